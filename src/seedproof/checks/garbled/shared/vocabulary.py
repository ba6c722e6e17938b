"""Which words of a batch English has: the frequency table, and a spell checker's list for the long tail."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.rare_characters import punctuation, spaces
from seedproof.lang.languages import UNKNOWN
from seedproof.lang.lexicon import available, lexicon
from seedproof.text import codepoints
from seedproof.text.hash_table import HashTable, scrambled
from seedproof.text.hashes import Hashes, hash_spans, hash_words
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges, runs

__all__ = [
    "LITTLE", "RARE", "Vocabulary", "among", "ascii_codes", "ascii_flags", "capitals_before", "english_words", "in_address", "known_abroad",
    "spelled", "vocabulary", "word_set", "zipf_of",
]  # fmt: skip

#: Zipf frequency that is given to words of the spell checker's list, which counts nothing (guessed).
RARE: Final = 1.5


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text, so that a list of them can be written in a few lines."""
    return frozenset(text.split())


def ascii_flags(marks: str) -> Flags:
    """Return flags by code for ``flags[batch.once(ascii_codes)]``, true at the ASCII characters of ``marks``; folded, so no capitals."""
    flags = np.zeros(129, bool)
    flags[[ord(mark) for mark in marks]] = True
    return flags


#: Zipf frequency of "the", "with" and their like.
LITTLE: Final = 5.8
_SHARE: Final = 0.15
_FEW: Final = 6
_SECTION: Final = "# section\n"
_ODD = ascii_flags("/\\@#_=&%+<>{}[]|~^")
_BETWEEN = ascii_flags(".:?")


class Vocabulary(NamedTuple):
    """Columns over the word types and the words of a batch.

    Types: ``zipf`` (0 where English lacks the word), ``lower`` (share in lower case, nan where unknown).
    Words: ``type`` (index), ``address`` (part of an address, handle, hashtag or file name), ``prose`` (in an English line, no address).
    ``unknown``: indexes of the words that English lacks and that are no address.
    """

    zipf: npt.NDArray[np.float32]
    lower: npt.NDArray[np.float32]
    type: Offsets
    address: Flags
    prose: Flags
    unknown: Offsets


def vocabulary(batch: Batch) -> Vocabulary:
    """Look the word types of ``batch`` up; use as ``batch.once(vocabulary)``."""
    words = batch.words
    hashes, _, _, inverse = words.types
    zipf, lower = zipf_of(hashes)
    address = batch.once(in_address)
    english = _english_lines(batch, zipf)[words.line] if len(words) else np.zeros(0, bool)
    return Vocabulary(zipf, lower, inverse, address, english & ~address, np.flatnonzero((zipf == 0)[inverse] & ~address))


def _english_lines(batch: Batch, zipf: npt.NDArray[np.float32]) -> Flags:
    """Lines in English, and those too broken to tell the language in which one word in seven is a little English one."""
    words, lines = batch.words, batch.lines
    open_ = np.flatnonzero((batch.languages.of_lines == UNKNOWN) & (lines.word_count >= _FEW))
    places = ranges(lines.first[open_], lines.last[open_])
    places = places[(zipf[words.types[3][places]] > LITTLE) & (words.length[places] > 1)]
    count = np.bincount(words.line[places], minlength=len(lines))
    english = batch.languages.lines_in("en").copy()
    english[open_] = count[open_] >= np.maximum(2, _SHARE * lines.word_count[open_])
    return english


