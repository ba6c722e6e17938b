"""Character references that nobody turned into characters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from typing import ClassVar, Final

import numpy as np

from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled._technical import Span, in_prose
from seedproof.checks.garbled._unusual import signs
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.batch import Batch

# A whole escaped tag, or one reference however often it was escaped: "&amp;amp;nbsp;".
_ENTITY: Final = re.compile(r"&(?:amp;)*lt;/?[A-Za-z!][^\n<>]{0,300}?&(?:amp;)*gt;|&(?:amp;)*(?:#\d{2,6}|#[xX][0-9A-Fa-f]{2,6}|(?P<name>[A-Za-z]{2,31}\d{0,2}));")
_UNENDED: Final = re.compile(r"&(?:nbsp|quot|rsquo|lsquo|ldquo|rdquo|ndash|mdash|hellip|apos|#\d{2,4})(?![\w;=])")
# Without its "&", as feeds cut it: only what writers hardly ever type before a semicolon.
_HEADLESS: Final = re.compile(r"(?:amp;)*(?:(?P<name>quot|nbsp|rsquo|lsquo|ldquo|rdquo|mdash|ndash|hellip|apos|amp)|#(?P<number>\d{2,4}));")
_NUMBERS: Final = frozenset((34, 36, 38, 39, 60, 62, 91, 93, 96, *range(130, 160), 160, 163, 167, 169, 174, *range(192, 256), *range(8208, 8231), 8364))
_CONTRACTION: Final = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")
_ADDRESS: Final = re.compile(r"\S*(?:://|www\.|\?\w+=)\S*$")
_SHOWN = 60
_LONGEST = 12  # characters of a reference without its "&"


class LeakedEntity(BatchCheck):
    """Finds character references such as ``&nbsp;`` or ``#39;`` that were never turned into characters.

    **Why it matters**

    “Rivera #39;s” is read as three words and a number. Text that was escaped twice shows it wherever a quote or dash stood.

    **Example**

    ``the harbour&amp;nbsp;office``, ``Rivera #39;s boat``, ``quot;We are ready, quot; she said``.

    **When it is wrong**

    Articles about web pages name them; documents and lines that speak of such things are left alone, and addresses
    with parameters (``?a=1&lt=2``) too. A plain ``&`` is never flagged.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB202"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the references, each with the character it stands for."""
        text = batch.columns.text
        group: list[Span] = []
        for span in in_prose(batch, sorted({*_with_ampersand(batch), *_headless(batch)})):
            if group and span[0] > group[-1][1]:
                yield _hit(text, group)
                group = []
            if not group or span[0] == group[-1][1]:
                group.append(span)
        if group:
            yield _hit(text, group)


def _with_ampersand(batch: Batch) -> Iterator[Span]:
    text = batch.columns.text
    for start in signs(batch, "&").tolist():
        match = _ENTITY.match(text, start, start + 640)
        if match and (match["name"] is None or f"{match['name']};" in html5):
            yield match.span()
        elif (match := _UNENDED.match(text, start, start + _LONGEST)) and not _ADDRESS.search(text, max(start - 200, 0), start):
            yield match.span()


def _headless(batch: Batch) -> Iterator[Span]:
    text, codes = batch.columns.text, batch.columns.codes
    ends = signs(batch, ";")
    ends = ends[ends > 2]
    ends = ends[np.isin(codes[ends - 1], _LAST)]
    for end in ends.tolist():
        digits = text[end - 1].isdecimal()
        start = text.rfind("#", max(end - _LONGEST, 0), end) if digits else _word_start(text, end)
        match = _HEADLESS.fullmatch(text, start, end + 1) if start >= 0 else None
        if match and text[start - 1 : start] not in ("&", "#") and (match["name"] or int(match["number"]) in _NUMBERS):
            yield start, end + 1


def _word_start(text: str, end: int) -> int:
    start = end
    while start > 0 and end - start < _LONGEST and text[start - 1].isalpha():
        start -= 1
    return start


def _hit(text: str, group: list[Span]) -> Hit:
    start, end = group[0][0], group[-1][1]
    edits, meant = [], ""
    for low, high in group:
        character = _unescaped(text[low:high])
        meant += character
        gap = text[low - 1 : low] == " " and text[low] == "#" and character in "'’" and _CONTRACTION.match(text, high)
        # "Rivera #39;s": the reference was set off by a space. An escaped tag goes altogether.
        edits.append(Edit(start=low - 1 if gap else low, end=high, text="" if _is_tag(character) else character))
    safe = text[start] == "&" and not _is_tag(meant)
    return Hit(start, end, f"“{text[start:end][:_SHOWN]}” is an escaped “{meant[:_SHOWN]}”", fix=Fix(safe=safe, edits=tuple(edits)))


def _is_tag(meant: str) -> bool:
    return meant.startswith("<") and len(meant) > 1


def _unescaped(reference: str) -> str:
    text = html.unescape(f"&{reference.removeprefix('&').removesuffix(';')};")
    for _ in range(3):  # escaped twice and more: "&amp;amp;nbsp;"
        if not _ENTITY.fullmatch(text):
            break
        text = html.unescape(text)
    return {"\xa0": " ", "\ufeff": ""}.get(text, text)


_LAST = np.array([ord(c) for c in "0123456789topsh"], np.uint32)  # last characters of what _HEADLESS matches
