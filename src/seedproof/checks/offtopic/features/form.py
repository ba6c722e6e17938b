"""What each line looks like, as numbers. Nothing depends on the other documents of the batch."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.offtopic.features.features import Column
from seedproof.checks.offtopic.features.lexical_overlap import overlap_features
from seedproof.checks.offtopic.topics import TOPICS
from seedproof.lang.languages import UNKNOWN
from seedproof.lang.phrases import PLACES, by_place, by_topic
from seedproof.text import codepoints
from seedproof.text.sets import find_sorted
from seedproof.text.spans import Flags, Offsets

__all__ = ["SAYS", "form_features", "opens_biography", "within_sentence"]

#: The feature of each topic of ``TOPICS``, in their order: whether a line holds wording of it.
SAYS: Final = tuple(f"says-{topic.name}" for topic in TOPICS)

_OPENER: Final = "author-opener"  # the topic of what stands before an author's name
_LONGEST_OPENER: Final = 6  # words: "About the author: Maria Fernanda Lindqvist" (guessed)

# Marks that tell a line's kind; any other counts for nothing.
_MARKS: Final = {
    "quote": "\"“”„«»‘‹›「」『』", "comma": ",;،、，", "copyright": "©®™", "bullet": "•·|»›→←▶►■●★☆▼▲#*+>=~_", "at": "@",
    "slash": "/", "bracket": "()[]{}",
}  # fmt: skip
_MARK_BITS: Final = codepoints.PUNCTUATION | codepoints.SYMBOL
_MOST_MARKS: Final = 4  # of a kind; more of them say no more (guessed)
_UNFINISHED: Final = 5  # words of a line that is the beginning of a sentence, not a heading or an item (guessed)
_WORDS: Final = (3, 10, 25, 45)  # at most in a label, a headline, a short sentence, a paragraph (guessed; the network weighs them)


def form_features(batch: Batch) -> dict[str, Column]:
    """Return what each line looks like: its shape, marks, layout, language, fixed wording, and what it shares with its document."""
    return {
        **_shape(batch), **_marks(batch), **_layout(batch), **_languages(batch), **_phrases(batch), **batch.once(overlap_features),
    }  # fmt: skip


def opens_biography(batch: Batch) -> Flags:
    """Return which lines may open a biography: "About Maria Lindqvist", "By Maria Lindqvist"."""
    lines, found = batch.lines, np.zeros(len(batch.lines), bool)
    line = batch.phrases.of(_OPENER).line
    line = line[(lines.word_count[line] <= _LONGEST_OPENER) & ~lines.ends_sentence[line]]
    names = np.bincount(batch.words.line[batch.words.initial_upper], minlength=len(lines))
    found[line] = names[line] >= lines.word_count[line] - 1
    return found


def _shape(batch: Batch) -> dict[str, Column]:
    """Return what tells a line's length, its ends and the kinds of its characters."""
    lines, words, characters = batch.lines, batch.words, batch.characters
    count, size, last = lines.word_count, lines.end - lines.start, lines.end - 1
    dots = characters.are(last, "…") | (characters.are(last, ".") & characters.are(np.maximum(last - 1, lines.start), "."))
    colon = characters.are(last, ":")
    capitalised = np.bincount(words.line[words.initial_upper], minlength=len(lines)) / np.maximum(count, 1)
    label, headline, short, paragraph = _WORDS
    return {
        "words": np.log1p(count) / 4,
        "very-short": count <= label,
        "short": (count > label) & (count <= headline),
        "medium": (count > headline) & (count <= short),
        "long": count > paragraph,
        "ends-sentence": lines.ends_sentence & ~colon,
        "ends-ellipsis": dots,
        "ends-colon": colon,
        "ends-question": characters.are(last, "?!"),
        "starts-lower": characters.is_(lines.start, codepoints.LOWER),
        "starts-mark": characters.is_(lines.start, _MARK_BITS) & ~characters.are(lines.start, _MARKS["quote"] + "(¿¡'"),
        "capitalised": capitalised,
        "capitals": 4 * _per_line(batch, codepoints.UPPER) / size,
        "digits": 4 * _per_line(batch, codepoints.DIGIT) / size,
    }


