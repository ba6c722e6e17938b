"""Find author boxes: a name above a few words about who wrote the article, or a paragraph that begins with it."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["author_box_lines"]

_LONGEST_NAME: Final = 4  # words of a name alone in its line (guessed)
_OPENING: Final = 5  # words of the text below a name that may say it again: "Hi, I am Ida" (guessed)
_SHORTEST_TEXT: Final = 6  # words of a text about an author (guessed)
_TAIL: Final = 12  # lines at the end of a document that may be about its author (guessed)


def author_box_lines(batch: Batch) -> Offsets:
    """Return the lines that may begin with the name of an author, as what follows tells."""
    lines = batch.lines
    if len(lines) < 2:
        return np.zeros(0, np.int64)
    left = lines.of_document[lines.document + 1] - np.arange(len(lines))
    return np.flatnonzero(_is_heading(batch, left) | _is_biography(batch, left))


def _is_heading(batch: Batch, left: Offsets) -> Flags:
    """Tell which lines are a name alone, where the next line says it again or offers more by the same author."""
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
    offered = offered[word_lists.lookup(words.hash[below[offered]], _first_words_of_offers())]
    result = np.zeros(len(lines), bool)
    result[_speak_of_themselves(batch, left)] = True
    verb = words.hash[np.minimum(below + count[line], len(words) - 1)]  # "Ida Holm" above "Ida Holm writes"
    tells = (
        (words.hash[np.minimum(below, len(words) - 1)] == first_name)
        & (size > 0)
        & word_lists.lookup(verb, word_lists.every("credits", "bio-verb"))
    )
    result[line[again]] = tells[again] | _names_role(batch, line[again] + 1)
    for i in line[offered].tolist():
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


def _is_biography(batch: Batch, left: Offsets) -> Flags:
    """Tell which lines are like "Ida Holm writes about harbours": a name, and what is said of people who write, or a verb and a role."""
    lines, words = batch.lines, batch.words
    found = np.zeros(len(lines), bool)
    line = np.flatnonzero((lines.word_count >= _SHORTEST_TEXT) & (left <= _TAIL))
    first = lines.first[line]
    named = words.initial_upper[first] & words.initial_upper[first + 1]
    line, first = line[named], first[named]
    verb = word_lists.lookup(words.hash[first + 2], word_lists.every("credits", "bio-verb"))
    told = batch.phrases.of("author-bio")
    behind = np.zeros(len(lines), bool)
    behind[told.line[told.start > lines.start[told.line]]] = True
    found[line] = (verb & _names_role(batch, line)) | behind[line]
    return found


def _names_role(batch: Batch, line: Offsets) -> Flags:
    """Tell which lines hold a word for people who write."""
    first, last = batch.lines.first[line], batch.lines.last[line]
    role = word_lists.lookup(batch.words.hash[ranges(first, last)], word_lists.every("credits", "role"))
    return np.bincount(np.repeat(np.arange(len(line)), last - first)[role], minlength=len(line)) > 0


@cache
def _first_words_of_offers() -> frozenset[str]:
    """Return the first words of what stands below an author's name: "View all posts"."""
    return frozenset(line.split()[0] for line in word_lists.every("credits", "author-box"))
