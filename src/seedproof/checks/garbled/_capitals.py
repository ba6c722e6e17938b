"""Where names and sentence starts stand in lower case, and the lines that lost their capitals by that."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.garbled._vocabulary import ascii_codes, ascii_flags, capitals_before, in_address, spelled, vocabulary, zipf_of
from seedproof.text import characters
from seedproof.text.batch import Batch
from seedproof.text.language import LANGUAGES
from seedproof.text.lexicon import available, lexicon
from seedproof.text.spans import Flags, Offsets
from seedproof.text.words import hash_words

__all__ = ["Capitals", "capitals", "different"]

_ALWAYS: Final = 0.12  # a word written in lower case less often than this is a name, or (German) a noun
_MOSTLY: Final = 0.4  # share in lower case; "Brown" makes it hard for "brown"
_STOPS = ascii_flags(".?!")
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
    """Weigh each line's names and sentence starts; use as ``batch.keep(capitals)``."""
    columns, words, lines = batch.columns, batch.columns.words, batch.columns.lines
    upper = batch.keep(capitals_before)
    lowered = words.has_lower & (upper[words.end] == upper[words.start])
    prose = ~batch.keep(in_address)
    share = _share(batch)
    name = (share <= _ALWAYS) & prose & (words.length > 3)
    kept = name & words.initial_upper & words.has_lower & ~words.starts_sentence
    # "it ended. then he left": after a plain word, so that abbreviations ("tys. zł", "vs. them") do not count.
    before = np.concatenate(([False], (lowered & prose & (words.length > 3) & ~words.has_digit)[:-1]))
    ends = np.concatenate(([0], words.end[:-1]))
    stopped = _STOPS[batch.keep(ascii_codes)[ends]] & (words.start - ends == 2) & (np.diff(words.line, prepend=-1) == 0)
    starts_low = (columns.kinds[lines.start] & characters.LOWER) != 0
    bare = starts_low & (upper[lines.end] == upper[lines.start]) & (lines.word_count >= _PLAIN_START) & (lines.language >= 0)
    lost = name & lowered & ~_hyphenated(batch)
    lost[_common_nouns(batch, lost)] = False
    begins = before & stopped & lowered & prose
    names = different(batch, lost)
    sound = np.bincount(words.line[kept], minlength=len(lines))
    named = (names > 2 * sound) & (different(batch, lost & (share == 0)) > 0)
    alone = np.diff(lines.of_document)[lines.document] == 1
    started = np.bincount(words.line[begins], minlength=len(lines))
    plain = bare & ((names + started > 0) | (alone & lines.ends_sentence))
    return Capitals(lost, begins, names, named, plain)


def _share(batch: Batch) -> npt.NDArray[np.float64]:
    """Share in lower case of each word in its line's language; nan where unknown."""
    words, language = batch.columns.words, batch.columns.lines.language[batch.columns.words.line]
    share = np.full(len(words), np.nan)
    hashes, _, _, inverse = words.types
    held = np.bincount(language + 1, minlength=len(LANGUAGES) + 1)
    for code in available():
        index = LANGUAGES.index(code)
        if held[index + 1] > len(hashes):
            share = np.where(language == index, lexicon(code).lower(hashes)[inverse], share)
        elif held[index + 1]:
            here = np.flatnonzero(language == index)
            share[here] = lexicon(code).lower(words.hash[here])
    return share


def _common_nouns(batch: Batch, lost: Flags) -> Offsets:
    """Those among the lost whose other forms English writes in lower case: "hiss" (hissed) is more than Mr Hiss."""
    words, kept = batch.columns.words, batch.keep(vocabulary)
    places = np.flatnonzero(lost & kept.prose)
    types = np.flatnonzero(np.bincount(kept.type[places], minlength=len(kept.zipf)))
    shown = words.types[1][types]
    forms = [_other_forms(word) for word in spelled(batch, words.start[shown], words.bare_end[shown])]
    zipf, share = zipf_of(hash_words([form for some in forms for form in some]))
    common = (zipf > 0) & (share > _MOSTLY)
    double = np.zeros(len(kept.zipf), bool)
    double[types] = np.bincount(np.repeat(np.arange(len(types)), [len(f) for f in forms]), common, minlength=len(types)) > 1
    return places[double[kept.type[places]]]


def _other_forms(word: str) -> list[str]:
    endings = () if word.endswith("ss") else ("ing", "ed", "s")
    stem = next((word.removesuffix(end) for end in endings if word.endswith(end) and len(word) > len(end) + 2), word)
    return [form for end in ("", "s", "es", "ed", "ing") if (form := stem + end) != word]


def different(batch: Batch, flags: Flags) -> Offsets:
    """How many different words each line has among the flagged."""
    words, count = batch.columns.words, max(len(batch.columns.words.types[0]), 1)
    places = np.flatnonzero(flags)
    pairs = np.sort(words.line[places] * count + words.types[3][places])
    return np.bincount(pairs[np.diff(pairs, prepend=-1) > 0] // count, minlength=len(batch.columns.lines))


def _hyphenated(batch: Batch) -> Flags:
    codes, words = batch.columns.folded_codes, batch.columns.words
    before, after = codes[np.maximum(words.start - 1, 0)], codes[np.minimum(words.end, len(codes) - 1)]
    return (before == ord("-")) | (after == ord("-"))
