"""The command ``policydiff``. Only argparse is imported before it is known what to do, so that ``--help`` answers at once."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence

from policydiff.cli.parser import build_parser

__all__ = ["INTERRUPTED", "TROUBLE", "command", "main"]

# As diff(1): 0 no difference, 1 differences, 2 trouble; 130 is 128 and the number of the signal, as shells have it.
TROUBLE, INTERRUPTED = 2, 130
_ALLOCATIONS = 500_000


def command() -> int:
    """Run the command in a process of its own: ``main``, and the collector of cycles told to look more rarely."""
    # A comparison makes millions of small frozen values and next to no cycles; at Python's own pace the search for cycles takes a twelfth of its time.
    gc.set_threshold(_ALLOCATIONS)
    # Nor is it worth a last search, of every value there is, before the process gives its memory back as a whole.
    atexit.register(gc.freeze)
    return main()


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command.

    Args:
        arguments: What stands after the command's name; by default what the process was given.

    Returns:
        The exit code: 0 no difference, 1 differences, 2 trouble, 130 interrupted.

    Raises:
        SystemExit: The arguments ask for help or the version, or cannot be understood.
    """
    try:
        parsed = build_parser().parse_args(arguments)
        from policydiff.cli.commands import COMMANDS  # noqa: PLC0415 - after --help and --version had their chance to answer

        return COMMANDS[parsed.command](parsed)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last stop: whatever happened, exit code 1 would mean "differences"
        return _report(error)


def _report(error: Exception) -> int:
    """Tell the user what went wrong, with a traceback only where it is our fault."""
    from policydiff.errors import PolicyDiffError  # noqa: PLC0415
    from policydiff.render.visible import visible  # noqa: PLC0415

    if isinstance(error, PolicyDiffError):
        message = str(error)
    elif isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if isinstance(error.filename, str) else ""
        message = f"{where}{error.strerror}"
    else:
        import traceback  # noqa: PLC0415

        traceback.print_exception(error)
        message = "this is a fault of policydiff; please report it with the lines above"
    print(f"policydiff: error: {visible(message)}", file=sys.stderr)
    return TROUBLE
