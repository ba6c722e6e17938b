"""Calls to subscribe, sign up, buy or share between the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np
from pydantic import Field

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.inline.paragraphs import between_prose
from seedproof.checks.offtopic.inline.wording import removal, wording
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text import codepoints
from seedproof.text.codepoints import among
from seedproof.text.spans import Flags

__all__ = ["InlinePromo"]

_BUTTON: Final = 10  # words of a line that ends in a call: "The Harbour Gazette’s newsletter: subscribe now"


class InlinePromo(BatchCheck):
    """Finds calls to subscribe, sign up, buy or share between the paragraphs.

    **Why it matters**
    A box for the newsletter or a row of buttons stood beside the text; its words cut the article in two and recur on every page.

    **Example**
    "Sign up for our weekly newsletter" between two paragraphs.

    **When it is wrong**
    A heading in a text about newsletters, or instructions that tell the reader what to sign up for.

    **Options**
    `longest` (25): only lines of at most this many words are taken for a call.
    """

    code: ClassVar[str] = "OFF304"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"

    longest: int = Field(default=25, ge=1)

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each such line."""
        lines, between = batch.lines, between_prose(batch)
        button, lone = _buttons(batch)
        call = self._calls(batch)
        for line in np.flatnonzero((button | lone | call) & between).tolist():
            start, end = int(lines.start[line]), int(lines.end[line])
            shown = lines.text(line)[:60].rstrip()
            severity: Severity | None = "info" if lone[line] and not call[line] else None
            message = f"“{shown}” asks for a click in the middle of the article"
            yield Hit(start, end, message, severity=severity, fix=removal(start, end))

    def _calls(self, batch: Batch) -> Flags:
        """Lines that begin or end as a call does: "Sign up for our weekly newsletter", "The harbour calendar: order now"."""
        codes, lines, said = batch.characters.codes, batch.lines, wording(batch, "inline-promo")
        begins = said.start & (lines.word_count <= self.longest)
        ends = said.end & (lines.word_count <= _BUTTON) & ~among(codes[lines.end - 1], ".?")
        heading = among(codes[lines.start], "0123456789")  # "3. Sign up for our weekly newsletter"
        return (said.whole | begins | ends) & ~heading


def _buttons(batch: Batch) -> tuple[Flags, Flags]:
    """Lines that are nothing but a button, and those of one word with no other button beside them, which may be headings: "Print".

    "3. Donate" is a heading, and so is "Facebook" taken for one.
    """
    digits = batch.characters.counted(codepoints.DIGIT)
    button = wording(batch, "newsletter-promo", "share-and-follow").whole & (digits[batch.lines.end] == digits[batch.lines.start])
    padded = np.concatenate(([False], button, [False]))
    beside, network = padded[:-2] | padded[2:], batch.phrases.lines_with("network-name")
    word = batch.lines.word_count == 1
    return button & (beside | ~(network | word)), button & word & ~beside & ~network
