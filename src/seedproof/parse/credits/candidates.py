"""Find the lines that may credit somebody, by arrays for all documents at once, so that patterns look only at these."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.parse.credits.author_boxes import author_box_lines
from seedproof.parse.credits.datelines import LONGEST_DATELINE
from seedproof.parse.head import Heads
from seedproof.parse.languages import languages_with
from seedproof.parse.lines.agencies import lines_ending_in_agency, words_of_agencies
from seedproof.parse.lines.dates import date_words
from seedproof.parse.lines.farewells import first_words_of_farewells
from seedproof.parse.lines.labels import SHORT, CreditLabels
from seedproof.parse.lines.names import LONGEST_PERSON
from seedproof.parse.lines.signed import words_of_notes
from seedproof.parse.lines.uncased_bylines import UNCASED, uncased_languages
from seedproof.text.codepoints import DIGIT, LOWER, SPACE
from seedproof.text.sets import distinct
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = [
    "ABOVE_ARTICLE", "ABOVE_TITLE", "AFTER_SENTENCE", "CLOSE", "LEAD", "LONGEST_ALONE", "WHERE_DATED",
    "CreditCandidates", "find_candidates",
]  # fmt: skip

_NEAR_TITLE: Final = 8  # lines round the title where a bare name may be the author's (guessed)
ABOVE_TITLE: Final = 3  # lines from a name to the title below it, where a date stands between them (guessed)
CLOSE: Final = 4  # lines from the title to a name that needs no more than a date (guessed)
LONGEST_ALONE: Final = 3  # words of a name without a date (guessed)
WHERE_DATED: Final = (1, 2, 3, -1)  # lines below and above a name in which its date may stand (guessed)
ABOVE_ARTICLE: Final = 2  # lines from a name that stands alone to the article (guessed)
AFTER_SENTENCE: Final = 2  # lines above a name that ends the document, of which one ends a sentence (guessed)
LEAD: Final = 3  # paragraphs that may begin with a dateline, or have a credit beside them (guessed)
_LONGEST: Final = 15  # words of a line that begins with a name (guessed)
_LONGEST_SIGNED: Final = 10  # words of a line with a name and what its bearer is (guessed)
_CLOSING: Final = 3  # lines at the end in which a signature may stand (guessed)
_SIGNS: Final = "-–—(（"  # before a signature
_DASHES: Final = "-–—"
_CLOSERS: Final = _DASHES + ":."  # after the bracket of a dateline
_BEGIN_NO_NAME: Final = ",()[]<:;■«»“”\"+.'’"
_BEGIN_DATE: Final = "(,"


@dataclass(frozen=True)
class CreditCandidates:
    """Hold the lines in which each way to give a credit may be found, in order.

    ``author_boxes``: begin with the name of an author of whom the next words tell.
    ``labelled``: hold a label such as "by" or "source".
    ``datelines``: the first paragraphs of articles, where a dateline may open them.
    ``agencies``: end with the name of an agency.
    ``noted``: hold a word of the notes that name who helped to write, or whom readers may reach.
    ``uncased``: are in a language whose names no capital shows, at the head or the end of an article.
    ``signed``: begin with a name or hold nothing else, at the head or the end, and have something else that tells a writer.
    ``bare_names``: may begin with the name of who wrote the document, without any label.
    ``brought_in``: hold what a writer of the house is, from the headline to the article's first paragraph.
    ``farewells``: may be where the writer takes leave, gives the name or has it alone behind the text, or more by the same is offered.
    """

    author_boxes: Offsets
    labelled: Offsets
    datelines: Offsets
    agencies: Offsets
    noted: Offsets
    uncased: Offsets
    signed: Offsets
    bare_names: Offsets
    brought_in: Offsets
    farewells: Offsets


def find_candidates(batch: Batch, heads: Heads, labels: CreditLabels) -> CreditCandidates:
    """Return the lines that may credit somebody."""
    return CreditCandidates(
        author_box_lines(batch),
        np.array(sorted(labels.of_line), np.int64),
        _dateline_lines(batch, heads),
        lines_ending_in_agency(batch),
        _noted_lines(batch),
        _uncased_lines(batch, heads),
        _signed_lines(batch, heads),
        _bare_name_lines(batch, heads, labels),
        _lines_with_house_writers(batch, heads),
        _farewell_lines(batch, heads),
    )


def _dateline_lines(batch: Batch, heads: Heads) -> Offsets:
    """Return the first paragraphs of articles that have brackets or a dash where a dateline has them."""
    characters, marks = batch.characters, batch.characters.marks
    last = np.minimum(heads.article + LEAD, batch.lines.of_document[1:])
    line = ranges(heads.article, np.maximum(last, heads.article))
    start, end = batch.lines.start[line], batch.lines.end[line]
    low, high = np.searchsorted(marks, (start, np.minimum(end, start + LONGEST_DATELINE)))
    row, at = np.repeat(np.arange(len(line)), high - low), marks[ranges(low, high)]
    found = characters.are(at, _DASHES + ")")
    row, at = row[found], at[found]
    spaced = characters.is_(at + 1, SPACE)
    closes = characters.are(at + 1, _CLOSERS) | (spaced & (characters.are(at + 2, _CLOSERS) | characters.is_(at + 2, SPACE)))
    parts = characters.is_(at - 1, SPACE) & (spaced | characters.are(at + 1, _DASHES))
    kept = np.zeros(len(line), bool)
    kept[row[np.where(characters.are(at, ")"), closes, parts)]] = True
    return line[kept]


def _noted_lines(batch: Batch) -> Offsets:
    """Return the short lines that hold a word of a note."""
    types = batch.words.types
    line = batch.words.line[np.flatnonzero(word_lists.lookup(types.hash, words_of_notes()).take(types.kind))]
    return distinct(line[batch.lines.word_count[line] <= SHORT])


def _uncased_lines(batch: Batch, heads: Heads) -> Offsets:
    """Return the lines at either end of articles in languages whose names no capital shows."""
    spoken = np.isin(batch.once(uncased_languages), [LANGUAGES.index(code) for code in UNCASED])
    return np.flatnonzero(spoken & _at_the_ends(batch, heads)) if spoken.any() else np.zeros(0, np.int64)


def _signed_lines(batch: Batch, heads: Heads) -> Offsets:
    """Return the lines at either end of articles that may hold a name and what tells that its bearer writes."""
    lines, words, characters = batch.lines, batch.words, batch.characters
    line = np.flatnonzero((lines.word_count > 1) & (lines.word_count <= _LONGEST_SIGNED))
    line = line[_at_the_ends(batch, heads)[line]]
    first, last = lines.first[line], lines.last[line]
    named = words.initial_upper[first] & words.initial_upper[first + 1]
    line, first, last = line[named], first[named], last[named]
    telling = prefix_sum(word_lists.lookup(words.hash[ranges(first, last)], _telling_words()))
    size = np.cumsum(last - first)
    accounts = prefix_sum(characters.are(characters.marks, "@"))
    low, high = np.searchsorted(characters.marks, (lines.start[line], lines.end[line]))
    told = (telling[size] > telling[size - (last - first)]) | (accounts[high] > accounts[low]) | characters.are(lines.start[line], _SIGNS)
    return line[told]


def _lines_with_house_writers(batch: Batch, heads: Heads) -> Offsets:
    """Return the lines from the headline to the article's first paragraph that hold what a writer of the house is, before a first name."""
    words, types = batch.words, batch.words.types
    word = np.flatnonzero(word_lists.lookup(types.hash, word_lists.every("credits", "house-role")).take(types.kind))
    word = word[word + 1 < len(words)]
    word = word[words.initial_upper[word + 1] & word_lists.lookup(words.hash[word + 1], word_lists.first_names())]
    line = distinct(words.line[word])
    document = batch.lines.document[line]
    top = np.where(heads.title >= 0, heads.title, heads.article)[document]
    return line[(line >= top) & (line <= heads.article[document])]


