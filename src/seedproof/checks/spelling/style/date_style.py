"""Find dates that have the day before the month and after it, in one seed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling.shared.lists import are, english
from seedproof.checks.spelling.shared.running_text import running_text
from seedproof.checks.spelling.style.styles import Spans, styles
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.spans import Flags, Offsets

__all__ = ["DateStyle"]


class DateStyle(BatchCheck):
    """Finds English dates that have the day before the month in some places of a seed and after it in others.

    **Why it matters**
    A house has one style. A text with two was put together from two sources, and who extracts dates needs a rule for each.

    **Example**
    "The vote is on 12 March. … It was first planned for January 14."

    **When it is wrong**
    Names: "the 4th of July", "September 11". These two are left out, and so are headlines and quotations.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL110"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "info"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first date of the rarer style; turning dates round is left to people, as commas move with them."""
        words = batch.words
        if len(words) < 2:
            return
        month = running_text(batch, np.flatnonzero(are(batch, english("month")) & words.initial_upper), "en")
        before, after = _day(batch, month, -1), _day(batch, month, 1)
        yield from styles(batch, "dates", (_spans(batch, month[before] - 1), _spans(batch, month[after & ~before])))


def _spans(batch: Batch, first: Offsets) -> Spans:
    """Return the spans of dates, each given by the first of its two words."""
    return batch.words.start[first], batch.words.end[first + 1]


def _day(batch: Batch, month: Offsets, step: int) -> Flags:
    """Tell of which months the word before, or after, is the number of a day, a space away."""
    words, text = batch.words, batch.text
    other = np.clip(month + step, 0, len(words) - 1)
    low, high = np.minimum(month, other), np.maximum(month, other)
    near = (words.start[high] == words.end[low] + 1) & (words.line[low] == words.line[high]) & (words.length[other] <= 2)
    spans = zip(words.start[low].tolist(), words.end[high].tolist(), near.tolist(), strict=True)
    return np.array([here and _is_day(text[a:b].split()) for a, b, here in spans], bool)


def _is_day(words: list[str]) -> bool:
    """Tell whether the words are a month and a day, and no name as "September 11" is."""
    day = next((int(w) for w in words if w.isdecimal() and w.isascii()), 0)
    name = " ".join(words).lower()
    return 1 <= day <= 31 and name not in english("named-day")
