"""What each line looks like, as numbers: the ground on which the cut is placed.

One row a line, one column a feature of ``LINE_FEATURES``; nothing depends on the other documents of the batch.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.text import characters
from seedproof.text.batch import Batch
from seedproof.text.columns import Columns
from seedproof.text.phrases import PLACES, packs
from seedproof.text.spans import Offsets, sums
from seedproof.text.words import Hashes, hash_words

__all__ = ["LINE_FEATURES", "TOPICS", "Matrix", "document_languages", "line_features", "opens_biography", "word_weights"]

Matrix = npt.NDArray[np.float32]

#: The topics of the phrase packs that speak of what stands round an article.
TOPICS: Final = (
    "author-bio", "comment-form", "related-links", "most-read-list", "newsletter-promo", "ad-block-notice", "cookie-notice",
    "share-and-follow", "copyright-line", "reporter-credit", "navigation", "picture-label", "advertisement-marker", "inline-teaser",
)  # fmt: skip

# Marks that tell a line's kind; what is not here counts as a plain mark.
_MARKS: Final = {
    "quote": "\"“”„«»‘‹›「」『』", "comma": ",;،、，", "sign": "©®™", "bullet": "•·|»›→←▶►■●★☆▼▲#*+>=~_", "at": "@",  # noqa: RUF001
    "slash": "/", "bracket": "()[]{}",
}  # fmt: skip

_MARK_BITS: Final = characters.PUNCTUATION | characters.SYMBOL

LINE_FEATURES: Final = (
    "words", "very-short", "short", "medium", "long", "ends-sentence", "ends-ellipsis", "ends-colon", "ends-question", "starts-lower",
    "starts-mark", "capitalised", "capitals", "digits", *(f"mark-{name}" for name in _MARKS), "clock", "address", "bracketed", "same-line-end",
    "wide-gap", "own-language", "other-language", *(f"says-{topic}" for topic in TOPICS), *(f"phrase-{place}" for place in PLACES),
    "opens-biography", "word-weight", "word-weight-sum", "word-weight-top", "seen-before", "in-first-line", "repeated", "all-in-one",
)  # fmt: skip


def line_features(batch: Batch) -> Matrix:
    """Return one row of ``LINE_FEATURES`` for each line of the batch."""
    columns = batch.columns
    if not len(columns.lines):
        return np.zeros((0, len(LINE_FEATURES)), np.float32)
    parts = [_shape(columns), _marks(columns), _languages(columns), _phrases(columns), _words(columns)]
    return np.concatenate(parts, axis=1, dtype=np.float32)


def document_languages(columns: Columns) -> npt.NDArray[np.int64]:
    """Return the language that most words of each document's lines are in, ``UNKNOWN`` where no line's is known."""
    lines = columns.lines
    known = np.flatnonzero(lines.language >= 0)
    votes = np.zeros((len(columns), 64), np.float64)
    np.add.at(votes, (lines.document[known], lines.language[known]), lines.word_count[known])
    return np.where(votes.any(axis=1), votes.argmax(axis=1), -1)


@cache
def word_weights() -> tuple[Hashes, Matrix]:
    """Return the words that lean to the article (below 0) or to what stands round it (above), by hash, and how far."""
    rows = files(__package__).joinpath("data/words.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t") for row in rows if row and not row.startswith("#")]
    hashes = hash_words([p[0] for p in pairs])
    order = np.argsort(hashes)
    return hashes[order], np.array([p[1] for p in pairs], np.float32)[order]


def opens_biography(columns: Columns) -> npt.NDArray[np.bool_]:
    """Return which lines may open a biography: "About Maria Lindqvist", "By Maria Lindqvist"."""
    lines = columns.lines
    names = sums(columns.words.initial_upper, lines.first, lines.last) >= lines.word_count - 1
    return columns.phrases.lines_with(columns, "author-opener") & (lines.word_count <= 6) & names & ~lines.ends_sentence


def _shape(columns: Columns) -> Matrix:
    lines, words, codes = columns.lines, columns.words, columns.codes
    count, size = lines.word_count, lines.end - lines.start
    first, last = codes[lines.start], codes[lines.end - 1]
    dots = (last == ord("…")) | ((last == ord(".")) & (codes[np.maximum(lines.end - 2, lines.start)] == ord(".")))
    capitalised = sums(words.initial_upper, lines.first, lines.last) / np.maximum(count, 1)
    return _stack(
        np.log1p(count) / 4, count <= 3, (count > 3) & (count <= 10), (count > 10) & (count <= 25), count > 45,
        lines.ends_sentence & (last != ord(":")), dots, last == ord(":"), (last == ord("?")) | (last == ord("!")),
        (columns.kinds[lines.start] & characters.LOWER) != 0,
        ((columns.kinds[lines.start] & _MARK_BITS) != 0) & ~np.isin(first, _codes(_MARKS["quote"] + "(¿¡'")),
        capitalised, 4 * _per_line(columns, characters.UPPER) / size, 4 * _per_line(columns, characters.DIGIT) / size,
    )  # fmt: skip


def _marks(columns: Columns) -> Matrix:
    lines, codes = columns.lines, columns.codes
    where = np.flatnonzero(columns.kinds & _MARK_BITS)
    line = np.searchsorted(lines.start, where, side="right") - 1
    seen = codes[where]
    counts = [np.minimum(np.bincount(line[np.isin(seen, _codes(marks))], minlength=len(lines)), 4) / 4 for marks in _MARKS.values()]
    digit = columns.where(characters.DIGIT)
    inner = where[(where > 0) & (where < len(codes) - 1)]
    clock = inner[(codes[inner] == ord(":")) & digit[inner - 1] & digit[np.minimum(inner + 1, len(codes) - 1)]]
    handle = where[seen == ord("@")]
    slashes = inner[(codes[inner] == ord("/")) & (codes[inner + 1] == ord("/"))]
    bracketed = np.isin(codes[lines.start], _codes("([")) & np.isin(codes[lines.end - 1], _codes(")]"))
    return _stack(*counts, _holds(columns, clock), _holds(columns, np.concatenate((handle, slashes))), bracketed)


def _languages(columns: Columns) -> Matrix:
    lines = columns.lines
    own = document_languages(columns)[lines.document]
    known = lines.language >= 0
    return _stack(lines.gap <= 1, lines.gap > 2, known & (lines.language == own), known & (lines.language != own) & (own >= 0))


def _phrases(columns: Columns) -> Matrix:
    hits = columns.phrases.of(*TOPICS)
    result = np.zeros((len(columns.lines), len(TOPICS) + len(PLACES) + 1), np.float32)
    topic, place = _pack_columns()
    result[hits.line, topic[hits.phrase]] = 1
    result[hits.line, len(TOPICS) + place[hits.phrase]] = 1
    result[:, -1] = opens_biography(columns)
    return result


def _words(columns: Columns) -> Matrix:
    lines, words = columns.lines, columns.words
    hashes, weights = word_weights()
    types, _, _, inverse = words.types
    index = np.minimum(np.searchsorted(hashes, types), len(hashes) - 1)
    weight = np.where(hashes[index] == types, weights[index], np.float32(0))[inverse] if len(words) else np.zeros(0, np.float32)
    total = sums(weight, lines.first, lines.last)
    top = sums(np.maximum(weight - 1, 0), lines.first, lines.last)
    return _stack(
        total / (lines.word_count + 3), np.clip(total / 8, -2, 2), np.minimum(top / 4, 2), *_seen(columns), _repeated(columns), _alone(columns)
    )


def _seen(columns: Columns) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The share of each line's longer words that its document has in a line before, and in its first line."""
    lines, words = columns.lines, columns.words
    content, first_line = words.length > 4, _first_line_of_type(columns)
    total = sums(content, lines.first, lines.last) + 1
    before = sums(content & (first_line < words.line), lines.first, lines.last)
    return before / total, sums(content & (first_line == lines.of_document[words.document]), lines.first, lines.last) / total


