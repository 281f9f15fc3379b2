"""
What a clause reaches: more things or fewer, by a word for all, by words that restrict a noun, or by the items of a list.

Stands on a case.
"""

from policydiff.changes.effects.scope.reach import find_scope_changes

__all__ = ["find_scope_changes"]
