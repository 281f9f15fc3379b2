"""
Compare every document with every other, on all processors, and print how much of each is found in each.

    python compare_many.py [DOCUMENT DOCUMENT …]
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import permutations

import policydiff

DOCUMENTS = ("bletchley-2023", "seoul-2024", "paris-2025")


def table(documents: list[str]) -> str:
    """Return a line a document: the shares of its clauses that have a counterpart in the others."""
    pairs = list(permutations(documents, 2))
    with ProcessPoolExecutor() as pool:
        results = dict(zip(pairs, policydiff.compare_all(pairs, executor=pool), strict=True))
    width = max(map(len, documents))
    lines = [" ".join([" " * width, *(f"{name:>{width}}" for name in documents)])]
    for row in documents:
        cells = ("" if row == column else _share(results[row, column]) for column in documents)
        lines.append(" ".join([f"{row:{width}}", *(f"{cell:>{width}}" for cell in cells)]))
    lines.extend(f"failed: {result}" for result in results.values() if isinstance(result, policydiff.Failure))
    return "\n".join(lines)


def _share(result: policydiff.Comparison | policydiff.Failure) -> str:
    if isinstance(result, policydiff.Failure):
        return "failed"
    coverage = result.old_coverage
    return f"{coverage.n_linked} of {coverage.n_clauses}"


if __name__ == "__main__":
    # Processes that are started afresh import this file; only the first of them is to do the work.
    if len(sys.argv) == 2:  # noqa: PLR2004 - the script's name and one document
        sys.exit("usage: compare_many.py [DOCUMENT DOCUMENT …]")
    print(table(sys.argv[1:] or list(DOCUMENTS)))
