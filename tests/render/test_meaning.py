"""What changes do to the meaning, in the reports; what the clauses say, in their text."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from attrs import evolve

from policydiff.codec import decode_comparison
from policydiff.errors import OptionError
from policydiff.model.annotation import (
    Actor,
    Annotation,
    Annotations,
    Condition,
    Exclusion,
    Hedge,
    Modality,
    Quantity,
    Sanction,
    Topic,
    Verb,
)
from policydiff.model.change import Effect, Quote
from policydiff.model.comparison import Comparison
from policydiff.model.outline import Clause, Span
from policydiff.model.protocols import RenderOptions
from policydiff.render.annotated import annotated_text, list_annotations
from policydiff.render.json_report import read_schema, render_json
from policydiff.render.terminal import render_terminal

TEXT = "Keepers shall, where possible, test the lamp within 3 days if it rains, except on feast days; who fails pays a fine."
CLAUSE = Clause(id="1", text=TEXT)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def found(words: str) -> dict[str, object]:
    return {"clause": "1", "span": span(words), "rule": "by-hand", "trigger": words}


MODALITY = Modality(
    **found("shall"),  # type: ignore[arg-type]
    use="deontic",
    deontic="obligation",
    force=4,
    polarity="positive",
    chain=(Verb("shall", 5, span("shall")),),
    aim=span("test the lamp"),
    voice="active",
    bearers=("keeper",),
    hedges=(span("where possible"),),
    inherited_from=None,
    scale="en",
)
SAID: tuple[Annotation, ...] = (
    Topic(clause="1", topic="standards", weight=1.0, spans=(span("test"),), triggers=("test",)),
    Actor(**found("Keepers"), name="keeper", role="bearer", modality=span("shall"), is_listed=False),  # type: ignore[arg-type]
    MODALITY,
    Hedge(**found("where possible")),  # type: ignore[arg-type]
    Quantity(**found("within 3 days"), kind="deadline", comparator="at most", value=3.0, unit="day", whole=None),  # type: ignore[arg-type]
    Condition(**found("if it rains")),  # type: ignore[arg-type]
    Exclusion(**found("except on feast days")),  # type: ignore[arg-type]
    Sanction(**found("pays a fine")),  # type: ignore[arg-type]
)


def test_each_annotation_has_a_number_in_the_text_and_a_line_below() -> None:
    assert annotated_text(CLAUSE, SAID).plain == (
        "Keepers¹ shall², where possible³, test the lamp within 3 days⁴ if it rains⁵, except on feast days⁶; who fails pays a fine⁷."
    )
    lines = [line.plain for line in list_annotations(CLAUSE, SAID, 200)]
    assert lines == [
        "topics: standards (test)",
        "¹ bearer keeper (not in the lexicon)  “Keepers”  rule by-hand",
        "² obligation, force 4 on the English scale, on keeper, hedged  “shall”  rule by-hand",
        "³ hedge  “where possible”  rule by-hand",
        "⁴ deadline: at most 3 day  “within 3 days”  rule by-hand",
        "⁵ condition  “if it rains”  rule by-hand",
        "⁶ exception  “except on feast days”  rule by-hand",
        "⁷ sanction  “pays a fine”  rule by-hand",
    ]


def test_a_date_reads_as_a_date() -> None:
    item = Quantity(**found("within 3 days"), kind="deadline", comparator="at most", value=21_183.0, unit="date", whole=None)  # type: ignore[arg-type]
    assert list_annotations(CLAUSE, (item,), 100)[0].plain.startswith("¹ deadline: at most 2027-12-31")


def test_a_modal_that_binds_nobody_says_so() -> None:
    possible = evolve(MODALITY, use="epistemic", deontic=None, bearers=())
    assert list_annotations(CLAUSE, (possible,), 100)[0].plain.startswith("¹ epistemic, binds nobody")


def test_annotations_of_every_kind_go_through_json(independent: Comparison) -> None:
    first = independent.alignment.old.clauses[0]
    said = tuple(evolve(item, clause=first.id) for item in SAID)
    told = evolve(independent, old_annotations=Annotations(said, topics=("standards",)))
    document = json.loads(render_json(told, RenderOptions()))
    jsonschema.Draft202012Validator(read_schema()).validate(document)
    assert decode_comparison(document) == told


@pytest.fixture(name="changed")
def build_changed(independent: Comparison) -> Comparison:
    """Give two linked changes effects: the later one in the text the graver one."""
    linked = [number for number, change in enumerate(independent.changes) if change.link.old and change.link.new]
    changes = list(independent.changes)
    for number, name in ((linked[0], "hedged"), (linked[1], "reversed")):
        change = changes[number]
        quotes = tuple(Quote(ids[0], Span(0, 4), "some") for ids in (change.link.old, change.link.new))
        effect = Effect(name=name, old=(quotes[0],), new=(quotes[1],), reason=f"Made {name} by hand.")  # type: ignore[arg-type]
        changes[number] = evolve(change, effects=(effect,))
    return evolve(independent, changes=tuple(changes))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_report_leads_with_the_gravest_effect_and_tells_each_beside_its_clauses(changed: Comparison, width: int) -> None:
    report = render_terminal(changed, RenderOptions(width=width))
    lines = report.splitlines()
    assert max(map(len, lines)) <= width
    assert report.index("Made reversed by hand.") < report.index("Made hedged by hand.") < report.index("Clause by clause")
    assert report.index("Meaning") < report.index("Omitted")
    below = report[report.index("Clause by clause") :]
    assert "  reversed: Made reversed by hand." in below
    assert "  hedged: Made hedged by hand." in below


def test_where_asks_for_operation_effect_topic_actor_and_force(changed: Comparison) -> None:
    hedged = next(change for change in changed.changes if change.effects and change.effects[0].name == "hedged")
    said = tuple(evolve(item, clause=hedged.link.new[0]) for item in SAID)
    told = evolve(changed, new_annotations=Annotations(said, topics=("standards",)))
    assert told.where(effect="hedged") == told.where(topic="standards") == told.where(actor="keeper") == told.where(max_force=4) == (hedged,)
    assert told.where(max_force=3) == told.where(effect="reversed", topic="standards") == ()
    assert told.where() == told.changes
    assert told.where(operation="omitted") == told.changes_of("omitted")


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ({"effect": "weakend"}, "there is no effect 'weakend' here; did you mean weakened"),
        ({"topic": "gulls"}, r"there is no topic 'gulls' here \(there is none\)"),
        ({"actor": "gulls"}, r"there is no actor 'gulls' here \(there is "),
        ({"operation": "polished"}, "there is no operation 'polished' here"),
        ({"max_force": 6}, "force lies between 0 and 5"),
    ],
)
def test_where_refuses_what_does_not_exist(changed: Comparison, condition: dict[str, object], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        changed.where(**condition)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="colour"):
        changed.where(colour="red")  # type: ignore[call-arg]


def test_show_annotates_and_an_outline_file_cannot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from policydiff import cli

    path = tmp_path / "lamp.md"
    path.write_text("Keepers shall test the lamp within 3 days.\n", encoding="utf-8")
    assert cli.main(["show", str(path), "--annotate", "--width", "120"]) == 0
    assert "obligation, force 5 on the English scale" in capsys.readouterr().out
    assert cli.main(["show", str(path), "--annotate", "--format", "json"]) == 0
    assert any(item["type"] == "modality" for item in json.loads(capsys.readouterr().out)["annotations"]["items"])
    assert cli.main(["show", str(path), "--annotate", "--format", "yaml"]) == 2
    assert "an outline file holds no annotations" in capsys.readouterr().err
