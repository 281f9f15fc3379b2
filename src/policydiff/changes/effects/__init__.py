"""What a change does to the meaning of a clause."""

from policydiff.changes.effects.find import count_unjudged, find_effects, interpret
from policydiff.changes.effects.passage import Passage

__all__ = ["Passage", "count_unjudged", "find_effects", "interpret"]
