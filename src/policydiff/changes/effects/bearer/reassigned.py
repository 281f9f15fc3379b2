"""Reassignment: the same duty, of somebody else; and of more or fewer than before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from policydiff.changes.effects.acts.heads import have_one_head, head_of
from policydiff.changes.effects.bearer.bound import NOBODY, Bearers, are_all_others, bearers_of, names_one, printed_of, reassignment
from policydiff.changes.effects.bearer.doers import doers_of
from policydiff.changes.effects.bearer.exchanged import find_parts_exchanged
from policydiff.changes.effects.bearer.recharged import find_recharged
from policydiff.changes.effects.case import Case
from policydiff.changes.effects.names.english import is_agent
from policydiff.changes.effects.names.mentions import asserted
from policydiff.changes.effects.norms.pairing import FORMULA, StatementPair
from policydiff.changes.effects.norms.statement import Statement, statements_of
from policydiff.changes.effects.sense.senses import compare_senses
from policydiff.changes.effects.sense.stance import stance_of
from policydiff.changes.effects.wording.likeness import dice, likeness
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.change import Effect
from policydiff.text.fold import fold
from policydiff.text.tokens import terms

__all__ = ["find_reassigned"]

# Verbs that say what something is, not what anybody does.
_STATES = frozenset(("consist", "compris", "includ", "contain", "constitut", "mean", "appli", "enter", "remain", "becom", "form"))
_BESIDE = 24
# "To the contact point of the importer"; "shall cooperate with the council": to whom something goes, and with whom one acts.
_TO = re.compile(r"(?:\bto (?:(?:the |its |their )?(?:\w+ ){1,2}of )?(?:the |its |their )?|[向给])\Z", re.IGNORECASE)
_WITH = re.compile(r"(?:\b(?:with|among|between) (?:the |its |their )?|[与同和])\Z", re.IGNORECASE)
_NEAREST = 48
_JOINED = re.compile(r"(?:,| and| or|、|和|与|及|以及|或者)[^,，.。;；]{1,24}")
# Where the verbs of two acts differ, the acts have to share so much for the duty to be the same one.
_SAME_DUTY = 0.7
_SAME_AIM = 0.6


def find_reassigned(case: Case) -> Iterator[Effect]:
    """Find statements whose act is now somebody else's, and what somebody else is said to be charged with now."""
    pairs = [(pair, *_both_bearers(case, pair)) for pair in case.statements]
    apart = [are_all_others(case, old, new) for _, old, new in pairs]
    # Once two names were seen to be one, they are wherever they stand.
    known = {names for (_, old, new), is_apart in zip(pairs, apart, strict=True) if not is_apart for names in product(old.normal, new.normal)}
    found = [
        reassignment(case, pair, old, new)
        for (pair, old, new), is_apart in zip(pairs, apart, strict=True)
        if is_apart
        and known.isdisjoint(product(old.normal, new.normal))
        and _is_same_duty(case, pair)
        and not _is_converse(case, pair, old, new)
        and not compare_senses(case, pair).is_turned
    ]
    if not found and not case.is_translated:
        found = list(find_recharged(case)) or list(find_parts_exchanged(case))
    yield from found


def _both_bearers(case: Case, pair: StatementPair) -> tuple[Bearers, Bearers]:
    """Return who is bound on each side; where the annotations name nobody, whom the wording names."""
    old, new = (bearers_of(side, statement) for side, statement in ((case.old, pair.before), (case.new, pair.after)))
    if case.is_translated or (old.normal and new.normal):
        return old, new
    read = _read(case.old, pair.before), _read(case.new, pair.after)
    if not old.normal and not new.normal and not _is_act_of_somebody(case, read):
        return NOBODY, NOBODY
    return old if old.normal else read[0], new if new.normal else read[1]


def _is_act_of_somebody(case: Case, read: tuple[Bearers, Bearers]) -> bool:
    """Tell whether one who acts is named, where all that is known of the names is the wording."""
    return case.old.is_chinese or any(is_agent(name) for bearers in read for name in bearers.printed)


def _read(side: Passage, statement: Statement) -> Bearers:
    """Return whom the wording names."""
    spans = doers_of(side, statement)
    return Bearers(frozenset(), printed_of(side, spans), spans)


