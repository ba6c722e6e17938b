"""Captions of pictures and videos above and between the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np
from pydantic import Field

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.inline.captions import Sign, captions
from seedproof.checks.offtopic.inline.credits import NO_CREDIT, picture_credits
from seedproof.checks.offtopic.inline.paragraphs import between_prose
from seedproof.checks.offtopic.inline.wording import before_cut, removal, wording
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.codepoints import among
from seedproof.text.spans import Flags

__all__ = ["StrayCaption"]

_IS: Final = {
    Sign.CREDIT: "is the caption or credit of a picture",
    Sign.FIGURE: "is the caption of a figure",
    Sign.FILE: "names the file of a picture",
    Sign.PLACE: "says who stands where in a picture",
    Sign.TWIN: "is the caption, printed twice, of a picture",
}
_LONGEST_CREDIT: Final = 12  # words: "Photo: Ana Petrov and Jens Holm / Harbour Press, by kind permission"


class StrayCaption(BatchCheck):
    """Finds captions, credits and labels of pictures and videos that stand above or between the paragraphs.

    **Why it matters**
    The picture is gone; its label, credit and caption interrupt the text and read like a paragraph that makes no sense.

    **Example**
    "Image caption, / The harbour on Monday morning", "The quay at night. (Photo: Ana Petrov)", "Ana Petrov/Getty Images",
    "Fig. 3: The quay", "Petrov (l.) and Holm", "quay-north.jpg", and a caption that is printed twice in a row.

    **When it is wrong**
    A text about pictures may have such a word as a heading, and a figure's caption may be kept on purpose. A line that ends in a
    credit is a caption if it has at most 45 words; of a longer one only the credit is reported. Numbered figures, and captions that only
    a label tells ("The quay. Image: Ana Petrov"), are information: an edited text may hold them. The line after a label is taken
    for its caption only where the label ends with a comma or colon and the line does not end as a sentence of the article would.
    Below the last paragraph nothing is taken for a credit: it may be the article's own.

    **Options**
    `longest-caption` (30): a line with a label, or after one, is a caption only up to this many words.
    """

    code: ClassVar[str] = "OFF301"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"

    longest_caption: int = Field(default=30, ge=0)

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each label with its caption, and each other line that its shape tells to be a caption."""
        lines, said = batch.lines, wording(batch, "picture-label")
        told, credit = said.whole | (said.start & (lines.word_count <= self.longest_caption)), _credit(batch)
        label, sure = (told | credit) & before_cut(batch), told | (batch.once(picture_credits).start != NO_CREDIT)
        captioned = self._captioned(batch, said.whole & label)
        for line in np.flatnonzero(label).tolist():
            start, end = int(lines.start[line]), int(lines.end[line + captioned[line]])
            caption = " and its caption stand" if captioned[line] else " stands"
            shown = lines.text(line)[:60].rstrip(" ,:")
            severity: Severity | None = None if sure[line] else "info"  # "Photo by photo, the quay came back to life"
            message = f"the picture label “{shown}”{caption} in the text without the picture"
            yield Hit(start, end, message, severity=severity, fix=removal(start, end))
        yield from _shaped(batch, ~label & ~np.roll(captioned, 1))

    def _captioned(self, batch: Batch, label: Flags) -> Flags:
        """Which labels are followed by their caption: "Image caption," or "Picture:" and then a line without a full stop."""
        lines = batch.lines
        if not len(lines):
            return label
        announces = label & among(batch.characters.codes[lines.end - 1], ",:")
        after = np.minimum(np.arange(len(lines)) + 1, len(lines) - 1)
        full_stop = batch.characters.codes[lines.end - 1] == ord(".")
        fits = (lines.word_count <= self.longest_caption) & ~full_stop & ~label
        return announces & fits[after] & (lines.document[after] == lines.document) & (after > np.arange(len(lines)))


def _credit(batch: Batch) -> Flags:
    """Which lines begin as a credit does, between two paragraphs."""
    return wording(batch, "picture-credit").start & (batch.lines.word_count <= _LONGEST_CREDIT) & between_prose(batch)


def _shaped(batch: Batch, asked: Flags) -> Iterator[Hit]:
    """Report those of the lines ``asked`` about that have the shape of a caption."""
    found = captions(batch)
    for line in np.flatnonzero((found.sign != Sign.NONE) & asked).tolist():
        start, end = int(found.start[line]), int(batch.lines.end[line])
        shown, what = batch.text[start:end][:60].rstrip(), _IS[Sign(found.sign[line])]
        severity: Severity | None = None if found.sure[line] else "info"
        yield Hit(start, end, f"“{shown}” {what} that is not in the text", severity=severity, fix=removal(start, end))
