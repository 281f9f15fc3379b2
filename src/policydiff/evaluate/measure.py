"""Align the documents of gold sets and count how the alignment fares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import fsum
from time import perf_counter
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from policydiff.evaluate.gold import GoldPair, GoldSet
from policydiff.evaluate.scores import Bin, Counts, average_precision, calibration_error, reliability
from policydiff.model.alignment import Alignment, EncoderInfo, Mode, Pair
from policydiff.model.decision import Side
from policydiff.model.options import Options
from policydiff.model.protocols import Encoder

if TYPE_CHECKING:
    from policydiff.align import Draft

__all__ = ["Evaluation", "SetScores", "count", "evaluate", "join_evaluations", "measure_pair", "pool"]

Shortlists = dict[tuple[Side, str], tuple[Pair, ...]]

# The figures that are averaged over sets; the counts are pooled.
_RANKS = (1, 3)
# Digits of the probabilities, as reports have them.
_DIGITS = 4


@frozen(kw_only=True)
class SetScores:
    """
    How the alignment of a gold set fares; sets add up.

    Attributes:
        n_old: Clauses of the old documents.

        n_new: Clauses of the new documents.

        modes: Mode of each pair of documents.

        thresholds: Threshold in force in each.

        pairs: Of the (old, new) pairs; a link of several clauses counts each pair in it, an ambiguous clause none.

        omissions: Of the old clauses without a counterpart; ambiguous ones count as not predicted.

        additions: The same of the new clauses.

        kinds: How many pairs of each kind of bead were found, and how many are wanted.

        ranked: For the first place and the first three, how many of the clauses that have a counterpart have one there.

        n_ranked: Clauses of either side that have a counterpart.

        probability: Reported probability of each candidate that is not optional.

        truth: Whether it corresponds.

        n_ambiguous: Clauses of either side that the alignment leaves undecided.

        seconds: What the alignment took, encoding among it.

        sha256: Hex digest of the gold file; empty where there is more than one.
    """

    name: str
    n_old: int = 0
    n_new: int = 0
    modes: tuple[Mode, ...] = ()
    thresholds: tuple[float, ...] = ()
    pairs: Counts = field(factory=Counts)
    n_optional: int = 0
    omissions: Counts = field(factory=Counts)
    additions: Counts = field(factory=Counts)
    kinds: tuple[tuple[str, int, int], ...] = ()
    ranked: tuple[int, int] = (0, 0)
    n_ranked: int = 0
    probability: tuple[float, ...] = ()
    truth: tuple[bool, ...] = ()
    n_ambiguous: int = 0
    seconds: float = 0.0
    sha256: str = ""

    @property
    def n_documents(self) -> int:
        """Number of pairs of documents."""
        return len(self.modes)

    @property
    def average_precision(self) -> float:
        """Average precision over all candidates by their probability, in [0, 1]."""
        return average_precision(self.probability, self.truth, self.pairs.wanted)

    @property
    def recall_at(self) -> tuple[float, float]:
        """Share of the clauses with a counterpart that have one in the first place, and among the first three."""
        return self.ranked[0] / max(self.n_ranked, 1), self.ranked[1] / max(self.n_ranked, 1)

    @property
    def reach(self) -> float:
        """Share of the wanted pairs among the candidates: no threshold could give more recall."""
        return sum(self.truth) / max(self.pairs.wanted, 1)

    @property
    def bins(self) -> tuple[Bin, ...]:
        """The candidates of probability .05 and more by probability."""
        return reliability(self.probability, self.truth)

    @property
    def calibration_error(self) -> float:
        """Expected calibration error over these, in [0, 1]."""
        return calibration_error(self.probability, self.truth)

    @property
    def share_ambiguous(self) -> float:
        """Share of the clauses that the alignment leaves undecided."""
        return self.n_ambiguous / max(self.n_old + self.n_new, 1)


@frozen(kw_only=True)
class Evaluation:
    """
    How alignment fares on several gold sets.

    Attributes:
        encoder: Name and version of the encoder, or None for words alone.
    """

    sets: tuple[SetScores, ...]
    options: Options
    encoder: EncoderInfo | None

    @property
    def pooled(self) -> SetScores:
        """All sets as one, so that each counts by its size."""
        return pool(self.sets, name="pooled")


def evaluate(sets: Iterable[GoldSet], *, options: Options, encoder: Encoder | None) -> Evaluation:
    """
    Align the documents of gold sets and count how the alignment fares.

    Args:
        sets: As ``read_gold`` reads them.

        options: Mode and least probability; the unit of a gold set is given.

        encoder: Sentence encoder, or None to go by words alone.
    """
    if encoder is not None:
        # Loads it, which would count as time of the first set.
        encoder.encode(["word"])
    scored = (
        evolve(pool([measure_pair(pair, options=options, encoder=encoder) for pair in gold.pairs], name=gold.name), sha256=gold.sha256)
        for gold in sets
    )
    return Evaluation(sets=tuple(scored), options=options, encoder=None if encoder is None else EncoderInfo(encoder.name, encoder.version))


def join_evaluations(parts: Sequence[Evaluation]) -> Evaluation:
    """
    Join evaluations made with the same options and encoder.

    Raises:
        ValueError: There is none, or they were made in different ways.
    """
    if not parts or any((part.options, part.encoder) != (parts[0].options, parts[0].encoder) for part in parts):
        raise ValueError("only evaluations made with the same options and encoder can be joined")
    return evolve(parts[0], sets=tuple(chain.from_iterable(part.sets for part in parts)))


def pool(scores: Sequence[SetScores], *, name: str) -> SetScores:
    """Add scores up, as if they were of one set."""
    kinds: dict[str, tuple[int, int]] = {}
    for kind, found, wanted in chain.from_iterable(part.kinds for part in scores):
        before = kinds.get(kind, (0, 0))
        kinds[kind] = before[0] + found, before[1] + wanted
    return SetScores(
        name=name,
        n_old=sum(part.n_old for part in scores),
        n_new=sum(part.n_new for part in scores),
        modes=tuple(chain.from_iterable(part.modes for part in scores)),
        thresholds=tuple(chain.from_iterable(part.thresholds for part in scores)),
        pairs=sum((part.pairs for part in scores), Counts()),
        n_optional=sum(part.n_optional for part in scores),
        omissions=sum((part.omissions for part in scores), Counts()),
        additions=sum((part.additions for part in scores), Counts()),
        kinds=tuple((kind, *counts) for kind, counts in kinds.items()),
        ranked=(sum(part.ranked[0] for part in scores), sum(part.ranked[1] for part in scores)),
        n_ranked=sum(part.n_ranked for part in scores),
        probability=tuple(chain.from_iterable(part.probability for part in scores)),
        truth=tuple(chain.from_iterable(part.truth for part in scores)),
        n_ambiguous=sum(part.n_ambiguous for part in scores),
        seconds=fsum(part.seconds for part in scores),
    )


def measure_pair(gold: GoldPair, *, options: Options, encoder: Encoder | None) -> SetScores:
    """Align the two documents of a gold set, or one of its pairs of documents, and count."""
    from policydiff.align import finish, run, shortlist  # noqa: PLC0415 - loads numpy and scipy

    start = perf_counter()
    draft = run(gold.old, gold.new, options=options, encoder=encoder)
    alignment = finish(draft)
    seconds = perf_counter() - start
    most_optional = max(Counter(chain.from_iterable(gold.optional)).values(), default=0)
    shortlists = shortlist(draft, max(_RANKS) + most_optional)
    predicted = frozenset((old, new) for link in alignment.links for old in link.old for new in link.new)
    ranked, n_ranked = _ranked(gold, shortlists)
    candidates = _candidates(gold, draft, alignment, shortlists)
    return SetScores(
        name=gold.old.name,
        n_old=len(gold.old.clauses),
        n_new=len(gold.new.clauses),
        modes=(alignment.mode,),
        thresholds=(draft.threshold,),
        pairs=count(gold, predicted),
        n_optional=len(gold.optional),
        omissions=_count_alone(gold, alignment, "old"),
        additions=_count_alone(gold, alignment, "new"),
        kinds=tuple((kind, len(pairs & predicted), len(pairs)) for kind, pairs in gold.kinds),
        ranked=ranked,
        n_ranked=n_ranked,
        probability=tuple(likely for likely, _ in candidates),
        truth=tuple(is_true for _, is_true in candidates),
        n_ambiguous=sum(len(link.old) + len(link.new) for link in alignment.links if link.is_ambiguous),
        seconds=seconds,
    )


def count(gold: GoldPair, predicted: frozenset[tuple[str, str]]) -> Counts:
    """Count predicted (old, new) pairs against the gold; optional ones count neither way."""
    scored = predicted - gold.optional
    return Counts(right=len(scored & gold.firm), predicted=len(scored), wanted=len(gold.firm))


def _count_alone(gold: GoldPair, alignment: Alignment, side: Side) -> Counts:
    """Count the clauses of a side that are said to have no counterpart; those of which nothing firm is known count neither way."""
    clauses = gold.old.clauses if side == "old" else gold.new.clauses
    unknown = gold.open_old if side == "old" else gold.open_new
    linked = {pair[side == "new"] for pair in gold.firm}
    wanted = {clause.id for clause in clauses} - linked - unknown
    alone = {
        clause
        for link in alignment.links
        if not (link.old and link.new) and not link.is_ambiguous
        for clause in (link.old if side == "old" else link.new)
    }
    predicted = alone - unknown
    return Counts(right=len(predicted & wanted), predicted=len(predicted), wanted=len(wanted))


def _ranked(gold: GoldPair, shortlists: Shortlists) -> tuple[tuple[int, int], int]:
    """Count the clauses that have a counterpart, and how many have one in the first place and among the first three; optional candidates hold no place."""
    hits, n_ranked = [0, 0], 0
    sides: tuple[Side, Side] = ("old", "new")
    for position, side in enumerate(sides):
        for clause in dict.fromkeys(pair[position] for pair in sorted(gold.firm)):
            n_ranked += 1
            listed = [(pair.old, pair.new) for pair in shortlists.get((side, clause), ())]
            places = [pair in gold.firm for pair in listed if pair not in gold.optional]
            for number, rank in enumerate(_RANKS):
                hits[number] += any(places[:rank])
    return (hits[0], hits[1]), n_ranked


def _candidates(gold: GoldPair, draft: Draft, alignment: Alignment, shortlists: Shortlists) -> list[tuple[float, bool]]:
    """Return the reported probability of each candidate that is not optional, and whether it corresponds."""
    named = chain(
        alignment.near_misses,
        *(chain(link.pairs, link.rivals) for link in alignment.links),
        chain.from_iterable(shortlists.values()),
    )
    reported = {(pair.old, pair.new): pair.probability for pair in named}
    found = []
    for (i, j), likely in zip(draft.candidates.tolist(), draft.probabilities.tolist(), strict=True):
        pair = (gold.old.clauses[i].id, gold.new.clauses[j].id)
        if pair not in gold.optional:
            found.append((reported.get(pair, round(likely, _DIGITS)), pair in gold.firm))
    return found
