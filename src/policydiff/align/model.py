"""The fitted coefficients and what they make of features: log-odds that open to their contributions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import numpy as np
from attrs import frozen

from policydiff.align.draft import Floats

__all__ = ["Coefficients", "Model", "load_model", "score"]


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
        tables: Coefficients by name: ``absolute-<evidence>`` for a pair by itself and ``<mode>-<evidence>`` beside its rivals.

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
    def from_mapping(cls, data: Mapping[str, Mapping[str, object]]) -> Model:
        """Build a model from the parsed table of coefficients."""
        tables: list[tuple[str, Coefficients]] = []
        thresholds: list[tuple[str, float]] = []
        for name, entry in data["table"].items():
            assert isinstance(entry, dict)  # noqa: S101 - the file ships with the package
            tables.append((name, Coefficients(entry["intercept"], tuple(entry["weights"].items()))))
            if "threshold" in entry:
                thresholds.append((name, entry["threshold"]))
        worth = data.get("numbers", {}).get("worth", 0.0)
        assert isinstance(worth, float)  # noqa: S101 - the file ships with the package
        return cls(tables=tuple(tables), thresholds=tuple(thresholds), numbers=worth)


@lru_cache(maxsize=1)
def load_model() -> Model:
    """Load the coefficients that ship with the package; how they were fitted is said in the file."""
    text = (files("policydiff.align") / "coefficients.toml").read_text(encoding="utf-8")
    return Model.from_mapping(tomllib.loads(text))


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
