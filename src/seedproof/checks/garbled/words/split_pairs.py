"""Neighbouring English words that may be the halves of one: of which one is no word, or which a hyphen parts."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.vocabulary import occurrences, vocabulary
from seedproof.lang.english import english_list
from seedproof.lang.word_lists import lookup, read
from seedproof.text.hashes import Hashes, hash_spans
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = ["SplitPairs", "are_words", "joined_hashes", "split_little_words", "split_pairs"]

_FRAGMENT: Final = 2.8  # Zipf frequency below which a short form is no word of its own (guessed)
_FRAGMENT_BESIDE_HYPHEN: Final = 3.7  # the same where a hyphen says that the word goes on (guessed)
_WORD: Final = 4  # letters of a rare word of the dictionary before a little one that joins (guessed)
_LONE_LETTERS: Final = "aeiostdmxy"  # letters that stand for a word, or that an apostrophe left ("it s")
_LONGEST: Final = 24  # characters of both halves, less one (guessed)
_GAP: Final = 3  # characters between them, less one: a hyphen and a space at most


class SplitPairs(NamedTuple):
    """Pairs of words that may be one.

    ``first``: index of the first word of each; the next word is the second.
    ``hyphenated``: whether a hyphen and a space part them, not a space alone.
    """

    first: Offsets
    hyphenated: Flags


def split_pairs(batch: Batch) -> SplitPairs:
    """Return the pairs of a batch."""
    words = batch.words
    if len(words) < 2:
        return SplitPairs(np.zeros(0, np.int64), np.zeros(0, bool))
    fragment, before_hyphen, little = (np.zeros(len(words), bool) for _ in range(3))
    fragment[_fragments(batch)] = True
    before_hyphen[_before_hyphens(batch)] = True
    little[_halves_of_little_words(batch)] = True
    first = np.flatnonzero(fragment[:-1] | fragment[1:] | before_hyphen[:-1] | little[:-1])
    gap = words.start[first + 1] - words.end[first]
    near = (words.end[first + 1] - words.start[first] < _LONGEST) & (gap < _GAP)
    first, gap = first[near], gap[near]
    plain = _is_plain(batch, first) & _is_plain(batch, first + 1) & ~words.initial_upper[first + 1]
    first, gap = first[plain], gap[plain]
    spaced = (gap == 1) & batch.characters.folded_are(words.end[first], " ")
    chosen = before_hyphen[first] | spaced & (little[first] | fragment[first] | fragment[first + 1])
    return SplitPairs(first[chosen], before_hyphen[first[chosen]])


def joined_hashes(batch: Batch, first: Offsets) -> Hashes:
    """Return the hash of each of the words together with the next."""
    words = batch.words
    both = np.stack((first, first + 1), axis=1).reshape(-1)
    start, end = words.start[both], words.end[both]
    edges = prefix_sum(end - start)[::2]
    return hash_spans(batch.characters.folded_codes[ranges(start, end)], edges[:-1], edges[1:])


def are_words(batch: Batch, first: Offsets) -> Flags:
    """Return which pairs are two words: "sect or", or a rare word of the dictionary that its document has with other neighbours too."""
    words, kept, flags = batch.words, batch.once(vocabulary), np.zeros(len(first), bool)
    for rare, step in ((first, 1), (first + 1, -1)):
        zipf = kept.zipf(rare)
        listed = (zipf > 0) & (zipf < _FRAGMENT)
        if step > 0:
            flags |= listed & (words.length[rare] >= _WORD) & lookup(words.hash[rare + 1], english_list("spacing", "behind-rare"))
        for pair in np.flatnonzero(listed & ~flags).tolist():
            word = int(rare[pair])
            low, high = words.of_document[words.document[word] :][:2].tolist()
            same = low + np.flatnonzero(kept.type[low:high] == kept.type[word])
            beside = np.clip(same + step, low, high - 1)
            flags[pair] = bool(np.any(kept.type[beside] != kept.type[word + step]))
    return flags


@cache
def split_little_words() -> frozenset[tuple[str, str]]:
    """Return the halves of little words that came apart, though both may be words: "t" and "he"."""
    pairs = (split.split() for split in read("spacing")["en"]["split"])
    return frozenset((left, right) for left, right in pairs)


def _fragments(batch: Batch) -> Offsets:
    """Return the rare words and the letters, in small letters, that are no words of their own."""
    words, kept = batch.words, batch.once(vocabulary)
    letter = words.end - words.start == 1
    rare = np.flatnonzero(((kept.type_zipf < _FRAGMENT)[kept.type] | letter) & kept.prose)
    word = letter[rare] & batch.characters.folded_are(words.start[rare], _LONE_LETTERS)
    return rare[~word & ~words.initial_upper[rare]]


def _before_hyphens(batch: Batch) -> Offsets:
    """Return the words before a hyphen and a space, if they or the next are fragments: "govern- ment"."""
    characters, words, kept = batch.characters, batch.words, batch.once(vocabulary)
    hyphens = characters.marks[characters.folded_are(characters.marks, "-")]
    hyphens = hyphens[characters.folded_are(hyphens + 1, " ")]
    first = words.at(hyphens - 1)
    followed = (first >= 0) & (first < len(words) - 1)
    first, hyphens = first[followed], hyphens[followed]
    first = first[(words.end[first] == hyphens) & (words.start[first + 1] == hyphens + 2) & (words.length[first] > 1)]
    return first[(kept.zipf(first) < _FRAGMENT_BESIDE_HYPHEN) | (kept.zipf(first + 1) < _FRAGMENT_BESIDE_HYPHEN)]


def _halves_of_little_words(batch: Batch) -> Offsets:
    """Return the first halves of little words, whose halves may be words: "t he"."""
    left, right = (frozenset(halves) for halves in zip(*split_little_words(), strict=True))
    first = occurrences(batch, left)
    first = first[first < len(batch.words) - 1]
    return first[lookup(batch.words.hash[first + 1], right)]


def _is_plain(batch: Batch, index: Offsets) -> Flags:
    words = batch.words
    return batch.once(vocabulary).prose[index] & ~words.has_digit[index] & words.has_lower[index]
