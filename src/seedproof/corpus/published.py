"""What the publisher says of a document: fields of a row beside its text, and front matter above the text of a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from seedproof.core.document import Document
from seedproof.core.patterns import regex
from seedproof.core.seed import Published
from seedproof.corpus.markdown import MARKDOWN, blocks

__all__ = ["FIELDS", "published_in", "with_markup"]

#: Names of fields, in rows and in front matter, and which field of ``Published`` each is.
FIELDS: Final[Mapping[str, str]] = {
    "title": "title", "source": "source", "date": "date", "language": "language", "lang": "language", "url": "url", "tags": "tags",
}  # fmt: skip
_LONGEST: Final = 16_384  # characters of front matter (guessed): YAML of any length may stand where a file begins with a rule
_FRONT_MATTER: Final = regex(r"\ufeff?---[ \t]*\r?\n(?P<yaml>(?:.*\r?\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")


def published_in(row: Mapping[str, Any]) -> Published | None:
    """Return what a row says of its document beside the text; None where it says nothing that is known here."""
    said: dict[str, Any] = {}
    for name, field in FIELDS.items():
        value = row.get(name)
        if field == "tags":
            items = value.split(",") if isinstance(value, str) else value if isinstance(value, list | tuple) else ()
            tags = tuple(tag for tag in map(_text, items) if tag)
            said |= {field: tags} if tags else {}
        elif field not in said and (text := _text(value)):
            said[field] = text
    return Published(**said) if said else None


def with_markup(document: Document, suffix: str) -> Document:
    """Return the document of a file with what is no text of it: its front matter, read as fields, and, in Markdown, its code and tables."""
    text = document.text
    end, published = _front_matter(text)
    hidden, headline = blocks(text, end) if suffix == MARKDOWN else ((), None)
    return document._replace(published=published, hidden=((0, end), *hidden) if end else hidden, headline=headline)


def _front_matter(text: str) -> tuple[int, Published | None]:
    """Return where the front matter of a text ends, 0 where it has none, and what that says."""
    match = _FRONT_MATTER.match(text, 0, _LONGEST) if text.startswith(("---", "\ufeff---")) else None
    if match is None:
        return 0, None
    import yaml  # few files have any

    try:
        content = yaml.safe_load(match["yaml"])
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):  # a rule above text, or a date such as 2021-02-31
        return 0, None
    if not isinstance(content, dict) or not all(isinstance(key, str) for key in content):
        return 0, None
    return match.end(), published_in({key.lower(): value for key, value in content.items()})


def _text(value: Any) -> str:
    """Return a value as text, empty where it is none that can be read so: a missing one, a list, a table."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value != value:  # NaN: a gap in a data frame
        return ""
    return str(value).strip()
