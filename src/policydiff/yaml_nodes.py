r"""
YAML read as what stands there: every scalar is text with its line, and what surprises or harms is refused.

Outline files and case files are written by hand and read by strangers, so ``1.10`` stays ``1.10``, ``no`` stays a word, and aliases, tags, repeated
keys, control characters, deep nesting and oversized files are errors that name the file, the line and the way out. JSON is read by the same rules.

Example:
    >>> root = compose("old: {id: 1.10}\nnew: no", source="my.yaml").as_mapping().allow("old", "new")
    >>> root.take("old").as_mapping().take("id").as_text(), root.take("new").as_text()
    ('1.10', 'no')
    >>> root.allow("olds", "new")
    Traceback (most recent call last):
    policydiff.errors.InputError: my.yaml:1: unknown key 'old'; did you mean olds? Known here: olds, new
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, ClassVar, NoReturn, Self, TypeVar

from attrs import frozen

from policydiff.errors import InputError, did_you_mean

if TYPE_CHECKING:
    from yaml import Event, ScalarEvent

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "compose"]

Word = TypeVar("Word", bound=str)
# An outline of a law of a thousand clauses takes less than one million characters.
_MAX_CHARACTERS = 8_000_000
# Outline and case files nest five deep.
_MAX_DEPTH = 32
# What a message repeats of a wrong value.
_MAX_QUOTED = 60
# Not printable in YAML; the same set as the parser refuses, found here first so that the message can name the line. Compiled on use, which takes longer
# than most of this module.
_UNPRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


@frozen(kw_only=True)
class Node:
    """
    A value of the file and where it stands.

    Attributes:
        name: Key that the value stands under, safe to show; items of a list carry the list's name.

        line: Counted from 1.

        source: Name of the file as the user gave it, or None.
    """

    name: str
    line: int
    source: str | None
    _kind: ClassVar[str]

    def error(self, message: str) -> InputError:
        """Return an error that points here."""
        return InputError(message, source=self.source, line=self.line)

    def as_mapping(self) -> Mapping:
        """Return the value as keys and values, or raise an InputError."""
        self._refuse("keys and values (key: value)")

    def as_sequence(self) -> Sequence:
        """Return the value as a list, or raise an InputError."""
        self._refuse("a list (- item)")

    def as_text(self, *, allow_empty: bool = False) -> str:  # noqa: ARG002 - only a scalar has a use for it
        """Return the value as text, or raise an InputError; an empty one is an error unless allowed."""
        self._refuse("a text")

    def as_texts(self) -> tuple[str, ...]:
        """Return the value as texts, be it one text or a list of them, or raise an InputError."""
        return tuple(item.as_text() for item in self.as_items())

    def as_items(self) -> tuple[Node, ...]:
        """Return the items of a list; any other value is its own only item."""
        return (self,)

    def as_choice(self, choices: Collection[Word]) -> Word:
        """Return the value as one of these words, or raise an InputError with a suggestion."""
        text = self.as_text()
        for choice in choices:
            if choice == text:
                return choice
        raise self.error(f"{self.name} is {_quote(text)}{did_you_mean(text, choices) or '.'} It can be {', '.join(choices)}")

    def as_number(self, *, low: float = -math.inf, high: float = math.inf) -> float:
        """Return the value as a number between two bounds, both included, or raise an InputError."""
        text = self.as_text()
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not low <= number <= high:
            between = f"a number between {low:g} and {high:g}" if math.isfinite(low) and math.isfinite(high) else "a number"
            raise self.error(f"{self.name} is {_quote(text)}; write {between}")
        return number

    def _refuse(self, wanted: str) -> NoReturn:
        found = "empty" if isinstance(self, Scalar) and not self.text else self._kind
        raise self.error(f"{self.name} must be {wanted}, but is {found}")


@frozen(kw_only=True)
class Scalar(Node):
    """
    A single value, as text.

    Attributes:
        text: The characters after YAML's unquoting, never changed into a number, a date or a truth value.

        is_plain: Whether it stood without quotes; tells ``null`` from ``"null"``.
    """

    text: str
    is_plain: bool = True
    _kind = "a text"

    def as_text(self, *, allow_empty: bool = False) -> str:
        """Return the text; an empty one is an error unless allowed."""
        if not allow_empty and not self.text.strip():
            raise self.error(f"{self.name} is empty; write a text")
        return self.text


@frozen(kw_only=True)
class Sequence(Node):
    """A list."""

    items: tuple[Node, ...]
    _kind = "a list"

    def as_sequence(self) -> Self:
        """Return the list itself."""
        return self

    def as_items(self) -> tuple[Node, ...]:
        """Return the items."""
        return self.items


@frozen(kw_only=True)
class Mapping(Node):
    """Keys and values in the order of the file, each key with its line."""

    items: tuple[tuple[str, int, Node], ...]
    _kind = "keys and values"

    def as_mapping(self) -> Self:
        """Return the mapping itself."""
        return self

    def allow(self, *known: str) -> Self:
        """Return the mapping itself, or raise an InputError for the first key that is not among the known ones."""
        for key, line, _ in self.items:
            if key not in known:
                fault = f"unknown key {_quote(key)}{did_you_mean(key, known) or '.'} Known here: {', '.join(known)}"
                raise InputError(fault, source=self.source, line=line)
        return self

    def find(self, key: str) -> Node | None:
        """Return the value of a key, or None where the key is missing."""
        return next((node for name, _, node in self.items if name == key), None)

    def take(self, key: str) -> Node:
        """Return the value of a key, or raise an InputError where the key is missing."""
        node = self.find(key)
        if node is None:
            raise self.error(f"{key} is missing; add {key}: … to {self.name}")
        return node


def compose(text: str, *, source: str | None, name: str = "the file") -> Node:
    """
    Read YAML or JSON into nodes.

    Args:
        text: The whole file.

        source: Name of the file for messages.

        name: What the whole is called in them.

    Raises:
        InputError: The text is empty, too large, no YAML, nested too deep, or uses what is refused here.
    """
    # Imported on use, here and below: help must not wait for it. The pure loader, because the compiled one accepts other files and may be missing.
    from yaml import MarkedYAMLError, SafeLoader, parse  # noqa: PLC0415

    _check_characters(text, source)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        text = text.replace("\t", " ")  # JSON may be indented with tabs, YAML may not
    try:
        return _compose_document(parse(text, Loader=SafeLoader), source, name)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        fault = ", ".join(part for part in (error.context, error.problem) if part)
        remedy = "Indent with spaces, and put a text into quotes that holds a colon or # or starts with a special character."
        raise InputError(f"not valid YAML: {fault}. {remedy}", source=source, line=mark.line + 1 if mark else None) from None


def _check_characters(text: str, source: str | None) -> None:
    if len(text) > _MAX_CHARACTERS:
        raise InputError(f"the file holds {len(text):,} characters, at most {_MAX_CHARACTERS:,} are read; split it", source=source)
    if found := re.search(_UNPRINTABLE, text):
        fault = f"unprintable character U+{ord(found[0]):04X}; remove it, or save the file as UTF-8 text"
        raise InputError(fault, source=source, line=text.count("\n", 0, found.start()) + 1)


def _compose_document(events: Iterator[Event], source: str | None, name: str) -> Node:
    from yaml import DocumentStartEvent  # noqa: PLC0415

    root: Node | None = None
    for event in events:
        if isinstance(event, DocumentStartEvent):
            if root is not None:
                raise InputError("a second document starts here; write one document a file", source=source, line=_line_of(event))
            root = _compose_node(next(events), events, source, name, 1)
    if root is None:
        raise InputError(f"{name} is empty", source=source)
    return root


def _compose_node(event: Event, events: Iterator[Event], source: str | None, name: str, depth: int) -> Node:
    from yaml import ScalarEvent, SequenceStartEvent  # noqa: PLC0415

    line = _line_of(event)
    _check_event(event, source, depth)
    if isinstance(event, ScalarEvent):
        return Scalar(name=name, line=line, source=source, text=_clean(event, source), is_plain=event.style is None)
    if isinstance(event, SequenceStartEvent):
        members = tuple(_compose_node(member, events, source, name, depth + 1) for member in _until_end(events))
        return Sequence(name=name, line=line, source=source, items=members)
    return Mapping(name=name, line=line, source=source, items=tuple(_compose_entries(events, source, depth)))


def _compose_entries(events: Iterator[Event], source: str | None, depth: int) -> Iterator[tuple[str, int, Node]]:
    lines: dict[str, int] = {}
    for event in _until_end(events):
        line = _line_of(event)
        key = _compose_node(event, events, source, "a key", depth + 1).as_text()
        if key in lines:
            raise InputError(f"the key {_quote(key)} stands twice, first in line {lines[key]}; keep one of them", source=source, line=line)
        lines[key] = line
        yield key, line, _compose_node(next(events), events, source, _quote(key), depth + 1)


def _until_end(events: Iterator[Event]) -> Iterator[Event]:
    """Yield the first event of each member of the list or mapping that is open; whoever asks for the next one has taken the member's others."""
    from yaml import CollectionEndEvent  # noqa: PLC0415

    for event in events:
        if isinstance(event, CollectionEndEvent):
            return
        yield event


