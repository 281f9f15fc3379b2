"""How a gold set fares, and the table that says so."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from policydiff.evaluate import Counts, calibration_error

__all__ = ["Scores", "least_error", "report", "weight_of"]

Floats = NDArray[np.float64]
OWN_WEIGHT = 0.3
# Truths drawn to tell the calibration error that chance makes.
DRAWS = 50


@frozen(kw_only=True)
class Scores:
    """How a set fares with everything fitted on the other families."""

    mode: str
    counts: Counts
    average_precision: float
    calibration_error: float
    least_error: float
    reach: float


def weight_of(set_name: str) -> float:
    """Return the weight of a set beside one that was not made for this project."""
    return OWN_WEIGHT if set_name.startswith(("own_", "outlines_")) else 1.0


def least_error(probability: Floats) -> float:
    """Return the calibration error that so few candidates show where every probability is exactly right: the mean over truths drawn from them."""
    drawn = np.random.default_rng(0)
    return float(np.mean([calibration_error(probability.tolist(), (drawn.random(len(probability)) < probability).tolist()) for _ in range(DRAWS)]))


def report(scores: Mapping[str, Scores]) -> str:
    """
    Return a table of the scores, and the means over the sets that experts or publishers aligned.

    Least is the calibration error that chance alone makes; reach is the share of the wanted pairs among the candidates.
    """
    lines = [f"{'set':22} {'mode':12} {'P':>6} {'R':>6} {'F1':>6} {'AP':>6} {'ECE':>6} {'least':>6} {'reach':>6}"]
    table = {name: (found.mode, figures_of(found)) for name, found in scores.items()}
    given = [figures for name, (_, figures) in table.items() if weight_of(name) == 1.0]
    if given:
        table["mean of the given"] = ("", tuple(float(figure) for figure in np.mean(given, axis=0)))
    for name, (mode, figures) in table.items():
        lines.append(f"{name:22} {mode:12} " + " ".join(f"{figure:6.3f}" for figure in figures))
    return "\n".join(lines)


def figures_of(found: Scores) -> tuple[float, ...]:
    """Return the figures of a row of the report."""
    counts = found.counts
    return (
        counts.precision,
        counts.recall,
        counts.f1,
        found.average_precision,
        found.calibration_error,
        found.least_error,
        found.reach,
    )
