"""Words that bind, allow or take note: a lexicon that ships as data."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import cast, get_args

from attrs import evolve, frozen

from policydiff.changes.effects.wording.phrases import PhraseReader, Phrases
from policydiff.model.annotation import Deontic

__all__ = ["NEGATIVE", "STRONGEST", "Binding", "load_bindings", "shipped_bindings"]

_FORM = "policydiff bindings/1"
_KEYS = ("kind", "force", "denied", "unsaid", "follows", "en", "zh")
STRONGEST = 5
NEGATIVE = ("prohibition", "exemption")
_OF_DENIED_ACT: dict[Deontic, Deontic] = {
    "obligation": "prohibition",
    "prohibition": "obligation",
    "permission": "exemption",
    "exemption": "permission",
}


@frozen
class Binding:
    """What a word does, at which level, whether the act is denied, what its own denial does, and whether it counts only behind another."""

    kind: Deontic
    force: int
    is_denied: bool
    unsaid: Deontic | None
    follows: bool

    def denied(self) -> Binding | None:
        """Return what is said where the words are denied: who is not free to do something is forbidden to."""
        if self.unsaid is None:
            return None
        force = self.force if self.unsaid in (self.kind, "prohibition") else 1
        return evolve(
            self,
            kind=self.unsaid,
            force=max(force, STRONGEST) if self.unsaid in ("prohibition", "obligation") else force,
            is_denied=self.unsaid in NEGATIVE or (self.unsaid == self.kind and not self.is_denied),
        )

    def of_denied_act(self) -> Binding:
        """Return what is said where the act is denied: who may choose not to do something is exempt."""
        return evolve(self, kind=_OF_DENIED_ACT.get(self.kind, self.kind), is_denied=not self.is_denied)


@lru_cache(maxsize=1)
def shipped_bindings() -> Phrases[Binding]:
    """Return the words that come with the library, read once, when they are first needed."""
    return load_bindings((files("policydiff.changes.effects.norms") / "bindings.toml").read_text(encoding="utf-8"), name="bindings.toml")


def load_bindings(text: str, *, name: str) -> Phrases[Binding]:
    """
    Read words that bind from TOML; ``bindings.toml`` beside this module shows the format.

    Args:
        text: The file's text.

        name: Name of the file for messages.

    Raises:
        InputError: The text holds no such lexicon; the message names the file and the place.
    """
    read = PhraseReader(name)
    content = read.content(text, form=_FORM, keys=("unless", "bindings"))
    values: dict[str, Binding] = {}
    for table in read.tables(content["bindings"], "bindings", _KEYS):
        binding = _binding(read, table)
        for phrase in (*read.phrases(table["en"], "en"), *read.phrases(table["zh"], "zh")):
            if phrase in values:
                read.stop(f"{phrase!r} stands in two tables; keep one")
            values[phrase] = binding
    return Phrases(values, read.phrases(content["unless"], "unless"))


def _binding(read: PhraseReader, table: dict[str, object]) -> Binding:
    kind, force, denied, unsaid, follows = (table[key] for key in _KEYS[:5])
    if kind not in get_args(Deontic):
        read.stop(f"kind is {kind!r}; it is one of {', '.join(get_args(Deontic))}")
    if unsaid not in (*get_args(Deontic), "none"):
        read.stop(f"unsaid is {unsaid!r}; it is a kind, or none")
    if not isinstance(force, int) or isinstance(force, bool) or not 0 <= force <= STRONGEST:
        read.stop(f"force is {force!r}; it has to be a whole number from 0 to {STRONGEST}")
    if not isinstance(denied, bool) or not isinstance(follows, bool):
        read.stop("denied and follows have to be true or false")
    return Binding(cast("Deontic", kind), force, denied, None if unsaid == "none" else cast("Deontic", unsaid), follows)
