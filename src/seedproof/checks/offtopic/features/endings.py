"""What tells that an article is over without any wording: a mark that says so ("-30-"), or a person who is brought in behind it."""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.features.features import Column
from seedproof.checks.offtopic.layout.end_marks import LONGEST_MARK, is_end_mark
from seedproof.core.patterns import regex
from seedproof.lang.word_lists import every, lookup
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["closing_marks", "ending_features", "introduces_person"]

_NAMES: Final = (2, 5)  # words of a name with which a line begins: "Maria Lindqvist", "Dr. Maria Fernanda da Lindqvist" (guessed)
_LEAD: Final = 4  # lines at a document's top, where its author may be named and is not spoken of (guessed)

# Of marks that newsrooms and press offices put below their text.
_WORDS_OF_MARK: Final = 5  # the hour behind it with them (guessed)
_SHORTEST_MARK: Final = 3  # characters of one that closes a text: "##" is an empty heading
_BACK: Final = regex(r"#(?: ?#)+ (?:return|back)", re.IGNORECASE)  # the mark, and the link of a page of one press release
_CLOSING: Final = 3  # lines at the end, of which one may be the mark (guessed)
_BEHIND: Final = 12  # words behind it: the hour, or whom to ask (guessed)


def ending_features(batch: Batch) -> dict[str, Column]:
    """Return which lines are a mark of the end, and which bring in a person."""
    return {"end-mark": batch.once(_end_marks), "introduces-person": introduces_person(batch)}


def _end_marks(batch: Batch) -> Flags:
    """Return which lines are nothing but a mark of the end."""
    lines, found = batch.lines, np.zeros(len(batch.lines), bool)
    short = (lines.word_count <= _WORDS_OF_MARK) & (lines.end - lines.start <= LONGEST_MARK)
    which = np.flatnonzero(short & batch.characters.are(lines.start, "-–—*~_=/([#"))
    found[which] = [is_end_mark(lines.text(line)) for line in which.tolist()]
    return found


def closing_marks(batch: Batch) -> Offsets:
    """Return for each document its first line from a mark of the end on, with which it closes; its end where it has none."""
    lines, last = batch.lines, batch.lines.of_document[1:]
    first, marks = last.copy(), batch.once(_end_marks) & (lines.end - lines.start >= _SHORTEST_MARK)
    words = prefix_sum(lines.word_count)
    for back in range(1, _CLOSING + 1):
        line = np.maximum(last - back, 0)
        inside = last - back > lines.of_document[:-1]
        if len(lines):
            first = np.where(inside & marks[line] & (words[last] - words[line] <= _BEHIND), line, first)
    for document in np.flatnonzero(lines.of_document[:-1] + 1 < last).tolist():
        if first[document] == last[document] and _goes_back(batch, int(last[document]) - 1):
            first[document] -= 1
    return first


def _goes_back(batch: Batch, line: int) -> bool:
    """Tell whether a line is a mark of the end and a link back: "### Return"."""
    start, end = int(batch.lines.start[line]), int(batch.lines.end[line])
    return batch.text[start] == "#" and end - start <= LONGEST_MARK and _BACK.fullmatch(batch.text, start, end) is not None


def introduces_person(batch: Batch) -> Flags:
    """Return which lines begin with a name and "is", "writes" or the like, where the name's last word is new below the top."""
    lines, found = batch.lines, np.zeros(len(batch.lines), bool)
    begun = _opening(batch)
    new = begun[~_spoken_of(batch, begun)]
    found[batch.words.line[new]] = True
    return found & (lines.word_count > _NAMES[0] + 1)


def _opening(batch: Batch) -> Offsets:
    """Return the last word of each name that opens a line and has a word of lives after it."""
    lines, words = batch.lines, batch.words
    verb = np.flatnonzero(lookup(words.hash, every("offtopic", "of-lives")) & ~words.initial_upper)
    before = verb - lines.first[words.line[verb]]  # how many words of the line stand before it
    verb = verb[(before >= _NAMES[0]) & (before <= _NAMES[1])]
    lower = prefix_sum(~words.initial_upper)
    return verb[lower[verb] == lower[lines.first[words.line[verb]]]] - 1


def _spoken_of(batch: Batch, chosen: Offsets) -> Flags:
    """Return which of the words ``chosen`` stand in their document already, on a line below its top and above their own."""
    lines, words = batch.lines, batch.words
    _, _, _, inverse = words.types
    wanted = np.zeros(int(inverse.max(initial=-1)) + 1, bool)
    wanted[inverse[chosen]] = True
    top = lines.of_document[words.document] + _LEAD
    there = np.flatnonzero(wanted[inverse] & (words.line >= top))
    count = len(wanted)
    order = np.argsort(words.document[there] * count + inverse[there], kind="stable")
    key = (words.document[there] * count + inverse[there])[order]
    at = np.searchsorted(key, words.document[chosen] * count + inverse[chosen])
    first = np.append(words.line[there[order]], len(lines))[at]
    same = np.append(key, -1)[at] == words.document[chosen] * count + inverse[chosen]
    spoken: Flags = same & (first < words.line[chosen])
    return spoken
