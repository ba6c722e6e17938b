"""Compounds with a hyphen, and the same as one word or as two."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.spelling.shared.lists import english, types_in
from seedproof.text.hashes import Hashes, hash_spans, hash_words
from seedproof.text.sets import distinct, marked_types, within
from seedproof.text.spans import Offsets, prefix_sum, ranges

__all__ = ["Compounds"]

_HYPHEN, _UNICODE_HYPHEN = ord("-"), 0x2010
_SHORTEST = 5  # letters of both parts

Places = dict[int, list[tuple[int, int]]]
Found = tuple[Offsets, Offsets, Offsets]  # keys, numbers for the types of a compound's parts, and its first and last words


class Compounds:
    """Spans of the compounds that a document has in two ways, by compound and document: ``hyphened``, ``solid``, ``open``."""

    def __init__(self, batch: Batch) -> None:
        self._batch, self._words = batch, batch.words
        self._types = len(self._words.types[0])
        first = self._first_parts()
        keys = self._keys(first)
        hyphened = (keys, first, first + 1)
        solid, spaced = self._solid(distinct(keys)), self._open(keys[self._words.initial_upper[first + 1]])
        cells = self._cells(hyphened)
        rivals = distinct(np.concatenate((self._cells(solid), self._cells(spaced))))
        met = distinct(cells[within(cells, rivals)])
        self.hyphened, self.solid, self.open = (self._places(found, met) for found in (hyphened, solid, spaced))

    def _first_parts(self) -> Offsets:
        """First words of the compounds of just two parts."""
        words = self._words
        place = self._batch.characters.marks
        code = self._batch.characters.codes[place]
        hyphens = place[(code == _HYPHEN) | (code == _UNICODE_HYPHEN)]
        word = np.minimum(np.searchsorted(words.end, hyphens), len(words) - 2)
        word = word[(words.end[word] == hyphens) & (words.start[word + 1] == hyphens + 1)]
        chained = np.diff(word, prepend=-2, append=len(words) + 1) == 1
        alone = ~chained[1:] & ~chained[:-1]
        sound = ~words.has_digit[word] & ~words.has_digit[word + 1] & (words.length[word] + words.length[word + 1] >= _SHORTEST)
        first: Offsets = word[alone & sound]
        return first

    def _keys(self, first: Offsets) -> Offsets:
        types = self._words.types
        return types[3][first] * self._types + types[3][first + 1]

    def _cells(self, found: Found) -> Offsets:
        """A number for each compound and the document it stands in."""
        return found[0] * len(self._batch) + self._words.document[found[1]]

    def _places(self, found: Found, met: Offsets) -> Places:
        """The spans of the compounds that stand in a document in two ways."""
        places: Places = defaultdict(list)
        cells = self._cells(found)
        kept = within(cells, met)
        edges = (self._words.start[found[1][kept]].tolist(), self._words.bare_end[found[2][kept]].tolist())
        for cell, start, end in zip(cells[kept].tolist(), *edges, strict=True):
            places[cell].append((start, end))
        return places

    def _solid(self, keys: Offsets) -> Found:
        """The compounds as one word: "cooperation"."""
        hashes, inverse = self._words.types.hash, self._words.types.kind
        # With these a hyphen tells words apart: re-form and reform, un-ionised and unionised.
        keys = keys[~types_in(self._batch, _prefixes())[keys // self._types]]
        wanted = self._joined(keys)
        kind = np.minimum(np.searchsorted(hashes, wanted), len(hashes) - 1)
        here = np.flatnonzero(hashes[kind] == wanted)
        here = here[np.argsort(kind[here])]
        keys, kind = keys[here], kind[here]
        words = np.flatnonzero(marked_types(kind, self._types)[inverse])
        # Two compounds may make one word: "a-bide", "ab-ide".
        low, high = (np.searchsorted(kind, inverse[words], side=side) for side in ("left", "right"))
        words = np.repeat(words, high - low)
        return keys[ranges(low, high)], words, words

    def _joined(self, keys: Offsets) -> Hashes:
        """The hashes of the compounds as one word."""
        first, second = (self._words.types.first[kind] for kind in np.divmod(keys, self._types))
        starts = np.stack((self._words.start[first], self._words.start[second]), axis=1).ravel()
        sizes = np.stack((self._words.length[first], self._words.length[second]), axis=1).ravel()
        edges = prefix_sum(sizes)[::2]
        return hash_spans(self._batch.characters.folded_codes[ranges(starts, starts + sizes)], edges[:-1], edges[1:])

    def _open(self, keys: Offsets) -> Found:
        """The compounds as two words, where the second is a name: "al Qaeda". "Long term" and "long-term" are both right."""
        words, kinds = self._words, self._words.types[3]
        one, two = (marked_types(part, self._types) for part in np.divmod(keys, self._types))
        first = np.flatnonzero(two[kinds[1:]] & words.initial_upper[1:])
        first = first[one[kinds[first]] & (words.start[first + 1] == words.end[first] + 1)]
        first = first[self._batch.characters.codes[words.end[first]] == ord(" ")]
        found = self._keys(first)
        kept = within(found, distinct(keys))
        return found[kept], first[kept], first[kept] + 1


@cache
def _prefixes() -> Hashes:
    return hash_words(sorted(english("prefix")))
