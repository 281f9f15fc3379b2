"""What the clauses of a document say, found by lexicons that ship as data."""

from __future__ import annotations

from policydiff.annotate.everything import annotate
from policydiff.annotate.taxonomy import Taxonomy, load_taxonomy, shipped_taxonomy
from policydiff.annotate.topics import annotate_topics

__all__ = ["Taxonomy", "annotate", "annotate_topics", "load_taxonomy", "shipped_taxonomy"]
