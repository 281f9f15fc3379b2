"""
Which clause corresponds to which.

An alignment is a tuple of stages, each a function from draft to draft: gather evidence, propose candidates, describe them, weigh each by itself,
decide whether order is evidence, weigh each beside its rivals, link identical wording, choose the best one-to-one pairs, let splits and merges
grow, and abstain where nothing decides. The last function turns the draft into an ``Alignment``.
"""

from __future__ import annotations

from functools import reduce

from attrs import evolve

from policydiff.align.ambiguity import abstain
from policydiff.align.assign import assign, link_identical
from policydiff.align.candidates import propose
from policydiff.align.decided import obey, strike
from policydiff.align.draft import Draft, Group, Rivalry, Stage
from policydiff.align.evidence import gather_evidence
from policydiff.align.features import describe_pairs
from policydiff.align.finish import finish, shortlist
from policydiff.align.groups import grow_groups
from policydiff.align.order import choose_mode
from policydiff.align.probability import absolute, weigh_rivals
from policydiff.model.alignment import Alignment
from policydiff.model.decision import Decisions
from policydiff.model.options import Options
from policydiff.model.outline import Outline
from policydiff.model.protocols import Encoder

__all__ = ["STAGES", "Draft", "Group", "Rivalry", "Stage", "align", "finish", "run", "shortlist"]


_NONE_DECIDED = Decisions()


def gather(draft: Draft) -> Draft:
    """Gather what the clauses of both documents hold."""
    return evolve(draft, evidence=gather_evidence(draft.old_clauses, draft.new_clauses, draft.encoder))


STAGES: tuple[Stage, ...] = (
    gather,
    propose,
    strike,
    describe_pairs,
    absolute,
    choose_mode,
    weigh_rivals,
    obey,
    link_identical,
    assign,
    grow_groups,
    abstain,
)


def run(
    old: Outline,
    new: Outline,
    *,
    options: Options,
    encoder: Encoder | None,
    stages: tuple[Stage, ...] = STAGES,
    decisions: Decisions = _NONE_DECIDED,
) -> Draft:
    """
    Apply the stages and return the draft, with every candidate and what speaks for it.

    Args:
        old: The document compared from.

        new: The document compared with it.

        options: Mode and least probability.

        encoder: Sentence encoder, or None to go by words alone.

        stages: Functions applied in order; the default is ``STAGES``.

        decisions: What somebody has decided on pairs.
    """
    start = Draft(old=old, new=new, options=options, encoder=encoder, decisions=decisions)
    return reduce(lambda draft, stage: stage(draft), stages, start)


def align(
    old: Outline,
    new: Outline,
    *,
    options: Options,
    encoder: Encoder | None,
    stages: tuple[Stage, ...] = STAGES,
    decisions: Decisions = _NONE_DECIDED,
) -> Alignment:
    """Align two outlines; the arguments are those of ``run``."""
    return finish(run(old, new, options=options, encoder=encoder, stages=stages, decisions=decisions))
