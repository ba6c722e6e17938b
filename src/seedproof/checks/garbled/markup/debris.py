"""What is left of a web page's code in text: runs of tokens that no writer writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.garbled.markup.spans import Span
from seedproof.checks.garbled.shared.rare_characters import signs
from seedproof.checks.garbled.shared.vocabulary import among

__all__ = ["attributes", "grown", "image_lists", "joined"]

IMAGE_TYPES: Final = ("jpg", "jpeg", "png", "webp", "gif", "svg", "avif")
_TOKEN: Final = re.compile(
    rf"\S*(?:[<>={{}}\\]|://|/\S*/|\.(?:{'|'.join(IMAGE_TYPES)}|css|js)\b)\S*"
    r"|\d+(?:\.\d+)?(?:[wx]|px|vw),?[\"']?|\([\w-]+:|\d+(?:px|vw)\),?|[\"'/>;,]+"
)
_WIDTH: Final = re.compile(r"(?:\?[^\s,]{0,200})?\s+(?:\d{2,4}w|\d(?:\.\d+)?x)(?=[,\"'”\s]|$)")
_PATH: Final = re.compile(r"(?!https?:|www\.)[\w.%~+-]*/[\w./%~+-]+")
_ATTRIBUTE: Final = re.compile(
    r"(?<![\w-])(?:src|srcset|href|class|style|alt|width|height|type|rel|target|sizes|loading|media|title|id|name|content|onclick|border|align|cite|data-[\w-]+)"
    r"=[\"“”'’][^\"“”'’\n]{0,500}[\"“”'’]",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[\w-]+$")
_QUOTES: Final = np.array([ord(c) for c in "\"“”'’"], np.uint32)
_ESCAPED: Final = re.compile(r"lt;[^\n>]*$")
_REACH: Final = 20_000  # characters that a run of debris can have on either side


def attributes(batch: Batch) -> Iterator[Span]:
    """Yield attributes outside a tag: what stays when the tag's beginning was lost."""
    equals = signs(batch, "=")
    equals = equals[(equals > 0) & (equals + 1 < len(batch.characters.codes))]
    equals = equals[np.isin(batch.characters.codes[equals + 1], _QUOTES)]
    for position in equals.tolist():
        before = _NAME.search(batch.text, max(position - 20, 0), position)
        if _ESCAPED.search(batch.text, max(position - 300, 0), position):
            continue  # "&lt;a href=…": leaked-entity tells of the whole tag
        if before and (match := _ATTRIBUTE.match(batch.text, before.start(), position + 520)):
            yield match.span()


def image_lists(batch: Batch) -> Iterator[Span]:
    """Entries of a ``srcset`` (an image and its width), and lines that are nothing but the path of an image."""
    words, text = batch.words, batch.text
    if not len(words):
        return
    for index in np.flatnonzero(among(batch, IMAGE_TYPES)).tolist():
        start, end = int(words.start[index]), int(words.end[index])
        if text[start - 1 : start] != ".":
            continue
        if width := _WIDTH.match(text, end, min(end + 240, int(batch.ends[batch.lines.document[words.line[index]]]))):
            yield start, width.end()
        line = int(words.line[index])
        low, high = int(batch.lines.start[line]), int(batch.lines.end[line])
        if high == end and high - low < 400 and _PATH.fullmatch(text, low, high):
            yield low, high


def grown(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Each span, grown over the debris that touches it on its line."""
    covered = -1
    for start, end in sorted(spans):
        if end <= covered:
            continue
        floor = max(text.rfind("\n", max(start - _REACH, 0), start) + 1, start - _REACH, covered, 0)
        line_end = text.find("\n", end, end + _REACH)
        ceiling = line_end if line_end >= 0 else min(end + _REACH, len(text))
        low, high = _left(text, floor, start), _right(text, end, ceiling)
        covered = high
        yield low, high


def joined(text: str, spans: Iterable[Span], gap: int = 1) -> list[Span]:
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
