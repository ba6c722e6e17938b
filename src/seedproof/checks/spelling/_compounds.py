"""Compounds with a hyphen, and the same as one word or as two."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from seedproof.text.batch import Batch
from seedproof.text.spans import Flags, Offsets
from seedproof.text.words import hash_words

__all__ = ["Compounds"]

_HYPHENS = np.array([ord("-"), 0x2010, 0x2011], np.uint32)
_SHORTEST = 5  # letters of both parts
# With these a hyphen tells words apart: re-form and reform, un-ionised and unionised.
_TELLING = frozenset(("re", "un", "ex"))

Places = dict[tuple[int, int], list[tuple[int, int]]]


class Compounds:
    """Spans of compounds by document and key, a number for the types of their parts: ``hyphened``, ``solid``, ``open``."""

    def __init__(self, batch: Batch) -> None:
        self._columns, self._words = batch.columns, batch.columns.words
        first = self._first_parts()
        keys = self._keys(first)
        self.hyphened = self._places(keys, first, first + 1)
        known = np.unique(keys)
        self.solid = self._solid(known)
        self.open = self._open(known)

    def _first_parts(self) -> Offsets:
        """First words of the compounds of just two parts."""
        words, codes = self._words, np.append(self._columns.codes, np.uint32(0))
        joined: Flags = (words.start[1:] == words.end[:-1] + 1) & np.isin(codes[words.end[:-1]], _HYPHENS)
        single = joined.copy()
        single[1:] &= ~joined[:-1]
        single[:-1] &= ~joined[1:]
        long = words.length[:-1] + words.length[1:] >= _SHORTEST
        return np.flatnonzero(single & long & ~words.has_digit[:-1] & ~words.has_digit[1:]).astype(np.int64)

    def _keys(self, first: Offsets) -> Offsets:
        types = self._words.types
        return types[3][first] * len(types[0]) + types[3][first + 1]

    def _places(self, keys: Offsets, first: Offsets, last: Offsets) -> Places:
        places: Places = defaultdict(list)
        columns = (self._words.document[first], keys, self._words.start[first], self._words.bare_end[last])
        for document, key, start, end in zip(*(c.tolist() for c in columns), strict=True):
            places[document, key].append((start, end))
        return places

    def _solid(self, keys: Offsets) -> Places:
        """The compounds as one word: "cooperation"."""
        hashes, shows, _, inverse = self._words.types
        made = {}
        for key in keys.tolist():
            one, two = (self._folded(int(shows[kind])) for kind in divmod(key, len(hashes)))
            if one not in _TELLING:
                made[one + two] = key
        wanted = hash_words(list(made))
        order = np.argsort(wanted)
        index = np.minimum(np.searchsorted(wanted[order], hashes), max(len(wanted) - 1, 0))
        is_solid = wanted[order][index] == hashes if len(wanted) else np.zeros(len(hashes), bool)
        words = np.flatnonzero(is_solid[inverse])
        values = np.array(list(made.values()), np.int64)
        return self._places(values[order][index[inverse[words]]] if len(words) else words, words, words)

    def _open(self, keys: Offsets) -> Places:
        """The compounds as two words, where both are names: "Al Qaeda". "Long term" and "long-term" are both right."""
        words = self._words
        second = words.initial_upper[1:] & words.initial_upper[:-1] & (words.start[1:] == words.end[:-1] + 1)
        spaced = second & (self._columns.codes[words.end[:-1]] == ord(" "))
        first = np.flatnonzero(spaced)
        found = self._keys(first)
        kept = np.isin(found, keys)
        return self._places(found[kept], first[kept], first[kept] + 1)

    def _folded(self, word: int) -> str:
        return self._columns.folded[self._words.start[word] : self._words.bare_end[word]]
