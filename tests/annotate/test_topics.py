"""Which topics clauses get, how many, in which order, and what headings and titles add."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from policydiff.annotate import annotate_topics, load_taxonomy
from policydiff.model.outline import Clause, Outline, Provenance, Source

TAXONOMY = load_taxonomy(
    """
    format = "policydiff topics/1"
    name = "fruit"
    version = "2"
    source = "made up"
    [[topics]]
    name = "pome"
    en = ["apple", "pear"]
    [[topics]]
    name = "stone"
    en = ["plum"]
    [[topics]]
    name = "citrus"
    en = ["lemon"]
    [[topics]]
    name = "berry"
    en = ["currant"]
    """,
    name="fruit.toml",
)


def outline(*clauses: Clause) -> Outline:
    source = Source(name="own", media_type="text/plain", encoding="utf-8", sha256="", text="")
    return Outline(name="own", source=source, provenance=Provenance(), language="en", clauses=clauses)


def carried(*clauses: Clause) -> dict[str, list[str]]:
    annotations = annotate_topics(outline(*clauses), TAXONOMY)
    return {clause.id: [topic.topic for topic in annotations.topics_of(clause.id)] for clause in clauses}


def test_a_topic_says_where_its_seeds_stand() -> None:
    (topic,) = annotate_topics(outline(Clause(id="1", text="An Apple, two pears.")), TAXONOMY).items
    assert (topic.clause, topic.topic, topic.weight, topic.triggers) == ("1", "pome", 2.0, ("Apple", "pears"))
    assert [span.of("An Apple, two pears.") for span in topic.spans] == ["Apple", "pears"]


def test_annotations_name_the_taxonomy_and_every_topic_looked_for() -> None:
    annotations = annotate_topics(outline(Clause(id="1", text="Nothing ripe.")), TAXONOMY)
    assert (annotations.items, annotations.made_by, annotations.topics) == ((), ("fruit 2",), ("pome", "stone", "citrus", "berry"))


def test_a_clause_carries_three_topics_by_weight_then_by_order_of_the_taxonomy() -> None:
    assert carried(Clause(id="1", text="currant, lemon, plum, apple")) == {"1": ["pome", "stone", "citrus"]}
    assert carried(Clause(id="1", text="currant, lemon, plum, apple, currants")) == {"1": ["berry", "pome", "stone"]}


def test_topics_beyond_three_are_told_by_name() -> None:
    found = annotate_topics(outline(Clause(id="1", text="currant, lemon, plum, apple"), Clause(id="2", text="An apple.")), TAXONOMY)
    assert found.left_out == (("1", "berry"),)


def test_a_heading_counts_less_than_a_word_of_the_clause() -> None:
    found = annotate_topics(
        outline(
            Clause(id="h1", text="On plums, plum by plum", kind="heading"),
            Clause(id="1", text="An apple.", path=("On plums, plum by plum",)),
            Clause(id="2", text="A plum and a pear.", path=("On plums, plum by plum",)),
            Clause(id="3", text="A lemon."),
        ),
        TAXONOMY,
    )
    assert [(topic.clause, topic.topic, topic.weight, topic.triggers) for topic in found.items] == [
        ("1", "pome", 1.0, ("apple",)),
        ("1", "stone", 0.5, ("plums", "plum", "plum")),
        ("2", "stone", 1.5, ("plums", "plum", "plum", "plum")),
        ("2", "pome", 1.0, ("pear",)),
        ("3", "citrus", 1.0, ("lemon",)),
    ]
    assert found.topics_of("1")[1].spans == ()


@pytest.mark.parametrize(("n_clauses", "n_bearing", "counts"), [(5, 0, True), (6, 0, False), (20, 1, True), (21, 1, False), (40, 2, True)])
def test_a_heading_above_many_clauses_counts_where_some_bear_it_out(n_clauses: int, n_bearing: int, counts: bool) -> None:  # noqa: FBT001
    texts = ["A plum." if number < n_bearing else "An apple." for number in range(n_clauses)]
    clauses = [Clause(id=f"h.{number}", text=text, path=("On plums",)) for number, text in enumerate(texts)]
    found = carried(*clauses, Clause(id="3", text="A lemon."))
    assert found[f"h.{n_clauses - 1}"] == (["pome", "stone"] if counts else ["pome"])


def test_a_seed_does_not_count_in_bad_company() -> None:
    shared = "Developers disclose what their models cannot do."
    published = "Whoever discloses an intimate picture of another pays a fine."
    found = annotate_topics(outline(Clause(id="1", text=shared), Clause(id="2", text=published)))
    assert [(topic.clause, topic.topic) for topic in found.items if topic.topic == "transparency"] == [("1", "transparency")]


def test_a_title_above_every_clause_counts_nothing() -> None:
    title = "Declaration on plums"
    assert carried(Clause(id="1", text="An apple.", path=(title, "Lemons")), Clause(id="2", text="A pear.", path=(title,))) == {
        "1": ["pome", "citrus"],
        "2": ["pome"],
    }


def test_headings_and_footnotes_carry_no_topic() -> None:
    assert carried(Clause(id="h", text="Apples", kind="heading"), Clause(id="f", text="An apple.", role="footnote")) == {"h": [], "f": []}


def test_a_language_without_seeds_is_not_searched() -> None:
    french = outline(Clause(id="1", text="Une plum ici.", language="fr"))
    assert annotate_topics(french, TAXONOMY).topics == ()
    assert annotate_topics(outline(Clause(id="1", text="青苹果", language="zh-Hans")), TAXONOMY).topics == ()
    assert annotate_topics(outline(), TAXONOMY).topics == ()


def test_an_undetermined_clause_among_others_carries_no_topic() -> None:
    assert carried(Clause(id="1", text="apple", language="en-GB"), Clause(id="2", text="apple", language="und")) == {"1": ["pome"], "2": []}


def test_the_order_of_clauses_is_kept_and_a_second_run_is_the_same() -> None:
    clauses = tuple(Clause(id=str(number), text=f"Risk number {number} of deployment.") for number in range(12))
    first = annotate_topics(outline(*clauses))
    assert [item.clause for item in first.items if item.topic == "safety"] == [clause.id for clause in clauses]
    assert annotate_topics(outline(*clauses)) == first


def test_nothing_heavy_is_loaded_for_english() -> None:
    code = (
        "import sys; import policydiff.annotate.topics as t; from policydiff.annotate.topics.taxonomy import shipped_taxonomy as s;"
        "print(s.cache_info().currsize, [m for m in ('numpy', 'scipy', 'rich', 'opencc') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "0 []"


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_the_hash_seed_decides_nothing(seed: str) -> None:
    code = (
        "from policydiff.annotate.topics.matching import find_seeds; from policydiff.annotate.topics.taxonomy import shipped_taxonomy;"
        "print([(h.topic, h.span.start) for h in find_seeds('Safe jobs, open-source chips, 风险 and climate', shipped_taxonomy())])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert result.stdout.strip() == "[('safety', 0), ('work', 5), ('open', 11), ('infrastructure', 23), ('safety', 30), ('sustainability', 37)]"
