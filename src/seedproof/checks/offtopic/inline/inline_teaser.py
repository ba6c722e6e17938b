"""Links to other articles between the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import Field

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.inline.wording import before_cut, removal, wording
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["InlineTeaser"]


class InlineTeaser(BatchCheck):
    """Finds links to other articles between the paragraphs.

    **Why it matters**
    A headline of another story, often on the same topic, stands where a sentence of this one is expected.

    **Example**
    "Read more: Harbour reopens after the storm"

    **When it is wrong**
    A list of sources that the author gives in the text under such a heading.

    **Options**
    `longest` (30): only lines of at most this many words are taken for a teaser.
    """

    code: ClassVar[str] = "OFF303"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"

    longest: int = Field(default=30, ge=1)

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each teaser; a label on a line of its own takes the headline after it along."""
        lines, said = batch.lines, wording(batch, "inline-teaser")
        short = (lines.word_count <= self.longest) & before_cut(batch)
        headline = short & ~lines.ends_sentence
        for line in np.flatnonzero((said.whole | said.start) & short).tolist():
            after = line + 1
            joined = said.whole[line] and after < len(lines) and headline[after] and lines.document[after] == lines.document[line]
            start, end = int(lines.start[line]), int(lines.end[after if joined else line])
            shown = lines.text(line)[:60].rstrip()
            yield Hit(start, end, f"“{shown}” points to another article in the middle of this one", fix=removal(start, end))
