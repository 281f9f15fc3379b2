"""Sentence encoders: texts to vectors, offline and the same every time."""

from __future__ import annotations

from policydiff.encoders.usem3 import Usem3

__all__ = ["Usem3"]
