"""From an alignment to what became of each clause, how much is covered, and what is missing."""

from policydiff.changes.adherents import compare_adherents
from policydiff.changes.coverage import measure_coverage
from policydiff.changes.drafts import are_drafted_apart
from policydiff.changes.effects import Renamed, count_unjudged, find_renamed, interpret
from policydiff.changes.operations import describe
from policydiff.changes.stretches import find_stretches
from policydiff.changes.unmatched import find_unmatched

__all__ = [
    "Renamed",
    "are_drafted_apart",
    "compare_adherents",
    "count_unjudged",
    "describe",
    "find_renamed",
    "find_stretches",
    "find_unmatched",
    "interpret",
    "measure_coverage",
]
