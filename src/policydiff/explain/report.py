"""An explanation as JSON."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import attrs

from policydiff.encoders import shown_choice
from policydiff.explain.labels import label_of
from policydiff.explain.model import Candidate, ClauseRef, Explanation, Fate, Meaning, Rival, WhatIf
from policydiff.model.outline import Clause, Outline
from policydiff.render.json_report import json_text

__all__ = ["SCHEMA_VERSION", "read_explanation_schema", "render_explanation_json"]

SCHEMA_VERSION = "1"


def render_explanation_json(explanation: Explanation) -> str:
    """Render an explanation as JSON that ``explanation.schema.json`` describes; everything is in it, words and features that add nothing too."""
    encoder = explanation.encoder
    document: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "kind": "explanation",
        "old": _document(explanation.old),
        "new": _document(explanation.new),
        "clause": {**_ref(explanation.clause_ref), **_clause(explanation.clause)},
        "mode": explanation.mode,
        "mode_reason": explanation.mode_reason,
        "encoder": None if encoder is None else {"name": encoder.name, "version": encoder.version},
        "options": {
            "unit": explanation.options.unit,
            "mode": explanation.options.mode,
            "encoder": shown_choice(explanation.options.encoder),
            "min_probability": explanation.options.min_probability,
        },
        "threshold": explanation.threshold,
        "fate": _fate(explanation.fate),
        "reason": explanation.reason,
        "effects": _effects(explanation.meaning),
        "n_candidates": explanation.n_candidates,
        "candidates": [_candidate(candidate, explanation) for candidate in explanation.candidates],
        "focus": None if explanation.focus is None else _ref(explanation.focus),
        "rivals": [_rival(rival) for rival in explanation.rivals],
        "what_if": [_what_if(change) for change in explanation.what_if],
        "notes": list(explanation.notes),
    }
    return json_text(document)


def read_explanation_schema() -> dict[str, Any]:
    """Return the JSON Schema of explanations."""
    schema: dict[str, Any] = json.loads((files("policydiff.explain") / "explanation.schema.json").read_text(encoding="utf-8"))
    return schema


def _document(outline: Outline) -> dict[str, Any]:
    return {"name": outline.name, "label": outline.label}


def _ref(ref: ClauseRef) -> dict[str, Any]:
    return {"side": ref.side, "id": ref.id}


def _clause(clause: Clause) -> dict[str, Any]:
    return {"number": clause.number, "path": list(clause.path), "text": clause.text}


def _fate(fate: Fate) -> dict[str, Any]:
    return {
        "kind": fate.kind,
        "old": list(fate.old),
        "new": list(fate.new),
        "shape": fate.shape,
        "candidates": [_ref(ref) for ref in fate.candidates],
        "claimants": [_ref(ref) for ref in fate.claimants],
    }


def _effects(meaning: Meaning | None) -> list[dict[str, Any]] | None:
    """Return the effects as a comparison has them; None where none were looked for, which is not the same as none."""
    if meaning is None or (meaning.unjudged and not meaning.change.effects):
        return None
    return [attrs.asdict(effect) for effect in meaning.change.effects]


def _candidate(candidate: Candidate, explanation: Explanation) -> dict[str, Any]:
    return {
        **_ref(candidate.clause),
        "text": explanation.text_of(candidate.clause),
        "rank": candidate.rank,
        "linked": candidate.is_linked,
        "identical": candidate.is_identical,
        "probability": candidate.probability,
        "log_odds": candidate.log_odds,
        "surplus": candidate.surplus,
        "start": candidate.start,
        "contributions": [
            {"name": part.name, "label": label_of(part.name), "value": part.value, "log_odds": part.log_odds} for part in candidate.contributions
        ],
        "old_covered": candidate.old_covered,
        "new_covered": candidate.new_covered,
        "relation": candidate.relation,
        "shared_words": [
            {"word": word.printed, "weight": word.weight, "n_clauses": word.n_clauses, "by_glossary": word.by_glossary} for word in candidate.shared
        ],
    }


def _rival(rival: Rival) -> dict[str, Any]:
    return {"contested": _ref(rival.contested), **_ref(rival.clause), "probability": rival.probability, "margin": rival.margin}


def _what_if(change: WhatIf) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "clause": None if change.clause is None else _ref(change.clause),
        "nats": change.nats,
        "probability": None if change.probability is None else list(change.probability),
        "min_probability": change.min_probability,
        "mode": change.mode,
        "fate": _fate(change.fate),
    }
