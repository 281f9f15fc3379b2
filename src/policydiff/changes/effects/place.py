"""Effects of place: the words stay, what they stand in loses or gains weight (operative part, preamble, annex; first or last of the document)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.changes.effects.case import Case, effect
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.annotation import Modality
from policydiff.model.change import Effect
from policydiff.model.outline import Span
from policydiff.text.fold import fold

__all__ = ["find_place_changes"]

# Beyond this little of the words stay for the place to be what changed; translations are taken at the aligner's word.
_SAME_WORDS = 0.5
# Only the ends of a document: its first and last sixth. What moved less far has moved, and no more.
_FIRST, _LAST = 1 / 6, 5 / 6
_ANNEX = re.compile(r"(?:annex|appendix|schedule|attachment|addendum|附件|附录|附則|附则|附表)(?![a-z])")
_WEIGHT = {"operative": 2, "definition": 2, "chapeau": 2, "annex": 1, "preamble": 0, "footnote": 0}
_NAMES = {"operative": "the operative part", "annex": "an annex", "preamble": "the preamble", "footnote": "a footnote"}


def find_place_changes(case: Case) -> Iterator[Effect]:
    """Yield ``demoted`` or ``promoted`` where much the same words stand in a lower or a higher place than before."""
    old, new = _part(case.old), _part(case.new)
    rise = _WEIGHT[new] - _WEIGHT[old]
    ends = sorted((case.old.place, case.new.place))
    if not rise and not (ends[0] <= _FIRST and ends[1] >= _LAST):
        return
    if not case.is_translated and case.likeness < _SAME_WORDS:
        return
    if rise and "footnote" in (old, new) and not _moved_to_footnote(case):
        return
    if rise:
        yield _moved(case, rise, f"It stood in {_NAMES[old]} and stands in {_NAMES[new]}.")
    elif old == new and not case.is_translated:
        if case.old.place <= _FIRST and case.new.place >= _LAST:
            yield _moved(case, -1, "It stood among the first clauses of the document and stands among the last.")
        elif case.old.place >= _LAST and case.new.place <= _FIRST:
            yield _moved(case, 1, "It stood among the last clauses of the document and stands among the first.")


def _moved(case: Case, rise: int, reason: str) -> Effect:
    whole = (Span(0, len(side.clauses[0].text)) for side in (case.old, case.new))
    old, new = ((span,) for span in whole)
    return effect(case, "promoted" if rise > 0 else "demoted", old, new, reason)


def _moved_to_footnote(case: Case) -> bool:
    """
    Tell whether a norm went into a footnote, or came out of one.

    What is a footnote is told by its mark, which a converter may have lost: what binds nobody was a footnote all along, and so was what has the footnote's number
    or its very words.
    """
    if fold(case.old.text) == fold(case.new.text):
        return False
    numbers = [side.clauses[0].number for side in (case.old, case.new)]
    return (_binds(case.old) or _binds(case.new)) and (numbers[0] is None or numbers[0] != numbers[1])


def _binds(side: Passage) -> bool:
    """Tell whether a passage demands, forbids or allows something."""
    return any(item.use == "deontic" and item.deontic not in ("constitutive", "recognition") for item in side.of(Modality))


def _part(side: Passage) -> str:
    clause = side.clauses[0]
    if clause.role in ("operative", "definition", "chapeau"):
        return "annex" if any(_ANNEX.match(fold(heading)) for heading in clause.path) else "operative"
    return clause.role
