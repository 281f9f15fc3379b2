"""What a case file says: two documents, the encoder it is meant for, and what must hold between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attrs import frozen

from policydiff.model.change import EffectName, Operation
from policydiff.model.emphasis import Verdict
from policydiff.model.options import Options

__all__ = [
    "AdherentsDiffer",
    "Assertion",
    "Case",
    "Correspond",
    "CoverageBetween",
    "Effects",
    "Expectation",
    "NoCounterpart",
    "NotLinked",
    "Operations",
    "Outcome",
    "Reference",
    "Side",
    "Status",
    "TopicVerdict",
    "Unchanged",
]

Side = Literal["old", "new"]
Status = Literal["holds", "fails", "known failure", "no longer fails"]


@frozen(kw_only=True)
class Correspond:
    """Every old clause named is linked to at least one of the new ones named, and the other way round."""

    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def title(self) -> str:
        """What is expected, in a few words."""
        return f"correspond old {_row(self.old)} – new {_row(self.new)}"


@frozen(kw_only=True)
class NotLinked:
    """None of the old clauses named is in one link with any of the new ones named."""

    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def title(self) -> str:
        """What is expected, in a few words."""
        return f"not linked old {_row(self.old)} – new {_row(self.new)}"


@frozen(kw_only=True)
class NoCounterpart:
    """Each of these clauses is linked to nothing; an ambiguous one is, too."""

    side: Side
    clauses: tuple[str, ...]

    @property
    def title(self) -> str:
        """What is expected, in a few words."""
        return f"no counterpart {self.side} {_row(self.clauses)}"


@frozen(kw_only=True)
class Operations:
    """Exactly these operations became of each of these clauses."""

    side: Side
    clauses: tuple[str, ...]
    operations: tuple[Operation, ...]

    @property
    def title(self) -> str:
        """What is expected, in a few words."""
        return f"operation {self.side} {_row(self.clauses)} is {_row(self.operations)}"


@frozen(kw_only=True)
class Effects:
    """The change of each of these clauses has exactly these effects; none where nothing is listed."""

    side: Side
    clauses: tuple[str, ...]
    effects: tuple[EffectName, ...]

    @property
    def title(self) -> str:
        """What is expected, in a few words."""
        return f"effect {self.side} {_row(self.clauses)} is {_row(self.effects) or 'none'}"


@frozen(kw_only=True)
class TopicVerdict:
    """The emphasis on a topic rose, fell or is not distinguishable."""

    topic: str
    verdict: Verdict

    @property
    def title(self) -> str:
        """What is expected, in a few words."""
        return f"topic {self.topic} {self.verdict}"


@frozen(kw_only=True)
class CoverageBetween:
    """The share of one side's clauses that have a counterpart lies between two bounds, both included."""

    side: Side
    at_least: float = 0.0
    at_most: float = 1.0

    @property
    def title(self) -> str:
        """What is expected, in a few words."""
        return f"coverage of {self.side} {self.at_least:g} to {self.at_most:g}"


@frozen(kw_only=True)
class Unchanged:
    """Every clause is kept."""

    @property
    def title(self) -> str:
        """What is expected, in a few words."""
        return "unchanged clauses"


@frozen(kw_only=True)
class AdherentsDiffer:
    """Exactly these adhere to one document only; None where a list is not asked for."""

    added: tuple[str, ...] | None = None
    absent: tuple[str, ...] | None = None

    @property
    def title(self) -> str:
        """What is expected, in a few words."""
        lists = (("added", self.added), ("absent", self.absent))
        return "adherents " + ", ".join(f"{status} {_row(names) or 'none'}" for status, names in lists if names is not None)


# A closed union: a new kind is added here, in the parser, in the check and in the JSON Schema.
Assertion = Correspond | NotLinked | NoCounterpart | Operations | Effects | TopicVerdict | CoverageBetween | Unchanged | AdherentsDiffer


@frozen(kw_only=True)
class Expectation:
    """
    What must hold, and why.

    Attributes:
        because: Why it must hold, for whoever sees it fail.

        known_failure: Why it does not hold yet, or None.

        line: Where it stands in the case file, counted from 1.
    """

    assertion: Assertion
    because: str
    known_failure: str | None
    line: int


@frozen
class Reference:
    """A name that the case file gives to something outside it, and the line where it does."""

    name: str
    line: int


@frozen(kw_only=True)
class Case:
    """
    A case file, understood.

    Attributes:
        source: Name of the case file.

        old: Fixture, or path relative to the case file, with a section after ``#`` or not.

        new: The same of the new document.

        encoder: Encoder that the expectations are meant for, or ``none``.

        options: Options of the comparison; they hold the encoder too.
    """

    source: str
    old: Reference
    new: Reference
    encoder: Reference
    options: Options
    expectations: tuple[Expectation, ...]


@frozen(kw_only=True)
class Outcome:
    """
    Whether an expectation holds, and what was found.

    Attributes:
        holds: Whether the comparison shows what is expected.

        message: Several lines: what was found, the nearest candidate, what was expected, the clauses concerned, and why it matters.
    """

    expectation: Expectation
    holds: bool
    message: str

    @property
    def status(self) -> Status:
        """What to make of it: an expectation known to fail must fail, so that its mark goes when its reason does."""
        if self.expectation.known_failure is None:
            return "holds" if self.holds else "fails"
        return "no longer fails" if self.holds else "known failure"


def _row(words: Iterable[str]) -> str:
    return ", ".join(words)
