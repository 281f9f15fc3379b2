"""Seeds are found as words, in any spelling, and ambiguous ones only in their sense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.annotate.topics.matching import find_seeds
from policydiff.annotate.topics.taxonomy import load_taxonomy, shipped_taxonomy


def tell(text: str) -> list[tuple[str, str]]:
    return [(hit.topic, hit.words) for hit in find_seeds(text, shipped_taxonomy())]


def topics(text: str) -> set[str]:
    return {topic for topic, _ in tell(text)}


def test_words_are_found_where_they_stand() -> None:
    assert tell("States assess Risks, then adopted open\u2011source models.") == [
        ("safety", "Risks"),
        ("adoption", "adopted"),
        ("open", "open\u2011source"),
    ]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("a safeguard and safeguards", "safety"),
        ("secure and robust networks", "safety"),
        ("asterisk", "safety"),
        ("a brisk pace", "safety"),
        ("a safe harbour for researchers", "safety"),
        ("opening a door to open debate", "open"),
        ("the new frontiers of medicine", "safety"),
        ("in alignment with the model law", "safety"),
        ("an environment for development", "sustainability"),
        ("the environment in which the system operates", "sustainability"),
        ("the regulatory climate of a state", "sustainability"),
        ("the Commission shall adopt implementing acts", "adoption"),
        ("deployers keep logs", "adoption"),
        ("to design, develop, deploy and use it", "adoption"),
        ("developers run adversarial tests", "competition"),
        ("the Department of Defense", "competition"),
        ("it is a defence for the carrier to show due care", "competition"),
        ("the rights of the defense are kept", "competition"),
        ("a note signed by the clerk certifies the date", "standards"),
        ("a fee that is fair and reasonable", "rights"),
        ("rules on unfair competition between ferries", "rights"),
        ("schools and other educational bodies of the island", "adoption"),
        ("whoever asks for health care at the clinic", "adoption"),
        ("regardless of race or sex", "competition"),
        ("chemical, biological, radiological or nuclear agents", "infrastructure"),
        ("permitting users to object", "infrastructure"),
        ("a licence to drive", "export-control"),
        ("protect health, safety and fundamental rights", "adoption"),
        ("testimony before a court", "standards"),
        ("the National Institute of Standards and Technology", "standards"),
        ("the inclusion of new systems in the list", "inclusion"),
        ("development of the regions", "innovation"),
        ("维护国家安全和网络安全", "safety"),
        ("遵守《国家安全法》", "safety"),
        ("秉持可持续的安全观", "safety"),
        ("秉持可持续的安全观", "sustainability"),
        ("遵守《网络安全法》《数据安全法》", "safety"),
        ("遵守《数据安全法》《个人信息保护法》", "data"),
        ("通过应用程序对手机进行管理", "adoption"),
        ("通过应用程序对手机进行管理", "competition"),
        ("改善营商环境", "sustainability"),
        ("实行包容审慎监管", "inclusion"),
        ("农村社区建设", "open"),
        ("坚持自主可控", "safety"),
        ("追赶世界科技前沿", "safety"),
    ],
)
def test_a_word_in_another_sense_tells_nothing(text: str, topic: str) -> None:
    assert topic not in topics(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("the defence of the coast", "competition"),
        ("a certificate of conformity", "standards"),
        ("fair treatment of passengers", "rights"),
        ("AI serves education and health", "adoption"),
        ("a safe system", "safety"),
        ("risk-based rules", "safety"),
        ("alignment of models with human intent", "safety"),
        ("the frontier's models", "safety"),
        ("protect health, safety and fundamental rights", "safety"),
        ("people and the environment", "sustainability"),
        ("environmentally friendly cooling", "sustainability"),
        ("a clean environment and a stable climate", "sustainability"),
        ("organisations adopting the technology", "adoption"),
        ("standardisation", "standards"),
        ("standardization", "standards"),
        ("data centres", "infrastructure"),
        ("data centers", "infrastructure"),
        ("new nuclear reactors", "infrastructure"),
        ("nuclear weapons", "cbrn"),
        ("labour markets", "work"),
        ("labor markets", "work"),
        ("a licence for every export", "export-control"),
        ("ideological bias", "values"),
        ("the UN Sustainable Development Goals", "sustainability"),
        ("ethical AI（以人为本）", "rights"),
        ("确保安全可控", "safety"),
        ("生物安全", "cbrn"),
        ("尊重人权", "rights"),
        ("人工智能安全", "safety"),
        ("建设数据中心", "infrastructure"),
        ("共享训练数据", "data"),
        ("开源社区", "open"),
        ("AI安全risk评估", "safety"),
    ],
)
def test_a_word_in_its_sense_tells_its_topic(text: str, topic: str) -> None:
    assert topic in topics(text)


def test_an_exempt_phrase_hides_no_other_seed_in_it() -> None:
    assert tell("an enabling environment for sustainable growth") == [("sustainability", "sustainable"), ("innovation", "growth")]
    assert tell("保护个人权益") == [("rights", "权益")]


def test_the_longer_of_two_seeds_counts() -> None:
    assert tell("ideological bias") == [("values", "ideological bias")]
    assert tell("数据中心") == [("infrastructure", "数据中心")]
    assert tell("国家安全") == [("competition", "国家安全")]


def test_traditional_characters_count_as_simplified() -> None:
    assert tell("人工智能風險與開源") == [("safety", "風險"), ("open", "開源")]


def test_spans_are_of_the_text_as_given() -> None:
    text = "ﬁne, “Safe”\u00ad and inno\u00advative，風險"
    assert [hit.span.of(text) for hit in find_seeds(text, shipped_taxonomy())] == ["Safe", "inno\u00advative", "風險"]


@given(st.text(alphabet="safe riskopn-'’\u00ad安全風险国家ÀİßﬁX", max_size=60))
def test_hits_quote_the_text_in_order(text: str) -> None:
    hits = find_seeds(text, shipped_taxonomy())
    assert all(hit.span.of(text) == hit.words != "" for hit in hits)
    assert [hit.span.start for hit in hits] == sorted(hit.span.start for hit in hits)


@given(st.sampled_from(["The risks of an open-source model", "a Clean environment and the climate", "防范网络安全风险"]))
def test_letter_case_and_quotes_make_no_difference(text: str) -> None:
    plain = [(hit.topic, hit.span) for hit in find_seeds(text, shipped_taxonomy())]
    assert [(hit.topic, hit.span) for hit in find_seeds(text.upper(), shipped_taxonomy())] == plain


def test_seeds_of_a_taxonomy_written_in_traditional_characters_match_too() -> None:
    taxonomy = load_taxonomy(
        'format = "policydiff topics/1"\nname = "m"\nversion = "1"\nsource = "s"\n[[topics]]\nname = "t"\nzh = ["風險"]\n', name="t"
    )
    assert [hit.topic for hit in find_seeds("风险", taxonomy)] == ["t"]


@pytest.mark.parametrize(
    ("text", "n_found"), [("safe " * 20_000, 20_000), ("adopt'" * 20_000, 0), ("data" + " " * 100_000 + "centre", 0), ("安全观" * 20_000, 0)]
)
def test_long_texts_are_searched_whole(text: str, n_found: int) -> None:
    assert len(find_seeds(text, shipped_taxonomy())) == n_found
