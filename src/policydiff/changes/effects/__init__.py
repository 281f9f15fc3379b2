"""What a change does to the meaning of a clause."""

from policydiff.changes.effects.find import find_effects, interpret
from policydiff.changes.effects.passage import Passage

__all__ = ["Passage", "find_effects", "interpret"]
