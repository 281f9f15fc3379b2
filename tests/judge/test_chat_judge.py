"""The judge behind an address: what is sent and where to, and that nothing but a whole answer is one."""

from __future__ import annotations

import json
import pickle
import socket

import pytest

from policydiff.errors import OptionError
from policydiff.judge import ChatJudge, read_guide
from policydiff.model.inquiry import Abstention, Reply


def test_what_is_sent(server, judge, inquiry, say) -> None:
    server.say = lambda _: say.whole(("A", "equal"))
    assert judge.decide(inquiry) == Reply(counterparts=(("7", "equal"),), why="Both bind the keeper.")
    ((path, headers, body),) = server.requests
    assert path == "/v1/chat/completions"
    assert headers["Content-Type"] == "application/json"
    assert headers["User-Agent"] == "policydiff"
    assert "Authorization" not in headers
    assert (body["model"], body["temperature"], body["stream"]) == ("tiny-judge:1b", 0, False)
    system, user = body["messages"]
    assert (system["role"], system["content"]) == ("system", read_guide())
    assert json.loads(user["content"]) == {
        "documents": {"old": "Old harbour", "new": "New harbour"},
        "clause": {"document": "old", "headings": ["Lamps"], "text": "The keeper shall trim the lamp at dusk."},
        "candidates": [
            {"candidate": "A", "headings": [], "text": "At dusk the lamp is trimmed."},
            {"candidate": "B", "headings": ["Bells", "Of the tower"], "text": "灯塔看守人敲钟。"},
        ],
    }
    reply = body["response_format"]["json_schema"]
    assert body["response_format"]["type"] == "json_schema"
    assert reply["strict"] is True
    counterpart = reply["schema"]["properties"]["counterparts"]["items"]["properties"]
    assert counterpart["candidate"]["enum"] == ["A", "B"]
    assert counterpart["relation"]["enum"] == ["equal", "subset", "superset", "intersects"]


def test_the_same_question_is_the_same_bytes(server, judge, inquiry) -> None:
    for _ in range(2):
        judge.decide(inquiry)
    assert server.requests[0] == server.requests[1]


def test_a_key_is_sent_and_never_shown(server, inquiry) -> None:
    judge = ChatJudge(url=server.url + "/", model="m", key="s3cret")
    judge.decide(inquiry)
    assert server.requests[0][1]["Authorization"] == "Bearer s3cret"
    assert server.requests[0][0] == "/v1/chat/completions"
    assert "s3cret" not in repr(judge)


def test_several_none_and_unsure(server, judge, inquiry, say) -> None:
    server.say = lambda _: say.whole(("B", "subset"), ("A", "intersects"))
    assert judge.decide(inquiry) == Reply(counterparts=(("8", "subset"), ("7", "intersects")), why="Both bind the keeper.")
    server.say = lambda _: say.whole()
    assert judge.decide(inquiry) == Reply(counterparts=(), why="Both bind the keeper.")
    server.say = lambda _: say.whole(("A", "equal"), why="Hard to tell.", sure=False)
    assert judge.decide(inquiry) == Abstention("it is not sure: Hard to tell.")


GARBAGE = [
    "",
    "yes",
    "```json\n{}\n```",
    "[]",
    "null",
    "{}",
    '{"why": "x", "counterparts": []}',
    '{"why": "", "counterparts": [], "sure": true}',
    '{"why": 7, "counterparts": [], "sure": true}',
    '{"why": "x", "counterparts": [], "sure": "yes"}',
    '{"why": "x", "counterparts": {}, "sure": true}',
    '{"why": "x", "counterparts": ["A"], "sure": true}',
    '{"why": "x", "counterparts": [{"candidate": "A"}], "sure": true}',
    '{"why": "x", "counterparts": [{"candidate": "C", "relation": "equal"}], "sure": true}',
    '{"why": "x", "counterparts": [{"candidate": "AB", "relation": "equal"}], "sure": true}',
    '{"why": "x", "counterparts": [{"candidate": ["A"], "relation": "equal"}], "sure": true}',
    '{"why": "x", "counterparts": [{"candidate": "A", "relation": "same"}], "sure": true}',
    '{"why": "x", "counterparts": [{"candidate": "A", "relation": ["equal"]}], "sure": true}',
    '{"why": "x", "counterparts": [{"candidate": "A", "relation": "equal"}, {"candidate": "A", "relation": "subset"}], "sure": true}',
    '{"why": "x", "counterparts": [], "sure": true, "also": 1}',
    '{"why": "x", "counterparts": [], "sure": true}}',
    "[" * 100_000,
]


@pytest.mark.parametrize("content", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_no_answer(server, judge, inquiry, say, content: str) -> None:
    server.say = lambda _: say.words(content)
    said = judge.decide(inquiry)
    assert isinstance(said, Abstention)
    assert not said.is_unreachable
    assert len(said.reason) < 300


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>busy</html>",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"9" * 5000,
        b'{"choices": []}',
        b'{"choices": [7]}',
        b'{"choices": {"0": {}}}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": ["A"]}}]}',
        b'{"error": {"message": "no such model"}}',
    ],
)
def test_an_envelope_that_is_none_is_no_answer(server, judge, inquiry, body: bytes) -> None:
    server.say = lambda _: body
    assert isinstance(judge.decide(inquiry), Abstention)


