"""
Word-level difference of two texts.

A text is cut into atoms (words, numerals, Chinese characters, punctuation marks), each followed by its white space, and the atoms are matched. Then
coincidences are dissolved, so that unrelated text is shown as replaced and not woven together, and the seams are put where a reader would cut.

The two texts are put into an order that depends on their content alone before they are compared, so that swapping them mirrors the result.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from policydiff.text.atoms import Atom, cut_atoms
from policydiff.text.fold import fold
from policydiff.text.matches import find_matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Difference", "diff_words"]

Difference = tuple[Literal["equal", "delete", "insert"], str, str]

_SENTENCE_ENDS = frozenset(".!?;。！？；")


@frozen
class _Run:
    """Atoms old[i : i + n] that equal new[j : j + n]."""

    i: int
    j: int
    n: int


@frozen
class _Side:
    """The atoms of a text, their comparison keys, and how many words come before each."""

    atoms: tuple[Atom, ...]
    keys: tuple[str, ...]
    words_before: tuple[int, ...]

    def text(self, start: int, stop: int) -> str:
        """Return the printed text of some atoms with the white space after each."""
        return "".join(atom.text + atom.space for atom in self.atoms[start:stop])


def diff_words(old: str, new: str) -> tuple[Difference, ...]:
    """
    Compare two texts word by word.

    Letter case, the style of quotes and dashes, width and script of Chinese characters and white space make no difference: such a run is equal and
    keeps the wording of both sides. No cut goes through a word or a numeral (``1,000.5``, ``10^26``, ``thirty (30)``); Chinese is cut by character.

    Args:
        old: Text of the old side.

        new: Text of the new side.

    Returns:
        Runs as (kind, old text, new text), a deletion before the insertion that replaces it. The old texts joined are ``old``, the new ones ``new``;
        a deletion has no new text and an insertion no old one. Swapping old and new swaps deletions and insertions and changes nothing else.

    References:
        Myers, E. W. (1986). An O(ND) difference algorithm and its variations. Algorithmica 1, 251–266.

    Example:
        >>> diff_words("Parties must report.", "Parties may report.")
        (('equal', 'Parties ', 'Parties '), ('delete', 'must', ''), ('insert', '', 'may'), ('equal', ' report.', ' report.'))
    """
    if fold(old) == fold(new):
        return (("equal", old, new),) if old or new else ()
    first, second = _side(old), _side(new)
    if first.keys <= second.keys:
        return tuple(_differences(first, second, _runs(first, second)))
    mirrored = [_Run(run.j, run.i, run.n) for run in _runs(second, first)]
    return tuple(_differences(first, second, mirrored))


def _side(text: str) -> _Side:
    # The white space before the first word goes to an atom that both sides have, so that it is never part of a change.
    cut = cut_atoms(text)
    start = text.index(cut[0].text) if cut else len(text)
    atoms = (Atom(text="", space=text[:start], key="", weight=0), *cut)
    return _Side(atoms, tuple(atom.key for atom in atoms), tuple(accumulate((atom.is_word for atom in atoms), initial=0)))


def _runs(old: _Side, new: _Side) -> list[_Run]:
    """Return the equal runs in order, the first one at the start of both sides and the last one (perhaps empty) at their end."""
    runs: list[_Run] = []
    first_i = first_j = n = 0
    for i, j in find_matches(old.keys, new.keys):
        if i != first_i + n or j != first_j + n:
            runs.append(_Run(first_i, first_j, n))
            first_i, first_j, n = i, j, 0
        n += 1
    runs.append(_Run(first_i, first_j, n))
    end = (len(old.keys), len(new.keys))
    if (runs[-1].i + runs[-1].n, runs[-1].j + runs[-1].n) != end:
        runs.append(_Run(*end, 0))
    return _slide(old, new, _dissolve(old, new, runs))


def _dissolve(old: _Side, new: _Side, runs: list[_Run]) -> list[_Run]:
    """Drop the equal runs that are weaker than the changes around them: a stop word between two long replacements is a coincidence."""
    kept = runs[:1]
    for run in runs[1:]:
        while len(kept) > 1 and _is_coincidence(old, new, (kept[-2], kept[-1], run)):
            kept.pop()
        kept.append(run)
    # Runs that hold out by themselves are coincidences still where together they are weaker than the changes. What both texts begin and end with stays.
    inner = kept[1:-1]
    changed = [sum(sizes) for sizes in zip(*(_changed_words(old, new, left, right) for left, right in pairwise(kept)), strict=True)]
    return [kept[0], kept[-1]] if inner and sum(_strength(old, run) for run in inner) < min(changed) else kept


def _is_coincidence(old: _Side, new: _Side, runs: tuple[_Run, _Run, _Run]) -> bool:
    before, run, after = runs
    gaps = _changed_words(old, new, before, run), _changed_words(old, new, run, after)
    # Words without content, and a single Chinese character, need short changes on both sides of them; others need one.
    atoms = old.atoms[run.i : run.i + run.n]
    is_weak = (run.n == 1 and not atoms[0].is_content) or all(atom.is_common for atom in atoms)
    around = (max if is_weak else min)(max(gap) for gap in gaps)
    # Where nothing is deleted, or nothing inserted, one text holds the other whole and every match is meant.
    deleted, inserted = (sum(sizes) for sizes in zip(*gaps, strict=True))
    return _strength(old, run) < min(around, deleted, inserted)


def _changed_words(old: _Side, new: _Side, left: _Run, right: _Run) -> tuple[int, int]:
    """Count the words deleted and those inserted between two equal runs."""
    deleted = old.words_before[right.i] - old.words_before[left.i + left.n]
    return deleted, new.words_before[right.j] - new.words_before[left.j + left.n]


def _strength(old: _Side, run: _Run) -> int:
    """Weigh an equal run in changed words; a phrase is worth more than its words, since it does not recur by chance."""
    atoms = old.atoms[run.i : run.i + run.n]
    n_content = sum(atom.is_content for atom in atoms) + sum(not atom.is_content and not atom.is_common for atom in atoms) // 2
    return sum(atom.weight for atom in atoms) * max(1, n_content)


def _slide(old: _Side, new: _Side, runs: list[_Run]) -> list[_Run]:
    """Move each pure insertion or deletion, where several places give the same texts, to the one after a sentence or another mark."""
    for at in range(len(runs) - 1):
        left, right = runs[at], runs[at + 1]
        gaps = right.i - left.i - left.n, right.j - left.j - left.n
        if min(gaps) == 0:
            keys, start, stop = (new.keys, left.j + left.n, right.j) if gaps[0] == 0 else (old.keys, left.i + left.n, right.i)
            shift = _best_shift(keys, start, stop, room=(left.n - 1, right.n - 1))
            runs[at] = _Run(left.i, left.j, left.n + shift)
            runs[at + 1] = _Run(right.i + shift, right.j + shift, right.n - shift)
    return runs


def _best_shift(keys: Sequence[str], start: int, stop: int, *, room: tuple[int, int]) -> int:
    lowest = highest = 0
    while -lowest < room[0] and keys[start + lowest - 1] == keys[stop + lowest - 1]:
        lowest -= 1
    while highest < room[1] and keys[start + highest] == keys[stop + highest]:
        highest += 1
    return max(range(lowest, highest + 1), key=lambda shift: (_seam(keys[start + shift - 1]), -abs(shift), shift))


def _seam(key: str) -> int:
    """Tell how good a place for a cut is, by the atom before it."""
    if not key or key in _SENTENCE_ENDS:
        return 2
    return 0 if key[0].isalnum() else 1


def _differences(old: _Side, new: _Side, runs: Sequence[_Run]) -> Iterator[Difference]:
    equals = [[old.text(run.i, run.i + run.n), new.text(run.j, run.j + run.n)] for run in runs]
    edits = [[old.text(a.i + a.n, b.i), new.text(a.j + a.n, b.j)] for a, b in pairwise(runs)]
    for left, edit, right in zip(equals, edits, equals[1:], strict=False):
        _settle_space(left, edit, right)
    for equal, edit in zip(equals, [*edits, ["", ""]], strict=True):
        if any(equal):
            yield "equal", equal[0], equal[1]
        if edit[0]:
            yield "delete", edit[0], ""
        if edit[1]:
            yield "insert", "", edit[1]


def _settle_space(left: list[str], edit: list[str], right: list[str]) -> None:
    """Move white space across the seams of a change so that the equal runs beside it read alike on both sides, as far as that can be had."""
    before, after = [_space_after(text) for text in left], [_space_after(text) for text in edit]
    if all(edit):
        if before[0] != before[1]:
            _shift_space(left, edit, before)
        if any(right) and after[0] == after[1]:
            _shift_space(edit, right, after)
    elif before[0] != before[1]:
        changed = 0 if edit[0] else 1
        if after[changed] == before[1 - changed]:
            # The unchanged side has one white space where the changed side has two: it belongs after the change.
            left[:] = [text.rstrip() for text in left]
            edit[changed] = before[changed] + edit[changed].rstrip()
            right[:] = [after[changed] + text for text in right]


def _shift_space(giver: list[str], taker: list[str], spaces: Sequence[str]) -> None:
    for side, space in enumerate(spaces):
        giver[side] = giver[side][: len(giver[side]) - len(space)]
        taker[side] = space + taker[side]


def _space_after(text: str) -> str:
    return text[len(text.rstrip()) :]
