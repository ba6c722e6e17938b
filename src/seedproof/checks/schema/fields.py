"""Tell what a seed holds and how much of it, and where a finding about a whole seed points."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.sentences import sentence_ends
from seedproof.text.codepoints import SCRIPTS
from seedproof.text.spans import Flags, Offsets

__all__ = ["body_words", "count_words", "first_line", "has_text", "is_published", "opening", "plural", "shape"]

#: How much of a word a character is in scripts that are written without spaces, in sixteenths: in Chinese 1.6 characters make a word, in
#: kana two, in Thai four, where vowels and tones are characters too (guessed).
_OF_A_WORD: Final = {"CJK": 10, "HIRAGANA": 8, "KATAKANA": 8, "THAI": 4}
_LONGEST_OPENING: Final = 300  # characters: what is longer holds several sentences, or none (guessed)
_INDEX: Final = 5  # short lines that may be the entries of a list (guessed)
_PARAGRAPH: Final = 12  # words of a line that is more than a heading or an entry of a list (guessed)


class _Counted(NamedTuple):
    """Hold where words begin, and the characters of scripts without spaces with how much of a word each is, in sixteenths."""

    words: Offsets
    unspaced: Offsets
    weight: Offsets


def has_text(batch: Batch) -> Flags:
    """Return which seeds hold anything but white space."""
    return np.diff(batch.lines.of_document) > 0


def is_published(batch: Batch, field: str) -> Flags:
    """Return of which seeds the publisher says a field beside the text."""
    return np.array([bool(document.published and getattr(document.published, field)) for document in batch.documents], bool)


def first_line(batch: Batch, index: int) -> tuple[int, int]:
    """Return the span of the first line of seed ``index`` that holds a word, or else anything; of all its text where none does."""
    lines = batch.lines
    first, last = lines.of_document[index], lines.of_document[index + 1]
    if first == last:
        return int(batch.starts[index]), int(batch.ends[index])
    first += int((lines.word_count[first:last] > 0).argmax())
    return int(lines.start[first]), int(lines.end[first])


def opening(batch: Batch, index: int) -> tuple[int, int, bool]:
    """Return the span of the first sentence of a seed, of its first line where that is shorter, and whether it is a sentence."""
    start, end = first_line(batch, index)
    ends = batch.once(sentence_ends)
    at = int(np.searchsorted(ends.start, start))
    sentence = bool(batch.lines.ends_sentence[np.searchsorted(batch.lines.start, start)])
    if at < len(ends.start) and ends.end[at] < end:
        end, sentence = int(ends.start[at]), True
    if end - start > _LONGEST_OPENING:
        end = start + _LONGEST_OPENING
        word = int(batch.words.at(np.array([end]))[0])
        if word > 0 and batch.words.end[word] > end and batch.words.end[word - 1] > start:
            end = int(batch.words.end[word - 1])  # no word is cut in two
    return start, end, sentence


def body_words(batch: Batch) -> Offsets:
    """Return the number of words in each seed's body, those of unspaced scripts estimated; call it through ``Batch.once``."""
    return _word_counts(batch, *batch.bodies)


def count_words(batch: Batch, start: int, end: int) -> int:
    """Return the number of words of one span."""
    return int(_word_counts(batch, np.array([start]), np.array([end]))[0])


def _word_counts(batch: Batch, start: Offsets, end: Offsets) -> Offsets:
    """Return the number of words in each span, those of unspaced scripts estimated by their characters."""
    words, unspaced, weight = batch.once(_counted)
    low, high = np.searchsorted(words, start), np.searchsorted(words, end)
    first, last = np.searchsorted(unspaced, start), np.searchsorted(unspaced, end)
    counts: Offsets = high - low + (weight[last] - weight[first]) // 16
    return counts


def shape(batch: Batch, start: int, end: int) -> str:
    """Return how the lines of a span look: how many there are, and whether any is a paragraph."""
    lines = batch.lines
    inside = slice(*np.searchsorted(lines.start, (start, end)))
    counts = _word_counts(batch, lines.start[inside], lines.end[inside])
    number, paragraphs = len(counts), int((counts >= _PARAGRAPH).sum())
    if not paragraphs:
        return f"{number:,} short lines, no paragraph: an index page?" if number >= _INDEX else plural(number, "short line")
    return plural(paragraphs, "paragraph") if paragraphs == number else f"{number:,} lines, {plural(paragraphs, 'paragraph')} among them"


def plural(number: int, thing: str) -> str:
    """Return how many there are of a thing."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _counted(batch: Batch) -> _Counted:
    characters, words = batch.characters, batch.words
    sixteenths = np.zeros(len(SCRIPTS), np.int64)
    for script, part in _OF_A_WORD.items():
        sixteenths[SCRIPTS.index(script)] = part
    beyond = characters.beyond_ascii
    weight = sixteenths[characters.scripts[beyond]]
    spaced = sixteenths[characters.scripts[words.start]] == 0
    return _Counted(words.start[spaced], beyond[weight > 0], np.append(0, np.cumsum(weight[weight > 0])))
