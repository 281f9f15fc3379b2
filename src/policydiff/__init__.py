"""Compare policy documents clause by clause: overlaps, omissions and shifts in emphasis, each with its evidence."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policydiff.api import compare, find_questions, fixture_names, measure_baseline, read, render_report
    from policydiff.batch import compare_all
    from policydiff.errors import InputError, MissingExtraError, OptionError, PolicyDiffError
    from policydiff.model.alignment import Alignment, Link, Pair
    from policydiff.model.change import Change, Effect
    from policydiff.model.comparison import Comparison
    from policydiff.model.failure import Failure
    from policydiff.model.options import Options
    from policydiff.model.outline import Clause, Outline
    from policydiff.model.protocols import RenderOptions
    from policydiff.review import Review, read_review, render_review

    __version__: str

__all__ = [
    "Alignment",
    "Change",
    "Clause",
    "Comparison",
    "Effect",
    "Failure",
    "InputError",
    "Link",
    "MissingExtraError",
    "OptionError",
    "Options",
    "Outline",
    "Pair",
    "PolicyDiffError",
    "RenderOptions",
    "Review",
    "__version__",
    "compare",
    "compare_all",
    "find_questions",
    "fixture_names",
    "measure_baseline",
    "read",
    "read_review",
    "render_report",
    "render_review",
]

# Names are fetched on first use (PEP 562): the pytest plugin and `policydiff --help` import this package and need none of them.
_HOMES = {
    "policydiff.api": ("compare", "find_questions", "fixture_names", "measure_baseline", "read", "render_report"),
    "policydiff.batch": ("compare_all",),
    "policydiff.errors": ("InputError", "MissingExtraError", "OptionError", "PolicyDiffError"),
    "policydiff.model.alignment": ("Alignment", "Link", "Pair"),
    "policydiff.model.change": ("Change", "Effect"),
    "policydiff.model.comparison": ("Comparison",),
    "policydiff.model.failure": ("Failure",),
    "policydiff.model.options": ("Options",),
    "policydiff.model.outline": ("Clause", "Outline"),
    "policydiff.model.protocols": ("RenderOptions",),
    "policydiff.review": ("Review", "read_review", "render_review"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name == "__version__":
        found: object = _version()
    elif name in _HOME_OF:
        found = getattr(import_module(_HOME_OF[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - takes time to load

    try:
        return version("policydiff")
    except PackageNotFoundError:  # running from a source tree that is not installed
        return "0.0.0"
