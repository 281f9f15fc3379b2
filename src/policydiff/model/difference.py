"""Kinds of difference by name, as a user asks for them: operations, effects, ``ambiguous`` and ``adherents``, each but the last perhaps with a topic."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.errors import OptionError, did_you_mean
from policydiff.model.change import EFFECTS, OPERATIONS, Change
from policydiff.model.comparison import Comparison
from policydiff.model.outline import Outline
from policydiff.model.unread import refuse_language

__all__ = ["DIFFERENCES", "changes_of", "kinds_to_show", "read_kinds", "refuse_unread"]

# Every operation that is a change, every effect, clauses that nothing decides on, and the adherents.
DIFFERENCES = (*(operation for operation in OPERATIONS if operation != "kept"), *EFFECTS, "ambiguous", "adherents")
# Stands for every effect where a report is to show some kinds only.
_EVERY_EFFECT = "effects"


def read_kinds(value: object, where: str) -> tuple[str, ...]:
    """
    Return kinds of difference, as ``omitted,weakened:safety`` or a list names them.

    Args:
        value: What was given.

        where: Where it was given, for messages.

    Raises:
        OptionError: There is no such kind; the message names those that there are.
    """
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)) or not all(isinstance(part, str) for part in parts):
        raise OptionError(f"{where} is {value!r}; it takes kinds of difference, such as omitted,adherents")
    kinds = tuple(part.strip() for part in parts)
    for written in kinds:
        kind, mark, topic = written.partition(":")
        if mark and (kind == "adherents" or not topic):
            raise OptionError(
                f"{where}: {written!r} is no kind of difference; a topic stands behind the kind, as in omitted:safety, and adherents have none"
            )
        if kind not in DIFFERENCES:
            hint = "; a clause that was kept is no difference" if kind == "kept" else did_you_mean(kind, DIFFERENCES)
            raise OptionError(f"{where}: there is no kind of difference {kind!r}{hint} (there is {', '.join(DIFFERENCES)})")
    return kinds


def kinds_to_show(value: str | Sequence[str], where: str) -> tuple[str, ...]:
    """
    Return the kinds that a report is to show, each once; ``effects`` stands for every effect.

    Raises:
        OptionError: As ``read_kinds``.

    Example:
        >>> kinds_to_show("omitted,effects:safety", "--only")[:3]
        ('omitted', 'reversed:safety', 'contradicts:safety')
    """
    named: list[str] = []
    for part in (part.strip() for part in (value.split(",") if isinstance(value, str) else value)):
        kind, mark, topic = part.partition(":")
        named += [f"{effect}{mark}{topic}" for effect in EFFECTS] if kind == _EVERY_EFFECT else [part]
    return tuple(dict.fromkeys(read_kinds(named, where)))


def refuse_unread(kinds: Sequence[str], where: str, old: Outline, new: Outline) -> None:
    """
    Refuse kinds of difference that nobody looks for in the language of a document: to find none of them would say nothing.

    Raises:
        OptionError: One of the kinds is an effect, or has a topic, and a document is neither in English nor in Chinese.
    """
    asked = next((kind for kind in kinds if kind in EFFECTS or ":" in kind), None)
    if asked is not None:
        refuse_language(asked, where, old, new)


def changes_of(comparison: Comparison, kind: str) -> tuple[Change, ...]:
    """
    Return the changes of a kind, in the order of the alignment; none for ``adherents``, who are no clauses.

    Raises:
        OptionError: No clause of these documents could carry the topic.
    """
    name, _, topic = kind.partition(":")
    return tuple(
        change
        for change in comparison.where(topic=topic or None)
        if name in (change.operations or ("ambiguous",)) or any(effect.name == name for effect in change.effects)
    )
