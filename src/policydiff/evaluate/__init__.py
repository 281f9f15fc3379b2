"""How well alignment does on documents whose true correspondences are known."""

from __future__ import annotations

from policydiff.evaluate.gold import GoldPair, GoldSet, parse_gold, read_gold, read_gold_schema
from policydiff.evaluate.measure import Evaluation, SetScores, count, evaluate, join_evaluations, measure_pair, pool
from policydiff.evaluate.scores import Bin, Counts, average_precision, calibration_error, reliability

__all__ = [
    "Bin",
    "Counts",
    "Evaluation",
    "GoldPair",
    "GoldSet",
    "SetScores",
    "average_precision",
    "calibration_error",
    "count",
    "evaluate",
    "join_evaluations",
    "measure_pair",
    "parse_gold",
    "pool",
    "read_gold",
    "read_gold_schema",
    "reliability",
]
