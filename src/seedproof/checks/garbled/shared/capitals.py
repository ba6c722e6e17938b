"""Where names and sentence starts stand in lower case, and the lines that lost their capitals by that."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.rare_characters import signs
from seedproof.checks.garbled.shared.vocabulary import capitals_before, in_address, spelled, vocabulary, zipf_of
from seedproof.lang.lexicon import available, lexicon
from seedproof.text import codepoints
from seedproof.text.hash_table import HashTable, scrambled
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["Capitals", "capitals", "different", "stopped"]

_ALWAYS: Final = 0.12  # a word written in lower case less often than this is a name, or (German) a noun
_MOSTLY: Final = 0.4  # share in lower case; "Brown" makes it hard for "brown"
_PLAIN_START = 12  # words of a line without any capital


class Capitals(NamedTuple):
    """Words: ``lost`` their capital; ``begins`` a sentence in lower case. Lines: different ``names`` that lost theirs,
    whether they are ``named`` for that (a clear majority), or ``plain`` (no capital at all).
    """

    lost: Flags
    begins: Flags
    names: Offsets
    named: Flags
    plain: Flags


def capitals(batch: Batch) -> Capitals:
    """Weigh each line's names and sentence starts; use as ``batch.once(capitals)``."""
    words, lines = batch.words, batch.lines
    upper = batch.once(capitals_before)
    places, share = _names(batch)
    kept = places[words.initial_upper[places] & words.has_lower[places] & ~words.starts_sentence[places]]
    low = words.has_lower[places] & (upper[words.end[places]] == upper[words.start[places]])
    low &= ~_hyphenated(batch, places)
    lost, never = np.zeros(len(words), bool), np.zeros(len(words), bool)
    lost[places[low]] = True
    lost[_common_nouns(batch, places[low])] = False
    never[places[low & (share == 0)]] = True
    begins = np.zeros(len(words), bool)
    begins[_low_beginnings(batch)] = True
    names = different(batch, np.flatnonzero(lost))
    sound = np.bincount(words.line[kept], minlength=len(lines))
    named = (names > 2 * sound) & (different(batch, np.flatnonzero(lost & never)) > 0)
    starts_low = (batch.characters.kinds[lines.start] & codepoints.LOWER) != 0
    bare = starts_low & (upper[lines.end] == upper[lines.start]) & (lines.word_count >= _PLAIN_START) & (batch.languages.of_lines >= 0)
    alone = np.diff(lines.of_document)[lines.document] == 1
    started = np.bincount(words.line[begins], minlength=len(lines))
    plain = bare & ((names + started > 0) | (alone & lines.ends_sentence))
    return Capitals(lost, begins, names, named, plain)


def _names(batch: Batch) -> tuple[Offsets, npt.NDArray[np.float32]]:
    """Words that the line's language writes with a capital, in any case, and their share in lower case."""
    words, address = batch.words, batch.once(in_address)
    found, shares = [np.zeros(0, np.int64)], [np.zeros(0, np.float32)]
    for code in available():
        chosen = batch.languages.lines_in(code)
        if chosen.any():
            places, share = _capitalised(batch, chosen, code)
            kept = (words.length[places] > 3) & ~address[places]
            found.append(places[kept])
            shares.append(share[kept])
    return np.concatenate(found), np.concatenate(shares)


def _capitalised(batch: Batch, chosen: Flags, language: str) -> tuple[Offsets, npt.NDArray[np.float32]]:
    """Words of the chosen lines that the language has with a capital: by type where that is less work, else word by word."""
    words, lines = batch.words, batch.lines
    hashes, _, _, inverse = words.types
    table, share = _names_of(language)
    if lines.word_count[chosen].sum() > len(hashes):
        index = table.find(scrambled(hashes))
        places = np.flatnonzero((index >= 0)[inverse])
        places = places[chosen[words.line[places]]]
        return places, share[index[inverse[places]]]
    places = ranges(lines.first[chosen], lines.last[chosen])
    index = table.find(scrambled(words.hash[places]))
    few = index >= 0
    return places[few], share[index[few]]


@cache
def _names_of(language: str) -> tuple[HashTable, npt.NDArray[np.float32]]:
    """The words that a language writes with a capital, and their share in lower case."""
    table = lexicon(language)
    lower = table.lower(table.hashes)
    keys = scrambled(table.hashes)
    order = keys.argsort()
    order = order[lower[order] <= _ALWAYS]
    return HashTable(keys[order]), lower[order]


def stopped(batch: Batch) -> Offsets:
    """Return the words that a stop and a space part from a word in small letters; use as ``batch.once(stopped)``."""
    words, kinds = batch.words, batch.characters.kinds
    stops = signs(batch, ".", "?", "!")
    stops = stops[(kinds.take(stops + 1, mode="clip") == codepoints.SPACE) & ((kinds.take(stops + 2, mode="clip") & codepoints.LOWER) != 0)]
    before = np.searchsorted(words.end, stops)
    held = before + 1 < len(words)
    stops, before = stops[held], before[held]
    return before[(words.end[before] == stops) & (words.start[before + 1] == stops + 2)]


def _low_beginnings(batch: Batch) -> Offsets:
    """Words in small letters that begin a sentence ("it ended. then he left"), after a plain word, so not "tys. zł" or "vs. them"."""
    words, upper, address = batch.words, batch.once(capitals_before), batch.once(in_address)
    before = batch.once(stopped)
    before = before[(words.length[before] > 3) & ~words.has_digit[before] & ~address[before] & ~address[before + 1]]
    after = before + 1
    small = (upper[words.end[before]] == upper[words.start[before]]) & (upper[words.end[after]] == upper[words.start[after]])
    return after[small & words.has_lower[after]]


def _common_nouns(batch: Batch, lost: Offsets) -> Offsets:
    """Those among the lost whose other forms English writes in lower case: "hiss" (hissed) is more than Mr Hiss."""
    words, kept = batch.words, batch.once(vocabulary)
    places = lost[kept.prose[lost]]
    types, which = np.unique(kept.type[places], return_inverse=True)
    shown = words.types[1][types]
    forms = [_other_forms(word) for word in spelled(batch, words.start[shown], words.bare_end[shown])]
    zipf, share = zipf_of(hash_words([form for some in forms for form in some]))
    common = (zipf > 0) & (share > _MOSTLY)
    double = np.bincount(np.repeat(np.arange(len(types)), np.array([len(f) for f in forms], np.int64)), common, minlength=len(types)) > 1
    return places[double[which]]


def _other_forms(word: str) -> list[str]:
    endings = () if word.endswith("ss") else ("ing", "ed", "s")
    stem = next((word.removesuffix(end) for end in endings if word.endswith(end) and len(word) > len(end) + 2), word)
    return [form for end in ("", "s", "es", "ed", "ing") if (form := stem + end) != word]


def different(batch: Batch, places: Offsets) -> Offsets:
    """How many different words each line has among those at ``places``."""
    words, count = batch.words, max(len(batch.words.types[0]), 1)
    pairs = np.sort(words.line[places] * count + words.types[3][places])
    return np.bincount(pairs[np.diff(pairs, prepend=-1) > 0] // count, minlength=len(batch.lines))


def _hyphenated(batch: Batch, places: Offsets) -> Flags:
    codes, words = batch.characters.folded_codes, batch.words
    before, after = codes[np.maximum(words.start[places] - 1, 0)], codes[np.minimum(words.end[places], len(codes) - 1)]
    return (before == ord("-")) | (after == ord("-"))
