"""What a change does to the meaning of a clause."""

from policydiff.changes.effects.find import count_unjudged, find_effects, interpret
from policydiff.changes.effects.passage import Passage
from policydiff.changes.effects.renamed import Renamed, find_renamed

__all__ = ["Passage", "Renamed", "count_unjudged", "find_effects", "find_renamed", "interpret"]
