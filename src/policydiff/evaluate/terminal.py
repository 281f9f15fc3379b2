"""An evaluation as a table for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rich.cells import cell_len
from rich.text import Text

from policydiff.evaluate.measure import Evaluation, SetScores
from policydiff.evaluate.report import FIGURES, figures, mean_figures
from policydiff.evaluate.scores import Bin, Counts
from policydiff.model.protocols import RenderOptions
from policydiff.render.lines import excerpt, flow, indent, join, pad, styled, wrap
from policydiff.render.report import to_text
from policydiff.render.view import STYLES, rule
from policydiff.render.words import NO_BREAK, number, percent, plural
from policydiff.stats.proportion import Proportion, wilson_interval

__all__ = ["render_evaluation"]

# A figure such as .970 and the gap before it.
_COLUMN = 5
# Such as 12.3 s, and the gap before it.
_TIME = 8
_INDENT = 2
# Columns of the table of bins.
_BIN_COLUMNS = (11, 5, 6, 6, 12)


def render_evaluation(evaluation: Evaluation, options: RenderOptions, *, timing: bool = True) -> str:
    """
    Render an evaluation for a terminal: a table of all sets, then each set, then the reliability of all.

    Args:
        evaluation: What is shown.

        options: Width and colour.

        timing: Whether the seconds that each set took are shown; they differ from run to run.
    """
    width = options.width
    lines = [*_head(evaluation, width), styled(""), *_table(evaluation, width, timing=timing), *_legend(width, timing=timing)]
    for scores in evaluation.sets:
        lines += _details(scores, width)
    return to_text([*lines, *_reliability(evaluation, width)], options)


def _head(evaluation: Evaluation, width: int) -> list[Text]:
    encoder = evaluation.encoder
    means = "by words alone" if encoder is None else f"with the encoder {encoder.name} {encoder.version}"
    told = [plural(len(evaluation.sets), "gold set"), means, f"mode {evaluation.options.mode}"]
    if evaluation.options.min_probability is not None:
        told.append(f"least probability {_figure(evaluation.options.min_probability)}")
    warning = "The shipped coefficients were fitted on gold sets; on those, and on sets that share texts with them, these figures flatter."
    return [*wrap(styled(", ".join(told), STYLES["title"]), width), *wrap(styled(warning, STYLES["note"]), width)]


def _table(evaluation: Evaluation, width: int, *, timing: bool) -> list[Text]:
    rows: list[tuple[str, dict[str, float | None], float | None]] = [
        (scores.name, figures(scores), scores.seconds if timing else None) for scores in evaluation.sets
    ]
    if len(evaluation.sets) > 1:
        pooled = evaluation.pooled
        rows.append(("pooled", figures(pooled), pooled.seconds if timing else None))
        rows.append(("mean of the sets", mean_figures(evaluation.sets), None))
    needed = _COLUMN * len(FIGURES) + (_TIME if timing else 0)
    if needed > width:
        return [line for row in rows for line in _listed(*row, width=width)]
    longest = max((cell_len(styled(name).plain) for name, _, _ in rows), default=0)
    # Names that leave no room for the figures stand on lines of their own.
    beside = longest if longest + needed <= width else 0
    heads = [pad(styled(name, STYLES["label"]), _COLUMN, right=True) for name in FIGURES]
    lines = [join([pad("", beside), *heads, *([pad("time", _TIME, right=True)] if timing else [])])]
    for name, values, seconds in rows:
        label = styled(name, STYLES["label"])
        row = join([*(pad(_figure(values[key]), _COLUMN, right=True) for key in FIGURES), *_time(seconds)])
        lines += [join([pad(label, beside), row])] if beside else [*wrap(label, width), row]
    return lines


def _listed(name: str, values: Mapping[str, float | None], seconds: float | None, *, width: int) -> list[Text]:
    """Return a row of the table as a list, where there is no room for columns."""
    told = [f"{key}{NO_BREAK}{_figure(values[key])}" for key in FIGURES] + ([] if seconds is None else [f"time{NO_BREAK}{_seconds(seconds)}"])
    return [*wrap(styled(name, STYLES["label"]), width), *indent(wrap(styled(", ".join(told)), width - _INDENT), _INDENT)]


def _time(seconds: float | None) -> list[Text]:
    return [] if seconds is None else [pad(styled(_seconds(seconds), STYLES["quiet"]), _TIME, right=True)]


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f}{NO_BREAK}s"


def _legend(width: int, *, timing: bool) -> list[Text]:
    told = [f"{name}: {meaning}" for name, meaning in FIGURES.items() if name not in {"P", "R", "F1"}]
    told = ["P, R, F1: precision, recall and F1 of pairs", *told, *(["time: of this run, on this machine"] if timing else [])]
    return wrap(styled("; ".join(told), STYLES["quiet"]), width)


def _details(scores: SetScores, width: int) -> list[Text]:
    modes = Counter(scores.modes)
    documents = f" in {number(scores.n_documents)} pairs of documents" if scores.n_documents != 1 else ""
    how = ", ".join(mode if len(modes) == 1 else f"{mode} {number(modes[mode])}" for mode in sorted(modes))
    thresholds = ", ".join(_figure(threshold) for threshold in sorted(set(scores.thresholds)))
    kinds = ", ".join(f"{kind} {number(found)} of {number(wanted)} ({_figure(found / wanted)})" for kind, found, wanted in scores.kinds)
    optional = f" (and {number(scores.n_optional)} optional)" if scores.n_optional else ""
    facts = [
        f"{number(scores.n_old)} × {plural(scores.n_new, 'clause')}{documents}; mode {how or 'none'}; threshold {thresholds or '–'}",
        f"pairs: {_counts(scores.pairs, optional)}; {_percent(scores.reach)} of those wanted are among the candidates",
        f"found by kind: {kinds}" if kinds else "no pair is wanted",
        f"omissions: {_counts(scores.omissions)}",
        f"additions: {_counts(scores.additions)}",
    ]
    return [*rule(excerpt(scores.name, width - 8).plain, width), *indent([line for fact in facts for line in flow(fact, width - _INDENT)], _INDENT)]


def _counts(counts: Counts, optional: str = "") -> str:
    return f"{number(counts.wanted)} wanted{optional}, {number(counts.predicted)} predicted, {number(counts.right)} right"


def _reliability(evaluation: Evaluation, width: int) -> list[Text]:
    lines = rule(f"Reliability{', all sets together' if len(evaluation.sets) > 1 else ''}", width)
    bins = [found for found in evaluation.pooled.bins if found.n]
    if not bins:
        return [*lines, styled("  no candidate has a probability of .05 or more")]
    meaning = "Of the n candidates of each row: their mean probability, the share that correspond, and the score interval of it at 95 %."
    rows = [("probability", "n", "said", "right", "between"), *(_bin(found) for found in bins)]
    return [
        *lines,
        *wrap(styled(meaning, STYLES["quiet"]), width),
        *(join([pad(cell, column, right=True) for cell, column in zip(row, _BIN_COLUMNS, strict=True)]) for row in rows),
    ]


def _bin(found: Bin) -> tuple[str, ...]:
    low, high = wilson_interval(Proportion(found.right, found.n))
    cells = (f"{_short(found.low)} to {_short(found.high)}", number(found.n), _short(found.mean_probability), _short(found.share_right))
    return (*cells, f"{_short(low)} to {_short(high)}")


def _short(value: float) -> str:
    return f"{min(value, 0.99):.2f}".removeprefix("0") if value < 1 else "1"


def _percent(share: float) -> str:
    return percent(share) if share in {0, 1} else f"{min(max(share, 0.01), 0.99):.0%}".replace("%", f"{NO_BREAK}%")


def _figure(value: float | None) -> str:
    """Return a ratio with three digits; only what is whole is called 1."""
    if value is None:
        return "–"
    return "1" if value == 1 else "0" if value == 0 else f"{min(value, 0.999):.3f}".removeprefix("0")
