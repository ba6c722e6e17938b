"""Fragments of a web page's markup in text: attributes without their tag, lists of images, and the tokens round them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from seedproof.batch import Batch
from seedproof.batch.vocabulary import occurrences
from seedproof.checks.garbled.markup.spans import Span
from seedproof.core.patterns import regex

__all__ = ["attributes", "grow", "image_lists", "join"]

_IMAGE_TYPES: Final = ("jpg", "jpeg", "png", "webp", "gif", "svg", "avif")
#: What no writer writes, and may be part of a fragment beside it.
_TOKEN: Final = regex(
    rf"\S*(?:[<>={{}}\\]|://|/\S*/|\.(?:{'|'.join(_IMAGE_TYPES)}|css|js)\b)\S*"
    r"|\d+(?:\.\d+)?(?:[wx]|px|vw),?[\"']?|\([\w-]+:|\d+(?:px|vw)\),?|[\"'/>;,]+"
)
_WIDTH: Final = regex(r"(?:\?[^\s,]{0,200})?\s+(?:\d{2,4}w|\d(?:\.\d+)?x)(?=[,\"'”\s]|$)")
_PATH: Final = regex(r"(?!https?:|www\.)[\w.%~+-]*/[\w./%~+-]+")
_ATTRIBUTE: Final = regex(
    r"(?<![\w-])(?:src|srcset|href|class|style|alt|width|height|type|rel|target|sizes|loading|media|title|id|name|content|onclick|border|align|cite|data-[\w-]+)"
    r"=[\"“”'’][^\"“”'’\n]{0,500}[\"“”'’]",
    re.IGNORECASE,
)
_NAME: Final = regex(r"[\w-]+$")
_QUOTES: Final = "\"“”'’"
_ESCAPED: Final = regex(r"lt;[^\n>]*$")

# Characters within which something ends. All are guessed, so that a hostile line costs no more than a sound one.
_LONGEST_NAME: Final = 20
_LONGEST_ATTRIBUTE: Final = 520
_LONGEST_ESCAPED_TAG: Final = 300
_LONGEST_WIDTH: Final = 240
_LONGEST_PATH: Final = 400
_REACH: Final = 20_000  # of the tokens on either side of a fragment


def attributes(batch: Batch) -> Iterator[Span]:
    """Yield attributes outside a tag: what stays when the tag's beginning was lost."""
    text, equals = batch.text, batch.characters.find_marks("=")
    for at in equals[batch.characters.are(equals + 1, _QUOTES)].tolist():
        name = _NAME.search(text, max(at - _LONGEST_NAME, 0), at)
        if _ESCAPED.search(text, max(at - _LONGEST_ESCAPED_TAG, 0), at):
            continue  # "&lt;a href=…": leaked-entity tells of the whole tag
        if name and (match := _ATTRIBUTE.match(text, name.start(), at + _LONGEST_ATTRIBUTE)):
            yield match.span()


def image_lists(batch: Batch) -> Iterator[Span]:
    """Yield entries of a ``srcset`` (an image and its width), and lines that are nothing but the path of an image."""
    words, lines, text = batch.words, batch.lines, batch.text
    for index in occurrences(batch, frozenset(_IMAGE_TYPES)).tolist():
        start, end, line = int(words.start[index]), int(words.end[index]), int(words.line[index])
        if text[start - 1 : start] != ".":
            continue
        if width := _WIDTH.match(text, end, min(end + _LONGEST_WIDTH, int(batch.ends[lines.document[line]]))):
            yield start, width.end()
        low, high = int(lines.start[line]), int(lines.end[line])
        if high == end and high - low < _LONGEST_PATH and _PATH.fullmatch(text, low, high):
            yield low, high


def grow(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield each span, grown over the tokens of markup that touch it on its line."""
    reach = -1
    for start, end in sorted(spans):
        if end <= reach:
            continue
        floor = max(text.rfind("\n", max(start - _REACH, 0), start) + 1, start - _REACH, reach, 0)
        line_end = text.find("\n", end, end + _REACH)
        ceiling = line_end if line_end >= 0 else min(end + _REACH, len(text))
        low, high = _left(text, floor, start), _right(text, end, ceiling)
        reach = high
        yield low, high


def join(text: str, spans: Iterable[Span], gap: int = 1) -> list[Span]:
    """Return the spans in order, those made one that overlap or have at most ``gap`` spaces of one paragraph between them."""
    result: list[Span] = []
    for start, end in sorted(spans):
        between = text[result[-1][1] : start] if result and start - result[-1][1] <= gap else "|"
        if result and (start <= result[-1][1] or (between.isspace() and "\n\n" not in between)):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _left(text: str, floor: int, start: int) -> int:
    while start > floor and not text[start - 1].isspace():  # the rest of the token that the span begins in
        start -= 1
    for match in reversed(list(re.finditer(r"\S+", text[floor:start]))):
        if not _TOKEN.fullmatch(match[0]):
            break
        start = floor + match.start()
    return start


def _right(text: str, end: int, ceiling: int) -> int:
    while end < ceiling and not text[end].isspace() and text[end] not in ".,;" and text[end - 1] != ">":
        end += 1
    high = end
    for match in re.finditer(r"\S+", text[end:ceiling]):
        if not _TOKEN.fullmatch(match[0]):
            break
        tag_end = match[0].rfind(">") + 1
        if 0 < tag_end < len(match[0]) and match[0][tag_end:].isalpha():  # '…"/>The' ends where the tag ends
            return end + match.start() + tag_end
        high = end + match.end()
    return high
