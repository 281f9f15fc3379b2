"""Look-up by name."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from policydiff import registry
from policydiff.errors import OptionError
from policydiff.registry import Registry


@pytest.fixture
def formats(monkeypatch: pytest.MonkeyPatch) -> Registry[object]:
    """Return a registry beside which other packages offer ``table``, ``broken`` and another ``json``."""
    offered = [
        EntryPoint("table", "json:dumps", "policydiff.renderers"),
        EntryPoint("table", "json:loads", "policydiff.renderers"),
        EntryPoint("json", "json:loads", "policydiff.renderers"),
        EntryPoint("broken", "no_such_module_at_all:render", "policydiff.renderers"),
    ]
    monkeypatch.setattr(registry, "entry_points", lambda group: [point for point in reversed(offered) if point.group == group])
    return Registry("format", "policydiff.renderers", {"terminal": lambda: "ours", "json": lambda: "our json"})


def test_built_ins_come_first_and_keep_their_names(formats: Registry[object]) -> None:
    assert formats.names() == ("terminal", "json", "broken", "table")
    assert formats.find("json") == "our json"


def test_an_entry_point_is_found_and_the_first_of_a_name_wins_in_any_order(formats: Registry[object]) -> None:
    import json

    assert formats.find("table") is json.dumps


def test_a_miss_suggests_what_comes_near(formats: Registry[object]) -> None:
    with pytest.raises(OptionError, match="there is no format 'terminl'; did you mean terminal\\?"):
        formats.find("terminl")
    with pytest.raises(OptionError, match="there is no format '☃'; there is terminal, json, broken, table"):
        formats.find("☃")


def test_what_cannot_be_loaded_says_whose_it_is(formats: Registry[object]) -> None:
    with pytest.raises(OptionError, match="'broken' \\(no_such_module_at_all:render\\) cannot be loaded: ModuleNotFoundError"):
        formats.find("broken")


def test_a_loader_is_called_on_look_up_only() -> None:
    called = []
    lazy = Registry("thing", "policydiff.things", {"one": lambda: called.append(1), "two": lambda: called.append(2)})
    lazy.names()
    assert called == []
    lazy.find("two")
    assert called == [2]
