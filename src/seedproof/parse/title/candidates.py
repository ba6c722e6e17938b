"""The head of each document, the stretch of lines in which a title is looked for, and what tells a place in it from others."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.parse.lines.paragraphs import short
from seedproof.text import codepoints
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = ["BULLETS", "DOCUMENT_FEATURES", "PLACE_FEATURES", "Heads", "Matrix", "Values", "document_features", "fill", "places"]

Matrix = npt.NDArray[np.float32]
Values = dict[str, npt.NDArray[np.generic]]

BULLETS: Final = "•*·-–—►>▪●■→›+✓✔"
_ABOVE: Final = 150  # lines above the first paragraph
_BELOW: Final = 4  # lines from it on
_STEP: Final = 64

PLACE_FEATURES: Final = (
    "first", "second", "third", "from-top", "to-prose", "after-prose", "at-prose", "prose-1", "prose-2", "prose-3", "characters-to-prose",
    "candidates", "only", "first-candidate", "last-candidate", "longest-candidate", "most-echoes", "no-prose",
    "words-after-3", "words-after-8", "words-before-3", "words-before-8", "bullets-after", "bullets-before", "gaps-after", "gaps-before",
    "signed-below", "dated-below", "person-below", "signed-above", "dated-above", "signed-and-dated",
)  # fmt: skip
#: What is known of a document, to say that it has no title.
DOCUMENT_FEATURES: Final = (
    "any", "no-prose", "above-0", "above-1", "above-2", "above-4", "above-8", "above-16", "candidates-1", "candidates-2", "candidates-4",
)  # fmt: skip


class Heads:
    """The lines at the head of each document, in order.

    ``line``, ``document``: of each row · ``short``: whether it may be a title ·
    ``candidate``: the rows that may · ``article``: the line of each document's
    first paragraph, one past its last where it has none · ``unspaced``: of each
    line of the batch, as ``shapes.unspaced`` tells.
    """

    def __init__(self, batch: Batch, article: Offsets, unspaced: Offsets) -> None:
        low, high = batch.lines.of_document[:-1], batch.lines.of_document[1:]
        first = np.maximum(low, article - _ABOVE)
        last = np.minimum(high, np.minimum(article, first + _ABOVE) + _BELOW)
        self.article, self.unspaced = article, unspaced
        self.line = ranges(first, last)
        self.document = np.repeat(np.arange(len(low)), last - first)
        self.short = short(batch, self.line, unspaced)
        self.candidate = np.flatnonzero(self.short)


def fill(target: Matrix, names: tuple[str, ...], values: Values) -> None:
    """Write named values into the columns of ``target``, each a multiple of 1/64."""
    for i, name in enumerate(names):
        value = values[name]
        target[:, i] = value if value.dtype == bool else np.rint(value.astype(np.float32) * _STEP) / _STEP


def places(batch: Batch, heads: Heads, signed: Flags, dated: Flags, person: Flags, echoes: Matrix) -> Matrix:
    """Return the ``PLACE_FEATURES`` of each candidate, given what the rows (and a last one for none) hold."""
    result = np.zeros((len(heads.candidate), len(PLACE_FEATURES)), np.float32)
    if len(result):
        values = {**_positions(batch, heads), **_surroundings(batch, heads), **_signs(heads, signed, dated, person)}
        document = heads.document[heads.candidate]
        values["longest-candidate"] = _most(batch.lines.word_count[heads.line[heads.candidate]], document)
        values["most-echoes"] = _most(echoes[heads.candidate], document)
        fill(result, PLACE_FEATURES, values)
    return result


def _positions(batch: Batch, heads: Heads) -> Values:
    lines, at = batch.lines, heads.candidate
    line, document = heads.line[at], heads.document[at]
    low, high, top = lines.of_document[document], lines.of_document[document + 1], heads.article[document]
    held, rank = np.bincount(document)[document], np.arange(len(at)) - np.searchsorted(document, document)
    start = np.where(top < high, np.append(lines.start, 0)[top], batch.ends[document])
    return {
        "first": line == low,
        "second": line == low + 1,
        "third": line == low + 2,
        "from-top": np.log2(line - low + 1) / 8,
        "to-prose": np.log2(np.abs(top - line) + 1) / 8,
        "after-prose": line > top,
        "at-prose": line == top,
        **{f"prose-{n}": line == top - n for n in (1, 2, 3)},
        "characters-to-prose": np.log2(np.maximum(start - lines.end[line], 0) + 1) / 16,
        "candidates": np.log2(held) / 8,
        "only": held == 1,
        "first-candidate": rank == 0,
        "last-candidate": rank == held - 1,
        "no-prose": top >= high,
    }


def _surroundings(batch: Batch, heads: Heads) -> Values:
    """How much text, how many bullets and how many empty lines are near a candidate."""
    lines, at = batch.lines, heads.candidate
    line, document = heads.line[at], heads.document[at]
    low, high = lines.of_document[document], lines.of_document[document + 1]
    words = np.append(lines.first, len(batch.words))
    bullets = prefix_sum(codepoints.among(batch.characters.codes[lines.start], BULLETS))
    gaps = prefix_sum(lines.gap > 1)

    def after(total: Offsets, size: int) -> Offsets:
        return total[np.minimum(line + 1 + size, high)] - total[line + 1]

    def before(total: Offsets, size: int) -> Offsets:
        return total[line] - total[np.maximum(line - size, low)]

    return {
        **{f"words-after-{n}": np.log2(after(words, n) + 1) / 8 for n in (3, 8)},
        **{f"words-before-{n}": np.log2(before(words, n) + 1) / 8 for n in (3, 8)},
        "bullets-after": after(bullets, 5) / 5,
        "bullets-before": before(bullets, 5) / 5,
        "gaps-after": after(gaps, 5) / 5,
        "gaps-before": before(gaps, 5) / 5,
    }


def _signs(heads: Heads, signed: Flags, dated: Flags, person: Flags) -> Values:
    """Whether a byline or a date is near a candidate."""
    at, document = heads.candidate, np.append(heads.document, -1)

    def seen(flags: Flags, *offsets: int) -> Flags:
        others = [np.clip(at + offset, -1, len(heads.line)) for offset in offsets]
        return np.any([flags[other] & (document[other] == document[at]) for other in others], axis=0)

    return {
        "signed-below": seen(signed, 1, 2, 3),
        "dated-below": seen(dated, 1, 2, 3),
        "person-below": seen(person, 1, 2, 3),
        "signed-above": seen(signed, -2, -1),
        "dated-above": seen(dated, -2, -1),
        "signed-and-dated": seen(signed, 1, 2) & seen(dated, 1, 2, 3),
    }


def _most(values: npt.NDArray[np.generic], document: Offsets) -> Flags:
    """Which values are the greatest of their document, and more than nothing."""
    starts = np.flatnonzero(np.diff(document, prepend=-1))
    top = np.maximum.reduceat(values, starts)
    return (values == np.repeat(top, np.diff(np.append(starts, len(values))))) & np.greater(values, 0)


def document_features(batch: Batch, heads: Heads) -> Matrix:
    """Return the ``DOCUMENT_FEATURES`` of each document."""
    low, high = batch.lines.of_document[:-1], batch.lines.of_document[1:]
    above = np.searchsorted((1, 2, 4, 8, 16), heads.article - low, side="right")
    held = np.searchsorted((1, 2, 4), np.bincount(heads.document[heads.candidate], minlength=len(low)), side="right")
    flags = [np.ones(len(low), bool), heads.article >= high, *(above == n for n in range(6)), *(held == n for n in (1, 2, 3))]
    return np.stack(flags, axis=1).astype(np.float32)
