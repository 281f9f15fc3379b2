"""The head of a Markdown file between two lines of dashes: what it says of title, date and origin."""

from __future__ import annotations

import re

from policydiff.errors import InputError
from policydiff.model.outline import Provenance, TypedDate
from policydiff.text.language import detect_language
from policydiff.text.span import Span
from policydiff.yaml_nodes import Mapping, Scalar, compose

__all__ = ["find_front_matter", "read_front_matter"]

_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_][\w-]{0,60}[ \t]*:(?:[ \t]|$)", re.MULTILINE)
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
# No head is longer; a rule of dashes at the top of a text must not swallow the text.
_MAX_LENGTH = 20_000
_URL_KEYS = ("url", "source_url", "source", "link")
_DATE_KEYS = ("date", "published", "published_time", "publication_date")


def find_front_matter(text: str) -> Span | None:
    """Return where the head of the file stands, its dashes included, or None where there is none."""
    opening = re.match(r"---[ \t]*\n", text)
    if opening is None or not _KEY.match(text, opening.end()):
        return None
    closing = _FENCE.search(text, opening.end(), min(len(text), _MAX_LENGTH))
    return Span(0, closing.end()) if closing else None


def read_front_matter(head: str) -> Provenance:
    """Return what the head says of the document; a head that is no YAML says nothing."""
    try:
        root = compose(head.strip().strip("-.").strip() + "\n", source=None)
    except InputError:
        return Provenance()
    if not isinstance(root, Mapping):
        return Provenance()
    title = _find(root, ("title",))
    date = _DATE.match(_find(root, _DATE_KEYS) or "")
    url = _find(root, _URL_KEYS)
    return Provenance(
        title=((detect_language(title), title),) if title else (),
        dates=(TypedDate("published", date[0]),) if date else (),
        url=url if url and url.startswith(("http://", "https://")) else None,
    )


def _find(root: Mapping, keys: tuple[str, ...]) -> str | None:
    found = (root.find(key) for key in keys)
    texts = (" ".join(node.text.split()) for node in found if isinstance(node, Scalar))
    return next((text for text in texts if text), None)
