"""Tell a headline from other lines by itself: its length, its marks, its words, and where these are said again."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.identify import common_words
from seedproof.parse.lines.dates import date_words
from seedproof.parse.lines.labels import CreditLabels
from seedproof.parse.lines.paragraphs import Paragraphs
from seedproof.parse.title.candidates import Candidates
from seedproof.parse.title.lexical_overlap import LineWords, article_overlap, repetitions, shared_pairs
from seedproof.parse.title.matrix import Matrix, Values, fill
from seedproof.parse.title.position_features import BULLETS
from seedproof.text.codepoints import DIGIT, LETTER, LOWER, SPACE, UPPER
from seedproof.text.sets import find_sorted, marked_types
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["LINE_FEATURES", "line_features"]

_LENGTHS: Final = (1, 2, 3, 4, 7, 11, 16, 23)  # words: the least of each class (guessed)
_FIRSTS: Final = {"bullet": BULLETS, "heading": "#", "quoted": "\"“”„«»‘'’‚", "bracket": "[({<|_=@©&/\\"}
_LASTS: Final = {"stop": ".。", "question": "?!？！", "colon": ":：", "dots": "…", "comma": ",;", "bracket": ")]}>|", "quote": "\"”“»«’'"}
_INSIDE: Final = {"breadcrumbs": "|»›>·•/—–→", "commas": ",、，", "brackets": "([{©"}
_ADDRESSES: Final = frozenset({"http", "https", "www", "com", "html"})
_GRAMMAR: Final = 6.0  # Zipf frequency from which a word is one of grammar (guessed)
_MOST: Final = 4  # of anything that is counted: more say no more (guessed)
_CAPITALS: Final = 3  # capitals from which a line without small letters is one of capitals: not "USA" (guessed)
_LABEL: Final = 2  # words before a colon that may be a label: "Length:", "Issue date:" (guessed)
_STOPS: Final = ".!?…。！？؟।"
_WIDE_STOPS: Final = "。！？"  # after which no space is written
_LONGEST_DATED: Final = 15  # words of a line that is about its date (guessed)
_LONGEST_PERSON: Final = 4  # words of a line that may be a person's name (guessed)

#: The features of each row of ``Candidates``.
LINE_FEATURES: Final = (
    "any", *(f"words-{n}" for n in _LENGTHS), "prose", *(f"first-{k}" for k in _FIRSTS), "first-digit", "first-lower",
    *(f"last-{k}" for k in _LASTS), *_INSIDE, "gap", "digits", "dates", "dated", "by", "by-first", "author", "source", "photo",
    "copyright", "label", "sentences", "digit-share",
    "capitals", "all-capitals", "grammar", "known", "unknown-capitals", "person", "camel-case", "address", "no-spaces",
    "navigation", "repeated-before", "repeated-after", "opening-repeated", "closing-repeated", "doubled", "overlap-share", "overlap-words",
    "overlap-pairs",
)  # fmt: skip


def line_features(batch: Batch, labels: CreditLabels, paragraphs: Paragraphs, candidates: Candidates) -> Matrix:
    """Return the ``LINE_FEATURES`` of each row, and a last row without any."""
    mentions = {topic: flags[candidates.line] for topic, flags in labels.mentions.items()}
    values = {**_form(batch, paragraphs, candidates), **_characters(batch, candidates), **mentions, **_words(batch, candidates)}
    rows = np.zeros((len(candidates.line) + 1, len(LINE_FEATURES)), np.float32)
    fill(rows[:-1], LINE_FEATURES, values)
    return rows


def _form(batch: Batch, paragraphs: Paragraphs, candidates: Candidates) -> Values:
    """Return how long each line is, and how it begins and ends."""
    lines, characters, index = batch.lines, batch.characters, candidates.line
    first, last = lines.start[index], lines.end[index] - 1
    size = np.searchsorted(_LENGTHS, candidates.words, side="right") - 1
    return {
        "any": index >= 0,
        **{f"words-{length}": size == i for i, length in enumerate(_LENGTHS)},
        "prose": paragraphs.is_prose[index],
        **{f"first-{name}": characters.are(first, marks) for name, marks in _FIRSTS.items()},
        "first-digit": characters.is_(first, DIGIT),
        "first-lower": characters.is_(first, LOWER),
        **{f"last-{name}": characters.are(last, marks) for name, marks in _LASTS.items()},
        "gap": lines.gap[index] > 1,
        "no-spaces": lines.word_count[index] * 2 < candidates.words,
    }


def _characters(batch: Batch, candidates: Candidates) -> Values:
    """Return what stands inside lines, those too long for a title left out: that would be most of the text."""
    characters = batch.characters
    start, end = batch.lines.start[candidates.line], batch.lines.end[candidates.line]
    size = np.where(candidates.may_be_title, end - start, 0)
    position, row = ranges(start, start + size), np.repeat(np.arange(len(start)), size)

    def count(some: Offsets) -> Offsets:
        return np.bincount(row[some], minlength=len(start))

    marks = np.flatnonzero(characters.are(position, "".join(_INSIDE.values())))
    stops = np.flatnonzero(characters.are(position, _STOPS) & (position < end[row] - 1))
    at = position[stops]  # "U.S. rejects" is one sentence, and so is "St. Olav"
    begins = characters.is_(at + 1, SPACE) & ~characters.is_(at + 2, LOWER) & characters.is_(at - 3, LETTER | DIGIT)
    stops = stops[begins | characters.are(at, _WIDE_STOPS)]
    colons = np.flatnonzero(characters.are(position, ":：") & (position < end[row] - 1))
    labels = colons[batch.words.at(position[colons]) - batch.lines.first[candidates.line[row[colons]]] < _LABEL]
    marks = marks[(position[marks] > start[row[marks]]) & (position[marks] < end[row[marks]] - 1)]
    upper = np.flatnonzero(characters.is_(position, UPPER))
    inner = upper[(position[upper] > start[row[upper]]) & characters.is_(position[upper] - 1, LOWER | DIGIT)]
    has_lower = np.zeros(len(start), bool)
    has_lower[row[characters.is_(position, LOWER)]] = True
    return {
        **{name: np.minimum(count(marks[characters.are(position[marks], kind)]), _MOST) / _MOST for name, kind in _INSIDE.items()},
        "camel-case": np.minimum(count(inner), _MOST) / _MOST,
        "label": count(labels) > 0,
        "sentences": np.minimum(count(stops), _MOST) / _MOST,
        "digit-share": count(np.flatnonzero(characters.is_(position, DIGIT))) / np.maximum(size, 1),
        "all-capitals": (count(upper) > _CAPITALS) & ~has_lower,
    }


def _words(batch: Batch, candidates: Candidates) -> Values:
    """Return what the words of lines are, those too long for a title left out."""
    lines, words, index = batch.lines, batch.words, candidates.line
    count = np.where(candidates.may_be_title, lines.word_count[index], 0)
    word, row = ranges(lines.first[index], lines.first[index] + count), np.repeat(np.arange(len(index)), count)
    classes, capital = _classes(batch, word), words.initial_upper[word]

    def counted(flags: Flags) -> Offsets:
        return np.bincount(row[flags], minlength=len(index))

    known, grammar, dates, capitals = (counted(flags) for flags in (classes.known, classes.grammar, classes.date, capital))
    digits, names = counted(batch.characters.is_(words.start[word], DIGIT)), counted(capital & ~classes.known)
    share = 1 / np.maximum(count, 1)
    of_lines = LineWords(word, words.hash[word], row, count, candidates.document)
    above = index < candidates.article[candidates.document]
    return {
        "digits": np.minimum(digits, _MOST) / _MOST,
        "dates": np.minimum(dates, 2) / 2,
        "dated": (((dates > 0) & (digits > 0)) | (digits > 2)) & (count <= _LONGEST_DATED),
        "capitals": capitals * share,
        "grammar": grammar * share,
        "known": known * share,
        "unknown-capitals": names * share,
        "person": (count > 1) & (count <= _LONGEST_PERSON) & (capitals == count) & ((count - known) * 2 >= count),
        "address": counted(classes.address) > 0,
        **repetitions(of_lines),
        **article_overlap(batch, of_lines, candidates.article, above, ~classes.grammar),
        **shared_pairs(batch, candidates.line, candidates.document, candidates.article, above & candidates.may_be_title),
    }


class _Classes(NamedTuple):
    """Tell what the tables know of words.

    ``known``: common in any language.
    ``grammar``: so common that it is a word of grammar.
    ``date``: belongs to a date.
    ``address``: belongs to a web address.
    """

    known: Flags
    grammar: Flags
    date: Flags
    address: Flags


def _classes(batch: Batch, word: Offsets) -> _Classes:
    """Return the classes of words: each different one is looked up once, in the order of the tables."""
    types, _, _, kind = batch.words.types
    shown = np.flatnonzero(marked_types(kind[word], len(types)))
    hashes, (common, zipf) = types[shown], common_words()
    index = find_sorted(hashes, common)
    known = index >= 0
    grammar = known & (zipf[index] >= _GRAMMAR)
    date, address = (word_lists.lookup(hashes, words) for words in (date_words(), _ADDRESSES))
    rank = np.zeros(len(types), np.int64)
    rank[shown] = np.arange(len(shown))
    row = rank[kind[word]]
    return _Classes(known[row], grammar[row], date[row], address[row])
