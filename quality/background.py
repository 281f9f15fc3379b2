"""
Count how common terms are in policy language, for the weights of words in short documents.

    python quality/background.py FOLDER... [--write]

Reads every text of the folders (.txt, .md), counts in how many clauses each term stands, and writes the mean share over the documents for the terms that are
common. Only counts leave this script, no text. Give it no text of a gold set whose words are scored: the shares are evidence and must not know the answers.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from policydiff import read
from policydiff.text.fold import fold, has_han
from policydiff.text.tokens import terms

TABLE = Path(__file__).parent.parent / "src" / "policydiff" / "text" / "background.tsv"
# Rarer terms are rare enough in any document.
LEAST_SHARE = 0.001
LEAST_DOCUMENTS = 3
# Every document weighs the same, so that a long law does not speak for all; shares of shorter texts say little.
LEAST_CLAUSES = 10


def count(folders: list[Path]) -> tuple[dict[str, float], dict[str, int]]:
    """Return the share of clauses that hold each common term, by script, and the clauses counted."""
    shares: dict[bool, dict[str, list[float]]] = {False: defaultdict(list), True: defaultdict(list)}
    clauses = {False: 0, True: 0}
    documents = {False: 0, True: 0}
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in {".txt", ".md"}):
        texts = {fold(clause.text): clause.text for clause in read(path, unit="sentence").clauses}
        for is_han in (False, True):
            chosen = [set(terms(text)) for text in texts.values() if has_han(text) == is_han]
            if len(chosen) < LEAST_CLAUSES:
                continue
            clauses[is_han] += len(chosen)
            documents[is_han] += 1
            for term, n in Counter(term for held in chosen for term in held).items():
                shares[is_han][term].append(n / len(chosen))
    found = {
        term: sum(held) / documents[is_han]
        for is_han, counted in shares.items()
        for term, held in counted.items()
        if sum(held) / documents[is_han] >= LEAST_SHARE and len(held) >= LEAST_DOCUMENTS and not any(character.isdigit() for character in term)
    }
    return found, {"English": clauses[False], "Chinese": clauses[True]}


def main() -> None:
    """Count and print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    shares, clauses = count(args.folders)
    lines = [
        "# Share of clauses of policy texts that hold a term (stem of a word, or two Chinese characters). Counted by quality/background.py, from",
        f"# {clauses['English']} English and {clauses['Chinese']} Chinese sentences of published laws, orders, plans and resolutions on AI.",
        *(f"{term}\t{share:.4f}" for term, share in sorted(shares.items())),
    ]
    if args.write:
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(shares), clauses, sorted(shares.items(), key=lambda entry: -entry[1])[:40])


if __name__ == "__main__":
    main()
