"""
Whether an act is still wanted, and how strongly: reversed, weakened or strengthened, hedged or not.

Stands on the sense of two statements, the acts that they are about, and the facts that a text denies.
"""

from policydiff.changes.effects.force.hedging import find_hedging
from policydiff.changes.effects.force.inventory import is_dealt_anew
from policydiff.changes.effects.force.reversals import find_reversals
from policydiff.changes.effects.force.strength import find_force_changes

__all__ = ["find_force_changes", "find_hedging", "find_reversals", "is_dealt_anew"]
