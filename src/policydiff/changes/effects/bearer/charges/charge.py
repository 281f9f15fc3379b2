"""Who is said, in so many words, to be charged with something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from policydiff.changes.effects.names.bearers import bearer_words
from policydiff.model.outline import Span
from policydiff.text.fold import fold

__all__ = ["Charge", "matter_of", "matter_without", "part_of"]

_CHINESE_DUTY = re.compile("责任|义务|职责|任务|承担|负责|工作|理应|分内之?事|本分|归属于?|属于|改由|转由|履行")
# Where another statement of the sentence begins.
_JOINTS = re.compile(
    r"[;；:：，]|\(\w\)|, (?:and|but|while|whose|which|who|whom)\b|\b(?:and|but)(?= (?:also |then )?(?:shall|must|will|should|may|is|are|has|have|be|\w+s (?:the|to|on|for)|the \w+ (?:shall|must|will|should|may))\b)"
)


@frozen
class Charge:
    """
    Those who are charged with something.

    Attributes:
        names: Where they are named, in order, at least one.

        said: The words that charge them; what else its sentence holds is what they are charged with.

        sentence: Where that sentence stands.
    """

    names: tuple[Span, ...]
    said: Span
    sentence: Span


def matter_of(text: str, charge: Charge) -> str:
    """Return what somebody is charged with: the sentence without the words that charge and without those who are charged."""
    return matter_without(text, charge.sentence, (charge.said, *charge.names))


def part_of(text: str, charge: Charge) -> str:
    """Return what somebody is charged with in the part of the sentence where it is said, up to where the next one begins."""
    start, stop = min(charge.said.start, charge.names[0].start), max(charge.said.stop, charge.names[-1].stop)
    begin = max((match.end() for match in _JOINTS.finditer(text, charge.sentence.start, start)), default=charge.sentence.start)
    end = _JOINTS.search(text, stop, charge.sentence.stop)
    return matter_without(text, Span(begin, end.start() if end else charge.sentence.stop), (charge.said, *charge.names))


def matter_without(text: str, sentence: Span, gone: Sequence[Span]) -> str:
    """Return a sentence without some stretches and without the words that only say that it is a charge."""
    kept: list[str] = []
    at, stop = sentence.start, sentence.stop
    for span in sorted(gone, key=lambda span: span.start):
        kept.append(text[at : max(at, span.start)])
        at = max(at, span.stop)
    words = _CHINESE_DUTY.sub("", " ".join((*kept, text[at : max(at, stop)]))).split()
    duties = bearer_words().duties | bearer_words().charging
    return " ".join(word for word in words if fold(word.strip(",.;:")) not in duties)