def _is_same_duty(case: Case, pair: StatementPair) -> bool:
    if "told" in (stance_of(pair.old), stance_of(pair.new)) or not _STATES.isdisjoint(map(head_of, (pair.before.aim_words, pair.after.aim_words))):
        return False
    if case.is_translated or case.old.is_chinese:
        return pair.is_same_act
    return pair.is_same_act and (
        have_one_head(pair.before.aim_words, pair.after.aim_words)
        or dice(_beyond_formula(pair.before.act), _beyond_formula(pair.after.act)) >= _SAME_DUTY
    )


def _beyond_formula(act: str) -> list[str]:
    """Return the words of an act but those of dates and formulas, *not later than one year after the date of enactment of this Act*."""
    return [term for term in terms(act) if term not in FORMULA]


def _is_converse(case: Case, pair: StatementPair, old: Bearers, new: Bearers) -> bool:
    """
    Tell whether the act is worded from the other end: he who informed somebody is now the one from whom that one has notice.

    So it may be where a bearer of one side is named on the other as well, unless the verb is the same and annotations name both bearers.
    """
    if not names_one(asserted(case.new), old) and not names_one(asserted(case.old), new):
        return False
    # "To the contact point of the importer": who gave receives, and does what the other did.
    if _stand_behind(_TO, case.old, new) and _stand_behind(_TO, case.new, old):
        return False
    if _stand_behind(_WITH, case.old, new) and _stand_behind(_WITH, case.new, old):
        return True
    return (_is_continued(case, pair) and (_binds(case.new, old) or _binds(case.old, new))) or _is_of_other_end(case, pair, old, new)


def _is_of_other_end(case: Case, pair: StatementPair, old: Bearers, new: Bearers) -> bool:
    """Tell whether those who are named on both sides do not do by the verb of both what it says."""
    if _is_still_bound(case.new, new, old) or _is_still_bound(case.old, old, new):
        return True
    is_read = not (pair.old.bearers and pair.new.bearers)
    if case.old.is_chinese:
        return is_read or likeness(pair.before.aim_words, pair.after.aim_words) < _SAME_AIM
    # He who is named before a verb, or behind *by*, does what it says.
    is_named = bool(pair.old.bearers or pair.new.bearers) or (names_one(case.new.text, old) and names_one(case.old.text, new))
    is_told = (
        is_named
        and all(map(is_agent, (*old.printed, *new.printed)))
        and all(
            set(bearers.spans) & set(doers_of(side, statement))
            for bearers, side, statement in ((old, case.old, pair.before), (new, case.new, pair.after))
        )
    )
    return (is_read and not is_told) or head_of(pair.before.aim_words) != head_of(pair.after.aim_words)


def _stand_behind(words: re.Pattern[str], side: Passage, bearers: Bearers) -> bool:
    """Tell whether somebody is named right behind some words."""
    places = ((side.text, side.text.find(name)) for name in bearers.printed)
    return any(at > 0 and words.search(text, max(0, at - _NEAREST), at) for text, at in places)


def _is_continued(case: Case, pair: StatementPair) -> bool:
    """Tell whether a statement continues a sentence, so that its subject stands further back and is easily mistaken."""
    texts = (side.text[: statement.stretch.start].rstrip() for side, statement in ((case.old, pair.before), (case.new, pair.after)))
    return any(text and text[-1] not in ".;。；:：" for text in texts)


def _binds(side: Passage, bearers: Bearers) -> bool:
    """Tell whether some statement of a passage binds one of some bearers."""
    return any(bearers.normal & frozenset(map(fold, statement.modality.bearers)) for statement in statements_of(side))


def _is_still_bound(side: Passage, bearers: Bearers, former: Bearers) -> bool:
    """Tell whether those who were bound are named beside those who are, so that somebody was added to them."""
    beside = " ".join(side.text[max(0, span.start - _BESIDE) : span.start] for span in bearers.spans)
    after = " ".join(match.group() for span in bearers.spans if (match := _JOINED.match(side.text, span.stop)))
    return names_one(beside, former) or names_one(after, former)
