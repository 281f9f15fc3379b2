"""Words that may bind, read as statements: what the annotations doubt, the comparison can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import evolve

from policydiff.changes.effects.norms.bindings import NEGATIVE, STRONGEST, Binding, shipped_bindings
from policydiff.changes.effects.norms.finite import is_noun, is_verb
from policydiff.changes.effects.norms.nominal import NOUNS, find_nominal, find_nominal_chinese
from policydiff.changes.effects.wording.passage import Passage
from policydiff.changes.effects.wording.patterns import Worded
from policydiff.changes.effects.wording.phrases import Found
from policydiff.changes.effects.wording.sentences import is_reported
from policydiff.model.annotation import Hedge, Modality, Verb
from policydiff.model.outline import Clause, Span
from policydiff.text.fold import has_han
from policydiff.text.tokens import find_words, stem

__all__ = ["chains_of", "read_bindings", "read_instruction"]

# The level of an instruction that has no verb of its own.
_PLAIN = 3
# Verbs of a chain, "will endeavour, as resources permit, to", stand so near each other, in characters.
_REACH, _HAN_REACH = 12, 4
_MOST_LINKS = 5
# Rules of the annotation that found a modal and doubted who or what it binds; what they found is read again, what others found is not.
_DOUBTED = ("epistemic-subject", "epistemic-verb", "narrative-subject", "narrative-verb")
# "urges flag States to fit", "it is unlawful for an agent to ask": who is asked stands before what is to be done.
_ASKING = frozenset(
    map(stem, ("urge", "request", "call", "invite", "invitation", "encourage", "ask", "require", "advise", "recommend", "exhort", "appeal", "mandate", "demand", "order", "direct", "instruct", "oblige", "compel", "forbid", "allow", "permit", "entitle", "empower", "excuse", "exempt", "counsel", "press", "there", "it"))
)  # fmt: skip
_ASKED = re.compile(r" (?!\w+ing\b)(?:[\w'’,-]+ ){1,12}?to (?=\w)")
# Denials, which may stand inside or behind words that bind: is in no case to, shall under no circumstances.
_NOT = r"\b(?:(?<!need )not|never|no longer|by no means|(?:in|under|on) no (?:case|event|way|circumstances?|account|condition|conditions)|at no time|nowise)\b"
_NOT_WORDS = "not never no nowise"
_DENIAL = Worded(_NOT_WORDS, re.compile(_NOT, re.IGNORECASE))
_DENIED_ACT = re.compile(r"\s*,?\s*(?:not|never)\b", re.IGNORECASE)
_FRONTED = re.compile(rf"^(?:{_NOT}|nor|neither)\s[^,]*\Z", re.IGNORECASE)
# "does not have to", "do not commit to".
_DO_NOT = re.compile(r"\b(?:do|does|did)\s+not\s+\Z", re.IGNORECASE)
# "but never allow".
_NEVER = re.compile(r"\b(?:never|not|no longer)\s+\Z", re.IGNORECASE)
# "cannot be compelled to".
_CANNOT_BE = re.compile(r"\b(?:cannot|can not|can never|could not)\s+\Z", re.IGNORECASE)
_LONGEST_CANNOT = 12
_NOBODY = re.compile(
    r"(?:^|[.;:,] |\b(?:and|but) )(?:no|none of|neither|nor|nobody|no one|nothing|not one|not a single)\b(?! (?:later|less|more|fewer|earlier|sooner)\b)[^,;]{0,100}\Z",
    re.IGNORECASE,
)
# "On no account is a pilot to hand over": the subject stands inside what binds.
_INVERTED = Worded(_NOT_WORDS, re.compile(rf"(?P<binds>(?:{_NOT})\s+(?:is|are))\s+(?:[\w'’-]+\s+){{1,8}}?to\s(?=\w)", re.IGNORECASE))
# "No applicant need pay".
_NOBODY_NEED = Worded(
    "need",
    re.compile(
        r"(?:^|[.;:,] |\b(?:and|but|that) )(?:no|none of|neither|nor|nobody|no one|not one)\b[^,;.]{1,100}?(?<!\bin)(?<!\bof)(?<!\bno)(?<!\bany) (?P<binds>need) (?!not\b|to\b|for\b|of\b)(?=[a-z]{2})",
        re.IGNORECASE,
    ),
)
_BEHIND = re.compile(rf"\s*,?\s*(?:{_NOT})", re.IGNORECASE)
# 有权要求复核: what somebody has the right to do binds nobody.
_OF_RIGHT = re.compile(r"(?:有权|无权)[^，。；、]{0,4}\Z")
_NEAR_RIGHT = 8
# 不将, 不得将, 应将: here 将 is 把.
_COVERB = re.compile(r"[不得应当须可以止]\Z")
_ENDS = (". ", "; ", ": ")
_STOP = re.compile(r"[;。；]|\.(?:\s|$)")
# Two words or more with capitals inside a sentence are a name, whatever verb is among them: "the Ecosystem Studies Unit".
_CITED = re.compile(
    r"《[^》]{1,200}》|\"[^\"]{1,400}\"|“[^”]{1,400}”|(?<!\w)'[^']{1,200}'(?!\w)|(?<=[a-z,] )[A-Z][a-z-]{1,40}(?: [A-Z][a-z-]{1,40}){1,9}"
)


def read_bindings(side: Passage, taken: Sequence[Span]) -> Iterator[Modality]:
    """
    Yield what the binding words of a passage would say if they bound somebody.

    Args:
        side: The passage.

        taken: Where its statements stand already.
    """
    for clause in side.clauses:
        heard = [*_heard(side, clause, taken)]
        leading = {item.span.stop + 1 for item in heard if item.value.kind == "commitment" and item.span.of(clause.text).endswith(" to")}
        found = [item for item in heard if _is_weighed(item, leading) or is_verb(clause.text, item.span)]
        at = 0
        while at < len(found):
            chain = _chain(found, at, clause.text)
            if not found[at].value.follows:
                yield _modality(clause, chain)
            at += len(chain)


@lru_cache(maxsize=8)
def chains_of(side: Passage) -> tuple[Found[Binding], ...]:
    """Return the words of a passage that bind, each chain as one: of *decides to consider* the weakest verb counts."""
    return tuple(chain for clause in side.clauses for chain in _joined(side, clause))


def _heard(side: Passage, clause: Clause, taken: Sequence[Span] = ()) -> Iterator[Found[Binding]]:
    """Yield the words of a clause that may bind, but for those that are taken, cited, reported, or seen to bind nobody."""
    doubted = [side.span(item) for item in side.of(Modality) if item.use != "deontic" and item.rule not in _DOUBTED]
    for item in _found(clause.text):
        if (
            not is_reported(clause.text, item.span.start)
            and not _is_taken(side, clause, item.span, taken)
            and not _is_settled(side, clause, item.span, doubted)
        ):
            yield item


def _joined(side: Passage, clause: Clause) -> Iterator[Found[Binding]]:
    hedges = [side.span(item) for item in side.of(Hedge)]
    heard = [*_heard(side, clause)]
    # "Decided to consider": behind such words a verb follows.
    leading = {item.span.stop + 1 for item in heard if item.value.kind == "commitment" and item.span.of(clause.text).endswith(" to")}
    found = [
        item
        for item in heard
        if (" " in item.span.of(clause.text) or _is_weighed(item, leading) or not is_noun(clause.text, item.span))
        and (item.value.kind == "exemption" or not _is_within(side.shifted(clause.id, item.span), hedges))
    ]
    at = 0
    while at < len(found):
        chain = _chain(found, at, clause.text)
        at += len(chain)
        weakest = min(chain, key=lambda item: item.value.force)
        value = evolve(
            chain[-1].value if chain[-1].value.kind in NEGATIVE else weakest.value,
            force=weakest.value.force,
            is_denied=sum(item.value.is_denied for item in chain) % 2 == 1,
        )
        yield Found(value, side.shifted(clause.id, Span(chain[0].span.start, chain[-1].span.stop)))


def _is_weighed(item: Found[Binding], leading: set[int]) -> bool:
    """Tell whether a soft verb is governed by words that bind and lead to a verb: *decided to consider*."""
    return item.span.start in leading and item.value.kind == "recommendation" and item.value.force <= 1


@lru_cache(maxsize=256)
def _found(text: str) -> tuple[Found[Binding], ...]:
    """Return the words that bind, each for what it says with the denials inside it, before it and behind it."""
    return tuple(_finds(text))


def _finds(text: str) -> Iterator[Found[Binding]]:
    if has_han(text):
        held = tuple(find_nominal_chinese(text))
        listed = (
            item
            for item in shipped_bindings().find(text)
            if not any(item.span.overlaps(other.span) for other in held)
            and not _OF_RIGHT.search(text, max(0, item.span.start - _NEAR_RIGHT), item.span.start)
            and not (item.span.of(text) == "将" and _COVERB.search(text, max(0, item.span.start - 1), item.span.start))
        )
        yield from sorted((*held, *listed), key=lambda item: item.span.start)
        return
    inverted = [*_INVERTED.finditer(text)]
    prohibition = Binding("prohibition", STRONGEST, is_denied=True, unsaid=None, follows=False)
    exemption = Binding("exemption", 1, is_denied=True, unsaid=None, follows=False)
    found = [Found(prohibition, Span(*match.span("binds"))) for match in inverted]
    found += [Found(exemption, Span(*match.span("binds"))) for match in _NOBODY_NEED.finditer(text)]
    plain = text
    for denial in _DENIAL.finditer(text):
        plain = f"{plain[: denial.start()]}{' ' * len(denial.group())}{plain[denial.end() :]}"
    nominal = [*_nominal(text)]
    found += nominal
    for item in shipped_bindings().find(plain):
        if not any(match.start() <= item.span.start < match.end() for match in inverted) and not any(
            item.span.overlaps(other.span) for other in nominal
        ):
            found += _with_denials(text, item, since=_last_verb(text, found, item.span.start))
    yield from sorted(found, key=lambda item: item.span.start)


def _last_verb(text: str, found: Sequence[Found[Binding]], place: int) -> int:
    """Return where the last of some words that bind ends before a place; the *permit* of *no permit is required* is a thing."""
    return max((other.span.stop for other in found if other.span.stop <= place and not is_noun(text, other.span)), default=0)


def _nominal(text: str) -> Iterator[Found[Binding]]:
    """Yield the nouns that bind or leave free; where nobody has the duty, nobody is bound."""
    for item in find_nominal(text):
        before = text[max(text.rfind(mark, 0, item.span.start) + 1 for mark in _ENDS) : item.span.start].lstrip()
        said = item.value.denied() if _NOBODY.search(before) or _FRONTED.match(before) else item.value
        if said is not None:
            yield Found(said, item.span)


def _with_denials(text: str, item: Found[Binding], *, since: int) -> Iterator[Found[Binding]]:
    span, value = item.span, item.value
    said: Binding | None = value
    inside = list(_DENIAL.finditer(text, span.start, span.stop))
    behind = _DENIED_ACT.match(text, span.stop)
    if behind is None and not inside:
        behind = _BEHIND.match(text, span.stop)
    of_act = [match for match in inside if text[match.end() : span.stop].split() == ["to"]]
    ends_in_to = span.of(text).endswith((" to", " that"))
    start = max(text.rfind(mark, 0, span.start) + 1 for mark in _ENDS)
    # A denial before several words that bind belongs to the first of them.
    before = text[max(start, since) : span.start].lstrip()
    do_not = _DO_NOT.search(before) or _CANNOT_BE.search(text, max(0, span.start - _LONGEST_CANNOT), span.start)
    n_denials = len(inside) - len(of_act) + (behind is not None and not ends_in_to)
    n_denials += any(match is not None for match in (do_not, _NEVER.search(before), _FRONTED.match(before), _NOBODY.search(before)))
    if n_denials % 2:
        said = value.denied()
    if said is not None and (of_act or (behind is not None and ends_in_to)):
        said = said.of_denied_act()
    if said is not None:
        start = span.start - len(do_not.group()) if do_not else span.start
        yield Found(said, Span(start, behind.end() if behind else span.stop))


def _is_within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.stop <= other.stop for other in others)


def _is_taken(side: Passage, clause: Clause, span: Span, taken: Sequence[Span]) -> bool:
    shifted = side.shifted(clause.id, span)
    if any(other.start < shifted.stop and shifted.start < other.stop for other in taken):
        return True
    return any(start < span.stop and span.start < stop for start, stop in _cited(clause.text))


@lru_cache(maxsize=256)
def _cited(text: str) -> tuple[tuple[int, int], ...]:
    """Return where titles and quotations stand."""
    return tuple(match.span() for match in _CITED.finditer(text))


def _is_settled(side: Passage, clause: Clause, span: Span, doubted: Sequence[Span]) -> bool:
    """Tell whether a modal was seen to bind nobody; *would do well to* and *can dispense with* say more than the modal in them."""
    shifted = side.shifted(clause.id, span)
    return any(other.start < shifted.stop and shifted.start < other.stop and shifted.stop <= other.stop for other in doubted)


def _chain(found: Sequence[Found[Binding]], at: int, text: str) -> tuple[Found[Binding], ...]:
    """Return a word with those that follow it closely and that it governs."""
    chain = [found[at]]
    for item in found[at + 1 : at + _MOST_LINKS]:
        gap = text[chain[-1].span.stop : item.span.start]
        if len(gap) > (_HAN_REACH if has_han(gap) else _REACH) or re.search(r"[,;.，。；]|\band\b|\bor\b", gap):
            break
        chain.append(item)
    return tuple(chain)


def read_instruction(clause: Clause, sentence: Span) -> Modality:
    """Return what a sentence says if it tells somebody to do something."""
    first = next(find_words(sentence.of(clause.text)), None)
    start, stop = (sentence.start + first.start(), sentence.start + first.end()) if first else (sentence.start, sentence.stop)
    return Modality(
        clause=clause.id, span=Span(start, stop), use="deontic", deontic="obligation", force=_PLAIN, polarity="positive",
        chain=(Verb(clause.text[start:stop].casefold(), _PLAIN, Span(start, stop)),), aim=Span(start, sentence.stop), voice="imperative", bearers=(), hedges=(),
        inherited_from=None, scale="zh" if has_han(clause.text) else "en", rule="reading", trigger=clause.text[start:stop],
    )  # fmt: skip


def _asks(words: Sequence[str]) -> bool:
    """Tell whether words that bind are followed by whom they bind: *urge*, *it is open to*, *are incumbent on*."""
    if words[-1] in ("is", "are"):
        return True
    if words[-1] in NOUNS:
        return True
    if words[-1] in ("to", "that"):
        return False
    if words[0] in ("is", "are", "be", "been", "was", "were"):
        return words[-1] in ("on", "upon", "for", "of", "with")
    return any(stem(word) in _ASKING for word in words[:2])


def _modality(clause: Clause, chain: Sequence[Found[Binding]]) -> Modality:
    first, last = chain[0], chain[-1]
    end = _STOP.search(clause.text, last.span.stop)
    asked = _ASKED.match(clause.text, last.span.stop) if _asks(last.span.of(clause.text).casefold().split()) else None
    aim = Span(asked.end() if asked else last.span.stop, end.start() if end else len(clause.text))
    verbs = tuple(Verb(item.span.of(clause.text).casefold(), item.value.force, item.span) for item in chain)
    return Modality(
        clause=clause.id, span=first.span, use="deontic", deontic=first.value.kind, force=min(verb.force for verb in verbs),
        polarity="negative" if first.value.is_denied else "positive", chain=verbs, aim=aim if aim.start < aim.stop else None, voice="active", bearers=(), hedges=(), inherited_from=None,
        scale="zh" if has_han(clause.text) else "en", rule="reading", trigger=first.span.of(clause.text),
    )  # fmt: skip
