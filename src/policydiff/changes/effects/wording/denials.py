"""Words that deny or restrict, those left out that deny nothing where they stand."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from policydiff.changes.effects.wording.cues import Cues, load_cues
from policydiff.model.outline import Span

__all__ = ["count_denials", "find_denials", "shipped_denials", "unmasked"]

# "Regulation (EU) No 12/2034".
_NUMBERED = re.compile(r"No\.?\s?\d", re.IGNORECASE)


@lru_cache(maxsize=1)
def shipped_denials() -> Cues:
    """Return the words of denial and restriction that come with the library, read once, when they are first needed."""
    text = (files("policydiff.changes.effects.wording") / "denials.toml").read_text(encoding="utf-8")
    return load_cues(
        text, name="denials.toml", form="policydiff denials/1", lists=("denies", "denies_nothing", "nobody", "only", "unless", "measures")
    )


def find_denials(text: str) -> tuple[Span, ...]:
    """Return where the words of a text stand that deny something."""
    return unmasked("denies", text)


def count_denials(text: str) -> int:
    """Return how many words of a text deny something, *nobody* among them."""
    return len({*find_denials(text), *unmasked("nobody", text)})


def unmasked(name: str, text: str) -> tuple[Span, ...]:
    """Return where the words of a list of denials stand, those left out that deny nothing where they stand: *no later than*."""
    cues = shipped_denials()
    found = cues.find(name, text)
    masked = cues.find("denies_nothing", text) if found else ()
    return tuple(
        span
        for span in found
        if not any(mask.start <= span.start and span.stop <= mask.stop and mask != span for mask in masked) and not _NUMBERED.match(text, span.start)
    )
