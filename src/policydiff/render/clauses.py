"""Clause by clause: what became of each, in the order of the old document, with the clauses of the new one where they stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from attrs import frozen
from rich.cells import cell_len
from rich.text import Text

from policydiff.model.change import Change, Unmatched
from policydiff.model.outline import Clause
from policydiff.render.digest import nearest_miss
from policydiff.render.effects import effect_lines
from policydiff.render.lines import excerpt, flow, hang, indent, join, styled, wrap
from policydiff.render.view import STYLES, View, rule
from policydiff.render.wording import are_close, edits_in_words, side_by_side
from policydiff.render.words import NO_BREAK, SIGNS, operation_words, plural, probability, sign_of
from policydiff.text.fold import fold

__all__ = ["clause_by_clause"]

_INDENT = 2


def clause_by_clause(view: View, changes: Sequence[Change] | None = None) -> list[Text]:
    """Return an entry for every change, or for those that are given; what was kept is summed up, unless all of it is asked for."""
    parts = _Parts.of(view, view.comparison.changes if changes is None else changes)
    lines: list[Text] = []
    for title, part in (("Clause by clause", parts.units), ("Headings", parts.headings), ("Footnotes", parts.footnotes)):
        if part and (view.options.full or any(change.is_change for change in part)):
            lines += rule(title, view.width)
            lines += _legend(view) if not lines[1:-1] else []
            lines += _entries(view, part)
    return lines


@frozen
class _Parts:
    """Changes of the clauses that count, of headings, and of footnotes."""

    units: tuple[Change, ...]
    headings: tuple[Change, ...]
    footnotes: tuple[Change, ...]

    @classmethod
    def of(cls, view: View, changes: Sequence[Change]) -> _Parts:
        found: dict[str, list[Change]] = {"unit": [], "heading": [], "footnote": []}
        for change in changes:
            clauses = _clauses(view, change)
            kind = "unit" if any(clause.is_unit for clause in clauses) else "heading" if clauses[0].is_heading else "footnote"
            found[kind].append(change)
        return cls(*(tuple(changes) for changes in found.values()))


def _clauses(view: View, change: Change) -> tuple[Clause, ...]:
    return view.clauses(change.link.old, new=False) + view.clauses(change.link.new, new=True)


def _legend(view: View) -> list[Text]:
    signs = [styled(f"{sign}{NO_BREAK}{word}", STYLES[word]) for word, sign in SIGNS.items()]
    marks = [join([styled(f"[-only{NO_BREAK}old-]", STYLES["omitted"]), " ", styled(f"{{+only{NO_BREAK}new+}}", STYLES["added"])])]
    return wrap(join([*signs, *marks], "  "), view.width)


def _entries(view: View, changes: Sequence[Change]) -> list[Text]:
    lines: list[Text] = []
    path: tuple[str, ...] = ()
    in_old = {_folded(clause.path) for clause in view.old.values()}
    for key, group in groupby(changes, key=_run_key(view)):
        run = list(group)
        above = _path(view, run[0])
        place = _folded(above)
        lines.append(styled(""))
        if place != path and above:
            # An addition stands in a section of its own document, which the old one may not have.
            side = "" if place in in_old else f"{view.names[1]}: "
            lines += [*wrap(styled(f"§ {side}{' › '.join(above)}", STYLES["title"]), view.width), styled("")]
        path = place
        lines += _run(view, run) if key[0] else _entry(view, run[0])
    return lines


def _path(view: View, change: Change) -> tuple[str, ...]:
    """Return the headings above a change: where it stands in the old document, or for an addition in the new one."""
    clause = _clauses(view, change)[0]
    return () if clause.is_heading else clause.path


def _folded(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, path))


def _run_key(view: View) -> Callable[[Change], tuple[object, ...]]:
    """Return what neighbours must have in common to share an entry; no two changes share one where there is more to show than ids."""
    numbers = iter(range(len(view.comparison.changes)))

    def key(change: Change) -> tuple[object, ...]:
        if (
            view.options.full
            or _differs(change)
            or change.effects
            or not change.operations
            or not set(change.operations) <= {"kept", "renumbered", "moved"}
        ):
            return False, next(numbers)
        return True, change.operations, change.block, _path(view, change)

    return key


def _run(view: View, run: Sequence[Change]) -> list[Text]:
    """Show neighbours of the same fate in one entry: what was kept by the first and last id, what changed by every id."""
    first = run[0]
    if len(run) == 1 and first.is_change:
        return _entry(view, first)
    if not first.is_change:
        old, new = (_range([getattr(change.link, side) for change in run]) for side in ("old", "new"))
        facts = [plural(len(run), "clause"), *_unverified(view, run)]
        head = _head(first, [f"{view.names[0]} {old}", f"{view.names[1]} {new}"], facts)
        return flow(head, view.width)
    ids = [f"{view.named(change.link.old, new=False)} → {view.named(change.link.new, new=True)}{_renumbering(view, change)}" for change in run]
    together = f"{len(run)} neighbours moved together" if first.block is not None else plural(len(run), "clause")
    head = _head(first, view.names, [together])
    texts = [line for change in run for line in _brief(view, change)]
    return [*flow(head, view.width), *indent([*flow("; ".join(ids), view.width - _INDENT), *texts], _INDENT)]


def _unverified(view: View, run: Sequence[Change]) -> list[str]:
    """Return the clauses of a run that are known to be unverified, side by side, since its first and last id do not show them."""
    told = []
    for name, side in zip(view.names, ("old", "new"), strict=True):
        clauses = [clause for change in run for clause in view.clauses(getattr(change.link, side), new=side == "new")]
        ids = [clause.id for clause in clauses if clause.standing == "unverified"]
        told += [f"unverified: {name} {', '.join(ids)}"] if ids else []
    return told


def _renumbering(view: View, change: Change) -> str:
    """Return the numbers of a renumbered clause where its ids do not show them."""
    sides = [(change.link.old, view.clauses(change.link.old, new=False)), (change.link.new, view.clauses(change.link.new, new=True))]
    if "renumbered" not in change.operations or all(ids == tuple(clause.number for clause in clauses) for ids, clauses in sides):
        return ""
    return f" ({' → '.join(', '.join(clause.number or 'none' for clause in clauses) for _, clauses in sides)})"


def _differs(change: Change) -> bool:
    return any(edit.kind != "equal" for edit in change.edits)


def _range(ids: Sequence[Sequence[str]]) -> str:
    flat = [clause_id for group in ids for clause_id in group]
    return flat[0] if len(flat) == 1 else f"{flat[0]} … {flat[-1]}"


def _brief(view: View, change: Change) -> list[Text]:
    clause = view.clauses(change.link.new, new=True)[0]
    label = styled(clause.id, STYLES["label"])
    return hang(label, excerpt(clause.text, max(view.width - _INDENT - cell_len(label.plain) - 1, 12)), view.width - _INDENT)


def _entry(view: View, change: Change) -> list[Text]:
    link = change.link
    sides = [f"{name} {view.named(ids, new=new)}" for name, ids, new in zip(view.names, (link.old, link.new), (False, True), strict=True) if ids]
    head = _head(change, sides, _facts(view, change))
    if change.is_change and change.reason and not _has_miss(view, change):
        head = join([head, "  ", styled(change.reason, STYLES["quiet"])])
    width = view.width - _INDENT
    return [*flow(head, view.width), *indent([*effect_lines(change, width), *_body(view, change)], _INDENT)]


def _head(change: Change, sides: Sequence[str], facts: Sequence[str]) -> Text:
    words = operation_words(change)
    style = next((STYLES[word] for word, sign in SIGNS.items() if sign == sign_of(change)), "")
    head = [styled(f"{sign_of(change)} {', '.join(words)}", style), styled("  "), styled(" → ".join(sides), STYLES["label"])]
    return join([*head, *([styled("  "), styled(", ".join(facts), STYLES["quiet"])] if facts else [])])


def _facts(view: View, change: Change) -> list[str]:
    link = change.link
    old, new = view.clauses(link.old, new=False), view.clauses(link.new, new=True)
    facts = []
    if link.pairs:
        facts.append(f"p{NO_BREAK}{probability(link.probability)}")
    # Clauses may hold as good as all of each other; where a word went or came, they are not equal to a reader of law.
    if link.shape == "1-1" and change.is_change and link.pairs and not (link.pairs[0].relation == "equal" and _has_other_words(change)):
        facts.append(_RELATIONS[link.pairs[0].relation])
    if "renumbered" in change.operations:
        numbers = [", ".join(clause.number or "none" for clause in side) for side in (old, new)]
        facts.append(f"number {numbers[0]} → {numbers[1]}")
    roles = [sorted({clause.role for clause in side}) for side in (old, new)]
    if old and new and roles[0] != roles[1]:
        facts.append(f"{', '.join(roles[0])} → {', '.join(roles[1])}")
    if change.block is not None:
        facts.append(f"block {change.block}")
    return facts


def _has_other_words(change: Change) -> bool:
    return any(edit.kind != "equal" and any(map(str.isalnum, edit.old + edit.new)) for edit in change.edits)


# Set theory of provisions (NIST IR 8477), read from the old clause to the new.
_RELATIONS = {"equal": "equal", "subset": "old within new", "superset": "new within old", "intersects": "overlapping"}


def _body(view: View, change: Change) -> list[Text]:
    link = change.link
    width = view.width - _INDENT
    old, new = view.clauses(link.old, new=False), view.clauses(link.new, new=True)
    if link.is_ambiguous and not old and not view.options.only and all((pair.old, pair.new) in view.contested for pair in link.rivals):
        # The old clauses show this one, and each other, with their wordings.
        shown = view.named([pair.old for pair in link.rivals], new=False)
        return flow(styled(f"shown with {view.names[0]} {shown}", STYLES["quiet"]), width)
    if link.is_ambiguous:
        return [*_texts([*old, *new], width), *_rivals(view, change, width)]
    if not old or not new:
        return [*_texts([*old, *new], width), *_miss(view, change, width)]
    if not _differs(change):
        wordings_differ = [clause.text for clause in old] != [clause.text for clause in new] and "reworded" in change.operations
        return side_by_side(old, new, view.names, width) if wordings_differ else _texts(new, width)
    if are_close(change.edits):
        return wrap(edits_in_words(change.edits), width)
    return side_by_side(old, new, view.names, width)


def _texts(clauses: Sequence[Clause], width: int) -> list[Text]:
    return [line for clause in clauses for line in wrap(styled(clause.text), width)]


def _rivals(view: View, change: Change, width: int) -> Iterator[Text]:
    for pair in change.link.rivals:
        is_new = not change.link.new
        clause = view.clauses([pair.new if is_new else pair.old], new=is_new)[0]
        name = f"{SIGNS['ambiguous']} {view.nearest(pair, new=is_new)}:"
        yield from flow(join([styled(name, STYLES["ambiguous"]), " ", styled(clause.text)]), width, 4)


def _has_miss(view: View, change: Change) -> bool:
    """Tell whether the nearest miss, which says why there is no counterpart, is shown below the clause."""
    return any(item.nearest is not None for item in _unmatched(view, change))


def _unmatched(view: View, change: Change) -> list[Unmatched]:
    if change.link.pairs or change.link.is_ambiguous:
        return []
    found = view.omissions if change.link.old else view.additions
    return [found[clause_id] for clause_id in (*change.link.old, *change.link.new) if clause_id in found]


def _miss(view: View, change: Change, width: int) -> list[Text]:
    is_new = not change.link.old
    return [line for item in _unmatched(view, change) for line in flow(styled(nearest_miss(view, item, added=is_new), STYLES["quiet"]), width)]
