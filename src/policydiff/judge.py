"""
A language model as judge: any server that speaks the chat interface of OpenAI, such as a local Ollama, vLLM or llama.cpp.

Nothing here runs unless it is asked for by address and model. What is sent goes to that address alone: no proxy of the environment, no redirect. An answer
that is not what was asked for is no answer, and the question stays open.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from http.client import HTTPException, HTTPResponse
from importlib.resources import files
from time import monotonic
from typing import Any, cast, get_args
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, Request

from attrs import field, frozen

from policydiff.errors import OptionError
from policydiff.model.alignment import Relation
from policydiff.model.inquiry import Abstention, Inquiry, Reply
from policydiff.model.outline import Clause

__all__ = ["ChatJudge", "read_guide"]

# A small model on a slow machine takes half a minute for three long clauses.
_TIMEOUT = 120.0
# An answer takes less than a thousandth of it.
_MAX_BYTES = 1_000_000
_CHUNK = 65_536
# What a message repeats of a server's own words.
_QUOTED = 200
_OK, _REDIRECTS = 200, range(300, 400)
_RELATIONS: tuple[Relation, ...] = get_args(Relation)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@lru_cache(maxsize=1)
def read_guide() -> str:
    """Return the guide that a model judges by."""
    return (files("policydiff") / "judge_guide.txt").read_text(encoding="utf-8")


@frozen(kw_only=True)
class ChatJudge:
    """
    Asks a model behind an OpenAI-compatible chat interface.

    Attributes:
        url: Base address, up to and without ``/chat/completions``, such as ``http://localhost:11434/v1``.

        model: Name of the model, as the server knows it; stands beside its answers.

        timeout: Seconds until an answer must be there.

        key: Sent as a bearer token, for servers that ask for one; never shown.

    Raises:
        OptionError: The address is none of a web server, holds more than an address, or the model has no name.
    """

    url: str
    model: str
    timeout: float = _TIMEOUT
    key: str | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.model.strip():
            raise OptionError("the judge's model has no name; give the name that the server knows it by")
        if not self.timeout > 0:
            raise OptionError(f"the judge's time-out is {self.timeout}; it is a number of seconds above zero")
        if self.key is not None and not (self.key.isascii() and self.key.isprintable()):
            raise OptionError("the judge's key holds a character that no key has; check it for line ends and blanks")
        _check_address(self.url)

    @property
    def name(self) -> str:
        """Name that is written beside its answers: the model's."""
        return self.model

    def decide(self, inquiry: Inquiry) -> Reply | Abstention:
        """Ask the model; time-outs, refusals, and answers that are no whole answers are abstentions."""
        letters = _LETTERS[: len(inquiry.candidates)]
        try:
            status, body = self._send(self._request(inquiry, letters))
        except TimeoutError:
            return Abstention(f"{self.model} gave no answer within {self.timeout:g} seconds", is_unreachable=True)
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            if isinstance(reason, TimeoutError):
                return Abstention(f"{self.model} gave no answer within {self.timeout:g} seconds", is_unreachable=True)
            return Abstention(f"{self.url} cannot be reached: {_shown(str(reason) or type(reason).__name__)}", is_unreachable=True)
        if status in _REDIRECTS:
            return Abstention(f"{self.url} sends elsewhere, and redirects are not followed; give the address itself", is_unreachable=True)
        if status != _OK:
            return Abstention(f"{self.url} answers with HTTP status {status}: {_shown(body)}", is_unreachable=True)
        said = _message(body)
        return said if isinstance(said, Abstention) else _reply(said, inquiry, letters)

    def _request(self, inquiry: Inquiry, letters: str) -> Request:
        reply = {"name": "reply", "strict": True, "schema": _schema(letters)}
        question = {
            "documents": {"old": inquiry.old_label, "new": inquiry.new_label},
            "clause": {"document": inquiry.side, **_shown_clause(inquiry.clause)},
            "candidates": [{"candidate": letter, **_shown_clause(clause)} for letter, clause in zip(letters, inquiry.candidates, strict=True)],
        }
        body = {
            "model": self.model,
            "temperature": 0,
            "stream": False,
            "messages": [
                {"role": "system", "content": read_guide()},
                {"role": "user", "content": json.dumps(question, ensure_ascii=False, indent=1)},
            ],
            "response_format": {"type": "json_schema", "json_schema": reply},
        }
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key is not None:
            headers["Authorization"] = f"Bearer {self.key}"
        address = f"{self.url.rstrip('/')}/chat/completions"
        return Request(address, data=json.dumps(body).encode("ascii"), headers=headers, method="POST")  # noqa: S310 - the scheme was checked

    def _send(self, request: Request) -> tuple[int, bytes]:
        """Return status and body; nothing but these two handlers, so that neither a proxy of the environment nor a redirect leads elsewhere."""
        opener = OpenerDirector()
        opener.addheaders = [("User-Agent", "policydiff")]
        for handler in (HTTPHandler(), HTTPSHandler()):
            opener.add_handler(handler)
        deadline = monotonic() + self.timeout
        body = bytearray()
        with cast("HTTPResponse", opener.open(request, timeout=self.timeout)) as response:
            while len(body) <= _MAX_BYTES and (chunk := response.read1(_CHUNK)):
                body += chunk
                # A server that sends a byte now and then never runs into the time-out of a single read.
                if monotonic() > deadline:
                    raise TimeoutError
            return response.status, bytes(body)


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in {"http", "https"} or not host or not url.isascii() or not url.isprintable() or " " in url:
        raise OptionError(f"{_shown(url)!r} is no address of a judge; give one such as http://localhost:11434/v1")
    if parts.username is not None or parts.query or parts.fragment:
        raise OptionError("the judge's address holds more than scheme, host, port and path; leave out user names, passwords, ? and #")


