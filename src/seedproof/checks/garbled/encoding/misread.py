"""Where text was read with the wrong character set: a cheap column picks the places, ftfy and strict decoding judge them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.rare_characters import merged
from seedproof.text.spans import Flags, Offsets, holder

__all__ = ["accented_passages", "decoded", "misread", "outside", "suspects"]

# What UTF-8 is misread as. In the Greek and Cyrillic ones every letter is a possible lead byte, so that only the
# leads which real mojibake has are listed: two-byte letters (C2 C3 C4 C5 D0 D1), punctuation (E2) and emoji (F0).
_CHARSETS: Final = ("latin-1", "cp1252", "cp1250", "cp1254", "cp1257", "iso-8859-2", "mac-roman", "cp437")
_NARROW_CHARSETS: Final = ("cp1251", "cp1253")
_NARROW_LEADS: Final = (0xC2, 0xC3, 0xC4, 0xC5, 0xCE, 0xCF, 0xD0, 0xD1, 0xE2, 0xF0)
_OFTEN_CUT: Final = (0xE2, 0xF0)  # the dash, the quotation mark and the emoji, whose last byte has no character in cp1252
_REACH, _JOIN, _LONGEST = 8, 40, 60  # characters that ftfy may look at beside a suspect, between words of one finding, of a word shown
_SPACED: Final = ("Ã\xa0", "Â\xa0")
_SPACES: Final = " \t\r\n"  # not the no-break space: it is the second byte of “à”
_SEQUENCE: Final = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WORD, _WORDS, _APART = 4, 5, 60  # accented letters of a word, such words of a passage, characters between their beginnings


def suspects(batch: Batch) -> Offsets:
    """Return the positions at which characters stand that can be the bytes of one UTF-8 character."""
    codes, (short, long, continuations) = batch.characters.codes, _bytes()
    at = batch.characters.beyond_ascii
    at = at[at + 1 < len(codes)]
    here = np.minimum(codes[at], 0xFFFF)
    at, here = (column[(short | long)[here] != 0] for column in (at, here))
    second, third = (continuations[np.minimum(codes.take(at + step, mode="clip"), 0xFFFF)] for step in (1, 2))
    third[at + 2 == len(codes)] = 0  # past the end there is none
    # "Księży" holds the first two bytes of a Chinese character, and no third: not worth the 0.1 s that ftfy takes to load.
    return at[(short[here] & second | long[here] & second & third) != 0]


@cache
def _bytes() -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint16], npt.NDArray[np.uint16]]:
    """For each code point, a bit for each character set in which it is a lead byte that one continuation byte is enough for, a lead
    byte that needs two, and a continuation byte.
    """
    short, long, continuations = (np.zeros(0x10000, np.uint16) for _ in range(3))
    for bit, charset in enumerate((*_CHARSETS, *_NARROW_CHARSETS)):
        leads = [b for b in range(0xC2, 0xF5) if charset in _CHARSETS or b in _NARROW_LEADS]
        enough = [b for b in leads if b < 0xE0 or b in _OFTEN_CUT]
        for table, values in ((short, enough), (long, [b for b in leads if b not in enough]), (continuations, range(0x80, 0xC0))):
            for character in bytes(values).decode(charset, "ignore"):
                table[ord(character)] |= 1 << bit
    for character in "ÃÂ":  # the no-break space of “Ã ” and “Â ” is often flattened to a space
        short[ord(character)] |= 1 << 15
    short[0xA0] = 0  # byte CA of Mac Roman, which begins no letter that is common in any text
    continuations[ord(" ")] |= 1 << 15
    continuations[0xFFFD] |= 1  # an undefined byte of cp1252 is often lost: “SlovenÄ�ina”
    return short, long, continuations


def misread(batch: Batch) -> list[tuple[int, int]]:
    """Return the stretches that ftfy calls misread, or that are UTF-8 from end to end; use as ``batch.once(misread)``."""
    text, lines = batch.text, batch.lines
    passages, found = accented_passages(batch), []
    at = suspects(batch)
    for low, high in merged(at, gap=_JOIN, groups=np.searchsorted(lines.start, at, side="right") - 1):
        index = int(np.searchsorted(lines.start, low, side="right")) - 1
        window = max(low - _REACH, int(lines.start[index])), min(high + _REACH, int(lines.end[index]))
        stretches = list(_bad_words(text, *window)) or list(_decodable(text, *window))
        found += [(s, e) for s, e in stretches if not any(s < past and e > first for first, past in passages)]
    return found


def outside(batch: Batch, positions: Offsets) -> Flags:
    """Return which positions lie in no misread stretch: what stands there is part of what ``mojibake`` tells."""
    spans = sorted({*accented_passages(batch), *batch.once(misread)}) if len(positions) else []
    starts, ends = (np.array([span[k] for span in spans], np.int64) for k in (0, 1))
    return holder(positions, starts, ends) < 0


def _bad_words(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Stretches of whole words that hold a bad sequence in ``[low, high)``."""
    from ftfy.badness import BADNESS_RE  # here, as it takes 0.1 s and few texts need it

    start = end = -1
    for match in BADNESS_RE.finditer(text[low:high]):
        first = low + match.start()
        if match[0] in _SPACED and text[first - 1 : first].isupper():
            continue  # "MANHÃ" and a no-break space: a word in capitals that ends in such a letter
        first, last = _whole_words(text, low + match.start(), low + match.end())
        if start >= 0 and first - end <= _JOIN:
            end = max(end, last)
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end


