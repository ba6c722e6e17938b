"""One string of a line of JSON replaced in place: whatever else the line holds stays as it is written, to the last byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json.decoder import JSONDecoder, scanstring  # type: ignore[attr-defined]  # there, and no part of the stubs

from seedproof.core.patterns import regex

__all__ = ["with_text"]

_DECODER = JSONDecoder(parse_int=str)  # no value is used, and one may have more digits than Python reads as an int
_SPACE = regex(r"[ \t\n\r]*")
#: A character of a string as it is written; two escapes stand for one beyond U+FFFF.
_WRITTEN = regex(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL)


def with_text(line: str, field: str, old: str, new: str) -> str | None:
    """Return ``line``, an object whose ``field`` is ``old``, with ``new`` in its place; None where it is no such line.

    Of a field that stands there twice the last one counts, as for all who read JSON in Python. What stays of the text stays as it was
    written, escaped or not.
    """
    try:
        values = [span for key, *span in _members(line) if key == field]
    except (ValueError, RecursionError):
        return None
    if not values:
        return None
    start, end = values[-1]
    if line[start : start + 1] != '"' or scanstring(line, start + 1)[0] != old:
        return None
    return f'{line[:start]}"{_written(line[start + 1 : end - 1], old, new)}"{line[end:]}'


def _members(line: str) -> Iterator[tuple[str, int, int]]:
    """Yield each key of the object in ``line``, and where its value begins and ends. Raises ValueError where it is no object."""
    at = _skip(line, line.index("{") if line.lstrip("\ufeff \t\n\r")[:1] == "{" else -1, "{")
    while line[at : at + 1] != "}":
        key, at = scanstring(line, _skip(line, at, '"', space=False))
        start = _skip(line, _SPACE.match(line, at).end(), ":")  # type: ignore[union-attr]  # it matches an empty string too
        _, end = _DECODER.raw_decode(line, start)
        yield key, start, end
        at = _SPACE.match(line, end).end()  # type: ignore[union-attr]
        if line[at : at + 1] != "}":
            at = _skip(line, at, ",")


def _skip(line: str, at: int, mark: str, *, space: bool = True) -> int:
    """Return where ``line`` goes on after ``mark`` and white space. Raises ValueError where it does not stand there."""
    if at < 0 or line[at : at + 1] != mark:
        raise ValueError(f"no {mark!r} at {at}")
    return _SPACE.match(line, at + 1).end() if space else at + 1  # type: ignore[union-attr]


def _written(literal: str, old: str, new: str) -> str:
    """Return ``new`` as it is to be written between quotation marks where ``literal`` is how ``old`` was."""
    written = _WRITTEN.findall(literal)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    habits = dict(zip(old, written, strict=True))
    escaped = literal.isascii()
    middle = [habits.get(c) or _character(c, escaped) for c in new[start : len(new) - end]]
    return "".join([*written[:start], *middle, *written[len(written) - end :]])


def _alike(one: str, other: str) -> int:
    """Return how many characters the beginnings of both have in common."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _character(character: str, escaped: bool) -> str:
    """Return a character of a string: escaped where it must be, or all that is beyond ASCII is; a lone surrogate has no other form."""
    return json.dumps(character, ensure_ascii=escaped or "\ud800" <= character <= "\udfff")[1:-1]
