"""
The pytest plugin: collects ``*.policydiff.yaml`` case files, one test an expectation.

pytest imports this module in every run of every project that has policydiff installed, so it imports nothing heavy; what a case file needs is
imported when there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from policydiff.cases import Case, Expectation
    from policydiff.model.comparison import Comparison

__all__ = ["CaseFile", "ExpectationItem", "pytest_collect_file", "pytest_terminal_summary"]

_SUFFIX = ".policydiff.yaml"
# Test names stand on one line of pytest's report.
_LONGEST_NAME = 100


class ExpectationFailedError(Exception):
    """An expectation that the comparison does not bear out, or a known failure that it does."""


class CaseFile(pytest.File):
    """A case file, whose documents are compared once, when the first of its expectations runs."""

    case: Case
    _comparison: Comparison | Exception | None = None

    def collect(self) -> Iterator[ExpectationItem]:
        """Yield a test for each expectation."""
        from policydiff.cases import read_case  # noqa: PLC0415
        from policydiff.errors import InputError  # noqa: PLC0415

        try:
            self.case = read_case(self.path, name=self.nodeid)
        except InputError as error:
            raise self.CollectError(str(error)) from None
        names: set[str] = set()
        for expectation in self.case.expectations:
            name = _name_apart(expectation, names)
            names.add(name)
            item: ExpectationItem = ExpectationItem.from_parent(self, name=name, expectation=expectation)
            if self.config.pluginmanager.hasplugin("xdist"):
                # With --dist loadgroup one worker compares the documents for the whole file.
                item.add_marker(pytest.mark.xdist_group(self.nodeid))
            yield item

    def compare(self) -> Comparison:
        """Return the comparison of the documents, or raise the error that came of it, again for each expectation."""
        from policydiff.cases import compare_case  # noqa: PLC0415
        from policydiff.errors import PolicyDiffError  # noqa: PLC0415

        if self._comparison is None:
            try:
                self._comparison = compare_case(self.case, self.path.parent)
            except PolicyDiffError as error:
                self._comparison = error
        if isinstance(self._comparison, Exception):
            raise self._comparison
        return self._comparison


class ExpectationItem(pytest.Item):
    """One expectation of a case file."""

    parent: CaseFile

    def __init__(self, *, expectation: Expectation, **given: Any) -> None:
        super().__init__(**given)
        self.expectation = expectation

    def runtest(self) -> None:
        """Check the expectation; skip it where the encoder that it is meant for is missing."""
        from policydiff.cases import check_expectation  # noqa: PLC0415
        from policydiff.errors import MissingExtraError  # noqa: PLC0415

        try:
            comparison = self.parent.compare()
        except MissingExtraError as error:
            pytest.skip(str(error))
        outcome = check_expectation(self.expectation, comparison, source=self.parent.nodeid)
        if outcome.status == "known failure":
            pytest.xfail(str(self.expectation.known_failure))
        if outcome.status == "no longer fails":
            fault = f"holds, though it is marked as a known failure ({self.expectation.known_failure}); delete known_failure from the case file"
            raise ExpectationFailedError(f"{fault}\n{outcome.message}")
        if not outcome.holds:
            raise ExpectationFailedError(outcome.message)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> Any:  # noqa: ARG002 - as pytest has it
        """Return what a person needs to see: the message and where the expectation stands, no traceback of ours."""
        from policydiff.errors import PolicyDiffError  # noqa: PLC0415

        if isinstance(excinfo.value, ExpectationFailedError):
            return f"{excinfo.value}\n{'at:':<9} {self.parent.nodeid}:{self.expectation.line}"
        if isinstance(excinfo.value, PolicyDiffError):
            return str(excinfo.value)
        # A fault of policydiff: from where it was called here, not from where pytest was started.
        return excinfo.getrepr(style="short", tbfilter=lambda error: error.traceback.cut(path=__file__))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the expectation stands, the line counted from 0, and its headline."""
        # Not the bare name: pytest would take the full stops of a name that ends its headline for those of a module.
        return self.path, self.expectation.line - 1, f"{self.name} (line {self.expectation.line})"


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CaseFile | None:
    """Collect a case file, wherever it lies."""
    if not file_path.name.endswith(_SUFFIX):
        return None
    case_file: CaseFile = CaseFile.from_parent(parent, path=file_path)
    return case_file


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count the expectations at the end of a run that had any, and say why some were skipped."""
    # From the reports, not from the collected items: with pytest-xdist these live in other processes.
    found = {category: [report for report in reports if _is_expectation(report)] for category, reports in terminalreporter.stats.items()}
    names = {report.nodeid for reports in found.values() for report in reports}
    if not names:
        return
    n_files = len({name.split("::")[0] for name in names})
    parts = [f"{_plural(len(names), 'expectation')} in {_plural(n_files, 'case file')}"]
    for category, noun in (("failed", "failed"), ("xfailed", "known failure"), ("skipped", "skipped")):
        count = len({report.nodeid for report in found.get(category, [])})
        if count:
            parts.append(_plural(count, noun) if noun == "known failure" else f"{count} {noun}")
    terminalreporter.write_line(f"policydiff: {', '.join(parts)}")
    reasons = dict.fromkeys(report.longrepr[2] for report in found.get("skipped", []) if isinstance(report.longrepr, tuple))
    for reason in reasons:
        terminalreporter.write_line(f"policydiff: skipped: {reason.removeprefix('Skipped: ')}")


def _is_expectation(report: object) -> bool:
    return f"{_SUFFIX}::" in getattr(report, "nodeid", "")


def _name_apart(expectation: Expectation, names: set[str]) -> str:
    """Return the title of an expectation, with its line where another one has the same."""
    title = " ".join(expectation.assertion.title.split())
    name = title if len(title) <= _LONGEST_NAME else title[: _LONGEST_NAME - 1] + "…"
    return f"{name} (line {expectation.line})" if name in names else name


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
