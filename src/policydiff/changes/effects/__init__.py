"""What a change does to the meaning of a clause."""

from policydiff.changes.effects.find import count_unjudged, find_effects, interpret
from policydiff.changes.effects.names.renamed import Renamed, find_renamed
from policydiff.changes.effects.wording.passage import Passage

__all__ = ["Passage", "Renamed", "count_unjudged", "find_effects", "find_renamed", "interpret"]
