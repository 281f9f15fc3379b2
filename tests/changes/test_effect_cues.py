"""Lists of words for the rules, read strictly."""

from __future__ import annotations

import pytest

from policydiff.changes.effects.wording.cues import load_cues
from policydiff.errors import InputError

_HEAD = 'format = "words/1"\nname = "n"\nversion = "1"\nsource = "s"\n'


def _load(text: str) -> object:
    return load_cues(text, name="w.toml", form="words/1", lists=("keep",))


def test_the_longer_of_two_words_is_found_whatever_the_case_and_the_script() -> None:
    cues = load_cues(_HEAD + '[lists.keep]\nen = ["keep", "keep on file", "retain*"]\nzh = ["保存"]', name="w.toml", form="words/1", lists=("keep",))
    text = "Keep on-file what you RETAINED; keeper 應當保存"
    assert [span.of(text) for span in cues.find("keep", text)] == ["Keep on-file", "RETAINED", "保存"]
    assert cues.has("keep", "留存和保存")
    assert not cues.has("keep", "A keeper upkeeps.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lists = [", "this is no TOML"),
        (_HEAD.replace("words/1", "words/2") + '[lists.keep]\nen = ["a"]', "this release reads 'words/1'"),
        (_HEAD + '[lists.kept]\nen = ["a"]', "unknown key 'kept'"),
        (_HEAD + "[lists]", "lacks the key 'keep'"),
        (_HEAD + "[lists.keep]", "is empty"),
        (_HEAD + '[lists.keep]\nfr = ["a"]', "unknown key 'fr'"),
        (_HEAD + '[lists.keep]\nen = ["a", "a"]', "twice"),
        (_HEAD + '[lists.keep]\nen = ["*"]', "printable text"),
    ],
)
def test_a_misspelt_file_is_an_error_that_names_it(text: str, message: str) -> None:
    with pytest.raises(InputError, match=r"w\.toml") as caught:
        _load(text)
    assert message in str(caught.value)
