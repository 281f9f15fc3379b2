"""An explanation for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from rich.cells import cell_len
from rich.text import Text

from policydiff.explain.labels import label_of
from policydiff.explain.model import Candidate, ClauseRef, Explanation, Fate, Rival, SharedWord, WhatIf
from policydiff.explain.reason import and_list
from policydiff.model.protocols import RenderOptions
from policydiff.render.effects import effect_lines
from policydiff.render.lines import excerpt, flow, hang, indent, join, pad, styled, wrap
from policydiff.render.report import to_text
from policydiff.render.view import STYLES, rule
from policydiff.render.words import NO_BREAK, SIGNS, number, percent, plural, probability

__all__ = ["render_explanation", "tell_change", "tell_fate"]

_INDENT = 2
# A value, a gap, what it adds, and a gap: columns of a candidate in the table of features.
_VALUE, _ADDED = 8, 7
_COLUMN = _VALUE + _ADDED + 1
# Columns of the labels of features; longer ones wrap.
_LABEL, _NARROW_LABEL = 40, 24
# Lines of a candidate's text; that of the clause itself stands whole.
_N_LINES = 3
# Words shown of each candidate.
_N_WORDS = 8
_UNJUDGED = {
    "heading": "not looked for: a heading demands nothing",
    "language": "not looked for: what a change means is told of English and Chinese only",
    "length": "too long to say what the change does to the meaning; read the difference of the words",
}
# What adds less, to every candidate shown, is named together.
_LEAST = 0.005


def render_explanation(explanation: Explanation, options: RenderOptions) -> str:
    """
    Render an explanation for a terminal.

    Args:
        explanation: What is shown.

        options: Width and colour.

    Returns:
        Lines of at most that width: the clause and its fate, what the change means, the candidates, what each feature adds, the shared words, the rivals, and what would change it.
    """
    width = options.width
    lines = [*_head(explanation, width), *_meaning(explanation, width), *_candidates(explanation, width)]
    lines += [*_features(explanation, width), *_words(explanation, width), *_rivals(explanation, width), *_changes(explanation, width)]
    return to_text(lines, options)


def _head(explanation: Explanation, width: int) -> Iterator[Text]:
    clause, ref = explanation.clause, explanation.clause_ref
    outline = explanation.old if ref.side == "old" else explanation.new
    under = f" › {' › '.join(clause.path)}" if clause.path else ""
    yield from wrap(join([styled(str(ref), STYLES["title"]), styled(f"  {outline.label}{under}", STYLES["quiet"])]), width)
    yield from indent(wrap(styled(clause.text), width - _INDENT), _INDENT)
    yield styled("")
    fate = explanation.fate
    style = {"linked": STYLES["label"], "ambiguous": STYLES["ambiguous"], "alone": STYLES["added" if ref.side == "new" else "omitted"]}[fate.kind]
    yield from flow(join([styled(f"{_sign(fate, ref)} {tell_fate(fate, ref)}", style), styled(f": {explanation.reason}.")]), width)
    encoder = explanation.encoder
    means = "by words alone" if encoder is None else f"encoder {encoder.name} {encoder.version}"
    given = "as set" if explanation.options.min_probability is not None else "as fitted"
    reason = explanation.mode_reason.replace(" %", f"{NO_BREAK}%")
    facts = f"Linked from p{NO_BREAK}{_ratio(explanation.threshold)} on ({given}); {means}; mode {explanation.mode}: {reason}."
    yield from flow(styled(facts, STYLES["quiet"]), width)
    for note in explanation.notes:
        yield from flow(styled(note, STYLES["note"]), width)


def _sign(fate: Fate, ref: ClauseRef) -> str:
    if fate.kind == "ambiguous":
        return SIGNS["ambiguous"]
    if fate.kind == "linked":
        return SIGNS["kept"]
    return SIGNS["added" if ref.side == "new" else "omitted"]


def tell_fate(fate: Fate, ref: ClauseRef) -> str:
    """
    Say what becomes of a clause.

    Example:
        >>> tell_fate(Fate(kind="linked", old=("7.2",), new=("3", "4")), ClauseRef("old", "7.2"))
        'linked to new:3 and new:4'
        >>> tell_fate(Fate(kind="alone", old=("7.2",)), ClauseRef("old", "7.2"))
        'alone, without a counterpart'
    """
    if fate.kind == "alone":
        return "alone, without a counterpart"
    if fate.kind == "ambiguous":
        claimants = f"{and_list(fate.claimants)} claim{'s' if len(fate.claimants) == 1 else ''}" if fate.claimants else ""
        if len(fate.candidates) > 1:
            return f"ambiguous between {and_list(fate.candidates)}{f', which {claimants} too' if claimants else ''}"
        return f"ambiguous, as {claimants} {and_list(fate.candidates)} too" if claimants else f"ambiguous: {and_list(fate.candidates)} or none"
    own, others = (fate.old, fate.new) if ref.side == "old" else (fate.new, fate.old)
    siblings = [ClauseRef(ref.side, clause) for clause in own if clause != ref.id]
    together = f" together with {and_list(siblings)}" if siblings else ""
    return f"linked to {and_list([ClauseRef(ref.other_side, clause) for clause in others])}{together}"


def _meaning(explanation: Explanation, width: int) -> Iterator[Text]:
    meaning = explanation.meaning
    if meaning is None:
        return
    yield from rule("Meaning", width)
    yield from indent(effect_lines(meaning.change, width - _INDENT), _INDENT)
    if meaning.unjudged:
        yield from indent(flow(styled(_UNJUDGED[meaning.unjudged], STYLES["quiet"]), width - _INDENT), _INDENT)
    elif not meaning.change.effects:
        yield styled("  no effect found")


def _candidates(explanation: Explanation, width: int) -> Iterator[Text]:
    shown = explanation.candidates
    n_more = explanation.n_candidates - sum(candidate.rank is not None for candidate in shown)
    yield from rule("Candidates", width)
    if not shown:
        yield styled("  none")
    for candidate in shown:
        head = [styled(f"{candidate.rank or '–'}. "), styled(str(candidate.clause), STYLES["label"]), styled(f"  {_facts(candidate)}")]
        yield from flow(join(head), width, 3)
        text = excerpt(explanation.text_of(candidate.clause), (_N_LINES - 1) * (width - 3) + 2 * (width - 3) // 3)
        yield from indent(wrap(text, width - 3), 3)
    if n_more:
        yield from wrap(styled(f"{plural(n_more, 'less likely one')} left out", STYLES["quiet"]), width)


def _facts(candidate: Candidate) -> str:
    told = ["linked"] if candidate.is_linked else []
    told.append(f"p{NO_BREAK}{probability(candidate.probability)}")
    if candidate.surplus is not None:
        told.append(f"{abs(candidate.surplus):.2f} nats {'above' if candidate.surplus > 0 else 'below'} the threshold")
    else:
        told.append("no candidate by its own words")
    if candidate.is_identical:
        told.append("same wording")
    told.append(f"shared terms {percent(candidate.old_covered)} of old, {percent(candidate.new_covered)} of new")
    return ", ".join(told)


def _features(explanation: Explanation, width: int) -> Iterator[Text]:
    shown = [candidate for candidate in explanation.candidates if candidate.log_odds is not None]
    if not shown:
        return
    yield from rule("What speaks for and against", width)
    yield from wrap(styled("The value of each feature, and what it adds to the log-odds, in nats.", STYLES["quiet"]), width)
    names = _feature_names(shown)
    told = [name for name in names if any(abs(_added(candidate, name)) >= _LEAST for candidate in shown)]
    label = min(_LABEL, max(_NARROW_LABEL, width - _COLUMN * len(shown)))
    n_bands = ceil(len(shown) / max((width - label) // _COLUMN, 1))
    per_band = ceil(len(shown) / n_bands)
    for start in range(0, len(shown), per_band):
        yield from _band(shown[start : start + per_band], told, label, is_first=start == 0)
    silent = [label_of(name) for name in names if name not in told]
    if silent:
        yield from flow(styled(f"adding nothing here: {', '.join(silent)}", STYLES["quiet"]), width)


def _feature_names(shown: Sequence[Candidate]) -> list[str]:
    """Return the features, those that tell most for or against any candidate first."""
    most: dict[str, float] = {}
    for candidate in shown:
        for part in candidate.contributions:
            most[part.name] = max(most.get(part.name, 0.0), abs(part.log_odds))
    return sorted(most, key=lambda name: (-most[name], name))


def _added(candidate: Candidate, name: str) -> float:
    return next((part.log_odds for part in candidate.contributions if part.name == name), 0.0)


def _band(shown: Sequence[Candidate], names: Sequence[str], label: int, *, is_first: bool) -> Iterator[Text]:
    if not is_first:
        yield styled("")
    heads = [pad(excerpt(str(candidate.clause), _COLUMN - 1), _COLUMN, right=True) for candidate in shown]
    yield join([pad("", label), *(join([styled(head.plain, STYLES["label"])]) for head in heads)])
    yield from _row("start, and limits", [("", candidate.start or 0.0) for candidate in shown], label)
    for name in names:
        yield from _row(label_of(name), [_cell(candidate, name) for candidate in shown], label)
    yield from _row("log-odds", [("", candidate.log_odds or 0.0) for candidate in shown], label, style=STYLES["label"])


def _cell(candidate: Candidate, name: str) -> tuple[str, float]:
    part = next((part for part in candidate.contributions if part.name == name), None)
    return (f"{part.value:.2f}", part.log_odds) if part else ("", 0.0)


def _row(name: str, cells: Sequence[tuple[str, float]], label: int, style: str = "") -> Iterator[Text]:
    *above, last = wrap(styled(name, style), label - 1)
    yield from above
    figures = [join([pad(value, _VALUE, right=True), pad(styled(_signed(added), style), _ADDED + 1, right=True)]) for value, added in cells]
    yield join([pad(last, label), *figures])


def _words(explanation: Explanation, width: int) -> Iterator[Text]:
    if not explanation.candidates:
        return
    yield from rule("Shared words", width)
    yield from wrap(styled("With what each tells, in nats, and in how many clauses of both documents it stands.", STYLES["quiet"]), width)
    margin = max(cell_len(styled(str(candidate.clause)).plain) for candidate in explanation.candidates) + 2
    for candidate in explanation.candidates:
        words = [_tell_word(word) for word in candidate.shared[:_N_WORDS]]
        n_more = len(candidate.shared) - len(words)
        told = ", ".join([*words, *([f"and {number(n_more)} more"] if n_more else [])]) or "none"
        yield from hang(styled(str(candidate.clause), STYLES["label"]), styled(told), width, hanging=min(margin, width // 3))


def _tell_word(word: SharedWord) -> str:
    by_glossary = f",{NO_BREAK}glossary" if word.by_glossary else ""
    return f"{word.printed}{NO_BREAK}{word.weight:.1f}{NO_BREAK}({number(word.n_clauses)}{by_glossary})"


def _rivals(explanation: Explanation, width: int) -> Iterator[Text]:
    if not explanation.rivals:
        return
    yield from rule("Rivals", width)
    yield from wrap(styled(f"The strongest that compete with the pair of {explanation.clause_ref} and {explanation.focus}.", STYLES["quiet"]), width)
    for rival in explanation.rivals:
        yield from indent(flow(_tell_rival(rival), width - _INDENT), _INDENT)


def _tell_rival(rival: Rival) -> str:
    lead = f"{abs(rival.margin):.2f} nats {'behind' if rival.margin > 0 else 'ahead'}" if round(rival.margin, 2) else "level"
    return f"for {rival.contested}: {rival.clause}, p{NO_BREAK}{probability(rival.probability)}, {lead}"


def _changes(explanation: Explanation, width: int) -> Iterator[Text]:
    yield from rule("What would change it", width)
    tried = "Each was tried, all else being equal." if explanation.what_if else "Nothing that was tried: evidence, threshold, mode, rivals."
    yield from wrap(styled(tried, STYLES["quiet"]), width)
    for change in explanation.what_if:
        told = join([styled(tell_change(change), STYLES["label"]), styled(f": {tell_fate(change.fate, explanation.clause_ref)}")])
        yield from indent(flow(told, width - _INDENT), _INDENT)
    if explanation.fate.kind == "ambiguous":
        yield from indent(
            flow(styled("a decision in a review file (policydiff review), which settles it", STYLES["quiet"]), width - _INDENT), _INDENT
        )


def tell_change(change: WhatIf) -> str:
    """
    Say what would have to change.

    Example:
        >>> fate = Fate(kind="alone", old=("7.2",))
        >>> tell_change(WhatIf(kind="threshold", min_probability=0.3, fate=fate))
        '--min-probability .3'
        >>> tell_change(WhatIf(kind="absence", clause=ClauseRef("new", "4.1"), fate=fate))
        'if new:4.1 were not there'
    """
    match change.kind:
        case "evidence":
            before, after = change.probability or (0.0, 0.0)
            return f"{_signed(change.nats or 0.0)} nats for {change.clause}, i.e. p{NO_BREAK}{probability(before)} → {probability(after)}"
        case "threshold":
            return f"--min-probability {_ratio(change.min_probability or 0.0)}"
        case "absence":
            return f"if {change.clause} were not there"
        case "mode":
            return f"--mode {change.mode}"
        case "review":
            return "without the decision"


def _signed(value: float) -> str:
    return f"{round(value, 2) + 0.0:+.2f}"


def _ratio(value: float) -> str:
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return text.removeprefix("0") or "0"