def _marks(batch: Batch) -> dict[str, Column]:
    """Return how many marks of each kind a line has, and what they make of it: an hour, an address, a bracket round all of it."""
    lines, characters = batch.lines, batch.characters
    marks = characters.marks
    seen = characters.codes[marks]
    known, kind = _kinds_of_mark()
    index = find_sorted(seen, known)
    line, index = lines.containing(marks)[index >= 0], index[index >= 0]
    cells = np.bincount(line * len(_MARKS) + kind[index], minlength=len(lines) * len(_MARKS)).reshape(len(lines), len(_MARKS))
    counts = np.minimum(cells, _MOST_MARKS).T / _MOST_MARKS
    colon, slash = marks[seen == ord(":")], marks[seen == ord("/")]
    clock = colon[characters.is_(colon - 1, codepoints.DIGIT) & characters.is_(colon + 1, codepoints.DIGIT)]
    address = np.concatenate((marks[seen == ord("@")], slash[characters.are(slash + 1, "/")]))
    return {
        **{f"mark-{name}": count for name, count in zip(_MARKS, counts, strict=True)},
        "clock": _lines_with(batch, clock),
        "address": _lines_with(batch, address),
        "bracketed": characters.are(lines.start, "([") & characters.are(lines.end - 1, ")]"),
    }


def _layout(batch: Batch) -> dict[str, Column]:
    """Return how far a line stands from the one above it."""
    lines = batch.lines
    # What is above a document's first line belongs to the document before: no finding may depend on it.
    gap = np.where(np.arange(len(lines)) == lines.of_document[lines.document], 2, lines.gap)
    return {"same-line-end": gap <= 1, "wide-gap": gap > 2}


def _languages(batch: Batch) -> dict[str, Column]:
    """Return whether a line is known to be in its document's language, or in another one."""
    of_lines, own = batch.languages.of_lines, batch.languages.of_documents[batch.lines.document]
    known = of_lines != UNKNOWN
    return {"own-language": known & (of_lines == own), "other-language": known & (of_lines != own) & (own != UNKNOWN)}


def _phrases(batch: Batch) -> dict[str, Column]:
    """Return which topics a line holds wording of, and where in the line it stands."""
    topic, place = _pack_columns()
    hits = batch.phrases
    kept = topic[hits.phrase] >= 0
    line, phrase = hits.line[kept], hits.phrase[kept]
    says, stands = np.zeros((len(SAYS), len(batch.lines)), bool), np.zeros((len(PLACES), len(batch.lines)), bool)
    says[topic[phrase], line] = True
    stands[place[phrase], line] = True
    return {
        **dict(zip(SAYS, says, strict=True)),
        **{f"phrase-{name}": flags for name, flags in zip(PLACES, stands, strict=True)},
        "opens-biography": opens_biography(batch),
    }


@cache
def _pack_columns() -> tuple[Offsets, Offsets]:
    """Return for each phrase of the packs the index of its topic in ``TOPICS``, -1 where it has none there, and of its place."""
    columns = {topic.name: i for i, topic in enumerate(TOPICS)}
    return by_topic(columns, -1), by_place(range(len(PLACES)))


@cache
def _kinds_of_mark() -> tuple[codepoints.CodePoints, Offsets]:
    """Return the marks of ``_MARKS`` in order, and for each the index of its kind."""
    pairs = sorted((ord(mark), i) for i, marks in enumerate(_MARKS.values()) for mark in marks)
    return np.array([p[0] for p in pairs], np.uint32), np.array([p[1] for p in pairs], np.int64)


def _per_line(batch: Batch, kind: int) -> npt.NDArray[np.int32]:
    """Return how many characters of a class each line has."""
    total = batch.characters.counted(kind)
    return total[batch.lines.end] - total[batch.lines.start]


def _lines_with(batch: Batch, offsets: Offsets) -> Flags:
    """Return which lines any of ``offsets`` lies in."""
    found = np.zeros(len(batch.lines), bool)
    found[batch.lines.containing(offsets)] = True
    return found


def within_sentence(batch: Batch) -> Flags:
    """Return which lines stand within a sentence, as the words of a link do where it was put on a line of its own."""
    lines, found = batch.lines, np.zeros(len(batch.lines), bool)
    middle = np.arange(1, len(lines) - 1)
    before, after = middle - 1, middle + 1
    goes_on = (lines.word_count[before] >= _UNFINISHED) & ~lines.ends_sentence[before] & (lines.document[before] == lines.document[after])
    goes_on &= ~batch.characters.are(lines.end[before] - 1, ":") & ~batch.lines_of_title[before]
    found[middle] = goes_on & batch.characters.is_(lines.start[after], codepoints.LOWER)
    return found
