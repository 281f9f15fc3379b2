"""
What a review file remembers of a clause's wording: enough to find the clause again, whatever its number has become.

A fingerprint holds a hash of the folded wording, a sketch of its content terms, and its place among clauses of the same wording. It holds no id, so that
renumbering changes nothing.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import blake2b

from attrs import frozen

from policydiff.text.fold import fold
from policydiff.text.tokens import terms

__all__ = ["Fingerprint", "Place", "digest_of", "likeness", "short_digest", "sketch_of"]

# Terms that a sketch keeps. Nine clauses in ten hold fewer distinct ones, so that their likeness is exact; a longer one is sampled with a standard error of .05.
_MOST_TERMS = 64
# Bytes of a term's hash: two of some hundred terms coincide in less than one clause of a thousand.
_TERM_BYTES = 3
_KEY = re.compile(r"([ch])([0-9a-f]{16}):((?:[\w-]{4}){0,64}):([1-9][0-9]{0,5})/([1-9][0-9]{0,5}):([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})", re.ASCII)


@frozen(kw_only=True)
class Place:
    """
    Where a clause stands among those of the same wording.

    Attributes:
        copy: Which of them it is in reading order, from 1.

        n_copies: How many there are.

        around: Hashes of the headings above it, of the clause before it and of the one after it.
    """

    copy: int
    n_copies: int
    around: tuple[str, str, str]


@frozen(kw_only=True)
class Fingerprint:
    """
    A clause's wording and place, without its id.

    Attributes:
        is_heading: Whether the clause is a heading, which is never taken for a clause of the same words.

        digest: Hash of the folded wording.

        sketch: The lowest hashes of its distinct content terms, sorted.
    """

    is_heading: bool
    digest: str
    sketch: tuple[str, ...]
    place: Place

    def __str__(self) -> str:
        place = self.place
        return f"{'h' if self.is_heading else 'c'}{self.digest}:{''.join(self.sketch)}:{place.copy}/{place.n_copies}:{''.join(place.around)}"

    @classmethod
    def parse(cls, text: str) -> Fingerprint:
        """
        Read a fingerprint back from its text.

        Raises:
            ValueError: The text is no fingerprint.
        """
        found = _KEY.fullmatch(text)
        if found is None or int(found[4]) > int(found[5]):
            raise ValueError("no fingerprint of a clause")
        pieces = tuple(found[3][start : start + 4] for start in range(0, len(found[3]), 4))
        place = Place(copy=int(found[4]), n_copies=int(found[5]), around=(found[6], found[7], found[8]))
        return cls(is_heading=found[1] == "h", digest=found[2], sketch=pieces, place=place)


def digest_of(text: str) -> str:
    """
    Return the hash of a wording; letter case, quotes, dashes and white space make no difference.

    Example:
        >>> digest_of("The “Harbour”  closes") == digest_of('the "harbour" closes')
        True
    """
    return _hash(fold(text), 8).hex()


def short_digest(text: str) -> str:
    """Return a short hash of a neighbour's wording: it only has to tell a few places apart."""
    return _hash(fold(text), 2).hex()


def sketch_of(text: str) -> tuple[str, ...]:
    """Return the lowest hashes of the distinct content terms of a text, sorted, four characters each."""
    return tuple(sorted({urlsafe_b64encode(_hash(term, _TERM_BYTES)).decode("ascii") for term in terms(text)})[:_MOST_TERMS])


def _hash(text: str, size: int) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).digest()


def likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """
    Return how far the content terms of two sketches are the same: Dice's coefficient, in [0, 1], estimated where a sketch is a sample.

    Example:
        >>> round(likeness(sketch_of("The keeper closes the pier in a storm"), sketch_of("In a storm the keeper shall close the pier")), 2)
        0.89
        >>> likeness(sketch_of("The keeper closes the pier"), sketch_of("Boats carry a lamp"))
        0.0

    References:
        Broder, A. Z. (1997). On the resemblance and containment of documents. Compression and Complexity of Sequences 1997, 21–29.

        Dice, L. R. (1945). Measures of the amount of ecologic association between species. Ecology 26(3), 297–302.
    """
    first, second = set(one), set(other)
    # The lowest hashes of both together are a fair sample of the union, since a term's hash is as good as random.
    sample = sorted(first | second)[:_MOST_TERMS]
    if not sample:
        return 0.0
    resemblance = sum(piece in first and piece in second for piece in sample) / len(sample)
    return 2 * resemblance / (1 + resemblance)
