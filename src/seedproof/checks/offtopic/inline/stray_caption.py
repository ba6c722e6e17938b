"""Captions of pictures and videos above and between the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Final

from pydantic import Field

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.inline.captions import Evidence, captions
from seedproof.checks.offtopic.inline.picture_labels import LONGEST_CAPTION, picture_labels
from seedproof.checks.offtopic.inline.stretches import Stretches
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.reporting import beginning, removal
from seedproof.checks.options import Count
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.spans import ranges

__all__ = ["StrayCaption"]

_IS: Final = {
    Evidence.CREDIT: "is the caption or credit of a picture",
    Evidence.FIGURE: "is the caption of a figure",
    Evidence.FILE: "names the file of a picture",
    Evidence.POSITION: "says who stands where in a picture",
    Evidence.TWIN: "is the caption, printed twice, of a picture",
}


class StrayCaption(BatchCheck):
    """Finds captions, credits and labels of pictures and videos that stand above, between or below the paragraphs.

    **Why it matters**
    The picture is gone; its label, credit and caption interrupt the text and read like a paragraph that makes no sense.

    **Example**
    "Image caption, / The harbour on Monday morning", "The quay at night. (Photo: Ana Petrov)", "Ana Petrov/Getty Images",
    "(Ana Petrov/Harbour Gazette via AP, File)", "Fig. 3: The quay", "Petrov (l.) and Holm", "quay-north.jpg", and a caption that is
    printed twice in a row.

    **When it is wrong**
    A text about pictures may have such a word as a heading, and a figure's caption may be kept on purpose. A line that ends in a
    credit is a caption if it has at most 45 words; of a longer one only the credit is reported. Lines that are printed twice are
    information: an edited text may hold them. The line after a label is taken
    for its caption only where the label ends with a comma or colon and the line does not end as a sentence of the article would.
    Below the last paragraph only a credit that is surely a picture's is told: another may be the article's own.

    **Options**
    `longest-caption` (30): a line with a label, or after one, is a caption only up to this many words.
    """

    code: ClassVar[str] = "OFF301"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT

    longest_caption: Annotated[Count, Field(ge=0)] = LONGEST_CAPTION

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each label with its caption, and each other line that its shape tells to be a caption."""
        batch = laid_out(batch)
        labels = picture_labels(batch, self.longest_caption)
        yield from _labelled(batch, labels)
        yield from _shaped(batch, labels)


def _labelled(batch: Batch, labels: Stretches) -> Iterator[Hit]:
    """Yield what is reported of labels and the captions that follow them."""
    lines = batch.lines
    columns = (column.tolist() for column in (*labels, *labels.spans(lines)))
    for first, last, doubtful, start, end in zip(*columns, strict=True):
        shown, what = beginning(lines.text(first)).rstrip(" ,:"), " and its caption stand" if last > first else " stands"
        message = f"the picture label “{shown}”{what} in the text without the picture"
        yield Hit(start, end, message, "info" if doubtful else None, fix=removal(start, end))


def _shaped(batch: Batch, labels: Stretches) -> Iterator[Hit]:
    """Yield what is reported of lines that have the shape of a caption, and neither are nor follow a label."""
    found = batch.once(captions)
    taken = set(ranges(labels.first, labels.last + 1).tolist())
    columns = (column.tolist() for column in (found.line, found.start, batch.lines.end[found.line], found.evidence, found.doubtful))
    for line, start, end, evidence, doubtful in zip(*columns, strict=True):
        if line not in taken:
            message = f"“{beginning(batch.text[start:end])}” {_IS[Evidence(evidence)]} that is not in the text"
            yield Hit(start, end, message, "info" if doubtful else None, fix=removal(start, end))
