"""Where results and messages go: results in UTF-8 to standard output or whole to a file, messages to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.errors import InputError
from policydiff.model.protocols import RenderOptions

if TYPE_CHECKING:
    from policydiff.config import Settings

__all__ = ["is_terminal", "progress", "render_options", "write_result"]

_STDOUT = "-"


def render_options(settings: Settings, output: str | None) -> RenderOptions:
    """Settle width and colour by what the result is written to."""
    to_terminal = output in {None, _STDOUT} and is_terminal(sys.stdout)
    color = to_terminal and os.environ.get("TERM") != "dumb" if settings.color == "auto" else settings.color == "always"
    width = settings.width or (_terminal_width() if to_terminal else None) or RenderOptions().width
    return RenderOptions(width=width, color=color, full=settings.full)


def is_terminal(stream: object) -> bool:
    """Tell whether somebody is looking at what is written to a stream."""
    is_a_tty = getattr(stream, "isatty", None)
    return is_a_tty is not None and bool(is_a_tty())


def _terminal_width() -> int | None:
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return None
    # Some terminals say 0 before they know better, and no report fits below 40.
    return max(columns, 40) if columns else None


def write_result(text: str, output: str | None) -> None:
    """
    Write a result.

    Args:
        text: The result.

        output: A file, or None or ``-`` for standard output.

    Raises:
        InputError: The file cannot be written.
    """
    # Escapes in place of what no encoding holds; a report has none left, but the text of another package's renderer may.
    data = text.encode("utf-8", errors="backslashreplace")
    if output in {None, _STDOUT}:
        _write_stdout(data)
        return
    path = Path(str(output))
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe takes what it is given; a file put in its place would be no device any more.
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except OSError as error:
        raise InputError(f"the result cannot be written: {error.strerror or error}", source=str(output)) from error


def _write_stdout(data: bytes) -> None:
    # Bytes, so that the result is the same under every locale and LANG=C raises nothing.
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader, such as head(1), has had enough. What is left in the buffer must not complain at exit.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _replace(path: Path, data: bytes) -> None:
    """Write beside the file and rename, so that nobody ever reads half a result."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as stream:
            stream.write(data)
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def progress(message: str) -> Iterator[None]:
    """Say on standard error what is being done while it is done, where somebody is looking."""
    if not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield
        return
    sys.stderr.write(message)
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()
