"""Whether what a case file expects holds in a comparison, and what was found instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from policydiff.cases.lookup import ClauseRef, Lookup
from policydiff.cases.model import (
    AdherentsDiffer,
    Case,
    Correspond,
    CoverageBetween,
    Effects,
    Expectation,
    NoCounterpart,
    NotLinked,
    Operations,
    Outcome,
    TopicVerdict,
    Unchanged,
)
from policydiff.errors import InputError, did_you_mean
from policydiff.model.change import AdherentStatus
from policydiff.model.comparison import Comparison
from policydiff.model.emphasis import TopicShift
from policydiff.render.visible import visible
from policydiff.render.words import percent, plural, probability
from policydiff.text.language import is_read, language_name

__all__ = ["check", "check_expectation"]

# Changes, near misses or weak links that a message lists before it only counts.
_N_LISTED = 5
# Longest of the labels that stand before the lines of a message.
_LABEL = len("expected:")


@frozen
class _Finding:
    """Whether it holds, what was found in sentences, and the clauses whose text the reader needs."""

    holds: bool
    found: tuple[str, ...]
    clauses: tuple[ClauseRef, ...] = ()


def check(case: Case, comparison: Comparison) -> tuple[Outcome, ...]:
    """
    Check every expectation of a case.

    Returns:
        One outcome an expectation, in their order.

    Raises:
        InputError: An expectation names a clause or a topic that does not exist.
    """
    return tuple(check_expectation(expectation, comparison, source=case.source) for expectation in case.expectations)


def check_expectation(expectation: Expectation, comparison: Comparison, *, source: str | None = None) -> Outcome:
    """
    Check one expectation.

    Args:
        expectation: What must hold.

        comparison: Of the two documents that the case names, with its options.

        source: Name of the case file, for messages.

    Raises:
        InputError: It names a clause or a topic that does not exist.
    """
    lookup = Lookup(comparison)
    try:
        finding = _find(expectation, lookup)
    except InputError as error:
        raise InputError(error.message, source=source, line=expectation.line) from None
    return Outcome(expectation=expectation, holds=finding.holds, message="\n".join(_lines(expectation, finding, lookup)))


def _lines(expectation: Expectation, finding: _Finding, lookup: Lookup) -> Iterator[str]:
    # What was found comes first, because the summary of a test run shows the first line beside the name, which says what was expected.
    for position, sentence in enumerate(finding.found):
        yield f"{'found:' if not position else '':<{_LABEL}} {sentence}"
    yield f"expected: {visible(expectation.assertion.title)}"
    for clause in dict.fromkeys(finding.clauses):
        yield f"{f'{clause}:':<{_LABEL}} {lookup.text(clause)}"
    yield f"{'because:':<{_LABEL}} {visible(' '.join(expectation.because.split()))}"


def _find(expectation: Expectation, lookup: Lookup) -> _Finding:  # noqa: PLR0911 - one a kind
    match expectation.assertion:
        case Correspond() as assertion:
            return _find_correspond(assertion, lookup)
        case NotLinked() as assertion:
            return _find_not_linked(assertion, lookup)
        case NoCounterpart() as assertion:
            return _find_no_counterpart(assertion, lookup)
        case Operations() as assertion:
            return _find_operations(assertion, lookup)
        case Effects() as assertion:
            return _find_effects(assertion, lookup)
        case TopicVerdict() as assertion:
            return _find_topic(assertion, lookup)
        case CoverageBetween() as assertion:
            return _find_coverage(assertion, lookup)
        case AdherentsDiffer() as assertion:
            return _find_adherents(assertion, lookup)
        case Unchanged():
            return _find_unchanged(lookup)


def _find_correspond(assertion: Correspond, lookup: Lookup) -> _Finding:
    old, new = lookup.clauses("old", assertion.old), lookup.clauses("new", assertion.new)
    alone = [clause for clause in old if not set(lookup.partners(clause)) & set(new)]
    alone += [clause for clause in new if not set(lookup.partners(clause)) & set(old)]
    account = _account(lookup, alone or old, also=(*old, *new), holds=not alone)
    # What the account does not tell: how likely a pair is that was expected and that is neither linked nor a nearest candidate.
    rest = [f"expected {a}: {lookup.named(a, b)}" for a in old for b in new if alone and lookup.is_far_candidate(a, b)]
    return evolve(account, found=(*account.found, *rest))


def _find_not_linked(assertion: NotLinked, lookup: Lookup) -> _Finding:
    old, new = lookup.clauses("old", assertion.old), lookup.clauses("new", assertion.new)
    linked = tuple(clause for clause in old if set(lookup.partners(clause)) & set(new))
    return _account(lookup, linked or old, also=(*old, *new), holds=not linked)


def _find_no_counterpart(assertion: NoCounterpart, lookup: Lookup) -> _Finding:
    clauses = lookup.clauses(assertion.side, assertion.clauses)
    linked = tuple(clause for clause in clauses if lookup.partners(clause))
    return _account(lookup, linked or clauses, also=(), holds=not linked)


def _find_operations(assertion: Operations, lookup: Lookup) -> _Finding:
    clauses = lookup.clauses(assertion.side, assertion.clauses)
    others = tuple(clause for clause in clauses if lookup.change(clause).operations != assertion.operations)
    account = _account(lookup, others or clauses, also=(), holds=not others)
    reasons = (f"{clause}: {_operations(lookup, clause)}. {visible(lookup.change(clause).reason)}" for clause in others or clauses)
    return evolve(account, found=(*reasons, *account.found))


def _find_effects(assertion: Effects, lookup: Lookup) -> _Finding:
    clauses = lookup.clauses(assertion.side, assertion.clauses)
    unread = next((found for clause in clauses for found in (clause, *lookup.partners(clause)) if not is_read(lookup.language(found))), None)
    if unread is not None:
        raise InputError(
            f"no effect can be told of {unread}: its language is {language_name(lookup.language(unread))}, and only English and Chinese are read"
        )
    others = tuple(clause for clause in clauses if tuple(effect.name for effect in lookup.change(clause).effects) != assertion.effects)
    account = _account(lookup, others or clauses, also=(), holds=not others)
    reasons = (f"{clause}: {_effects(lookup, clause)}" for clause in others or clauses)
    return evolve(account, found=(*reasons, *account.found))


def _effects(lookup: Lookup, clause: ClauseRef) -> str:
    return " ".join(f"{effect.name}: {visible(effect.reason)}" for effect in lookup.change(clause).effects) or "no effect"


def _account(lookup: Lookup, clauses: Sequence[ClauseRef], *, also: Sequence[ClauseRef], holds: bool) -> _Finding:
    """Say of each clause what it is linked to and what else came near; ``also`` are clauses to be shown besides."""
    found: list[str] = []
    shown = list(also)
    for clause in clauses:
        found.append(lookup.state(clause))
        shown += [clause, *lookup.partners(clause)]
        nearest = lookup.candidate(clause)
        # The rivals of an ambiguous clause are named already.
        if nearest is not None and not lookup.change(clause).link.is_ambiguous:
            found.append(f"nearest {'other ' if lookup.partners(clause) else ''}candidate: {lookup.named(clause, nearest)}")
            shown.append(nearest)
    return _Finding(holds, tuple(found), tuple(shown))


def _operations(lookup: Lookup, clause: ClauseRef) -> str:
    return ", ".join(lookup.change(clause).operations) or "ambiguous"


def _find_topic(assertion: TopicVerdict, lookup: Lookup) -> _Finding:
    shifts = {shift.topic: shift for shift in lookup.comparison.emphasis.shifts}
    if not shifts:
        raise InputError(f"no topic can be told in both documents, {assertion.topic!r} neither: the topics have no words in the language of one")
    shift = shifts.get(assertion.topic)
    if shift is None:
        hint = did_you_mean(assertion.topic, shifts) or "."
        raise InputError(f"there is no topic {assertion.topic!r}{hint} There are {', '.join(shifts)}")
    return _Finding(shift.verdict == assertion.verdict, (_shift_in_words(shift),))


def _shift_in_words(shift: TopicShift) -> str:
    shares = f"{percent(shift.old.share)} of the old clauses, {percent(shift.new.share)} of the new ones"
    interval = f"{100 * shift.interval.low:+.0f} to {100 * shift.interval.high:+.0f} points"
    return f"{shift.topic} {shift.verdict}: {shares}; 95 % interval of the difference {interval}"


def _find_coverage(assertion: CoverageBetween, lookup: Lookup) -> _Finding:
    comparison = lookup.comparison
    coverage = comparison.old_coverage if assertion.side == "old" else comparison.new_coverage
    counts = f"{coverage.n_linked} of {plural(coverage.n_clauses, 'clause')} linked, {coverage.n_ambiguous} ambiguous"
    found = f"coverage of {assertion.side} is {coverage.share:.3g} ({counts})"
    if coverage.share < assertion.at_least:
        pairs, label = lookup.nearest_misses(assertion.side, _N_LISTED), "nearest to a link:"
    elif coverage.share > assertion.at_most:
        pairs, label = lookup.weakest_links(assertion.side, _N_LISTED), "weakest links:"
    else:
        return _Finding(holds=True, found=(found,))
    listed = ", ".join(f"old {visible(pair.old)} – new {visible(pair.new)} (probability {probability(pair.probability)})" for pair in pairs)
    return _Finding(holds=False, found=(found, f"{label} {listed or 'none known'}"))


def _find_unchanged(lookup: Lookup) -> _Finding:
    changes = [change for change in lookup.comparison.changes if change.is_change]
    if not changes:
        return _Finding(holds=True, found=(f"every clause is kept ({plural(len(lookup.comparison.changes), 'link')})",))
    clauses = [lookup.first(change.link) for change in changes[:_N_LISTED]]
    lines = [f"{lookup.state(clause)}: {_operations(lookup, clause)}" for clause in clauses]
    more = len(changes) - len(clauses)
    counted = f"{plural(len(changes), 'link')} of {len(lookup.comparison.changes)} changed{f', the first {_N_LISTED} of them:' if more else ':'}"
    shown = [member for clause in clauses for member in (clause, *lookup.partners(clause))]
    return _Finding(holds=False, found=(counted, *lines), clauses=tuple(shown))


def _find_adherents(assertion: AdherentsDiffer, lookup: Lookup) -> _Finding:
    wanted: tuple[tuple[AdherentStatus, tuple[str, ...] | None], ...] = (("added", assertion.added), ("absent", assertion.absent))
    found: list[str] = []
    holds = True
    for status, names in wanted:
        if names is not None:
            there = [difference.name for difference in lookup.comparison.adherents if difference.status == status]
            missing, unexpected = ([name for name in a if name not in b] for a, b in ((names, there), (there, names)))
            holds = holds and not missing and not unexpected
            found.append(visible(f"{status}: {', '.join(there) or 'none'}"))
            found += [visible(f"not {status}: {name} ({lookup.membership(name)})") for name in missing]
            found += [visible(f"{status} unexpectedly: {name} ({lookup.membership(name)})") for name in unexpected]
    return _Finding(holds, tuple(found))
