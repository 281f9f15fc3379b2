"""
Walk through what one document says and the other does not, each with its nearest miss and what spoke for and against that.

    python walk_omissions.py [OLD NEW]
"""

from __future__ import annotations

import sys
from pathlib import Path

import policydiff

HERE = Path(__file__).parent
# Reasons shown for each near miss.
N_REASONS = 3


def walk(comparison: policydiff.Comparison) -> None:
    """Print the omissions, the most important first."""
    old, new = comparison.alignment.old, comparison.alignment.new
    for omission in comparison.omissions:
        print(f"{omission.clause}  {old.clause(omission.clause).text}")
        pair = omission.nearest
        if pair is None:
            print("    nothing in the other document comes near")
            continue
        print(f"    nearest: {pair.new}  {new.clause(pair.new).text}")
        print(f"    probability {pair.probability:.2f}; it lacks {', '.join(omission.lacks) or 'no word'}")
        # Contributions are in nats of log-odds; the weightiest stand first.
        reasons = (f"{part.name} {part.log_odds:+.1f}" for part in pair.features[:N_REASONS])
        print(f"    decided by {', '.join(reasons)}")


if __name__ == "__main__":
    if len(sys.argv) not in {1, 3}:
        sys.exit("usage: walk_omissions.py [OLD NEW]")
    try:
        walk(policydiff.compare(*(sys.argv[1:] or (HERE / "northgate.md", HERE / "lakeland.txt"))))
    except policydiff.PolicyDiffError as error:
        sys.exit(f"walk_omissions.py: {error}")
