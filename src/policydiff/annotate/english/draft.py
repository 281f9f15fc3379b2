"""A statement while its sentence is read, in indices of words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from policydiff.annotate.actors import FoundActor
from policydiff.annotate.english.lists import OPEN_MARKS
from policydiff.annotate.english.verbs import Verbs
from policydiff.annotate.english.words import Word
from policydiff.annotate.finding import Finding
from policydiff.model.annotation import Deontic, Polarity, Use, Verb, Voice
from policydiff.text.span import Span

__all__ = ["Draft"]

# So many words of an act are looked through.
_READ = 250
_TRAILING = frozenset((",", ";", ".", ":", "-", "and", "or", "but", "nor", "while", "whereas"))
# A prohibition with one of these is a condition as much as a prohibition.
_UNLESS = frozenset(("unless", "except", "until", "without"))
_ONLY = frozenset(("if", "when", "where", "after", "once", "with", "upon", "for", "to", "in", "by", "under", "on", "following", "insofar", "so"))


@frozen(kw_only=True)
class Draft:
    """
    A statement; ``at``, ``stop``, ``first`` and ``verb`` are indices of the sentence's words.

    Attributes:
        speakers: Who makes the statement, where it is one of somebody.

        form: Form of its verb, so that a joined statement can be told by the same.
    """

    at: int
    stop: int
    first: int
    use: Use
    deontic: Deontic | None
    rule: str
    polarity: Polarity = "positive"
    chain: tuple[Verb, ...] = ()
    verb: int | None = None
    voice: Voice = "active"
    bearers: tuple[FoundActor, ...] = ()
    addressees: tuple[FoundActor, ...] = ()
    speakers: tuple[FoundActor, ...] = ()
    form: str = ""

    def finding(self, words: Sequence[Word], following: int, verbs: Verbs) -> Finding:
        """Return the finding; ``following`` is the index of the first word of the next statement."""
        end = self._end(words, following)
        aim = None
        if self.use == "deontic":
            begin = self.verb if self.verb is not None else self.stop
            aim = Span(words[begin].start, words[end - 1].stop) if begin < end else None
        first = min(self.first, self.at)
        last = max(end, self.stop)
        return Finding(
            span=Span(words[self.at].start, words[self.stop - 1].stop),
            region=Span(words[first].start, words[last - 1].stop),
            use=self.use,
            deontic=self.deontic,
            polarity=self.polarity,
            chain=(*self.chain, *self._aimed(words, end, verbs)),
            aim=aim,
            voice=self.voice,
            bearers=self.bearers,
            addressees=self.addressees,
            rule=self._rule(words, end),
            is_open=words[-1].text in OPEN_MARKS and following >= len(words),
        )

    def _end(self, words: Sequence[Word], following: int) -> int:
        """Return the index after the last word of what is to be done."""
        end = max(min(following, len(words)), self.stop)
        begin = max(self.stop, (self.verb or 0) + 1)
        for at in range(begin, min(end, begin + _READ)):
            if words[at].text == ";":
                end = at
                break
        while end > self.stop and words[end - 1].text in _TRAILING:
            end -= 1
        return end

    def _aimed(self, words: Sequence[Word], end: int, verbs: Verbs) -> tuple[Verb, ...]:
        if self.use != "deontic" or not self.chain:
            return ()
        known = {verb.span.start for verb in self.chain}
        found: list[Verb] = []
        for at in range(self.stop, min(end, self.stop + _READ)):
            match = verbs.at(words, at, "aim") if words[at].text in verbs.aims else None
            if match is not None and words[at].start not in known:
                found.append(Verb(match.verb.word, match.verb.force, Span(words[at].start, words[match.stop - 1].stop)))
        return tuple(found)

    def _rule(self, words: Sequence[Word], end: int) -> str:
        if self.use != "deontic" or self.rule not in ("modal", "modal-not", "modal-nobody"):
            return self.rule
        texts = [word.text for word in words[self.stop : min(end, self.stop + _READ)]]
        if self.polarity == "negative" and any(text in _UNLESS for text in texts):
            return "modal-unless"
        if any(text == "only" and following in _ONLY for text, following in pairwise(texts)):
            return "modal-only"
        return self.rule
