"""How common a term is in policy language at large."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from policydiff.text.tokens import terms

__all__ = ["background_share"]


def background_share(term: str) -> float:
    """
    Return the share of the clauses of policy texts that hold a term, in [0, 1]; 0 for a rare one. A phrase is as common as its parts allow by chance.

    Words of formulas ("the Parties shall cooperate") are taken to be commoner than they were counted: to share them is to share a form.

    Example:
        >>> background_share("shall") > background_share("cooper") > background_share("pathogen")
        True
    """
    shares = _shares(has_chinese=not term.isascii())
    share = 1.0
    for part in term.split(" "):
        share *= shares.get(part, 0.0)
    return share


@lru_cache(maxsize=1)
def _formulas() -> tuple[tuple[float, tuple[str, ...]], ...]:
    lines = (files("policydiff.text") / "formula_words.txt").read_text(encoding="utf-8").splitlines()
    split = (line.split() for line in lines if not line.startswith("#"))
    return tuple((float(least), tuple(words)) for least, *words in split)


# Without the Chinese words where nobody asks for them: to cut these into terms takes long.
@lru_cache(maxsize=2)
def _shares(*, has_chinese: bool) -> dict[str, float]:
    lines = (files("policydiff.text") / "background.tsv").read_text(encoding="utf-8").splitlines()
    shares = {term: float(share) for term, share in (line.split("\t") for line in lines if not line.startswith("#"))}
    for least, words in _formulas():
        asked = (word for word in words if has_chinese or word.isascii())
        shares |= {term: max(least, shares.get(term, 0.0)) for word in asked for term in terms(word)}
    return shares
