"""A Chinese clause while it is read: its folded text, what was found, and who is spoken of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from attrs import frozen

from policydiff.annotate.actors import ActorLexicon, FoundActor
from policydiff.annotate.chinese.actors import actors_of
from policydiff.annotate.chinese.verbs import ADVERB, Hit, chinese_verbs
from policydiff.annotate.reading import Reading
from policydiff.annotate.scales import Scale
from policydiff.model.annotation import Deontic, Polarity, Use, Verb, Voice

__all__ = ["READ", "ChineseClause", "ChineseDraft", "Governed"]

# No subject stands further from its verb, and no more of a phrase is looked through.
_LEAD, READ = 120, 400
_CITED = re.compile(r'《[^》]{1,200}》|"[^"]{1,500}"')
_TRAILING_ADVERBS = re.compile(f"(?:{ADVERB.pattern})$")
_LONGEST_CHAIN = 4
# 不 begins these without denying anything.
_NO_DENIAL = (
    "不断", "不同", "不少", "不低", "不超", "不正", "不良", "不法", "不利", "不必", "不实", "不仅", "不晚于", "不迟于", "不早于", "不高于", "不多于", "不大于", "不小于", "不短于",
    "不长于", "不逊于",
)  # fmt: skip


@frozen(kw_only=True)
class ChineseDraft:
    """A statement; ``start``, ``stop``, ``first`` and ``aim`` are places in the folded text."""

    start: int
    stop: int
    first: int
    use: Use
    deontic: Deontic | None
    rule: str
    polarity: Polarity = "positive"
    chain: tuple[Verb, ...] = ()
    aim: int | None = None
    voice: Voice = "active"
    bearers: tuple[FoundActor, ...] = ()
    addressees: tuple[FoundActor, ...] = ()


@frozen(kw_only=True)
class Governed:
    """What stands after a verb: softer verbs that it governs, and whether the act is denied."""

    chain: tuple[Verb, ...]
    is_denied: bool


class ChineseClause:
    """
    Read phrase by phrase.

    Attributes:
        text: Folded.

        drafts: The statements of the sentence that is read.

        subject: Who is spoken of until somebody else is, or the sentence ends.

        instructs: Whether the phrase before is an instruction, so that the next may go on with it.

        binds: Whether a modal or a statement governs the sentence, so that no phrase of it is an instruction of its own.
    """

    def __init__(self, reading: Reading, scale: Scale, actors: ActorLexicon) -> None:
        """Take the text of a clause."""
        self.printed, self.folded, self.scale = reading.text, reading.folded, scale
        self.text = self.folded.text
        self.verbs, self.actors = chinese_verbs(scale), actors_of(actors)
        self.drafts: list[ChineseDraft] = []
        self.subject: tuple[FoundActor, ...] = ()
        self.instructs = self.binds = False
        self._instructions: list[int] = []
        self._cited = [match.span() for match in _CITED.finditer(self.text)]

    def begin_sentence(self) -> None:
        """Forget the sentence before."""
        self.drafts, self.subject, self._instructions = [], (), []
        self.instructs = self.binds = False

    def instruct(self, draft: ChineseDraft) -> None:
        """Note an instruction."""
        self._instructions.append(len(self.drafts))
        self.drafts.append(draft)
        self.instructs = True

    def replace_instructions(self, replace: Callable[[ChineseDraft], ChineseDraft | None]) -> None:
        """Replace the sentence's instructions, or leave them out, because of what comes after them."""
        for number in reversed(self._instructions):
            draft = replace(self.drafts[number])
            self.drafts[number : number + 1] = () if draft is None else (draft,)
        self._instructions = []

    def is_cited(self, place: int) -> bool:
        """Tell whether a place lies in a title or a quotation."""
        last = bisect_right(self._cited, place, key=lambda stretch: stretch[0]) - 1
        return last >= 0 and place < self._cited[last][1]

    def verb(self, hit: Hit) -> Verb:
        """Return a verb of the scale as chains hold it."""
        return Verb(hit.verb.word, hit.verb.force, self.folded.original_span(hit.start, hit.stop))

    def lead(self, start: int, verb: int) -> int:
        """Return from where on a subject of the verb at a place is looked for."""
        return max(start, verb - _LEAD)

    def before_adverbs(self, start: int, stop: int) -> int:
        """Return where the adverbs begin that stand before a place."""
        near = self.lead(start, stop)
        match = _TRAILING_ADVERBS.search(self.text[near:stop])
        return near + match.start() if match is not None else stop

    def after_adverbs(self, start: int, stop: int) -> int:
        """Return where the adverbs end that begin at a place."""
        match = ADVERB.match(self.text, start, stop)
        return match.end() if match is not None else start

    def subjects(self, start: int, verb: int) -> tuple[FoundActor, ...]:
        """Return whom the words before a verb name as its subject."""
        near = self.lead(start, verb)
        return self.actors.subjects(self.folded, near, self.before_adverbs(near, verb))

    def subjects_beside(self, start: int, verb: int) -> tuple[FoundActor, ...]:
        """Return the subject of a verb where nothing but adverbs stands between the two."""
        named = self.subjects(start, verb)
        end = self.before_adverbs(self.lead(start, verb), verb)
        return named if named and end > start and named[-1].span.stop == self.folded.original_span(end - 1, end).stop else ()

    def governed(self, at: int, stop: int) -> Governed:
        """Read what stands after a verb."""
        chain: list[Verb] = []
        denied = False
        for _ in range(_LONGEST_CHAIN):
            at = self.after_adverbs(at, stop)
            hit = self.verbs.match(self.text, "softener", at, stop)
            if hit is None:
                break
            chain.append(self.verb(hit))
            denied ^= hit.verb.denies
            at = hit.stop
        denied ^= self.text.startswith("不", at) and not self.text.startswith(_NO_DENIAL, at)
        return Governed(chain=tuple(chain), is_denied=denied)
