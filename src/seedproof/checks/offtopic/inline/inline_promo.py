"""Calls to subscribe, sign up, buy or share between the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.inline.call_sentences import call_sentences
from seedproof.checks.offtopic.inline.interruptions import LONGEST_CALL, calls
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.reporting import beginning, removal
from seedproof.checks.options import Count
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["InlinePromo"]


class InlinePromo(BatchCheck):
    """Finds calls to subscribe, sign up, give, buy or share above, between and behind the paragraphs, and as sentences in them.

    **Why it matters**
    A box for the newsletter or a row of buttons stood beside the text; its words cut the article in two and recur on every page.

    **Example**
    "Sign up for our weekly newsletter" between two paragraphs; "… said the mayor. Follow us on Facebook." in one.

    **When it is wrong**
    A heading in a text about newsletters, or instructions that tell the reader what to sign up for.

    **Options**
    `longest` (25): only lines and sentences of at most this many words are taken for a call.
    """

    code: ClassVar[str] = "OFF304"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT

    longest: Count = LONGEST_CALL

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each such line."""
        batch = laid_out(batch)
        lines, found = batch.lines, calls(batch, self.longest)
        columns = (found.first.tolist(), found.doubtful.tolist(), *(edge.tolist() for edge in found.spans(lines)))
        for line, doubtful, start, end in zip(*columns, strict=True):
            message = f"“{beginning(lines.text(line))}” asks for a click in the middle of the article"
            yield Hit(start, end, message, "info" if doubtful else None, fix=removal(start, end))
        for start, end in zip(*(edge.tolist() for edge in call_sentences(batch, self.longest)), strict=True):
            yield Hit(
                start, end, f"“{beginning(batch.text[start:end])}” asks for a click in a paragraph of the article", fix=removal(start, end)
            )
