"""Lines that show one outline: its provenance, its clauses, its adherents, and what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text

from policydiff.model.annotation import Annotation, Annotations
from policydiff.model.outline import Adherent, Clause, Outline
from policydiff.render.adherents import KINDS, count_in_words
from policydiff.render.annotated import annotated_text, list_annotations
from policydiff.render.lines import flow, hang, indent, join, styled, wrap
from policydiff.render.view import STYLES, rule
from policydiff.render.words import WORDING, date_in_words, dates_in_words, languages, number, plural, size, standing_in_words
from policydiff.text.language import language_name

__all__ = ["list_outline", "list_outlines", "list_provenance"]

_WIDEST_ID = 16
_MEMBERS = {"yes": "", "no": "known not to adhere", "unknown": "not known whether it adheres"}


def list_outline(outline: Outline, width: int, annotations: Annotations | None = None) -> list[Text]:
    """Return everything that was understood of a document, and what was not; with annotations, what its clauses say too."""
    source = outline.source
    read = f"{source.name}: {source.media_type}, {source.encoding}, language {outline.language}, sha256 {source.sha256[:16]}…"
    lines = [*wrap(styled(outline.label, STYLES["title"]), width), *flow(read, width), *flow(_sum_up(outline), width)]
    if annotations is not None and not annotations.made_by:
        told = f"nothing was looked for in the clauses: the text is in {language_name(outline.language)}, and only English and Chinese are read"
        lines += flow(styled(told, STYLES["note"]), width)
    lines += _clauses(outline, width, (annotations or Annotations(())).by_clause())
    lines += _sources(outline, width)
    lines += _adherents(outline, width)
    return [*lines, *_unread(outline, width)]


def _sum_up(outline: Outline) -> str:
    kinds = Counter(clause.kind for clause in outline.clauses)
    roles = Counter(clause.role for clause in outline.clauses if clause.role != "operative")
    told = [f"{size(outline)} (headings and footnotes not counted)", *(plural(n, kind) for kind, n in sorted(kinds.items()))]
    return " · ".join(
        [*told, *(f"{number(n)} as {role}" for role, n in sorted(roles.items())), WORDING[outline.provenance.wording], *_standing(outline)]
    )


def _clauses(outline: Outline, width: int, annotated: Mapping[str, tuple[Annotation, ...]]) -> list[Text]:
    lines = rule("Clauses", width)
    margin = min(max((cell_len(styled(clause.id).plain) for clause in outline.clauses), default=0) + 2, _WIDEST_ID)
    for clause in outline.clauses:
        nested = min(2 * clause.depth, width // 4)
        label = styled(clause.id, STYLES["label"])
        said = annotated.get(clause.id, ())
        text = join([*_marks(clause, outline), annotated_text(clause, said, STYLES["title"] if clause.is_heading else "")])
        lines += indent(hang(label, text, width - nested, hanging=margin), nested)
        lines += indent(list_annotations(clause, said, width - nested - margin), nested + margin)
    return lines


def _marks(clause: Clause, outline: Outline) -> list[Text]:
    """Return what is not plain about a clause, in brackets before its text."""
    told: list[str] = [clause.kind] if clause.kind != "paragraph" else []
    told += [clause.role] if clause.role != "operative" else []
    told += [f"number {clause.number}"] if clause.number is not None and clause.number != clause.id else []
    told += [clause.language] if clause.language != outline.language else []
    # What is verified needs no mark; the sum above says how much it is.
    told += [f"{clause.standing}: {clause.source}"] if clause.standing in {"secondary", "unverified"} else []
    return [styled(f"[{', '.join(told)}]", STYLES["quiet"]), styled(" ")] if told else []


def _standing(outline: Outline) -> list[str]:
    told = standing_in_words(outline)
    return [told] if told else []


def _sources(outline: Outline, width: int) -> list[Text]:
    """Return the citations, each with how many of the clauses that count rest on it."""
    sources = outline.provenance.sources
    if not sources:
        return []
    lines = rule("Sources", width)
    for key, citation in sources:
        lines += flow(join([styled(f"{key} ({_rest_on(key, outline)}):", STYLES["label"]), " ", citation]), width)
    return lines


def _rest_on(key: str, outline: Outline) -> str:
    n = sum(clause.source == key for clause in outline.units)
    return plural(n, "clause") if n else "no clause"


def _adherents(outline: Outline, width: int) -> list[Text]:
    counts = outline.provenance.counts
    if not outline.adherents and not counts:
        return []
    whole = "the whole list" if outline.has_all_adherents else "not known to be the whole list"
    lines = rule(f"Adherents: {len(outline.adherents)}, {whole}", width)
    for kind, kinds in KINDS.items():
        found = [adherent for adherent in outline.adherents if adherent.kind == kind]
        if found:
            lines += wrap(styled(f"{kinds} ({len(found)})", STYLES["label"]), width)
            lines += [line for adherent in found for line in indent(flow(_adherent(adherent), width - 2), 2)]
    for count in counts:
        lines += hang("·", styled(f"rival count: {count_in_words(count)}"), width)
    return lines


def _adherent(adherent: Adherent) -> str:
    told = [
        _MEMBERS[adherent.member],
        f"joined {date_in_words(adherent.joined)}" if adherent.joined else "",
        f"left {date_in_words(adherent.left)}" if adherent.left else "",
        f"source: {adherent.source}" if adherent.source else "",
    ]
    return "; ".join([adherent.name, *(part for part in told if part)])


def _unread(outline: Outline, width: int) -> list[Text]:
    if not outline.unread:
        return [styled(""), *wrap(styled("Nothing of the source was left out."), width)]
    lines = rule(f"Not read: {plural(len(outline.unread), 'stretch', 'stretches')}", width)
    for (reason, text), places in _places(outline).items():
        label = styled(f"{reason}, line {', '.join(str(line) for line in places)}:", STYLES["note"])
        lines += flow(join([label, " ", text]), width)
    return lines


def _places(outline: Outline) -> dict[tuple[str, str], list[int]]:
    """Return the lines of what was not read, the same bullet of a hundred items named once."""
    places: dict[tuple[str, str], list[int]] = {}
    for unread in outline.unread:
        # Line ends become spaces: spelling them out would hide the words between them.
        places.setdefault((unread.reason, " ".join(unread.text.splitlines())), []).append(unread.line)
    return places


def list_outlines(outlines: Sequence[Outline], width: int) -> list[Text]:
    """Return an entry for each outline."""
    lines: list[Text] = []
    for outline in outlines:
        provenance = outline.provenance
        lines += wrap(join([styled(outline.name, STYLES["label"]), "  ", outline.label]), width)
        for _, title in provenance.title:
            lines += indent(wrap(styled(title), width - 2), 2)
        facts = [", ".join(languages(outline)), dates_in_words(provenance.dates), size(outline), WORDING[provenance.wording], *_standing(outline)]
        lines += indent(wrap(styled(" · ".join(fact for fact in facts if fact), STYLES["quiet"]), width - 2), 2)
    return lines


def list_provenance(outline: Outline, width: int) -> list[Text]:
    """Return where an outline comes from, fact by fact, and its adherents."""
    provenance = outline.provenance
    length = provenance.length
    facts = [
        *((f"title ({tag})", title) for tag, title in provenance.title),
        ("issuer", provenance.issuer),
        *((date.kind.replace("_", " "), date_in_words(date.date) + (f": {date.note}" if date.note else "")) for date in provenance.dates),
        ("language", ", ".join(languages(outline))),
        ("clauses", number(len(outline.units))),
        ("standing", standing_in_words(outline)),
        *(("source", f"{key} ({_rest_on(key, outline)}): {citation}") for key, citation in provenance.sources),
        ("length", _length(length.words, length.pages, length.basis) if length else None),
        ("wording", WORDING[provenance.wording]),
        ("status", provenance.status),
        ("basis", provenance.basis),
        ("made", provenance.made),
        ("licence", provenance.licence),
        ("address", provenance.url),
        *(("caveat", caveat) for caveat in provenance.caveats),
    ]
    told = [(name, fact) for name, fact in facts if fact]
    margin = max(cell_len(name) for name, _ in told) + 2
    lines = wrap(join([styled(outline.name, STYLES["label"]), "  ", outline.label]), width)
    for name, fact in told:
        lines += hang(styled(name, STYLES["note"] if name == "caveat" else STYLES["label"]), styled(fact), width, hanging=margin)
    return [*lines, *_adherents(outline, width)]


def _length(words: int | None, pages: int | None, basis: str | None) -> str:
    told = ", ".join(plural(count, noun) for count, noun in ((words, "word"), (pages, "page")) if count is not None)
    return f"{told} ({basis})" if basis else told
