"""One document of an alignment, seen from itself, so that old and new are treated by the same code."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from policydiff.text.fold import fold
from policydiff.text.language import differ
from policydiff.text.tokens import terms, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policydiff.model.alignment import Alignment, Link, Pair
    from policydiff.model.outline import Clause, Outline

__all__ = ["Side", "both_sides", "count_words", "share_no_language", "stress_terms", "weigh_terms"]


@frozen(eq=False)
class Side:
    """
    The old or the new document of an alignment.

    Attributes:
        name: ``old`` or ``new``.

        clauses: By id.

        places: Position of each clause in reading order, headings and footnotes among them, by id.
    """

    name: Literal["old", "new"]
    outline: Outline
    clauses: Mapping[str, Clause] = field(init=False)
    places: Mapping[str, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "clauses", {clause.id: clause for clause in self.outline.clauses})
        object.__setattr__(self, "places", {clause.id: place for place, clause in enumerate(self.outline.clauses)})

    def ids(self, link: Link) -> tuple[str, ...]:
        """Return the clauses of this document in a link."""
        return link.old if self.name == "old" else link.new

    def partner_ids(self, link: Link) -> tuple[str, ...]:
        """Return the clauses of the other document in a link."""
        return link.new if self.name == "old" else link.old

    def id(self, pair: Pair) -> str:
        """Return the clause of this document in a pair."""
        return pair.old if self.name == "old" else pair.new

    def partner_id(self, pair: Pair) -> str:
        """Return the clause of the other document in a pair."""
        return pair.new if self.name == "old" else pair.old

    def covered(self, pair: Pair) -> float:
        """Return the share of this document's clause that the other one of the pair holds."""
        return pair.old_covered if self.name == "old" else pair.new_covered

    def text(self, link: Link) -> str:
        """Return the text of this document's clauses in a link, joined by single spaces."""
        return " ".join(self.clauses[clause_id].text for clause_id in self.ids(link))


def both_sides(alignment: Alignment) -> tuple[Side, Side]:
    """Return the old and the new side of an alignment."""
    return Side("old", alignment.old), Side("new", alignment.new)


def count_words(text: str) -> int:
    """Count words and numerals, and Chinese characters one by one."""
    return len(words(text))


def share_no_language(old: Sequence[Clause], new: Sequence[Clause]) -> bool:
    """Tell whether the clauses are known to be in different languages; variants of one language are the same."""
    languages = [{clause.language for clause in clauses} for clauses in (old, new)]
    return all(differ(one, other) for one in languages[0] for other in languages[1])


def weigh_terms(alignment: Alignment) -> dict[str, float]:
    """
    Weigh each term of the two documents by how few clauses hold it: ln((N + 1) / (df + ½)) over the clauses of both, in nats.

    References:
        Spärck Jones, K. (1972). A statistical interpretation of term specificity and its application in retrieval. Journal of Documentation 28(1),
        11–21.
    """
    frequency = _clause_counts(alignment.old) + _clause_counts(alignment.new)
    n_clauses = len(alignment.old.clauses) + len(alignment.new.clauses)
    return {term: log((n_clauses + 1) / (n + 0.5)) for term, n in frequency.items()}


def stress_terms(old: Side, new: Side) -> tuple[dict[str, float], dict[str, float]]:
    """
    Weigh each term of each of two documents by how much the document makes of it and the other does not.

    The weight is ln(1 + a) · ln((a + ½) / (b + ½) · r), in nats, where a clauses of this document and b of the other hold the term and r is how many
    times longer the other is, at least 1; where the other makes as much of it, nothing. Clauses of the same wording count once. So an omission counts
    for the themes that its document comes back to, not for boilerplate nor for words that happen to be rare. Words of drafting weigh nothing, nor do
    single letters: initials, marks of items.
    """
    of_old, of_new = _clause_counts(old.outline, once=True), _clause_counts(new.outline, once=True)
    n_old, n_new = len(old.outline.clauses) + 1, len(new.outline.clauses) + 1
    return _stress(of_old, of_new, max(1.0, n_new / n_old)), _stress(of_new, of_old, max(1.0, n_old / n_new))


def _stress(own: Counter[str], others: Counter[str], ratio: float) -> dict[str, float]:
    weights = {term: max(0.0, log(1 + n) * log((n + 0.5) / (others[term] + 0.5) * ratio)) for term, n in own.items()}
    letters = {term for term in weights if len(term) == 1 and term.isascii() and term.isalpha()}
    return weights | dict.fromkeys((weights.keys() & _drafting_terms()) | letters, 0.0)


@lru_cache(maxsize=1)
def _drafting_terms() -> frozenset[str]:
    lines = (files("policydiff.changes") / "drafting_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(term for line in lines if not line.startswith("#") for term in terms(line))


def _clause_counts(outline: Outline, *, once: bool = False) -> Counter[str]:
    texts = [clause.text for clause in outline.clauses]
    if once:
        texts = list({fold(text): text for text in texts}.values())
    return Counter(term for text in texts for term in set(terms(text)))
