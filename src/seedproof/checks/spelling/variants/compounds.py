"""Find compounds with a hyphen, and the same as one word or as two."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.spelling.shared.lists import english, types_in
from seedproof.text.hashes import Hashes, hash_spans, hash_words
from seedproof.text.sets import distinct, find_sorted, marked_types, within
from seedproof.text.spans import Offsets, prefix_sum, ranges

__all__ = ["Compounds"]

_HYPHENS = "-\N{HYPHEN}"
_SHORTEST = 5  # letters of both parts: "e-mail" has as many

Cells = dict[int, list[tuple[int, int]]]  # compound and document, as one number, to spans


class _Found(NamedTuple):
    """Hold columns over the places of compounds.

    ``key``: a number for the types of the two parts
    ``first``, ``last``: indexes of the first and the last word
    """

    key: Offsets
    first: Offsets
    last: Offsets


class Compounds:
    """Find the compounds that a document has in two ways: their spans, by compound and document.

    ``hyphened``: with a hyphen
    ``solid``: as one word
    ``open``: as two words
    """

    def __init__(self, batch: Batch) -> None:
        self._batch, self._words = batch, batch.words
        self._types = len(self._words.types.hash)
        first = self._first_parts()
        keys = self._keys(first)
        hyphened = _Found(keys, first, first + 1)
        solid, cells = self._solid(distinct(keys)), self._cells(hyphened)
        named = self._words.initial_upper[first + 1]
        spaced = self._open(keys[named], cells[named])
        rivals = distinct(np.concatenate((self._cells(solid), self._cells(spaced))))
        met = distinct(cells[within(cells, rivals)])
        self.hyphened, self.solid, self.open = (self._spans(found, met) for found in (hyphened, solid, spaced))

    def _first_parts(self) -> Offsets:
        """Return the first words of the compounds of just two parts."""
        words, marks = self._words, self._batch.characters.marks
        hyphens = marks[self._batch.characters.are(marks, _HYPHENS)]
        word = np.minimum(np.searchsorted(words.end, hyphens), len(words) - 2)
        word = word[(words.end[word] == hyphens) & (words.start[word + 1] == hyphens + 1)]
        chained = np.diff(word, prepend=-2, append=len(words) + 1) == 1
        alone = ~chained[1:] & ~chained[:-1]
        sound = ~words.has_digit[word] & ~words.has_digit[word + 1] & (words.length[word] + words.length[word + 1] >= _SHORTEST)
        first: Offsets = word[alone & sound]
        return first

    def _keys(self, first: Offsets) -> Offsets:
        """Return a number for the types of each word and the next."""
        kinds = self._words.types.kind
        return kinds[first] * self._types + kinds[first + 1]

    def _cells(self, found: _Found) -> Offsets:
        """Return a number for each compound and the document it stands in."""
        return found.key * len(self._batch) + self._words.document[found.first]

    def _spans(self, found: _Found, met: Offsets) -> Cells:
        """Return the spans of the compounds that stand in a document in two ways."""
        spans: Cells = defaultdict(list)
        cells = self._cells(found)
        kept = within(cells, met)
        edges = (self._words.start[found.first[kept]].tolist(), self._words.bare_end[found.last[kept]].tolist())
        for cell, start, end in zip(cells[kept].tolist(), *edges, strict=True):
            spans[cell].append((start, end))
        return spans

    def _solid(self, keys: Offsets) -> _Found:
        """Return the compounds as one word: "cooperation"."""
        kinds = self._words.types.kind
        # With these a hyphen tells words apart: re-form and reform, un-ionised and unionised; not so "re-elect" and "reelect".
        first = self._words.types.first
        two_vowels = self._batch.characters.are(self._words.start[first[keys % self._types]], "eE")
        two_vowels &= self._batch.characters.are(self._words.bare_end[first[keys // self._types]] - 1, "eE")
        keys = keys[~types_in(self._batch, _prefixes())[keys // self._types] | two_vowels]
        kind = find_sorted(self._joined(keys), self._words.types.hash)
        here = np.flatnonzero(kind >= 0)
        here = here[np.argsort(kind[here])]
        keys, kind = keys[here], kind[here]
        words = np.flatnonzero(marked_types(kind, self._types)[kinds])
        # Two compounds may make one word: "a-bide", "ab-ide".
        low, high = (np.searchsorted(kind, kinds[words], side=side) for side in ("left", "right"))
        words = np.repeat(words, high - low)
        return _Found(keys[ranges(low, high)], words, words)

    def _joined(self, keys: Offsets) -> Hashes:
        """Return the hashes of the compounds as one word."""
        first, second = (self._words.types.first[kind] for kind in np.divmod(keys, self._types))
        starts = np.stack((self._words.start[first], self._words.start[second]), axis=1).ravel()
        sizes = np.stack((self._words.length[first], self._words.length[second]), axis=1).ravel()
        edges = prefix_sum(sizes)[::2]
        return hash_spans(self._batch.characters.folded_codes[ranges(starts, starts + sizes)], edges[:-1], edges[1:])

    def _open(self, keys: Offsets, cells: Offsets) -> _Found:
        """Return the compounds as two words, where the second is a name: "al Qaeda". "Long term" and "long-term" are both right.

        ``cells``: the documents, too, that have it with a hyphen and a capital: what others write tells nothing of these.
        """
        words, kinds = self._words, self._words.types.kind
        one, two = (marked_types(part, self._types) for part in np.divmod(keys, self._types))
        first = np.flatnonzero(two[kinds[1:]] & words.initial_upper[1:])
        first = first[one[kinds[first]] & words.spaced[first + 1]]
        found = self._keys(first)
        kept = within(found, distinct(keys))
        open_ = _Found(found[kept], first[kept], first[kept] + 1)
        there = within(self._cells(open_), distinct(cells))
        return _Found(*(column[there] for column in open_))


@cache
def _prefixes() -> Hashes:
    """Return the hashes of the parts that a hyphen keeps from making another word."""
    return hash_words(sorted(english("prefix")))
