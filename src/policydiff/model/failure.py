"""A pair of documents that could not be compared, among others that could."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Failure"]


@frozen
class Failure:
    """
    A pair of documents that could not be compared, and why.

    Attributes:
        old: The old document, as it was named.

        new: The new document, as it was named.

        error: What went wrong, as the command would print it.

        kind: Class of the error, such as ``InputError``; a class that is none of policydiff's own tells of a fault in it, in a plug-in or in the executor.
    """

    old: str
    new: str
    error: str
    kind: str

    def __str__(self) -> str:
        return f"{self.old} – {self.new}: {self.error}"
