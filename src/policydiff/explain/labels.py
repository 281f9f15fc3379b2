"""Features in plain words."""

from __future__ import annotations

__all__ = ["LABELS", "label_of"]

LABELS = {
    "shared_content": "words in common",
    "thin_content": "too few words in common",
    "formula": "one formula around two contents",
    "word_margin_min": "words: lead over rivals, weaker side",
    "word_margin_max": "words: lead over rivals, stronger side",
    "word_rank": "words: rank among rivals",
    "word_dual_softmax": "words: share among rivals",
    "meaning_max": "likeness of meaning",
    "meaning_margin_min": "meaning: lead over rivals, weaker side",
    "meaning_margin_max": "meaning: lead over rivals, stronger side",
    "meaning_rank": "meaning: rank among rivals",
    "meaning_dual_softmax": "meaning: share among rivals",
    "nothing_else": "only a formula or a chance word shared",
    "number_label": "agreement of printed numbers",
    "by_itself": "all evidence of the pair by itself",
    "rival_margin_min": "lead over rivals, weaker side",
    "rival_margin_max": "lead over rivals, stronger side",
    "rival_dual_softmax": "share among rivals",
    "neighbours_both": "support of both neighbours",
    "neighbours_either": "support of one neighbour",
    "position_gap": "distance from the course of the text",
    "crossing_loss": "what a crossing of the order costs",
    "on_course": "place on the course of the links",
    "density": "share of clauses with a likely counterpart",
}


def label_of(name: str) -> str:
    """
    Return a feature in plain words; of one without a label, its name as words.

    Example:
        >>> label_of("shared_content"), label_of("some_feature")
        ('words in common', 'some feature')
    """
    return LABELS.get(name, name.replace("_", " "))
