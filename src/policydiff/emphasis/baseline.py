"""
How far documents of one genre usually lie apart.

That two declarations share few words, or differ in a topic by twenty points, says little until it is known how far any two declarations do. A baseline
is every pair of several documents; a difference is then held against theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from statistics import median

from policydiff.emphasis.draws import rounded
from policydiff.emphasis.side import Side, read_side
from policydiff.model.annotation import Annotations
from policydiff.model.outline import Outline
from policydiff.model.profile import Baseline, BaselinePair, Usual
from policydiff.stats.profile import hellinger_distance, jensen_shannon_divergence, overlap

__all__ = ["baseline", "identify", "usual_of"]

_FEWEST = 2


def baseline(outlines: Sequence[Outline], annotations: Sequence[Annotations]) -> Baseline:
    """
    Measure how far each pair of several documents lies apart.

    Args:
        outlines: The documents, in any order; the same document given twice is a pair that differs by nothing.

        annotations: What was found in each, in the same order and by the same taxonomy.

    Returns:
        Every pair, with the absolute differences of the shares of each topic and the distances of the profiles; for ``weigh`` to hold a comparison
        against. The pair that is compared is left out there.

    Raises:
        ValueError: There are fewer than two documents, not as many annotations as documents, or other topics in one than in the others.

    References:
        Wilkerson, J., Smith, D. & Stramp, N. (2015). Tracing the flow of policy ideas in legislatures: a text reuse approach. American Journal of
        Political Science 59(4), 943–956.
    """
    if len(outlines) < _FEWEST or len(outlines) != len(annotations):
        raise ValueError(f"a baseline is made of two annotated documents or more; these are {len(outlines)}, {len(annotations)} of them annotated")
    kinds = {(side.taxonomy, side.topics) for side in annotations}
    if len(kinds) > 1:
        raise ValueError("a baseline is made of documents annotated with the same topics; these were annotated by " + ", ".join(_makers(annotations)))
    sides = [read_side(outline, side) for outline, side in zip(outlines, annotations, strict=True)]
    return Baseline(
        names=tuple(outline.name for outline in outlines),
        taxonomy=annotations[0].taxonomy,
        topics=annotations[0].topics,
        pairs=tuple(_pair(first, second) for first, second in combinations(sides, 2)),
    )


def identify(first: Side, second: Side) -> tuple[str, str]:
    """Return the digests of two documents, which name the pair in whichever order it is given."""
    low, high = sorted((first.digest.hex(), second.digest.hex()))
    return low, high


def usual_of(figure: float, others: Sequence[float], *, is_likeness: bool = False) -> Usual | None:
    """
    Say how many other pairs differ at least as much, a likeness being the lower the more they differ.

    Example:
        >>> usual_of(0.3, [0.1, 0.2, 0.3, 0.5])
        Usual(n_pairs=4, n_as_far=2, median=0.25)
    """
    if not others:
        return None
    n_as_far = sum(other <= figure if is_likeness else other >= figure for other in others)
    return Usual(n_pairs=len(others), n_as_far=n_as_far, median=rounded(median(others)))


def _makers(annotations: Sequence[Annotations]) -> list[str]:
    return sorted({side.taxonomy or "nothing" for side in annotations})


def _pair(first: Side, second: Side) -> BaselinePair:
    counts = [[int(count) for count in side.carries.sum(axis=0)] for side in (first, second)]
    shares = [[count / max(side.n_clauses, 1) for count in row] for side, row in zip((first, second), counts, strict=True)]
    has_topics = all(sum(row) for row in counts)
    return BaselinePair(
        documents=identify(first, second),
        differences=tuple(rounded(abs(b - a)) for a, b in zip(*shares, strict=True)),
        overlap=rounded(overlap(*counts)) if has_topics else None,
        jensen_shannon=rounded(jensen_shannon_divergence(*counts)) if has_topics else None,
        hellinger=rounded(hellinger_distance(*counts)) if has_topics else None,
    )
