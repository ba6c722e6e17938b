"""Find full names in a batch, "Antonia Blythe", with the title before them: what the corpus is compared by."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.spelling.names.names import names
from seedproof.checks.spelling.shared.lists import COURTESIES, TITLES, are
from seedproof.lang.languages import LANGUAGES
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.spans import Flags, Offsets

__all__ = ["Key", "People", "combined_hash", "hash_keys", "people"]

Key = tuple[str, str, str]  # language, first name and family name, folded
_SHORTEST_GIVEN = 2  # letters: an initial says nothing
_COMMON = 0.4  # share in lower case from which a word is no first name (guessed)
_OFFICES = TITLES - COURTESIES
_STEPS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)  # odd, so that no bit is lost


class People:
    """Hold columns over the full names in a batch, in the order of ``hash``, then of the text.

    ``hash``: of language, first and family name
    ``language``: index in ``LANGUAGES``
    ``given``, ``family``: indexes of the words
    ``title``: index of the title of office before them, or -1
    ``document``: index of the document
    ``start``, ``end``: the full name, ``[start, end)``
    """

    def __init__(self, batch: Batch) -> None:
        self._characters, self._words = batch.characters, batch.words
        words = self._words
        family = _families(batch)
        language = batch.once(names).vocabulary.language[family]
        hashes = combined_hash(language, words.hash[family - 1], words.hash[family])
        order = np.argsort(hashes, kind="stable")
        self.hash, self.language, self.family = hashes[order], language[order], family[order]
        self.given: Offsets = self.family - 1
        self.title = _titles(batch, self.family)
        self.document: Offsets = words.document[self.family]
        self.start: Offsets = words.start[self.given]
        self.end: Offsets = words.bare_end[self.family]

    def __len__(self) -> int:
        return len(self.hash)

    def keys(self, index: Offsets) -> list[Key]:
        """Return the names at ``index``, folded."""
        words, folded = self._words, self._characters.folded
        given, family = self.given[index], self.family[index]
        edges = (words.start[given], words.bare_end[given], words.start[family], words.bare_end[family])
        rows = zip(self.language[index].tolist(), *(edge.tolist() for edge in edges), strict=True)
        return [(LANGUAGES[code], folded[a:b], folded[c:d]) for code, a, b, c, d in rows]


def people(batch: Batch) -> People:
    """Return the full names of ``batch``; call it through ``Batch.once``."""
    return People(batch)


def hash_keys(keys: Collection[Key]) -> Hashes:
    """Return what ``People.hash`` is for these names."""
    language, given, family = zip(*keys, strict=True) if keys else ((), (), ())
    return combined_hash(np.array([LANGUAGES.index(code) for code in language], np.int64), hash_words(given), hash_words(family))


def combined_hash(*columns: npt.NDArray[Any]) -> Hashes:
    """Return one hash a row of up to three columns."""
    total = np.zeros(len(columns[0]), np.uint64)
    for step, column in zip(_STEPS, columns, strict=False):
        total += step * (column.astype(np.uint64) + np.uint64(1))
        total ^= total >> np.uint64(29)
    return total


def _families(batch: Batch) -> Offsets:
    """Return the words that end a run of capitalised words, of which the one before is a first name."""
    words, vocab, characters = batch.words, batch.once(names).vocabulary, batch.characters
    capital = words.initial_upper & ~words.has_digit
    # A capital before a name is the rarest of what is asked, so it is asked first.
    family = np.flatnonzero(batch.once(names).is_name[1:] & capital[:-1]) + 1
    family = family[_spaced(words.bare_end, words.start, family)]
    given = family - 1
    family = family[words.has_lower[given] & (words.length[given] >= _SHORTEST_GIVEN) & ~(vocab.lower[given] >= _COMMON)]
    given, line = family - 1, words.line
    family = family[characters.are(words.end[given], " ") & ~are(batch, TITLES, given) & ~are(batch, TITLES, family)]
    family = family[~vocab.headline[line[family]] & ~vocab.headline[line[family - 1]]]
    after = np.minimum(family + 1, len(words) - 1)
    going_on = (after > family) & capital[after] & ~vocab.headline[line[after]] & characters.are(words.end[family], " ")
    return family[~(going_on & _spaced(words.bare_end, words.start, after))]


def _spaced(ends: Offsets, starts: Offsets, index: Offsets) -> Flags:
    """Tell which words at ``index`` begin one character after the word before them."""
    flags: Flags = starts[index] == ends[index - 1] + 1
    return flags


def _titles(batch: Batch, family: Offsets) -> Offsets:
    """Return for each name the word of a title of office just before it, or -1."""
    words = batch.words
    before = np.maximum(family - 2, 0)
    gap = words.start[np.maximum(family - 1, 0)] - words.end[before]
    near = (family >= 2) & (gap <= 2) & (words.line[before] == words.line[family])
    return np.where(near & are(batch, _OFFICES, before), before, -1)