def _farewell_lines(batch: Batch, heads: Heads) -> Offsets:
    """Return the lines below an article's first paragraph that begin with a word of leave or introduction, or may be a name alone."""
    lines, words = batch.lines, batch.words
    line = np.flatnonzero((lines.word_count > 0) & (np.arange(len(lines)) > heads.article[lines.document]))
    first = lines.first[line]
    told = word_lists.lookup(words.hash[first], first_words_of_farewells())
    few = np.flatnonzero((lines.word_count[line] <= LONGEST_ALONE) & words.initial_upper[first])
    told[few] |= word_lists.lookup(words.hash[first[few]], word_lists.first_names())
    return line[told]


def _at_the_ends(batch: Batch, heads: Heads) -> Flags:
    """Tell which lines stand between a title and the article's first paragraphs, or are among the last ones."""
    lines, each = batch.lines, np.arange(len(batch.lines))
    above = np.maximum(heads.title - ABOVE_TITLE, lines.of_document[:-1])
    top = np.where(heads.title_last >= 0, above, np.maximum(heads.article - _NEAR_TITLE, lines.of_document[:-1]))
    low, high, end = top[lines.document], (heads.article + LEAD)[lines.document], lines.of_document[lines.document + 1]
    return ((each >= low) & (each < high)) | (each >= end - _CLOSING)


