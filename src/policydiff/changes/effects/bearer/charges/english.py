"""English sentences that say who is charged with something: *falls to X*, *X is responsible for*, *led by X*, *X's duty*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from policydiff.changes.effects.bearer.charges.charge import Charge
from policydiff.changes.effects.names.bearers import bearer_words
from policydiff.changes.effects.names.english import name_ending, names_before, names_from, subject_of
from policydiff.changes.effects.wording.patterns import Worded
from policydiff.model.outline import Span
from policydiff.text.lazy import lazy_pattern

__all__ = ["english_charges", "english_presents"]

_BE = r"(?:is|are|be|been|being|was|were|remains?|becomes?)"
_ADVERBS = r"(?:(?:\w+ly|also|still|then|hereby|thus|now|always|at all times|in full|in equal parts|in the first place|first and foremost) ){0,2}"
_BE_OR_HAVE = rf"(?:(?:shall|must|will|should|may|is to|are to) )?{_ADVERBS}"
_COSTS = r"(?:costs?|expenses?|expenditure|bills?|charges|outlay|price|fees?|premiums?|loss(?:es)?|shortfall|deficit)"
_ADJECTIVES = r"(?:(?:the|a|an|its|their|full|sole|primary|overall|joint|main|lead|legal|ultimate|final|entire|collective|general|principal|special|express|first|particular|own|exclusive|all|any|such|that|this) ){0,4}"
# What the patterns need, beside the nouns of duties.
_COST_WORDS = "cost costs expense expenses expenditure bill bills charges outlay price fee fees premium premiums loss losses shortfall deficit"
_BEFORE_WORDS = (
    "lie lies rest rests remain remains sit sits reside resides fall falls land lands settles placed laid imposed conferred bestowed thrown put incumbent binding "
    "devolve devolves vest vests vested entrusted assigned delegated confided outsourced remit duties tasks functions responsibilities mandate competence "
    "purview province responsibility led headed chaired coordinated ordinated steered spearheaded convened directed overseen lead leadership direction auspices aegis "
    "stewardship coordination ordination chairmanship management leading charge helm borne paid footed defrayed shouldered expense cost account part chargeable charges "
    "charged billed invoiced debited entrusts mandates commissions appoints designates empowers instructs deputes task entrust commission designate appoint request requests ask asks invite invites urge "
    "urges encourage encourages call calls instruct direct directs order orders oblige obliges require requires exhort exhorts enjoin enjoins authorise authorises authorize "
    "authorizes appeal appeals expect expects advise advises allow allows permit permits forbid forbids leads responsible owner action implemented implementing coordinator "
    "actor actors matter question thing decision choice case responsible coordinating accountable competent"
)
_SUBJECT_WORDS = (
    "responsible answerable accountable liable charge competent lead charged tasked entrusted burdened saddled care ownership answer answers see sees attend attends look "
    "looks pay pays meet meets cover covers defray defrays foot foots settle settles fund funds finance finances reimburse reimburses duty obligation task responsibility "
    "onus leads oversees heads chairs spearheads steers asked requested invited urged encouraged called expected directed ordered instructed advised required obliged obligated "
    "bound authorised authorized empowered mandated allowed permitted one ones"
)


@frozen
class _Patterns:
    """Words behind which, and before which, those are named who are charged; and where a name stands inside."""

    before: tuple[Worded, ...]
    subject: Worded
    owner: Worded
    distant: tuple[Worded, ...]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    duty = rf"(?:{'|'.join(sorted(bearer_words().duties))})"
    duty_words = " ".join(sorted(bearer_words().duties))
    before = (
        # The duty rests with X.
        rf"(?:lies?|rests?|remains?|sits?|resides?|falls?|lands?|settles|fall|placed|laid|imposed|conferred|bestowed|thrown|put|incumbent|binding) {_ADVERBS}(?:with|upon|on)(?: the shoulders of| the part of)?",
        rf"(?:falls?|devolves?) {_ADVERBS}(?:to|on|upon)",
        rf"(?:vests?|vested) {_ADVERBS}(?:in|with)",
        rf"(?:entrusted|assigned|delegated|confided|outsourced) {_ADVERBS}(?:to|with)",
        # It is the duty of X.
        rf"(?:{_BE} |as ){_ADJECTIVES}{duty}(?: and {duty})? of",
        r"part of the (?:remit|duties|tasks|functions|responsibilities|mandate) of|within the (?:remit|competence|purview|province|responsibility) of",
        rf"{_BE} {_ADVERBS}(?:an? |the )?(?:matter|question|thing|call|decision|choice|case) (?:entirely |solely |wholly )?(?:for|of)",
        # Led by X.
        r"(?:led|headed|chaired|coordinated|co-ordinated|steered|spearheaded|convened|directed|overseen) (?:jointly |solely )?by",
        r"under the (?:joint )?(?:lead|leadership|direction|auspices|aegis|stewardship|coordination|co-ordination|chairmanship|responsibility|management) of",
        r"with(?= (?:the |an? )?[^.;,]{1,60} (?:in the lead|as lead|as the lead|taking the lead|leading|in charge|at the helm)\b)",
        # Paid by X.
        rf"(?:borne|paid for|footed|defrayed|shouldered) {_ADVERBS}(?:by|out of|from)",
        r"(?:charged|billed|invoiced|debited) to|at the (?:sole |full )?(?:expense|cost|charge) of|for the account of|on the part of|chargeable to",
        # The Act charges X with.
        r"(?:charges|tasks|entrusts|mandates|commissions|appoints|designates|empowers|instructs|deputes|charge|task|entrust|mandate|commission|designate|appoint)(?= (?:the |an? |each |every |its |their )?(?:[\w'-]+ ){1,6}(?:with|to|as)\b)",
        # The Assembly requests X to.
        r"(?:requests?|asks?|invites?|urges?|encourages?|calls? (?:up)?on|instructs?|directs?|orders?|obliges?|requires?|exhorts?|enjoins?|authori[sz]es?|appeals? to|expects?|advises?|allows?|permits?|forbids?)(?= [^.;:,]{1,60}? to [a-z])",
        # Lead: X.
        r"(?:(?:joint |co-)?(?:lead|leads|responsible|implementing|coordinating|accountable|competent|action)(?: \w+)?|owner|action(?: by)?|to be implemented by|implementing (?:body|agency|entity)|in charge|coordinator|actors?)\s?[:–—]",
    )
    subject = (
        rf"(?:{_BE} ){_ADVERBS}(?:held )?(?:(?:responsible|answerable|accountable|liable|in charge|competent|in the lead)\b(?: {_ADVERBS}(?:to [^.;,]{{1,60}}? )?(?:for|of|to|in)\b)?|(?:charged|tasked|entrusted|burdened|saddled) {_ADVERBS}with\b)",
        rf"(?:bears?|assumes?|takes?(?: on| over)?|carry|carries|have|has|hold|holds|shoulders?|accepts?|retains?|discharges?|undertakes?) {_ADVERBS}{_ADJECTIVES}(?:{duty}|{_COSTS}|lead|care|ownership)\b(?: (?:for|of|to|in))?",
        rf"answers? {_ADVERBS}(?:to|for)\b",
        rf"{_BE} {_ADVERBS}(?:asked|requested|invited|urged|encouraged|called (?:up)?on|expected|directed|ordered|instructed|advised|required|obliged|obligated|bound|authori[sz]ed|empowered|mandated|allowed|permitted) to\b",
        r"(?:is|are) (?:the )?ones? (?:\w+ )?to\b",
        r"(?:sees? to|attends? to|looks? after|takes? care of)\b",
        rf"(?:pays?|meets?|covers?|defrays?|foots?|settles?|funds?|finances?|reimburses?) (?:(?:for )?(?:the|all|any|its|their) (?:\w+ ){{0,3}}{_COSTS}|for)\b",
        rf"(?:ha(?:s|ve)|{_BE}) (?:under )?(?:a |an |the )?(?:legal |statutory )?(?:duty|obligation|task|responsibility|onus) to\b",
    )
    return _Patterns(
        before=(
            Worded(f"{_BEFORE_WORDS} {duty_words}", lazy_pattern(rf"\b(?:{'|'.join(before)})(?= |$)", re.IGNORECASE)),
            # It is for X to decide.
            Worded(
                "for up down",
                lazy_pattern(
                    rf"\b(?:(?:shall|must|will|should|is to) )?{_BE} {_ADVERBS}(?:up to|for|down to)(?= [^.;]{{1,160}}? to [a-z])", re.IGNORECASE
                ),
            ),
        ),
        subject=Worded(
            f"{_SUBJECT_WORDS} {duty_words} {_COST_WORDS}",
            lazy_pattern(
                rf"\b(?:{_BE_OR_HAVE}(?:{'|'.join(subject)})|(?:leads|oversees|heads|chairs|spearheads|steers)(?= (?:the|an?|all|work|efforts|this|its)\b))",
                re.IGNORECASE,
            ),
        ),
        owner=Worded(
            f"{duty_words} lead leadership direction expense cost bear decide pay give say settle make judge prove show answer meet carry arrange",
            lazy_pattern(
                rf"(?:(?<=\w)['’]s|(?<=s)['’]) {_ADJECTIVES}(?:{duty}|lead|leadership|direction|expense|cost|to (?:bear|decide|pay|give|say|settle|make|judge|prove|show|answer|meet|carry|arrange))\b",
                re.IGNORECASE,
            ),
        ),
        distant=tuple(
            Worded(needs, lazy_pattern(rf"\b(?:{first})\b[^.;:]{{0,160}}? (?P<said>{said})(?= )", re.IGNORECASE))
            for needs, first, said in (
                (duty_words, duty, rf"{_BE_OR_HAVE}{_BE} {_ADVERBS}(?:with|on|upon|that of)"),
                (
                    f"{duty_words} custody care oversight supervision management leadership control stewardship guardianship upkeep maintenance",
                    rf"{duty}|custody|care|oversight|supervision|management|leadership|control|stewardship|guardianship|upkeep|maintenance",
                    rf"(?:belongs?|pass(?:es)?|goes|shifts?|accrues?|reverts?|moves?|transferred|handed|allotted|allocated|referred|committed|reserved|left|given) {_ADVERBS}(?:over )?(?:to|with|on|upon)",
                ),
                (
                    _COST_WORDS,
                    _COSTS,
                    rf"{_BE_OR_HAVE}(?:{_BE} )?(?:borne|met|paid|covered|defrayed|shouldered|settled|carried|financed|funded|reimbursed) {_ADVERBS}(?:by|out of|from)",
                ),
                ("entrust entrusts delegate delegates assign assigns leave leaves", r"entrusts?|delegates?|assigns?|leaves?", "to"),
                ("confer confers impose imposes lay lays place places", r"confers?|imposes?|lays?|places?", "upon|on"),
                (
                    "tasked charged entrusted responsible accountable answerable charge",
                    r"(?:tasked|charged|entrusted) with|responsible for|accountable for|answerable for|in charge of",
                    rf"(?:shall be|will be|{_BE})",
                ),
            )
        ),
    )


def english_charges(text: str, sentences: tuple[Span, ...]) -> Iterator[Charge]:
    """Yield those who are said to be charged with something, in no order."""
    for sentence in sentences:
        for said, names in (*_behind(text, sentence), *_in_front(text, sentence)):
            if names:
                yield Charge(names, said, sentence)


def _behind(text: str, sentence: Span) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield words behind which those are named who are charged, and their names."""
    patterns, stop = _patterns(), sentence.stop
    for match in (match for pattern in patterns.before for match in pattern.finditer(text, sentence.start, stop)):
        yield Span(*match.span()), names_from(text, match.end() + 1, stop)
    for match in (match for pattern in patterns.distant for match in pattern.finditer(text, sentence.start, stop)):
        is_payer = match["said"].casefold().endswith((" by", " of", " from"))
        yield Span(*match.span("said")), names_from(text, match.end("said") + 1, stop, is_payer=is_payer)


