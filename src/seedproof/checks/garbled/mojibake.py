"""Text read with the wrong character set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import ClassVar

import numpy as np
import numpy.typing as npt
from ftfy import fix_encoding
from ftfy.badness import BADNESS_RE, is_bad

from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled._unusual import beyond_ascii, merged
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.batch import Batch
from seedproof.text.spans import Offsets

# What UTF-8 is misread as. In the Greek and Cyrillic ones every letter is a possible lead byte, so that only the
# leads which real mojibake has are listed: two-byte letters (C2 C3 C4 C5 D0 D1), punctuation (E2) and emoji (F0).
_CHARSETS = ("latin-1", "cp1252", "cp1250", "cp1254", "cp1257", "iso-8859-2", "mac-roman", "cp437")
_NARROW_CHARSETS = ("cp1251", "cp1253")
_NARROW_LEADS = (0xC2, 0xC3, 0xC4, 0xC5, 0xCE, 0xCF, 0xD0, 0xD1, 0xE2, 0xF0)
_REACH = 8  # characters on each side that ftfy's heuristic may look at
_JOIN = 40  # garbled words nearer than this are one finding
_LONGEST = 60  # characters of a word shown beyond the bad sequence
_SHOWN = 60
_SPACES = " \t\r\n"  # not the no-break space: it is the second byte of “à”


class Mojibake(BatchCheck):
    """Finds text that was decoded with the wrong character set.

    **Why it matters**

    “fÃ¼r” is no word of any language: nobody finds it by searching, and a model learns it as a word of its own.

    **Example**

    ``Die BrÃ¼cke ist wieder offen`` was ``Die Brücke ist wieder offen``.

    **When it is wrong**

    Texts about mojibake quote it, and strings of symbols such as drawn faces can look like it. The judgement is that
    of ftfy, which is careful: one odd name may be missed. Where no repair is known, the finding is a warning.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB101"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the stretches that ftfy's heuristic calls misread, each with ftfy's repair."""
        text = batch.columns.text
        for low, high in merged(_suspects(batch), gap=_JOIN):
            for start, end in _bad_words(text, low, high):
                yield _hit(text, start, end)


def _suspects(batch: Batch) -> Offsets:
    """Positions at which two characters stand that can be the first two bytes of one UTF-8 character."""
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


def _bad_words(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Stretches of whole words that hold a bad sequence near ``[low, high)``."""
    start = end = -1
    for match in BADNESS_RE.finditer(text, max(low - _REACH, 0), high + _REACH):
        first, last = _whole_words(text, match.start(), match.end())
        if start >= 0 and first - end <= _JOIN and "\n" not in text[end:first]:
            end = max(end, last)
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end


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


def _hit(text: str, start: int, end: int) -> Hit:
    broken = text[start:end]
    repaired = fix_encoding(broken)
    shown = broken if len(broken) <= _SHOWN else f"{broken[:_SHOWN]}…"
    if repaired == broken:
        return Hit(start, end, f"“{shown}” was decoded with the wrong character set", "warning")
    meant = repaired if len(repaired) <= _SHOWN else f"{repaired[:_SHOWN]}…"
    fix = Fix(safe=not is_bad(repaired), edits=(Edit(start=start, end=end, text=repaired),))
    return Hit(start, end, f"“{shown}” was decoded with the wrong character set: “{meant}”", fix=fix)
