"""Explain one clause: its candidates and what speaks for each, its rivals, and what would have to change."""

from __future__ import annotations

from pathlib import Path

from policydiff import api
from policydiff.align import Draft, finish, run
from policydiff.annotate import Lexicons
from policydiff.errors import OptionError, expect
from policydiff.explain.candidates import Candidates, other_end
from policydiff.explain.changes import find_changes
from policydiff.explain.meaning import find_meaning
from policydiff.explain.model import Candidate, ClauseRef, Explanation, Fate, Rival
from policydiff.explain.reason import is_decided, ruled_out, tell_reason
from policydiff.explain.reference import find_clause, parse_reference
from policydiff.explain.replay import Remembering, Replay, fate_of
from policydiff.model.alignment import Pair
from policydiff.model.options import Options
from policydiff.model.outline import Outline
from policydiff.model.protocols import Encoder
from policydiff.readers.source import read_pair, shown_name
from policydiff.review import Resolution, Review, read_review, resolve

__all__ = ["N_CANDIDATES", "explain"]

# Candidates shown: on the gold sets the right one is hardly ever a later one.
N_CANDIDATES = 5
# Digits of log-odds, as in reports.
_DIGITS = 4


def explain(
    old: Outline | str | Path,
    new: Outline | str | Path,
    clause: str,
    *,
    options: Options | None = None,
    encoder: Encoder | None = None,
    review: Review | str | Path | None = None,
    n_candidates: int = N_CANDIDATES,
    lexicons: Lexicons | None = None,
) -> Explanation:
    """
    Explain why a clause has the counterparts that it has, or none, and what the change means.

    Args:
        old: An outline, or whatever ``policydiff.read`` takes.

        new: The same.

        clause: The clause, as ``old:7.2`` or ``new:7.2``.

        options: Options of the comparison; the defaults where left out.

        encoder: An encoder to use instead of the one that the options name.

        review: Decisions to obey, or the path of the review file that holds them.

        n_candidates: How many candidates are shown; those that the clause is linked to, or ambiguous between, are shown in any case.

        lexicons: What the annotators look words up in; those that come with the library where None.

    Raises:
        InputError: A document or the review file cannot be read, a document has no clause or one that is too long, or there is no such clause; the
            nearest ids are named.
        OptionError: What should name the clause does not, or n_candidates is below 1.
        MissingExtraError: The encoder's extra is not installed.

    Example:
        >>> explanation = explain("bletchley-2023", "seoul-2024", "old:1.1", options=Options(encoder="none"))
        >>> explanation.fate.kind in {"linked", "ambiguous", "alone"}
        True
    """
    expect(options, Options, "options", "give policydiff.Options(…)", optional=True)
    expect(lexicons, Lexicons, "lexicons", "give what policydiff.annotate.Lexicons.read([path, …]) returns", optional=True)
    chosen, ref = options or Options(), parse_reference(clause)
    if n_candidates < 1:
        raise OptionError(f"{n_candidates} candidates cannot be shown; ask for 1 or more")
    old, new = read_pair(old, new, unit=chosen.unit)
    find_clause(ref, old, new)
    resolution = _resolve(review, old, new)
    used = api.load_encoder(encoder or chosen.encoder)
    draft = run(old, new, options=chosen, encoder=None if used is None else Remembering(used), decisions=resolution.decisions)
    return _explain(draft, ref, resolution, n_candidates, lexicons)


def _resolve(review: Review | str | Path | None, old: Outline, new: Outline) -> Resolution:
    if review is None:
        return Resolution()
    expect(review, (Review, str, Path), "review", "give a policydiff.Review or the path of a review file")
    if not isinstance(review, Review):
        review = read_review(Path(review), name=shown_name(str(review)))
    return resolve(review, old, new)


