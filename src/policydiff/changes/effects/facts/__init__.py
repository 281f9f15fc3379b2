"""
What a text says is so: facts that are denied, statements of which only one can hold, and what a definition covers.

Stands on a case.
"""

from policydiff.changes.effects.facts.definition import find_definition_change

__all__ = ["find_definition_change"]
