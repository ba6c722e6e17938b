"""What tells a headline from its neighbours: features of the lines at the head of each document, for all documents at once.

A head is the stretch of lines round the article's first paragraph in which a title is looked for. Features are multiples of
1/64, and so are sums of them with weights of that kind exact: a document scores the same in whatever batch it comes.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.identify import common_words
from seedproof.parse.lines.labels import Clues
from seedproof.parse.title.candidates import BULLETS, PLACE_FEATURES, Heads, Matrix, Values, document_features, fill, places
from seedproof.parse.title.lexical_overlap import Passages, echoes, repetitions
from seedproof.text import codepoints
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = ["FEATURES", "features"]

_LENGTHS: Final = (1, 2, 3, 4, 7, 11, 16, 23)  # words
_FIRSTS: Final = {"bullet": BULLETS, "heading": "#", "quoted": "\"“”„«»‘'’‚", "bracket": "[({<|_=@©&/\\"}
_LASTS: Final = {"stop": ".。", "question": "?!？！", "colon": ":：", "dots": "…", "comma": ",;", "bracket": ")]}>|", "quote": "\"”“»«’'"}
_INSIDE: Final = {"crumbs": "|»›>·•/—–→", "commas": ",、，", "brackets": "([{©"}
_ADDRESSES: Final = frozenset({"http", "https", "www", "com", "html"})
_GRAMMAR: Final = 6.0  # Zipf frequency from which a word is one of grammar
_KNOWN, _GRAMMATICAL, _DATE, _ADDRESS, _CAPITAL, _DIGIT, _NAME = (np.uint8(1 << i) for i in range(7))
#: For each set of these bits, the last of which follows from the others, one of each bit in six bits of its own.
_SETS: Final = np.arange(64, dtype=np.uint8)
_EVERY: Final = _SETS | np.where(_SETS & (_KNOWN | _CAPITAL) == _CAPITAL, _NAME, np.uint8(0))
_PACKED: Final = np.stack([(_EVERY >> i & 1).astype(np.int64) << (6 * i) for i in range(7)]).sum(axis=0)

_LINE: Final = (
    "any", *(f"words-{n}" for n in _LENGTHS), "prose", *(f"first-{k}" for k in _FIRSTS), "first-digit", "first-lower",
    *(f"last-{k}" for k in _LASTS), *_INSIDE, "gap", "digits", "dates", "dated", "by", "by-first", "author", "source", "photo",
    "capitals", "all-capitals", "grammar", "known", "unknown-capitals", "person", "joints", "address", "no-spaces",
    "navigation", "repeated-before", "repeated-after", "opening-repeated", "closing-repeated", "doubled", "echo", "echoes",
)  # fmt: skip
#: What is known of a candidate: features of the lines before it, of its own and of the one after it, and of its place.
FEATURES: Final = (*(f"{name}{row}" for row in (" before", "", " after") for name in _LINE), *PLACE_FEATURES)


def features(batch: Batch, clues: Clues, prose: Flags, heads: Heads) -> tuple[Matrix, Matrix]:
    """Return the ``FEATURES`` of each candidate and the ``DOCUMENT_FEATURES`` of each document."""
    values = {**_shapes(batch, prose, heads), **_labels(clues, heads), **_words(batch, heads)}
    rows = np.zeros((len(heads.line) + 1, len(_LINE)), np.float32)
    fill(rows[:-1], _LINE, values)
    column = {name: rows[:, i] for i, name in enumerate(_LINE)}
    signed = (column["by-first"] > 0) | (column["author"] > 0) | (column["person"] > 0)
    place = places(batch, heads, signed, column["dated"] > 0, column["person"] > 0, column["echoes"])
    at, document = heads.candidate, np.append(heads.document, -1)
    around = [np.where(document[row] == document[at], row, -1) for row in (at - 1, at, at + 1)]
    return np.concatenate((*(rows[row] for row in around), place), axis=1), document_features(batch, heads)


def _shapes(batch: Batch, prose: Flags, heads: Heads) -> Values:
    lines, index, codes, kinds = batch.lines, heads.line, batch.characters.codes, batch.characters.kinds
    start, end = lines.start[index], lines.end[index]
    count = np.maximum(lines.word_count[index], heads.unspaced[index])
    size = np.searchsorted(_LENGTHS, count, side="right") - 1
    return {
        "any": index >= 0,
        **{f"words-{length}": size == i for i, length in enumerate(_LENGTHS)},
        "prose": prose[index],
        **{f"first-{name}": codepoints.among(codes[start], signs) for name, signs in _FIRSTS.items()},
        "first-digit": kinds[start] & codepoints.DIGIT != 0,
        "first-lower": kinds[start] & codepoints.LOWER != 0,
        **{f"last-{name}": codepoints.among(codes[end - 1], signs) for name, signs in _LASTS.items()},
        **_characters(batch, heads),
        "gap": lines.gap[index] > 1,
        "no-spaces": lines.word_count[index] * 2 < count,
    }


def _characters(batch: Batch, heads: Heads) -> Values:
    """What stands inside lines, those too long for a title left out: that would be most of the text."""
    start, end = batch.lines.start[heads.line], batch.lines.end[heads.line]
    size = np.where(heads.short, end - start, 0)
    letters, row = ranges(start, start + size), np.repeat(np.arange(len(start)), size)
    own, kinds = batch.characters.codes[letters], batch.characters.kinds[letters]

    def count_of(places: Offsets) -> Offsets:
        return np.bincount(row[places], minlength=len(start))

    some = np.flatnonzero(codepoints.among(own, "".join(_INSIDE.values())))
    some = some[(letters[some] > start[row[some]]) & (letters[some] < end[row[some]] - 1)]
    upper, held = np.flatnonzero(kinds & codepoints.UPPER), np.flatnonzero(size)
    joined = upper[(letters[upper] > start[row[upper]]) & (kinds[upper - 1] & (codepoints.LOWER | codepoints.DIGIT) != 0)]
    lower = np.zeros(len(start), bool)
    if len(held):
        lower[held] = np.bitwise_or.reduceat(kinds, (np.cumsum(size) - size)[held]) & codepoints.LOWER != 0
    return {
        **{name: np.minimum(count_of(some[codepoints.among(own[some], signs)]), 4) / 4 for name, signs in _INSIDE.items()},
        "joints": np.minimum(count_of(joined), 4) / 4,
        "all-capitals": (count_of(upper) > 3) & ~lower,
    }


def _labels(clues: Clues, heads: Heads) -> Values:
    flags = {"by": clues.by, "by-first": clues.by_first, "author": clues.author, "source": clues.source, "photo": clues.photo}
    return {name: values[heads.line] for name, values in flags.items()}


def _words(batch: Batch, heads: Heads) -> Values:
    lines, words, index = batch.lines, batch.words, heads.line
    count = np.where(heads.short, lines.word_count[index], 0)
    word, row = ranges(lines.first[index], lines.first[index] + count), np.repeat(np.arange(len(index)), count)
    bits = _classes(batch, word)
    bits |= words.initial_upper[word] * _CAPITAL
    bits |= (batch.characters.kinds[words.start[word]] & codepoints.DIGIT != 0) * _DIGIT
    # A line has at most 32 words, so that six bits hold each of its numbers: one running total is that of all.
    packed = np.diff(prefix_sum(_PACKED[bits])[prefix_sum(count)])
    known, grammar, dates, address, capitals, digits, names = ((packed >> (6 * i)) & 63 for i in range(7))
    share = 1 / np.maximum(count, 1)
    passages = Passages(word, words.hash[word], row, count, heads.document)
    return {
        "digits": np.minimum(digits, 4) / 4,
        "dates": np.minimum(dates, 2) / 2,
        "dated": (((dates > 0) & (digits > 0)) | (digits > 2)) & (count < 16),
        "capitals": capitals * share,
        "grammar": grammar * share,
        "known": known * share,
        "unknown-capitals": names * share,
        "person": (count > 1) & (count < 5) & (capitals == count) & ((count - known) * 2 >= count),
        "address": address > 0,
        **repetitions(passages),
        **echoes(batch, passages, heads.article, index < heads.article[heads.document], bits & _GRAMMATICAL == 0),
    }


def _classes(batch: Batch, word: Offsets) -> npt.NDArray[np.uint8]:
    """What the tables know of words: each different one is looked up once, in the order of the tables."""
    types, _, _, kind = batch.words.types
    held = np.zeros(len(types), bool)
    held[kind[word]] = True
    shown = np.flatnonzero(held)
    hashes, (common, zipf) = types[shown], common_words()
    at = np.minimum(np.searchsorted(common, hashes), len(common) - 1)
    known = common[at] == hashes
    bits = known * _KNOWN | (known & (zipf[at] >= _GRAMMAR)) * _GRAMMATICAL
    bits |= word_lists.lookup(hashes, word_lists.every("credits", "date")) * _DATE
    bits |= word_lists.lookup(hashes, _ADDRESSES) * _ADDRESS
    by_type = np.zeros(len(types), np.uint8)
    by_type[shown] = bits
    return by_type[kind[word]]
