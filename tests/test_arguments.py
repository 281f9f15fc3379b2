"""An argument of another kind than asked for is an error of ours that names it and says what to give instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import policydiff
from policydiff import OptionError, Options, PolicyDiffError, RenderOptions
from policydiff.emphasis.terms import key_terms
from policydiff.explain import explain

WORDS = Options(encoder="none")
PAIR = ("paris-2025", "paris-2025")
CALLS: dict[str, tuple[Callable[[], Any], str, str]] = {
    "source": (lambda: policydiff.read(5), "source", "path"),  # type: ignore[arg-type]
    "options": (lambda: policydiff.compare(*PAIR, options={"unit": "clause"}), "options", "policydiff.Options"),  # type: ignore[arg-type]
    "baseline": (lambda: policydiff.compare(*PAIR, options=WORDS, baseline=[*PAIR]), "baseline", "measure_baseline"),  # type: ignore[arg-type]
    "lexicons": (lambda: policydiff.compare(*PAIR, options=WORDS, lexicons="mine.toml"), "lexicons", "Lexicons.read"),  # type: ignore[arg-type]
    "review": (lambda: policydiff.compare(*PAIR, options=WORDS, review=3), "review", "path of a review file"),  # type: ignore[arg-type]
    "encoder": (lambda: policydiff.compare(*PAIR, encoder=object()), "encoder", "name, version and encode"),  # type: ignore[arg-type]
    "stages": (lambda: policydiff.compare(*PAIR, options=WORDS, stages=len), "stages", "policydiff.align.STAGES"),  # type: ignore[arg-type]
    "a stage": (lambda: policydiff.compare(*PAIR, options=WORDS, stages=(1,)), "stages", "Draft"),  # type: ignore[arg-type]
    "questions": (lambda: policydiff.find_questions(*PAIR, options="none"), "options", "policydiff.Options"),  # type: ignore[arg-type]
    "explained": (lambda: explain(*PAIR, "old:1", options=7), "options", "policydiff.Options"),  # type: ignore[arg-type]
    "pairs": (lambda: policydiff.compare_all("ab", options=WORDS), "pairs", "(old, new)"),  # type: ignore[arg-type]
    "a triple": (lambda: policydiff.compare_all([("a", "b", "c")], options=WORDS), "pairs", "(old, new)"),  # type: ignore[list-item]
    "executor": (lambda: policydiff.compare_all([PAIR], executor=3, options=WORDS), "executor", "Executor"),  # type: ignore[arg-type]
    "documents": (lambda: policydiff.measure_baseline("paris-2025"), "documents", "list"),
    "terms": (lambda: key_terms("paris-2025", "seoul-2024"), "old", "outlines"),  # type: ignore[arg-type]
    "comparison": (lambda: policydiff.render_report("paris-2025"), "comparison", "what compare returns"),  # type: ignore[arg-type]
    "probability": (lambda: Options(min_probability="0.5"), "min_probability", "number"),  # type: ignore[arg-type]
    "width": (lambda: RenderOptions(width=39), "width", "40 columns"),
    "only": (lambda: RenderOptions(only="weakened"), "only", "tuple"),  # type: ignore[arg-type]
    "a kind": (lambda: RenderOptions(only=("weakend",)), "only", "did you mean weakened"),
}


@pytest.mark.parametrize("call", CALLS)
def test_a_wrong_argument_is_named_with_its_remedy(call: str) -> None:
    attempt, name, remedy = CALLS[call]
    with pytest.raises(OptionError) as error:
        attempt()
    assert name in str(error.value)
    assert remedy in str(error.value)


@pytest.mark.parametrize(
    ("attempt", "name"),
    [
        (lambda: policydiff.read(None), "source"),  # type: ignore[arg-type]
        (lambda: policydiff.compare_all(None), "pairs"),  # type: ignore[arg-type]
        (lambda: policydiff.measure_baseline(None), "documents"),  # type: ignore[arg-type]
        (lambda: policydiff.render_report(None), "comparison"),  # type: ignore[arg-type]
        (lambda: Options(encoder=None), "encoder"),  # type: ignore[arg-type]
        (lambda: RenderOptions(width=None), "width"),  # type: ignore[arg-type]
        (lambda: RenderOptions(only=None), "only"),  # type: ignore[arg-type]
    ],
)
def test_none_is_a_wrong_argument_where_it_is_no_default(attempt: Callable[[], Any], name: str) -> None:
    with pytest.raises(OptionError, match=f"^{name} is None"):
        attempt()
    assert Options(min_probability=None).min_probability is None


def test_what_a_comparison_does_not_know_is_an_error() -> None:
    comparison = policydiff.compare(*PAIR, options=WORDS)
    with pytest.raises(OptionError, match="there is no operation 'deleted'"):
        comparison.changes_of("deleted")  # type: ignore[arg-type]
    first = comparison.alignment.old.clauses[0].id
    assert comparison.alignment.old.clause(first).id == first
    with pytest.raises(PolicyDiffError, match="there is no clause '99x'"):
        comparison.alignment.old.clause("99x")
