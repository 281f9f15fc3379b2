"""Names as English writes them: the noun phrases that begin or end at a place, joined by commas and *and*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from policydiff.changes.effects.names.bearers import bearer_words
from policydiff.changes.effects.names.identity import singular
from policydiff.model.outline import Span

__all__ = ["is_agent", "is_purse", "is_thing", "name_ending", "names_before", "names_from", "subject_of"]

_LONGEST_NAME = 7
_LONGEST_ENDING = 60
_WORD = re.compile(r"[A-Za-z][\w&'’.-]*[\w'’]|[A-Za-z]")
_GAP = re.compile(r" ?")
_JOINT = re.compile(r",? (?:and|or|as well as|together with|jointly with|along with)(?: also)? (?:by |on |with |upon )?|, (?:by |on |with )?")
_DETERMINERS = frozenset((
    "the", "a", "an", "its", "their", "each", "every", "our", "all", "any", "both", "his", "her", "your", "my", "no", "either", "alike", "jointly", "solely", "only", "also", "not", "neither", "whichever", "whatever", "those", "these", "this", "that", "such", "same",
))  # fmt: skip
# Words at which a name ends.
_ENDS = frozenset((
    "of", "in", "on", "at", "by", "for", "from", "to", "with", "within", "without", "under", "over", "upon", "as", "than", "rather", "through",
    "into", "before", "after", "until", "during", "against", "among", "between", "per", "via", "about", "across", "along", "concerning",
    "regarding", "pursuant", "where", "when", "while", "who", "whom", "whose", "which", "that", "what", "whether", "if", "unless", "because",
    "since", "though", "although", "but", "and", "or", "nor", "so", "then", "once", "not", "no", "only", "also", "is", "are", "was", "were",
    "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "shall", "will", "must", "should", "may", "might",
    "can", "cannot", "could", "would", "ought", "need", "needs", "needn't", "shan't", "won't", "it", "they", "we", "you", "he", "she", "this",
    "these", "those", "there", "here", "is's", "responsible", "accountable", "answerable", "liable", "alone", "alike", "jointly", "together",
    "respectively", "referred", "acting", "concerned", "instead", "directly", "free", "first", "both", "either", "too", "bears", "bear", "assumes",
    "assume", "takes", "take", "carries", "carry", "holds", "hold", "shoulders", "owes", "accepts", "retains", "undertakes", "answers",
    "sees", "looks", "attends", "leads", "oversees", "pays", "meets", "covers", "defrays", "foots", "each", "all", "any", "every", "subject",
    "save", "except", "told", "tells", "said", "says", "warned", "argued", "argues", "noted", "notes", "found", "finds", "heard", "saw",
    "thinks", "believes", "hopes", "wants", "expects", "asked", "wrote", "explained", "complained", "replied", "claimed", "keeps", "maintains",
    "provides", "ensures", "makes", "gives", "draws", "runs", "handles", "conducts", "performs", "prepares", "submits", "publishes", "issues",
    "sets", "decides", "reviews", "monitors", "reports", "verifies", "checks", "approves", "appoints", "designates",
))  # fmt: skip
# Words that open what stands before the subject: a circumstance, not a name.
_ADVERBIAL = re.compile(
    r"(?:(?:\w+ ){1,3}(?:days?|weeks?|months?|years?|hours?|minutes?) (?:ahead|before|after|prior|from|following|of)|where|when|whenever|wherever|if|before|after|in|on|at|for|by|under|upon|within|unless|once|as|to|subject|notwithstanding|without|having|during|from|with|pursuant|until|since|while|whilst|prior|following|save|except|insofar|should|because|given|"
    r"whether|provided|so|not|no later|having|acting|according|ahead|throughout|between|over|through|\w+ly|each (?:year|spring|summer|autumn|winter|month|week|day|evening|morning|quarter)|every (?:year|spring|summer|autumn|winter|month|week|day|evening|morning|quarter)|"
    r"mindful|recalling|aware|convinced|concerned|determined|conscious|guided|deeply|whatever|whichever|however|therefore|moreover|furthermore|accordingly|first|second|third|finally|\w+ing|in turn|then|thereafter|instead|if|out|away|even|also)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:[\s,;:]|\b(?:each|every) (?:year|season|spring|summer|autumn|winter|month|week|day|night|evening|morning|quarter|January|February|March|April|May|June|July|August|September|October|November|December)\b|(?:and|but|or|then|that|also|therefore|thus)\b|\(?[a-z0-9]{1,4}[).]\s|§ ?\d+ )+",
    re.IGNORECASE,
)
# Endings of acts and states: *monitoring*, *publication*, *compliance*.
_ACTS = ("ing", "tion", "sion", "ment", "ance", "ence", "ity", "ness", "ism", "ure")
_PARENTHESIS = re.compile(r"\([^()]{0,200}\)")


def names_from(text: str, start: int, stop: int, *, is_payer: bool = False) -> tuple[Span, ...]:
    """
    Return the names that begin at a place, joined by commas and *and*; none where no name begins there. A fund may pay.

    Example:
        >>> text = "by the port authority and each carrier within a day"
        >>> [span.of(text) for span in names_from(text, 3, len(text))]
        ['port authority', 'carrier']
    """
    names = list(_run(text, start, stop))
    while len(names) > 1 and is_thing(names[-1].of(text)):
        names.pop()
    if names and is_payer and is_purse(names[0].of(text)):
        return tuple(names)
    return () if not names or is_thing(names[0].of(text)) else tuple(names)


def is_purse(name: str) -> bool:
    """Tell whether a name is of money that may pay: *relief fund*, *state budget*."""
    return name.casefold().endswith(("fund", "funds", "budget"))


def _run(text: str, start: int, stop: int) -> Iterator[Span]:
    name = _name(text, start, stop)
    while name:
        yield name
        joint = _JOINT.match(text, name.stop, stop)
        name = _name(text, joint.end(), stop) if joint else None
        # A comma goes on to another name only where *and* follows in the end; else it ends the phrase.
        if name and joint and joint.group().strip().startswith(",") and "and" not in joint.group() and not _goes_on(text, name.stop, stop):
            return


def _goes_on(text: str, at: int, stop: int) -> bool:
    joint = _JOINT.match(text, at, stop)
    return joint is not None and _name(text, joint.end(), stop) is not None


def _name(text: str, start: int, stop: int) -> Span | None:
    """Return the name that begins at a place, its determiners left out; *Ministry of Health* with what follows *of* where it is capitalised."""
    at, begin, end, count = start, -1, -1, 0
    while count < _LONGEST_NAME and (word := _WORD.match(text, at, stop)):
        folded = word.group().casefold().rstrip(".'’")
        if begin < 0 and folded in ("we", "you"):
            return Span(*word.span())
        if begin < 0 and folded in _DETERMINERS:
            at = _after(text, word.end(), stop)
            continue
        if begin >= 0 and folded in _DETERMINERS and folded != "the":
            break
        if folded in _ENDS and not _is_inside_name(folded, text, begin, word, stop):
            break
        begin = word.start() if begin < 0 else begin
        if folded == "the" and end > 0 and not text[end : word.start()].strip():
            break
        if folded not in ("of", "for", "and", "the"):
            end = word.end()
        count += 1
        if text[word.end() : word.end() + 1] != " ":
            break
        at = _after(text, word.end(), stop)
    return Span(begin, end) if 0 <= begin < end else None


def _is_inside_name(word: str, text: str, begin: int, match: re.Match[str], stop: int) -> bool:
    """Tell whether a capitalised name goes on behind *of*: *Ministry of Health and Welfare*, *Court of Auditors*."""
    if begin < 0 or not text[begin].isupper() or word not in ("of", "for", "and") or (word == "and" and " of " not in text[begin : match.start()]):
        return False
    following = _WORD.match(text, match.end() + 1, stop)
    if following and following.group() == "the" and word != "and":
        following = _WORD.match(text, following.end() + 1, stop)
    return following is not None and following.group()[0].isupper()


def _after(text: str, at: int, stop: int) -> int:
    gap = _GAP.match(text, at, stop)
    return gap.end() if gap else at


def name_ending(text: str, start: int, stop: int) -> Span | None:
    """Return the name that ends at a place."""
    words = list(_WORD.finditer(text, max(start, stop - _LONGEST_ENDING), stop))
    begin = stop
    for word in reversed(words[-_LONGEST_NAME:]):
        folded = word.group().casefold()
        if folded in _ENDS or folded in _DETERMINERS or text[word.end() : begin].strip():
            break
        begin = word.start()
    return Span(begin, stop) if begin < stop and not is_thing(text[begin:stop]) else None


def names_before(text: str, start: int, stop: int, *, is_modal: bool = False) -> tuple[Span, ...]:
    """Return the names that are the subject of a verb at ``stop``, within a sentence or a part of it that begins at ``start``."""
    relative = _WHO.search(text, start, stop)
    antecedent = name_ending(text, start, relative.start()) if relative else None
    if antecedent:
        return (antecedent,)
    subject = subject_of(text, start, stop)
    if subject and not text[subject[-1].stop : stop].strip():
        return subject
    near = _adjacent(text, start, stop)
    if near:
        return (near,)
    return _nearest(_RELATIVE if is_modal else _JOINED, text, start, stop) or subject or (() if is_modal else _nearest(_COMMA, text, start, stop))


def _adjacent(text: str, start: int, stop: int) -> Span | None:
    """Return one who acts and is named right before a verb, behind a circumstance or another clause: *under this Act the keeper* (shall)."""
    name = name_ending(text, start, stop - 1) if text[stop - 1 : stop] == " " else None
    if name is None or not is_agent(name.of(text)):
        return None
    before = _DETERMINER.search(text, start, name.start)
    return name if before and not _GOVERNING.search(text, start, before.start()) else None


def _nearest(opening: re.Pattern[str], text: str, start: int, stop: int) -> tuple[Span, ...]:
    """Return the name that follows the last opening and ends right before a verb: *for which the exhibitor* (carries)."""
    found = list(opening.finditer(text, start, stop))
    names = names_from(text, found[-1].end(), stop) if found else ()
    # "that receive public money" (are): no name, for who receives stands before.
    if names and names[0].start == found[-1].end() and names[0].of(text).islower() and not is_agent(names[0].of(text)):
        return ()
    return names if names and not text[names[-1].stop : stop].strip() else ()


_DETERMINER = re.compile(r"(?:\b(?:the|an?|each|every|its|their|our) )\Z", re.IGNORECASE)
_GOVERNING = re.compile(
    r"\b(?:of|to|from|with|by|for|in|on|upon|at|against|between|among|and|or|than|as|like|within|into|behind|about|over) \Z", re.IGNORECASE
)
# "the clerk, who alone" (keeps); "it is the clerk who".
_WHO = re.compile(r"(?:,| alone)? who(?: alone| in turn| also| then)?\s*$")
_RELATIVE = re.compile(r"\b(?:which|whom|that|where|while|whereas|so that|because)\s+(?=\S)")
_JOINED = re.compile(r"\b(?:which|whom|that|where|and|but|while|whereas|so that|because)\s+(?=\S)")
_COMMA = re.compile(r"[,;:]\s+")


def subject_of(text: str, start: int, stop: int) -> tuple[Span, ...]:
    """
    Return the names that are the subject of a modal at ``stop``: the first phrase that is no circumstance.

    Example:
        >>> text = "Before the ship sails, the master, having asked the pilot, shall sign."
        >>> [span.of(text) for span in subject_of(text, 0, text.index(" shall"))]
        ['master']
    """
    masked = _PARENTHESIS.sub(lambda match: " " * len(match.group()), text[:stop])
    lead = _LEADING.match(masked, start, stop)
    at = lead.end() if lead else start
    while at < stop:
        comma = masked.find(",", at, stop)
        if not _ADVERBIAL.match(masked, at, stop):
            names = names_from(masked, at, stop)
            # "Demands that all parties lift" has a verb there.
            return () if names and at == names[0].start and " " not in names[0].of(masked) and masked.startswith(" that ", names[0].stop) else names
        if comma < 0:
            return ()
        lead = _LEADING.match(masked, comma, stop)
        at = lead.end() if lead else comma + 1
    return ()


def is_thing(name: str) -> bool:
    """Tell whether a name is of a text, an act, a time or the like, which nobody can be bound as."""
    noun = _noun_of(name)
    is_body = " " in name and noun in bearer_words().agents
    return not noun or (noun in bearer_words().things and not is_body) or (noun.endswith(_ACTS) and not is_agent(name))


@lru_cache(maxsize=4096)
def is_agent(name: str) -> bool:
    """Tell whether a name is of somebody who acts, as far as its last word or its capitals tell."""
    noun = _noun_of(name)
    is_proper = name.isupper() or any(word[0].isupper() for word in name.split()[1:])
    return (" " in name or noun not in bearer_words().things) and (is_proper or noun.endswith(bearer_words().agents) or noun in bearer_words().kinds)


def _noun_of(name: str) -> str:
    words = re.split(r" (?:of|for) ", name.casefold(), maxsplit=1)[0].split()
    return singular(words[-1].strip("'’.")) if words else ""
