"""What the documents stress: shares of both sides as bars, the interval of the difference, by what it came about, and the clauses behind each figure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from policydiff.model.emphasis import Emphasis, Factor, FactorName, Manner, Share, TopicShift
from policydiff.model.profile import Distance, Estimate, Usual
from policydiff.render.bearers import SCALE_NAMES, actors_and_force
from policydiff.render.lines import flow, indent, styled, wrap
from policydiff.render.share_table import row_of, share_table
from policydiff.render.view import STYLES, View, rule, section
from policydiff.render.words import NO_BREAK, number, paraphrase_warning, percent, plural

__all__ = ["emphasis", "emphasis_in_full", "moved"]

_NOUNS: dict[FactorName, str] = {"frequency": "frequency", "length": "length", "position": "place", "force": "force"}


def emphasis(view: View, most: int) -> list[Text]:
    """Return the part with the largest shifts of emphasis that chance does not explain."""
    weighed = view.comparison.emphasis
    if not weighed.shifts:
        return []
    told = sorted((shift for shift in weighed.shifts if shift.verdict != "not distinguishable"), key=lambda shift: -abs(shift.difference))
    shown = told[:most]
    lines: list[Text] = []
    table = share_table(view, [row_of(shift.topic, shift) for shift in shown], view.body_width, full=_fullest(weighed))
    for shift, row in zip(shown, table, strict=True):
        lines += [*row, *_aside(moved(shift), view.body_width)]
    lines += wrap(_rest(view, told, len(shown)), view.body_width)
    return section(view, "Emphasis", lines)


def moved(shift: TopicShift) -> str:
    """
    Say by which factors the weight of a topic moved, as ``less often and later; not distinguishable: length, force``.

    Returns:
        Nothing where no factor but the share of clauses, which the verdict tells already, can be compared.
    """
    told = [factor.verdict for factor in shift.factors if factor.verdict != "not distinguishable"]
    silent = [_NOUNS[factor.name] for factor in shift.factors if factor.verdict == "not distinguishable" and factor.log_ratio is not None]
    if len(told) + len(silent) < 2:  # noqa: PLR2004 - the frequency alone
        return ""
    return "; ".join([*([_listed(told)] if told else []), *([f"not distinguishable: {', '.join(silent)}"] if silent else [])])


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def _aside(told: str, width: int) -> list[Text]:
    return indent(flow(styled(told, STYLES["quiet"]), width - 2), 2) if told else []


def _fullest(weighed: Emphasis) -> float:
    return max((share for shift in weighed.shifts for share in (shift.old.share, shift.new.share)), default=1.0) or 1.0


def _rest(view: View, told: list[TopicShift], n_shown: int) -> Text:
    """Say in a sentence what the table leaves out."""
    weighed = view.comparison.emphasis
    n_old, n_new = (side.n_clauses for side in (weighed.shifts[0].old, weighed.shifts[0].new))
    if weighed.no_verdict:
        return styled(weighed.no_verdict, STYLES["quiet"])
    n_others = len(weighed.shifts) - len(told)
    counted = f"n{NO_BREAK}={NO_BREAK}{number(n_old)} and {number(n_new)} clauses"
    parts = [f"{len(told) - n_shown} more that rose or fell below"] if len(told) > n_shown else []
    if not told:
        parts.append(f"no shift of emphasis is distinguishable from chance with {counted} ({plural(n_others, 'topic')})")
    elif n_others:
        parts.append(f"{plural(n_others, 'other topic is', 'other topics are')} not distinguishable from chance with {counted}")
    else:
        parts.append(f"every topic differs by more than chance with {counted}")
    return styled("; ".join(parts), STYLES["quiet"])


def emphasis_in_full(view: View) -> list[Text]:
    """Return every topic with its clauses, and what statements bind whom with what force; topics that neither document touches share a line."""
    return [*(_topics_in_full(view) if view.comparison.emphasis.shifts else []), *actors_and_force(view)]


def _topics_in_full(view: View) -> list[Text]:
    weighed = view.comparison.emphasis
    carried = [shift for shift in weighed.shifts if shift.old.clauses or shift.new.clauses]
    lines = rule("Emphasis, topic by topic", view.width)
    lines += [line for told in _basis(view) for line in wrap(styled(told, STYLES["quiet"]), view.width)]
    rows = [row_of(shift.topic, shift, is_judged=not weighed.no_verdict) for shift in carried]
    table = share_table(view, rows, view.width, full=_fullest(weighed))
    for shift, row in zip(carried, table, strict=True):
        lines += row
        for name, side, manner, unit in zip(view.names, (shift.old, shift.new), (shift.old_manner, shift.new_manner), _units(view), strict=True):
            lines += _aside(_behind(name, side, manner, unit), view.width)
        lines += [line for told in (_factors(shift), _beside(shift.usual)) for line in _aside(told, view.width)]
    silent = [shift.topic for shift in weighed.shifts if shift not in carried]
    if silent:
        lines += flow(f"in no clause of either: {', '.join(silent)}", view.width)
    for name, uncoded, side in zip(
        view.names, (weighed.old_uncoded, weighed.new_uncoded), (weighed.shifts[0].old, weighed.shifts[0].new), strict=True
    ):
        told = f" ({', '.join(uncoded)})" if uncoded else ""
        lines += flow(f"without a topic: {len(uncoded)} of {plural(side.n_clauses, 'clause')} of {name}{told}", view.width)
    return [*lines, *(line for told in (*_left_out(view), *_profile(view)) for line in flow(told, view.width))]


def _left_out(view: View) -> list[str]:
    """Say how many clauses hold words of more topics than count, and which topics they are counted without."""
    told = []
    comparison = view.comparison
    for name, said, outline in zip(view.names, (comparison.old_annotations, comparison.new_annotations), view.outlines, strict=True):
        clauses = dict.fromkeys(clause for clause, _ in said.left_out)
        counts = Counter(topic for _, topic in said.left_out)
        if clauses:
            topics = ", ".join(f"{topic} {counts[topic]}" for topic in said.topics if topic in counts)
            told.append(
                f"words of more than three topics: {len(clauses)} of {plural(len(outline.units), 'clause')} of {name} ({', '.join(clauses)}); "
                f"the weightiest three count, left out: {topics}"
            )
    return told


def _basis(view: View) -> list[str]:
    """Say what the figures are, and what they describe where a side is a paraphrase."""
    weighed = view.comparison.emphasis
    basis = f"Share of the clauses that carry a topic ({weighed.taxonomy})"
    if weighed.no_verdict:
        return [f"{basis}; {weighed.no_verdict}."]
    told = [f"{basis}, with the 95 % interval of the difference in points ({weighed.method})."]
    if not any(shift.factors for shift in weighed.shifts):
        return told
    told.append(
        "× is new by old: how many clauses carry the topic, at what length, how early (place 0 is the first clause, 1 the last) and with what force (0 to "
        f"5); their product is the weight. Intervals: {weighed.drawn}."
    )
    warning = paraphrase_warning(*view.outlines)
    return [*told, f"Lengths: {warning}."] if warning else told


def _units(view: View) -> tuple[str, str]:
    old, new = ("characters" if outline.language.startswith("zh") else "words" for outline in view.outlines)
    return old, new


def _behind(name: str, share: Share, manner: Manner | None, unit: str) -> str:
    low, high = percent(share.interval.low), percent(share.interval.high)
    parts = [f"{name} {len(share.clauses)} of {share.n_clauses} (between {low} and {high})"]
    if manner is not None and manner.words_per_clause is not None and manner.position is not None:
        parts.append(f"{percent(manner.share_of_words)} of the {unit}")
        parts.append(f"{manner.words_per_clause:.0f} a clause")
        parts.append(f"place {manner.position:.2f}")
        for force in manner.forces:
            scale = f" on the {SCALE_NAMES[force.scale]} scale" if len(manner.forces) > 1 else ""
            parts.append(f"force {force.mean:.1f}{scale} ({plural(force.n_statements, 'statement')})")
    told = f": {', '.join(share.clauses)}" if share.clauses else ""
    return ", ".join(parts) + told


def _factors(shift: TopicShift) -> str:
    """Return by what the weight moved, each factor as a ratio with its interval; nothing where no factor is told from chance."""
    told = [factor for factor in shift.factors if factor.verdict != "not distinguishable"]
    silent = [factor for factor in shift.factors if factor not in told and factor.ratio is not None]
    if shift.log_weight is None or not told:
        return ""
    parts = [f"{factor.verdict} ({_ratio(factor)})" for factor in told]
    parts += [f"not distinguishable: {', '.join(_ratio(factor) for factor in silent)}"] if silent else []
    return f"weight {_times(shift.log_weight)}: {'; '.join(parts)}"


def _ratio(factor: Factor) -> str:
    if factor.log_ratio is None:
        return _NOUNS[factor.name]
    low_high = f"{_times(factor.interval.low)} … {_times(factor.interval.high)}" if factor.interval is not None else "too few clauses for an interval"
    return (
        f"{_NOUNS[factor.name]} {_times(factor.log_ratio)}, {low_high}"
        if factor.verdict != "not distinguishable"
        else f"{_NOUNS[factor.name]} {_times(factor.log_ratio)} ({low_high})"
    )


def _times(log_ratio: float) -> str:
    ratio = math.exp(log_ratio)
    # Two digits that tell something, and never a bound that is rounded to 1.
    digits = 2 if ratio < 10 else 0  # noqa: PLR2004
    while log_ratio and digits < 6 and round(ratio, digits) in {0, 1}:  # noqa: PLR2004 - the digits of the figure
        digits += 1
    return f"×{ratio:.{digits}f}"


def _beside(usual: Usual | None, *, scale: int = 100, unit: str = " points", digits: int = 0) -> str:
    if usual is None:
        return ""
    return f"{usual.n_as_far} of {plural(usual.n_pairs, 'other pair')} differ as much or more (median {scale * usual.median:.{digits}f}{unit})"


def _profile(view: View) -> list[str]:
    """Return how broad either document is and how far their profiles lie apart."""
    profile = view.comparison.emphasis.profile
    if profile is None:
        return []
    breadths = [
        f"{name} {_estimate(side, 1)})" for name, side in zip(view.names, (profile.old_breadth, profile.new_breadth), strict=True) if side is not None
    ]
    told = [f"breadth (effective number of topics): {', '.join(breadths)}"] if breadths else []
    distances = [
        (name, found)
        for name, found in (("overlap", profile.overlap), ("Jensen–Shannon", profile.jensen_shannon), ("Hellinger", profile.hellinger))
        if found is not None
    ]
    if distances:
        told.append(f"profiles {_apart(distances)}: {', '.join(_distance(name, found) for name, found in distances)}")
    if view.comparison.emphasis.baseline:
        told.append(f"other pairs: those of {', '.join(view.comparison.emphasis.baseline)}")
    return told


def _estimate(estimate: Estimate | Distance, digits: int) -> str:
    low, high = estimate.interval.low, estimate.interval.high
    return f"{estimate.value:.{digits}f} (between {low:.{digits}f} and {high:.{digits}f}"


def _apart(distances: list[tuple[str, Distance]]) -> str:
    """Say whether the profiles lie further apart than by chance, where the measures disagree by which of them."""
    by = [name for name, found in distances if found.verdict != "not distinguishable"]
    if not by:
        return "not distinguishable from chance"
    others = [name for name, _ in distances if name not in by]
    return "further apart than by chance" + (f" by {_listed(by)}, not by {_listed(others)}" if others else "")


def _distance(name: str, distance: Distance) -> str:
    beside = _beside(distance.usual, scale=1, unit="", digits=2)
    limit = f"by chance {'down' if name == 'overlap' else 'up'} to {distance.by_chance:.2f}"
    return f"{name} {_estimate(distance, 2)}; {limit}{f'; {beside}' if beside else ''})"
