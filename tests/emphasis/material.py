"""Documents made for the tests: clauses with topics and statements by hand."""

from __future__ import annotations

from hypothesis import settings

from policydiff.model.annotation import Actor, Annotations, Modality, Topic
from policydiff.model.outline import Clause, Outline, Provenance, Source, Span

# A law holds however busy the machine is.
law = settings(deadline=None)
TOPICS = ("pome", "stone", "citrus")
FORCE = {
    "obligation": 5,
    "prohibition": 5,
    "commitment": 4,
    "recommendation": 3,
    "permission": 1,
    "exemption": 1,
    "recognition": 0,
    "constitutive": 0,
}


def outline(*clauses: Clause, name: str = "own", language: str = "en") -> Outline:
    source = Source(name=name, media_type="text/plain", encoding="utf-8", sha256="", text="")
    return Outline(name=name, source=source, provenance=Provenance(), language=language, clauses=clauses)


def statement(
    clause: str, kind: str | None = "obligation", *, force: int | None = None, bearers: tuple[str, ...] = (), scale: str = "en", use: str = "deontic"
):
    return Modality(
        clause=clause,
        span=Span(0, 1),
        use=use,
        deontic=kind,
        force=FORCE.get(kind, 0) if force is None else force,
        polarity="positive",
        chain=(),
        aim=None,
        voice="active",
        bearers=bearers,
        hedges=(),
        inherited_from=None,
        scale=scale,
        rule="by-hand",
        trigger="must",
    )


def document(*rows: str, words: tuple[int, ...] = (), name: str = "own", language: str = "en") -> tuple[Outline, Annotations]:
    """
    Return an outline with a clause for each row.

    A row names the clause's topics and its statements, as ``pome stone obligation:growers permission``; ``5`` is a statement of that force.
    """
    clauses, items = [], []
    for number, row in enumerate(rows):
        clause_id = str(number)
        clauses.append(Clause(id=clause_id, text=" ".join(["word"] * (words[number] if words else 4)), language=language))
        for part in row.split():
            kind, _, bearer = part.partition(":")
            if part.isdigit():
                items.append(statement(clause_id, "obligation", force=int(part), scale=language))
            elif kind in FORCE:
                items.append(statement(clause_id, kind, bearers=(bearer,) if bearer else (), scale=language))
                if bearer:
                    items.append(
                        Actor(
                            clause=clause_id,
                            span=Span(0, 1),
                            name=bearer,
                            role="bearer",
                            modality=None,
                            is_listed=bearer != "elves",
                            rule="r",
                            trigger="t",
                        )
                    )
            else:
                items.append(Topic(clause=clause_id, topic=part, weight=1.0, spans=(), triggers=()))
    return outline(*clauses, name=name, language=language), Annotations(tuple(items), made_by=("fruit 2",), topics=TOPICS)
