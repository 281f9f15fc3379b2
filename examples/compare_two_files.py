"""
Compare two documents and print the findings in a few lines.

    python compare_two_files.py [OLD NEW]

Without arguments it compares the two fictional statements beside it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import policydiff

HERE = Path(__file__).parent


def main(old: str, new: str) -> None:
    """Print coverage, what is missing and what is stressed more or less."""
    comparison = policydiff.compare(old, new)
    alignment = comparison.alignment
    print(f"{alignment.old.label} → {alignment.new.label} ({alignment.mode})")
    for outline, coverage in ((alignment.old, comparison.old_coverage), (alignment.new, comparison.new_coverage)):
        print(f"  {coverage.n_linked} of {coverage.n_clauses} clauses of {outline.label} have a counterpart, {coverage.n_ambiguous} are ambiguous")
    for word, found in (("omitted", comparison.omissions), ("added", comparison.additions)):
        print(f"  {word}: {', '.join(unmatched.clause for unmatched in found) or 'nothing'}")
    for shift in comparison.emphasis.shifts:
        if shift.verdict != "not distinguishable":
            low, high = (round(100 * end) for end in (shift.interval.low, shift.interval.high))
            print(f"  {shift.topic} {shift.verdict}: {shift.old.share:.0%} → {shift.new.share:.0%} (95 % interval {low:+} to {high:+} points)")


if __name__ == "__main__":
    if len(sys.argv) not in {1, 3}:
        sys.exit("usage: compare_two_files.py [OLD NEW]")
    try:
        main(*(sys.argv[1:] or (str(HERE / "northgate.md"), str(HERE / "lakeland.txt"))))
    except policydiff.PolicyDiffError as error:
        sys.exit(f"compare_two_files.py: {error}")
