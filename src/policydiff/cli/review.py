"""The sub-command ``review``: open questions, decisions kept, and a judge where one is asked for."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.cli.progress import watch
from policydiff.cli.streams import progress, write_result
from policydiff.errors import OptionError
from policydiff.render.visible import visible
from policydiff.review import AskingInterrupted, Marker, Review, Unanswered, ask, is_day, read_review, render_review, resolve, settle, shorten

if TYPE_CHECKING:
    from policydiff.config import Settings
    from policydiff.judge import ChatJudge
    from policydiff.model.outline import Outline

__all__ = ["JUDGE_KEY", "check_judge", "write_review"]

# A key has no place on a command line, which every user of the machine can read.
JUDGE_KEY = "POLICYDIFF_JUDGE_KEY"
_JUDGE_OPTIONS = ("judge_url", "judge_model", "day")


def check_judge(arguments: Namespace) -> ChatJudge | None:
    """
    Return the judge that the arguments name, or None where they name none.

    Raises:
        OptionError: Some of what a judge needs is missing or cannot be used.
    """
    given = {key: value for key in (*_JUDGE_OPTIONS, "judge_timeout") if (value := getattr(arguments, key, None)) is not None}
    if not given:
        return None
    missing = [f"--{key.replace('_', '-')}" for key in _JUDGE_OPTIONS if key not in given]
    if missing:
        raise OptionError(f"a judge needs an address, a model and a day to write beside its answers; add {' and '.join(missing)}")
    if not is_day(str(given["day"])):
        raise OptionError(f"--day is {given['day']!r}; write a day of the calendar as year-month-day, such as 2026-11-20")
    from policydiff.judge import ChatJudge  # noqa: PLC0415 - loads what speaks HTTP

    timeout = {"timeout": float(given["judge_timeout"])} if "judge_timeout" in given else {}
    return ChatJudge(url=str(given["judge_url"]), model=str(given["judge_model"]), key=os.environ.get(JUDGE_KEY) or None, **timeout)


def write_review(arguments: Namespace, old: Outline, new: Outline, settings: Settings, judge: ChatJudge | None) -> None:
    """Write the open questions, and say on standard error how many there are and what did not work."""
    from policydiff import api  # noqa: PLC0415

    output = getattr(arguments, "output", None)
    limit = getattr(arguments, "limit", None)
    if limit is not None and limit < 0:
        raise OptionError(f"--limit is {limit}; it is a number of questions")
    encoder = api.load_encoder(settings.options.encoder, vector_cache=settings.vector_cache)
    with watch(f"policydiff: comparing {arguments.old} with {arguments.new}") as watched:
        review = api.find_questions(old, new, options=settings.options, encoder=watched.encoder(encoder), review=_existing(output))
    review, n_left_out = (review, 0) if limit is None else shorten(review, limit)
    unanswered: tuple[Unanswered, ...] = ()
    interrupted: AskingInterrupted | None = None
    if judge is not None:
        try:
            with progress(f"policydiff: asking {judge.name} {len(review.questions)} questions …"):
                review, unanswered = ask(judge, review, old, new, day=arguments.day)
        except AskingInterrupted as interruption:
            # What was answered is written before the interruption is obeyed: each answer may have cost a minute.
            review, interrupted = interruption.review, interruption
        review = settle(review, Marker(old, new))
    stale = resolve(review, old, new).stale
    write_result(render_review(review, stale=stale, n_left_out=n_left_out), output)
    left_out = f" ({n_left_out} more left out)" if n_left_out else ""
    _say(f"{_count(len(review.questions), 'open question')}{left_out}, {_count(len(review.decisions), 'decision')}, {len(stale)} of them stale")
    for message in (*(f"stale: {found}" for found in stale), *map(str, unanswered)):
        _say(message)
    if interrupted is not None:
        raise interrupted


def _existing(output: str | None) -> Review | None:
    """Read the file that is to be written, where there is one with something in it."""
    path = Path(output) if output not in {None, "-"} else None
    if path is None or not path.is_file() or not path.stat().st_size:
        return None
    return read_review(path, name=output)


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _say(message: str) -> None:
    print(f"policydiff: {visible(message)}", file=sys.stderr)
