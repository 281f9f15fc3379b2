"""``python -m policydiff``."""

from __future__ import annotations

import sys

from policydiff.cli import command

__all__: list[str] = []

if __name__ == "__main__":
    sys.exit(command())
