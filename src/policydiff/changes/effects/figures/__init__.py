"""
Figures – periods, dates, amounts, shares – and whether they got stricter or laxer on whoever is bound.

Stands on a case; which way is stricter follows from the words around a figure, listed in ``figures.toml``.
"""

from policydiff.changes.effects.figures.changes import find_figure_changes

__all__ = ["find_figure_changes"]
