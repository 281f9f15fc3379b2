"""
What a change does to the meaning of a clause.

From the ground up: ``wording``, ``acts``, ``names`` and ``norms`` read one side; ``case`` lays two sides beside each other; ``sense`` and ``facts`` are shared by
the rules in ``force``, ``bearer``, ``figures``, ``provisos``, ``scope`` and ``place``; ``find`` asks them all and settles what they found.
"""

from policydiff.changes.effects.find import count_unjudged, find_effects, interpret, is_in_read_language
from policydiff.changes.effects.names.renamed import Renamed, find_renamed
from policydiff.changes.effects.wording.passage import Passage

__all__ = ["Passage", "Renamed", "count_unjudged", "find_effects", "find_renamed", "interpret", "is_in_read_language"]
