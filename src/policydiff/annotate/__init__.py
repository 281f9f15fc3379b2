"""What the clauses of a document say, found by lexicons that ship as data."""

from __future__ import annotations

from policydiff.annotate.everything import annotate
from policydiff.annotate.lexicons import LEXICONS, Lexicons
from policydiff.annotate.topics import annotate_topics
from policydiff.annotate.topics.taxonomy import Taxonomy, load_taxonomy, shipped_taxonomy

__all__ = ["LEXICONS", "Lexicons", "Taxonomy", "annotate", "annotate_topics", "load_taxonomy", "shipped_taxonomy"]