def _notes(draft: Draft, ref: ClauseRef, resolution: Resolution) -> tuple[str, ...]:
    encoder = draft.encoder
    if encoder is None or encoder.name in api.FITTED_ENCODERS:
        return (*resolution.notes(), *ruled_out(draft, ref))
    unfitted = f"Probabilities were fitted with the encoder {api.FITTED_ENCODERS[0]}; {encoder.name} has no fit of its own."
    return (*resolution.notes(), *ruled_out(draft, ref), unfitted)


def _explain(draft: Draft, ref: ClauseRef, resolution: Resolution, n_candidates: int, lexicons: Lexicons | None) -> Explanation:
    alignment, fate = finish(draft), fate_of(draft, ref)
    known = Candidates(draft, ref)
    linked = tuple(pair for link in alignment.links for pair in link.pairs if (pair.old if ref.side == "old" else pair.new) == ref.id)
    shown = _shown(known, linked, fate, n_candidates)
    partners = {other_end(pair, ref) for pair in linked}
    candidates = tuple(known.describe(pair, is_linked=other_end(pair, ref) in partners) for pair in shown)
    focus = _focus(candidates, fate)
    rivals = _rivals(draft, known, focus, fate) if focus else ()
    return Explanation(
        clause_ref=ref,
        clause=(draft.old if ref.side == "old" else draft.new).clause(ref.id),
        old=draft.old,
        new=draft.new,
        mode=alignment.mode,
        mode_reason=alignment.mode_reason,
        encoder=alignment.encoder,
        options=draft.options,
        threshold=draft.threshold,
        fate=fate,
        reason=tell_reason(draft, ref, fate, candidates, focus=focus, rivals=rivals),
        meaning=find_meaning(alignment, ref, lexicons=lexicons),
        candidates=candidates,
        n_candidates=len(known.pairs),
        focus=focus.clause if focus else None,
        rivals=rivals,
        what_if=find_changes(Replay(draft=draft, ref=ref, fate=fate), candidates, focus, rivals, is_decided=is_decided(draft, ref)),
        notes=_notes(draft, ref, resolution),
    )


def _shown(known: Candidates, linked: tuple[Pair, ...], fate: Fate, n_candidates: int) -> tuple[Pair, ...]:
    """Return the likeliest candidates, and those that the clause is linked to or ambiguous between in any case."""
    named = {clause.id for clause in fate.candidates} | {other_end(pair, known.ref).id for pair in linked}
    listed = tuple(pair for place, pair in enumerate(known.pairs) if place < n_candidates or other_end(pair, known.ref).id in named)
    return (*listed, *(pair for pair in linked if known.row(other_end(pair, known.ref)) is None))


def _focus(candidates: tuple[Candidate, ...], fate: Fate) -> Candidate | None:
    """Return the candidate that decides: the weakest of those that the clause is linked to, the first of those it is ambiguous between, or the likeliest."""
    named = [candidate for candidate in candidates if candidate.log_odds is not None and (candidate.is_linked or candidate.clause in fate.candidates)]
    if named:
        return named[-1] if fate.kind == "linked" else named[0]
    return candidates[0] if candidates and fate.kind != "linked" else None


def _rivals(draft: Draft, known: Candidates, focus: Candidate, fate: Fate) -> tuple[Rival, ...]:
    """Return the strongest rival for the clause and the strongest for the candidate; what is in the same link does not compete."""
    allies = {*(ClauseRef("old", clause) for clause in fate.old), *(ClauseRef("new", clause) for clause in fate.new), known.ref, focus.clause}
    found = []
    for contested, pairs in ((known.ref, known), (focus.clause, Candidates(draft, focus.clause))):
        rival = next((pair for pair in pairs.pairs if other_end(pair, contested) not in allies), None)
        if rival is not None and focus.log_odds is not None:
            clause = other_end(rival, contested)
            margin = round(focus.log_odds - pairs.log_odds(clause), _DIGITS) + 0.0
            found.append(Rival(contested=contested, clause=clause, probability=rival.probability, margin=margin))
    return tuple(found)
