"""Who adheres to a document, read from the lists in it: a run of names on lines of their own, or one after another behind a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import evolve, frozen

from policydiff.model.outline import Adherent
from policydiff.readers.blocks import Block, Dropped
from policydiff.readers.parties import Party, find_party, guess_party, looks_like_name
from policydiff.readers.wording import is_sentence
from policydiff.text.labels import parse_label
from policydiff.text.lazy import lazy_pattern
from policydiff.text.span import Span

__all__ = ["Adherents", "take_adherents"]

# What announces a list of those who adhere: who they are and that they do, or a word that says both.
_WHO = re.compile(
    r"\b(?:countr(?:y|ies)|states|governments|participants|parties|members?|organi[sz]ations|companies|institutions|delegations|developers|firms|jurisdictions|economies)\b|"
    r"国家|政府|组织|企业|公司|机构|代表团|成员|各方",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:represented|agreed|signed|joined|added|endors\w+|adher\w+|committed|attend\w+|support\w+|present|participat\w+|acceded|approv\w+|adopted)\b|"
    r"签署|参加|与会|加入|同意|支持|出席|代表|赞同|背书|包括",
    re.IGNORECASE,
)
_SIGNATORIES = re.compile(
    r"\b(?:signator(?:y|ies)|endorsers|adherents|supporters|endorsements?|undersigned|signed by|endorsed by|supported by|adopted by|list of (?:countries|participants|parties))\b|"
    r"签署国|签署方|与会国|参与国|加入国|支持方",
    re.IGNORECASE,
)
# What announces a list in a sentence: one that does not is its label, "Endorsing countries:", and goes with it.
_SAYS = re.compile(r"\b(?:is|are|was|were|has|have|by the following|as follows)\b|如下|包括|[是为有]", re.IGNORECASE)
_COMPANIES = re.compile(r"\b(?:organi[sz]ations|companies|developers|firms|institutions)\b|企业|公司|机构", re.IGNORECASE)
# "We, world leaders representing A, B and C, gathered …": those who speak, named in the first sentence.
_SPEAKERS = re.compile(r"We,? [^.:;]{0,120}?\brepresent(?:ing|atives of) ")
# "On 23 October 2024, New Zealand joined …"
_JOINED = re.compile(r"On ([0-9]{1,2}) ([A-Z][a-z]{2,8}) ([0-9]{4}),? ([A-Z][^,.:;]{2,60}?) (?:joined|acceded to|signed|endorsed)\b")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_SEPARATOR = lazy_pattern(r"\s*[,;，；、]\s*(?:and\s+|以及|及)?|\s+(?:and|&)\s+|(?<=[\u3400-\u9fff])(?:和|与|及)(?=[\u3400-\u9fff])")
_KNOWN_SHARE, _MIN_INLINE, _MIN_UNANNOUNCED, _UNANNOUNCED_SHARE = 0.5, 3, 4, 0.8
_MAX_ANNOUNCEMENT, _MAX_LINE = 600, 6000
# Words of a label, of up to fifteen letters.
_MAX_LABEL = 6
# A list without announcement stands at the very end, or behind no more than so many lines of title.
_MAX_HEAD = 3
# A list closes a document if so much stands before it, and no more than so many notes after it.
_MIN_BODY, _MAX_CLOSING = 5, 2
_FIRST_NAME = re.compile(r"\s*[,;，；、]")
_SOURCE = "the document's own list"


@frozen
class Adherents:
    """
    What was read of adherents.

    Attributes:
        parties: In the order of the lists.

        blocks: The blocks without the lists.

        dropped: Where the lists stood.

        has_list: Whether there was a list, and not only a sentence that names who speaks.

        closing: Indices of the blocks after a list that closes the document: notes on it.
    """

    parties: tuple[Adherent, ...]
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    has_list: bool
    closing: frozenset[int]


def take_adherents(blocks: Sequence[Block]) -> Adherents:
    """Read the lists of adherents out of a document's blocks; a sentence that announces a list stays, its label goes."""
    found: dict[str, Party] = {}
    kept: list[Block] = []
    dropped: list[Dropped] = []
    dates: dict[str, tuple[Party, str]] = {}
    has_list = False
    n_before = 0
    index = 0
    while index < len(blocks):
        announcement = kept[-1].flow.text if kept else ""
        run = _find_run(blocks, index, announcement)
        if run:
            among_states = _is_among_states(run, announcement)
            _note(found, (guess_party(name, among_states=among_states) for names in run for name in names))
            label = [kept.pop()] if announcement and not kept[-1].level and _is_label(announcement) else []
            dropped += [Dropped(span, "adherent list") for block in (*label, *blocks[index : index + len(run)]) for span in block.flow.spans]
            index += len(run)
            has_list = True
            n_before = len(kept)
            continue
        block, listed, spans = _take_inline(blocks[index])
        has_list |= bool(listed)
        dropped += [Dropped(span, "adherent list") for span in spans]
        _note(found, listed or _find_speakers(_wording(block)))
        if block.flow.text.strip():
            kept.append(block)
            dates |= _find_joining(_wording(block))
        index += 1
    _note(found, (party for party, _ in dates.values()))
    parties = tuple(
        Adherent(name=party.name, kind=party.kind, joined=dates[party.name][1] if party.name in dates else None, source=_SOURCE)
        for party in found.values()
    )
    return Adherents(parties, tuple(kept), tuple(dropped), has_list, _find_closing(kept, n_before))


