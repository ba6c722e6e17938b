"""What each line looks like, as numbers: the ground on which the cut is placed.

One row a line, one column a feature of ``LINE_FEATURES``; nothing depends on the other documents of the batch. So that the
rounding of sums does not either, every feature is a multiple of 1 / 128: sums of such numbers are exact in any order.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.lexical_overlap import OVERLAP_FEATURES, overlap_features
from seedproof.checks.offtopic.cut.word_features import WORD_FEATURES, word_features
from seedproof.lang.phrases import PLACES, packs
from seedproof.text import codepoints
from seedproof.text.spans import Offsets

__all__ = ["LINE_FEATURES", "TOPICS", "Matrix", "exact", "line_features", "opens_biography"]

Matrix = npt.NDArray[np.float32]

#: The topics of the phrase packs that speak of what stands round an article.
TOPICS: Final = (
    "author-bio", "comment-form", "related-links", "most-read-list", "newsletter-promo", "ad-block-notice", "cookie-notice",
    "share-and-follow", "copyright-line", "reporter-credit", "navigation", "picture-label", "advertisement-marker", "inline-teaser",
)  # fmt: skip

_OPENER: Final = "author-opener"

# Marks that tell a line's kind; what is not here counts as a plain mark.
_MARKS: Final = {
    "quote": "\"“”„«»‘‹›「」『』", "comma": ",;،、，", "sign": "©®™", "bullet": "•·|»›→←▶►■●★☆▼▲#*+>=~_", "at": "@",
    "slash": "/", "bracket": "()[]{}",
}  # fmt: skip

_MARK_BITS: Final = codepoints.PUNCTUATION | codepoints.SYMBOL

LINE_FEATURES: Final = (
    "words", "very-short", "short", "medium", "long", "ends-sentence", "ends-ellipsis", "ends-colon", "ends-question", "starts-lower",
    "starts-mark", "capitalised", "capitals", "digits", *(f"mark-{name}" for name in _MARKS), "clock", "address", "bracketed",
    "same-line-end", "wide-gap", "own-language", "other-language",
    *(f"says-{topic}" for topic in TOPICS), *(f"phrase-{place}" for place in PLACES), "opens-biography", *WORD_FEATURES,
    *OVERLAP_FEATURES,
)  # fmt: skip


def line_features(batch: Batch) -> Matrix:
    """Return one row of ``LINE_FEATURES`` for each line of the batch."""
    if not len(batch.lines):
        return np.zeros((0, len(LINE_FEATURES)), np.float32)
    parts = [_shape(batch), _marks(batch), _languages(batch), _phrases(batch)]
    parts.append(_stack(*word_features(batch), *overlap_features(batch)))
    return exact(np.concatenate(parts, axis=1, dtype=np.float32))


def exact(features: npt.NDArray[np.floating]) -> Matrix:
    """Return ``features`` as multiples of 1 / 128 between -8 and 8."""
    return (np.rint(np.clip(features, -8, 8) * 128) / 128).astype(np.float32)


def opens_biography(batch: Batch) -> npt.NDArray[np.bool_]:
    """Return which lines may open a biography: "About Maria Lindqvist", "By Maria Lindqvist"."""
    lines, found = batch.lines, np.zeros(len(batch.lines), bool)
    topic, _ = _pack_columns()
    line = batch.phrases.line[topic[batch.phrases.phrase] == len(TOPICS)]
    line = line[(lines.word_count[line] <= 6) & ~lines.ends_sentence[line]]
    names = np.bincount(batch.words.line[batch.words.initial_upper], minlength=len(lines))
    found[line] = names[line] >= lines.word_count[line] - 1
    return found


def _shape(batch: Batch) -> Matrix:
    lines, words, codes = batch.lines, batch.words, batch.characters.codes
    count, size = lines.word_count, lines.end - lines.start
    first, last = codes[lines.start], codes[lines.end - 1]
    dots = (last == ord("…")) | ((last == ord(".")) & (codes[np.maximum(lines.end - 2, lines.start)] == ord(".")))
    capitalised = np.bincount(words.line[words.initial_upper], minlength=len(lines)) / np.maximum(count, 1)
    return _stack(
        np.log1p(count) / 4, count <= 3, (count > 3) & (count <= 10), (count > 10) & (count <= 25), count > 45,
        lines.ends_sentence & (last != ord(":")), dots, last == ord(":"), (last == ord("?")) | (last == ord("!")),
        (batch.characters.kinds[lines.start] & codepoints.LOWER) != 0,
        ((batch.characters.kinds[lines.start] & _MARK_BITS) != 0) & ~np.isin(first, _codes(_MARKS["quote"] + "(¿¡'")),
        capitalised, 4 * _per_line(batch, codepoints.UPPER) / size, 4 * _per_line(batch, codepoints.DIGIT) / size,
    )  # fmt: skip


def _marks(batch: Batch) -> Matrix:
    lines, codes = batch.lines, batch.characters.codes
    where = batch.characters.marks
    line = np.searchsorted(lines.start, where, side="right") - 1
    seen = codes[where]
    known, kind = _kinds_of_mark()
    index = np.minimum(np.searchsorted(known, seen), len(known) - 1)
    hit = known[index] == seen
    cells = np.bincount(line[hit] * len(_MARKS) + kind[index[hit]], minlength=len(lines) * len(_MARKS))
    counts = np.minimum(cells.reshape(len(lines), len(_MARKS)), 4).T / 4
    colon, slash = where[seen == ord(":")], where[seen == ord("/")]
    colon, slash = colon[(colon > 0) & (colon < len(codes) - 1)], slash[slash < len(codes) - 1]
    clock = colon[(batch.characters.kinds[colon - 1] & batch.characters.kinds[colon + 1] & codepoints.DIGIT) != 0]
    handle, slashes = where[seen == ord("@")], slash[codes[slash + 1] == ord("/")]
    bracketed = np.isin(codes[lines.start], _codes("([")) & np.isin(codes[lines.end - 1], _codes(")]"))
    return _stack(*counts, _holds(batch, clock), _holds(batch, np.concatenate((handle, slashes))), bracketed)


def _languages(batch: Batch) -> Matrix:
    lines = batch.lines
    own = batch.languages.of_documents[lines.document]
    known = batch.languages.of_lines >= 0
    # What is above a document's first line belongs to the document before: no finding may depend on it.
    gap = np.where(np.arange(len(lines)) == lines.of_document[lines.document], 2, lines.gap)
    return _stack(gap <= 1, gap > 2, known & (batch.languages.of_lines == own), known & (batch.languages.of_lines != own) & (own >= 0))


def _phrases(batch: Batch) -> Matrix:
    result = np.zeros((len(batch.lines), len(TOPICS) + len(PLACES) + 1), np.float32)
    topic, place = _pack_columns()
    hits = batch.phrases
    of_tails = topic[hits.phrase] < len(TOPICS)
    line, phrase = hits.line[of_tails], hits.phrase[of_tails]
    result[line, topic[phrase]] = 1
    result[line, len(TOPICS) + place[phrase]] = 1
    result[:, -1] = opens_biography(batch)
    return result


@cache
def _pack_columns() -> tuple[Offsets, Offsets]:
    """For each phrase of the packs, the column of its topic, past the last where it has none, and of its place."""
    columns = {topic: i for i, topic in enumerate((*TOPICS, _OPENER))}
    topic = [columns.get(p.topic, len(columns)) for p in packs()]
    return np.array(topic, np.int64), np.array([PLACES.index(p.place) for p in packs()], np.int64)


@cache
def _kinds_of_mark() -> tuple[codepoints.CodePoints, Offsets]:
    """The marks of ``_MARKS`` in order, and for each the index of its kind."""
    pairs = sorted((ord(mark), i) for i, marks in enumerate(_MARKS.values()) for mark in marks)
    return np.array([p[0] for p in pairs], np.uint32), np.array([p[1] for p in pairs], np.int64)


def _per_line(batch: Batch, kind: int) -> npt.NDArray[np.int32]:
    total = batch.characters.counted(kind)
    return total[batch.lines.end] - total[batch.lines.start]


def _holds(batch: Batch, positions: Offsets) -> npt.NDArray[np.bool_]:
    found = np.zeros(len(batch.lines), bool)
    found[np.searchsorted(batch.lines.start, positions, side="right") - 1] = True
    return found


def _codes(marks: str) -> codepoints.CodePoints:
    return np.array([ord(c) for c in marks], np.uint32)


def _stack(*columns: npt.NDArray[np.generic]) -> Matrix:
    return np.stack([np.asarray(c, np.float32) for c in columns], axis=1)
