"""
What printed numbers are worth, fitted on drafts of a law and on copies of them whose true pairs are known by construction.

    python quality/worth_of_numbers.py TEXT…

The gold sets hide numbers. Here each text is copied with most of its words and some clauses left out, once with its numbers kept,
once renumbered as after an insertion, once with numbers drawn at random: that a clause comes from a clause is known from the making, never from numbers.
The worth is the one figure, between 0 and 1, that makes the true pairs likeliest when the evidence of numbers is added to that of wording and order.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from attrs import evolve
from numpy.typing import NDArray
from scipy import optimize

from policydiff import read
from policydiff.align import run
from policydiff.align.model import load_model
from policydiff.align.numbers import number_evidence
from policydiff.align.probability import absolute
from policydiff.model.options import Options
from policydiff.model.outline import Clause, Outline

Floats = NDArray[np.float64]
# Clauses of each text, so that the fit takes a minute.
N_CLAUSES = 400
# Share of the words that a copy keeps: few, so that wording alone leaves doubt.
KEPT = 0.3
# Share of the clauses that it leaves out.
LEFT_OUT = 0.1
NUMBERINGS = ("kept", "shifted", "random")


def copy_of(outline: Outline, numbering: str, seed: int) -> tuple[Outline, dict[str, str]]:
    """Return a copy of an outline in fewer words, and the id of the clause that each of its clauses comes from."""
    drawn = random.Random(seed)  # noqa: S311 - no secret
    clauses: list[Clause] = []
    origin: dict[str, str] = {}
    for place, clause in enumerate(outline.clauses):
        if not clause.is_heading and drawn.random() < LEFT_OUT:
            continue
        words = [word for word in clause.text.split() if drawn.random() < KEPT] or clause.text.split()[:3]
        new_id = f"c{len(clauses)}"
        origin[new_id] = clause.id
        clauses.append(evolve(clause, id=new_id, text=" ".join(words), number=renumbered(clause.number, numbering, place > N_CLAUSES // 3, drawn)))
    return evolve(outline, clauses=tuple(clauses)), origin


def renumbered(number: str | None, numbering: str, is_behind: bool, drawn: random.Random) -> str | None:  # noqa: FBT001 - one of three cases
    """Return the number that a copy prints: the same, one higher behind an insertion, or any."""
    if number is None or numbering == "kept":
        return number
    if numbering == "shifted":
        return re.sub(r"\d+", lambda match: str(int(match[0]) + 1), number) if is_behind else number
    return str(drawn.randint(1, 40))


def rows(outline: Outline, numbering: str, seed: int) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Return the log-odds without numbers, the evidence of numbers, and the truth of each candidate."""
    new, origin = copy_of(outline, numbering, seed)
    draft = run(outline, new, options=Options(mode="versions"), encoder=None)
    evidence = number_evidence(absolute(draft))
    truth = np.array([origin[new.clauses[j].id] == outline.clauses[i].id for i, j in draft.candidates.tolist()], dtype=np.bool_)
    return draft.log_odds - load_model().numbers * evidence, evidence, truth


def fit_worth(texts: Sequence[Path]) -> float:
    """Return the worth of a nat of evidence from numbers, in nats."""
    found: list[tuple[Floats, Floats, NDArray[np.bool_]]] = []
    for seed, text in enumerate(texts):
        outline = read(text)
        outline = evolve(outline, clauses=outline.clauses[:N_CLAUSES])
        found.extend(rows(outline, numbering, seed) for numbering in NUMBERINGS)
    offset, evidence, truth = (np.concatenate([part[k] for part in found]) for k in range(3))

    def loss(worth: float) -> float:
        logit = offset + worth * evidence
        return float(np.mean(np.logaddexp(0, logit) - truth * logit))

    best = float(optimize.minimize_scalar(loss, bounds=(0.0, 1.0), method="bounded").x)
    print(f"worth {best:.2f}: loss {loss(best):.5f}, without numbers {loss(0.0):.5f}; {len(truth)} candidates, {truth.sum()} true", file=sys.stderr)
    return round(best, 2)


if __name__ == "__main__":
    print(fit_worth([Path(name) for name in sys.argv[1:]]))
