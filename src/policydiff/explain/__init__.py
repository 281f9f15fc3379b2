"""Why one clause has the counterparts that it has, or none, and what the change means."""

from __future__ import annotations

from policydiff.explain.build import N_CANDIDATES, explain
from policydiff.explain.labels import LABELS, label_of
from policydiff.explain.model import Candidate, ClauseRef, Explanation, Fate, Meaning, Rival, SharedWord, WhatIf
from policydiff.explain.reference import parse_reference

__all__ = [
    "LABELS",
    "N_CANDIDATES",
    "Candidate",
    "ClauseRef",
    "Explanation",
    "Fate",
    "Meaning",
    "Rival",
    "SharedWord",
    "WhatIf",
    "explain",
    "label_of",
    "parse_reference",
]
