"""Stretches that were read with the wrong character set: a cheap column picks candidates, ftfy and strict decoding judge them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.garbled.encoding.stretches import pairs, stretches
from seedproof.core.patterns import regex
from seedproof.text.compiled import compiled
from seedproof.text.spans import Flags, Offsets, holder

__all__ = ["accented_passages", "decoded", "mojibake_spans", "outside_mojibake"]

# What UTF-8 is misread as. In the Greek and Cyrillic ones every letter is a possible lead byte, so that only the
# leads which real mojibake has are listed: two-byte letters (C2 C3 C4 C5 D0 D1), punctuation (E2) and emoji (F0).
_CHARSETS: Final = ("latin-1", "cp1252", "cp1250", "cp1254", "cp1257", "iso-8859-2", "mac-roman", "cp437")
_NARROW_CHARSETS: Final = ("cp1251", "cp1253")
_NARROW_LEADS: Final = (0xC2, 0xC3, 0xC4, 0xC5, 0xCE, 0xCF, 0xD0, 0xD1, 0xE2, 0xF0)
_OFTEN_CUT: Final = (0xE2, 0xF0)  # the dash, the quotation mark and the emoji, whose last byte has no character in cp1252
_REACH: Final = 8  # characters that ftfy may look at beside a candidate (guessed)
_JOIN: Final = 40  # characters between words of one finding (guessed)
_LONGEST: Final = 60  # characters of a word that are shown (guessed)
_BEFORE_SPACE: Final = ("Ã\xa0", "Â\xa0")
_SPACES: Final = " \t\r\n"  # not the no-break space: it is the second byte of “à”
_SEQUENCE: Final = regex("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SWEDISH: Final = regex("Ã[–…†˜œŸ€][a-zà-ÿ]{2}")  # no word of any language begins so: "Ã…ndalsnes", "Ã–stersund"
_ONE: Final = regex("(?<![A-ZÀ-ß]{2})Ã(?:[^\\w\\s]|[ªº¹²³µ])")
_HALF: Final = regex(r"(?<=[A-Za-z])(?<!voil)â(?:s|t|re|ll|ve|d|m)?(?![^\W\d_])|(?<!\S)â(?:[A-Z]|(?!\S))|(?<=[.,!?])â\??(?!\w)")
_QUOTED: Final = regex(r"(?:\A|[\s(\[{„“–—-])(?:»[^\W\d_][^»«\n]{0,200}«|”[^\W\d_][^”“\n]{0,200}”)")
_ACCENTED: Final = 4  # accented letters and nothing else in a word of a passage in another alphabet (guessed)
_WORDS: Final = 5  # such words of a passage (guessed)
_APART: Final = 60  # characters between their beginnings (guessed)


class _Bytes(NamedTuple):
    """Columns by code point, with a bit for each character set in which the character is read from such a byte.

    ``short``: lead bytes that one continuation byte is enough for.
    ``long``: lead bytes that need two.
    ``continuation``: continuation bytes.
    """

    short: npt.NDArray[np.uint16]
    long: npt.NDArray[np.uint16]
    continuation: npt.NDArray[np.uint16]


def mojibake_spans(batch: Batch) -> list[tuple[int, int]]:
    """Return the stretches that ftfy calls misread, or that are UTF-8 from end to end; use as ``batch.once(mojibake_spans)``."""
    text, lines = batch.text, batch.lines
    passages, at = accented_passages(batch), _candidates(batch)
    near = stretches(at, gap=_JOIN, groups=lines.containing(at))
    line = lines.containing(near.start)
    found: list[tuple[int, int]] = []
    for (low, high), start, end in zip(pairs(near), lines.start[line].tolist(), lines.end[line].tolist(), strict=True):
        window = max(low - _REACH, start), min(high + _REACH, end)
        words = list(_bad_words(text, *window))
        words += [word for word in _decodable(text, *window) if all(word[1] <= s or e <= word[0] for s, e in words)]
        found += [(s, e) for s, e in words if (k := bisect_left(passages, (e,))) == 0 or passages[k - 1][1] <= s]
    found += [(s, e) for s, e in _half_lost(batch) if all(e <= low or s >= high for low, high in found)]
    return sorted(found + _beside(batch, at, found))


def _half_lost(batch: Batch) -> list[tuple[int, int]]:
    """Return words of English with the first byte of a curly mark or a dash alone, whose others were lost: "wasnât", "safe,â?"."""
    characters = batch.characters
    at = characters.beyond_ascii[characters.codes[characters.beyond_ascii] == ord("â")]
    at = at[batch.languages.lines_in("en")[batch.lines.containing(at)]]
    at = at[np.array([_HALF.match(batch.text, offset, offset + 4) is not None for offset in at.tolist()], bool)]
    near = stretches(at, gap=_JOIN, groups=batch.lines.containing(at))
    return [_whole_words(batch.text, start, end) for start, end in pairs(near)]


def _beside(batch: Batch, at: Offsets, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return words of documents with misread stretches that are UTF-8 with one letter read wrong: alone, "PÃ¥" would prove nothing."""
    starts, ends = (np.array([span[k] for span in sorted(found)], np.int64) for k in (0, 1))
    damaged = np.zeros(len(batch), bool)
    damaged[batch.document_of(starts)] = True
    left = at[damaged[batch.document_of(at)]]
    words = {_whole_words(batch.text, offset, offset + 1) for offset in left[holder(left, starts, ends) < 0].tolist()}
    return [(start, end) for start, end in words if _one_letter_wrong(batch.text[start:end])]


