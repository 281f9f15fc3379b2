"""Two documents that have something to do with each other: kept, reworded, softened, split, merged, dropped, copied and new clauses in any order."""

from __future__ import annotations

from hypothesis import strategies as st

from policydiff.text.fold import has_han

from .documents import clauses_of, documents, has_modal, sentences_of, soften

__all__ = ["CONTENTS", "N_SHORT", "TEMPLATES", "decoys", "drafts"]

TEMPLATES = {
    "en": (
        "The parties shall cooperate on {}.",
        "Each signatory must take all appropriate measures with regard to {}.",
        "The competent authorities shall, in accordance with this instrument, adopt detailed rules on {}.",
        "Members agree to work together in an open and inclusive manner on {}.",
        "Nothing in this instrument shall be read as limiting {}.",
    ),
    "zh": ("各方应当在{}方面加强合作。", "主管部门应当依照本文件制定有关{}的细则。", "本文件的任何规定不得解释为限制{}。"),
}
# How many of them are so short that what fills them is at least half of the clause. Where the formula is nearly all there is, nothing but its wording tells
# a reader that it is one.
N_SHORT = {"en": 2, "zh": 1}
# No two of them share a word that carries a meaning.
CONTENTS = {
    "en": (
        "AI safety research",
        "capacity building",
        "the repair of harbour cranes",
        "drought-proof barley",
        "sign language for deaf infants",
        "night trains across the border",
        "the sale of used tyres",
        "opening hours at museums",
        "stray dogs",
        "avalanche warnings in mountain villages",
        "the taxation of inherited paintings",
        "submarine cables",
        "honey imports",
        "lighthouse keepers and their lodgings",
    ),
    "zh": (
        "港口起重机维修",
        "抗旱大麦育种",
        "聋哑幼儿手语",
        "跨境夜班列车",
        "二手轮胎买卖",
        "博物馆开放",
        "流浪犬收容",
        "雪崩预警",
        "海底电缆",
        "蜂蜜进口",
    ),
}


def decoys(language: str, templates: tuple[str, ...]) -> st.SearchStrategy[tuple[list[str], list[str]]]:
    """Draw clauses of one boilerplate for either side that have nothing but the boilerplate in common."""
    contents = st.lists(st.sampled_from(CONTENTS[language]), unique=True, min_size=2, max_size=6)
    drawn = st.tuples(st.sampled_from(templates), contents, st.integers(1, 5))
    return drawn.map(lambda case: _fill(case[0], case[1], min(case[2], len(case[1]) - 1)))


def _fill(template: str, contents: list[str], n_old: int) -> tuple[list[str], list[str]]:
    filled = [template.format(content) for content in contents]
    return filled[:n_old], filled[n_old:]


def _reworded(text: str) -> str:
    return f"在可行时，{text}" if has_han(text) else f"Where practicable, {text[0].lower()}{text[1:]}"


def _shortened(text: str) -> str:
    if has_han(text):
        return text[: max(4, len(text) * 2 // 3)] + "。"
    words = text.split()
    return " ".join(words[: max(3, len(words) * 2 // 3)]) + "."


ACTIONS = {
    "keep": lambda text: [text],
    "drop": lambda _: [],
    "reword": lambda text: [_reworded(text)],
    "shorten": lambda text: [_shortened(text)],
    "soften": lambda text: [soften(text) if has_modal(text) else text],
    "split": lambda text: list(sentences_of(text)),
    "copy": lambda text: [text, text],
    "capitals": lambda text: [text.upper()],
}


@st.composite
def drafts(draw, *, min_size: int = 0, max_size: int = 8) -> tuple[list[str], list[str]]:
    """Draw an old and a new document."""
    language = draw(st.sampled_from(("en", "zh")))
    old = draw(documents(language, min_size=min_size, max_size=max_size))
    new = [text for given in old for text in ACTIONS[draw(st.sampled_from(sorted(ACTIONS)))](given)]
    for text in draw(documents(language, min_size=0, max_size=2)):
        new.insert(draw(st.integers(0, len(new))), text)
    if len(old) > 1 and draw(st.booleans()):
        # Two old clauses as one.
        at = draw(st.integers(0, len(old) - 2))
        old[at : at + 2] = [(("" if language == "zh" else " ").join(old[at : at + 2]))]
    if draw(st.booleans()):
        for side, texts in zip((old, new), draw(decoys(language, TEMPLATES[language])), strict=True):
            side.extend(texts)
    if new and draw(st.booleans()):
        new = draw(st.permutations(new))
    for side in (old, new):
        if draw(st.booleans()):
            side.insert(
                draw(st.integers(0, len(side))), draw(st.sampled_from(("# Water", "# Scope of this text", "# 水务", clauses_of(language)[0])))
            )
    return list(old), list(new)