def _first_line_of_type(columns: Columns) -> Offsets:
    """For each word, the line in which its document first has it."""
    words, count = columns.words, len(columns.words)
    types, _, _, inverse = words.types
    # One sort of plain integers, far faster than an argsort: document, then type, then place.
    packed = np.sort((words.document * len(types) + inverse) * count + np.arange(count))
    place = packed % max(count, 1)
    fresh = np.diff(packed // max(count, 1), prepend=-1) != 0
    first = np.empty(count, np.int64)
    first[place] = place[fresh][np.cumsum(fresh) - 1]
    return words.line[first]


def _repeated(columns: Columns) -> npt.NDArray[np.bool_]:
    """Whether the document has a line of the same words elsewhere."""
    lines = columns.lines
    total = np.concatenate((np.zeros(1, np.uint64), np.cumsum(columns.words.hash)))
    key = (total[lines.last] - total[lines.first]) ^ (lines.document.astype(np.uint64) << np.uint64(40))
    _, inverse, counts = np.unique(key, return_inverse=True, return_counts=True)
    return (counts[inverse] > 1) & (lines.word_count > 0)


def _alone(columns: Columns) -> npt.NDArray[np.float64]:
    """The line's share of its document's words."""
    lines = columns.lines
    total = np.bincount(lines.document, lines.word_count, minlength=len(columns))
    return lines.word_count / np.maximum(total, 1)[lines.document]


@cache
def _pack_columns() -> tuple[Offsets, Offsets]:
    """For each phrase of the packs, the column of its topic and of its place."""
    topic = [TOPICS.index(p.topic) if p.topic in TOPICS else -1 for p in packs()]
    return np.array(topic, np.int64), np.array([PLACES.index(p.place) for p in packs()], np.int64)


def _per_line(columns: Columns, kind: int) -> Offsets:
    where = np.flatnonzero(columns.kinds & kind)
    return np.bincount(np.searchsorted(columns.lines.start, where, side="right") - 1, minlength=len(columns.lines))


def _holds(columns: Columns, positions: Offsets) -> npt.NDArray[np.bool_]:
    found = np.zeros(len(columns.lines), bool)
    found[np.searchsorted(columns.lines.start, positions, side="right") - 1] = True
    return found


def _codes(marks: str) -> characters.CodePoints:
    return np.array([ord(c) for c in marks], np.uint32)


def _stack(*columns: npt.NDArray[np.generic]) -> Matrix:
    return np.stack([np.asarray(c, np.float32) for c in columns], axis=1)
