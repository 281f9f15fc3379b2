"""An evaluation as a table for the terminal and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.resources import files
from math import fsum
from typing import TYPE_CHECKING, Any

from policydiff.evaluate.scores import Bin
from policydiff.stats.proportion import Proportion, wilson_interval

if TYPE_CHECKING:
    from policydiff.evaluate.measure import Evaluation, SetScores
    from policydiff.evaluate.scores import Counts

__all__ = ["FIGURES", "SCHEMA_VERSION", "figures", "mean_figures", "read_evaluation_schema", "render_evaluation_json"]

SCHEMA_VERSION = "1"
# More digits would be noise: the largest sets hold a thousand pairs.
_DIGITS = 6

# Heads of the columns, in order, and what they stand for.
FIGURES: Mapping[str, str] = {
    "P": "precision of pairs",
    "R": "recall of pairs",
    "F1": "of pairs",
    "omit": "F1 of omissions",
    "add": "F1 of additions",
    "AP": "average precision of the candidates",
    "@1": "clauses with a counterpart whose likeliest candidate is one",
    "@3": "those with one among the first three",
    "ECE": "expected calibration error of the candidates with p ≥ .05",
    "amb": "share of ambiguous clauses",
}


def figures(scores: SetScores) -> dict[str, float | None]:
    """Return the figures of a set by the heads of their columns, None where there is nothing to tell one from."""
    at_1, at_3 = scores.recall_at
    return {
        "P": _precision(scores.pairs),
        "R": _recall(scores.pairs),
        "F1": _f1(scores.pairs),
        "omit": _f1(scores.omissions),
        "add": _f1(scores.additions),
        "AP": scores.average_precision if scores.pairs.wanted else None,
        "@1": at_1 if scores.n_ranked else None,
        "@3": at_3 if scores.n_ranked else None,
        "ECE": scores.calibration_error if any(found.n for found in scores.bins) else None,
        "amb": scores.share_ambiguous if scores.n_old + scores.n_new else None,
    }


def mean_figures(sets: Sequence[SetScores]) -> dict[str, float | None]:
    """Return the mean of each figure over the sets that have it, so that each counts the same."""
    columns = [figures(scores) for scores in sets]
    found: dict[str, float | None] = {}
    for name in FIGURES:
        told = [value for column in columns if (value := column[name]) is not None]
        found[name] = fsum(told) / len(told) if told else None
    return found


def render_evaluation_json(evaluation: Evaluation, *, timing: bool = False) -> str:
    """
    Render an evaluation as JSON that ``evaluation.schema.json`` describes.

    Args:
        evaluation: What is written.

        timing: Whether the seconds that each set took are written; they differ from run to run.
    """
    from policydiff.render.json_report import json_text  # noqa: PLC0415 - loads the codec

    encoder = evaluation.encoder
    document: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "kind": "evaluation",
        "encoder": None if encoder is None else {"name": encoder.name, "version": encoder.version},
        "options": {"mode": evaluation.options.mode, "min_probability": evaluation.options.min_probability},
        "sets": [{**_scores(scores, timing=timing), "sha256": scores.sha256} for scores in evaluation.sets],
        "pooled": _scores(evaluation.pooled, timing=timing),
        "mean": {_KEYS[name]: _round(value) for name, value in mean_figures(evaluation.sets).items()},
    }
    return json_text(document)


def read_evaluation_schema() -> dict[str, Any]:
    """Return the JSON Schema of evaluations."""
    schema: dict[str, Any] = json.loads((files("policydiff.evaluate") / "evaluation.schema.json").read_text(encoding="utf-8"))
    return schema


# The figures as JSON calls them where they stand side by side.
_KEYS = {
    "P": "precision",
    "R": "recall",
    "F1": "f1",
    "omit": "f1_omissions",
    "add": "f1_additions",
    "AP": "average_precision",
    "@1": "recall_at_1",
    "@3": "recall_at_3",
    "ECE": "calibration_error",
    "amb": "share_ambiguous",
}


def _scores(scores: SetScores, *, timing: bool) -> dict[str, Any]:
    found = {name: _round(value) for name, value in figures(scores).items()}
    modes = Counter(scores.modes)
    return {
        "name": scores.name,
        "n_old": scores.n_old,
        "n_new": scores.n_new,
        "n_documents": scores.n_documents,
        "modes": {mode: modes[mode] for mode in ("versions", "independent")},
        "thresholds": sorted(set(scores.thresholds)),
        "pairs": {**_counts(scores.pairs), "n_optional": scores.n_optional},
        "omissions": _counts(scores.omissions),
        "additions": _counts(scores.additions),
        "kinds": [{"kind": kind, "found": n, "wanted": wanted, "recall": _round(n / wanted)} for kind, n, wanted in scores.kinds],
        "average_precision": found["AP"],
        "recall_at": {"1": found["@1"], "3": found["@3"], "n_clauses": scores.n_ranked},
        "reach": _round(scores.reach) if scores.pairs.wanted else None,
        "calibration": {"error": found["ECE"], "n": sum(part.n for part in scores.bins), "bins": [_bin(part) for part in scores.bins]},
        "ambiguous": {"n": scores.n_ambiguous, "share": found["amb"]},
        **({"seconds": round(scores.seconds, 3)} if timing else {}),
    }


def _counts(counts: Counts) -> dict[str, Any]:
    rates = {"precision": _precision(counts), "recall": _recall(counts), "f1": _f1(counts)}
    return {
        **{name: _round(value) for name, value in rates.items()},
        "right": counts.right,
        "predicted": counts.predicted,
        "wanted": counts.wanted,
    }


def _bin(found: Bin) -> dict[str, Any]:
    low, high = wilson_interval(Proportion(found.right, found.n))
    return {
        "low": found.low,
        "high": found.high,
        "n": found.n,
        "right": found.right,
        "mean_probability": _round(found.mean_probability if found.n else None),
        "share_right": _round(found.share_right if found.n else None),
        "interval": [_round(low), _round(high)] if found.n else None,
    }


def _precision(counts: Counts) -> float | None:
    return counts.precision if counts.predicted else None


def _recall(counts: Counts) -> float | None:
    return counts.recall if counts.wanted else None


def _f1(counts: Counts) -> float | None:
    return counts.f1 if counts.predicted + counts.wanted else None


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS) + 0.0
