"""Letters within a text: whom one is addressed to, how it greets, and who signs it. An office writes these lines alike in all letters."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets

__all__ = ["of_letters"]

_GREETING: Final = 8  # words: "Dear Chairman Hale and Ranking Member Osei:" (guessed)
_ADDRESSED: Final = 12  # lines above the greeting, two or three for each whom it is addressed to (guessed)
_SIGNED: Final = 60  # lines below the closing: dozens sign some letters, each in two lines (guessed)
_LONGEST: Final = 12  # words of such a line (guessed)


def of_letters(batch: Batch) -> Flags:
    """Return which lines are the address and the greeting of a letter, or its closing and signatures."""
    lines, found = batch.lines, np.zeros(len(batch.lines), bool)
    hits = batch.phrases.of("letter-greeting")
    greeting = np.unique(hits.line[lines.word_count[hits.line] <= _GREETING])
    closing = np.unique(batch.phrases.of("letter-closing").line)
    found[greeting] = found[closing] = True
    if len(greeting) or len(closing):
        short = (lines.word_count <= _LONGEST) & ~(lines.ends_sentence & (lines.word_count > _LONGEST // 2))
        _spread(found, lines, greeting, -1, _ADDRESSED, short)
        _spread(found, lines, closing, 1, _SIGNED, short)
    return found


def _spread(found: Flags, lines: Lines, which: Offsets, step: int, most: int, short: Flags) -> None:
    """Flag the lines beside each of ``which``, in the direction of ``step``, as long as they are ``short`` and of its document."""
    for line in which.tolist():
        other = line + step
        while 0 <= other < len(lines) and abs(other - line) <= most and short[other] and lines.document[other] == lines.document[line]:
            found[other] = True
            other += step
