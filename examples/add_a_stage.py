"""
Add a stage to the alignment: clauses of certain sections never correspond.

A stage is a function from draft to draft, and an alignment is a tuple of them. This one drops candidates before anything is made of them, because a reader knows
something that no figure knows: sections on safety and on people's rights want other things than one on growth, whatever words they share.

    python add_a_stage.py
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from attrs import evolve

import policydiff
from policydiff.align import STAGES, Draft, Stage
from policydiff.align.candidates import propose

HERE = Path(__file__).parent


def never(old_section: str, new_section: str) -> Stage:
    """
    Return a stage that lets no clause under one heading correspond to a clause under the other.

    Args:
        old_section: Heading in the old document, as the outline has it.

        new_section: Heading in the new document.
    """

    def veto(draft: Draft) -> Draft:
        kept = np.array(
            [old_section not in draft.old_clauses[i].path or new_section not in draft.new_clauses[j].path for i, j in draft.candidates],
            dtype=np.bool_,
        )
        return evolve(draft, candidates=draft.candidates[kept], is_cross=draft.is_cross[kept])

    return veto


def after(stage: Stage, *extra: Stage) -> tuple[Stage, ...]:
    """Return the usual stages with others put in after one of them."""
    place = STAGES.index(stage) + 1
    return (*STAGES[:place], *extra, *STAGES[place:])


def linked(comparison: policydiff.Comparison) -> str:
    """Return the linked clauses in a line."""
    links = (link for link in comparison.alignment.links if link.old and link.new)
    return ", ".join(f"{'+'.join(link.old)}–{'+'.join(link.new)}" for link in links) or "nothing"


def main() -> None:
    """Compare with and without the stage."""
    documents = HERE / "northgate.md", HERE / "lakeland.txt"
    stages = after(propose, never("People", "Growth"), never("Safety", "Growth"))
    print(f"as usual:        {linked(policydiff.compare(*documents))}")
    print(f"with the vetoes: {linked(policydiff.compare(*documents, stages=stages))}")


if __name__ == "__main__":
    main()
