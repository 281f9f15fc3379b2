"""The sentences of a passage, and which of them stands for which of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from policydiff.changes.effects.wording.likeness import likeness
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.patterns import Worded
from policydiff.model.outline import Span
from policydiff.text.lazy import lazy_pattern
from policydiff.text.sentences import split_sentences

__all__ = ["is_reported", "parts_of_sentences", "same_sentences", "sentences_of"]

_HALT = re.compile(r"[;；]\s*")
# With more pairs of sentences than this, passages are no clauses, and which sentence answers which cannot be told.
_MOST_PAIRS = 400


# What somebody thought, found or foretold is no norm: "whose authors argued that States must", "demand, the survey suggests, should".
_REPORTS = "argued claimed suggested maintained contended alleged complained warned feared thought believed remarked wrote insisted conceded assumed predicted reported suggest suggests argue argues claims predict predicts warns"
_REPORT = rf"(?:{'|'.join(_REPORTS.split())})"
_REPORTED = Worded(
    _REPORTS,
    lazy_pattern(
        rf"(?:(?<!\bwho )(?<!\bthat )(?<!\bwhich )\b{_REPORT}\s+that\b|,\s+(?:the|its|their|some|many)\s+(?:\w+\s+){{1,3}}{_REPORT},)(?:[^.;,]{{0,400}}\Z|(?<=,)[^.;]{{0,60}}\Z)",
        re.IGNORECASE,
    ),
)
# "Some doubt that", "critics hold that": what others say is no norm of the text.
_DOUBTED = Worded(
    "some many critics experts observers commentators historians analysts opponents supporters proponents sceptics others",
    re.compile(
        r"\b(?:some|many|others|critics|experts|observers|commentators|historians|analysts|opponents|supporters|proponents|sceptics)\s"
        r"(?:say|hold|think|doubt|fear|believe|argue|claim|contend|expect|object|reply|insist|maintain)\b[^.;]{0,200}\Z",
        re.IGNORECASE,
    ),
)
# "As the song has it", 俗话说: what people say is none either.
_SAID = Worded(
    "song saying proverb adage rhyme story legend",
    re.compile(
        r"\bas the (?:old )?(?:song|saying|proverb|adage|rhyme|story|legend) (?:has it|goes|runs|says|tells it),[^.;]{0,100}\Z", re.IGNORECASE
    ),
)
_SAID_HAN = re.compile(r"(?:常说|俗话说|常言道|老话说|据说|相传)[，：][^。；]{0,60}\Z")
_LONGEST_REPORT = 500


def is_reported(text: str, place: int) -> bool:
    """Tell whether what stands at a place of a text is what somebody is said to have thought, or what people say."""
    start = max(0, place - _LONGEST_REPORT)
    return any(True for pattern in (_REPORTED, _DOUBTED, _SAID, _SAID_HAN) for _ in pattern.finditer(text, start, place))


def sentences_of(side: Passage) -> tuple[Span, ...]:
    """Return where the sentences of a passage stand."""
    return split_sentences(side.text, "zh" if side.is_chinese else "en")


@lru_cache(maxsize=8)
def parts_of_sentences(side: Passage) -> tuple[Span, ...]:
    """Return the sentences of a passage, cut between semicolons too."""
    places: list[int] = []
    for sentence in sentences_of(side):
        places += [sentence.start, *(sentence.start + match.end() for match in _HALT.finditer(sentence.of(side.text)))]
    return tuple(Span(start, stop) for start, stop in pairwise([*places, len(side.text)]) if start < stop)


def same_sentences(sides: tuple[Passage, Passage], old: Sequence[Span], new: Sequence[Span], *, least: float) -> Iterator[tuple[Span, Span]]:
    """Yield those of some sentences of two passages that are each other's likest and share at least so much."""
    if len(old) * len(new) > _MOST_PAIRS:
        return
    before, after = sides
    shares = {(i, j): likeness(a.of(before.text), b.of(after.text)) for i, a in enumerate(old) for j, b in enumerate(new)}
    for (i, j), share in shares.items():
        rivals = (other for (k, m), other in shares.items() if (k == i) != (m == j))
        if share >= least and all(other < share for other in rivals):
            yield old[i], new[j]
