"""Review files as a user meets them: written, answered, obeyed, brought up to date, answered by a judge."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from policydiff import Options, cli, compare, find_questions, read_review, render_review
from policydiff.review import parse_review

OLD = """# Harbour rules

1. The keeper shall report every failure of the lamp to the council within thirty days.

2. Nobody may fish from the mole while the ferry is at the pier.

3. Boats shall carry a lamp and a bell after dusk.

4. The plan for storms is reviewed every year.

5. Pilots shall be trained for ice.

6. Keys are counted at dawn.
"""
NEW = """# Harbour rules

1. Ferries have right of way at the pier; fishing is forbidden there at all times.

2. Boats shall carry a lamp and a bell after dusk.

3. The lamp is kept in repair by the keeper, who tells the council of damage at once.

4. The plan for storms is reviewed every year.

5. The plan for storms is reviewed every year.

6. Keys are counted at dawn.

7. Keys are counted at dawn.
"""
SIGNED = "    who: Ada\n    day: 2026-11-20\n    why: Read side by side.\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two texts, in an environment that says nothing of us."""
    for name in [*os.environ]:
        if name.startswith("POLICYDIFF_") or name in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("POLICYDIFF_ENCODER", "none")
    monkeypatch.setenv("POLICYDIFF_MODE", "independent")
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Return the command, run in this process: exit code, standard output, standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            code = cli.main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return call


def decide(folder: Path, *entries: str) -> None:
    """Write a review file by hand."""
    listed = "".join(f"  - {{{entry}, who: Ada, day: 2026-11-20, why: Read side by side.}}\n" for entry in entries)
    (folder / "review.yaml").write_text(f"policydiff: review/1\nold: old\nnew: new\ndecisions:\n{listed}", encoding="utf-8")


def compared(run: Run, *arguments: str) -> dict:
    return json.loads(run("compare", "old.md", "new.md", "--format", "json", *arguments)[1])


def partners(document: dict) -> dict[str, list[str]]:
    return {clause: change["new"] for change in document["changes"] for clause in change["old"]}


def test_open_questions_go_to_standard_output_and_their_number_to_standard_error(run: Run) -> None:
    code, out, err = run("review", "old.md", "new.md")
    review = parse_review(out)
    assert code == 0
    assert review.questions
    assert [one.doubt for one in review.questions] == sorted((one.doubt for one in review.questions), reverse=True)
    # Two copies of one clause: nothing decides between them.
    assert [one.clause.id for one in review.questions if one.asked == "ambiguous"] == ["4", "6"]
    assert f"{len(review.questions)} open question" in err


def test_decisions_are_obeyed(run: Run, folder: Path) -> None:
    decide(folder, "correspond: {old: 5, new: 1}", "no_counterpart: {old: 3}", "correspond: {old: 4, new: 5}", "do_not_correspond: {old: 1, new: 3}")
    found = compared(run, "--review", "review.yaml")
    linked = partners(found)
    assert linked["5"] == ["1"]
    assert linked["3"] == []
    assert linked["4"] == ["5"]
    assert linked["1"] != ["3"]
    assert "Decisions of review.yaml obeyed: 4 of 4." in found["notes"]
    assert linked != partners(compared(run))


def test_the_relation_that_was_given_stands(run: Run, folder: Path) -> None:
    decide(folder, "correspond: {old: 3, new: 2}, relation: intersects")
    pairs = [pair for change in compared(run, "--review", "review.yaml")["changes"] for pair in change["pairs"]]
    assert next(pair["relation"] for pair in pairs if (pair["old"], pair["new"]) == ("3", "2")) == "intersects"


def test_from_question_to_decision(run: Run, folder: Path) -> None:
    assert run("review", "old.md", "new.md", "-o", "review.yaml")[0] == 0
    path = folder / "review.yaml"
    text = path.read_text(encoding="utf-8")
    asked = len(parse_review(text).questions)
    first = parse_review(text).questions[0]
    text = text.replace("    answer:\n    who:\n    day:\n    why:\n", f"    answer: {first.shortlist[0].clause.id}\n{SIGNED}", 1)
    path.write_text(text, encoding="utf-8")
    answered = run("compare", "old.md", "new.md", "--review", "review.yaml", "--format", "json")
    code, _, err = run("review", "old.md", "new.md", "-o", "review.yaml")
    assert code == 0
    review = read_review(path)
    assert len(review.questions) < asked
    assert {(decision.who, decision.day, decision.why) for decision in review.decisions} == {("Ada", "2026-11-20", "Read side by side.")}
    assert f"{len(review.decisions)} decision" in err
    # An answer counts the same before and after it has become a decision, and asking again changes nothing.
    assert run("compare", "old.md", "new.md", "--review", "review.yaml", "--format", "json") == answered
    once = path.read_bytes()
    run("review", "old.md", "new.md", "-o", "review.yaml")
    assert path.read_bytes() == once


