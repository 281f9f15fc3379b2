"""Whom a document calls by another name throughout: the *user* of a draft is the *deployer* of the law, and no duty passed to anybody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from policydiff.changes.effects.names.english import is_agent
from policydiff.changes.effects.names.identity import singular
from policydiff.model.change import Change
from policydiff.model.outline import Clause
from policydiff.text.fold import fold, has_han
from policydiff.text.language import is_read

__all__ = ["Renamed", "find_renamed"]

# A name is another's throughout where so many links swap them.
_LEAST_LINKS = 3
# The old name may be left in so small a part of its places, as part of other words: *end user*. So may the new one have been there before.
_LEFT = 1 / 8
_LONGEST = 3
_NAME = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")


@frozen
class Renamed:
    """A name of the old document and the one that the new document has for the same people, both in the singular and in lower case."""

    old: str
    new: str

    def translate(self, name: str) -> str:
        """Return a name with the old word for those who are called by another now in the new document's words."""
        return _pattern(self.old).sub(self.new, fold(name))


def find_renamed(changes: Sequence[Change], old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Renamed, ...]:
    """
    Find the names of people and bodies that the new document gave up for others throughout.

    Args:
        changes: With their word-level differences.

        old: The clauses of the old document.

        new: Those of the new one.
    """
    unread = {clause.id for clause in (*old, *new) if not is_read(clause.language)}
    readable = (change for change in changes if unread.isdisjoint((*change.link.old, *change.link.new)))
    swaps = Counter(swap for change in readable for swap in set(_swaps(change)))
    found = [swap for swap, n in sorted(swaps.items(), key=lambda item: (-item[1], item[0])) if n >= _LEAST_LINKS]
    if not found:
        return ()
    before, after = (fold(" ".join(clause.text for clause in clauses)) for clauses in (old, new))
    renamed = (Renamed(*swap) for swap in found)
    kept = [item for item in renamed if _is_given_up(item.old, before, after) and _is_given_up(item.new, after, before)]
    return tuple(item for place, item in enumerate(kept) if not any({item.old, item.new} & {other.old, other.new} for other in kept[:place]))


def _swaps(change: Change) -> Iterator[tuple[str, str]]:
    for gone, come in pairwise(change.edits):
        if gone.kind == "delete" and come.kind == "insert":
            names = _name(gone.old), _name(come.new)
            if all(names) and names[0] != names[1] and any(map(is_agent, names)):
                yield names


def _name(words: str) -> str:
    """Return a stretch as a name in the singular; nothing where it is none."""
    plain = fold(words).strip(" ,;:.")
    return singular(plain) if not has_han(plain) and _NAME.fullmatch(plain) and len(plain.split()) <= _LONGEST else ""


def _is_given_up(name: str, here: str, there: str) -> bool:
    pattern = _pattern(name)
    return sum(1 for _ in pattern.finditer(there)) <= _LEFT * sum(1 for _ in pattern.finditer(here))


@lru_cache(maxsize=64)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w]){re.escape(name.removesuffix('y'))}(?:{'y|ies' if name.endswith('y') else 's?'})(?!\w)")
