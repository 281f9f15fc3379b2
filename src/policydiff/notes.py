"""What a report has to say of a pair of documents before any clause: what they are, and what was not compared or cannot be trusted as far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.changes import Renamed
from policydiff.encoders import FITTED_ENCODERS
from policydiff.model.alignment import EncoderInfo
from policydiff.model.outline import Outline
from policydiff.render.words import standing_note
from policydiff.text.language import READ_LANGUAGES, differ, is_read, language_name, primary

__all__ = ["find_notes"]

_APART = (
    "Neither document holds much of the other's words, so they are told as drafts apart: nothing moved or became anything else "
    "(mode versions, asked for, tells changes)."
)


def find_notes(
    old: Outline, new: Outline, *, encoder: EncoderInfo | None, renamed: Sequence[Renamed], n_unjudged: int, is_apart: bool
) -> tuple[str, ...]:
    """
    Return the notes of a comparison, one sentence or two each.

    Args:
        old: The one document.

        new: The other.

        encoder: What the alignment was made with, or None where by words alone.

        renamed: Who is called by another name throughout the new document.

        n_unjudged: Links whose clauses are too long to say what the change does to the meaning.

        is_apart: Whether they are told as drafts apart, though the mode is that of versions.
    """
    sides = (old,) if old.name == new.name else (old, new)
    found = dict.fromkeys(
        (
            *(note for side in sides for note in _standing(side)),
            *(f"{side.label}: no clause was read from it." for side in (old, new) if not side.units),
            *_languages(old, new),
            *_encoding(old, new, encoder),
            *((_APART,) if is_apart else ()),
        )
    )
    return (*found, *_renamed(renamed), *_unjudged(n_unjudged))


def _standing(outline: Outline) -> Iterator[str]:
    """Say how far a document is the published text, and its list of adherents the whole one."""
    if outline.provenance.wording == "paraphrase":
        yield f"{outline.label}: an outline in our own words, not the official wording; figures on wording describe the outline."
    note = standing_note(outline)
    if note:
        yield note
    yield from outline.provenance.caveats
    if outline.adherents and not outline.has_all_adherents:
        yield f"{outline.label}: the list of adherents is not known to be whole; who is not named may adhere all the same."


def _languages(old: Outline, new: Outline) -> Iterator[str]:
    """Say what is not compared between two languages, and what is not looked for in those that nobody made lexicons for."""
    if not old.units or not new.units:
        return
    unread = [side for side in (old, new) if not is_read(side.language)]
    if differ(old.language, new.language):
        told = "The documents are in different languages: wording is not compared"
        by_words = ", and topics are found by the words of each language, so that a shift of emphasis may come from the lists of words."
        yield f"{told}." if unread else told + by_words
    if unread:
        labels = [side.label for side in unread]
        in_what = [language_name(side.language) for side in unread]
        if len(set(in_what)) == 1:
            named = f"{' and '.join(dict.fromkeys(labels))} {'is' if len(set(labels)) == 1 else 'are'} in {in_what[0]}"
        else:
            named = " and ".join(f"{label} is in {name}" for label, name in zip(labels, in_what, strict=True))
        known = " and ".join(language_name(tag) for tag in READ_LANGUAGES)
        yield f"{named}: effects on the meaning, force, bearers, topics and swaps are looked for in {known} only; nothing is said of them here."


def _encoding(old: Outline, new: Outline, encoder: EncoderInfo | None) -> Iterator[str]:
    """Say what is not found without a sentence encoder, or with one that the alignment was not fitted with."""
    if encoder is None and {primary(old.language), primary(new.language)} == {"en", "zh"}:
        yield "Compared by the shipped English–Chinese glossary and by figures alone (the extra 'semantic' brings a sentence encoder)."
    elif encoder is None:
        yield "Compared by words alone: counterparts that share no words are not found (the extra 'semantic' brings a sentence encoder)."
    elif encoder.name not in FITTED_ENCODERS:
        fitted = FITTED_ENCODERS[0]
        yield f"Probabilities were fitted with the encoder {fitted}; {encoder.name} has no fit of its own, so they say less than they do there."


def _renamed(renamed: Sequence[Renamed]) -> Iterator[str]:
    """Say who is called by another name throughout the new document, since the effects take the two names for one."""
    for item in renamed:
        yield f"“{item.old}” in the old document is “{item.new}” in the new one throughout: another name, and nobody else is bound."


def _unjudged(n_links: int) -> Iterator[str]:
    if n_links:
        which = "1 clause that corresponds is" if n_links == 1 else f"{n_links:,} clauses that correspond are"
        yield f"{which} too long to say what the change does to the meaning; read the difference of the words."
