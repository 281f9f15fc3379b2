"""The command as a user meets it: exit codes, streams, files, messages."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from policydiff import api, cli
from policydiff.render.json_report import read_schema

OLD = """# Harbour rules

1. The keeper shall report every failure to the council within thirty days.

2. The keeper may close a pier in a storm.

3. Boats shall carry a lamp and a bell.
"""
NEW = """# Harbour rules

1. The keeper should report every failure to the council within sixty days.

2. The keeper may close a pier in a storm.

3. Boats shall carry a lamp and a bell.

4. Lanterns along the mole are trimmed at noon by the youngest apprentice.
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two versions of a text, in an environment that says nothing of us."""
    for name in [*os.environ]:
        if name.startswith("POLICYDIFF_") or name in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("POLICYDIFF_ENCODER", "none")
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Return the command, run in this process: exit code, standard output, standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            code = cli.main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return call


def spawn(*arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return subprocess.run([sys.executable, "-m", "policydiff", *arguments], capture_output=True, check=False, timeout=120, **more)  # type: ignore[call-overload]


def test_exit_codes_are_those_of_diff(run: Run) -> None:
    assert run("compare", "old.md", "old.md")[0] == 0
    assert run("compare", "old.md", "new.md")[0] == 1
    assert run("compare", "old.md", "missing.md")[0] == 2
    assert run("compare", "old.md", "new.md", "--exit-zero")[0] == 0
    assert run("compare")[0] == 2
    assert run()[0] == 2
    assert run("--help")[0] == 0


@pytest.mark.parametrize(("kinds", "code"), [("added", 1), ("reworded,omitted", 1), ("omitted", 0), ("adherents", 0), ("split,merged,moved", 0)])
def test_fail_on_goes_by_the_kinds_named(run: Run, kinds: str, code: int) -> None:
    assert run("compare", "old.md", "new.md", "--fail-on", kinds)[0] == code


def test_result_is_on_standard_output_alone(run: Run) -> None:
    _, out, err = run("compare", "old.md", "new.md")
    assert "{+should+}" in out
    assert err == ""


def test_report_is_safe_and_as_wide_as_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    assert max(map(len, run("compare", "old.md", "new.md")[1].splitlines())) == 70
    assert max(map(len, run("compare", "old.md", "new.md", "--width", "64")[1].splitlines())) == 64
    monkeypatch.setenv("TERM", "dumb")
    assert max(map(len, run("compare", "old.md", "new.md", "--width", "120")[1].splitlines())) == 120


def test_colour_is_for_terminals_unless_told_otherwise(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("compare", "old.md", "new.md")[1]
    assert "\x1b[" in run("compare", "old.md", "new.md", "--color", "always")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("compare", "old.md", "new.md")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("compare", "old.md", "new.md")[1]


def test_json_is_what_the_schema_says(run: Run) -> None:
    code, out, _ = run("compare", "old.md", "new.md", "--format", "json")
    document = json.loads(out)
    Draft202012Validator(read_schema()).validate(document)
    assert code == 1
    assert document["operations"]["added"] == 1
    assert str(Path.cwd()) not in out


def test_full_shows_what_was_kept(run: Run) -> None:
    assert "Boats shall carry" not in run("compare", "old.md", "new.md")[1]
    assert "Boats shall carry" in run("compare", "old.md", "new.md", "--full")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("compare", "odl.md", "new.md"), "did you mean old.md"),
        (("compare", "bletchly-2023", "new.md"), "did you mean bletchley-2023"),
        (("compare", "The keeper shall report.", "new.md"), "there is no file"),
        (("compare", "old.md#9", "new.md"), "old.md"),
        (("compare", ".", "new.md"), "folder"),
        (("compare", "old.md", "new.md", "--format", "jsn"), "there is no format 'jsn'; did you mean json"),
        (("compare", "old.md", "new.md", "--encoder", "usem33"), "there is no encoder 'usem33'"),
        (("compare", "old.md", "new.md", "--fail-on", "omited"), "there is no kind of difference 'omited'; did you mean omitted"),
        (
            ("compare", "old.md", "new.md", "--only", "weakend"),
            "there is no kind of difference 'weakend'; did you mean weakened? (there is reworded, ",
        ),
        (("compare", "old.md", "new.md", "--only", "effects:gulls"), "there is no topic 'gulls' here (there is "),
        (("compare", "old.md", "new.md", "--only", "effects", "--format", "json"), "--only goes with the terminal, not with json"),
        (("compare", "old.md", "new.md", "--exit-zero", "--fail-on", "omitted"), "give one of the two"),
        (("compare", "empty.md", "new.md"), "empty.md: the document is empty"),
        (("compare", "empty.md", "empty.md"), "empty.md: the document is empty"),
        (("explain", "empty.md", "new.md", "new:1"), "empty.md: the document is empty"),
        (("review", "empty.md", "new.md"), "empty.md: the document is empty"),
        (("emphasis", "empty.md", "new.md"), "empty.md: the document is empty"),
        (("compare", "long.md", "new.md"), "long.md:3: clause 2 has 35,995 characters"),
        (("compare", "old.md", "new.md", "--min-probability", "2"), "--min-probability is 2.0; it lies between 0 and 1"),
        (("compare", "old.md", "new.md", "--width", "7"), "--width is 7; it lies between 40 and 1000"),
        (("compare", "old.md", "new.md", "--config", "none.toml"), "none.toml: the configuration cannot be read"),
        (("compare", "old.md", "new.md", "-o", "no/such/folder/x.txt"), "no/such/folder/x.txt: the result cannot be written"),
        (("compare", "old.md", "new.md", "--encoding", "utf-99"), "utf-99"),
        (("compare", "-", "-"), "standard input can be one of the two documents, not both"),
        (("show", "odl.md"), "did you mean old.md"),
        (("fixtures", "paris-2024"), "did you mean paris-2025"),
    ],
)
def test_bad_input_is_one_message_with_a_remedy(folder: Path, run: Run, arguments: tuple[str, ...], message: str) -> None:
    (folder / "empty.md").write_text("\n", encoding="utf-8")
    (folder / "long.md").write_text("1. Boats carry lamps.\n\n2. " + "Boats carry lamps. " * 1_894 + "So be it.\n", encoding="utf-8")
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("policydiff: error: ")
    assert err.count("\n") == 1
    assert message in err


def test_a_message_sends_no_control_characters(run: Run) -> None:
    _, _, err = run("compare", "a\x1b[2Jb.md", "new.md")
    assert "\x1b" not in err
    assert "\\x1b[2J" in err


def test_standard_input_is_a_document(folder: Path) -> None:
    done = spawn("compare", "-", "new.md", input=OLD.encode())
    assert done.returncode == 1, done.stderr
    assert b"{+should+}" in done.stdout
    assert spawn("compare", "old.md", "-", input=OLD.encode()).returncode == 0


def test_both_sides_from_standard_input_is_an_error(folder: Path) -> None:
    done = spawn("compare", "-", "-", input=OLD.encode())
    assert done.returncode == 2
    assert b"not both" in done.stderr


def test_output_file_holds_the_result_and_keeps_its_permissions(run: Run, folder: Path) -> None:
    target = folder / "report.txt"
    target.write_text("before")
    target.chmod(0o640)
    code, out, _ = run("compare", "old.md", "new.md", "-o", "report.txt")
    assert (code, out) == (1, "")
    assert "{+should+}" in target.read_text(encoding="utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in folder.iterdir()) == [".git", "new.md", "old.md", "report.txt"]


def test_output_file_is_left_alone_where_the_run_fails(run: Run, folder: Path) -> None:
    (folder / "report.txt").write_text("before")
    assert run("compare", "old.md", "missing.md", "-o", "report.txt")[0] == 2
    assert (folder / "report.txt").read_text() == "before"


def test_output_file_through_a_link_keeps_the_link(run: Run, folder: Path) -> None:
    (folder / "target.txt").write_text("before")
    (folder / "link.txt").symlink_to("target.txt")
    run("compare", "old.md", "new.md", "-o", "link.txt")
    assert (folder / "link.txt").is_symlink()
    assert "{+should+}" in (folder / "target.txt").read_text(encoding="utf-8")


def test_output_to_a_device_does_not_replace_it(run: Run) -> None:
    assert run("compare", "old.md", "new.md", "-o", os.devnull)[0] == 1
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("environ", [{"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}])
def test_no_locale_breaks_the_output(folder: Path, environ: dict[str, str]) -> None:
    (folder / "zh.txt").write_text("第一条 为了保护居民，制定本办法。\n\n第二条 鼓励共享测试结果。\n", encoding="utf-8")
    done = spawn("show", "zh.txt", env={**os.environ, **environ})
    assert done.returncode == 0, done.stderr
    assert "鼓励共享测试结果" in done.stdout.decode("utf-8")


def test_same_bytes_under_any_hash_seed(folder: Path) -> None:
    outputs = {
        spawn("compare", "old.md", "new.md", "--format", "json", env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1


def test_a_closed_pipe_is_quiet(folder: Path) -> None:
    command = [sys.executable, "-m", "policydiff", "compare", "old.md", "new.md", "--full", "--width", "1000"]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False, timeout=120)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupt_exits_with_130_and_no_traceback(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "policydiff", "show", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        # It waits for its document on standard input by the time that it has found its modules.
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=3)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()
    finally:
        process.kill()
        process.communicate()


def test_a_fault_of_ours_is_trouble_and_not_a_difference(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(api, "compare", fail)
    code, out, err = run("compare", "old.md", "new.md")
    assert (code, out) == (2, "")
    assert "ZeroDivisionError: oops" in err
    assert err.endswith("policydiff: error: this is a fault of policydiff; please report it with the lines above\n")


def test_help_and_version_load_nothing_heavy() -> None:
    program = (
        "import sys\nfrom policydiff.cli import main\n"
        "for arguments in (['--help'], ['compare', '--help'], ['--version']):\n"
        "    try:\n        main(arguments)\n    except SystemExit as stop:\n        assert stop.code in (0, None)\n"
        "print([name for name in ('numpy', 'scipy', 'rich', 'yaml', 'cattrs', 'rapidfuzz') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60)
    assert done.stderr == b"[]\n"
    assert b"policydiff 0." in done.stdout


def test_settings_come_from_a_file_and_the_environment(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "policydiff.toml").write_text('format = "json"\nexit-zero = true\n')
    code, out, _ = run("compare", "old.md", "new.md")
    assert (code, out[0]) == (0, "{")
    monkeypatch.setenv("POLICYDIFF_FORMAT", "terminal")
    assert run("compare", "old.md", "new.md")[1].startswith("old  ⇄  new\n")
    assert run("show", "old.md")[1].startswith("old\n")


def test_a_wrong_key_in_a_file_is_an_error_with_its_line(run: Run, folder: Path) -> None:
    (folder / "policydiff.toml").write_text("\nformt = 'json'\n")
    code, _, err = run("compare", "old.md", "new.md")
    assert code == 2
    assert "policydiff.toml:2: there is no option 'formt'; did you mean format?" in err


def test_min_probability_leaves_less_linked(run: Run) -> None:
    linked = []
    for threshold in ("0", "1"):
        document = json.loads(run("compare", "old.md", "new.md", "--format", "json", "--min-probability", threshold)[1])
        linked.append(document["coverage"]["old"]["n_linked"])
    assert linked[1] < linked[0]


def test_mode_can_be_asked_for(run: Run) -> None:
    for mode, words in (("versions", "versions of one text (as asked for)"), ("independent", "independent drafts (as asked for)")):
        assert words in " ".join(run("compare", "old.md", "new.md", "--mode", mode)[1].split())


def test_unit_splits_sentences(run: Run, folder: Path) -> None:
    (folder / "two.txt").write_text("Lamps are lit. Bells are rung.\n")
    assert "1 clause," in run("show", "two.txt")[1]
    assert "2 clauses," in run("show", "two.txt", "--unit", "sentence")[1]


@pytest.mark.parametrize("name", ["old.md", "new.md", *(api.fixture_names())])
def test_yaml_of_show_reads_back_to_the_same_clauses(run: Run, folder: Path, name: str) -> None:
    assert run("show", name, "--format", "yaml", "-o", "back.yaml")[0] == 0
    before, after = api.read(name), api.read("back.yaml")
    kept = ("id", "number", "kind", "role", "depth", "path", "language", "text", "standing", "source")
    assert [[getattr(clause, field) for field in kept] for clause in after.clauses] == [[getattr(c, field) for field in kept] for c in before.clauses]
    assert (after.provenance, after.adherents, after.has_all_adherents) == (before.provenance, before.adherents, before.has_all_adherents)


GAZETTE = """policydiff: outline/1
name: lamps
provenance:
  short: Lamps
  sources: {gazette: "The Lakeland Gazette, 22 May 2024"}