def test_half_an_answer_is_none(server, judge, inquiry, say) -> None:
    server.say = lambda _: say.words('{"why": "x", "counterparts": [], "sure": true}', finish_reason="length")
    assert judge.decide(inquiry) == Abstention("its answer was cut off")
    whole = json.dumps(say.whole()).encode()
    server.say, server.headers = (lambda _: whole[:-20]), {"Content-Length": str(len(whole)), "Connection": "close"}
    assert isinstance(judge.decide(inquiry), Abstention)


def test_a_refusal_is_none(server, judge, inquiry, say) -> None:
    server.say = lambda _: {"choices": [{"finish_reason": "stop", "message": {"content": None, "refusal": "I cannot\nhelp with that."}}]}
    assert judge.decide(inquiry) == Abstention("it refused to answer: I cannot help with that.")
    server.say = lambda _: say.words(None, finish_reason="content_filter")
    assert judge.decide(inquiry) == Abstention("it refused to answer: content_filter")


def test_an_endless_answer_is_cut(server, judge, inquiry) -> None:
    server.say = lambda _: b" " * 1_500_000
    assert judge.decide(inquiry) == Abstention("its answer is longer than 1,000,000 bytes")


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_a_fault_of_the_server_is_told(server, judge, inquiry, status: int) -> None:
    server.status, server.say = status, (lambda _: b"model 'x' not\x1b[2J found " + b"!" * 1000)
    said = judge.decide(inquiry)
    assert isinstance(said, Abstention)
    assert said.is_unreachable
    assert f"HTTP status {status}: model 'x' not" in said.reason
    assert len(said.reason) < 300


def test_silence_runs_into_the_time_out(server, inquiry) -> None:
    server.say = lambda _: None
    said = ChatJudge(url=server.url, model="m", timeout=0.3).decide(inquiry)
    assert said == Abstention("m gave no answer within 0.3 seconds", is_unreachable=True)


def test_a_drip_runs_into_the_time_out(server, inquiry) -> None:
    # Each byte comes well within the time-out, all of them do not.
    server.drip = 0.05
    said = ChatJudge(url=server.url, model="m", timeout=0.4).decide(inquiry)
    assert said == Abstention("m gave no answer within 0.4 seconds", is_unreachable=True)


def test_nobody_there(inquiry) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = ChatJudge(url=f"http://127.0.0.1:{port}/v1", model="m").decide(inquiry)
    assert isinstance(said, Abstention)
    assert said.is_unreachable
    assert f"http://127.0.0.1:{port}/v1 cannot be reached" in said.reason


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(server, judge, inquiry, status: int) -> None:
    server.status, server.headers = status, {"Location": f"{server.url}/elsewhere"}
    said = judge.decide(inquiry)
    assert isinstance(said, Abstention)
    assert "redirects are not followed" in said.reason
    assert [path for path, _, _ in server.requests] == ["/v1/chat/completions"]


def test_proxies_of_the_environment_are_not_used(server, judge, inquiry, monkeypatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert isinstance(judge.decide(inquiry), Reply)
    # Asked for by path, as no proxy would be.
    assert server.requests[0][0] == "/v1/chat/completions"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:11434",
        "ftp://host/v1",
        "file:///etc/passwd",
        "http://",
        "http:///v1",
        "http://host:port",
        "http://[::1",
        "http://a b/v1",
        "http://h\nX: y",
        "http://ünï/v1",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(OptionError, match="is no address of a judge; give one such as"):
        ChatJudge(url=url, model="m")


@pytest.mark.parametrize("url", ["http://me:pw@host/v1", "http://host/v1?key=x", "http://host/v1#x"])
def test_secrets_do_not_belong_into_an_address(url: str) -> None:
    with pytest.raises(OptionError, match="more than scheme, host, port and path") as caught:
        ChatJudge(url=url, model="m")
    assert "pw" not in str(caught.value).replace("passwords", "")


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"model": " "}, "no name"),
        ({"timeout": 0}, "above zero"),
        ({"timeout": float("nan")}, "above zero"),
        ({"key": "a\nb"}, "key holds"),
        ({"key": "schlüssel"}, "key holds"),
    ],
)
def test_other_values_are_refused(parts: dict, told: str) -> None:
    with pytest.raises(OptionError, match=told):
        ChatJudge(**{"url": "http://localhost:1/v1", "model": "m", **parts})


def test_a_judge_is_a_value() -> None:
    judge = ChatJudge(url="https://host:8443/api/v1", model="m")
    assert pickle.loads(pickle.dumps(judge)) == judge
    assert judge.name == "m"


def test_the_guide_names_every_relation() -> None:
    for relation in ("equal", "subset", "superset", "intersects"):
        assert f"- {relation}:" in read_guide()