def _find_closing(kept: Sequence[Block], n_before: int) -> frozenset[int]:
    closing = kept[n_before:]
    is_final = n_before >= _MIN_BODY and len(closing) <= _MAX_CLOSING
    return (
        frozenset(range(n_before, len(kept)))
        if is_final and all(is_sentence(block.flow.text) and not block.level for block in closing)
        else frozenset()
    )


def _note(found: dict[str, Party], parties: Iterator[Party] | Sequence[Party]) -> None:
    for party in parties:
        found.setdefault(party.name, party)


def _wording(block: Block) -> str:
    return _without_label(block.flow.text)


# Every block is asked several times in a row.
@lru_cache(maxsize=4)
def _without_label(printed: str) -> str:
    text = " ".join(printed.split())
    label = parse_label(text)
    return text[label.stop :] if label else text


def _find_run(blocks: Sequence[Block], start: int, announcement: str) -> list[list[str]]:
    """Return the names on each of the blocks that make up a list from here on."""
    run: list[list[str]] = []
    for index in range(start, len(blocks)):
        block = blocks[index]
        names = [] if block.level else _names_on(_wording(block))
        if not names:
            break
        run.append(names)
    # The lines after a list may look like names too: a heading closes it.
    while run and _is_announced(announcement) and len(run) > 1 and not _is_kin(run):
        run.pop()
    n_known = sum(find_party(name) is not None for names in run for name in names)
    n_names = sum(map(len, run))
    if _is_announced(announcement):
        is_list = n_names > 1 and (
            n_known >= _KNOWN_SHARE * n_names or (bool(_COMPANIES.search(announcement)) and announcement.rstrip().endswith((":", "：")))
        )
    else:
        # In the midst of a text a list of countries may be one of markets or of the sanctioned.
        is_at_edge = start <= _MAX_HEAD or start + len(run) == len(blocks)
        is_begun = bool(run) and find_party(run[0][0]) is not None
        is_list = is_at_edge and is_begun and n_names >= _MIN_UNANNOUNCED and n_known >= _UNANNOUNCED_SHARE * n_names
    return run if is_list else []


def _is_kin(run: list[list[str]]) -> bool:
    """Tell whether the last line goes with the others: among states a line that names none, and no organisation, does not."""
    n_known = sum(find_party(name) is not None for names in run for name in names)
    if n_known < _KNOWN_SHARE * sum(map(len, run)):
        return True
    return any(find_party(name) is not None for name in run[-1]) or len(run[-1][0].split()) <= 4  # noqa: PLR2004 - names are short, headings longer


