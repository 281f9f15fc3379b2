"""
Pairs of generated documents to measure with: an old one, and a new one that was made from it by known edits.

Words follow Zipf's law over five thousand of them: function words first, then words of policy texts, then made-up ones. Every section prefers words of its own, a
quarter of the clauses hold a figure, and a clause has thirty words. The same size and seed give the same documents, everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from random import Random

from attrs import field, frozen

__all__ = ["Pair", "generate", "markdown", "write_pair"]

CLAUSE_WORDS = 30
_SECTION_CLAUSES = 12
_VOCABULARY = 5_000
_SECTION_WORDS = 40
# Share of the words of content that a section takes from its own; otherwise no two clauses would have a subject in common.
_OWN_SHARE = 0.4
_FIGURE_SHARE = 0.25
_FUNCTION_WORDS = """
the of and to in a for that on with as by or be is are this from at which an their its such not any under other these into through all has have within including where
than it between more each those may shall should will must can no been was
"""
_POLICY_WORDS = """
systems information security providers risk data organisation measures use access appropriate requirements development states authority model services policy process
support technology control international ensure relevant public safety report personnel users activities research national management principles capabilities
responsible transparency standards assessment procedures human rights testing cooperation incident evaluation deployment infrastructure members protection governance
training records review framework impact critical event planning compliance implement establish maintain document identify monitor promote encourage provide protect
assess define notify restrict approve publish disclose prevent respond restore verify audit retain
"""
_SYLLABLES = "ba cor den fil gra hol im jur kel lo mar nes or pra qui ren sol tam ul ver wis yen zor tec mon dis pro gen lum cap"
_FIGURES = ("within {} days", "at least {} per cent", "no later than {} hours", "more than {} users", "every {} months")
_NUMBERS = (2, 3, 5, 7, 10, 14, 24, 30, 45, 60, 72, 90, 100, 180, 365)
# What becomes of a clause, in cases of a hundred.
_FATES = {"kept": 45, "edited": 25, "rewritten": 12, "omitted": 8, "split": 2, "merged": 2, "followed by a new one": 6}
_EDITED, _REWRITTEN = 0.1, 0.4

_Words = tuple[str, ...]


@frozen(kw_only=True)
class Pair:
    """
    Two documents and what corresponds.

    Attributes:
        old: Clauses of the old document, in order.

        new: Those of the new one.

        true: Positions (old, new) of the clauses that correspond; a split or a merger is two of them.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    true: frozenset[tuple[int, int]]


@frozen
class _Clause:
    """Words of a clause, those that its section prefers, and the old clauses that it comes from."""

    words: _Words
    own: _Words
    sources: tuple[int, ...] = ()


