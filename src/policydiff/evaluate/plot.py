"""The reliability plot: what the probabilities say against how often they are right, one panel a gold set, as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import sqrt
from unicodedata import east_asian_width

from policydiff.evaluate.measure import Evaluation, SetScores
from policydiff.evaluate.scores import Bin
from policydiff.render.visible import visible
from policydiff.stats.proportion import Proportion, wilson_interval

__all__ = ["render_reliability"]

# Pixels: side of the square that a panel draws in, its margins, and the room for its title and axes.
_SIDE, _LEFT, _TOP, _RIGHT, _BOTTOM = 180.0, 46.0, 46.0, 18.0, 46.0
_PANEL_WIDTH, _PANEL_HEIGHT = _LEFT + _SIDE + _RIGHT, _TOP + _SIDE + _BOTTOM
# Panels in a row.
_COLUMNS = 4
# Radius of the mark of a bin with one candidate, and of the one with most.
_SMALLEST, _LARGEST = 2.5, 8.0
# Columns of a title; a longer one would run into the next panel, and stands whole in the panel's tooltip.
_LONGEST_TITLE = 26
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
# Colours of the reader's scheme; shape and text say the same without them.
_STYLE = (
    "svg{background:#fff;color:#1a1a1a;font-family:system-ui,sans-serif}"
    ".frame{fill:none;stroke:currentColor;stroke-opacity:.35}.ideal{stroke:currentColor;stroke-opacity:.5;stroke-dasharray:4 4}"
    ".range{stroke:#0b63b0;stroke-width:1.5}.bin{fill:#0b63b0}.gap{stroke:#0b63b0;stroke-opacity:.35;fill:none}"
    "text{fill:currentColor;font-size:11px}.title{font-size:13px;font-weight:600}.quiet{fill-opacity:.75}"
    "@media (prefers-color-scheme:dark){svg{background:#16181c;color:#e8e8e8}.range,.gap{stroke:#7ab8f5}.bin{fill:#7ab8f5}}"
)


def render_reliability(evaluation: Evaluation) -> str:
    """
    Draw how far probabilities can be trusted: one panel for all sets together where there are several, and one for each set.

    A mark stands for the candidates of a bin, at their mean probability and the share of them that correspond, with the score interval at 95 % of that share; its
    area goes by how many there are. On the dashed line probabilities mean what they say.

    References:
        Bröcker, J., Smith, L. A. (2007). Increasing the reliability of reliability diagrams. Weather and Forecasting 22, 651–661.
    """
    panels = [*([evaluation.pooled] if len(evaluation.sets) > 1 else []), *evaluation.sets]
    columns = max(1, min(_COLUMNS, len(panels)))
    rows = -(-len(panels) // columns)
    width, height = columns * _PANEL_WIDTH, max(rows, 1) * _PANEL_HEIGHT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}" viewBox="0 0 {_n(width)} {_n(height)}" role="img" lang="en">',
        "<title>Reliability of the probabilities</title>",
        "<desc>For each gold set, the share of candidates that correspond against their mean probability, in ten bins from .05 on.</desc>",
        f"<style>{_STYLE}</style>",
    ]
    for position, scores in enumerate(panels):
        x, y = (position % columns) * _PANEL_WIDTH, (position // columns) * _PANEL_HEIGHT
        lines += [f'<g transform="translate({_n(x)} {_n(y)})">', *_panel(scores), "</g>"]
    return "\n".join([*lines, "</svg>", ""])


def _panel(scores: SetScores) -> Iterator[str]:
    bins = [found for found in scores.bins if found.n]
    n = sum(found.n for found in bins)
    yield f"<title>{_safe(scores.name)}</title>"
    yield f'<text class="title" x="{_n(_LEFT)}" y="18">{_safe(_shortened(scores.name))}</text>'
    told = f"error {_ratio(scores.calibration_error)}, {n:,} candidate{'' if n == 1 else 's'}" if n else "no candidate from .05 on"
    yield f'<text class="quiet" x="{_n(_LEFT)}" y="34">{told}</text>'
    yield f'<rect class="frame" x="{_n(_LEFT)}" y="{_n(_TOP)}" width="{_n(_SIDE)}" height="{_n(_SIDE)}"/>'
    yield f'<line class="ideal" x1="{_n(_x(0))}" y1="{_n(_y(0))}" x2="{_n(_x(1))}" y2="{_n(_y(1))}"/>'
    yield from _axes()
    most = max((found.n for found in bins), default=1)
    if bins:
        course = " ".join(f"{_n(_x(found.mean_probability))},{_n(_y(found.share_right))}" for found in bins)
        yield f'<polyline class="gap" points="{course}"/>'
    for found in bins:
        yield from _mark(found, most)


def _axes() -> Iterator[str]:
    for tick in _TICKS:
        yield f'<text class="quiet" x="{_n(_x(tick))}" y="{_n(_TOP + _SIDE + 15)}" text-anchor="middle">{_ratio(tick)}</text>'
        yield f'<text class="quiet" x="{_n(_LEFT - 5)}" y="{_n(_y(tick) + 4)}" text-anchor="end">{_ratio(tick)}</text>'
    middle = _TOP + _SIDE / 2
    yield f'<text x="{_n(_LEFT + _SIDE / 2)}" y="{_n(_TOP + _SIDE + 33)}" text-anchor="middle">mean probability</text>'
    yield f'<text x="12" y="{_n(middle)}" text-anchor="middle" transform="rotate(-90 12 {_n(middle)})">share that correspond</text>'


def _mark(found: Bin, most: int) -> Iterator[str]:
    low, high = wilson_interval(Proportion(found.right, found.n))
    x = _n(_x(found.mean_probability))
    # The area goes by the count.
    radius = _SMALLEST + (_LARGEST - _SMALLEST) * sqrt(found.n / most)
    told = f"{found.n:,} from {_ratio(found.low)} to {_ratio(found.high)}: said {_ratio(found.mean_probability)}, right {_ratio(found.share_right)}"
    yield f'<line class="range" x1="{x}" y1="{_n(_y(low))}" x2="{x}" y2="{_n(_y(high))}"/>'
    yield f'<circle class="bin" cx="{x}" cy="{_n(_y(found.share_right))}" r="{_n(radius)}"><title>{told}</title></circle>'


def _x(value: float) -> float:
    return _LEFT + _SIDE * value


def _y(value: float) -> float:
    return _TOP + _SIDE * (1 - value)


def _n(value: float) -> str:
    """Return a coordinate to a tenth of a pixel, so that the last bits of a machine's arithmetic do not show."""
    return f"{value + 0.0:.1f}".removesuffix(".0")


def _ratio(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return text.removeprefix("0") or "0"


def _shortened(name: str) -> str:
    used = 0
    for position, character in enumerate(name):
        used += 2 if east_asian_width(character) in "WF" else 1
        if used > _LONGEST_TITLE:
            return f"{name[: position - 1]}…"
    return name


def _safe(text: str) -> str:
    return escape(visible(text))
