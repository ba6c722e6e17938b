"""Names and sentence starts in lower case, and the lines that lost their capitals by that."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.batch.tokens import no_words
from seedproof.batch.vocabulary import vocabulary
from seedproof.lang.english import frequencies
from seedproof.lang.languages import UNKNOWN
from seedproof.lang.lexicon import available, lexicon
from seedproof.text.codepoints import LOWER, SPACE, UPPER
from seedproof.text.compiled import compiled
from seedproof.text.hash_table import Columns, HashTable, scrambled
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["Capitals", "before_low_starts", "capitals", "distinct_by_line"]

_NAME: Final = 0.12  # share in lower case up to which a word is a name, or (German) a noun (guessed)
_COMMON_NOUN: Final = 0.4  # share in lower case of a common word's other forms; "Brown" makes it hard for "brown" (guessed)
_LOW_LINE: Final = 12  # words from which a line without any capital lost them (guessed)
_SHORTEST: Final = 3  # characters that a name, and a word before a sentence start, must have more than (guessed)
_NAMES_KEPT: Final = 2  # times as many names as kept their capital must have lost it (guessed)


class Capitals(NamedTuple):
    """Columns over the words and the lines of a batch.

    ``lost``: which words are names in lower case.
    ``low_start``: which words begin a sentence in lower case.
    ``names``: how many different names each line has in lower case.
    ``lowered``: which lines have clearly more of them than of names with their capital.
    ``low``: which lines have no capital at all.
    """

    lost: Flags
    low_start: Flags
    names: Offsets
    lowered: Flags
    low: Flags


def capitals(batch: Batch) -> Capitals:
    """Weigh each line's names and sentence starts; use as ``batch.once(capitals)``."""
    words, lines, upper = batch.words, batch.lines, batch.characters.counted(UPPER)
    index, share = _names(batch)
    kept = index[words.initial_upper[index] & words.has_lower[index] & ~words.starts_sentence[index]]
    low = words.has_lower[index] & (upper[words.end[index]] == upper[words.start[index]]) & ~_hyphenated(batch, index)
    lost, never_low = np.zeros(len(words), bool), np.zeros(len(words), bool)
    lost[index[low]] = True
    lost[_common_nouns(batch, index[low])] = False
    never_low[index[low & (share == 0)]] = True
    low_start = np.zeros(len(words), bool)
    low_start[_low_starts(batch)] = True
    names = distinct_by_line(batch, np.flatnonzero(lost))
    sound = np.bincount(words.line[kept], minlength=len(lines))
    lowered = (names > _NAMES_KEPT * sound) & (distinct_by_line(batch, np.flatnonzero(lost & never_low)) > 0)
    without = batch.characters.is_(lines.start, LOWER) & (upper[lines.end] == upper[lines.start])
    without &= (lines.word_count >= _LOW_LINE) & (batch.languages.of_lines != UNKNOWN)
    without &= _begins(batch, upper[lines.end] == upper[lines.start])
    alone = np.diff(lines.of_document)[lines.document] == 1
    evidence = names + np.bincount(words.line[low_start], minlength=len(lines))
    return Capitals(lost, low_start, names, lowered, without & ((evidence > 0) | (alone & lines.ends_sentence)))


def _begins(batch: Batch, small: Flags) -> Flags:
    """Return which lines do not go on with the sentence of the line before, unless that one is in small letters too."""
    lines = batch.lines
    before = np.maximum(np.arange(len(lines)) - 1, 0)
    first = np.diff(lines.document, prepend=-1) != 0
    return first | lines.ends_sentence[before] | small[before]


def before_low_starts(batch: Batch) -> Offsets:
    """Return the words that a stop and a space part from a word in small letters; use as ``batch.once(before_low_starts)``."""
    characters, words = batch.characters, batch.words
    stops = characters.find_marks(".?!")
    stops = stops[characters.is_(stops + 1, SPACE) & characters.is_(stops + 2, LOWER)]
    before = words.at(stops - 1)
    inside = (before >= 0) & (before + 1 < len(words))
    stops, before = stops[inside], before[inside]
    touching = (words.end[before] == stops) & (words.start[before + 1] == stops + 2)
    return before[touching & (words.line[before] == words.line[before + 1])]


