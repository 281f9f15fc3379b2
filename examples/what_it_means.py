"""
Tell what a new version does to the duties of the old one, with the words that say so, and which duties on safety became weaker.

    python what_it_means.py [OLD NEW]
"""

from __future__ import annotations

import sys
from pathlib import Path

import policydiff

HERE = Path(__file__).parent


def tell(comparison: policydiff.Comparison) -> None:
    """Print every effect, and then ask for some of them."""
    for change in comparison.changes:
        for effect in change.effects:
            print(f"{', '.join(change.link.old)} → {', '.join(change.link.new)}  {effect.name}: {effect.reason}")
    weaker = comparison.where(effect="weakened", topic="safety")
    print(f"weaker on safety: {', '.join(clause for change in weaker for clause in change.link.old) or 'nothing'}")


if __name__ == "__main__":
    if len(sys.argv) not in {1, 3}:
        sys.exit("usage: what_it_means.py [OLD NEW]")
    try:
        tell(policydiff.compare(*(sys.argv[1:] or (HERE / "northgate.md", HERE / "northgate-2027.md"))))
    except policydiff.PolicyDiffError as error:
        sys.exit(f"what_it_means.py: {error}")
