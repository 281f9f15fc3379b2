"""Everything that the annotators look words up in, as one value that ships with the library and can be replaced part by part."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

from attrs import evolve, frozen

from policydiff.annotate import actors as actor_names
from policydiff.annotate import hedges as hedge_rules
from policydiff.annotate import provisos as proviso_rules
from policydiff.annotate import scales as force_scales
from policydiff.annotate.actors import ActorLexicon, load_actors, shipped_actors
from policydiff.annotate.hedges import load_hedges, shipped_hedges
from policydiff.annotate.phrases import Lexicon
from policydiff.annotate.provisos import load_provisos, shipped_provisos
from policydiff.annotate.quantities import lexicon as quantity_words
from policydiff.annotate.quantities import load_quantities, shipped_quantities
from policydiff.annotate.scales import Scale, load_scale, shipped_scales
from policydiff.annotate.topics import taxonomy as topic_seeds
from policydiff.annotate.topics.taxonomy import Taxonomy, load_taxonomy, shipped_taxonomy
from policydiff.errors import InputError, did_you_mean
from policydiff.registry import Registry

__all__ = ["LEXICONS", "Lexicons"]

# What another package offers is a function that returns the text of a lexicon.
LEXICONS: Registry[Callable[[], str]] = Registry("lexicon", "policydiff.lexicons", {})
# In bytes: a character of a lexicon has no more than four.
_MOST_BYTES = 4_000_000
_FORMATS = {
    topic_seeds.FORMAT: "taxonomy",
    force_scales.FORMAT: "scale",
    actor_names.FORMAT: "actors",
    quantity_words.FORMAT: "quantities",
    hedge_rules.FORMAT: "hedges",
    proviso_rules.FORMAT: "provisos",
}
_LOADERS: dict[str, Callable[..., object]] = {
    "taxonomy": load_taxonomy,
    "scale": load_scale,
    "actors": load_actors,
    "quantities": load_quantities,
    "hedges": load_hedges,
    "provisos": load_provisos,
}


@frozen(kw_only=True)
class Lexicons:
    """
    The lexicons of the annotators; the one that ships with the library where a part is None.

    Attributes:
        taxonomy: Topics and seeds.

        scales: Verbs and their force, at most one scale a language; a language without one has no modalities.

        actors: Names of actors.

        quantities: Words around figures.

        hedges: Words that leave room.

        provisos: Words of conditions, exceptions and sanctions.

    Example:
        >>> Lexicons().shipped().labels[1:3]
        ('policydiff force en 2', 'policydiff force zh 1')
    """

    taxonomy: Taxonomy | None = None
    scales: tuple[Scale, ...] | None = None
    actors: ActorLexicon | None = None
    quantities: Lexicon | None = None
    hedges: Lexicon | None = None
    provisos: Lexicon | None = None

    @classmethod
    def read(cls, sources: Iterable[str | Path]) -> Lexicons:
        """
        Read lexicons; which one a file is, the key ``format`` in it says.

        A scale takes the place of the shipped one of its language. Actors are put before the shipped ones, so that they count where both list a name.
        Any other lexicon takes the place of the shipped one.

        Args:
            sources: Paths, or names of lexicons that other packages offer as entry points; a path that exists wins over a name.

        Raises:
            InputError: There is no such file or lexicon, it is in none of the formats, or two are of one kind.

            OptionError: The package that offers a lexicon cannot be loaded.
        """
        found: dict[str, tuple[str, object]] = {}
        scales = {scale.language: scale for scale in shipped_scales()}
        for source in map(str, sources):
            name, text = _text_of(source)
            kind = _kind_of(text, name)
            loaded = _LOADERS[kind](text, name=name)
            slot = f"scale of {loaded.language}" if isinstance(loaded, Scale) else kind
            if slot in found:
                raise InputError(f"this is a second lexicon of one kind ({slot}) beside {found[slot][0]}; leave one out or join the two", source=name)
            found[slot] = name, loaded
            if isinstance(loaded, Scale):
                scales[loaded.language] = loaded
        parts = {slot: loaded for slot, (_, loaded) in found.items() if not isinstance(loaded, Scale)}
        if "actors" in parts:
            parts["actors"] = shipped_actors().extended(cast("ActorLexicon", parts["actors"]))
        if any(isinstance(loaded, Scale) for _, loaded in found.values()):
            parts["scales"] = tuple(scales.values())
        return cls(**parts)  # type: ignore[arg-type]

    def shipped(self) -> Lexicons:
        """Return these lexicons with those that ship with the library in place of every None."""
        return evolve(
            self,
            taxonomy=self.taxonomy or shipped_taxonomy(),
            scales=shipped_scales() if self.scales is None else self.scales,
            actors=self.actors or shipped_actors(),
            quantities=self.quantities or shipped_quantities(),
            hedges=self.hedges or shipped_hedges(),
            provisos=self.provisos or shipped_provisos(),
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """Name and version of each lexicon that is there, the taxonomy's first."""
        parts = (self.taxonomy, *(self.scales or ()), self.actors, self.quantities, self.hedges, self.provisos)
        return tuple(part.label for part in parts if part is not None)


def _text_of(source: str) -> tuple[str, str]:
    """Return the name of a lexicon for messages, and its text."""
    path = Path(source)
    name = path.name if path.is_absolute() else source
    try:
        if path.is_file():
            with path.open("rb") as file:
                return name, file.read(_MOST_BYTES + 1).decode("utf-8")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", source=name) from error
    except UnicodeDecodeError as error:
        raise InputError("the lexicon is not in UTF-8; save it as UTF-8", source=name) from error
    except ValueError as error:
        raise InputError("this is no path (it holds a NUL character)", source=name.replace("\0", "␀")) from error
    names = LEXICONS.names()
    if source in names:
        return source, LEXICONS.find(source)()
    raise InputError(f"there is no file of this name, and no package offers such a lexicon{did_you_mean(source, names)}", source=name)


def _kind_of(text: str, name: str) -> str:
    try:
        form = tomllib.loads(text).get("format")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"this is no TOML: {error}. Correct the place that the message names", source=name) from error
    if not isinstance(form, str) or form not in _FORMATS:
        raise InputError(f"format is {form!r}; a lexicon has one of {', '.join(map(repr, _FORMATS))}", source=name)
    return _FORMATS[form]
