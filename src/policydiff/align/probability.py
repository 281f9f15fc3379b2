"""From features to calibrated probabilities, in two steps: each pair by itself, then beside its rivals and neighbours."""

from __future__ import annotations

import numpy as np
from attrs import evolve

from policydiff.align.chain import crossing_loss, on_course
from policydiff.align.draft import Draft, Floats, Ints
from policydiff.align.model import Model, load_model, score
from policydiff.align.numbers import number_evidence
from policydiff.align.order import neighbour_support, position_gap
from policydiff.align.relative import density, dual_log_softmax, margins
from policydiff.model.alignment import Mode

__all__ = ["CLIP", "absolute", "carried", "evidence_of", "rival_features", "weigh_rivals"]

# Beyond this many nats more evidence decides nothing, and one wild feature must not drown the others.
CLIP = 8.0
_AGAINST = ("formula", "thin_content")
# Between versions a formula with nothing in common beside it may be a clause that was rewritten.
_AGAINST_APART = (*_AGAINST, "nothing_else")
# Log-odds of an ordinary rival, which everybody has: p = .02.
_ORDINARY_RIVAL = -4.0
# Where order tells nothing, a formula with nothing in common beside it is mostly boilerplate, and other documents than those of the fit have more of it.
# Log-odds above this doubt (p = .23) shrink to so much of what they were: the pair stays below every threshold, among the first that a person is asked about.
_DOUBT, _LEFT = -1.2, 0.05
# Nats that a pair on the course of the links gains where it was wholly in doubt: about what the pairs on it prove to be worth on the gold sets.
_COURSE = 1.2


def absolute(draft: Draft, model: Model | None = None) -> Draft:
    """Give each candidate the log-odds that it has by itself."""
    fitted = model or load_model(None if draft.encoder is None else draft.encoder.name)
    features = dict(draft.features)
    n = len(draft.candidates)
    log_odds = np.zeros(n)
    contributions: dict[str, Floats] = {}
    for evidence, chosen in evidence_of(draft):
        if not chosen.any():
            continue
        part, parts = score(fitted.table(f"absolute-{evidence}"), {name: column[chosen] for name, column in features.items()}, int(chosen.sum()))
        log_odds[chosen] = part
        _store(contributions, parts, chosen, n)
    return evolve(draft, log_odds=np.clip(log_odds, -CLIP, CLIP), contributions=tuple(contributions.items()))


def evidence_of(draft: Draft) -> tuple[tuple[str, np.ndarray[tuple[int], np.dtype[np.bool_]]], ...]:
    """Return which kind of evidence holds for which candidates: words, words and meaning, or meaning alone across scripts."""
    if draft.known().old.vectors is None:
        return (("words", np.ones(len(draft.candidates), dtype=np.bool_)),)
    return (("both", ~draft.is_cross), ("meaning", draft.is_cross))


def carried(draft: Draft, mode: Mode) -> dict[str, Floats]:
    """Return the features that count again beside rivals and neighbours: what speaks against a pair, which settled neighbours must not outvote."""
    features = dict(draft.features)
    return {name: features[name] for name in (_AGAINST if mode == "versions" else _AGAINST_APART)}


