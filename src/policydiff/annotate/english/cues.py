"""English words that tell how a modal is used."""

from __future__ import annotations

__all__ = [
    "CHANCES",
    "DESCRIBES",
    "FEARED",
    "HABITS",
    "INSTRUMENTS",
    "MAY_SUPPOSES",
    "MONTH_BEFORE",
    "MUST_REPORTS",
    "NOUN_BEFORE",
    "PLAIN",
    "PRONOUNS",
    "SAVED",
    "TITLE_BEFORE",
    "WILL_FORECASTS",
]

# After these words, what somebody may do is a danger or a fact.
FEARED = frozenset(
    (
        "risk",
        "possibility",
        "fact",
        "concern",
        "likelihood",
        "danger",
        "fear",
        "threat",
        "chance",
        "view",
        "way",
        "probability",
        "belief",
        "hope",
        "aware",
        "acknowledge",
        "recognise",
        "recognize",
        "believe",
        "worry",
        "evidence",
    )
)
# In the clauses that these open, may supposes, will forecasts and must reports.
MAY_SUPPOSES = frozenset(
    ("if", "when", "whenever", "wherever", "because", "since", "although", "though", "how", "what", "why", "whether", "than", "whilst", "as", "where")
)
WILL_FORECASTS = MAY_SUPPOSES | {"so"}
MUST_REPORTS = frozenset(("because", "since", "how", "what", "why", "whether", "than", "if", "when", "whenever", "as"))
DESCRIBES = MAY_SUPPOSES | {"so", "while", "whereas"}
# That much must be plain: how a thing seems, nobody is bound to.
PLAIN = frozenset(("apparent", "clear", "evident", "manifest", "obvious", "plain"))
HABITS = frozenset(
    (
        "often",
        "somehow",
        "eventually",
        "inevitably",
        "sometimes",
        "usually",
        "typically",
        "frequently",
        "generally",
        "normally",
        "surely",
        "inevitably",
        "therefore",
        "likely",
        "probably",
        "soon",
        "eventually",
        "ultimately",
    )
)
# Things that a law does something with.
INSTRUMENTS = frozenset(
    (
        "period",
        "term",
        "deadline",
        "fine",
        "penalty",
        "sanction",
        "licence",
        "license",
        "permit",
        "authorisation",
        "authorization",
        "approval",
        "exemption",
        "derogation",
        "request",
        "application",
        "appeal",
        "complaint",
        "decision",
        "fee",
        "requirement",
        "obligation",
        "notice",
        "certificate",
        "registration",
        "procedure",
        "data",
        "information",
        "record",
        "log",
        "document",
        "documentation",
        "copy",
        "report",
        "assessment",
        "audit",
        "test",
        "testing",
        "inspection",
        "measure",
        "task",
        "duty",
        "power",
        "notification",
        "evaluation",
        "sample",
        "image",
        "content",
        "service",
        "meeting",
        "limit",
        "time",
        "mandate",
        "prolongation",
        "objection",
        "proceeding",
        "hearing",
        "declaration",
        "agreement",
        "amendment",
    )
)
CHANCES = frozenset(
    (
        "always",
        "necessarily",
        "fully",
        "yet",
        "even",
        "often",
        "well",
        "sometimes",
        "inadvertently",
        "unintentionally",
        "unknowingly",
        "accidentally",
        "unwittingly",
        "easily",
        "eventually",
    )
)
SAVED = frozenset(("affect", "affected", "prejudice", "preclude", "prevent", "limit", "exclude", "impair", "construed", "interpreted"))
PRONOUNS = frozenset(("it", "they", "we", "there", "he", "she", "you"))
# Before these "will" is a noun.
NOUN_BEFORE = frozenset(("the", "a", "political", "free", "good", "their", "its", "our", "at", "common", "of", "own", "popular"))
MONTH_BEFORE = frozenset(("in", "of", "by", "last", "next", "since", "until"))
TITLE_BEFORE = frozenset((".", ":", '"', "(", ")", "*", ";", "\u2014", "-"))
