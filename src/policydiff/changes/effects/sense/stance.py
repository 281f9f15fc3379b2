"""What a statement wants of its act: that it be done, that it be left free, or less of it than another names."""

from __future__ import annotations

import re
from typing import Literal

from policydiff.changes.effects.acts.heads import head_of
from policydiff.changes.effects.acts.ladders import shipped_ladders
from policydiff.changes.effects.norms.pairing import StatementPair
from policydiff.changes.effects.norms.statement import Statement
from policydiff.model.annotation import Deontic, Modality
from policydiff.text.fold import fold

__all__ = ["CAREFULLY", "Stance", "is_dispensed", "is_half_denied", "stance_of", "stance_of_kind"]

Stance = Literal["demanded", "free", "told"]
_DEMANDS = ("obligation", "prohibition", "recommendation", "commitment")
# To do something with care is not to be free to do it.
CAREFULLY = ("谨慎", "审慎", "慎重", "从严")
# "Without first consulting".
_WITHOUT = re.compile(r"\bwithout (?:first |prior |previously |\w+ly )?(\w+ing)\b", re.IGNORECASE)
# A verb that wants less of an act stands so near its beginning, in characters.
_BEGINNING = 30


def stance_of(statement: Modality) -> Stance:
    """Tell whether a statement demands something, leaves it free, or only takes note of it."""
    return stance_of_kind(statement.deontic)


def stance_of_kind(kind: Deontic | None) -> Stance:
    """Tell whether a statement of a kind demands something, leaves it free, or only takes note of it."""
    if kind in _DEMANDS:
        return "demanded"
    return "free" if kind in ("permission", "exemption") else "told"


def is_half_denied(statement: Statement, other: Statement) -> bool:
    """Tell whether a statement that denies nothing wants less of an act than the other names: to restrict it, to reduce it."""
    if statement.modality.polarity != "positive":
        return False
    if statement.aim_words.startswith(CAREFULLY):
        return True
    first = shipped_ladders().find(statement.aim_words[:_BEGINNING])[:1]
    return any(
        place.matter in ("ending", "banning") and fold(item.span.of(statement.aim_words)) not in fold(other.aim_words)
        for item in first
        for place in item.value
    )


def is_dispensed(pair: StatementPair) -> bool:
    """Tell whether what the one demands the other may leave: *must consult before it dismisses*, *may dismiss without consulting*."""
    for demanded, free in ((pair.before, pair.after), (pair.after, pair.before)):
        left = _WITHOUT.search(free.act)
        if (
            left
            and stance_of(demanded.modality) == "demanded"
            and demanded.modality.polarity == free.modality.polarity == "positive"
            and free.modality.deontic == "permission"
        ):
            return not _WITHOUT.search(demanded.act) and head_of(left[1]) == head_of(demanded.aim_words)
    return False
