"""Cut from a title's line what is no part of the headline: marks, a trail of sections, the name of the site, a date.

A dash is mostly a headline's own. What stands behind one is cut only where the document shows that it is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache
from itertools import pairwise
from typing import Final

from seedproof.core.patterns import regex
from seedproof.lang import word_lists
from seedproof.parse.lines.agencies import is_outlet

__all__ = ["MARKS", "bare_title"]

#: Marks of headings, lists and tables, and what cannot be seen, at the ends of a line.
MARKS: Final = "#*•>|=~ \t\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{NO-BREAK SPACE}"
_SHORTEST: Final = 3  # words that are left of a headline (guessed)
_CHARACTERS: Final = 6  # the same in scripts without spaces (guessed)
_TRAIL: Final = regex(r"\s*[|›〉┃]\s*|\s(?:»|>|::)\s")
_DASH: Final = regex(r"\s+[-–—]\s+")
_LOOSE_STOP: Final = regex(r"\s+\.$")
_STAMP: Final = regex(r"[\s,|(]+\d{1,2}[./]\s?\d{1,2}[./]\s?(?:19|20)\d\d\)?(?:[\s,|-]+\d{1,2}[:.]\d\d)?(?: Uhr)?$")

Lines = Callable[[], Collection[str]]


def bare_title(text: str, start: int, end: int, lines: Lines) -> tuple[int, int]:
    """Return the span of the headline within ``[start, end)`` of ``text``; ``lines`` gives the other lines of the document, folded."""
    start, end = _inside(text, start, end)
    for pattern in (_LOOSE_STOP, _STAMP, _release()):
        match = pattern.search(text, start, end)
        if match and _is_long(text[start : match.start()]):
            end = match.start()
    parts = _parts(_TRAIL, text, start, end)
    if len(parts) > 1 and "«" not in text[start:end]:
        start, end = _of_trail(text, parts, lines())
    parts = _parts(_DASH, text, start, end)
    if len(parts) > 1:
        end = _before_site(text, parts, lines())
    return _inside(text, start, end)


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the marks at its ends; as it is where nothing else is left."""
    line = text[start:end]
    bold = line.lstrip("#> ").startswith("*") or line.endswith("**")  # "*NUMBER*" at the end stands for a word
    bare = line.strip(MARKS) if bold else line.lstrip(MARKS).rstrip(MARKS.replace("*", ""))
    if not bare:
        return start, end
    start += text[start:end].index(bare)
    return start, start + len(bare)


def _parts(separator: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans between separators, empty ones left out."""
    edges = [start, *(edge for match in separator.finditer(text, start, end) for edge in match.span()), end]
    return [(low, high) for low, high in zip(edges[::2], edges[1::2], strict=True) if low < high]


def _of_trail(text: str, parts: list[tuple[int, int]], lines: Collection[str]) -> tuple[int, int]:
    """Return which part is the headline: one that stands elsewhere as a line, else the longest if the others are much shorter."""
    said = [part for part in parts if _is_long(text[slice(*part)]) and _folded(text[slice(*part)]) in lines]
    if said:
        return said[0]
    sizes = sorted((high - low, low, high) for low, high in parts)
    (size, low, high), second = sizes[-1], sizes[-2][0]
    return (low, high) if _is_long(text[low:high]) and second * 2 <= size else (parts[0][0], parts[-1][1])


def _before_site(text: str, parts: list[tuple[int, int]], lines: Collection[str]) -> int:
    """Return where the headline ends: before the first part behind a dash that names the site, or where it stands alone elsewhere."""
    start = parts[0][0]
    for (_, end), (low, high) in pairwise(parts):
        if not _is_long(text[start:end]):
            continue
        site = text[low:high]
        named = _folded(site) in lines or is_outlet(site) or _host().fullmatch(site)
        if named or _folded(text[start:end]) in lines:
            return end
    return parts[-1][1]


def _is_long(part: str) -> bool:
    """Tell whether a part is long enough for a headline."""
    return len(part.split()) >= _SHORTEST or sum(c >= "\u3040" for c in part) >= _CHARACTERS


def _folded(text: str) -> str:
    return text.strip(MARKS).casefold()


@cache
def _host() -> re.Pattern[str]:
    """Return the pattern of a host that is a site's name."""
    last = "|".join(sorted(word_lists.every("addresses", "host")))
    return re.compile(rf"(?:[\w-]+\.)+(?:{last})", re.IGNORECASE)


@cache
def _release() -> re.Pattern[str]:
    """Return the pattern of the wording that releases put behind a headline, and all that follows it."""
    wording = "|".join(sorted(re.escape(phrase) for phrase in word_lists.every("headline", "behind")))
    return re.compile(rf"\s+(?:{wording})\b.*$", re.IGNORECASE)