@frozen
class _Writer:
    """Writes clauses; every choice comes from one seeded source."""

    random: Random
    vocabulary: _Words = field(init=False)
    weights: tuple[float, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        vocabulary = _vocabulary(self.random)
        object.__setattr__(self, "vocabulary", vocabulary)
        # Zipf–Mandelbrot: the commonest few words are less common than the plain law would have them.
        object.__setattr__(self, "weights", tuple(accumulate((rank + 2.7) ** -1.07 for rank in range(len(vocabulary)))))

    def draw(self, n: int) -> list[str]:
        """Draw words by how common they are."""
        return self.random.choices(self.vocabulary, cum_weights=self.weights, k=n)

    def section_words(self) -> _Words:
        """Return words that a section prefers, none of them a function word."""
        drawn = dict.fromkeys(self.draw(4 * _SECTION_WORDS))
        return tuple(word for word in drawn if word not in _FUNCTION)[:_SECTION_WORDS]

    def words(self, own: _Words, n: int) -> _Words:
        """Draw words; some of those with content come from a section's own."""
        return tuple(
            own[self.random.randrange(len(own))] if word not in _FUNCTION and self.random.random() < _OWN_SHARE else word for word in self.draw(n)
        )

    def clause(self, own: _Words) -> _Clause:
        """Write a new clause, one in four with a figure."""
        words = self.words(own, CLAUSE_WORDS)
        if self.random.random() < _FIGURE_SHARE:
            phrase = self.random.choice(_FIGURES).format(self.random.choice(_NUMBERS)).split()
            start = self.random.randrange(len(words) - len(phrase))
            words = (*words[:start], *phrase, *words[start + len(phrase) :])
        return _Clause(words, own)

    def reworded(self, clause: _Clause, share: float) -> _Words:
        """Replace a share of a clause's words."""
        places = self.random.sample(range(len(clause.words)), max(1, round(share * len(clause.words))))
        found = list(clause.words)
        for place, word in zip(places, self.words(clause.own, len(places)), strict=True):
            found[place] = word
        return tuple(found)


_FUNCTION = dict.fromkeys(_FUNCTION_WORDS.split())


def _vocabulary(random: Random) -> _Words:
    """Return all words, commonest first."""
    syllables = _SYLLABLES.split()
    known = _FUNCTION | dict.fromkeys(_POLICY_WORDS.split())
    while len(known) < _VOCABULARY:
        known.setdefault("".join(random.choice(syllables) for _ in range(random.randrange(1, 4))))
    return tuple(known)


def generate(n: int, *, seed: int = 7) -> Pair:
    """
    Generate two documents of about n clauses each.

    Args:
        n: Clauses of the old document.

        seed: Another one gives other documents.
    """
    writer = _Writer(Random(seed))  # noqa: S311 - no secret
    sections = [writer.section_words() for _ in range(n // _SECTION_CLAUSES + 1)]
    old = [writer.clause(sections[place // _SECTION_CLAUSES]) for place in range(n)]
    new: list[_Clause] = []
    for place in _moved(writer.random, n):
        _add(writer, new, old[place], place)
    return Pair(
        old=tuple(_sentence(clause.words) for clause in old),
        new=tuple(_sentence(clause.words) for clause in new),
        true=frozenset((source, place) for place, clause in enumerate(new) for source in clause.sources),
    )


def _moved(random: Random, n: int) -> list[int]:
    """Return the positions of the old clauses in their new order: some four in a hundred stand elsewhere, in blocks of up to four."""
    order = list(range(n))
    for _ in range(n // 60):
        size = random.randrange(1, 5)
        start = random.randrange(n - size)
        block = order[start : start + size]
        del order[start : start + size]
        target = random.randrange(len(order) + 1)
        order[target:target] = block
    return order


def _add(writer: _Writer, new: list[_Clause], clause: _Clause, place: int) -> None:
    """Append what became of one old clause."""
    fate = writer.random.choices(tuple(_FATES), weights=tuple(_FATES.values()))[0]
    words, half = clause.words, len(clause.words) // 2
    if fate == "split":
        new.extend(_Clause(part + writer.words(clause.own, 3), clause.own, (place,)) for part in (words[:half], words[half:]))
    elif fate == "merged" and new:
        before = new.pop()
        new.append(_Clause(before.words + words, before.own, (*before.sources, place)))
    elif fate != "omitted":
        share = {"edited": _EDITED, "rewritten": _REWRITTEN}.get(fate)
        new.append(_Clause(writer.reworded(clause, share) if share else words, clause.own, (place,)))
    if fate == "followed by a new one":
        new.append(writer.clause(clause.own))


def _sentence(words: _Words) -> str:
    """Join words to a sentence, with a comma behind every tenth word."""
    marked = [f"{word}," if place % 10 == 9 and place + 1 < len(words) else word for place, word in enumerate(words)]  # noqa: PLR2004 - every tenth
    return f"{marked[0].capitalize()} {' '.join(marked[1:])}."


def markdown(clauses: Sequence[str]) -> str:
    """Return a document of these clauses in Markdown, with numbered sections and clauses."""
    lines = ["# Generated policy"]
    for place, clause in enumerate(clauses):
        section, within = divmod(place, _SECTION_CLAUSES)
        if within == 0:
            lines.append(f"## {section + 1} {' '.join(clause.strip('.').split()[-4:]).replace(',', '').capitalize()}")
        lines.append(f"{section + 1}.{within + 1} {clause}")
    return "\n\n".join(lines) + "\n"


def write_pair(pair: Pair, folder: Path) -> tuple[Path, Path]:
    """Write both documents into a folder and return their paths, old and new."""
    paths = folder / "old.md", folder / "new.md"
    for path, clauses in zip(paths, (pair.old, pair.new), strict=True):
        path.write_text(markdown(clauses), encoding="utf-8", newline="\n")
    return paths
