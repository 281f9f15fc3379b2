"""What two documents stress, and whether the difference is more than chance."""

from __future__ import annotations

from policydiff.emphasis.baseline import baseline
from policydiff.emphasis.one_text import why_no_verdict, without_verdicts
from policydiff.emphasis.swaps import find_swaps
from policydiff.emphasis.terms import key_terms
from policydiff.emphasis.topics import weigh

__all__ = ["baseline", "find_swaps", "key_terms", "weigh", "why_no_verdict", "without_verdicts"]
