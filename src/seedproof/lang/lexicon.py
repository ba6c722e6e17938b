"""Look up which words a language has, how often, and how often in lower case.

The tables, ``data/<code>/lexicon.txt``, are plain text, one word a line; ``training/lexicon/frequencies.py`` made them and each names
its sources. They are looked up by ``Words.hash``.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.lang.languages import folder, language_folders
from seedproof.text.codepoints import CodePoints, code_points
from seedproof.text.compiled import compiled
from seedproof.text.hashes import Hashes, hash_spans, hash_words
from seedproof.text.sets import find_sorted, within
from seedproof.text.spans import Flags, Offsets

__all__ = ["COMMON", "Lexicon", "Rows", "available", "known_anywhere", "lexicon", "spelt"]

#: Words of a language that are common in it; more adds names, which are the same in all (guessed).
COMMON = 5000

_FILE = "lexicon.txt"
_HEADER_LINES = 2


class Rows(NamedTuple):
    """Hold the words of a table in the order of their hashes.

    ``zipf``: log10 of occurrences in a billion words · ``lower``: share of occurrences in lower case, 0 to 1
    """

    hashes: Hashes
    zipf: npt.NDArray[np.float32]
    lower: npt.NDArray[np.float32]

    @classmethod
    def of(cls, table: str, most: int | None = None) -> Rows:
        """Return the rows of a table's text, or only its ``most`` first ones, which are found and hashed as arrays."""
        codes = code_points(table)
        ends = np.flatnonzero(codes == ord("\n"))[: None if most is None else most + _HEADER_LINES]
        starts, ends = ends[_HEADER_LINES - 1 : -1] + 1, ends[_HEADER_LINES:]
        codes = codes[: ends[-1] + 1]
        tabs = np.flatnonzero(codes == ord("\t"))
        first, second = tabs[-2 * len(ends) :: 2], tabs[-2 * len(ends) + 1 :: 2]
        zipf, lower = _numbers(codes, first + 1, second), _numbers(codes, second + 1, ends)
        hashes = hash_spans(codes, starts, first)
        order = np.argsort(hashes)
        return cls(hashes[order], (zipf / np.float32(100))[order], (lower / np.float32(9))[order])


class Lexicon:
    """Hold the words of one language, by hash.

    ``zipf``: log10 of occurrences in a billion words
    ``lower``: share of occurrences in lower case, 0 to 1
    """

    def __init__(self, rows: Rows) -> None:
        self.hashes, self._zipf, self._lower = rows

    def __len__(self) -> int:
        return len(self.hashes)

    def knows(self, hashes: Hashes) -> Flags:
        """Return which of the hashes are words of the table."""
        return within(hashes, self.hashes)

    def zipf(self, hashes: Hashes) -> npt.NDArray[np.float32]:
        """Return each word's Zipf frequency, 0 where it is not in the table (1 is one in a hundred million words)."""
        index = find_sorted(hashes, self.hashes)
        return np.where(index >= 0, self._zipf[index], np.float32(0))

    def lower(self, hashes: Hashes) -> npt.NDArray[np.float32]:
        """Return the share of each word's occurrences in lower case; nan where it is not in the table."""
        index = find_sorted(hashes, self.hashes)
        return np.where(index >= 0, self._lower[index], np.float32("nan"))

    def frequencies(self) -> npt.NDArray[np.float32]:
        """Return the Zipf frequency of each of ``hashes``."""
        return self._zipf


@cache
def available() -> tuple[str, ...]:
    """Return the languages that have a table, as ISO 639-1 codes."""
    return language_folders(_FILE)


@cache
def lexicon(language: str, most: int | None = None) -> Lexicon:
    """Return the table of a language, or only its ``most`` frequent words. Raises KeyError where there is none."""
    if language not in available():
        raise KeyError(language)
    return Lexicon(_rows(language, most or 0))


@compiled(Rows, lambda: product(available(), (0, COMMON)))
def _rows(language: str, most: int) -> Rows:
    """Return the words of a language, or only its ``most`` frequent ones where that is not 0."""
    return Rows.of(folder(language).joinpath(_FILE).read_text(encoding="utf-8"), most or None)


def known_anywhere(hashes: Hashes) -> Flags:
    """Return which folded words any language has. Reads every table: ask only for the few words in doubt."""
    known = np.zeros(len(hashes), bool)
    for code in available() if len(hashes) else ():
        known |= lexicon(code).knows(hashes)
    return known


@cache
def spelt(language: str) -> tuple[str, ...]:
    """Return the words of a table in the order of its ``hashes``: few need them, and reading them takes longer than hashing."""
    table = folder(language).joinpath(_FILE).read_text(encoding="utf-8")
    words = [row.partition("\t")[0] for row in table.splitlines()[_HEADER_LINES:]]
    return tuple(words[i] for i in np.argsort(hash_words(words)).tolist())


def _numbers(codes: CodePoints, starts: Offsets, ends: Offsets) -> npt.NDArray[np.float32]:
    """Return the whole numbers written in decimal at each span."""
    total = np.zeros(len(starts), np.float32)
    for place in range(int((ends - starts).max())):
        more = starts + place < ends
        total[more] = 10 * total[more] + (codes[starts[more] + place] - ord("0"))
    return total
