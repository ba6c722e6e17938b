"""What tells a headline from its neighbours: features of the lines at the head of each document, for all documents at once.

A head is the stretch of lines round the article's first paragraph in which a title is looked for. Features are multiples of
1/64, and so are sums of them with weights of that kind exact: a document scores the same in whatever batch it comes.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.parse import vocabulary
from seedproof.parse.clues import Clues
from seedproof.parse.echoes import Passages, echoes, repetitions
from seedproof.parse.heads import BULLETS, PLACE_FEATURES, Heads, Matrix, Values, document_features, fill, places, ranges
from seedproof.parse.shapes import unspaced
from seedproof.text import characters
from seedproof.text.columns import Columns
from seedproof.text.language import common_words
from seedproof.text.spans import Flags, Offsets

__all__ = ["FEATURES", "features"]

_LENGTHS: Final = (1, 2, 3, 4, 7, 11, 16, 23)  # words
_FIRSTS: Final = {"bullet": BULLETS, "heading": "#", "quoted": "\"“”„«»‘'’‚", "bracket": "[({<|_=@©&/\\"}
_LASTS: Final = {"stop": ".。", "question": "?!？！", "colon": ":：", "dots": "…", "comma": ",;", "bracket": ")]}>|", "quote": "\"”“»«’'"}
_INSIDE: Final = {"crumbs": "|»›>·•/—–→", "commas": ",、，", "brackets": "([{©"}
_ADDRESS: Final = frozenset({"http", "https", "www", "com", "html"})
_GRAMMAR: Final = 6.0  # Zipf frequency from which a word is one of grammar

_LINE: Final = (
    "any", *(f"words-{n}" for n in _LENGTHS), "prose", *(f"first-{k}" for k in _FIRSTS), "first-digit", "first-lower",
    *(f"last-{k}" for k in _LASTS), *_INSIDE, "gap", "digits", "dates", "dated", "by", "by-first", "author", "source", "photo",
    "capitals", "all-capitals", "grammar", "known", "unknown-capitals", "person", "joints", "address", "no-spaces",
    "navigation", "repeated-before", "repeated-after", "opening-repeated", "closing-repeated", "doubled", "echo", "echoes",
)  # fmt: skip
#: What is known of a candidate: features of the lines before it, of its own and of the one after it, and of its place.
FEATURES: Final = (*(f"{name}{row}" for row in (" before", "", " after") for name in _LINE), *PLACE_FEATURES)


def features(columns: Columns, clues: Clues, prose: Flags, heads: Heads) -> tuple[Matrix, Matrix]:
    """Return the ``FEATURES`` of each candidate and the ``DOCUMENT_FEATURES`` of each document."""
    values = {**_shapes(columns, prose, heads), **_labels(clues, heads), **_words(columns, heads)}
    rows = np.zeros((len(heads.line) + 1, len(_LINE)), np.float32)
    fill(rows[:-1], _LINE, values)
    column = {name: rows[:, i] for i, name in enumerate(_LINE)}
    signed = (column["by-first"] > 0) | (column["author"] > 0) | (column["person"] > 0)
    place = places(columns, heads, signed, column["dated"] > 0, column["person"] > 0, column["echoes"])
    at, document = heads.candidate, np.append(heads.document, -1)
    around = [np.where(document[row] == document[at], row, -1) for row in (at - 1, at, at + 1)]
    return np.concatenate((*(rows[row] for row in around), place), axis=1), document_features(columns, heads)


def _shapes(columns: Columns, prose: Flags, heads: Heads) -> Values:
    lines, index, codes, kinds = columns.lines, heads.line, columns.codes, columns.kinds
    start, end = lines.start[index], lines.end[index]
    count = np.maximum(lines.word_count[index], unspaced(columns)[index])
    size = np.searchsorted(_LENGTHS, count, side="right") - 1
    looked_at = np.where(heads.short, end, start)  # not into paragraphs: that would be most of the text
    letters, inside = ranges(start, looked_at), np.repeat(np.arange(len(index)), looked_at - start)
    own, edge = codes[letters], (letters == start[inside]) | (letters == end[inside] - 1)
    upper, lower = kinds[letters] & characters.UPPER != 0, kinds[letters] & characters.LOWER != 0
    after_small = np.append(False, (lower | (kinds[letters] & characters.DIGIT != 0))[:-1])[: len(own)]

    def count_of(flags: Flags) -> Offsets:
        return np.bincount(inside[flags], minlength=len(index))

    return {
        "any": index >= 0,
        **{f"words-{length}": size == i for i, length in enumerate(_LENGTHS)},
        "prose": prose[index],
        **{f"first-{name}": characters.among(codes[start], signs) for name, signs in _FIRSTS.items()},
        "first-digit": kinds[start] & characters.DIGIT != 0,
        "first-lower": kinds[start] & characters.LOWER != 0,
        **{f"last-{name}": characters.among(codes[end - 1], signs) for name, signs in _LASTS.items()},
        **{name: np.minimum(count_of(characters.among(own, signs) & ~edge), 4) / 4 for name, signs in _INSIDE.items()},
        "joints": np.minimum(count_of(upper & after_small & (letters > start[inside])), 4) / 4,
        "all-capitals": (count_of(upper) > 3) & (count_of(lower) == 0),
        "gap": lines.gap[index] > 1,
        "no-spaces": lines.word_count[index] * 2 < count,
    }


def _labels(clues: Clues, heads: Heads) -> Values:
    flags = {"by": clues.by, "by-first": clues.by_first, "author": clues.author, "source": clues.source, "photo": clues.photo}
    return {name: values[heads.line] for name, values in flags.items()}


def _words(columns: Columns, heads: Heads) -> Values:
    lines, words, index = columns.lines, columns.words, heads.line
    count = np.where(heads.short, lines.word_count[index], 0)
    word, row = ranges(lines.first[index], lines.first[index] + count), np.repeat(np.arange(len(index)), count)
    hashes = words.hash[word]
    common, zipf = common_words()
    at = np.minimum(np.searchsorted(common, hashes), len(common) - 1)
    known, capital = common[at] == hashes, words.initial_upper[word]
    grammar = known & (zipf[at] >= _GRAMMAR)

    def total(flags: Flags) -> Offsets:
        return np.bincount(row[flags], minlength=len(index))

    digits = total((columns.kinds[words.start[word]] & characters.DIGIT) != 0)
    dates = total(vocabulary.lookup(hashes, vocabulary.every("credits", "date")))
    share = 1 / np.maximum(count, 1)
    passages = Passages(word, hashes, row, count, heads.document)
    return {
        "digits": np.minimum(digits, 4) / 4,
        "dates": np.minimum(dates, 2) / 2,
        "dated": (((dates > 0) & (digits > 0)) | (digits > 2)) & (count < 16),
        "capitals": total(capital) * share,
        "grammar": total(grammar) * share,
        "known": total(known) * share,
        "unknown-capitals": total(~known & capital) * share,
        "person": (count > 1) & (count < 5) & (total(capital) == count) & (total(~known) * 2 >= count),
        "address": total(vocabulary.lookup(hashes, _ADDRESS)) > 0,
        **repetitions(passages),
        **echoes(columns, passages, heads.article, index < heads.article[heads.document], ~grammar),
    }
