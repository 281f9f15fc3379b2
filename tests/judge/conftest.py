"""A server on this machine that speaks the chat interface, and says what a test tells it to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from policydiff.judge import ChatJudge
from policydiff.model.inquiry import Inquiry
from policydiff.model.outline import Clause


class ChatServer(ThreadingHTTPServer):
    """
    Answers every request with what ``say`` returns for it: status, body, headers, and how the body is sent.

    Attributes:
        requests: What was received: path, headers, body.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[tuple[str, dict[str, str], dict]] = []
        self.say: Callable[[dict], object] = lambda _: answer()
        self.status = 200
        self.headers: dict[str, str] = {}
        self.drip: float | None = None
        self.closing = Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: ChatServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, dict(self.headers.items()), body))
        self._send(self.server.say(body))

    def do_GET(self) -> None:
        self.server.requests.append((self.path, dict(self.headers.items()), {}))
        self._send(answer())

    def _send(self, said: object) -> None:
        if said is None:  # says nothing at all until the test is over
            self.server.closing.wait(20)
            return
        data = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.send_response(self.server.status)
        for name, value in {"Content-Length": str(len(data)), **self.server.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.server.drip is None:
            self.wfile.write(data)
            return
        for byte in data:
            if self.server.closing.wait(self.server.drip):
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def message(content: object, **more: object) -> dict:
    """Return what a server sends around a model's words."""
    return {"choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}, **more}]}


def answer(*counterparts: tuple[str, str], why: str = "Both bind the keeper.", sure: object = True) -> dict:
    """Return an answer as it should be."""
    named = [{"candidate": letter, "relation": relation} for letter, relation in counterparts]
    return message(json.dumps({"why": why, "counterparts": named, "sure": sure}))


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with ChatServer() as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.closing.set()
        running.shutdown()
        thread.join()


@pytest.fixture
def say() -> object:
    """Return what builds a server's answers: around words, and whole."""

    class Say:
        words = staticmethod(message)
        whole = staticmethod(answer)

    return Say


@pytest.fixture
def judge(server: ChatServer) -> ChatJudge:
    return ChatJudge(url=server.url, model="tiny-judge:1b", timeout=5)


@pytest.fixture
def inquiry() -> Inquiry:
    clause = Clause(id="4.2", number="4.2", text="The keeper shall trim the lamp at dusk.", path=("Lamps",))
    candidates = (Clause(id="7", text="At dusk the lamp is trimmed."), Clause(id="8", text="灯塔看守人敲钟。", path=("Bells", "Of the tower")))
    return Inquiry(side="old", clause=clause, candidates=candidates, old_label="Old harbour", new_label="New harbour")
