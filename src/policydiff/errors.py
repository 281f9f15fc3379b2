"""What can go wrong, told to a person: every error says where, what, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["InputError", "MissingExtraError", "OptionError", "PolicyDiffError", "did_you_mean", "expect"]


# Characters of a wrong argument that a message repeats.
_SHOWN = 60


class PolicyDiffError(Exception):
    """
    Base of every error that policydiff raises on purpose.

    The command prints it as one message on stderr and exits with 2.
    """


class InputError(PolicyDiffError):
    """
    A document, outline, case file or section that cannot be used as it is.

    Args:
        message: What is wrong and what to do about it, in one or two sentences.

        source: Name of the input as the user gave it, or None.

        line: Line in the input, counted from 1, or None where no line is to blame.
    """

    def __init__(self, message: str, *, source: str | None = None, line: int | None = None) -> None:
        self.message = message
        self.source = source
        self.line = line
        where = ":".join(str(part) for part in (source, line) if part is not None)
        super().__init__(f"{where}: {message}" if where else message)

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword arguments do not survive pickling by themselves, and process pools pickle them.
        return _rebuild_input_error, (self.message, self.source, self.line)


class OptionError(PolicyDiffError):
    """An option or a configuration key that does not exist, or a value that it cannot take."""


class MissingExtraError(PolicyDiffError):
    """
    A feature was asked for whose optional packages are not installed.

    Args:
        feature: What was asked for, as the user would call it.

        extra: The extra that brings it.
    """

    def __init__(self, feature: str, extra: str) -> None:
        self.feature = feature
        self.extra = extra
        super().__init__(f"{feature} needs an optional package. Install it with: pip install 'policydiff[{extra}]'")

    def __reduce__(self) -> tuple[object, ...]:
        return MissingExtraError, (self.feature, self.extra)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """
    Return a clause for an error message that names the nearest known words, or nothing where none is near.

    Example:
        >>> did_you_mean("paris-2024", ["paris-2025", "seoul-2024"])
        '; did you mean paris-2025?'
        >>> did_you_mean("xyz", ["paris-2025"])
        ''
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - on the way to an error only

    # Sorted, so that a set or a dictionary gives the same message every time, and each but once.
    names = sorted(set(known))
    found = process.extract(word, names, scorer=fuzz.ratio, limit=2, score_cutoff=70) or process.extract(
        word, names, scorer=fuzz.ratio, limit=1, score_cutoff=60
    )
    near = [name for name, _, _ in found]
    return f"; did you mean {' or '.join(near)}?" if near else ""


def expect(value: object, kind: type | tuple[type, ...], name: str, remedy: str, *, optional: bool = False) -> None:
    """
    Refuse an argument that is of another kind than asked for.

    Args:
        value: What was given.

        kind: What it has to be.

        name: Of the argument.

        remedy: What to give instead.

        optional: Whether None stands for a default and is let through.

    Raises:
        OptionError: It is something else.

    Example:
        >>> expect({"unit": "clause"}, int, "options", "give a number")
        Traceback (most recent call last):
            ...
        policydiff.errors.OptionError: options is {'unit': 'clause'}, of type dict; give a number
    """
    if not isinstance(value, kind) and not (optional and value is None):
        shown = repr(value)
        raise OptionError(f"{name} is {shown if len(shown) <= _SHOWN else shown[:_SHOWN] + '…'}, of type {type(value).__name__}; {remedy}")


def _rebuild_input_error(message: str, source: str | None, line: int | None) -> InputError:
    return InputError(message, source=source, line=line)
