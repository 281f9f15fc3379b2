"""
Score the effects that policydiff finds on labelled pairs of clauses.

    python quality/effects.py [open]            the open half: table by effect and language, false alarms by kind of decoy
    python quality/effects.py practice          pairs written later to practise on
    python quality/effects.py frozen            the frozen half: figures only, so that it stays unread
    python quality/effects.py --show weakened   errors on one effect, with the pair and what was found; not of the frozen half
    python quality/effects.py --check           fail where the frozen half falls below the floors in effects_floors.toml

An effect that a label calls possible (``also``) counts neither as found nor as a false alarm. Precision is 1 where nothing was found.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import define, frozen

from policydiff.annotate import annotate
from policydiff.changes.effects import Passage, find_effects
from policydiff.model.change import EFFECTS, Effect
from policydiff.model.outline import Clause, Outline, Provenance, Source

FOLDER = Path(__file__).parent / "gold" / "effects"
FLOORS = Path(__file__).parent / "effects_floors.toml"
# The effects that have floors; the others are shown beside them.
GRAVE = ("reversed", "weakened", "strengthened", "reassigned", "tightened", "loosened")


@frozen
class LabelledPair:
    """One line of the set: two clauses, the effects that a reader asserts, and those that a reader may assert."""

    row: dict[str, Any]

    @property
    def effects(self) -> frozenset[str]:
        """Effects that have to be found."""
        return frozenset(self.row["effects"])

    @property
    def also(self) -> frozenset[str]:
        """Effects that may be found."""
        return frozenset(self.row.get("also", ()))

    def found(self) -> tuple[Effect, ...]:
        """Return what the library finds."""
        return find_effects(self._passage("old", 0), self._passage("new", 1))

    def _passage(self, side: str, number: int) -> Passage:
        language = self.row["lang"].split("-")[-1 if number else 0]
        clauses: list[Clause] = []
        path = tuple(self.row.get(f"{side}_path", ()))
        chapeau = self.row.get(f"{side}_chapeau")
        if chapeau:
            clauses.append(Clause(id="chapeau", text=chapeau, role="chapeau", path=path, language=language))
        clauses.append(
            Clause(
                id="clause",
                text=self.row[side],
                kind="item" if chapeau else "paragraph",
                role=self.row.get(f"{side}_role", "operative"),
                depth=1 if chapeau else 0,
                path=path,
                language=language,
            )
        )
        source = Source(name=side, media_type="text/plain", encoding="utf-8", sha256="", text="")
        outline = Outline(name=side, source=source, provenance=Provenance(), language=language, clauses=tuple(clauses))
        said = tuple(item for item in annotate(outline).items if item.clause == "clause")
        return Passage(clauses=(clauses[-1],), annotations=said, place=float(self.row.get(f"{side}_place", 0.5)))


@define
class Count:
    """How often an effect was found rightly, wrongly, and not at all."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def load(half: str) -> list[LabelledPair]:
    """Return the pairs of a part: ``open``, ``practice`` or ``frozen``."""
    return [LabelledPair(json.loads(line)) for line in (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def measure(half: str) -> tuple[dict[tuple[str, str], Count], Counter[str], Counter[str]]:
    """Return the counts by effect and language, the decoys by kind, and those of them on which any effect was found."""
    counts: dict[tuple[str, str], Count] = {(effect, language): Count() for effect in EFFECTS for language in ("en", "zh", "both")}
    decoys: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    for pair in load(half):
        names = {effect.name for effect in pair.found()}
        for effect in EFFECTS:
            for language in (pair.row["lang"], "both"):
                if (effect, language) in counts:
                    _tally(counts[effect, language], found=effect in names, is_true=effect in pair.effects, is_possible=effect in pair.also)
        if not pair.effects:
            decoys[pair.row["decoy"]] += 1
            alarms[pair.row["decoy"]] += bool(names - pair.also)
    return counts, decoys, alarms


def _tally(count: Count, *, found: bool, is_true: bool, is_possible: bool) -> None:
    if is_true:
        count.right += found
        count.missed += not found
    elif found and not is_possible:
        count.wrong += 1


def _report(half: str) -> Iterator[str]:
    counts, decoys, alarms = measure(half)
    yield f"{half}: {len(load(half))} pairs, {decoys.total()} decoys"
    yield f"{'effect':<20}{'right':>6}{'wrong':>6}{'missed':>7}{'P':>7}{'R':>7}{'P en':>7}{'R en':>7}{'P zh':>7}{'R zh':>7}"
    for effect in (*GRAVE, *(effect for effect in EFFECTS if effect not in GRAVE)):
        both, english, chinese = (counts[effect, language] for language in ("both", "en", "zh"))
        figures = "".join(f"{figure:>7.3f}" for count in (both, english, chinese) for figure in (count.precision, count.recall))
        yield f"{effect:<20}{both.right:>6}{both.wrong:>6}{both.missed:>7}{figures}"
    yield "decoys with any effect found: " + ", ".join(f"{kind} {alarms[kind]}/{n}" for kind, n in sorted(decoys.items()))


def _errors(effect: str, half: str) -> Iterator[str]:
    for pair in load(half):
        found = {item.name: item for item in pair.found()}
        if (effect in found) == (effect in pair.effects) or effect in pair.also:
            continue
        row = pair.row
        yield f"{'FALSE ALARM' if effect in found else 'MISSED'}  {row['id']}  labelled {row['effects']}  found {list(found)}"
        yield f"  old: {row['old']}"
        yield f"  new: {row['new']}"
        if effect in found:
            yield f"  says: {found[effect].reason}"


def _shortfalls() -> Iterator[str]:
    counts, _, _ = measure("frozen")
    for effect, floor in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items():
        count = counts[effect, "both"]
        for name, figure in (("precision", count.precision), ("recall", count.recall)):
            if figure < floor[name]:
                yield f"{effect}: {name} is {figure:.3f} on the frozen half, the floor is {floor[name]:.3f}"


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("part", nargs="?", choices=("open", "practice", "frozen"), default="open", help="the pairs to score (default: open)")
    parser.add_argument("--show", metavar="EFFECT", choices=EFFECTS, help="show the errors on one effect")
    parser.add_argument("--check", action="store_true", help="hold the frozen half to its floors")
    given = parser.parse_args()
    if given.check:
        shortfalls = list(_shortfalls())
        print("\n".join(shortfalls) or "effects: every floor reached")
        return bool(shortfalls)
    if given.show and given.part == "frozen":
        parser.error("the frozen half stays unread; its errors cannot be shown")
    print("\n".join(_errors(given.show, given.part) if given.show else _report(given.part)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
