"""
Fit the alignment's coefficients and thresholds on gold sets and write them as the table that ships with the package.

    python quality/fit.py [GOLD_FOLDER…] [--drafts TEXT…] [--write] [--no-report] [--vector-cache DIR]

Prints, for each set, pair F1, average precision and calibration with everything fitted on the *other families* only. The shipped tables are fitted on all sets, one group of them without an encoder and one with each that has a fit of its own.
Logistic regression, every set of equal weight, ridge penalty; thresholds by the mean F1 over the sets that were fitted on.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from pathlib import Path

import numpy as np
from attrs import evolve
from numpy.typing import NDArray
from scipy import optimize

from gold import load_gold
from policydiff.align import Draft
from policydiff.align.ambiguity import abstain
from policydiff.align.assign import assign, link_identical
from policydiff.align.groups import grow_groups
from policydiff.align.model import Coefficients, Model, load_model, score
from policydiff.align.order import choose_mode
from policydiff.align.probability import CLIP, absolute, carried, rival_features, weigh_rivals
from policydiff.api import FITTED_ENCODERS
from policydiff.encoders import load_encoder
from policydiff.evaluate import Counts, average_precision, calibration_error, count
from policydiff.model.alignment import Mode
from policydiff.model.protocols import Encoder
from samples import Remembering, Sample, prepare
from scores import Scores, least_error, report, weight_of
from worth_of_numbers import fit_worth

Floats = NDArray[np.float64]
RIDGE = 1e-6
LOSS = 0.002
# Above .5 a link that is likelier right than wrong would be refused.
# Between versions the place of a pair speaks for it whatever it says: where one clause was put in another's place, the two reach .4 by that alone.
THRESHOLDS = {"independent": (0.35, 0.4, 0.45, 0.5), "versions": (0.45, 0.5)}
# Every feature speaks for a pair or against it, whatever the sets say: coefficients of the wrong sign fit the correlations of one set and explain nothing.
AGAINST = frozenset({"formula", "thin_content", "nothing_else", "word_rank", "meaning_rank", "position_gap"})
MEANING_FIRST = ("meaning",)
# Features that count beside rivals alone.
LATER = frozenset({"nothing_else"})
# By words alone the share of clauses that come back tells how much wording two documents have in common; with meaning it tells more than rivals do.
NOT_APART = {"words": "density", "both": "rival_dual_softmax", "meaning": "rival_dual_softmax"}
OWN = Path(__file__).parent / "gold"
TABLE = Path(__file__).parent.parent / "src" / "policydiff" / "align" / "coefficients.toml"


def logistic(rows: Sequence[tuple[Mapping[str, Floats], NDArray[np.bool_], Floats]], names: Sequence[str]) -> Coefficients:
    """Fit a logistic regression of the named features; each part brings features, truths and weights."""
    matrix = np.concatenate([np.stack([features[name] for name in names], axis=1) for features, _, _ in rows])
    truth = np.concatenate([np.asarray(truths, dtype=np.float64) for _, truths, _ in rows])
    weight = np.concatenate([weights for _, _, weights in rows])
    weight = weight / weight.sum()
    centre = weight @ matrix
    spread = np.sqrt(weight @ (matrix - centre) ** 2)
    spread[spread == 0] = 1.0
    scaled = np.hstack([np.ones((len(matrix), 1)), (matrix - centre) / spread])

    def loss(beta: Floats) -> tuple[float, Floats]:
        logit = scaled @ beta
        value = weight @ (np.logaddexp(0, logit) - truth * logit) + RIDGE * beta[1:] @ beta[1:]
        gradient = scaled.T @ (weight * (1 / (1 + np.exp(-logit)) - truth))
        gradient[1:] += 2 * RIDGE * beta[1:]
        return float(value), gradient

    bounds = [(None, None), *((None, 0.0) if name in AGAINST else (0.0, None) for name in names)]
    beta = optimize.minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000}).x
    weights = beta[1:] / spread
    return Coefficients(
        round(float(beta[0] - weights @ centre), 4), tuple((name, round(float(w), 4)) for name, w in zip(names, weights, strict=True))
    )


def weights_of(samples: Sequence[Sample], chosen: Callable[[Sample], NDArray[np.bool_]]) -> list[Floats]:
    """Return weights of the chosen rows so that each set weighs the same, and a made-up one less."""
    total: dict[str, int] = {}
    for sample in samples:
        total[sample.set_name] = total.get(sample.set_name, 0) + int(chosen(sample).sum())
    return [np.full(int(chosen(sample).sum()), weight_of(sample.set_name) / max(1, total[sample.set_name])) for sample in samples]


def fit(samples: Sequence[Sample]) -> Model:
    """Fit every table on these samples."""
    has_meaning = samples[0].draft.known().old.vectors is not None
    kinds = ("both", "meaning") if has_meaning else ("words",)
    tables: dict[str, Coefficients] = {}
    for kind in kinds:
        names = [name for name, _ in samples[0].draft.features if name not in LATER and (kind != "meaning" or name.startswith(MEANING_FIRST))]

        def chosen(sample: Sample, kind: str = kind) -> NDArray[np.bool_]:
            return sample.is_scored & (~sample.draft.is_cross if kind == "both" else True)

        weighted = zip(samples, weights_of(samples, chosen), strict=True)
        rows = [(columns_of(sample, chosen(sample)), sample.is_true[chosen(sample)], weights) for sample, weights in weighted]
        tables[f"absolute-{kind}"] = logistic(rows, names)
    first = Model(tables=tuple(tables.items()), thresholds=())
    for kind in kinds:
        fit_rivals(tables, first, samples, kind)
    thresholds = fit_thresholds(Model(tables=tuple(tables.items()), thresholds=()), samples, kinds)
    return Model(tables=tuple(tables.items()), thresholds=tuple(thresholds.items()))


def columns_of(sample: Sample, keep: NDArray[np.bool_]) -> dict[str, Floats]:
    """Return the features of the chosen rows."""
    return {name: column[keep] for name, column in sample.draft.features}


def fit_rivals(tables: dict[str, Coefficients], first: Model, samples: Sequence[Sample], kind: str) -> None:
    """
    Fit the tables that weigh a pair beside its rivals, with order as evidence and without.

    Each is fitted on the pairs of documents that are measured to be of its mode, since how much comes back (density) tells drafts apart and not versions.
    By words alone drafts find too little: versions, their order withheld, stand beside them.
    """
    for mode in ("independent", "versions"):
        rows = []
        used = []
        for sample in samples:
            draft = first_step(sample.draft, first, kind)
            if choose_mode(draft).mode != mode and (mode == "versions" or kind != "words"):
                continue
            keep = sample.is_scored & (~sample.draft.is_cross if kind == "both" else True)
            old, new = draft.candidates[:, 0], draft.candidates[:, 1]
            found = carried(draft, mode) | rival_features(
                old, new, draft.log_odds, n_old=len(draft.old_clauses), n_new=len(draft.new_clauses), mode=mode
            )
            used.append((sample, keep))
            rows.append(({name: column[keep] for name, column in found.items()}, sample.is_true[keep]))
        masks = {id(sample): keep for sample, keep in used}
        weights = weights_of([sample for sample, _ in used], lambda sample, masks=masks: masks[id(sample)])  # type: ignore[misc]
        filled = [(features, truth, weight) for (features, truth), weight in zip(rows, weights, strict=True)]
        tables[f"{mode}-{kind}"] = logistic(filled, [name for name in filled[0][0] if mode == "versions" or name != NOT_APART[kind]])


def first_step(draft: Draft, model: Model, kind: str) -> Draft:
    """Give each candidate its log-odds by itself, by one kind of evidence for all."""
    log_odds, _ = score(model.table(f"absolute-{kind}"), dict(draft.features), len(draft.candidates))
    return evolve(draft, log_odds=np.clip(log_odds, -CLIP, CLIP))


def fit_thresholds(model: Model, samples: Sequence[Sample], kinds: Sequence[str]) -> dict[str, float]:
    """
    Choose for each mode and kind of evidence the highest threshold whose mean F1 is as good as the best but for ``LOSS``.

    The threshold of independent drafts is chosen on every set, with order withheld: the drafts alone are too few to choose on.
    """
    thresholds = {}
    unset = evolve(model, thresholds=tuple((f"{mode}-{kind}", 0.5) for mode in ("independent", "versions") for kind in kinds))
    for kind in kinds:
        across = [sample for sample in samples if bool(sample.draft.is_cross.any()) == (kind == "meaning")] if len(kinds) > 1 else list(samples)
        for mode in ("independent", "versions"):
            chosen = [sample for sample in across if mode == "independent" or measured_mode(sample, model) == mode]
            weighed = [(sample, weigh(sample, unset, mode)) for sample in chosen]
            means: list[float] = []
            for threshold in THRESHOLDS[mode]:
                scores: dict[str, Counts] = {}
                for sample, draft in weighed:
                    found = count(sample.gold, grouped_pairs(choose(evolve(draft, threshold=threshold))))
                    scores[sample.set_name] = scores.get(sample.set_name, Counts()) + found
                weights = {name: weight_of(name) for name in pooled(scores)}
                means.append(sum(weights[name] * counts.f1 for name, counts in pooled(scores).items()) / sum(weights.values()))
            # A wrong link is worse than a missed one: of thresholds that are as good but for ``LOSS``, the highest.
            thresholds[f"{mode}-{kind}"] = max(
                threshold for threshold, mean in zip(THRESHOLDS[mode], means, strict=True) if mean >= max(means) - LOSS
            )
    return thresholds


def pooled(scores: Mapping[str, Counts]) -> dict[str, Counts]:
    """Pool the independent drafts, whose single counts are small."""
    drafts = ("bletchley_seoul", "idais_bletchley", "paris_delhi")
    found = {name: counts for name, counts in scores.items() if name not in drafts}
    small = [scores[name] for name in drafts if name in scores]
    return found | ({"drafts": sum(small, Counts())} if small else {})


def measured_mode(sample: Sample, model: Model) -> Mode:
    """Return the mode that is measured on a sample."""
    return choose_mode(absolute(sample.draft, model)).mode


def grouped_pairs(draft: Draft) -> frozenset[tuple[str, str]]:
    """Return the linked (old, new) pairs of a draft."""
    return frozenset((draft.old_clauses[i].id, draft.new_clauses[j].id) for group in draft.groups for i in group.old for j in group.new)


def weigh(sample: Sample, model: Model, mode: Mode | None = None) -> Draft:
    """Run the stages from the features to the probabilities, in the mode that is measured or in this one."""
    draft = choose_mode(absolute(sample.draft, model))
    return weigh_rivals(draft if mode is None else evolve(draft, mode=mode), model)


def choose(draft: Draft) -> Draft:
    """Run the stages from the probabilities to the links."""
    return reduce(lambda found, stage: stage(found), (link_identical, assign, grow_groups, abstain), draft)


def leave_one_family_out(samples: Sequence[Sample]) -> dict[str, Scores]:
    """Score each set with everything fitted on the other families."""
    found = {}
    for family in dict.fromkeys(sample.family for sample in samples):
        model = fit([sample for sample in samples if sample.family != family])
        for name in dict.fromkeys(sample.set_name for sample in samples if sample.family == family):
            found[name] = score_set([sample for sample in samples if sample.set_name == name], model)
    return found


def score_set(chosen: Sequence[Sample], model: Model) -> Scores:
    """Score one set with a model."""
    drafts = [choose(weigh(sample, model)) for sample in chosen]
    counts = sum((count(sample.gold, grouped_pairs(draft)) for sample, draft in zip(chosen, drafts, strict=True)), Counts())
    probability = np.concatenate([draft.probabilities[sample.is_scored] for sample, draft in zip(chosen, drafts, strict=True)])
    truth = np.concatenate([sample.is_true[sample.is_scored] for sample in chosen])
    n_versions = sum(draft.mode == "versions" for draft in drafts)
    return Scores(
        mode=f"{n_versions}/{len(drafts)} vers." if len(drafts) > 1 else drafts[0].mode,
        counts=counts,
        average_precision=average_precision(probability.tolist(), truth.tolist(), counts.wanted),
        calibration_error=calibration_error(probability.tolist(), truth.tolist()),
        least_error=least_error(probability),
        reach=sum(int(sample.is_true.sum()) for sample in chosen) / max(1, counts.wanted),
    )


def write(models: Mapping[str, Model], numbers: float, reports: Mapping[str, str], sets: Sequence[str], encoders: Sequence[Encoder]) -> str:
    """Return the tables of coefficients as TOML; the models are by the name of the encoder, which stands behind an @, or by nothing."""
    lines = [
        "# Coefficients of the alignment: logistic regressions, in nats. Written by quality/fit.py; do not edit by hand.",
        f"# Fitted on {', '.join(sets)}; encoders {', '.join(f'{encoder.name} {encoder.version}' for encoder in encoders)}.",
        "# Scores below: leave one family out (nothing fitted on the set that is scored nor on one that shares texts with it).",
    ]
    for title, text in reports.items():
        lines.extend(["#", f"# {title}", *(f"#   {line}" for line in text.splitlines())])
    lines.extend(["", "[numbers]", f"worth = {numbers}"])
    for encoder, model in models.items():
        for name, coefficients in model.tables:
            key = f'"{name}@{encoder}"' if encoder else name
            lines.extend(["", f"[table.{key}]", f"intercept = {coefficients.intercept}"])
            if name in dict(model.thresholds):
                lines.append(f"threshold = {model.threshold(name)}")
            lines.append(f"[table.{key}.weights]")
            lines.extend(f"{key} = {value}" for key, value in coefficients.weights)
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, report, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="*", help="folders of gold sets; the project's own are always used")
    parser.add_argument(
        "--drafts", type=Path, nargs="*", default=[], help="texts of a law on which the worth of numbers is fitted; without them it stays"
    )
    parser.add_argument("--write", action="store_true", help="write the shipped tables")
    parser.add_argument("--no-report", action="store_true", help="fit only")
    parser.add_argument("--vector-cache", metavar="DIR", help="folder that keeps the vectors of sentences")
    args = parser.parse_args()
    sets = [gold_set for folder in (OWN, *args.gold) for gold_set in load_gold(folder)]
    encoders = [Remembering(encoder) for name in FITTED_ENCODERS if (encoder := load_encoder(name, vector_cache=args.vector_cache)) is not None]
    models, reports = {}, {}
    for encoder in (None, *encoders):
        title = "without encoder" if encoder is None else f"with {encoder.name} {encoder.version}"
        samples = prepare(sets, encoder)
        models["" if encoder is None else encoder.name] = fit(samples)
        if not args.no_report:
            reports[title] = report(leave_one_family_out(samples))
            print(title, reports[title], sep="\n", flush=True)
    numbers = fit_worth(args.drafts) if args.drafts else load_model().numbers
    if args.write:
        TABLE.write_text(write(models, numbers, reports, [gold_set.name for gold_set in sets], encoders), encoding="utf-8")


if __name__ == "__main__":
    main()
