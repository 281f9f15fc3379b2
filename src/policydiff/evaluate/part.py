"""A part of a JSON document, and where it stands in it, for messages."""

from __future__ import annotations

from collections.abc import Collection

from attrs import frozen

from policydiff.errors import InputError, did_you_mean

__all__ = ["Part"]


@frozen
class Part:
    """
    A value inside a JSON document.

    Attributes:
        value: The value.

        where: Its place, such as ``gold[3].right[0]``; empty for the whole document.

        source: Name of the file.
    """

    value: object
    where: str
    source: str

    def error(self, fault: str) -> InputError:
        """Return an error that blames this part."""
        return InputError(f"{self.where}: {fault}" if self.where else fault, source=self.source)

    def as_object(self, known: Collection[str]) -> Part:
        """Return the part itself if it is an object; a key that looks like a slip of a known one is an error, any other unknown one is let be."""
        if not isinstance(self.value, dict):
            raise self.error(
                "there must be an object here" if self.where else "this is no gold file: it must hold an object with left, right and gold"
            )
        for key in self.value:
            if key not in known and (hint := did_you_mean(key, known)):
                raise self.error(f"there is no key {key!r}{hint}")
        return self

    def find(self, key: str) -> Part | None:
        """Return the part under a key, or None where there is none or it is null."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return None if value is None else Part(value, f"{self.where}.{key}" if self.where else key, self.source)

    def take(self, key: str) -> Part:
        """Return the part under a key that has to be there."""
        part = self.find(key)
        if part is None:
            raise self.error(f"there must be a {key!r} here" if self.where else f"this is no gold file: there is no {key!r} in it")
        return part

    def as_list(self) -> tuple[Part, ...]:
        """Return the entries of a list."""
        if not isinstance(self.value, list):
            raise self.error("there must be a list here")
        return tuple(Part(value, f"{self.where}[{position}]", self.source) for position, value in enumerate(self.value))

    def as_text(self) -> str:
        """Return a text."""
        if not isinstance(self.value, str):
            raise self.error("there must be a text here")
        if any("\ud800" <= character <= "\udfff" for character in self.value):
            raise self.error("this text holds half of a character (a lone surrogate); mend the file")
        return self.value

    def as_name(self) -> str:
        """Return a text, or a whole number as one."""
        return str(self.value) if isinstance(self.value, int) and not isinstance(self.value, bool) else self.as_text()

    def as_flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise self.error("there must be true or false here")
        return self.value

    def as_one_of(self, known: Collection[str], what: str) -> str:
        """Return a text that has to be a known one."""
        text = self.as_text()
        if text not in known:
            raise self.error(f"there is no {what} with the id {text!r}{did_you_mean(text, known)}")
        return text
