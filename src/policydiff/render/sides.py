"""What the two sides of a comparison are called: short enough for every line, and never to be taken for "the old" or "the new document"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from unicodedata import east_asian_width

from policydiff.model.outline import Outline
from policydiff.text.fold import fold, has_han
from policydiff.text.language import language_name
from policydiff.text.tokens import is_stop_word

__all__ = ["side_names"]

# A label longer than this would crowd every line that names a side.
_LONGEST = 16
_SHORTEST = 3
# By itself the first two would be taken for a side, and the others say nothing: New Delhi, standard input, AI Act.
_NOT_ALONE = frozenset({"old", "new", "standard", "ai"})
# "new-2023", "old draft" would be taken for a side, New Delhi is not.
_SIDE = re.compile(r"(?:old|new)(?![a-z])", re.IGNORECASE)
_PROPER = re.compile(r"New [A-Z][a-z]")
# A month or a day, as the names of files have it.
_DATE = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?!-?[0-9])")
_BRACKETS = "()（）[]【】"
# Words of a label: what a space, or in the name of a file a hyphen, a point or a low line parts.
_WORD = re.compile(r"[^\s\-_.]+")
_BRACKETED = re.compile(rf"[（(\[【]([^{re.escape(_BRACKETS)}]+)[）)\]】]")


def side_names(old: Outline, new: Outline) -> tuple[str, str]:
    """
    Return short names that tell the two sides apart.

    The first words of each label, as ``Paris`` and ``New Delhi``; else the labels; else the dates in them; else that in which the labels differ, as
    ``draft`` and ``final``; else their languages, or in what their files' names differ; of two sections of one document the sections; and where nothing of
    that tells them apart in the columns there are, ``old`` and ``new``.
    """
    whole = old.label, new.label
    labels, sections = zip(*(label.partition("#")[::2] for label in whole), strict=True)
    tries: tuple[Callable[[], Sequence[str]], ...] = (
        lambda: [_first_words(label) for label in labels],
        lambda: labels,
        lambda: [_only(_DATE.findall(label)) for label in labels],
        lambda: _differing(*labels),
        lambda: ["" if side.language.startswith("und") else language_name(side.language) for side in (old, new)],
        lambda: _differing(*(side.name.partition("#")[0] for side in (old, new))),
        # Two sections of one document.
        lambda: [f"#{section}" if section else "" for section in sections],
        lambda: whole,
    )
    for names in (attempt() for attempt in tries):
        if fold(names[0]) != fold(names[1]) and all(map(_is_telling, names)):
            return names[0], names[1]
    return "old", "new"


def _only(found: Sequence[str]) -> str:
    return found[0] if len(found) == 1 else ""


def _first_words(label: str) -> str:
    """Return as many words from the beginning as it takes to say something, with the number behind them."""
    words = label.split()
    for last, word in enumerate(words, start=1):
        if _is_telling(word):
            is_numbered = last < len(words) and words[last].isdecimal()
            return " ".join(words[: last + is_numbered])
    return ""


def _differing(old: str, new: str) -> tuple[str, str]:
    """Return what is left of two labels without the words that both begin and end with."""
    words = [_parts(label) for label in (old, new)]
    texts = [[label[start:stop] for start, stop in spans] for label, spans in zip((old, new), words, strict=True)]
    head = _n_common(*texts)
    tail = _n_common(*(list(reversed(side[head:])) for side in texts))
    if not head and not tail:
        return "", ""
    left = [
        label[spans[head][0] : spans[len(spans) - tail - 1][1]] if len(spans) > head + tail else ""
        for label, spans in zip((old, new), words, strict=True)
    ]
    return _shortened(left[0]), _shortened(left[1])


def _n_common(old: Sequence[str], new: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _parts(label: str) -> list[tuple[int, int]]:
    """Return where the words of a label stand; Chinese, which has no spaces, is taken character by character."""
    return [part for word in _WORD.finditer(label) for part in _split(word)]


def _split(word: re.Match[str]) -> Iterator[tuple[int, int]]:
    if not has_han(word[0]):
        yield word.span()
        return
    for place in range(*word.span()):
        yield place, place + 1


def _shortened(text: str) -> str:
    """Return what fits of a text: what stands in brackets, all of it, what it is called, as ``Code`` of a code of conduct, or a word that says something."""
    bracketed = _BRACKETED.search(text)
    named = list(takewhile(lambda word: not is_stop_word(fold(word)), text.split()))
    whole = text.strip(_BRACKETS) if len(named) == len(text.split()) else ""
    # The noun stands last in a name; in the name of a file what comes first sorts it.
    tries = (
        bracketed[1] if bracketed else "",
        whole,
        *(named[-1:] if len(text.split()) > 1 else []),
        *(word[0].strip(_BRACKETS) for word in _WORD.finditer(text)),
    )
    return next((found for found in tries if _is_telling(found)), "")


def _is_telling(name: str) -> bool:
    plain = fold(name)
    # As in EU, G7 and 2024; US in capitals is no pronoun.
    is_sign = len(name) > 1 and (name.isupper() or any(character.isdigit() for character in name))
    is_word = len(name) >= _SHORTEST and not is_stop_word(plain)
    return (is_sign or is_word) and plain not in _NOT_ALONE and (not _SIDE.match(name) or bool(_PROPER.match(name))) and _columns(name) <= _LONGEST


def _columns(text: str) -> int:
    """Count the columns of a terminal that a text takes, a Chinese character being two wide."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
