"""What the YAML of hand-written files may hold, and how the rest is refused."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.errors import InputError
from policydiff.yaml_nodes import Mapping, Node, Scalar, Sequence, compose


def plain(node: Node) -> object:
    """Return the node as lists, dictionaries and texts."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, _, value in node.items}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.text


@pytest.mark.parametrize("written", ["1.10", "no", "on", "null", "~", "2023-11-01", "0o17", "1e3", "0x1F", ".5", "12:30:00", "true", "=", "<<"])
def test_every_scalar_is_text(written: str) -> None:
    assert plain(compose(f"key: {written}", source=None)) == {"key": written}


def test_lines_are_counted_from_one() -> None:
    root = compose("# first\na: 1\n\nb:\n  - x\n  - >-\n    long\n    text\n", source="my.yaml").as_mapping()
    assert [(key, line) for key, line, _ in root.items] == [("a", 2), ("b", 4)]
    assert [item.line for item in root.take("b").as_items()] == [5, 6]


def test_plain_null_is_told_from_a_quoted_one() -> None:
    root = compose("a: null\nb: 'null'", source=None).as_mapping()
    assert [node.is_plain for _, _, node in root.items if isinstance(node, Scalar)] == [True, False]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("a: &x 1\nb: 2", 1, "anchors (&name) are not read"),
        ("a: 1\nb: *x", 2, "aliases (*name) are not read"),
        ("a: !!python/object/apply:os.system [x]", 1, "tags (!name) are not read"),
        ("a: 1\nb: 2\na: 3", 3, "the key 'a' stands twice, first in line 1"),
        ("a: 1\n---\nb: 2", 2, "a second document starts here"),
        ("", None, "the file is empty"),
        ("# nothing but a remark", None, "the file is empty"),
        ("a: 1\nb: \x07", 2, "unprintable character U+0007"),
        ('a: 1\nb: "\\u001b[2J"', 2, "a text holds the control character U+001B"),
        ('a: "\\x9b2J"', 1, "a text holds the control character U+009B"),
        ("a: 1\nb: c: d", 2, "not valid YAML: mapping values are not allowed here"),
        ("a:\n\t- b", 2, "Indent with spaces"),
        ("[a]: b", 1, "a key must be a text, but is a list"),
        ("{? {a: 1} : b}", 1, "a key must be a text, but is keys and values"),
        ("'': b", 1, "a key is empty"),
        ("[" * 40 + "]" * 40, 1, "nested more than 32 deep"),
    ],
)
def test_refused(text: str, line: int | None, told: str) -> None:
    with pytest.raises(InputError) as caught:
        compose(text, source="my.yaml")
    assert told in caught.value.message
    assert (caught.value.source, caught.value.line) == ("my.yaml", line)


@pytest.mark.parametrize(
    "hostile", ["[" * 200_000, "{a: " * 100_000, "- " * 200_000, "? " * 200_000, '"' + "\\n" * 100_000, "&a " * 100_000, "x" * 9_000_000]
)
def test_hostile_files_are_refused(hostile: str) -> None:
    # Quadratic work on any of them would take minutes.
    with pytest.raises(InputError):
        compose(hostile, source=None)


SCALARS = (
    st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff\ufffe\uffff")).filter(str.strip)
    | st.integers()
    | st.booleans()
    | st.none()
)


@given(
    st.dictionaries(
        st.text("abcdefg", min_size=1),
        st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text("abc", min_size=1), inner), max_leaves=8),
    )
)
def test_json_is_read_by_the_same_rules(value: dict[str, object]) -> None:
    for indent in (None, 2, "\t"):
        for is_ascii in (True, False):
            written = json.dumps(value, indent=indent, ensure_ascii=is_ascii)
            assert plain(compose(written, source=None)) == as_texts(value)


def as_texts(value: object) -> object:
    if isinstance(value, dict):
        return {key: as_texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_texts(inner) for inner in value]
    return value if isinstance(value, str) else json.dumps(value)


def root_of(text: str) -> Mapping:
    return compose(text, source="my.yaml").as_mapping()


def test_unknown_key_names_the_line_and_the_nearest_known_one() -> None:
    with pytest.raises(InputError, match=r"^my.yaml:2: unknown key 'publishd'; did you mean published\? Known here: issued, published$"):
        root_of("issued: x\npublishd: y").allow("issued", "published")
    with pytest.raises(InputError, match=r"^my.yaml:1: unknown key 'zzz'\. Known here: issued$"):
        root_of("zzz: x").allow("issued")


@pytest.mark.parametrize(
    ("text", "ask", "told"),
    [
        ("a: [1]", lambda node: node.as_text(), "my.yaml:1: 'a' must be a text, but is a list"),
        ("a: {b: 1}", lambda node: node.as_sequence(), "my.yaml:1: 'a' must be a list (- item), but is keys and values"),
        ("a: b", lambda node: node.as_mapping(), "my.yaml:1: 'a' must be keys and values (key: value), but is a text"),
        ("a:", lambda node: node.as_mapping(), "my.yaml:1: 'a' must be keys and values (key: value), but is empty"),
        ("a:", lambda node: node.as_text(), "my.yaml:1: 'a' is empty; write a text"),
        ("a: fel", lambda node: node.as_choice(("rose", "fell")), "my.yaml:1: 'a' is 'fel'; did you mean fell? It can be rose, fell"),
        ("a: [x, [y]]", lambda node: node.as_texts(), "my.yaml:1: 'a' must be a text, but is a list"),
        ("a: two", lambda node: node.as_number(low=0, high=1), "my.yaml:1: 'a' is 'two'; write a number between 0 and 1"),
        ("a: nan", lambda node: node.as_number(), "my.yaml:1: 'a' is 'nan'; write a number"),
        ("a: -0.1", lambda node: node.as_number(low=0, high=1), "my.yaml:1: 'a' is '-0.1'; write a number between 0 and 1"),
        ('a: "wide\\u202eturned"', lambda node: node.as_choice(("x",)), "my.yaml:1: 'a' is 'wide\\u202eturned'. It can be x"),
    ],
)
def test_wrong_values(text: str, ask: object, told: str) -> None:
    assert callable(ask)
    with pytest.raises(InputError) as caught:
        ask(root_of(text).take("a"))
    assert str(caught.value) == told


def test_right_values() -> None:
    root = root_of("text: x\nempty:\nlist: [a, b]\nnumber: .25\nword: fell")
    assert root.take("text").as_texts() == ("x",)
    assert root.take("empty").as_text(allow_empty=True) == ""
    assert root.take("list").as_texts() == ("a", "b")
    assert math.isclose(root.take("number").as_number(low=0, high=1), 0.25)
    assert root.take("word").as_choice(("rose", "fell")) == "fell"
    assert root.find("missing") is None
    with pytest.raises(InputError, match=r"^my.yaml:1: missing is missing; add missing: … to the file$"):
        root.take("missing")


def test_long_values_are_shortened_in_messages() -> None:
    with pytest.raises(InputError) as caught:
        root_of(f"a: {'very ' * 100}long").take("a").as_choice(("short",))
    assert len(str(caught.value)) < 120
