"""The shipped taxonomy is whole, and a wrong one is refused with a message that names the place."""

from __future__ import annotations

import re

import pytest

from policydiff.annotate.topics.matching import find_seeds
from policydiff.annotate.topics.taxonomy import LANGUAGES, Seed, load_taxonomy, shipped_taxonomy
from policydiff.errors import InputError

HEAD = 'format = "policydiff topics/1"\nname = "mine"\nversion = "3"\nsource = "own"\n'
TOPIC = '[[topics]]\nname = "safety"\nen = ["Risk"]\n'
TOPICS = (
    "safety",
    "innovation",
    "adoption",
    "infrastructure",
    "export-control",
    "competition",
    "open",
    "standards",
    "rights",
    "inclusion",
    "sustainability",
    "work",
    "data",
    "cbrn",
    "transparency",
    "public-sector",
    "governance",
    "values",
)
SEEDS = [(topic.name, language, seed) for topic in shipped_taxonomy().topics for language in LANGUAGES for seed in topic.seeds(language)]


def sentence(language: str, *words: str) -> str:
    return ("，" if language == "zh" else ", ").join(word.replace("*", "") for word in words)


def test_the_shipped_taxonomy_has_its_topics_in_both_languages() -> None:
    taxonomy = shipped_taxonomy()
    assert tuple(topic.name for topic in taxonomy.topics) == TOPICS
    assert all(topic.en and topic.zh for topic in taxonomy.topics)
    assert taxonomy.label == "policydiff topics 4"
    assert taxonomy.source
    assert shipped_taxonomy() is taxonomy


@pytest.mark.parametrize(("topic", "language", "seed"), SEEDS, ids=lambda value: value.text if isinstance(value, Seed) else None)
def test_every_shipped_seed_tells_its_topic_and_every_condition_works(topic: str, language: str, seed: Seed) -> None:
    def tells(*words: str) -> bool:
        place = sentence(language, *words).index(words[0].replace("*", ""))
        return any(hit.topic == topic and hit.span.start == place for hit in find_seeds(sentence(language, *words), shipped_taxonomy()))

    assert tells(seed.text, *seed.near[:1])
    if seed.near:
        assert not tells(seed.text)
    for word in seed.without:
        assert not tells(seed.text, *seed.near[:1], word)
    for phrase in seed.unless:
        text = sentence(language, phrase, *seed.near[:1])
        stem = seed.text.replace("*", "")
        hits = find_seeds(text, shipped_taxonomy())
        assert not any(hit.topic == topic and hit.span.start == text.index(stem) and hit.words.lower().startswith(stem) for hit in hits)


def test_letter_case_of_english_seeds_makes_no_difference() -> None:
    assert load_taxonomy(HEAD + TOPIC, name="t.toml").topics[0].en == (Seed(text="risk"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("format = ", "no TOML"),
        ("[" * 5000, "no TOML"),
        (HEAD.replace("topics/1", "topics/9") + TOPIC, "this release reads 'policydiff topics/1'"),
        (HEAD + "surprise = 1\n" + TOPIC, "unknown key 'surprise'"),
        (HEAD.replace('source = "own"\n', "") + TOPIC, "lacks the key 'source'"),
        (HEAD.replace('"3"', "3") + TOPIC, "version is 3; it has to be a text, in quotes"),
        (HEAD.replace('"mine"', '"a\\u001b[31mb"') + TOPIC, "invisible characters"),
        (HEAD + "topics = []", "topics is empty"),
        (HEAD + "topics = [1]", "topic 1 is 1; it has to be a table"),
        (HEAD + TOPIC + TOPIC.replace("Risk", "harm"), "topic 'safety' stands there twice"),
        (HEAD + TOPIC + TOPIC.replace("safety", "danger"), "seed 'risk' stands in topic 'safety' and again in 'danger'"),
        (HEAD + '[[topics]]\nname = "safety"\n', "topic 'safety' has no seeds"),
        (HEAD + TOPIC.replace('["Risk"]', '"Risk"'), "en of topic 'safety' is no list"),
        (HEAD + TOPIC.replace('"Risk"', "1"), "holds 1; a seed is a text or a table"),
        (HEAD + TOPIC.replace('"Risk"', '"风险"'), "holds '风险', which is not in that language's script"),
        (HEAD + TOPIC.replace("en =", "zh ="), "holds 'Risk', which is not in that language's script"),
        (HEAD + TOPIC.replace("en =", "fr ="), "unknown key 'fr'"),
        (HEAD + TOPIC.replace("Risk", "r*sk"), "a * stands at the end of an English word"),
        (HEAD + TOPIC.replace("Risk", "*"), "a * stands at the end of an English word"),
        (HEAD + TOPIC.replace('"Risk"', '"' + "r" * 101 + '"'), "more than 100 characters"),
        (HEAD + TOPIC.replace('"Risk"', '{ seed = "risk" }'), "a table without a condition"),
        (HEAD + TOPIC.replace('"Risk"', '{ seed = "risk", unless = ["high stakes"] }'), "can never apply"),
        (HEAD + TOPIC.replace('"Risk"', '{ seed = "risk", near = "model" }'), "near of seed 'risk' in en of topic 'safety' is no list"),
        (HEAD + TOPIC.replace('"Risk"', '{ seed = "risk", nearby = ["model"] }'), "unknown key 'nearby'"),
        ("#" * 1_000_001, "longer than 1,000,000 characters"),
    ],
)
def test_a_wrong_taxonomy_is_refused(text: str, message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)) as caught:
        load_taxonomy(text, name="mine.toml")
    assert str(caught.value).startswith("mine.toml: ")
