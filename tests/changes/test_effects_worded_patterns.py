"""Patterns that are searched for only where a text has one of the words that they need: that they need them."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from policydiff.changes.effects.bearer.charges import english as charges
from policydiff.changes.effects.figures import readings as figures
from policydiff.changes.effects.names import mentions
from policydiff.changes.effects.norms import nominal, readings
from policydiff.changes.effects.provisos import readings as provisos
from policydiff.changes.effects.wording import sentences
from policydiff.changes.effects.wording.patterns import Worded


def _everything():
    patterns = charges._patterns()
    yield from (*patterns.before, patterns.subject, patterns.owner, *patterns.distant)
    yield from (value for module in (mentions, nominal, readings, sentences) for value in vars(module).values() if isinstance(value, Worded))
    yield from (reading.words for reading in (*provisos._READINGS, *figures._ENGLISH) if isinstance(reading.words, Worded))


def _spoken(pattern):
    """Return a pattern with what it looks ahead and back for as part of it, and without what must not stand there: most of what it matches holds a match."""
    left = re.sub(r"\(\?<?=", "(?:", pattern)
    while found := re.search(r"\(\?<?!", left):
        depth, end = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(left[end], 0)
            end += 1
        left = left[: found.start()] + left[end:]
    return left


@pytest.mark.parametrize("worded", tuple(_everything()), ids=lambda worded: worded.pattern.pattern[:30])
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_matches_holds_one_of_the_words(worded, data):
    text = data.draw(st.from_regex(re.compile(_spoken(worded.pattern.pattern), worded.pattern.flags & re.IGNORECASE | re.ASCII), fullmatch=True))
    assume(worded.pattern.search(text))
    assert any(True for _ in worded.finditer(text)), text


def test_a_text_without_the_words_is_not_searched():
    assert list(Worded("fee fees", re.compile("f.e")).finditer("A fine is due.")) == []


def test_a_stretch_of_a_text_is_searched():
    worded = Worded("fee fees", re.compile("fees?"))
    text = "No fee, no fees."
    assert [match.group() for match in worded.finditer(text)] == ["fee", "fees"]
    assert [match.group() for match in worded.finditer(text, 8)] == ["fees"]
    assert [match.group() for match in worded.finditer(text, 0, 8)] == ["fee"]
