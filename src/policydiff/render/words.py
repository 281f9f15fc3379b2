"""How reports put things: operations and their signs, shares, probabilities and dates."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.model.change import OPERATIONS, Change
from policydiff.model.outline import Outline, TypedDate
from policydiff.render.sides import side_names
from policydiff.text.language import language_name
from policydiff.text.tokens import words

__all__ = [
    "NO_BREAK",
    "SIGNS",
    "WORDING",
    "WORDING_IN_BRIEF",
    "date_in_words",
    "dates_in_words",
    "languages",
    "number",
    "operation_words",
    "paraphrase_warning",
    "percent",
    "plural",
    "probability",
    "sign_of",
    "signed",
    "size",
    "standing_in_words",
    "standing_note",
]

# One sign an operation beside its colour, all of them in ASCII but one, so that any font and any width table shows them alike.
SIGNS = {
    "kept": "=",
    "reworded": "~",
    "renumbered": "#",
    "moved": "↕",
    "split": "<",
    "merged": ">",
    "added": "+",
    "omitted": "-",
    "ambiguous": "?",
}
WORDING = {
    "paraphrase": "own-words outline, not the official wording",
    "official": "official wording",
    "unknown": "wording as given, not known to be official",
}
# The same for the head of a report, whose notes say what a paraphrase means.
WORDING_IN_BRIEF = {"paraphrase": "own words", "official": "official wording", "unknown": "wording as given"}
# Keeps a figure and its unit on one line; the report shows it as a plain space.
NO_BREAK = "\u00a0"
# The locale must not decide how a report reads.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def operation_words(change: Change) -> tuple[str, ...]:
    """Return the operations of a change in words, ``ambiguous`` where nothing could be decided."""
    return change.operations or ("ambiguous",)


def sign_of(change: Change) -> str:
    """Return the sign of the first operation that says more than ``kept``."""
    telling = [word for word in operation_words(change) if word != "kept"]
    # Splits, merges, moves say more of a clause than that its words differ too.
    order = ("ambiguous", "split", "merged", "moved", *OPERATIONS)
    return SIGNS[min(telling, key=order.index, default="kept")]


def probability(value: float) -> str:
    """
    Return a probability with two digits; only certainty is called 1.

    Example:
        >>> probability(0.618), probability(0.998), probability(0.004)
        ('.62', '.99', '<.01')
    """
    if 0 < value < 0.01:  # noqa: PLR2004 - two digits would say .00
        return "<.01"
    if value in {0, 1}:
        return str(int(value))
    return f"{min(value, 0.99):.2f}".removeprefix("0")


def percent(share: float) -> str:
    """
    Return a share in percent, without digits after the point unless it would be shown as nothing.

    Example:
        >>> [percent(share).replace(NO_BREAK, " ") for share in (23 / 33, 2 / 1761, 0.0001, 0)]
        ['70 %', '0.1 %', '<.1 %', '0 %']
    """
    value = 100 * share
    if value > 0 and not round(value):
        return f"{value:.1f}{NO_BREAK}%" if value >= 0.05 else f"<.1{NO_BREAK}%"  # noqa: PLR2004 - rounded to nothing as well
    return f"{value:.0f}{NO_BREAK}%"


def signed(value: float) -> str:
    """
    Return a figure with its sign and one digit behind the point, or as many as it takes to show that it is not zero.

    Example:
        >>> signed(1.25), signed(-0.004), signed(0)
        ('+1.2', '−0.004', '0.0')
    """
    # A bound that excludes zero must not be rounded to it.
    digits = next((digits for digits in range(1, 6) if round(value, digits)), 1)
    text = f"{abs(value):.{digits}f}"
    return text if not value else ("+" if value > 0 else "−") + text


def number(count: int) -> str:
    """Return a count with commas between thousands."""
    return f"{count:,}"


def plural(count: int, noun: str, many: str | None = None) -> str:
    """
    Return a count with its noun.

    Example:
        >>> plural(1, "clause"), plural(1200, "clause")
        ('1 clause', '1,200 clauses')
    """
    return f"{number(count)} {noun if count == 1 else many or noun + 's'}"


def date_in_words(date: str) -> str:
    """
    Return an ISO 8601 date, to the day, month or year, as a reader says it.

    Example:
        >>> [date_in_words(date).replace(NO_BREAK, " ") for date in ("2023-11-01", "2024-05", "about 1990")]
        ['1 Nov 2023', 'May 2024', 'about 1990']
    """
    year, *rest = date.split("-")
    if not all(part.isascii() and part.isdigit() for part in (year, *rest)) or len(rest) > 2 or not rest:  # noqa: PLR2004 - month and day
        return date
    month = int(rest[0])
    if not 1 <= month <= len(_MONTHS):
        return date
    return NO_BREAK.join([*(str(int(day)) for day in rest[1:]), _MONTHS[month - 1], year])


def dates_in_words(dates: Sequence[TypedDate]) -> str:
    """Return typed dates in a row, such as ``issued 1 Nov 2023``."""
    return ", ".join(f"{date.kind.replace('_', ' ')} {date_in_words(date.date)}" for date in dates)


def size(outline: Outline) -> str:
    """Return clauses and words of a document; for a paraphrase the published length, since its own says nothing of the original."""
    length = outline.provenance.length
    parts = [plural(len(outline.units), "clause")]
    if length is not None and length.words is not None:
        parts.append(f"{number(length.words)} words published")
    elif outline.provenance.wording != "paraphrase":
        n_words = sum(len(words(clause.text)) for clause in outline.units)
        parts.append(plural(n_words, "character") if outline.language.startswith("zh") else plural(n_words, "word"))
    if length is not None and length.pages is not None:
        parts.append(plural(length.pages, "page"))
    return ", ".join(parts)


def languages(outline: Outline) -> tuple[str, ...]:
    """Return the languages of an outline's clauses in English, the document's first; a tag that has no name here stays as it is."""
    tags = dict.fromkeys((outline.language, *(clause.language for clause in outline.clauses)))
    return tuple(dict.fromkeys(language_name(tag) for tag in tags))


def standing_in_words(outline: Outline) -> str:
    """Return how many clauses have which standing, the least reliable first; nothing where no standing is given."""
    counted = outline.standings
    if counted.n_unstated == counted.n_clauses:
        return ""
    kinds = (
        (counted.n_unverified, "unverified"),
        (counted.n_secondary, "from secondary sources"),
        (counted.n_verified, "verified on the text itself"),
        (counted.n_unstated, "of unstated standing"),
    )
    (first, name), *rest = [(n, name) for n, name in kinds if n]
    if not rest:
        return f"all {plural(counted.n_clauses, 'clause')} {name}"
    told = [f"{number(first)} of {plural(counted.n_clauses, 'clause')} ({_part(first, counted.n_clauses)}) {name}"]
    return ", ".join([*told, *(f"{number(n)} ({_part(n, counted.n_clauses)}) {name}" for n, name in rest)])


def standing_note(outline: Outline) -> str | None:
    """Return the sentence that every report on an outline prints of which some clause was written without the published text, or None."""
    counted = outline.standings
    return f"{outline.label}: {standing_in_words(outline)}." if counted.n_secondary or counted.n_unverified else None


def _part(count: int, total: int) -> str:
    """Return a share in percent that is neither none nor all."""
    return "<1 %" if 200 * count < total else ">99 %" if 200 * (total - count) < total else f"{100 * count / total:.0f} %"


def paraphrase_warning(old: Outline, new: Outline) -> str | None:
    """Return the warning that goes with every figure about wording, or None where neither document is a paraphrase."""
    paraphrased = [outline.provenance.wording == "paraphrase" for outline in (old, new)]
    if not any(paraphrased):
        return None
    if all(paraphrased):
        return "both outlines are paraphrases: figures and differences of wording are those of the paraphrases, not of the official texts"
    name = side_names(old, new)[paraphrased.index(True)]
    return f"{name} is a paraphrase: figures and differences of wording are those of the paraphrase, not of the official text"
