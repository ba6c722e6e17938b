"""Captions of pictures and videos between the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np
from pydantic import Field

from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic._wording import before_cut, removal, wording
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.batch import Batch
from seedproof.text.spans import Flags, running

__all__ = ["StrayCaption"]

_LONGEST_CREDIT: Final = 12  # words: "Photo: Ana Petrov and Jens Holm / Harbour Press, by kind permission"


class StrayCaption(BatchCheck):
    """Finds labels and credits of pictures and videos between the paragraphs, and the caption that follows a label.

    **Why it matters**
    The picture is gone; its label, credit and caption interrupt the text and read like a paragraph that makes no sense.

    **Example**
    "Image caption, / The harbour on Monday morning", "Photo: Ana Petrov / Harbour Press"

    **When it is wrong**
    A text about pictures may have such a word as a heading. The line after a label is taken for its caption only where the
    label ends with a comma or colon and the line does not end as a sentence of the article would. A credit is one only in a
    short line with paragraphs before and after it: above and below the article it may name the article's own source.

    **Options**
    `longest-caption` (30): a line after a label is its caption only up to this many words.
    """

    code: ClassVar[str] = "OFF301"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"

    longest_caption: int = Field(default=30, ge=0)

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each label with its caption."""
        lines, said = batch.columns.lines, wording(batch, "picture-label")
        label = (said.whole | (said.start & (lines.word_count <= self.longest_caption)) | _credit(batch)) & before_cut(batch)
        captioned = self._captioned(batch, said.whole & label)
        for line in np.flatnonzero(label).tolist():
            start, end = int(lines.start[line]), int(lines.end[line + captioned[line]])
            caption = " and its caption stand" if captioned[line] else " stands"
            shown = lines.text(line)[:60].rstrip(" ,:")
            yield Hit(start, end, f"the picture label “{shown}”{caption} in the text without the picture", fix=removal(start, end))

    def _captioned(self, batch: Batch, label: Flags) -> Flags:
        """Which labels are followed by their caption: "Image caption," or "Picture:" and then a line without a full stop."""
        columns, lines = batch.columns, batch.columns.lines
        if not len(lines):
            return label
        announces = label & np.isin(columns.codes[lines.end - 1], [ord(","), ord(":")])
        after = np.minimum(np.arange(len(lines)) + 1, len(lines) - 1)
        full_stop = columns.codes[lines.end - 1] == ord(".")
        fits = (lines.word_count <= self.longest_caption) & ~full_stop & ~label
        return announces & fits[after] & (lines.document[after] == lines.document) & (after > np.arange(len(lines)))


def _credit(batch: Batch) -> Flags:
    """Which lines credit a picture between two paragraphs of their document."""
    lines, said = batch.columns.lines, wording(batch, "picture-credit")
    first, last = lines.of_document[lines.document], lines.of_document[lines.document + 1]
    prose = running((lines.word_count > _LONGEST_CREDIT) & lines.ends_sentence)
    at = np.arange(len(lines))
    return said.start & (lines.word_count <= _LONGEST_CREDIT) & (prose[at] > prose[first]) & (prose[last] > prose[at])
