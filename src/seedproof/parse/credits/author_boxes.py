"""Find author boxes: a name above a few words about who wrote the article, or a paragraph that begins with it."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = ["author_box_lines"]

_LONGEST_NAME: Final = 4  # words of a name alone in its line (guessed)
_OPENING: Final = 5  # words of the text below a name that may say it again: "Hi, I am Ida" (guessed)
_SHORTEST_TEXT: Final = 6  # words of a text about an author (guessed)
_TAIL: Final = 12  # lines at the end of a document that may be about its author (guessed)
_PARAGRAPH: Final = 25  # words from which a line is a paragraph of the article (guessed)
_BEHIND: Final = 2  # paragraphs that may follow the text about an author: teasers, a comment (guessed)
_SHARE: Final = 0.15  # of a document's paragraphs that may follow it (guessed)
_MOST_TITLED: Final = 2  # names with what their bearers are below: more are a list of people (guessed)
_ROLE: Final = 11  # words of a text about somebody that have the role, if any: what comes later is of somebody else (guessed)
_LONGEST_ROLE: Final = 8  # words of a line that says what is named above is (guessed)


def author_box_lines(batch: Batch) -> Offsets:
    """Return the lines that may begin with the name of an author, as what follows tells."""
    lines = batch.lines
    if len(lines) < 2:
        return np.zeros(0, np.int64)
    left = lines.of_document[lines.document + 1] - np.arange(len(lines))
    late = _is_late(batch, left)
    return np.flatnonzero(_is_heading(batch, left, late) | _is_biography(batch, late))


def _is_late(batch: Batch, left: Offsets) -> Flags:
    """Tell which lines are among the last of their document, or have few of its paragraphs behind them."""
    lines = batch.lines
    paragraphs = prefix_sum(lines.word_count >= _PARAGRAPH)
    low, high = lines.of_document[lines.document], lines.of_document[lines.document + 1]
    behind, every = paragraphs[high] - paragraphs[np.arange(1, len(lines) + 1)], paragraphs[high] - paragraphs[low]
    return (left <= _TAIL) | ((behind < every) & (behind <= np.maximum(_BEHIND, _SHARE * every)))


def _is_heading(batch: Batch, left: Offsets, late: Flags) -> Flags:
    """Tell which lines are a name alone, where the next line says it again, says what its bearer is, or offers more by the same author."""
    lines, words, count = batch.lines, batch.words, batch.lines.word_count
    line = _capitalised(batch, np.flatnonzero((count >= 2) & (count <= _LONGEST_NAME) & (left > 1) & ~lines.ends_sentence))
    below, size = lines.first[line + 1], count[line + 1]
    first_name = words.hash[lines.first[line]]
    again = np.zeros(len(line), bool)
    for offset in range(_OPENING):
        some = np.flatnonzero(offset < size)
        again[some] |= words.hash[below[some] + offset] == first_name[some]
    again &= size >= _SHORTEST_TEXT
    offered = np.flatnonzero((size > 0) & (size <= _LONGEST_NAME))
    offered = line[offered[word_lists.lookup(words.hash[below[offered]], _first_words_of_offers())]]
    result = np.zeros(len(lines), bool)
    result[_speak_of_themselves(batch, left)] = True
    given = word_lists.lookup(first_name, word_lists.first_names())
    shown = late[line] & (size <= _LONGEST_ROLE) & given
    some = np.flatnonzero(again | shown)
    told = np.zeros(len(line), bool)
    told[some] = _holds(batch, line[some] + 1, word_lists.every("credits", "role"))
    some = some[given[some]]
    told[some] |= _holds(batch, line[some] + 1, word_lists.every("credits", "bio-role"))
    titled = np.flatnonzero(shown & told)
    few = np.bincount(lines.document[line[titled]], minlength=len(lines.of_document)) <= _MOST_TITLED
    result[line[titled]] = few[lines.document[line[titled]]]
    line, below, given, told, first_name = line[again], below[again], given[again], told[again], first_name[again]
    verbs = word_lists.every("credits", "bio-verb")
    tells = word_lists.lookup(words.hash[np.minimum(below + count[line], len(words) - 1)], verbs)  # "Ida Holm" above "Ida Holm writes"
    tells |= given & word_lists.lookup(words.hash[np.minimum(below + 1, len(words) - 1)], verbs)  # above "Ida writes"
    tells &= words.hash[np.minimum(below, len(words) - 1)] == first_name
    result[line[tells | told]] = True
    for i in offered.tolist():
        result[i] |= lines.text(i + 1).strip(" :>»›→").lower() in word_lists.every("credits", "author-box")
    return result


def _speak_of_themselves(batch: Batch, left: Offsets) -> Offsets:
    """Return the lines that are a first name alone, above a line in which its bearer speaks: "Ida" above "Hi, I am Ida and I live"."""
    lines, words, count = batch.lines, batch.words, batch.lines.word_count
    line = _capitalised(batch, np.flatnonzero((count == 1) & (left > 1) & ~lines.ends_sentence))
    line = line[count[line + 1] >= _SHORTEST_TEXT]
    each = lines.first[line + 1][:, None] + np.arange(_OPENING)
    named = (words.hash[each] == words.hash[lines.first[line]][:, None]) & words.initial_upper[each]
    own = word_lists.lookup(words.hash[each].ravel(), word_lists.every("credits", "bio-self")).reshape(each.shape)
    return line[(named & (np.cumsum(own, axis=1) > 0)).any(axis=1)]  # the name after the word


def _capitalised(batch: Batch, line: Offsets) -> Offsets:
    """Return those lines of which every word has a capital."""
    first, last = batch.lines.first[line], batch.lines.last[line]
    small = ~batch.words.initial_upper[ranges(first, last)]
    return line[np.bincount(np.repeat(np.arange(len(line)), last - first)[small], minlength=len(line)) == 0]


def _is_biography(batch: Batch, late: Flags) -> Flags:
    """Tell which lines are like "Ida Holm writes about harbours": a name, and what is said of people who write, or a verb and a role."""
    lines, words = batch.lines, batch.words
    found = np.zeros(len(lines), bool)
    line = np.flatnonzero((lines.word_count >= _SHORTEST_TEXT) & late)
    first = lines.first[line]
    line = line[words.initial_upper[first] & words.initial_upper[first + 1]]
    told = batch.phrases.of("author-bio")
    behind = np.zeros(len(lines), bool)
    behind[told.line[told.start > lines.start[told.line]]] = True
    found[line] = behind[line]
    line = line[_has_verb(batch, line)]
    role = _holds(batch, line, word_lists.every("credits", "role"))
    given = word_lists.lookup(words.hash[lines.first[line]], word_lists.first_names())
    some = role | given
    line, role, given = line[some], role[some], given[some]
    other, speaks = (given.copy() for _ in range(2))
    for held, topic in ((other, "bio-role"), (speaks, "bio-never")):
        held[given] = _holds(batch, line[given], word_lists.every("credits", topic), most=_ROLE)
    named = np.ones(len(line), bool)
    for size in range(2, _LONGEST_NAME + 1):
        verb = words.hash[lines.first[line] + size]
        doing, is_, any_ = (word_lists.lookup(verb, word_lists.every("credits", topic)) for topic in ("bio-doing", "bio-is", "bio-verb"))
        found[line] |= named & ((given & ~speaks & (doing | (other & is_))) | (role & any_))
        named &= words.initial_upper[lines.first[line] + size]
    return found


def _has_verb(batch: Batch, line: Offsets) -> Flags:
    """Tell which lines have a verb that is said of people where one may follow a name: only those are worth a closer look."""
    verbs = frozenset[str]().union(*(word_lists.every("credits", topic) for topic in ("bio-doing", "bio-is", "bio-verb")))
    after = batch.lines.first[line][:, None] + np.arange(2, _LONGEST_NAME + 1)
    found = word_lists.lookup(batch.words.hash[after.ravel()], verbs).reshape(after.shape)
    return np.count_nonzero(found, axis=1) > 0


def _holds(batch: Batch, line: Offsets, vocabulary: frozenset[str], most: int | None = None) -> Flags:
    """Tell which lines hold a word of a vocabulary, among the first ``most`` words if told."""
    first, last = batch.lines.first[line], batch.lines.last[line]
    last = last if most is None else np.minimum(last, first + most)
    held = word_lists.lookup(batch.words.hash[ranges(first, last)], vocabulary)
    return np.bincount(np.repeat(np.arange(len(line)), last - first)[held], minlength=len(line)) > 0


@cache
def _first_words_of_offers() -> frozenset[str]:
    """Return the first words of what stands below an author's name: "View all posts"."""
    return frozenset(line.split()[0] for line in word_lists.every("credits", "author-box"))