def rival_features(old: Ints, new: Ints, log_odds: Floats, *, n_old: int, n_new: int, mode: Mode) -> dict[str, Floats]:
    """
    Return what the log-odds of a candidate are worth beside its rivals' and, where order is evidence, beside its neighbours'.

    Versions have one counterpart for a clause, so that its lead over the others tells. What one drafter says once another may say in several clauses.

    Args:
        old: Position of the old clause; shape (number of candidates,).

        new: Position of the new clause; same shape.

        log_odds: By itself, in nats; same shape.

        n_old: Clauses of the old document.

        n_new: Clauses of the new document.

        mode: Whether order is evidence.
    """
    found = {
        "by_itself": log_odds,
        "rival_dual_softmax": np.maximum(dual_log_softmax(old, new, log_odds, alone=_ORDINARY_RIVAL, temperature=1.0), -10.0),
    }
    if mode == "versions":
        of_old, of_new = margins(old, log_odds, alone=_ORDINARY_RIVAL), margins(new, log_odds, alone=_ORDINARY_RIVAL)
        before, after = neighbour_support(old, new, log_odds, n_new=n_new)
        found |= {
            "rival_margin_min": np.minimum(of_old, of_new),
            "rival_margin_max": np.maximum(of_old, of_new),
            "neighbours_both": np.minimum(before, after),
            "neighbours_either": np.maximum(before, after),
            "position_gap": position_gap(old, new, log_odds, n_old=n_old, n_new=n_new),
            "crossing_loss": np.maximum(crossing_loss(old, new, log_odds, n_old=n_old, n_new=n_new), -CLIP),
        }
    else:
        found["density"] = np.full(len(log_odds), density(old, new, log_odds, n_old=n_old, n_new=n_new))
    return found


def weigh_rivals(draft: Draft, model: Model | None = None) -> Draft:
    """Give each candidate its probability beside its rivals, by the table of the mode, and set the threshold."""
    fitted = model or load_model(None if draft.encoder is None else draft.encoder.name)
    n = len(draft.candidates)
    old, new = draft.candidates[:, 0], draft.candidates[:, 1]
    rivals = carried(draft, draft.mode) | rival_features(
        old, new, draft.log_odds, n_old=len(draft.old_clauses), n_new=len(draft.new_clauses), mode=draft.mode
    )
    log_odds = np.zeros(n)
    contributions: dict[str, Floats] = {}
    thresholds = []
    for evidence, chosen in evidence_of(draft):
        name = f"{draft.mode}-{evidence}"
        thresholds.append((int(chosen.sum()), fitted.threshold(name)))
        if not chosen.any():
            continue
        coefficients = fitted.table(name)
        part, parts = score(coefficients, {key: column[chosen] for key, column in rivals.items()}, int(chosen.sum()))
        log_odds[chosen] = part
        share = dict(coefficients.weights)["by_itself"]
        _store(contributions, {key: column for key, column in parts.items() if key != "by_itself"}, chosen, n)
        _store(contributions, {key: share * column[chosen] for key, column in draft.contributions}, chosen, n)
    if draft.mode == "independent":
        held = np.where(dict(draft.features)["nothing_else"] > 0, np.minimum(0.0, (_LEFT - 1.0) * (log_odds - _DOUBT)), 0.0)
        log_odds += held
        contributions["nothing_else"] = contributions.get("nothing_else", 0.0) + held
    if draft.mode == "versions":
        numbers = number_evidence(draft)
        rivals["number_label"] = numbers
        log_odds += fitted.numbers * numbers
        contributions["number_label"] = fitted.numbers * numbers
        rivals["on_course"] = on_course(evolve(draft, log_odds=np.clip(log_odds, -CLIP, CLIP)), draft.log_odds)
        log_odds += _COURSE * rivals["on_course"]
        contributions["on_course"] = _COURSE * rivals["on_course"]
    threshold = draft.options.min_probability if draft.options.min_probability is not None else max(thresholds)[1]
    return evolve(
        draft,
        features=tuple((dict(draft.features) | rivals).items()),
        contributions=tuple(contributions.items()),
        # Rounded once, here, before anything compares them: below lies the noise of another machine's arithmetic.
        log_odds=np.asarray(np.round(np.clip(log_odds, -CLIP, CLIP), 4), dtype=np.float64),
        threshold=threshold,
    )


def _store(contributions: dict[str, Floats], parts: dict[str, Floats], chosen: np.ndarray[tuple[int], np.dtype[np.bool_]], n: int) -> None:
    for key, column in parts.items():
        contributions.setdefault(key, np.zeros(n))[chosen] += column
