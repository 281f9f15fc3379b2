"""
Conditions, exceptions and sanctions: which of them were gained or lost, in a clause or in the clauses beside it.

Stands on a case.
"""

from policydiff.changes.effects.provisos.beside import find_effects_beside
from policydiff.changes.effects.provisos.one_sided import find_proviso_changes

__all__ = ["find_effects_beside", "find_proviso_changes"]
