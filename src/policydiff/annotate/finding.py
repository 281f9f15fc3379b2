"""What a rule finds in a clause, before hedges and inheritance are known."""

from __future__ import annotations

from attrs import frozen

from policydiff.annotate.actors import FoundActor
from policydiff.model.annotation import Deontic, Polarity, Use, Verb, Voice
from policydiff.text.span import Span

__all__ = ["Finding"]


@frozen(kw_only=True)
class Finding:
    """
    A statement found in a clause.

    Attributes:
        span: The words that tell it.

        region: From the first word of its subject to the end of what is to be done: where its hedges stand.

        bearers: Who is bound or allowed.

        addressees: Who is spoken to.

        is_open: Whether it ends with the clause's colon, so that the items below are what is to be done.
    """

    span: Span
    region: Span
    use: Use
    deontic: Deontic | None
    polarity: Polarity
    chain: tuple[Verb, ...]
    aim: Span | None
    voice: Voice
    bearers: tuple[FoundActor, ...]
    addressees: tuple[FoundActor, ...]
    rule: str
    is_open: bool = False
