"""Words of texts in ASCII are found by a shorter way; it must lead to the same place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policydiff.text.fold import fold
from policydiff.text.labels import _READERS, parse_label
from policydiff.text.tokens import terms, tokenise, words

ASCII = st.text(st.characters(max_codepoint=127), max_size=40)


@given(ASCII)
def test_the_short_way_finds_what_the_long_one_finds(text: str) -> None:
    # A Chinese character behind it takes the whole text the long way.
    assert tokenise(text) == tokenise(f"{text} 中")[:-1]
    assert words(text) == words(f"{text} 中")[:-1]
    assert terms(text) == terms(f"{text} 中")[:-1]
    assert f"{fold(text)} 中".lstrip() == fold(f"{text} 中")


@given(st.text(max_size=40))
def test_words_are_tokens_without_their_places(text: str) -> None:
    assert words(text) == tuple(token.text for token in tokenise(text))
    assert all(token.span.of(text) == token.text for token in tokenise(text))


@given(st.one_of(ASCII, st.text(st.sampled_from("0123459aAbBiIvVxX().:§ -\t第一条附件、①“"), max_size=12)))
def test_no_reader_of_labels_is_left_out_that_would_have_read_one(text: str) -> None:
    head = text[:120].translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
    assert parse_label(text) == next((label for read in _READERS if (label := read(head, text)) is not None), None)
