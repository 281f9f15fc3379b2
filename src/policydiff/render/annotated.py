"""What the clauses of a document say, shown in their text: a raised number behind the words of each annotation, and below the clause what it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rich.text import Text

from policydiff.model.annotation import Actor, Annotation, Condition, Exclusion, Hedge, Modality, Quantity, Sanction, Topic
from policydiff.model.outline import Clause
from policydiff.render.lines import excerpt, flow, join, styled
from policydiff.render.view import STYLES

__all__ = ["annotated_text", "list_annotations"]

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Words of a long condition that are repeated below the clause.
_QUOTED = 48
_COMPARATORS = {
    "exactly": "",
    "at least": "at least ",
    "at most": "at most ",
    "more than": "more than ",
    "less than": "less than ",
    "about": "about ",
}
# What the value of a date counts days from.
_EPOCH = date(1970, 1, 1)


def annotated_text(clause: Clause, said: Sequence[Annotation], style: str = "") -> Text:
    """Return the text of a clause with a raised number behind the words of each of its annotations."""
    marks: dict[int, list[int]] = {}
    for number, item in enumerate(_in_text(said), start=1):
        marks.setdefault(item.span.stop, []).append(number)
    parts: list[Text] = []
    start = 0
    for stop in sorted(marks):
        raised = "·".join(str(number).translate(_RAISED) for number in marks[stop])
        parts += [styled(clause.text[start:stop], style), styled(raised, STYLES["label"])]
        start = stop
    return join([*parts, styled(clause.text[start:], style)])


def list_annotations(clause: Clause, said: Sequence[Annotation], width: int) -> list[Text]:
    """Return a line for each annotation of a clause: its number, what it says, the words, and the rule that found it."""
    topics = [item for item in said if isinstance(item, Topic)]
    lines = flow(_quiet(f"topics: {'; '.join(_topic(item) for item in topics)}"), width) if topics else []
    for number, item in enumerate(_in_text(said), start=1):
        head = join([styled(str(number).translate(_RAISED), STYLES["label"]), " ", _says(item)])
        lines += flow(join([head, _quiet(f"  “{excerpt(item.span.of(clause.text) or item.trigger, _QUOTED).plain}”  rule {item.rule}")]), width)
    return lines


def _in_text(said: Sequence[Annotation]) -> list[Modality | Actor | Quantity | Hedge | Condition | Exclusion | Sanction]:
    found = [item for item in said if not isinstance(item, Topic)]
    return sorted(found, key=lambda item: (item.span.start, item.span.stop))


def _topic(item: Topic) -> str:
    return f"{item.topic} ({', '.join(dict.fromkeys(item.triggers))})"


def _says(item: Modality | Actor | Quantity | Hedge | Condition | Exclusion | Sanction) -> str:  # noqa: PLR0911 - one a kind
    match item:
        case Modality():
            return ", ".join(_modality(item))
        case Actor():
            return f"{item.role} {item.name}" + ("" if item.is_listed else " (not in the lexicon)")
        case Quantity():
            return f"{item.kind}: {_COMPARATORS[item.comparator]}{_amount(item)}" + (f" of {item.whole}" if item.whole else "")
        case Hedge():
            return "hedge"
        case Condition():
            return "condition"
        case Exclusion():
            return "exception"
        case Sanction():
            return "sanction"


def _amount(item: Quantity) -> str:
    if item.unit == "date":
        return (_EPOCH + timedelta(days=item.value)).isoformat()
    return f"{item.value:,.15g} {item.unit}"


def _modality(item: Modality) -> Iterator[str]:
    if item.use != "deontic":
        yield f"{item.use}, binds nobody"
        return
    yield f"{item.deontic}, force {item.force} on the {'English' if item.scale == 'en' else 'Chinese'} scale"
    if item.polarity == "negative":
        yield "negative"
    if len(item.chain) > 1:
        yield f"weakest of {' – '.join(f'{verb.word} {verb.force}' for verb in item.chain)}"
    if item.bearers:
        yield f"on {', '.join(item.bearers)}"
    elif item.voice == "passive":
        yield "passive, no bearer named"
    if item.hedges:
        yield "hedged"
    if item.inherited_from is not None:
        yield f"from {item.inherited_from}"


def _quiet(text: str) -> Text:
    return styled(text, STYLES["quiet"])
