"""Where UTF-8 may have been read as another character set: a cheap column that picks the places for ftfy to judge."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.checks.garbled._unusual import beyond_ascii, merged
from seedproof.text.batch import Batch
from seedproof.text.spans import Offsets

__all__ = ["accented_passages", "suspects"]

# What UTF-8 is misread as. In the Greek and Cyrillic ones every letter is a possible lead byte, so that only the
# leads which real mojibake has are listed: two-byte letters (C2 C3 C4 C5 D0 D1), punctuation (E2) and emoji (F0).
_CHARSETS: Final = ("latin-1", "cp1252", "cp1250", "cp1254", "cp1257", "iso-8859-2", "mac-roman", "cp437")
_NARROW_CHARSETS: Final = ("cp1251", "cp1253")
_NARROW_LEADS: Final = (0xC2, 0xC3, 0xC4, 0xC5, 0xCE, 0xCF, 0xD0, 0xD1, 0xE2, 0xF0)
_WORD, _WORDS, _APART = 4, 5, 60  # accented letters of a word, such words of a passage, characters between their beginnings


def suspects(batch: Batch) -> Offsets:
    """Return the positions at which two characters stand that can be the first two bytes of one UTF-8 character."""
    codes, leads, continuations = batch.columns.codes, *_pairs()
    at = batch.keep(beyond_ascii)
    at = at[at + 1 < len(codes)]
    at = at[leads[np.minimum(codes[at], 0xFFFF)] != 0]
    here, following = np.minimum(codes[at], 0xFFFF), np.minimum(codes[at + 1], 0xFFFF)
    return at[(leads[here] & continuations[following]) != 0]


@cache
def _pairs() -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint16]]:
    """For each code point, a bit for each character set in which it is a lead byte, and in which a continuation byte."""
    leads, continuations = np.zeros(0x10000, np.uint16), np.zeros(0x10000, np.uint16)
    for bit, charset in enumerate((*_CHARSETS, *_NARROW_CHARSETS)):
        wanted = _NARROW_LEADS if charset in _NARROW_CHARSETS else range(0xC2, 0xF5)
        for table, values in ((leads, wanted), (continuations, range(0x80, 0xC0))):
            for character in bytes(values).decode(charset, "ignore"):
                table[ord(character)] |= 1 << bit
    for character in "ÃÂ":  # the no-break space of “Ã ” and “Â ” is often flattened to a space
        leads[ord(character)] |= 1 << 15
    continuations[ord(" ")] |= 1 << 15
    continuations[0xFFFD] |= 1  # an undefined byte of cp1252 is often lost: “SlovenÄ�ina”
    return leads, continuations


def accented_passages(batch: Batch) -> list[tuple[int, int]]:
    """Return passages of words in nothing but accented Latin letters, as no language has: Russian bytes read as Latin-1."""
    columns = batch.columns
    at = batch.keep(beyond_ascii)
    at = at[columns.codes[at] - np.uint32(0xC0) < 0x40]
    breaks = np.flatnonzero(np.diff(at, prepend=-2, append=len(columns.codes) + 1) > 1)
    starts, ends = at[breaks[:-1]], at[breaks[1:] - 1] + 1
    starts, ends = starts[ends - starts >= _WORD], ends[ends - starts >= _WORD]
    line = np.searchsorted(columns.lines.start, starts, side="right")
    found = []
    for start, last in merged(starts, gap=_APART, groups=line):
        first, past = np.searchsorted(starts, (start, last)).tolist()
        if past - first >= _WORDS:
            found.append((start, int(ends[past - 1])))
    return found
