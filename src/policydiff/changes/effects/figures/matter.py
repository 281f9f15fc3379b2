"""Which way a figure gets stricter on whoever is bound: as it grows, or as it falls. Where that is not plain, nothing is said."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from policydiff.changes.effects.figures.figure import Figure
from policydiff.changes.effects.wording.cues import Cues, load_cues
from policydiff.model.annotation import Condition, Exclusion, Sanction
from policydiff.text.fold import has_han

__all__ = ["figure_cues", "leaves_way_open", "purpose_of", "stricter_way"]

LISTS = (
    "keep", "guarantee", "wait", "ahead", "penalty", "erase", "respite", "ceiling", "harm", "threshold", "floor", "target", "fall", "describing", "made-up-of", "exact", "at-once", "until",
    "takes-effect", "nobody", "passed", "only-then", "price", "binds", "allows",
)  # fmt: skip
_UPPER, _LOWER = ("at most", "less than"), ("at least", "more than")
# Between a noun that a figure describes and the figure stand few words.
_DESCRIBING_REACH = 45
# Where a figure describes a noun in Chinese, 的 stands soon after it.
_DE = re.compile(r"^[^,;:，；：。、应须要不]{0,8}?的(?!基础)")
_NUMBER_NOUN = frozenset({"%", "percentage point"})
# More or less of these is no more or less of a burden.
_NO_BURDEN = frozenset({"metre", "degree", "decibel", "kilometre per hour", "litre", "gram", "square metre", "ppm", "lux", "year of age", ""})
# Before the number that a sentence opens with stand no more words.
_MOST_BEFORE_SUBJECT = 2
_SO_FAR = re.compile(r"截至|截止|目前|现有|已|累计|去年|现已")
# "One inspector for every forty mills": the fewer share one, the more is asked.
_SERVED = re.compile(
    r"\b(?:one|an?|two|three|four|five|\d{1,3})\s[\w\s-]{2,60}\b(?:for|per|to)(?: every| each)\s$|^\s*(?:for|per) (?:every|each)\s$|每$",
    re.IGNORECASE,
)
# A figure that counts the items of a list in the same sentence binds nobody.
_COUNTS_LIST = re.compile(r"(?:类|种|项|方面|大类|categor(?:y|ies)|types?|kinds?|areas?|pillars?|principles?|points|headings?|parts)$", re.IGNORECASE)
# "The registrar has ten days to …".
_GIVEN = re.compile(r"\b(?:has|have|gets?|given|allowed|granted|takes?|enjoys?)\s$", re.IGNORECASE)
# "Ships whose tonnage is more than 900".
_RELATIVE = re.compile(r"\b(?:whose|which|that|where)\b[^,;]{0,40}\b(?:is|are|amounts? to|comes? to)\s*\Z", re.IGNORECASE)
_INSERTED = re.compile(r",\s(?:if|where|when|in (?:the )?case of|in the event of|for)\b[^,;]{1,120},", re.IGNORECASE)
# Conditions that ask for something rather than say when: a figure in one of these is a minimum or a maximum.
_ASKS = re.compile(
    r"(?:only|unless|provided|providing|subject to|on condition|as long as|so long as|once|until|方可|方能|才|只有|经|须经|除非)", re.IGNORECASE
)


def stricter_way(figure: Figure) -> int:  # noqa: PLR0911 - one return a case
    """
    Say which way a figure gets stricter.

    Returns:
        1 where more is stricter (a minimum, a fine, a duty to keep), −1 where less is (a deadline, a ceiling, a threshold from which on a duty holds),
        0 where the words do not tell.
    """
    kind = figure.quantity.kind
    if _COUNTS_LIST.search(figure.quantity.trigger) and figure.comparator == "exactly":
        return 0
    if _is_penalty(figure):
        return 1
    if _SERVED.search(figure.before):
        return -1
    if kind == "frequency" or figure.quantity.unit == "occasion":
        return -1 if figure.comparator in _UPPER or _may(figure) else 1
    if figure.family == "date":
        return _way_of_date(figure)
    if figure.family == "time" and _is_first_to_pass(figure):
        return 1
    if _describes(figure):
        return _way_of_threshold(figure)
    return _way_of_time(figure) if figure.family == "time" else _way_of_amount(figure)


def leaves_way_open(figure: Figure) -> bool:
    """Tell whether a figure of which nothing says which way it gets stricter may still bind: it is bare, and no part of a price, a size or a list."""
    around = figure.before[-80:] + " \n " + figure.after[:60]
    if figure.comparator != "exactly" or _is_reported(figure) or _COUNTS_LIST.search(figure.quantity.trigger) or figure.quantity.unit in _NO_BURDEN:
        return False
    return not (_has("exact", around) or _has("price", around) or _has("takes-effect", around))


def _is_penalty(figure: Figure) -> bool:
    if figure.quantity.kind in ("deadline", "date", "frequency") or figure.quantity.unit == "date":
        return False
    if figure.family == "time" and figure.comparator == "at most" and _ends_in_inside(figure):
        return False
    # "A fine of up to …, if he is a trader, of up to …": what is inserted keeps the figure from what it is of by its length alone.
    near = _INSERTED.sub(" ", figure.before)[-60:] + " \n " + figure.after[:40]
    return (
        Sanction in figure.within
        or (figure.family != "time" and _has("penalty", near))
        or (figure.family == "time" and purpose_of(figure) == "penalty")
    )


def _ends_in_inside(figure: Figure) -> bool:
    return figure.quantity.trigger.endswith(("内", "范围内")) or figure.quantity.trigger.lower().startswith(("within", "inside"))


def _way_of_date(figure: Figure) -> int:
    """Less is stricter of a day by which something is to be done, or on which a law takes hold; a leave that ends later is laxer, a duty stricter."""
    if figure.comparator not in ("at most", "less than"):
        return -1 if figure.comparator == "exactly" and _has("takes-effect", figure.before + figure.after) and _is_bound(figure) else 0
    if figure.quantity.trigger.lower().startswith(("until", "till", "through", "截至", "截止", "至")) or figure.before.endswith(("截至", "截止")):
        return 0
    if _may(figure):
        return -1
    return 0 if Exclusion in figure.within else -1


def _way_of_threshold(figure: Figure) -> int:
    """A duty reaches more the lower its threshold; a leave or an exception frees more."""
    way = 1 if figure.comparator in _UPPER else -1
    if Exclusion in figure.within:
        way = -way
    return -way if _may(figure) else way


def _way_of_time(figure: Figure) -> int:  # noqa: PLR0911 - one return a case
    comparator, nearest = figure.comparator, purpose_of(figure)
    if comparator == "exactly" and (_ends("until", figure.before) or _starts("passed", figure.after)):
        # "Not until thirty days after", "only when sixty days have passed".
        return 1 if _is_forbidden(figure) or _has("passed", figure.after) else 0
    if _is_ahead(figure):
        return 1 if _is_bound(figure) else 0
    if comparator == "exactly" and _GIVEN.search(figure.before):
        return -1
    if comparator in _UPPER or (figure.quantity.kind == "deadline" and comparator == "exactly" and nearest not in ("wait", "keep", "guarantee")):
        return -1
    if comparator == "at least":
        return 1
    if comparator == "more than":
        return -1 if _is_forbidden(figure) else (1 if nearest in ("keep", "guarantee", "wait") else 0)
    if nearest in ("keep", "guarantee", "wait"):
        return -1 if nearest == "keep" and _may(figure) else 1
    if nearest in ("erase", "respite", "ceiling"):
        return -1
    # "Must answer in three weeks".
    return -1 if figure.before.rstrip().lower().endswith(" in") and _is_bound(figure) and _follows(figure) else 0


def _way_of_amount(figure: Figure) -> int:  # noqa: PLR0911 - one return a case
    comparator, around = figure.comparator, figure.before[-80:] + " \n " + figure.after[:60]
    if comparator in _UPPER:
        # "No kiosk within 200 metres of a school", "may not fall below ten".
        is_ban = comparator == "less than" or (figure.quantity.unit == "metre" and _ends_in_inside(figure))
        return 1 if is_ban and _is_forbidden(figure) else -1
    if comparator in _LOWER:
        return -1 if comparator == "more than" and _is_forbidden(figure) else 1
    if _has("threshold", around):
        return -1
    if _has("ceiling", around) or _has("fall", figure.before[-30:]):
        return -1
    if comparator == "about" or _has("exact", around):
        return 0
    if _has("floor", around):
        return 1
    if not _is_bound(figure) or _is_reported(figure):
        return 0
    if figure.quantity.unit in _NUMBER_NOUN and _has("harm", around) and not _has("target", around):
        return -1
    if _has("target", around):
        return 1
    # What somebody is to do is more of a burden the more of it there is; lengths and degrees are neither.
    is_asked = figure.statement is not None and figure.statement.deontic in ("obligation", "commitment") and figure.follows_statement
    return 1 if is_asked and not _is_forbidden(figure) and figure.quantity.unit not in _NO_BURDEN and not _has("price", around) else 0


def _describes(figure: Figure) -> bool:  # noqa: PLR0911 - one return a case
    """Tell whether a figure says who or what is reached rather than what is to be done."""
    if figure.comparator == "exactly" and not (has_han(figure.before + figure.after) and Condition in figure.within):
        return False
    if figure.family == "time" and figure.quantity.kind == "deadline":
        return False
    if figure.proviso is not None and _ASKS.match(figure.proviso.trigger):
        return False
    if Condition in figure.within or Exclusion in figure.within:
        return figure.comparator in _LOWER or figure.comparator in _UPPER or figure.comparator == "exactly"
    if has_han(figure.before + figure.after + figure.quantity.trigger):
        is_strict = figure.comparator in ("more than", "less than") or "达" in figure.quantity.trigger + figure.before[-2:]
        return bool(_DE.match(figure.after)) and (not _follows(figure) or is_strict)
    near = figure.before[-_DESCRIBING_REACH:].rpartition(",")[2]
    if figure.comparator in ("more than", "less than") and near.strip() and not _follows(figure) and figure.quantity.kind != "percentage":
        # "Drones heavier than 250 grams must …".
        return True
    describes = (
        _has("describing", near)
        or _opens("describing", figure.quantity.trigger)
        or (near.endswith(" of ") and figure.comparator in ("more than", "less than"))
        or (_RELATIVE.search(near) is not None and figure.comparator in ("more than", "less than"))
    )
    if not describes:
        return False
    # Behind the verb "at least" is what is to be done ("shall hold reserves of at least …"), "more than" what is reached ("any spill of more than …").
    return not _follows(figure) or (figure.comparator == "more than" and not _is_forbidden(figure))


def purpose_of(figure: Figure) -> str:
    """Return the list whose word stands nearest to a figure in its sentence, of those that tell what a time is for; none where none does."""
    best = ("", 1000)
    for name in ("keep", "guarantee", "wait", "erase", "respite", "penalty", "ceiling"):
        places = [len(figure.before) - span.stop for span in figure_cues().find(name, figure.before)]
        places += [span.start for span in figure_cues().find(name, figure.after)]
        if _has(name, figure.quantity.trigger):
            places.append(0)
        if places and min(places) < best[1]:
            best = (name, min(places))
    return best[0]


def _is_reported(figure: Figure) -> bool:
    """Tell whether a figure stands in what is the case, before the words that bind: "the report covers 38 ports and must be updated"."""
    if figure.statement is None or figure.follows_statement:
        return False
    return len(figure.before.split()) > _MOST_BEFORE_SUBJECT or bool(_SO_FAR.search(figure.before))


def _is_first_to_pass(figure: Figure) -> bool:
    """Tell whether something may be done only when a time is over: "only after two years", 满三年方可."""
    if figure.quantity.kind == "deadline" or figure.comparator in _UPPER:
        return False
    is_chinese = has_han(figure.before + figure.after)
    return _has("only-then", figure.after[:20]) if is_chinese else _has("only-then", figure.before[-40:])


def _is_ahead(figure: Figure) -> bool:
    """Tell whether a time runs back from an event: thirty days before it, and not after."""
    if figure.comparator == "exactly" and figure.quantity.kind != "deadline":
        return _starts("ahead", figure.after)
    return _starts("ahead", figure.after) or figure.before.endswith("提前")


def _is_forbidden(figure: Figure) -> bool:
    is_negative = figure.statement is not None and figure.statement.polarity == "negative"
    return is_negative or (_has("nobody", figure.before) and _follows(figure))


def _follows(figure: Figure) -> bool:
    """Tell whether a figure stands behind the words that bind or allow, by the words alone where the statement was not understood."""
    if figure.statement is not None:
        return figure.follows_statement
    return _has("binds", figure.before) or _has("allows", figure.before)


def _may(figure: Figure) -> bool:
    if figure.statement is not None:
        return figure.statement.deontic in ("permission", "exemption") and not _is_forbidden(figure)
    # The last word before the figure governs it, else the first behind it.
    for text, nearest in ((figure.before, -1), (figure.after, 0)):
        allows = [span for span in figure_cues().find("allows", text) if not text[span.stop :].lstrip().startswith(("not", "never"))]
        binds = figure_cues().find("binds", text)
        if allows or binds:
            is_last = not binds or (allows and (allows[nearest].start > binds[nearest].start) == (nearest == -1))
            return bool(allows) and bool(is_last) and not _is_forbidden(figure)
    return False


def _is_bound(figure: Figure) -> bool:
    if figure.statement is not None:
        return figure.statement.deontic not in ("permission", "exemption", "recognition", None)
    return _has("binds", figure.before + figure.after)


def _has(name: str, text: str) -> bool:
    return figure_cues().has(name, text)


def _starts(name: str, text: str) -> bool:
    found = figure_cues().find(name, text)
    return bool(found) and not text[: found[0].start].strip()


def _ends(name: str, text: str) -> bool:
    found = figure_cues().find(name, text)
    return bool(found) and not text[found[-1].stop :].strip()


def _opens(name: str, trigger: str) -> bool:
    found = figure_cues().find(name, trigger)
    return bool(found) and found[0].start == 0


@lru_cache(maxsize=1)
def figure_cues() -> Cues:
    """Return the words that figures are judged by, read once, when they are first needed."""
    text = (files("policydiff.changes.effects.figures") / "figures.toml").read_text(encoding="utf-8")
    return load_cues(text, name="figures.toml", form="policydiff figures/1", lists=LISTS)
