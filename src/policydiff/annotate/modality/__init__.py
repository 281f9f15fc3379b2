"""
What the statements of each clause do, and who is bound by them.

A clause is read once, sentence by sentence; the bearer of a modality is the subject of its verb, so the two are found together. A clause that ends
with a colon lends its modality to the items below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from policydiff.annotate.actors import ActorLexicon, FoundActor, shipped_actors
from policydiff.annotate.english.statements import find_english, spoken_of
from policydiff.annotate.finding import Finding
from policydiff.annotate.hedges import FoundHedge, find_hedges
from policydiff.annotate.modality.inheritance import Lent, inherit
from policydiff.annotate.reading import Reading
from policydiff.annotate.scales import Scale, shipped_scales
from policydiff.model.annotation import Actor, ActorRole, Modality
from policydiff.model.outline import Clause, Outline
from policydiff.text.span import Span

__all__ = ["annotate_modality"]

# From this share of clauses with "shall" on, a document legislates; declarations stay far below, laws far above.
_LEGAL_SHARE = 0.1


def annotate_modality(
    outline: Outline,
    scales: tuple[Scale, ...] | None = None,
    actors: ActorLexicon | None = None,
    *,
    readings: Mapping[str, Reading] | None = None,
    hedged: Mapping[str, tuple[FoundHedge, ...]] | None = None,
) -> tuple[Modality | Actor, ...]:
    """
    Find the modalities of an outline and the actors that belong to them.

    Args:
        outline: The document; headings and footnotes are passed over.

        scales: Verbs and their force, at most one scale a language; those that come with the library where None. A language without a scale has no
            modalities.

        actors: Names of actors; those that come with the library where None.

        readings: Texts that were read before.

        hedged: Hedges by the texts that they were found in; those of the lexicon that comes with the library where None.

    Returns:
        Annotations in reading order; an actor stands after the modality that it belongs to.

    References:
        Crawford, S. E. S. & Ostrom, E. (1995). A grammar of institutions. American Political Science Review 89(3), 582–600.
    """
    by_language = {scale.language: scale for scale in (shipped_scales() if scales is None else scales)}
    lexicon = actors or shipped_actors()
    is_legal = _is_legal(outline)
    found: list[tuple[Clause, tuple[Finding, ...]]] = []
    for clause in outline.clauses:
        scale = by_language.get(_language(clause))  # type: ignore[call-overload]
        findings: tuple[Finding, ...] = ()
        if scale is not None and clause.is_unit:
            reading = readings[clause.text] if readings is not None else Reading(clause.text)
            findings = _find(clause, reading, scale, lexicon, _before(found, clause), is_legal=is_legal)
        found.append((clause, findings))
    inherited = inherit(found)
    return tuple(
        item
        for (clause, findings), source in zip(found, inherited, strict=True)
        if findings or source is not None
        for item in _annotations(clause, findings, source, find_hedges(clause.text) if hedged is None else hedged[clause.text])
    )


def _language(clause: Clause) -> str:
    return clause.language.partition("-")[0].lower()


def _is_legal(outline: Outline) -> bool:
    units = [clause for clause in outline.units if clause.language.startswith("en")]
    return sum(" shall " in clause.text for clause in units) > _LEGAL_SHARE * len(units)


def _before(found: Sequence[tuple[Clause, tuple[Finding, ...]]], clause: Clause) -> tuple[FoundActor, ...]:
    """Return who was bound by the clause before, if it stands on the same level under the same headings."""
    if not found or found[-1][0].path != clause.path or found[-1][0].depth != clause.depth:
        return ()
    return spoken_of(found[-1][1])


def _find(
    clause: Clause, reading: Reading, scale: Scale, actors: ActorLexicon, before: tuple[FoundActor, ...], *, is_legal: bool
) -> tuple[Finding, ...]:
    may_instruct = clause.role not in ("definition", "footnote", "preamble")
    if scale.language == "zh":
        from policydiff.annotate.chinese.statements import find_chinese  # noqa: PLC0415 - most comparisons hold no Chinese

        return find_chinese(reading, scale, actors, may_instruct=may_instruct)
    return find_english(reading, scale, actors, before, is_legal=is_legal, may_instruct=may_instruct)


def _annotations(clause: Clause, findings: tuple[Finding, ...], lent: Lent | None, hedges: tuple[FoundHedge, ...]) -> Iterator[Modality | Actor]:
    taken = lent.finding if lent is not None else None
    if not findings and taken is None:
        return
    language = _language(clause)
    if taken is not None and lent is not None:
        yield from _annotate(clause, taken, hedges, lent.source, language)
    for finding in findings:
        is_taken = (
            taken is not None and finding.span.start < taken.span.stop and taken.span.start < finding.span.stop and finding.voice == "imperative"
        )
        is_no_act = lent is not None and not lent.is_act and finding.voice == "imperative"
        if finding.rule == "imperative-lead" or is_taken or is_no_act:
            continue
        yield from _annotate(clause, finding, hedges, None, language)


def _stands_by(hedge: Span, finding: Finding) -> bool:
    """Tell whether a hedge belongs to a statement; words that are weighed as one of its verbs, "make every effort", hedge it no further."""
    if hedge.start < finding.region.start or hedge.stop > finding.region.stop:
        return False
    return not any(hedge.start < verb.span.stop and verb.span.start < hedge.stop for verb in finding.chain)


def _annotate(clause: Clause, finding: Finding, hedges: Sequence[FoundHedge], source: str | None, language: str) -> Iterator[Modality | Actor]:
    near = tuple(hedge.span for hedge in hedges if finding.use == "deontic" and _stands_by(hedge.span, finding))
    weakest = min((verb.force for verb in finding.chain), default=0)
    force = max(0, weakest - 1) if near else weakest
    yield Modality(
        clause=clause.id,
        span=finding.span,
        use=finding.use,
        deontic=finding.deontic,
        force=force,
        polarity=finding.polarity,
        chain=finding.chain,
        aim=finding.aim,
        voice=finding.voice,
        bearers=tuple(dict.fromkeys(actor.name for actor in finding.bearers)),
        hedges=near,
        inherited_from=source,
        scale="zh" if language == "zh" else "en",
        rule=finding.rule,
        trigger=finding.span.of(clause.text),
    )
    if source is not None:
        return
    roles: tuple[tuple[ActorRole, tuple[FoundActor, ...]], ...] = (("bearer", finding.bearers), ("addressee", finding.addressees))
    for role, group in roles:
        for actor in dict.fromkeys(group):
            yield Actor(
                clause=clause.id,
                span=actor.span,
                name=actor.name,
                role=role,
                modality=finding.span,
                is_listed=actor.is_listed,
                rule=finding.rule,
                trigger=actor.span.of(clause.text),
            )
