"""Find which of many words are spelt nearly alike, without comparing each with each.

Two words meet where they agree after one letter was left out of either (deletion neighbourhood: one letter added,
lost, changed, or two swapped), or where their consonants sound alike ("Mohamed", "Muhammad"). Every word has as many
keys as letters, so the work grows with the number of words, not with its square.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.core.patterns import regex
from seedproof.text.codepoints import CodePoints, code_points
from seedproof.text.compiled import compiled
from seedproof.text.hashes import Hashes
from seedproof.text.sets import distinct, find_sorted
from seedproof.text.spans import prefix_sum, ranges

__all__ = ["REMEMBERED", "Indices", "near_names", "near_pairs", "near_spans", "plain", "skeleton"]

_LONGEST = 60  # letters; longer "words" are codes and addresses
_FEWEST_CONSONANTS = 3  # of a skeleton by which words meet: with fewer, crowds do (guessed)
_CROWD = 100  # words with one key: beyond, only words near each other in the list are paired (guessed)
_STEP = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64
_POWERS = np.cumprod(np.full(_LONGEST + 2, _STEP, np.uint64), dtype=np.uint64)
_INVERSE = np.uint64(pow(_STEP, -1, 2**64))
_OF_DOCUMENT = np.uint64(0xC2B2AE3D27D4EB4F)  # not the inverse: multiplied by the step it must fill the upper bits
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_SOUNDS = str.maketrans("cqgzvfj", "kkkswpy", "aeiouyh")
_DOUBLE = regex(r"(.)\1+")

REMEMBERED = (
    1 << 14
)  # words, or pairs of them, that are not worked out again at once, in some 3 MB each: names recur soon or hardly (guessed)
_AT_ONCE = 200_000  # letters, and so keys, that are in memory at once: with all that is made to sort them some 15 MB
_WORDS = 5_000  # whose keys are worked out at once

Indices = npt.NDArray[np.int64]
Keys = tuple[Indices, Hashes]  # by which words meet, and of each the index of its word
#: Gives the keys of words: their characters, the index of the word of each, and their lengths. Keys of whole words come first.
_KeysOf = Callable[[CodePoints, Indices, Indices], Sequence[Keys]]


@lru_cache(REMEMBERED)
def plain(word: str) -> str:
    """Return the word in lower case without diacritics."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFD", lower.translate(_LETTERS)) if not unicodedata.combining(c))


@lru_cache(REMEMBERED)
def skeleton(word: str) -> str:
    """Return the consonants that are left when spellings of one sound are made one: ``mmd`` of "Mohammed"."""
    word = _DOUBLE.sub(r"\1", plain(word))
    return ("a" if word[:1] in "aeiouy" else "") + word.translate(_SOUNDS)


def near_pairs(words: Sequence[str]) -> Indices:
    """Return rows of indices ``i, j``, ``i < j``, of words that may be two spellings of one."""
    return _rows(len(words), *_meeting_by(_spelt, words), *_meeting_by(_heard, words))


def near_spans(text: CodePoints, starts: Indices, ends: Indices, entries: tuple[Indices, Indices]) -> Indices:
    """Return the same of words that are spans of a folded text.

    ``entries`` are indices of words and of the documents they stand in: words that only sound alike are paired within a
    document alone, as a large batch has crowds of them.
    """
    lengths = np.minimum(ends - starts, _LONGEST)
    owner = np.repeat(np.arange(len(starts)), lengths)
    codes = text[ranges(starts, starts + lengths)]
    heard, keys = _skeletons(codes, owner, len(starts))
    index = find_sorted(entries[0], heard)
    kept = index >= 0
    heard, keys = entries[0][kept], keys[index[kept]] + entries[1][kept].astype(np.uint64) * _OF_DOCUMENT
    return _rows(len(starts), _meeting(*_together(_deletions(codes, owner, lengths))), _meeting(heard, keys))


def near_names(names: Sequence[str]) -> Indices:
    """Return rows of indices of full names that are spelt nearly alike, or have nearly the same consonants."""
    return _rows(len(names), *_meeting_by(_spelt, names), *_meeting_by(_heard, names), *_meeting_by(_heard_nearly, names))


