"""
Count the terms that you care about in two documents, and show where each stands in the new one.

    python watch_terms.py [OLD NEW [LIST]]
"""

from __future__ import annotations

import sys
from pathlib import Path

import policydiff
from policydiff.emphasis.concordance import find_lines
from policydiff.emphasis.watch import parse_watch_list, read_watch_list, watch

HERE = Path(__file__).parent
# Safety with all that begins so, growth and who brings it, and a duty near what it is on.
WATCHED = """
safety: safe* | risk*
growth: growth | firm* | compan* | invest*
reporting: report* NEAR/8 (incident* | year)
"""
# Words shown on either side of a hit.
N_WORDS = 4


def show(old: policydiff.Outline, new: policydiff.Outline, path: str | None) -> None:
    """Print the counts, and the hits in the new document."""
    items = parse_watch_list(WATCHED) if path is None else read_watch_list(path)
    for item, count in zip(items, watch(old, new, items), strict=True):
        shares = " → ".join(f"{len(use.clauses)} of {use.n_clauses} clauses" for use in (count.old, count.new))
        print(f"{count.name}: {shares}, {count.verdict}")
        for line in find_lines(new, item.expression, context=N_WORDS):
            print(f"    {line.clause:>5}  {line.left}[{line.hit}]{line.right}")


if __name__ == "__main__":
    if len(sys.argv) not in {1, 3, 4}:
        sys.exit("usage: watch_terms.py [OLD NEW [LIST]]")
    try:
        first, second = sys.argv[1:3] or (HERE / "northgate.md", HERE / "lakeland.txt")
        show(policydiff.read(first), policydiff.read(second), sys.argv[3] if sys.argv[3:] else None)
    except policydiff.PolicyDiffError as error:
        sys.exit(f"watch_terms.py: {error}")
