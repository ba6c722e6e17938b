"""An article beside another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.shared.determiners import determiner_clashes
from seedproof.core.finding import Family, Hit, Severity


class StrayDeterminer(BatchCheck):
    """Finds two English articles side by side, or an article before a possessive.

    **Why it matters**

    An edit left the old word standing beside the new one, or a word between them is lost. Rewriting software leaves it too: where
    it does so all over a document, ``spun-document`` says it of the whole.

    **Example**

    ``by most accounts a the likelier candidate``; ``on the a part of the council``.

    **When it is wrong**

    A letter as a name ("the A side") and foreign phrases ("the a cappella choir") are known. A sentence about articles is not.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB311"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each pair; which of the two is right, only a reader can tell."""
        words, text = batch.words, batch.text
        for index in batch.once(determiner_clashes).tolist():
            start, end = int(words.start[index]), int(words.end[index + 1])
            yield Hit(start, end, f"“{text[start:end]}”: one of the two words is left over, or a word between them is lost")
