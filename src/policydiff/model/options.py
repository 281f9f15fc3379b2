"""Every knob of a comparison, with the reason for its default."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from policydiff.errors import OptionError, expect

__all__ = ["EncoderChoice", "ModeChoice", "Options", "Unit"]

Unit = Literal["clause", "sentence"]
ModeChoice = Literal["auto", "versions", "independent"]
EncoderChoice = str


@frozen(kw_only=True)
class Options:
    """
    Options of a comparison.

    Raises:
        OptionError: A value is out of its range.
    """

    # What one clause is: as the document numbers it, or each of its sentences.
    unit: Unit = "clause"
    # Whether order is evidence; auto measures the agreement of order.
    mode: ModeChoice = "auto"
    # "auto" takes the sentence encoder where its extra is installed, "none" goes by words alone; else a registered name.
    encoder: EncoderChoice = "auto"
    # A pair below it is never linked; None takes the fitted threshold shipped with the model.
    min_probability: float | None = None

    def __attrs_post_init__(self) -> None:
        if self.unit not in ("clause", "sentence"):
            raise OptionError(f"unit is {self.unit!r}; it can be clause or sentence")
        if self.mode not in ("auto", "versions", "independent"):
            raise OptionError(f"mode is {self.mode!r}; it can be auto, versions or independent")
        expect(self.encoder, str, "encoder", "Options take its name; an encoder of your own goes into compare(encoder=…)")
        expect(self.min_probability, (int, float), "min_probability", "give a number between 0 and 1", optional=True)
        if self.min_probability is not None and not 0 <= self.min_probability <= 1:
            raise OptionError(f"min_probability is {self.min_probability}; it lies between 0 and 1")
