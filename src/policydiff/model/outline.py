"""A document as it was understood: clauses in reading order, what is known of the text, and what was not read."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from attrs import frozen

from policydiff.errors import InputError, did_you_mean
from policydiff.text.span import Span

__all__ = [
    "Adherent",
    "AdherentKind",
    "Clause",
    "ClauseKind",
    "ClauseRole",
    "Count",
    "DateKind",
    "Length",
    "Membership",
    "Outline",
    "Provenance",
    "Source",
    "Span",
    "Standing",
    "Standings",
    "TypedDate",
    "Unread",
    "UnreadReason",
    "Wording",
]

ClauseKind = Literal["heading", "paragraph", "item"]
ClauseRole = Literal["operative", "preamble", "chapeau", "definition", "annex", "footnote"]
AdherentKind = Literal["state", "organisation", "company", "person"]
Membership = Literal["yes", "no", "unknown"]
Standing = Literal["verified", "secondary", "unverified"]
DateKind = Literal["drafted", "issued", "adopted", "published", "updated", "in_force"]
Wording = Literal["paraphrase", "official", "unknown"]
UnreadReason = Literal["page furniture", "footnote mark", "adherent list", "markup", "metadata", "unreadable"]


@frozen(kw_only=True)
class Source:
    r"""
    The bytes that were read, as text.

    Attributes:
        name: Name of the input as the user gave it (never an absolute path), or a fixture's name.

        media_type: What the reader took the input for, such as ``text/plain`` or ``application/yaml``.

        encoding: Character encoding that the bytes were decoded with.

        sha256: Hex digest of the bytes.

        text: The decoded text with line ends as ``\n``; for outline files, the clauses' texts joined by blank lines.
    """

    name: str
    media_type: str
    encoding: str
    sha256: str
    text: str


@frozen
class TypedDate:
    """A date (ISO 8601, to the day, month or year) and what happened on it."""

    kind: DateKind
    date: str
    note: str | None = None


@frozen(kw_only=True)
class Length:
    """Published length of a document, with the basis on which words or pages were counted."""

    words: int | None = None
    pages: int | None = None
    basis: str | None = None


@frozen(kw_only=True)
class Count:
    """One of several rival counts of adherents: who counted, what, on which basis."""

    count: int
    unit: str
    basis: str
    source: str


@frozen(kw_only=True)
class Provenance:
    """
    Where a document comes from and how its outline was made.

    Attributes:
        title: Official title by language tag, in the order given.

        short: Label used in reports.

        wording: Whether the clauses are the official wording or a paraphrase of it.

        basis: The text that the outline follows.

        made: How the outline was written and checked.

        caveats: Sentences that every report on the document prints.

        counts: Rival counts of adherents, where sources differ.

        sources: Citations by the short key under which clauses name them, in the order given.
    """

    title: tuple[tuple[str, str], ...] = ()
    short: str | None = None
    issuer: str | None = None
    dates: tuple[TypedDate, ...] = ()
    url: str | None = None
    licence: str | None = None
    status: str | None = None
    wording: Wording = "unknown"
    basis: str | None = None
    length: Length | None = None
    made: str | None = None
    caveats: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class Adherent:
    """
    A state, organisation, company or person, and whether it adheres to the document.

    Attributes:
        member: ``no`` is a known fact (attended and did not sign), ``unknown`` is the absence of one.

        joined: Date of joining, ISO 8601, or None.

        left: Date of leaving, ISO 8601, or None.

        source: Where the membership is known from.
    """

    name: str
    kind: AdherentKind
    member: Membership = "yes"
    joined: str | None = None
    left: str | None = None
    source: str | None = None


@frozen(kw_only=True)
class Clause:
    """
    The unit of comparison: a numbered clause, a bullet, a paragraph or one sentence of it, or a heading.

    Attributes:
        id: Unique within the outline.

        text: The wording, under the stated normalisation: white space folded to single spaces, hyphenation at line ends undone, footnote marks and
            the printed number taken off.

        number: The label as printed, such as ``3.2(a)`` or ``第十条``, or None.

        depth: Nesting below the document, 0 at the top.

        path: Texts of the headings above, outermost first.

        language: BCP 47 tag; ``und`` where no rule knows the script.

        spans: Where the text stands in ``Source.text``; joined and normalised (``policydiff.text.normal.text_of``), the spans' text is the clause's text.

        standing: How far the clause of an outline written by hand can be relied on, or None where nobody said. ``verified``: written from the published
            text itself; ``secondary``: written from another's report, translation or summary; ``unverified``: neither seen on the text nor in a source
            that can be named as its authority.

        source: Key of the citation in ``Provenance.sources`` that the clause rests on (for an unverified one: where it was come across), or None.
    """

    id: str
    text: str
    kind: ClauseKind = "paragraph"
    role: ClauseRole = "operative"
    number: str | None = None
    depth: int = 0
    path: tuple[str, ...] = ()
    language: str = "en"
    spans: tuple[Span, ...] = ()
    standing: Standing | None = None
    source: str | None = None

    @property
    def is_heading(self) -> bool:
        """Tell whether the clause is a heading."""
        return self.kind == "heading"

    @property
    def is_unit(self) -> bool:
        """Tell whether the clause counts in shares and coverage: headings and footnotes do not."""
        return self.kind != "heading" and self.role != "footnote"


@frozen(kw_only=True)
class Unread:
    """A stretch of the source that is in no clause, and why."""

    text: str
    reason: UnreadReason
    span: Span
    line: int


@frozen(kw_only=True)
class Standings:
    """
    How many of an outline's clauses have which standing; headings and footnotes do not count.

    Attributes:
        n_unstated: Those whose standing nobody gave; with the verified, secondary and unverified ones they add up to all.
    """

    n_clauses: int
    n_verified: int
    n_secondary: int
    n_unverified: int
    n_unstated: int

    @property
    def share_secondary(self) -> float:
        """n_secondary / n_clauses, in [0, 1]; 0 for an empty document."""
        return self.n_secondary / max(self.n_clauses, 1)

    @property
    def share_unverified(self) -> float:
        """n_unverified / n_clauses, in [0, 1]; 0 for an empty document."""
        return self.n_unverified / max(self.n_clauses, 1)


@frozen(kw_only=True)
class Outline:
    """
    A document as a flat sequence of clauses with depth; the tree is a view of it.

    Attributes:
        name: Identifies the document in reports and case files.

        clauses: In reading order, headings among them.

        adherents: In the order of the list they were read from.

        has_all_adherents: Whether the list of adherents is known to be whole; absence from a partial list means nothing.

        unread: What the reader left out, in order.
    """

    name: str
    source: Source
    provenance: Provenance
    language: str
    clauses: tuple[Clause, ...]
    adherents: tuple[Adherent, ...] = ()
    has_all_adherents: bool = False
    unread: tuple[Unread, ...] = ()

    @property
    def label(self) -> str:
        """Short label for reports: the provenance's, else the name."""
        return self.provenance.short or self.name

    @property
    def units(self) -> tuple[Clause, ...]:
        """The clauses that count in shares and coverage."""
        return tuple(clause for clause in self.clauses if clause.is_unit)

    @property
    def standings(self) -> Standings:
        """The clauses that count, by their standing."""
        n = Counter(clause.standing for clause in self.units)
        known = {"n_verified": n["verified"], "n_secondary": n["secondary"], "n_unverified": n["unverified"]}
        return Standings(n_clauses=n.total(), n_unstated=n[None], **known)

    def clause(self, clause_id: str) -> Clause:
        """
        Return the clause with this id.

        Raises:
            InputError: The outline has no such clause; near ids are named.
        """
        for clause in self.clauses:
            if clause.id == clause_id:
                return clause
        hint = did_you_mean(str(clause_id), (clause.id for clause in self.clauses))
        raise InputError(f"there is no clause {clause_id!r}{hint or '; show lists the ids of a document'}", source=self.name)
