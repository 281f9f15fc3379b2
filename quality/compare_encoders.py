"""
Compare sentence encoders on gold sets by themselves: how often the counterpart of a clause comes first by likeness alone.

    python quality/compare_encoders.py GOLD_FOLDER ENCODER… [--vector-cache DIR] [--sets NAME…]

An encoder is named as for ``policydiff --encoder``. Nothing is fitted; words, rivals and neighbours stay out of it.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np

from gold import load_gold
from policydiff.align.evidence import gather_evidence
from policydiff.encoders import load_encoder
from policydiff.evaluate import GoldSet
from policydiff.model.protocols import Encoder


def count_first(gold_set: GoldSet, encoder: Encoder) -> tuple[int, int]:
    """Return how many old clauses have one of their counterparts first, and how many have a counterpart."""
    n_first = n_asked = 0
    for pair in gold_set.pairs:
        evidence = gather_evidence(pair.old.clauses, pair.new.clauses, encoder)
        if evidence.old.vectors is None or evidence.new.vectors is None:
            continue
        nearest = np.argmax(evidence.old.vectors @ evidence.new.vectors.T, axis=1)
        counterparts: dict[str, set[str]] = defaultdict(set)
        for old, new in pair.firm:
            counterparts[old].add(new)
        for position, clause in enumerate(pair.old.clauses):
            if clause.id in counterparts:
                n_asked += 1
                n_first += pair.new.clauses[int(nearest[position])].id in counterparts[clause.id]
    return n_first, n_asked


def main() -> None:
    """Print a line a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("encoders", nargs="+", metavar="ENCODER")
    parser.add_argument("--vector-cache", metavar="DIR")
    parser.add_argument("--sets", nargs="+", metavar="NAME")
    args = parser.parse_args()
    encoders = [encoder for name in args.encoders if (encoder := load_encoder(name, vector_cache=args.vector_cache)) is not None]
    print(f"{'':22}{'clauses':>8}", *(f"{encoder.name:>20}" for encoder in encoders))
    for gold_set in load_gold(args.gold):
        if args.sets and gold_set.name not in args.sets:
            continue
        counts = [count_first(gold_set, encoder) for encoder in encoders]
        print(f"{gold_set.name:22}{counts[0][1]:8}", *(f"{n_first / n_asked:20.3f}" for n_first, n_asked in counts), flush=True)


if __name__ == "__main__":
    main()
