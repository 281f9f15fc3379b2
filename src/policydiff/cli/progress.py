"""What is shown while a long comparison runs: on standard error, where somebody is looking, and gone when it is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING

from attrs import frozen

from policydiff.cli.streams import is_terminal
from policydiff.model.protocols import Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from rich.progress import Progress, TaskID

    from policydiff.align import Draft, Stage

__all__ = ["Watch", "watch"]

# Sentences between two steps of the bar: a tenth of a second with the fastest encoder, a few seconds with the slowest.
_CHUNK = 64


@frozen
class Watch:
    """Wraps what takes long, so that it shows how far it is; without bars it hands everything back as it is."""

    bars: Progress | None = None
    task: TaskID | None = None

    def encoder(self, encoder: Encoder | None) -> Encoder | None:
        """Return an encoder that gives the same vectors and shows how many are made."""
        return encoder if self.bars is None or encoder is None else _WatchedEncoder(encoder, self.bars)

    def stages(self, stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
        """Return stages that do the same and show which of them is at work."""
        if self.bars is None or self.task is None:
            return stages
        self.bars.update(self.task, total=len(stages))
        return tuple(_watched_stage(stage, self.bars, self.task) for stage in stages)


@contextmanager
def watch(message: str) -> Iterator[Watch]:
    """Show a message and bars on standard error while something runs, if that is a terminal."""
    if not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield Watch()
        return
    from rich.console import Console  # noqa: PLC0415 - on a terminal only
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    from policydiff.render.visible import visible  # noqa: PLC0415

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bars:
        yield Watch(bars, bars.add_task(visible(message), total=None))


class _WatchedEncoder:
    """Encodes a chunk at a time, which changes no vector: that of a text depends on nothing but the text."""

    def __init__(self, encoder: Encoder, bars: Progress) -> None:
        self.name, self.version, self._encoder, self._bars = encoder.name, encoder.version, encoder, bars

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np  # noqa: PLC0415

        distinct = list(dict.fromkeys(texts))
        if not distinct:
            return self._encoder.encode(texts)
        row = {text: number for number, text in enumerate(distinct)}
        task = self._bars.add_task(f"sentences encoded with {self.name}", total=len(distinct))
        made = []
        for start in range(0, len(distinct), _CHUNK):
            chunk = distinct[start : start + _CHUNK]
            made.append(self._encoder.encode(chunk))
            self._bars.advance(task, len(chunk))
        self._bars.remove_task(task)
        return np.concatenate(made)[[row[text] for text in texts]]


def _watched_stage(stage: Stage, bars: Progress, task: TaskID) -> Stage:
    @wraps(stage)
    def run(draft: Draft) -> Draft:
        after = stage(draft)
        bars.advance(task)
        return after

    return run