def _bare_name_lines(batch: Batch, heads: Heads, labels: CreditLabels) -> Offsets:
    """Return the lines near the title or the article's start, and at the end, that may begin with a name that nothing announces."""
    lines, count = batch.lines, batch.lines.word_count
    line = np.flatnonzero(count <= _LONGEST)
    document = lines.document[line]
    top = np.where(heads.title_last >= 0, heads.title_last + 1, heads.article - _NEAR_TITLE)
    last = line == lines.of_document[document + 1] - 1
    dates, ended = prefix_sum(labels.may_be_dated), prefix_sum(lines.ends_sentence)
    near = (line >= top[document]) & ((line < np.maximum(top, heads.article)[document] + _NEAR_TITLE) | last)
    away = heads.title[document] - line
    stands_apart = (lines.gap[line] > 1) & (lines.gap[np.minimum(line + 1, len(lines) - 1)] > 1)  # entries of a menu do not
    given = _begins_with_given_name(batch, line)
    near |= (away > 0) & (away <= ABOVE_TITLE) & (dates[heads.title[document]] > dates[line]) & (stands_apart | given)
    near |= (away == 0) & given & (line <= lines.of_document[document] + 1)  # a name above a date, taken for a headline
    line, document, last, given = line[near], document[near], last[near], given[near]
    title, low, high = heads.title_last[document], lines.of_document[document], lines.of_document[document + 1]
    dated = dates[np.minimum(line + max(WHERE_DATED) + 1, high)] > dates[np.maximum(line + min(WHERE_DATED), low)]
    close = (title >= 0) & (title < line) & (line <= title + CLOSE)
    few = count[line] <= LONGEST_ALONE
    # Where nouns have capitals, any two of them look like a name.
    tellable = ~np.isin(batch.languages.of_lines[line], languages_with("capital-nouns"))
    leads = close & (heads.article[document] - line <= ABOVE_ARTICLE) & tellable
    leads |= given & (line <= np.maximum(heads.title_last, heads.article)[document] + LEAD)
    signs = few & (leads | (last & (ended[line] > ended[np.maximum(line - AFTER_SENTENCE, low)])))
    kept = dated | signs
    line, distance = line[kept], (heads.article[document] - line)[kept]
    by_title = ((title[kept] >= 0) & (np.abs(line - title[kept]) <= CLOSE)) | ((distance > 0) & (distance < CLOSE))
    # One word is somebody's name there only where a date stands just above it or below.
    beside = by_title & (dates[np.minimum(line + 2, len(lines))] > dates[np.maximum(line - 1, 0)])
    return line[_may_be_names(batch, line, labels.may_be_dated[line], by_title, beside)]


def _begins_with_given_name(batch: Batch, line: Offsets) -> Flags:
    """Tell which lines begin with a first name."""
    if not len(batch.words):
        return np.zeros(len(line), bool)
    first = np.minimum(batch.lines.first[line], len(batch.words) - 1)
    return batch.words.initial_upper[first] & word_lists.lookup(batch.words.hash[first], word_lists.first_names())


def _may_be_names(batch: Batch, line: Offsets, dated: Flags, near: Flags, beside: Flags) -> Flags:
    """Tell which lines may begin with a name, or be the word for who signs for all, going by their first words.

    A date may stand before the name; a name beside a date ``near`` the title may be written small; and one word may be a name ``beside``
    the line of a date.
    """
    characters, words, count, result = batch.characters, batch.words, batch.lines.word_count[line], np.ones(len(line), bool)
    if not len(words):
        return result
    first, start, end = batch.lines.first[line], batch.lines.start[line], batch.lines.end[line]
    at = np.minimum(first, len(words) - 1)
    desk = word_lists.lookup(words.hash[at], word_lists.every("credits", "author"))
    result[~dated & (count == 1) & ~desk & ~beside & (words.end[at] - words.start[at] == end - start)] = False
    result[characters.are(start, _BEGIN_NO_NAME) & ~(dated & characters.are(start, _BEGIN_DATE))] = False
    # While words stand one space apart, the first that is written small ends the name, and only a date or a role may follow.
    plain = (count > 1) & (words.start[at] == start) & ~(dated & word_lists.lookup(words.hash[at], _opening_dates() | _around_names()))
    # "harbourpost.com" is no word that is written small.
    plain &= words.spaced[np.minimum(first + 1, len(words) - 1)] | ~characters.is_(words.start[at], LOWER)
    for k in range(LONGEST_PERSON):
        at = np.minimum(first + k, len(words) - 1)
        if k:
            plain &= (k < count) & words.spaced[at]
        small = characters.is_(words.start[at], LOWER)
        goes_on = word_lists.lookup(words.hash[at], _around_names()) if k else dated & near & small
        result[plain & small & ~goes_on] = False
        plain &= ~small & ~goes_on & ~characters.is_(words.start[at], DIGIT)
    return result


@cache
def _telling_words() -> frozenset[str]:
    """Return the words of which one tells that who is named beside it writes, or for whom; "email" stands for an address that is hidden."""
    topics = (word_lists.every("credits", topic) for topic in ("role", "author", "outlet"))
    return words_of_agencies().union({"email"}, *topics) | word_lists.every("addresses", "host") | word_lists.every("addresses", "country")


@cache
def _around_names() -> frozenset[str]:
    """Return the small words inside a name, and those that may follow it."""
    return date_words().union(*(word_lists.every("credits", topic) for topic in ("particle", "conjunction", "author")))


@cache
def _opening_dates() -> frozenset[str]:
    """Return the first words of how long ago something was: "vor einer Stunde"."""
    return frozenset(phrase.split()[0] for phrase in word_lists.every("credits", "ago"))
