"""Look-up of readers, encoders, renderers and annotators by name: built-ins first, then what other packages offer as entry points."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from attrs import frozen

from policydiff.errors import OptionError, did_you_mean

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint, EntryPoints

__all__ = ["Registry"]

Plugin = TypeVar("Plugin")


def entry_points(group: str) -> EntryPoints:
    """Return what the installed packages offer in a group."""
    from importlib.metadata import entry_points as offered  # noqa: PLC0415 - takes time to load, and built-ins do without

    return offered(group=group)


@frozen
class Registry(Generic[Plugin]):
    """
    What can be had of one kind, such as renderers.

    A registry is a value: nothing is added to it, and nothing registers itself by being imported.

    Attributes:
        kind: What is looked up, as an error message calls it.

        group: Group of entry points, such as ``policydiff.renderers``.

        builtins: Loaders by name; a loader is called on look-up only, so that a heavy import waits until it is wanted.

    Example:
        >>> greetings = Registry[str]("greeting", "example.greetings", {"plain": lambda: "Good day"})
        >>> greetings.find("plain")
        'Good day'
        >>> greetings.names()
        ('plain',)
    """

    kind: str
    group: str
    builtins: Mapping[str, Callable[[], Plugin]]

    def names(self) -> tuple[str, ...]:
        """Return every name that can be looked up: built-ins in their order, then entry points by name."""
        return (*self.builtins, *sorted(set(self._entry_points()) - set(self.builtins)))

    def find(self, name: str) -> Plugin:
        """
        Return what goes by the name; a built-in goes before an entry point of the same name.

        Raises:
            OptionError: Nothing goes by that name, or the package that offers it cannot be loaded.
        """
        if name in self.builtins:
            return self.builtins[name]()
        point = self._entry_points().get(name)
        if point is None:
            names = self.names()
            hint = did_you_mean(name, names) or f"; there is {', '.join(names)}"
            raise OptionError(f"there is no {self.kind} {name!r}{hint}")
        try:
            return cast("Plugin", point.load())
        except Exception as error:
            # A plug-in may fail in any way while it is imported; the user must learn which one it was.
            raise OptionError(f"the {self.kind} {name!r} ({point.value}) cannot be loaded: {type(error).__name__}: {error}") from error

    def _entry_points(self) -> dict[str, EntryPoint]:
        # Sorted, and the first of a name kept: which of two packages wins must not depend on the order of sys.path.
        found: dict[str, EntryPoint] = {}
        for point in sorted(entry_points(group=self.group), key=lambda point: (point.name, point.value)):
            found.setdefault(point.name, point)
        return found