clauses:
  - {id: h1, kind: heading, text: Lamps}
  - {id: "1", standing: unverified, source: gazette, text: Boats shall carry a lamp and a bell.}
  - {id: "2", standing: secondary, source: gazette, text: The keeper may close a pier in a storm.}
"""


def test_every_report_says_what_is_not_verified(run: Run, folder: Path) -> None:
    (folder / "lamps.yaml").write_text(GAZETTE, encoding="utf-8")
    told = "1 of 2 clauses (50 %) unverified, 1 (50 %) from secondary sources"
    assert told in " ".join(run("compare", "old.md", "lamps.yaml")[1].split())
    assert told in " ".join(run("show", "lamps.yaml")[1].split())
    document = json.loads(run("compare", "lamps.yaml", "old.md", "--format", "json")[1])
    Draft202012Validator(read_schema()).validate(document)
    assert f"Lamps: {told}." in document["notes"]
    assert document["standing"]["old"] == {
        "n_clauses": 2,
        "n_verified": 0,
        "n_secondary": 1,
        "n_unverified": 1,
        "n_unstated": 0,
        "share_secondary": 0.5,
        "share_unverified": 0.5,
    }
    assert document["standing"]["new"]["n_unstated"] == 3
    assert document["old"]["provenance"]["sources"] == {"gazette": "The Lakeland Gazette, 22 May 2024"}
    # Of a section, what is true of the section.
    assert "Lamps#2: 1 of 1 clause (100 %) from" not in (report := run("compare", "old.md", "lamps.yaml#2")[1])
    assert "all 1 clause from secondary sources" in " ".join(report.split())


def test_of_what_is_verified_no_report_says_so(run: Run) -> None:
    code, report, _ = run("compare", "frontier-commitments-2024", "frontier-commitments-2025")
    assert code == 1
    assert "verified" not in report[: report.index("Adherents")]


def test_json_of_show_is_what_the_schema_says(run: Run) -> None:
    Draft202012Validator(read_schema()).validate(json.loads(run("show", "old.md", "--format", "json")[1]))


def test_fixtures_are_listed_and_told_apart(run: Run) -> None:
    code, out, _ = run("fixtures")
    assert code == 0
    for name in api.fixture_names():
        assert name in out
    code, one, _ = run("fixtures", "paris-2025")
    assert code == 0
    assert one.count("rival count: ") == 4
    assert "all 27 clauses verified on the text itself" in one
    assert "text (27 clauses): Statement on Inclusive" in one
    assert "known not to adhere" in one


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_commands_options_and_documents(run: Run, shell: str) -> None:
    pytest.importorskip("shtab")
    code, script, _ = run("completion", shell)
    assert code == 0
    assert "min-probability" in script
    assert ("bletchley-2023" in script) == (shell != "tcsh")


def test_completion_without_its_package_names_the_extra(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    code, _, err = run("completion", "bash")
    assert code == 2
    assert "pip install 'policydiff[completion]'" in err


def test_bash_completion_works(run: Run, folder: Path) -> None:
    pytest.importorskip("shtab")
    (folder / "script").write_text(run("completion", "bash")[1])
    program = (
        "source ./script; _policydiff_documents ble; COMP_WORDS=(policydiff compare --mo); COMP_CWORD=2; _shtab_policydiff; echo ${COMPREPLY[@]}"
    )
    done = subprocess.run(["bash", "-c", program], capture_output=True, check=False, timeout=30)
    assert done.stdout.split() == [b"bletchley-2023", b"--mode"]


def test_a_baseline_is_made_of_two_documents_or_more(run: Run) -> None:
    code, out, _ = run(
        "compare", "seoul-2024", "paris-2025", "--encoder", "none", "--baseline", "bletchley-2023", "--baseline", "new-delhi-2026", "--exit-zero"
    )
    assert code == 0
    assert "safety" in out
    code, _, err = run("compare", "old.md", "new.md", "--baseline", "bletchley-2023")
    assert code == 2
    assert "a baseline is made of two documents or more" in err


def test_fail_on_asks_for_effects_and_topics(run: Run) -> None:
    assert run("compare", "old.md", "new.md", "--fail-on", "reversed")[0] == 0
    assert run("compare", "old.md", "new.md", "--fail-on", "weakened")[0] == 1
    code, out, err = run("compare", "old.md", "new.md", "--fail-on", "omitted:gulls")
    assert code == 2
    assert "there is no topic 'gulls'" in err
    # Every name that would do, and no report that the error stands behind.
    assert "(there is safety, " in err
    assert not out


def test_only_confines_the_report(run: Run) -> None:
    whole = run("compare", "old.md", "new.md")[1]
    code, out, _ = run("compare", "old.md", "new.md", "--only", "effects,added")
    assert code == 1
    assert "── Weakened: 1 ─" in out
    assert "1 → 1  “shall” became “should”" in out
    assert "Lanterns along the mole" in out
    assert "Covered" in whole
    assert "Covered" not in out
    assert "sixty days" not in out.partition("── Clause by clause")[2]
    assert "None: reversed, " in out


def test_only_tells_what_there_is_none_of(run: Run) -> None:
    code, out, _ = run("compare", "old.md", "new.md", "--only", "omitted,adherents")
    assert (code, out.splitlines()[-1]) == (1, "None: omitted, adherents")
    assert "keeper" not in out