def _shown_clause(clause: Clause) -> dict[str, object]:
    # Neither number nor id: where a clause stands must not sway what it is taken to say.
    return {"headings": list(clause.path), "text": clause.text}


def _schema(letters: str) -> dict[str, Any]:
    counterpart = {
        "type": "object",
        "additionalProperties": False,
        "required": ["candidate", "relation"],
        "properties": {"candidate": {"type": "string", "enum": list(letters)}, "relation": {"type": "string", "enum": list(_RELATIONS)}},
    }
    properties = {"why": {"type": "string"}, "counterparts": {"type": "array", "items": counterpart}, "sure": {"type": "boolean"}}
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def _message(body: bytes) -> str | Abstention:
    """Take the model's words out of the server's envelope."""
    if len(body) > _MAX_BYTES:
        return Abstention(f"its answer is longer than {_MAX_BYTES:,} bytes")
    choices = _entry(_from_json(body), "choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message, end = _entry(choice, "message"), _entry(choice, "finish_reason")
    if end == "length":
        return Abstention("its answer was cut off")
    if _entry(message, "refusal") or end == "content_filter":
        return Abstention(f"it refused to answer: {_shown(str(_entry(message, 'refusal') or end))}")
    content = _entry(message, "content")
    if not isinstance(content, str) or not content.strip():
        return Abstention("it gave no answer")
    return content


def _reply(content: str, inquiry: Inquiry, letters: str) -> Reply | Abstention:
    """Check the model's words against the schema; whatever differs from it is not an answer."""
    answer = _from_json(content)
    garbage = Abstention(f"its answer is not what was asked for: {_shown(content)}")
    if not isinstance(answer, Mapping) or set(answer) != {"counterparts", "why", "sure"}:
        return garbage
    why, sure, named = answer["why"], answer["sure"], answer["counterparts"]
    if not isinstance(why, str) or not why.strip() or not isinstance(sure, bool) or not isinstance(named, list):
        return garbage
    found = [(_entry(part, "candidate"), _entry(part, "relation")) for part in named]
    is_whole = all(isinstance(part, Mapping) and set(part) == {"candidate", "relation"} for part in named)
    if not is_whole or not _are_known(found, letters):
        return garbage
    if not sure:
        return Abstention(f"it is not sure: {_shown(why)}")
    by_letter = dict(zip(letters, inquiry.candidates, strict=True))
    return Reply(counterparts=tuple((by_letter[str(letter)].id, cast("Relation", relation)) for letter, relation in found), why=why)


def _are_known(found: Sequence[tuple[object, object]], letters: str) -> bool:
    named = [letter for letter, _ in found]
    return all(letter in [*letters] and relation in _RELATIONS for letter, relation in found) and len(set(named)) == len(named)


def _from_json(text: str | bytes) -> object:
    """Return the value of a JSON text, or None where it is none."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value


def _entry(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, Mapping) else None


def _shown(text: str | bytes) -> str:
    """Return the beginning of a server's words on one line."""
    words = " ".join((text.decode("utf-8", "replace") if isinstance(text, bytes) else text).split())
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"
