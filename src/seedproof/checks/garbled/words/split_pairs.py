"""Neighbouring English words that may be the halves of one: of which one is no word, or which a hyphen parts."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.rare_characters import punctuation
from seedproof.checks.garbled.shared.vocabulary import among, ascii_codes, ascii_flags, vocabulary
from seedproof.text.hashes import Hashes, hash_spans
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = ["TORN", "halves", "joined"]

#: Little words whose halves may be words.
TORN: Final = (("th", "e"), ("t", "he"), ("a", "nd"), ("an", "d"), ("o", "f"), ("wi", "th"), ("tha", "t"), ("fo", "r"))
_FRAGMENT: Final = 2.8  # below this Zipf frequency a short form is no word of its own
_SCRAP: Final = 3.7  # the same where a hyphen says that the word goes on
_WORDS = ascii_flags("aeiostdmxy")  # letters that stand for a word, or that an apostrophe left ("it s")
_LEFT_HALVES, _RIGHT_HALVES = (frozenset(halves) for halves in zip(*TORN, strict=True))


def halves(batch: Batch) -> tuple[Offsets, Flags]:
    """Indexes of the first of two words with a space, or a hyphen and a space, between; and whether there is a hyphen."""
    words, kept, small = batch.words, batch.once(vocabulary), batch.once(ascii_codes)
    if len(words) < 2:
        return np.zeros(0, np.int64), np.zeros(0, bool)
    fragments = np.flatnonzero(((kept.zipf < _FRAGMENT)[kept.type] | (words.end - words.start == 1)) & kept.prose)
    fragment, scrap, torn = (np.zeros(len(words), bool) for _ in range(3))
    fragment[fragments[_fragment(batch, fragments)]] = True
    scrap[_before_hyphens(batch)] = True
    torn[_torn(batch)] = True
    first = np.flatnonzero(fragment[:-1] | fragment[1:] | scrap[:-1] | torn[:-1])
    first = first[(words.end[first + 1] - words.start[first] < 24) & (words.start[first + 1] - words.end[first] < 3)]
    first = first[_plain(batch, first) & _plain(batch, first + 1) & ~words.initial_upper[first + 1]]
    gap, after = words.start[first + 1] - words.end[first], small[words.end[first]]
    hyphened = scrap[first]
    spaced = (gap == 1) & (after == ord(" ")) & (torn[first] | fragment[first] | fragment[first + 1])
    chosen = hyphened | spaced
    return first[chosen], hyphened[chosen]


def _before_hyphens(batch: Batch) -> Offsets:
    """Words before a hyphen and a space, if they or the next are scraps: "govern- ment"."""
    words, kept, found = batch.words, batch.once(vocabulary), batch.once(punctuation)
    at = found.at[found.small == ord("-")]
    at = at[batch.once(ascii_codes).take(at + 1, mode="clip") == ord(" ")]
    first = np.searchsorted(words.end, at)
    held = first < len(words) - 1
    first, at = first[held], at[held]
    first = first[(words.end[first] == at) & (words.start[first + 1] == at + 2) & (words.length[first] > 1)]
    return first[(kept.zipf[kept.type[first]] < _SCRAP) | (kept.zipf[kept.type[first + 1]] < _SCRAP)]


def _torn(batch: Batch) -> Offsets:
    """First halves of little words, whose halves may be words: "t he"."""
    torn = np.flatnonzero(among(batch, _LEFT_HALVES))
    torn = torn[torn < len(batch.words) - 1]
    return torn[among(batch, _RIGHT_HALVES, torn + 1)]


def _plain(batch: Batch, places: Offsets) -> Flags:
    words = batch.words
    return batch.once(vocabulary).prose[places] & ~words.has_digit[places] & words.has_lower[places]


def _fragment(batch: Batch, places: Offsets) -> Flags:
    """Whether a rare word, or a letter, in small letters is no word of its own."""
    words, small = batch.words, batch.once(ascii_codes)
    word = (words.end[places] - words.start[places] == 1) & _WORDS[small[words.start[places]]]
    return ~word & ~words.initial_upper[places]


def joined(batch: Batch, places: Offsets) -> Hashes:
    """Hash of each word together with the next."""
    words = batch.words
    both = np.stack((places, places + 1), axis=1).reshape(-1)
    start, end = words.start[both], words.end[both]
    edges = prefix_sum(end - start)[::2]
    return hash_spans(batch.characters.folded_codes[ranges(start, end)], edges[:-1], edges[1:])
