"""Regression cases: what must hold between two documents, written in a file, checked on their comparison."""

from __future__ import annotations

from policydiff.cases.check import check, check_expectation
from policydiff.cases.compare import compare_case, read_case
from policydiff.cases.model import Case, Expectation, Outcome, Status
from policydiff.cases.parse import parse_case

__all__ = ["Case", "Expectation", "Outcome", "Status", "check", "check_expectation", "compare_case", "parse_case", "read_case"]