def _in_front(text: str, sentence: Span) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield words before which those are named who are charged, and their names."""
    patterns, start = _patterns(), sentence.start
    for match in patterns.subject.finditer(text, start, sentence.stop):
        yield Span(*match.span()), names_before(text, start, match.start())
    for match in _YOURS.finditer(text, start, sentence.stop):
        yield Span(*match.span()), (Span(*match.span("name")),)
    for match in patterns.owner.finditer(text, start, sentence.stop):
        name = name_ending(text, start, match.start())
        yield Span(*match.span()), (name,) if name else ()
    addressed = _ADDRESSED.match(text, start, sentence.stop)
    names = names_from(text, addressed.start("name"), addressed.end("name")) if addressed else ()
    if addressed and names and names[-1].stop == addressed.end("name"):
        yield Span(addressed.end("name"), addressed.end()), names


# "Keeping a copy is your own responsibility".
_YOURS = Worded(
    "your our",
    re.compile(
        r"\b(?:is|are|remains?) (?:entirely |solely |always )?(?P<name>your|our) (?:own |sole )?(?:responsibility|duty|job|task|business|obligation|burden)\b",
        re.IGNORECASE,
    ),
)
# "Trustees: see to it that …", "Ministry of Health to publish …".
_ADDRESSED = re.compile(r"\s*(?P<name>[A-Z][\w'-]*(?: [\w'-]+){0,6}?)(?::(?= [a-z])| to(?= [a-z]+ (?:the|an?|all|its|their|each|with|in)\b))")


# "is sealed by the clerk"; "the clerk seals the box".
_PRESENT_PASSIVE = re.compile(
    r"\b(?:is|are) (?:\w+ly |first |then |also )?\w+(?:ed|en|wn|ne|ght|pt|lt|ft|nt|t|d)\b[^.;:,]{0,60}? by (?=\S)", re.IGNORECASE
)
# A name with the verb behind it: "clerk seals" (the box), "hotels answer" (a request).
_PRESENT = re.compile(r"(?P<name>.*[A-Za-z])(?P<plural>s?) (?P<verb>[a-z]{2,14})")
_FINITE = re.compile(r" (?!is\b|has\b|was\b|does\b|as\b|alias\b)[a-z]{2,14}s (?=\w)")
_SINGULAR_VERB = re.compile(r"\w+[^s]s")


def english_presents(text: str, sentences: tuple[Span, ...]) -> Iterator[Charge]:
    """Yield those who are said to do something in the present tense, active or passive; whether they do the same has still to be seen."""
    for sentence in sentences:
        start, stop = sentence.start, sentence.stop
        passive = _PRESENT_PASSIVE.search(text, start, stop)
        names = names_from(text, passive.end(), stop) if passive else ()
        if passive and names:
            yield Charge(names, Span(passive.end() - 3, passive.end()), sentence)
        names = subject_of(text, start, stop) if not passive else ()
        last = _doer(text, names[-1], stop) if names else None
        if last:
            yield Charge((*names[:-1], last), Span(last.stop, last.stop), sentence)


def _doer(text: str, name: Span, stop: int) -> Span | None:
    """Return a subject without the verb that its name may have been read with; None where no verb follows."""
    if _FINITE.match(text, name.stop, stop):
        return name
    present = _PRESENT.fullmatch(text, name.start, name.stop)
    if present is None or bool(present["plural"]) == bool(_SINGULAR_VERB.fullmatch(present["verb"])):
        return None
    return Span(name.start, present.end("plural"))