def distinct_by_line(batch: Batch, index: Offsets) -> Offsets:
    """Return how many different words each line has among those at ``index``."""
    types = batch.words.types
    pairs = np.sort(batch.words.line[index] * max(len(types.hash), 1) + types.kind[index])
    return np.bincount(pairs[np.diff(pairs, prepend=-1) > 0] // max(len(types.hash), 1), minlength=len(batch.lines))


def _names(batch: Batch) -> tuple[Offsets, npt.NDArray[np.float32]]:
    """Return words that the line's language writes with a capital, in any case, and their share in lower case."""
    words, address = batch.words, batch.once(no_words)
    found, shares = [np.zeros(0, np.int64)], [np.zeros(0, np.float32)]
    for code in available():
        chosen = batch.languages.lines_in(code)
        if chosen.any():
            index, share = _capitalised(batch, chosen, code)
            kept = (words.length[index] > _SHORTEST) & ~address[index]
            found.append(index[kept])
            shares.append(share[kept])
    return np.concatenate(found), np.concatenate(shares)


def _capitalised(batch: Batch, chosen: Flags, language: str) -> tuple[Offsets, npt.NDArray[np.float32]]:
    """Return words of the chosen lines that the language has with a capital: by type where that is less work, else word by word."""
    words, lines = batch.words, batch.lines
    table, share = _capitalised_words(language)
    if lines.word_count[chosen].sum() > len(words.types.hash):
        row = table.find(scrambled(words.types.hash))[words.types.kind]
        index = np.flatnonzero((row >= 0) & chosen[words.line])
        return index, share[row[index]]
    index = ranges(lines.first[chosen], lines.last[chosen])
    row = table.find(scrambled(words.hash[index]))
    return index[row >= 0], share[row[row >= 0]]


@cache
def _capitalised_words(language: str) -> tuple[HashTable, npt.NDArray[np.float32]]:
    """Return the words that a language writes with a capital, and their share in lower case."""
    keys, first, lower = _capitalised_columns(language)
    return HashTable(Columns(keys, first)), lower


class _Capitalised(NamedTuple):
    keys: Hashes
    first: npt.NDArray[np.int32]
    lower: npt.NDArray[np.float32]


@compiled(_Capitalised, lambda: zip(available()))
def _capitalised_columns(language: str) -> _Capitalised:
    table = lexicon(language)
    lower = table.lower(table.hashes)
    keys = scrambled(table.hashes)
    order = keys.argsort()
    order = order[lower[order] <= _NAME]
    return _Capitalised(*Columns.of(keys[order]), lower[order])


def _low_starts(batch: Batch) -> Offsets:
    """Return words in small letters that begin a sentence ("it ended. then he left"), but not after "tys. zł" or "vs. them"."""
    words, upper, address = batch.words, batch.characters.counted(UPPER), batch.once(no_words)
    before = batch.once(before_low_starts)
    before = before[(words.length[before] > _SHORTEST) & ~words.has_digit[before] & ~address[before] & ~address[before + 1]]
    after = before + 1
    small = (upper[words.end[before]] == upper[words.start[before]]) & (upper[words.end[after]] == upper[words.start[after]])
    return after[small & words.has_lower[after]]


def _common_nouns(batch: Batch, lost: Offsets) -> Offsets:
    """Return those of the lost whose other forms English writes in lower case: "hiss" (hissed) is more than Mr Hiss."""
    words, folded = batch.words, batch.characters.folded
    index = lost[batch.once(vocabulary).prose[lost]]
    types, which = np.unique(words.types.kind[index], return_inverse=True)
    shown = words.types.first[types]
    spans = zip(words.start[shown].tolist(), words.bare_end[shown].tolist(), strict=True)
    forms = [_other_forms(folded[start:end]) for start, end in spans]
    zipf, lower = frequencies(hash_words([form for some in forms for form in some]))
    row = np.repeat(np.arange(len(types)), np.array([len(some) for some in forms], np.int64))
    common = np.bincount(row, (zipf > 0) & (lower > _COMMON_NOUN), minlength=len(types)) > 1
    return index[common[which]]


def _other_forms(word: str) -> list[str]:
    endings = () if word.endswith("ss") else ("ing", "ed", "s")
    stem = next((word.removesuffix(end) for end in endings if word.endswith(end) and len(word) > len(end) + 2), word)
    return [form for end in ("", "s", "es", "ed", "ing") if (form := stem + end) != word]


def _hyphenated(batch: Batch, index: Offsets) -> Flags:
    characters, words = batch.characters, batch.words
    return characters.folded_are(words.start[index] - 1, "-") | characters.folded_are(words.end[index], "-")