def zipf_of(hashes: Hashes) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return Zipf frequency and share in lower case in English of folded words."""
    table, zipf, lower = _english()
    index = table.find(scrambled(hashes))
    return zipf[index], lower[index]


@cache
def _english() -> tuple[HashTable, npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """The words of the frequency table, and with ``RARE`` those that it lacks; at the end what holds for all others."""
    table, (words, names) = lexicon("en"), english_words()
    keys = scrambled(np.concatenate((table.hashes, words, names)))
    zipf = np.concatenate((table.frequencies(), np.full(len(words) + len(names), RARE, np.float32)))
    lower = np.concatenate((table.lower(table.hashes), np.ones(len(words), np.float32), np.zeros(len(names), np.float32)))
    order = keys.argsort(kind="stable")  # a word of two lists is what the first of them says
    return HashTable(keys[order]), np.append(zipf[order], np.float32(0)), np.append(lower[order], np.float32("nan"))


def among(batch: Batch, few: Collection[str], places: Offsets | None = None) -> Flags:
    """Return which words of ``batch``, or of the words at ``places``, are one of ``few``, in any case."""
    types, _, _, inverse = batch.words.types
    if not len(types):
        return np.zeros(0, bool)
    wanted = _hashed(few if isinstance(few, frozenset) else frozenset(few))
    index = np.minimum(np.searchsorted(types, wanted), max(len(types) - 1, 0))
    flags = np.zeros(len(types), bool)
    flags[index[types[index] == wanted]] = True
    return flags[inverse if places is None else inverse[places]]


@cache
def _hashed(few: frozenset[str]) -> Hashes:
    return hash_words(sorted(few))


def ascii_codes(batch: Batch) -> npt.NDArray[np.uint8]:
    """Return each character's code, 128 for all beyond ASCII: an index for ``ascii_flags``; use with ``Batch.once``."""
    return np.minimum(batch.characters.folded_codes, 128).astype(np.uint8)


def spelled(batch: Batch, start: Offsets, end: Offsets) -> list[str]:
    """Return the folded text of many spans that hold no space, in one go."""
    if not len(start):
        return []
    codes = batch.characters.folded_codes.take(ranges(start, end + 1), mode="clip")
    codes[prefix_sum(end + 1 - start)[1:] - 1] = ord(" ")
    return codes.tobytes().decode("utf-32-le").split(" ")[:-1]


def capitals_before(batch: Batch) -> npt.NDArray[np.int32]:
    """Return how many capitals stand before each offset, so that a difference counts those of a span; use with ``Batch.once``."""
    return batch.characters.counted(codepoints.UPPER)


@cache
def english_words() -> tuple[Hashes, Hashes]:
    """Return the sorted hashes of the words and of the names that the frequency table lacks."""
    text = files("seedproof.lang").joinpath("data/en/dictionary.txt").read_text(encoding="utf-8")
    _, *parts = (codepoints.code_points(part) for part in text.lower().split(_SECTION))
    words, names = (np.sort(hash_spans(codes, *runs(codes != ord("\n")))) for codes in parts)
    return words, names


def known_abroad(hashes: Hashes) -> Flags:
    """Return which folded words another language has. Reads every table: ask only for the few words in doubt."""
    known = np.zeros(len(hashes), bool)
    for code in available():
        known |= lexicon(code).knows(hashes)
    return known


def in_address(batch: Batch) -> Flags:
    """Return which words stand in a run without spaces that looks like an address, a handle, a path or code."""
    words = batch.words
    marks, last = batch.once(punctuation), len(batch.text) - 1
    odd = marks.at[_ODD[marks.small]]
    # A full stop, colon or question mark between two letters (example.org, https://) but not at a word's end.
    between = marks.at[_BETWEEN[marks.small]]
    before, after = batch.characters.kinds[np.maximum(between - 1, 0)], batch.characters.kinds[np.minimum(between + 1, last)]
    inside = codepoints.LETTER | codepoints.DIGIT
    between = between[((before & inside) != 0) & ((after & inside) != 0)]
    # The spaces before a character number the run that it stands in; few runs are odd.
    edges = batch.once(spaces)
    held = np.zeros(len(edges) - 1, bool)
    held[np.searchsorted(edges, np.concatenate((odd, between))) - 1] = True
    runs_held = np.flatnonzero(held)
    flags = np.zeros(len(words), bool)
    flags[ranges(*np.searchsorted(words.start, (edges[runs_held], edges[runs_held + 1])))] = True
    return flags