def _one_letter_wrong(word: str) -> bool:
    """Tell whether a word is UTF-8 with one small letter read wrong, and not one in capitals with a mark behind it ("MANHÃ…")."""
    found = _ONE.search(word)
    try:
        return found is not None and word.encode("sloppy-windows-1252").decode("utf-8").isprintable()
    except UnicodeError:
        return False


def outside_mojibake(batch: Batch, offsets: Offsets) -> Flags:
    """Return which offsets lie in no misread stretch: what stands there is part of what ``mojibake`` tells."""
    spans = sorted({*accented_passages(batch), *batch.once(mojibake_spans)}) if len(offsets) else []
    starts, ends = (np.array([span[k] for span in spans], np.int64) for k in (0, 1))
    return holder(offsets, starts, ends) < 0


def accented_passages(batch: Batch) -> list[tuple[int, int]]:
    """Return passages of words in nothing but accented Latin letters, as no language has: Russian bytes read as Latin-1."""
    at = batch.characters.beyond_ascii
    at = at[batch.characters.codes[at] - np.uint32(0xC0) < 0x40]
    starts, ends = stretches(at)
    long = ends - starts >= _ACCENTED
    starts, ends = starts[long], ends[long]
    found = []
    for start, last in pairs(stretches(starts, gap=_APART, groups=batch.lines.containing(starts))):
        first, past = np.searchsorted(starts, (start, last)).tolist()
        if past - first >= _WORDS:
            found.append((start, int(ends[past - 1])))
    return found


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
        if len(sequences) > 1 or amid or _SWEDISH.match(word):
            return meant
    return ""


def _candidates(batch: Batch) -> Offsets:
    """Return the offsets at which characters stand that can be the bytes of one UTF-8 character."""
    table, at = _bytes(), batch.characters.beyond_ascii
    short, long = _bits(batch, table.short, at), _bits(batch, table.long, at)
    lead = (short | long) != 0
    at, short, long = at[lead], short[lead], long[lead]
    second, third = (_bits(batch, table.continuation, at + step) for step in (1, 2))
    # "Księży" holds the first two bytes of a Chinese character, and no third: not worth the 0.1 s that ftfy takes to load.
    return at[(short & second | long & second & third) != 0]


def _bits(batch: Batch, column: npt.NDArray[np.uint16], offsets: Offsets) -> npt.NDArray[np.uint16]:
    """Return the bits of the characters at ``offsets``, none outside the text and for characters past U+FFFF."""
    return column[np.minimum(batch.characters.codes_at(offsets), 0xFFFF)]


@compiled(_Bytes)
def _bytes() -> _Bytes:
    """Take the characters of each character set for bytes."""
    table = _Bytes(*(np.zeros(0x10000, np.uint16) for _ in range(3)))
    for bit, charset in enumerate((*_CHARSETS, *_NARROW_CHARSETS)):
        leads = [b for b in range(0xC2, 0xF5) if charset in _CHARSETS or b in _NARROW_LEADS]
        enough = [b for b in leads if b < 0xE0 or b in _OFTEN_CUT]
        for column, values in zip(table, (enough, [b for b in leads if b not in enough], range(0x80, 0xC0)), strict=True):
            for character in bytes(values).decode(charset, "ignore"):
                column[ord(character)] |= 1 << bit
    for character in "ÃÂ":  # the no-break space of “Ã ” and “Â ” is often flattened to a space
        table.short[ord(character)] |= 1 << 15
    table.short[0xA0] = 0  # byte CA of Mac Roman, which begins no letter that is common in any text
    table.continuation[ord(" ")] |= 1 << 15
    table.continuation[0xFFFD] |= 1  # an undefined byte of cp1252 is often lost: “SlovenÄ�ina”
    return table


def _bad_words(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of whole words that hold a bad sequence in ``[low, high)``."""
    from ftfy.badness import BADNESS_RE  # here, as it takes 0.1 s and few texts need it

    start = end = -1
    for match in BADNESS_RE.finditer(text[low:high]):
        first = low + match.start()
        if match[0] in _BEFORE_SPACE and text[first - 1 : first].isupper():
            continue  # "MANHÃ" and a no-break space: a word in capitals that ends in such a letter
        if _QUOTED.match(text, first - 1 if first else 0):
            continue  # "»éltanuló«", "”Ändra”": a quotation that begins with an accented letter
        if low + match.end() <= end:
            continue  # of the same word: a line may be one, and all of it be misread
        first, last = _whole_words(text, first, low + match.end())
        if start >= 0 and first - end <= _JOIN:
            end = max(end, last)
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end


def _decodable(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield words that ftfy lets pass, as each of their sequences might be sound, but that are UTF-8 from end to end: "RĹŻĹľiÄŤka"."""
    for match in re.finditer(r"[^ \t\r\n]+", text[low:high]):
        start, end = _whole_words(text, low + match.start(), low + match.end())
        if decoded(text[start:end]):
            yield start, end


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return ``[start, end)`` without spaces at its ends, grown to whole words; but never far, as a line may be one word."""
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
