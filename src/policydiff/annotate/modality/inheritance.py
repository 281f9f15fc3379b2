"""Items say what the clause above them binds somebody to: "Adherents shall:" (a) …, (b) …."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from policydiff.annotate.finding import Finding
from policydiff.model.outline import Clause
from policydiff.text.lazy import lazy_pattern
from policydiff.text.span import Span

__all__ = ["Lent", "inherit"]

_LABEL = " ()（）.、0123456789abcdefghivx一二三四五六七八九十"
_OPEN = (":", "：", "—", "–")
# A Chinese clause with these words forbids whatever its items name.
_FORBIDDEN = lazy_pattern("(?:下列|以下|如下)[^,，:：]{0,12}(?:行为|活动|内容|信息)")
# The items are not what is to be done but when, or what about.
_NO_ACTS = lazy_pattern(
    "(?:下列|以下|如下)[^,，:：]{0,12}(?:情形|条件|事项|内容|材料|信息|情况)|之一的|"
    r"\b(?:following|any of these|one of these)\s+(?:\w+\s+){0,2}"
    r"(?:conditions?|circumstances?|cases?|situations?|criteria|information|elements?|matters?|grounds?|particulars|factors?)\b"
)

Found = tuple[Clause, tuple[Finding, ...]]


@frozen
class Lent:
    """
    What an item takes from the clause that introduces it.

    Attributes:
        source: Id of that clause.

        finding: Its modality as it stands in the item, None where it lends none.

        is_act: Whether the item can be an instruction at all; the items of "in any of the following cases" are none.
    """

    source: str
    finding: Finding | None
    is_act: bool


def inherit(found: Sequence[Found]) -> list[Lent | None]:
    """
    Return for each clause what it takes from the clause that introduces it, None where none does.

    Args:
        found: Every clause of the outline in reading order, with its own findings.
    """
    lent: list[Lent | None] = []
    above: list[tuple[Clause, Finding | None, bool]] = []
    for clause, findings in found:
        while above and (clause.is_heading or above[-1][0].depth >= clause.depth):
            above.pop()
        source = above[-1] if above else None
        taken = None
        if source is not None and source[1] is not None and clause.is_unit:
            taken = _lend(source[1], source[0], clause, findings)
        lent.append(Lent(source[0].id, taken, source[2]) if source is not None else None)
        if clause.is_unit and clause.text.rstrip().endswith(_OPEN):
            no_acts = _NO_ACTS.search(clause.text) is not None
            open_finding = next((finding for finding in reversed(findings) if finding.use == "deontic" and finding.is_open), None)
            if open_finding is None and taken is not None:
                open_finding = taken
            if no_acts and not (open_finding is not None and _forbids(open_finding, clause)):
                open_finding = None
            above.append((clause, open_finding, not no_acts))
    return lent


def _lend(source: Finding, above: Clause, clause: Clause, findings: tuple[Finding, ...]) -> Finding | None:
    first = findings[0] if findings else None
    if first is not None and first.voice == "imperative" and first.use == "deontic" and not clause.text[: first.region.start].strip(_LABEL):
        softer = first.chain if first.rule == "imperative" and first.chain and _is_softener(first) else ()
        polarity = source.polarity if first.polarity == "positive" else "negative" if source.polarity == "positive" else "positive"
        kind = source.deontic
        if polarity == "negative" and kind in ("obligation", "permission"):
            kind = "prohibition"
        return evolve(
            first,
            deontic=kind,
            polarity=polarity,
            chain=(*source.chain, *softer),
            voice=source.voice,
            bearers=source.bearers,
            addressees=(),
            rule="inherited",
        )
    if _FORBIDDEN.search(above.text) and _forbids(source, above):
        lead = len(clause.text) - len(clause.text.lstrip(_LABEL))
        return evolve(
            source,
            span=Span(lead, len(clause.text.rstrip("；;。，, "))),
            region=Span(0, len(clause.text)),
            aim=Span(lead, len(clause.text.rstrip("；;。，, "))),
            rule="inherited",
        )
    return None


def _forbids(finding: Finding, clause: Clause) -> bool:
    return finding.deontic == "prohibition" and clause.language.startswith("zh")


def _is_softener(finding: Finding) -> bool:
    return min(verb.force for verb in finding.chain) < 3  # noqa: PLR2004 - the level of a plain instruction
