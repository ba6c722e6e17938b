"""Which words of a batch English has: the frequency table, and a spell checker's list for the long tail."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.text import characters
from seedproof.text.batch import Batch
from seedproof.text.lexicon import available, lexicon
from seedproof.text.spans import Flags, Offsets, holder, runs
from seedproof.text.words import Hashes, hash_words

__all__ = ["RARE", "Vocabulary", "english_words", "in_address", "known_abroad", "vocabulary", "zipf_of"]

#: Zipf frequency that is given to words of the spell checker's list, which counts nothing (guessed).
RARE: Final = 1.5
_GLUE = np.array([ord(c) for c in "/\\@#_=&%+<>{}[]|~^"], np.uint32)
_DOT_LIKE = np.array([ord(c) for c in ".:?-"], np.uint32)


class Vocabulary(NamedTuple):
    """Columns over the word types and the words of a batch.

    Types: ``zipf`` (0 where English lacks the word), ``lower`` (share in lower case, nan where unknown).
    Words: ``prose`` (in an English line and no part of an address, handle, hashtag or file name), ``type`` (index).
    """

    zipf: npt.NDArray[np.float32]
    lower: npt.NDArray[np.float32]
    prose: Flags
    type: Offsets


def vocabulary(batch: Batch) -> Vocabulary:
    """Look the word types of ``batch`` up; use as ``batch.keep(vocabulary)``."""
    words, lines = batch.columns.words, batch.columns.lines
    hashes, _, _, inverse = words.types
    zipf, lower = zipf_of(hashes)
    english = lines.in_language("en")
    return Vocabulary(zipf, lower, english[words.line] & ~batch.keep(in_address) if len(words) else np.zeros(0, bool), inverse)


def zipf_of(hashes: Hashes) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return Zipf frequency and share in lower case in English of folded words."""
    table = lexicon("en")
    zipf, lower = table.zipf(hashes), table.lower(hashes)
    words, names = english_words()
    rare, named = _within(words, hashes), _within(names, hashes)
    zipf = np.where((zipf == 0) & (rare | named), np.float32(RARE), zipf)
    lower = np.where(np.isnan(lower) & rare, np.float32(1), np.where(np.isnan(lower) & named, np.float32(0), lower))
    return zipf, lower


@cache
def english_words() -> tuple[Hashes, Hashes]:
    """Return the sorted hashes of the words and of the names that the frequency table lacks."""
    rows = files("seedproof.checks.garbled").joinpath("data/words_en.txt").read_text(encoding="utf-8").split("\n")
    entries = [row for row in rows if row and row[0] != "#"]
    folded = np.array([entry.lower() == entry for entry in entries])
    hashes = hash_words([entry.lower() for entry in entries])
    return np.sort(hashes[folded]), np.sort(hashes[~folded])


def known_abroad(hashes: Hashes) -> Flags:
    """Return which folded words another language has. Reads every table: ask only for the few words in doubt."""
    known = np.zeros(len(hashes), bool)
    for code in available():
        known |= lexicon(code).knows(hashes)
    return known


def in_address(batch: Batch) -> Flags:
    """Return which words stand in a run without spaces that looks like an address, a handle, a path or code."""
    columns, words = batch.columns, batch.columns.words
    ink = ~columns.where(characters.SPACE)
    inside = columns.where(characters.LETTER | characters.DIGIT)
    codes = columns.codes
    odd = np.isin(codes, _GLUE)
    # A full stop, colon or question mark between two letters (example.org, https://) but not at a word's end.
    between = np.flatnonzero(np.isin(codes[1:-1], _DOT_LIKE[:2])) + 1 if len(codes) > 2 else np.zeros(0, np.int64)
    odd[between[inside[between - 1] & inside[between + 1]]] = True
    starts, ends = runs(ink)
    total = np.concatenate(([0], np.cumsum(odd)))
    strange = (total[ends] - total[starts]) > 0
    held = holder(words.start, starts, ends)
    return np.where(held >= 0, strange[held], False)


def _within(table: Hashes, hashes: Hashes) -> Flags:
    return table[np.minimum(np.searchsorted(table, hashes), len(table) - 1)] == hashes
