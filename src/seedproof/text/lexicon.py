"""Word tables: which words a language has, how often, and how often in lower case.

The tables in ``data/lexicon`` are plain text, one word a line; ``tools/build_lexicon.py`` made them and each names
its sources. They are looked up by ``Words.hash``.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
import numpy.typing as npt

from seedproof.text.spans import Flags
from seedproof.text.words import Hashes, hash_words

__all__ = ["Lexicon", "available", "lexicon"]


class Lexicon:
    """The words of one language, by hash.

    ``zipf``: log10 of occurrences in a billion words · ``lower``: share of occurrences in lower case, 0 to 1.
    """

    def __init__(self, words: list[str], zipf: npt.NDArray[np.float32], lower: npt.NDArray[np.float32]) -> None:
        hashes = hash_words(words)
        order = np.argsort(hashes)
        self.hashes = hashes[order]
        self._zipf, self._lower = zipf[order], lower[order]

    def __len__(self) -> int:
        return len(self.hashes)

    def knows(self, hashes: Hashes) -> Flags:
        """Return which of the hashes are words of the table."""
        return self.hashes[self._index(hashes)] == hashes

    def zipf(self, hashes: Hashes) -> npt.NDArray[np.float32]:
        """Return each word's Zipf frequency, 0 where it is not in the table (1 is one in a hundred million words)."""
        index = self._index(hashes)
        return np.where(self.hashes[index] == hashes, self._zipf[index], np.float32(0))

    def lower(self, hashes: Hashes) -> npt.NDArray[np.float32]:
        """Return the share of each word's occurrences in lower case; nan where it is not in the table."""
        index = self._index(hashes)
        return np.where(self.hashes[index] == hashes, self._lower[index], np.float32("nan"))

    def _index(self, hashes: Hashes) -> npt.NDArray[np.int64]:
        return np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)


@cache
def available() -> tuple[str, ...]:
    """Return the languages that have a table, as ISO 639-1 codes."""
    return tuple(sorted(f.name.removesuffix(".txt") for f in _folder().iterdir() if f.name.endswith(".txt")))


@cache
def lexicon(language: str, most: int | None = None) -> Lexicon:
    """Return the table of a language, or only its ``most`` frequent words. Raises KeyError where there is none."""
    if language not in available():
        raise KeyError(language)
    rows = _folder().joinpath(f"{language}.txt").read_text(encoding="utf-8").split("\n", (most or -4) + 3)
    fields = [row.split("\t") for row in rows[2 : None if most is None else most + 2] if row]
    zipf = np.array([int(f[1]) for f in fields], np.float32) / np.float32(100)
    lower = np.array([int(f[2]) for f in fields], np.float32) / np.float32(9)
    return Lexicon([f[0] for f in fields], zipf, lower)


def _folder() -> Traversable:
    return files("seedproof.text").joinpath("data/lexicon")