def test_decisions_outlive_renumbering_and_light_edits(run: Run, folder: Path) -> None:
    decide(folder, "correspond: {old: 5, new: 1}", "no_counterpart: {old: 3}")
    run("review", "old.md", "new.md", "-o", "review.yaml")
    moved = OLD.replace("1. The keeper", "1. Dogs are kept on a leash.\n\n2. The keeper")
    for number, word in ((2, "Nobody"), (3, "Boats"), (4, "The plan"), (5, "Pilots"), (6, "Keys")):
        moved = moved.replace(f"{number}. {word}", f"{number + 1}. {word}")
    (folder / "old.md").write_text(moved.replace("a lamp and a bell", "one lamp and a bell"), encoding="utf-8")
    found = compared(run, "--review", "review.yaml")
    assert partners(found)["6"] == ["1"]
    assert partners(found)["4"] == []
    assert any(note.endswith("found again by what is left of it: old 4.") for note in found["notes"])
    assert "Decisions of review.yaml obeyed: 2 of 2." in found["notes"]


def test_stale_decisions_are_reported_and_kept(run: Run, folder: Path) -> None:
    decide(folder, "no_counterpart: {old: 5}", "no_counterpart: {old: 3}")
    run("review", "old.md", "new.md", "-o", "review.yaml")
    (folder / "old.md").write_text(OLD.replace("Pilots shall be trained for ice.", "Gulls are fed by nobody."), encoding="utf-8")
    told = re.compile("A decision of review.yaml is stale, so that it was not obeyed: line [0-9]+: old 5 “Pilots")
    assert any(told.match(note) for note in compared(run, "--review", "review.yaml")["notes"])
    code, _, err = run("review", "old.md", "new.md", "-o", "review.yaml")
    assert code == 0
    assert "2 decisions, 1 of them stale" in err
    assert re.search("^policydiff: stale: line [0-9]+: old 5 “Pilots shall be trained for ice.”: no clause has this wording", err, re.MULTILINE)
    text = (folder / "review.yaml").read_text(encoding="utf-8")
    assert len(parse_review(text).decisions) == 2
    assert text.count("# stale: ") == 1


def test_contradictions_stop_everything_and_change_no_file(run: Run, folder: Path) -> None:
    decide(folder, "no_counterpart: {old: 5}", "correspond: {old: 5, new: 1}")
    before = (folder / "review.yaml").read_bytes()
    for arguments in (("compare", "old.md", "new.md", "--review", "review.yaml"), ("review", "old.md", "new.md", "-o", "review.yaml")):
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert "review.yaml:6: old 5 and new 1 correspond contradicts what was decided in line 5" in err
    assert (folder / "review.yaml").read_bytes() == before


def test_another_file_is_not_overwritten(run: Run, folder: Path) -> None:
    code, _, err = run("review", "old.md", "new.md", "-o", "old.md")
    assert code == 2
    assert "old.md" in err
    assert (folder / "old.md").read_text(encoding="utf-8") == OLD
    (folder / "empty.yaml").write_text("", encoding="utf-8")
    assert run("review", "old.md", "new.md", "-o", "empty.yaml")[0] == 0


