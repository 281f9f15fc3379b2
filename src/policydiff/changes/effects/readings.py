"""Words that may bind, read as statements: what the annotations doubt, the comparison can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import cast, get_args

from attrs import frozen

from policydiff.changes.effects.passage import Passage
from policydiff.changes.effects.phrases import Found, PhraseReader, Phrases
from policydiff.model.annotation import Deontic, Modality, Verb
from policydiff.model.outline import Clause, Span
from policydiff.text.fold import has_han
from policydiff.text.tokens import stem

__all__ = ["Binding", "load_bindings", "read_bindings", "shipped_bindings"]

_FORM = "policydiff bindings/1"
_KEYS = ("kind", "force", "denied", "follows", "en", "zh")
_STRONGEST = 5
# Verbs of a chain, "will endeavour, as resources permit, to", stand so near each other, in characters.
_REACH = 12
# Rules of the annotation that found a modal and doubted who or what it binds; what they found is read again, what others found is not.
_DOUBTED = ("epistemic-subject", "epistemic-verb", "narrative-subject", "narrative-verb")
# Endings of participles and nouns; "is required to" begins with "is".
_NO_VERBS = ("ed", "ing", "ment", "ments", "ion", "ions", "er", "ers")
_NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|of|in|for|on|with|by|from|its|their|our|this|that|these|such|any|no|each|every|under|to|upon|without)\s+\Z", re.IGNORECASE
)
_RELATIVE_BEFORE = re.compile(
    r"\b(?:which|that|who|what|whatever|whichever|where|when|whenever|if|whether|how|because|since|as|than|it|there|one)\s+\Z", re.IGNORECASE
)
_BEFORE = 16
# "urges flag States to fit": who is asked stands before what is to be done.
_ASKING = frozenset(
    map(stem, ("urge", "request", "call", "invite", "encourage", "ask", "require", "advise", "recommend", "exhort", "appeal", "mandate"))
)
_ASKED = re.compile(r"(?: [\w'-]+){1,6} to (?=\w)")
_STOP = re.compile(r"[;。；]|\.(?:\s|$)")
_CITED = re.compile(r"《[^》]{1,200}》|\"[^\"]{1,400}\"|“[^”]{1,400}”|(?<!\w)'[^']{1,200}'(?!\w)")


@frozen
class Binding:
    """What a word does, at which level, whether the act is denied, and whether it counts only behind another."""

    kind: Deontic
    force: int
    is_denied: bool
    follows: bool


@lru_cache(maxsize=1)
def shipped_bindings() -> Phrases[Binding]:
    """Return the words that come with the library, read once, when they are first needed."""
    return load_bindings((files("policydiff.changes.effects") / "bindings.toml").read_text(encoding="utf-8"), name="bindings.toml")


def load_bindings(text: str, *, name: str) -> Phrases[Binding]:
    """
    Read words that bind from TOML; ``bindings.toml`` beside this module shows the format.

    Args:
        text: The file's text.

        name: Name of the file for messages.

    Raises:
        InputError: The text holds no such lexicon; the message names the file and the place.
    """
    read = PhraseReader(name)
    content = read.content(text, form=_FORM, keys=("unless", "bindings"))
    values: dict[str, Binding] = {}
    for table in read.tables(content["bindings"], "bindings", _KEYS):
        binding = _binding(read, table)
        for phrase in (*read.phrases(table["en"], "en"), *read.phrases(table["zh"], "zh")):
            if phrase in values:
                read.stop(f"{phrase!r} stands in two tables; keep one")
            values[phrase] = binding
    return Phrases(values, read.phrases(content["unless"], "unless"))


def _binding(read: PhraseReader, table: dict[str, object]) -> Binding:
    kind, force, denied, follows = (table[key] for key in _KEYS[:4])
    if kind not in get_args(Deontic):
        read.stop(f"kind is {kind!r}; it is one of {', '.join(get_args(Deontic))}")
    if not isinstance(force, int) or isinstance(force, bool) or not 0 <= force <= _STRONGEST:
        read.stop(f"force is {force!r}; it has to be a whole number from 0 to {_STRONGEST}")
    if not isinstance(denied, bool) or not isinstance(follows, bool):
        read.stop("denied and follows have to be true or false")
    return Binding(cast("Deontic", kind), force, denied, follows)


def read_bindings(side: Passage, taken: Sequence[Span]) -> Iterator[Modality]:
    """
    Yield what the binding words of a passage would say if they bound somebody.

    Args:
        side: The passage.

        taken: Where its statements stand already.
    """
    settled = [*taken, *(side.span(item) for item in side.of(Modality) if item.use != "deontic" and item.rule not in _DOUBTED)]
    for clause in side.clauses:
        found = [
            item
            for item in shipped_bindings().find(clause.text)
            if _is_verb(clause.text, item.span) and not _is_taken(side, clause, item.span, settled)
        ]
        at = 0
        while at < len(found):
            chain = _chain(found, at, clause.text)
            if not found[at].value.follows:
                yield _modality(clause, chain)
            at += len(chain)


def _is_verb(text: str, span: Span) -> bool:
    """Tell whether an English word is a verb in a finite form, of a main clause: no *requirements*, no *considered*, no *in support*, no *which may*."""
    if has_han(span.of(text)):
        return True
    word = span.of(text).split()[0].casefold()
    if word.endswith(_NO_VERBS) or _NOUN_BEFORE.search(text, max(0, span.start - _BEFORE), span.start):
        return False
    return _RELATIVE_BEFORE.search(text, max(0, span.start - _BEFORE), span.start) is None


def _is_taken(side: Passage, clause: Clause, span: Span, taken: Sequence[Span]) -> bool:
    shifted = side.shifted(clause.id, span)
    if any(other.start < shifted.stop and shifted.start < other.stop for other in taken):
        return True
    return any(match.start() < span.stop and span.start < match.end() for match in _CITED.finditer(clause.text))


def _chain(found: Sequence[Found[Binding]], at: int, text: str) -> tuple[Found[Binding], ...]:
    """Return a word with those that follow it closely and that it governs."""
    chain = [found[at]]
    for item in found[at + 1 :]:
        gap = text[chain[-1].span.stop : item.span.start]
        if len(gap) > _REACH or re.search(r"[,;.，。；]|\band\b|\bor\b", gap) or not (item.value.follows or item.value.force <= chain[0].value.force):
            break
        chain.append(item)
    return tuple(chain)


def _modality(clause: Clause, chain: Sequence[Found[Binding]]) -> Modality:
    first, last = chain[0], chain[-1]
    end = _STOP.search(clause.text, last.span.stop)
    asked = _ASKED.match(clause.text, last.span.stop) if stem(last.span.of(clause.text).split()[0].casefold()) in _ASKING else None
    aim = Span(asked.end() if asked else last.span.stop, end.start() if end else len(clause.text))
    verbs = tuple(Verb(item.span.of(clause.text).casefold(), item.value.force, item.span) for item in chain)
    return Modality(
        clause=clause.id, span=first.span, use="deontic", deontic=first.value.kind, force=min(verb.force for verb in verbs),
        polarity="negative" if first.value.is_denied else "positive", chain=verbs, aim=aim if aim.start < aim.stop else None, voice="active", bearers=(), hedges=(), inherited_from=None,
        scale="zh" if has_han(clause.text) else "en", rule="reading", trigger=first.span.of(clause.text),
    )  # fmt: skip
