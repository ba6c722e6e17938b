"""Find words that elsewhere have a capital beside the same word: names of two words of which one lost its capital."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.spelling.shared.lists import TITLES, are, english
from seedproof.checks.spelling.shared.vocabulary import vocabulary
from seedproof.checks.spelling.variants.standalone import standalone
from seedproof.checks.spelling.variants.word_forms import COMMON, alphabetic, looked_up
from seedproof.lang.languages import LANGUAGES
from seedproof.text.sets import within
from seedproof.text.spans import Flags, Offsets

__all__ = ["lost_parts"]

# Guessed, and held by the specimens of tests/cases/case-variant.yaml.
_OFTEN_LOWER: Final = (0.2, 0.5)  # share in lower case from which two spellings are two ways to write it: "west Vass", "the Vass party"
_OFTEN: Final = (2, 3)  # places of the pair from which a word that has a capital only at times is meant to have it


def lost_parts(batch: Batch) -> tuple[Offsets, Offsets]:
    """Return the words in lower case whose pair has two capitals in every text ("united States"), or elsewhere in its document
    ("Merrow landsgaard"), and for each a word that shows the right capitals, -1 where only the list knows.
    """
    pairs = _Pairs(batch)
    found = [pairs.known(), pairs.after_a_name(), pairs.elsewhere(0), pairs.elsewhere(1)]
    odd, model = (np.concatenate(column) for column in zip(*found, strict=True))
    return odd, model


class _Pairs:
    """Hold the pairs of neighbouring English words, by the index of the first, of which one has a capital at least."""

    def __init__(self, batch: Batch) -> None:
        self._batch, words, vocab = batch, batch.words, batch.once(vocabulary)
        self._lower, english_here = vocab.lower, vocab.language == LANGUAGES.index("en")
        quiet = alphabetic(batch) & english_here & ~vocab.headline[words.line]
        self._upper: Flags = words.initial_upper & words.has_lower
        first = np.flatnonzero(quiet[:-1] & quiet[1:] & (self._upper[:-1] | self._upper[1:]))
        near = (words.start[first + 1] == words.end[first] + 1) & (words.line[first] == words.line[first + 1])
        self._first: Offsets = first[near & batch.characters.are(words.end[first], " ")]
        kinds, document = words.types.kind, words.document[self._first]
        count = len(words.types.hash) + 1
        key = (document * count + kinds[self._first]) * count + kinds[self._first + 1]
        self._key: Offsets = key
        small = words.has_lower & ~words.initial_upper
        self._capital: tuple[Flags, Flags] = self._upper[self._first], self._upper[self._first + 1]
        self._small: tuple[Flags, Flags] = small[self._first], small[self._first + 1]

    def known(self) -> tuple[Offsets, Offsets]:
        """Return the words of pairs that every text writes with two capitals."""
        listed = english("name-pair")
        parts = [frozenset(pair.split()[side] for pair in listed) for side in (0, 1)]
        one = (self._capital[0] & self._small[1]) | (self._small[0] & self._capital[1])
        first = self._first[one]
        first = first[are(self._batch, parts[0], first) & are(self._batch, parts[1], first + 1)]
        words = self._batch.words
        first = first[np.array([f"{words.bare(k)} {words.bare(k + 1)}".lower() in listed for k in first.tolist()], bool)]
        odd = np.where(self._upper[first], first + 1, first)
        odd = odd[~words.starts_sentence[np.minimum(odd, first)]]  # "White house paint was sold"
        odd = odd[standalone(self._batch, odd)]
        return odd, np.full(len(odd), -1, np.int64)

    def after_a_name(self) -> tuple[Offsets, Offsets]:
        """Return the words that elsewhere have a capital after the same name or title."""
        titles, never = are(self._batch, TITLES), ~(self._lower >= COMMON)
        named = self._capital[0] & (never | titles)[self._first] & (never & ~titles)[self._first + 1]
        return self._without_capital(named & self._capital[1], named & self._small[1], 1, least=0)

    def elsewhere(self, side: int) -> tuple[Offsets, Offsets]:
        """Return the first words (0) or second words (1) that are seldom in lower case and have a capital elsewhere in the same pair."""
        words, odd = self._batch.words, self._first + side
        seldom = ~(self._lower[odd] >= _OFTEN_LOWER[side]) & ~words.starts_sentence[self._first] & ~are(self._batch, TITLES, odd)
        both = self._capital[0] & self._capital[1] & seldom
        if side:  # "the Vass Veterans Fund" says nothing of Vass veterans
            after = np.minimum(odd + 1, len(words) - 1)
            both &= ~(words.initial_upper[after] & (words.start[after] == words.end[odd] + 1))
        return self._without_capital(both, self._small[side] & seldom, side, least=_OFTEN[side])

    def _without_capital(self, shows: Flags, lost: Flags, side: int, least: int) -> tuple[Offsets, Offsets]:
        """Return the words of the pairs that ``lost`` a capital, where the same pair shows it: ``least`` times, and as often; 0: once."""
        keys, first, counts = np.unique(self._key[shows], return_index=True, return_counts=True)
        lost = lost & within(self._key, keys)
        key, odd = self._key[lost], self._first[lost] + side
        often, mine = looked_up(key, keys, counts, 0), looked_up(key, *np.unique(key, return_counts=True), 0)
        kept = ((often >= np.maximum(least, mine)) | (least == 0)) & standalone(self._batch, odd)
        return odd[kept], looked_up(key[kept], keys, self._first[shows][first] + side, -1)