def _meeting_by(keys_of: _KeysOf, words: Sequence[str]) -> Iterator[tuple[Indices, Indices]]:
    """Yield pairs of words that share a key: those of one share of all keys after the other, so that only a share is in memory."""
    shares = -(-sum(map(len, words)) // _AT_ONCE) or 1
    for share in range(shares):
        columns: tuple[list[Keys], ...] = ([], [])
        for low in range(0, len(words), _WORDS):
            for column, (owner, keys) in zip(columns, keys_of(*_letters(words[low : low + _WORDS])), strict=False):
                kept = (keys * np.uint64(_STEP) >> np.uint64(40)) % np.uint64(shares) == share
                column.append((owner[kept] + low, keys[kept]))
        yield _meeting(*_together([*columns[0], *columns[1]]))


def _spelt(codes: CodePoints, owner: Indices, lengths: Indices) -> Sequence[Keys]:
    return _deletions(codes, owner, lengths)


def _heard(codes: CodePoints, owner: Indices, lengths: Indices) -> Sequence[Keys]:
    return [_skeletons(codes, owner, len(lengths))]


def _heard_nearly(codes: CodePoints, owner: Indices, lengths: Indices) -> Sequence[Keys]:
    sounds, heard = _sounds(codes, owner)
    return _deletions(sounds, heard, np.bincount(heard, minlength=len(lengths)))


def _together(keys: Sequence[Keys]) -> Keys:
    """Return keys of several arrays in one."""
    if not keys:
        return np.zeros(0, np.int64), np.zeros(0, np.uint64)
    owner, hashes = zip(*keys, strict=True)
    return np.concatenate(owner), np.concatenate(hashes)


def _letters(words: Sequence[str]) -> tuple[CodePoints, Indices, Indices]:
    """Return the characters of all words, the index of the word of each, and the length of each word."""
    cut = [word[:_LONGEST] for word in words]
    lengths = np.array([len(word) for word in cut], np.int64)
    return code_points("".join(cut)), np.repeat(np.arange(len(words)), lengths), lengths


def _rows(count: int, *found: tuple[Indices, Indices]) -> Indices:
    """Return the different pairs that were found among ``count`` words, as sorted rows."""
    count = max(count, 1)
    pairs = distinct(np.concatenate([i * count + j for i, j in found]))
    return np.stack((pairs // count, pairs % count), axis=1)


def _deletions(codes: CodePoints, owner: Indices, lengths: Indices) -> Sequence[Keys]:
    """Return the hash of each word, then of each word without each of its letters, with the word's index."""
    ends = np.cumsum(lengths)
    total = _sums(codes, lengths)
    before = total[:-1] - np.repeat(total[ends - lengths], lengths)
    after = np.repeat(total[ends], lengths) - total[1:]
    whole = total[ends] - total[ends - lengths]
    return (np.arange(len(lengths)), whole), (owner, before + after * _INVERSE)


def _skeletons(codes: CodePoints, owner: Indices, count: int) -> Keys:
    """Return the hash of the skeleton of each word that has one of some length, with the word's index."""
    sounds, owner = _sounds(codes, owner)
    lengths = np.bincount(owner, minlength=count)
    ends = np.cumsum(lengths)
    total = _sums(sounds, lengths)
    long = np.flatnonzero(lengths >= _FEWEST_CONSONANTS)
    return long, total[ends[long]] - total[(ends - lengths)[long]]


def _sounds(codes: CodePoints, owner: Indices) -> tuple[CodePoints, Indices]:
    """Return the sounds of the letters of words, doubled ones once, vowels left out but at the start; and whose each is."""
    same = np.diff(owner, prepend=-1) == 0
    first = ~same
    first[1:] |= codes[:-1] == ord(" ")
    repeated = np.append(False, codes[1:] == codes[:-1])[: len(codes)] & ~first
    table = _sounds_of_letters().of_letters
    sounds = table[np.minimum(codes, len(table) - 1)]
    kept = ((sounds != 0) | first) & ~repeated
    return sounds[kept], owner[kept]


class _Sounds(NamedTuple):
    of_letters: CodePoints


@compiled(_Sounds)
def _sounds_of_letters() -> _Sounds:
    """Return the sound of each Latin and Cyrillic letter as a code point; 0 for vowels."""
    return _Sounds(np.array([ord((skeleton("-" + chr(code)) + "\0")[1]) for code in range(0x530)], np.uint32))


def _sums(codes: CodePoints, lengths: Indices) -> Hashes:
    """Return running totals of characters, each weighed by its place in its word."""
    return prefix_sum((codes.astype(np.uint64) + np.uint64(1)) * _POWERS[ranges(np.zeros_like(lengths), lengths)])


def _meeting(owner: Indices, keys: Hashes) -> tuple[Indices, Indices]:
    """Return the pairs of owners that share a key."""
    # The upper bits of a key, mixed, and its index in one number: to sort numbers takes a tenth of the time that sorting indices
    # stably does, and of one key the indices stay in order, as a crowd is paired by its order.
    low = np.uint64((1 << len(keys).bit_length()) - 1)
    packed = np.sort((keys * np.uint64(_STEP) & ~low) | np.arange(len(keys), dtype=np.uint64))
    order = (packed & low).astype(np.int64)
    same = np.zeros(len(keys) + 1, bool)
    same[1:-1] = keys[order[1:]] == keys[order[:-1]]
    order = order[same[1:] | same[:-1]]  # most keys stand alone
    owner, keys = owner[order], keys[order]
    left, right = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for step in range(1, _CROWD):
        same = keys[step:] == keys[:-step]
        if not same.any():
            break
        a, b = owner[:-step][same], owner[step:][same]
        left.append(np.minimum(a, b)[a != b])
        right.append(np.maximum(a, b)[a != b])
    return np.concatenate(left), np.concatenate(right)