def _check_event(event: Event, source: str | None, depth: int) -> None:
    from yaml import AliasEvent, NodeEvent  # noqa: PLC0415

    fault = None
    if depth > _MAX_DEPTH:
        fault = f"nested more than {_MAX_DEPTH} deep; no file of policydiff needs that"
    elif isinstance(event, AliasEvent):
        fault = "aliases (*name) are not read; write the value out, or put a text that starts with * into quotes"
    elif isinstance(event, NodeEvent) and event.anchor is not None:
        fault = "anchors (&name) are not read; leave it out, or put a text that starts with & into quotes"
    elif getattr(event, "tag", None) is not None:
        fault = "tags (!name) are not read, every value is text; leave it out, or put a text that starts with ! into quotes"
    if fault:
        raise InputError(fault, source=source, line=_line_of(event))


def _clean(event: ScalarEvent, source: str | None) -> str:
    """Return the text of a scalar, with what its escapes bring in put right or refused."""
    # JSON writes a character beyond U+FFFF as two escapes.
    text = event.value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    harmful = next((character for character in text if unicodedata.category(character) == "Cc" and character not in "\t\n"), None)
    if harmful is not None:
        raise InputError(f"a text holds the control character U+{ord(harmful):04X}; remove it", source=source, line=_line_of(event))
    return text


def _line_of(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _quote(text: str) -> str:
    """Quote what the user wrote: on one line, shortened, nothing in it that a terminal obeys."""
    squeezed = " ".join(text.split())
    return repr(squeezed if len(squeezed) <= _MAX_QUOTED else squeezed[: _MAX_QUOTED - 1] + "…")
