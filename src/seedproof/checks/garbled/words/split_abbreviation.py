"""An abbreviation that came apart: ``u. S.`` for ``U.S.``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.spans import Flags

#: Abbreviations of two letters with their usual form. Initials of people ("J. R.") are none of them.
_KNOWN: Final = {
    "us": "U.S.", "uk": "U.K.", "un": "U.N.", "eu": "E.U.", "dc": "D.C.", "la": "L.A.", "ny": "N.Y.",
    "am": "a.m.", "pm": "p.m.", "eg": "e.g.", "ie": "i.e.",
}  # fmt: skip


class SplitAbbreviation(BatchCheck):
    """Finds abbreviations with a space inside and letters of different case, or with their last full stop gone.

    **Why it matters**

    Rewriting software takes the full stop inside ``u.s.`` for the end of a sentence and starts a new one. The abbreviation is
    lost, and every sentence splitter breaks there too.

    **Example**

    ``the u. S. embassy``, ``at 9 p. M. on Friday``, ``a U. S warship``.

    **When it is wrong**

    Hardly ever: a sentence that ends in a single letter and is followed by one of a single letter. ``U. S.`` in capitals with both stops
    is an older style of printing and is not reported.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB303"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Look at pairs of single letters with a full stop and a space between them."""
        words, text = batch.words, batch.text
        for index in np.flatnonzero(_pairs(batch)).tolist():
            start, end = int(words.start[index]), int(words.end[index + 1])
            first, second = text[start], text[end - 1]
            usual = _KNOWN.get((first + second).lower())
            stopped = text[end : end + 1] == "."
            torn = (first.islower() and second.isupper()) or (first.isupper() and second.islower() and stopped)
            bare = first.isupper() and second.isupper() and not stopped and _goes_on(text, end)
            if usual and (torn or bare) and text[max(start - 1, 0)] != ".":
                yield _hit(text, start, end + stopped, usual)


def _pairs(batch: Batch) -> Flags:
    """Which words are a single letter that is followed by ``. `` and another single letter."""
    words, codes = batch.words, batch.characters.codes
    if len(words) < 2:
        return np.zeros(0, bool)
    single = words.end - words.start == 1
    apart = words.start[1:] - words.end[:-1] == 2
    found = np.flatnonzero(single[:-1] & single[1:] & apart)
    found = found[(codes[words.end[found]] == ord(".")) & (codes[words.end[found] + 1] == ord(" "))]
    flags = np.zeros(len(words), bool)
    flags[found] = True
    return flags


def _goes_on(text: str, end: int) -> bool:
    """Whether a word in lower case follows: "U. S warship", not "vitamin U. S and T are …" at a list's end."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].islower()


def _hit(text: str, start: int, end: int, usual: str) -> Hit:
    fix = Fix(safe=True, edits=(Edit(start=start, end=end, text=usual),))
    return Hit(start, end, f"“{text[start:end]}” is “{usual}” that came apart", fix=fix)
