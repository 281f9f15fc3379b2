"""Completion of the command in a shell, made by shtab from the parser itself, so that it cannot fall behind."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

import shtab

from policydiff.cli.parser import build_parser

__all__ = ["complete"]

_DOCUMENTS = "_policydiff_documents"
_FIXTURES = "_policydiff_fixtures"


def complete(shell: str, fixtures: Sequence[str]) -> str:
    """
    Return a script that completes options, values, files and the names of the shipped documents.

    Args:
        shell: ``bash``, ``zsh`` or ``tcsh``; the last completes files, not names.

        fixtures: Names of the shipped documents.
    """
    parser = build_parser()
    documents = {"bash": _DOCUMENTS, "zsh": _DOCUMENTS, "tcsh": "f"}
    named = {
        "old": documents,
        "new": documents,
        "document": documents,
        "baseline": documents,
        "name": {"bash": _FIXTURES, "zsh": _FIXTURES, "tcsh": ""},
    }
    for action in _actions(parser):
        if action.dest in named:
            action.complete = named[action.dest]  # type: ignore[attr-defined]
        elif action.dest in {"output", "config", "review", "gold", "plot", "watch", "lexicon"}:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.dest == "vector_cache":
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    return str(shtab.complete(parser, shell=shell, preamble=_preamble(" ".join(fixtures)).get(shell, "")))


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:  # noqa: SLF001 - argparse offers no other way to its arguments, and shtab takes the same
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                yield from _actions(command)


def _preamble(names: str) -> dict[str, str]:
    return {
        "bash": f'{_FIXTURES}() {{ compgen -W \'{names}\' -- "$1"; }}\n{_DOCUMENTS}() {{ compgen -W \'{names}\' -- "$1"; compgen -f -- "$1"; }}\n',
        "zsh": (
            f"{_FIXTURES}() {{ _values 'document' {names} }}\n"
            f"{_DOCUMENTS}() {{ _alternative 'documents:shipped document:({names})' 'files:file:_files' }}\n"
        ),
    }
