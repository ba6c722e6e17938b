"""Find percentages and large numbers in two styles, in one seed."""

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
from seedproof.text.codepoints import DIGIT
from seedproof.text.spans import Offsets

__all__ = ["NumberStyle"]

_FEWEST_DIGITS, _MOST_DIGITS = 5, 7  # years and page numbers have fewer, telephone numbers more
_GROUP = 3  # digits between two commas


class NumberStyle(BatchCheck):
    """Finds percentages, and numbers from ten thousand on, that an English seed writes in two ways.

    **Why it matters**
    Who extracts figures needs a rule for each style, and a text with two was put together from two sources.

    **Example**
    "Prices rose by 5% in May. … They had risen by 4 per cent in April."; "12,500 people", "14000 people".

    **When it is wrong**
    Houses that write "%" in headlines or tables and the word in text: headlines and quotations are left out, but not every
    headline is found. A number without commas may be a code: one that follows a word with a capital is left out.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL109"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "info"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first place of the rarer style."""
        words = batch.words
        if len(words) < 2:
            return
        figures = running_text(batch, np.flatnonzero(words.has_digit & batch.characters.is_(words.end - 1, DIGIT)), "en")
        signed, comma = (figures[batch.characters.are(words.end[figures], sign)] for sign in "%,")
        yield from styles(batch, "percentages", ((_whole(batch, signed), words.end[signed] + 1), _named(batch, figures)))
        yield from styles(batch, "large numbers", (_grouped(batch, comma), _solid(batch, figures)))


def _named(batch: Batch, figures: Offsets) -> Spans:
    """Return the spans of numbers with the word "percent", or the words "per cent", after them."""
    words = batch.words
    last = np.minimum(figures + 1, len(words) - 1)
    near, end = words.start[last] == words.end[figures] + 1, np.full(len(figures), -1)
    for form in english("percent"):
        after = [(word, np.minimum(figures + place, len(words) - 1)) for place, word in enumerate(form.split(), 1)]
        named = near & np.all([are(batch, frozenset((word,)), index) for word, index in after], axis=0)
        end[named] = words.end[after[-1][1][named]]
    kept = end >= 0
    return _whole(batch, figures[kept]), end[kept]


def _whole(batch: Batch, figures: Offsets) -> Offsets:
    """Return where the numbers begin of which these are the last figures: "10.3"."""
    words, before = batch.words, np.maximum(figures - 1, 0)
    joined = (words.start[figures] == words.end[before] + 1) & words.has_digit[before]
    point = joined & batch.characters.are(words.start[figures] - 1, ".,")
    return np.where(point, words.start[before], words.start[figures])


def _grouped(batch: Batch, first: Offsets) -> Spans:
    """Return the spans of numbers of five to six digits with a comma: of the words on either side of it."""
    words = batch.words
    last = np.minimum(first + 1, len(words) - 1)
    joined = (words.start[last] == words.end[first] + 1) & (words.length[last] == _GROUP) & words.has_digit[last]
    whole = joined & (words.length[first] <= _GROUP) & (words.length[first] >= _FEWEST_DIGITS - _GROUP)
    return words.start[first[whole]], words.end[last[whole]]


def _solid(batch: Batch, figures: Offsets) -> Spans:
    """Return the spans of numbers of five to seven digits and nothing else, between spaces, after no name."""
    words, characters, length = batch.words, batch.characters, batch.words.length[figures]
    long = figures[(length >= _FEWEST_DIGITS) & (length <= _MOST_DIGITS)]
    digits = characters.counted(DIGIT)
    pure = digits[words.end[long]] - digits[words.start[long]] == words.end[long] - words.start[long]
    alone = characters.are(words.start[long] - 1, " ") & characters.are(words.end[long], " .")
    alone &= ~words.initial_upper[np.maximum(long - 1, 0)]
    kept = long[pure & alone]
    return words.start[kept], words.end[kept]
