"""Character references, whole, escaped twice, or without their "&", and what they mean."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Final

from seedproof.batch import Batch
from seedproof.checks.garbled.markup.spans import Span, in_prose
from seedproof.core.patterns import regex

__all__ = ["references", "unescaped"]

# A whole escaped tag, or one reference however often it was escaped: "&amp;amp;nbsp;".
_ENTITY: Final = regex(
    r"&(?:amp;)*lt;/?[A-Za-z!][^\n<>]{0,300}?&(?:amp;)*gt;"
    r"|&(?:amp;)*(?:#\d{2,6}|#[xX][0-9A-Fa-f]{2,6}|(?P<name>[A-Za-z]{2,31}\d{0,2}));"
)
_UNENDED: Final = regex(r"&(?:nbsp|quot|rsquo|lsquo|ldquo|rdquo|ndash|mdash|hellip|apos|#\d{2,4})(?![\w;=])")
# Without its "&", as feeds cut it: only what writers hardly ever type before a semicolon.
_HEADLESS: Final = regex(
    r"(?:amp;)*(?:(?P<name>quot|nbsp|rsquo|lsquo|ldquo|rdquo|mdash|ndash|hellip|apos|amp)"
    r"|#(?P<number>\d{2,4})|#[xX](?P<hex>[0-9A-Fa-f]{2,4}));"
)
# Glued to the word before it; "camp;" and "apos;" are left out, as words end like that.
_GLUED: Final = regex(r"(?:quot|nbsp|rsquo|lsquo|ldquo|rdquo|mdash|ndash|hellip)$")
_NUMBERS: Final = frozenset(
    (34, 36, 38, 39, 60, 62, 91, 93, 96, *range(130, 161), 163, 167, 169, 174, *range(192, 256), *range(8208, 8231), 8364)
)
_ADDRESS: Final = regex(r"://|www\.|\?\w+=")
_LONGEST: Final = 12  # characters of a reference without its "&"
_LONGEST_TAG: Final = 640  # characters of an escaped tag (guessed)
_LONGEST_ADDRESS: Final = 200  # characters of an address before a reference (guessed)
_MOST: Final = 3  # times that a reference may have been escaped beyond the first (guessed)
_LAST: Final = "0123456789topshABCDEFabcdef"  # last characters of what _HEADLESS matches


def references(batch: Batch) -> list[Span]:
    """Return the references of a batch in order, without those that articles about markup name."""
    return in_prose(batch, sorted({*_with_ampersand(batch), *_headless(batch)}))


def _with_ampersand(batch: Batch) -> Iterator[Span]:
    text = batch.text
    for start in batch.characters.find_marks("&").tolist():
        match = _ENTITY.match(text, start, start + _LONGEST_TAG)
        if match and match["name"] and f"{match['name']};" not in html5:
            match = None
        match = match or _UNENDED.match(text, start, start + _LONGEST)
        if match and (match[0].endswith(";") or not _ADDRESS.search(_run_before(text, start))):
            yield match.span()


def _run_before(text: str, start: int) -> str:
    """Return what stands before a reference without a space between, as far as an address reaches."""
    before = text[max(start - _LONGEST_ADDRESS, 0) : start]
    return before.split()[-1] if before and not before[-1].isspace() else ""


def _headless(batch: Batch) -> Iterator[Span]:
    text, ends = batch.text, batch.characters.find_marks(";")
    for end in ends[batch.characters.are(ends - 1, _LAST)].tolist():
        number = text.rfind("#", max(end - _LONGEST, 0), end)
        start = number if number >= 0 else _word_start(text, end)
        match = _HEADLESS.fullmatch(text, start, end + 1)
        if not match and (glued := _GLUED.search(text, start, end)):
            yield glued.start(), end + 1
        elif match and text[start - 1 : start] not in ("&", "#") and (match["name"] or _number(match) in _NUMBERS):
            yield start, end + 1


def _number(match: re.Match[str]) -> int:
    return int(match["hex"], 16) if match["hex"] else int(match["number"])


def _word_start(text: str, end: int) -> int:
    start = end
    while start > 0 and end - start < _LONGEST and text[start - 1].isalpha():
        start -= 1
    return start


def unescaped(reference: str) -> str:
    """Return the character, or the escaped tag, that a reference stands for."""
    text = html.unescape(f"&{reference.removeprefix('&').removesuffix(';')};")
    for _ in range(_MOST):  # escaped twice and more: "&amp;amp;nbsp;"
        if not _ENTITY.fullmatch(text):
            break
        text = html.unescape(text)
    return {"\xa0": " ", "\ufeff": ""}.get(text, text)
