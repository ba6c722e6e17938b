"""Compounds with a hyphen, and the same as one word or as two."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from seedproof.text.batch import Batch
from seedproof.text.spans import Offsets
from seedproof.text.words import hash_words

__all__ = ["Compounds"]

_HYPHEN, _UNICODE_HYPHEN = ord("-"), 0x2010
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
        self.solid = self._solid(np.unique(keys))
        self.open = self._open(np.unique(keys[self._words.initial_upper[first + 1]]))

    def _first_parts(self) -> Offsets:
        """First words of the compounds of just two parts."""
        words, codes = self._words, self._columns.codes
        hyphens = np.flatnonzero((codes == _HYPHEN) | (codes == _UNICODE_HYPHEN))
        word = np.minimum(np.searchsorted(words.end, hyphens), len(words) - 2)
        word = word[(words.end[word] == hyphens) & (words.start[word + 1] == hyphens + 1)]
        alone = ~np.isin(word - 1, word) & ~np.isin(word + 1, word)
        sound = ~words.has_digit[word] & ~words.has_digit[word + 1] & (words.length[word] + words.length[word + 1] >= _SHORTEST)
        first: Offsets = word[alone & sound]
        return first

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
        shown = [shows[kind] for kind in np.divmod(keys, max(len(hashes), 1))]
        edges = [edge[word].tolist() for word in shown for edge in (self._words.start, self._words.bare_end)]
        folded = self._columns.folded
        parts = [(folded[a:b], folded[c:d], key) for key, a, b, c, d in zip(keys.tolist(), *edges, strict=True)]
        made = [(one + two, key) for one, two, key in parts if one not in _TELLING]
        wanted = hash_words([solid for solid, _ in made])
        order = np.argsort(wanted)
        low, high = (np.searchsorted(wanted[order], hashes, side=side) for side in ("left", "right"))
        words = np.flatnonzero((high > low)[inverse])
        # Two compounds may make one word: "a-bide", "ab-ide".
        size = (high - low)[inverse[words]]
        place = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size) + np.repeat(low[inverse[words]], size)
        words = np.repeat(words, size)
        return self._places(np.array([key for _, key in made], np.int64)[order][place], words, words)

    def _open(self, keys: Offsets) -> Places:
        """The compounds as two words, where the second is a name: "al Qaeda". "Long term" and "long-term" are both right."""
        words = self._words
        near = words.initial_upper[1:] & (words.start[1:] == words.end[:-1] + 1)
        spaced = near & (self._columns.codes[words.end[:-1]] == ord(" "))
        first = np.flatnonzero(spaced)
        found = self._keys(first)
        kept = np.isin(found, keys)
        return self._places(found[kept], first[kept], first[kept] + 1)