def test_a_limit_keeps_the_hardest(run: Run) -> None:
    whole = parse_review(run("review", "old.md", "new.md")[1])
    code, out, err = run("review", "old.md", "new.md", "--limit", "1")
    assert code == 0
    assert parse_review(out).questions == whole.questions[:1]
    assert f"1 open question ({len(whole.questions) - 1} more left out)" in err
    assert run("review", "old.md", "new.md", "--limit", "-1")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("compare", "old.md", "new.md", "--review", "no.yaml"), "no.yaml: cannot be read"),
        (("compare", "old.md", "new.md", "--review", "old.md"), "old.md"),
        (("review", "old.md"), "NEW"),
        (("review", "-", "-"), "standard input"),
        (("review", "old.md", "new.md", "--day", "2026-11-20"), "add --judge-url and --judge-model"),
        (("review", "old.md", "new.md", "--judge-url", "http://localhost:1/v1", "--judge-model", "m"), "add --day"),
        (("review", "old.md", "new.md", "--judge-url", "http://localhost:1/v1", "--judge-model", "m", "--day", "today"), "--day is 'today'"),
        (("review", "old.md", "new.md", "--judge-url", "localhost:1", "--judge-model", "m", "--day", "2026-11-20"), "is no address of a judge"),
        (
            ("review", "old.md", "new.md", "--judge-url", "http://h/v1", "--judge-model", "m", "--day", "2026-11-20", "--judge-timeout", "0"),
            "time-out",
        ),
    ],
)
def test_trouble_is_told(run: Run, arguments: tuple[str, ...], message: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


def test_the_file_is_the_same_under_any_hash_seed(folder: Path) -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-m", "policydiff", "review", "old.md", "new.md"],
            capture_output=True,
            check=True,
            timeout=120,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_the_library_does_the_same(folder: Path) -> None:
    options = Options(encoder="none", mode="independent")
    decide(folder, "correspond: {old: 5, new: 1}")
    review = find_questions("old.md", "new.md", options=options, review="review.yaml")
    (folder / "second.yaml").write_text(render_review(review), encoding="utf-8")
    by_path, by_value = (compare("old.md", "new.md", options=options, review=one) for one in (folder / "second.yaml", review))
    assert by_path.alignment == by_value.alignment
    assert any("5" in link.old and "1" in link.new for link in by_path.alignment.links)
    assert not any(str(folder) in note for note in by_path.notes)


# A judge.


class _Model(BaseHTTPRequestHandler):
    """Takes the first candidate, except where it is asked about keys."""

    def do_POST(self) -> None:
        asked = json.loads(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["messages"][1]["content"])
        said = {"why": "It says the same.", "counterparts": [{"candidate": "A", "relation": "intersects"}], "sure": True}
        words = "I would rather not." if "Keys" in asked["clause"]["text"] else json.dumps(said)
        data = json.dumps({"choices": [{"finish_reason": "stop", "message": {"content": words}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def model_url():
    with ThreadingHTTPServer(("127.0.0.1", 0), _Model) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
        server.shutdown()
        thread.join()


def test_a_judge_answers_and_the_next_run_needs_none(run: Run, folder: Path, model_url: str) -> None:
    asked = parse_review(run("review", "old.md", "new.md")[1]).questions
    judge = ("--judge-url", model_url, "--judge-model", "tiny-judge:1b", "--day", "2026-11-20")
    code, _, err = run("review", "old.md", "new.md", "-o", "review.yaml", *judge)
    assert code == 0
    review = read_review(folder / "review.yaml")
    assert [one.clause.id for one in asked] == ["4", "6"]
    assert [one.clause.id for one in review.questions] == ["6"]
    assert [(decision.who, decision.day, decision.why) for decision in review.decisions] == [("tiny-judge:1b", "2026-11-20", "It says the same.")] * 2
    assert "old 6 stays open: its answer is not what was asked for: I would rather not." in err
    runs = [run("compare", "old.md", "new.md", "--review", "review.yaml", "--format", "json") for _ in range(2)]
    assert runs[0] == runs[1]
    assert partners(json.loads(runs[0][1]))["4"] == ["4"]
    # Brought up to date without a judge, the file keeps what the judge said.
    once = (folder / "review.yaml").read_bytes()
    assert run("review", "old.md", "new.md", "-o", "review.yaml")[0] == 0
    assert (folder / "review.yaml").read_bytes() == once


def test_without_a_judge_nobody_is_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setenv("POLICYDIFF_JUDGE_KEY", "s3cret")
    code, out, err = run("review", "old.md", "new.md")
    assert code == 0
    assert "s3cret" not in out + err


def test_a_judge_who_is_not_there_leaves_everything_open(run: Run, folder: Path) -> None:
    judge = ("--judge-url", "http://127.0.0.1:9/v1", "--judge-model", "m", "--day", "2026-11-20")
    code, _, err = run("review", "old.md", "new.md", "-o", "review.yaml", *judge)
    assert code == 0
    assert "stays open: http://127.0.0.1:9/v1 cannot be reached" in err
    assert read_review(folder / "review.yaml").decisions == ()
