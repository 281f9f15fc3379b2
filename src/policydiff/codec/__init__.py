"""
Outlines and comparisons as JSON values and back.

``decode(encode(x)) == x`` for every value whose numbers are rounded to ``DIGITS``, as the pipeline leaves them.
"""

from __future__ import annotations

from policydiff.codec.layout import SCHEMA_VERSION, decode_comparison, decode_outline, encode_annotations, encode_comparison, encode_outline
from policydiff.codec.values import DIGITS

__all__ = ["DIGITS", "SCHEMA_VERSION", "decode_comparison", "decode_outline", "encode_annotations", "encode_comparison", "encode_outline"]
