"""An abbreviation that came apart: ``u. S.`` for ``U.S.``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.english import english_list
from seedproof.text.spans import Offsets


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
        for index in _letter_pairs(batch).tolist():
            start, end = int(words.start[index]), int(words.end[index + 1])
            first, second = text[start], text[end - 1]
            usual = _usual_forms().get((first + second).lower())
            stopped = text[end : end + 1] == "."
            torn = (first.islower() and second.isupper()) or (first.isupper() and second.islower() and stopped)
            bare = first.isupper() and second.isupper() and not stopped and _goes_on(text, end)
            if usual and (torn or bare) and text[max(start - 1, 0)] != ".":
                yield _hit(text, start, end + stopped, usual)


@cache
def _usual_forms() -> Mapping[str, str]:
    """Return abbreviations of two letters with their usual form. Initials of people ("J. R.") are none of them."""
    return {form.replace(".", "").lower(): form for form in english_list("spacing", "dotted")}


def _letter_pairs(batch: Batch) -> Offsets:
    """Return the indexes of words of one letter that are followed by ``. `` and another single letter."""
    words, characters = batch.words, batch.characters
    single = words.end - words.start == 1
    found = np.flatnonzero(single[:-1] & single[1:] & (words.start[1:] - words.end[:-1] == 2))
    return found[characters.are(words.end[found], ".") & characters.are(words.end[found] + 1, " ")]


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a word in lower case follows: "U. S warship", not "vitamin U. S and T are …" at a list's end."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].islower()


def _hit(text: str, start: int, end: int, usual: str) -> Hit:
    fix = Fix(safe=True, edits=(Edit(start=start, end=end, text=usual),))
    return Hit(start, end, f"“{text[start:end]}” is “{usual}” that came apart", fix=fix)
