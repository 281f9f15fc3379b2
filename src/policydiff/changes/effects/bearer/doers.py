"""Who is to do the act of a statement, in either language."""

from __future__ import annotations

import re

from policydiff.changes.effects.names.chinese import chinese_agents_from, chinese_subject_of, is_modifier
from policydiff.changes.effects.names.english import names_before, names_from
from policydiff.changes.effects.norms.statement import Statement
from policydiff.changes.effects.wording.passage import Passage
from policydiff.model.outline import Span

__all__ = ["doers_of"]

_BY = re.compile(r"\bby (?=\S)")
_BY_CHINESE = re.compile("由(?!于|此|来)")
# What follows a modal where the act is done to its subject: *be checked*, *, where possible, be swiftly repaired*.
_PASSIVE = re.compile(
    r"(?:,[^,]{1,80},)?\s*(?:not |never |also |always |only |then |still |again |first |instead |in turn |thereafter |\w+ly ){0,2}(?:to )?(?:be|have been) (?:also |first |only |then |\w+ly ){0,2}(?:\w+(?:ed|en|wn|ne|ght|pt|lt|ft|nt)|made|set|put|paid|laid|led|met|read|cut|held|kept|run|told|sold|found|bound)\b",
    re.IGNORECASE,
)


def doers_of(side: Passage, statement: Statement) -> tuple[Span, ...]:
    """Return where the wording names who does the act of a statement: behind *by* or 由, else the subject before the modal."""
    text, stretch, modal = side.text, statement.stretch, statement.span
    if side.is_chinese:
        for behind in _BY_CHINESE.finditer(text, stretch.start, stretch.stop):
            names = chinese_agents_from(text, behind.end(), stretch.stop)
            if names and not is_modifier(text, names[-1].stop, stretch.stop):
                return names
        return chinese_subject_of(text, stretch.start, modal.start)
    if _is_passive(side, statement):
        agents = (names_from(text, match.end(), stretch.stop) for match in _BY.finditer(text, modal.stop, stretch.stop))
        return next((names for names in agents if names), ())
    return names_before(text, stretch.start, modal.start, is_modal=True)


def _is_passive(side: Passage, statement: Statement) -> bool:
    """Tell whether a statement says what is done, so that its subject does nothing."""
    modal = statement.span
    stop = modal.stop - 3 if modal.of(side.text).casefold().endswith(" be") else modal.stop
    return statement.modality.voice == "passive" or _PASSIVE.match(side.text, stop, statement.stretch.stop) is not None