def _decodable(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Words that ftfy lets pass, as each of their sequences might be sound, but that are UTF-8 from end to end: "RĹŻĹľiÄŤka"."""
    for match in re.finditer(r"[^ \t\r\n]+", text[low:high]):
        start, end = _whole_words(text, low + match.start(), low + match.end())
        if decoded(text[start:end]):
            yield start, end


def decoded(word: str) -> str:
    """Return what a word was if it is UTF-8 with two letters read wrong, or one in the midst of others, and nothing if not."""
    if "\xa0" in word:  # "SELKÄ" and a no-break space
        return ""
    for charset in ("sloppy-windows-1252", "sloppy-windows-1250", "sloppy-windows-1254", "sloppy-windows-1257"):
        try:
            raw = word.encode(charset)
            meant = raw.decode("utf-8")
        except UnicodeError:
            continue
        sequences = list(_SEQUENCE.finditer(raw.decode("latin-1")))
        amid = [m for m in sequences if len(m[0]) > 2 and (m[0][0] == "\xe2" or (raw[: m.start()].isalpha() and raw[m.end() :].isalpha()))]
        if len(sequences) > 1 or amid:
            return meant
    return ""


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without spaces at its ends, grown to whole words; but never far, as a line may be one word."""
    while start < end - 1 and text[start] in _SPACES:
        start += 1
    while end > start + 1 and text[end - 1] in _SPACES:
        end -= 1
    floor, ceiling = max(start - _LONGEST, 0), min(end + _LONGEST, len(text))
    while start > floor and text[start - 1] not in _SPACES:
        start -= 1
    while end < ceiling and text[end] not in _SPACES:
        end += 1
    return start, end


def accented_passages(batch: Batch) -> list[tuple[int, int]]:
    """Return passages of words in nothing but accented Latin letters, as no language has: Russian bytes read as Latin-1."""
    at = batch.characters.beyond_ascii
    at = at[batch.characters.codes[at] - np.uint32(0xC0) < 0x40]
    breaks = np.flatnonzero(np.diff(at, prepend=-2, append=len(batch.characters.codes) + 1) > 1)
    starts, ends = at[breaks[:-1]], at[breaks[1:] - 1] + 1
    starts, ends = starts[ends - starts >= _WORD], ends[ends - starts >= _WORD]
    line = np.searchsorted(batch.lines.start, starts, side="right")
    found = []
    for start, last in merged(starts, gap=_APART, groups=line):
        first, past = np.searchsorted(starts, (start, last)).tolist()
        if past - first >= _WORDS:
            found.append((start, int(ends[past - 1])))
    return found