def _names_on(text: str) -> list[str]:
    """Return the names that a line holds, or nothing where it is no mere list of names."""
    if looks_like_name(text):
        parts = [part for part in _SEPARATOR.split(text) if part.strip()]
        # "Trinidad and Tobago" is one name, "Canada and Chile" are two.
        are_all_known = len(parts) > 1 and find_party(text) is None and all(find_party(part) for part in parts)
        return parts if are_all_known else [text]
    # Most blocks are no list: the first name tells.
    if len(text) > _MAX_LINE or find_party(_FIRST_NAME.split(text, maxsplit=1)[0]) is None:
        return []
    names = _split_names(text)
    return names if len(names) > 1 and all(find_party(name) for name in names) else []


def _split_names(text: str) -> list[str]:
    """Split names that stand one after another; a state whose name holds "and" stays whole."""
    pieces = [piece.strip() for piece in re.split(r"\s*[,;，；、]\s*", text.strip().rstrip(".。")) if piece.strip()]
    names: list[str] = []
    for piece in pieces:
        plain = re.sub(r"^(?:and|以及|及|和)\s*", "", piece) if not find_party(piece) else piece
        names += [plain] if find_party(plain) else [part for part in _SEPARATOR.split(plain) if part]
    return names


def _is_announced(announcement: str) -> bool:
    text = announcement[-_MAX_ANNOUNCEMENT:]
    has_colon = text.rstrip().endswith((":", "："))
    if (has_colon or len(text) < 80) and _SIGNATORIES.search(text):  # noqa: PLR2004 - a heading such as "Signatories"
        return True
    return has_colon and bool(_WHO.search(text)) and bool(_DOES.search(text))


def _is_label(announcement: str) -> bool:
    is_short = len(announcement.split()) <= _MAX_LABEL and len(announcement) <= _MAX_LABEL * 15
    return is_short and _is_announced(announcement) and announcement.rstrip().endswith((":", "：")) and not _SAYS.search(announcement)


def _is_among_states(run: list[list[str]], announcement: str) -> bool:
    names = [name for line in run for name in line]
    n_states = sum(party is not None and party.kind == "state" for party in map(find_party, names))
    return n_states >= _KNOWN_SHARE * len(names) or not _COMPANIES.search(announcement)


def _take_inline(block: Block) -> tuple[Block, list[Party], tuple[Span, ...]]:
    """Take a list behind a colon out of a block; what announces it stays."""
    flow = block.flow
    colon = max(flow.text.rfind(":"), flow.text.rfind("："))
    head, tail = flow.text[: colon + 1], flow.text[colon + 1 :]
    if colon < 0 or not _is_announced(head):
        return block, [], ()
    names = _split_names(tail)
    n_known = sum(find_party(name) is not None for name in names)
    are_named = bool(_COMPANIES.search(head)) and all(looks_like_name(name) for name in names)
    if len(names) < _MIN_INLINE or not (n_known >= _UNANNOUNCED_SHARE * len(names) or are_named):
        return block, [], ()
    among_states = _is_among_states([names], head)
    spans = flow.cut(colon + 1).spans
    return evolve(block, flow=flow.cut(0, colon + 1)), [guess_party(name, among_states=among_states) for name in names], spans


def _find_joining(text: str) -> dict[str, tuple[Party, str]]:
    """Return who joined later and when, by name, where a sentence says so; the sentence stays a clause."""
    match = _JOINED.match(text)
    party = find_party(match[4]) if match else None
    month = _MONTHS.index(match[2].lower()) + 1 if match and match[2].lower() in _MONTHS else None
    if match is None or party is None or month is None:
        return {}
    return {party.name: (party, f"{match[3]}-{month:02d}-{int(match[1]):02d}")}


def _find_speakers(text: str) -> list[Party]:
    """Return the parties in whose name the first sentence speaks; the sentence stays a clause."""
    match = _SPEAKERS.match(text)
    if match is None:
        return []
    found: list[Party] = []
    for piece in match.string[match.end() :].split(","):
        party = find_party(re.sub(r"^\s*and\s+", "", piece))
        if party is None:
            break
        found.append(party)
    return found if len(found) >= _MIN_INLINE else []
