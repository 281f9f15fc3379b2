"""What two documents stress, and whether the difference is more than chance."""

from __future__ import annotations

from policydiff.emphasis.topics import weigh

__all__ = ["weigh"]
