"""
Whose duty it is, and whether it passed to somebody else, or to more or fewer.

Stands on the names and on the sense of two statements.
"""

from policydiff.changes.effects.bearer.reassigned import find_reassigned

__all__ = ["find_reassigned"]
