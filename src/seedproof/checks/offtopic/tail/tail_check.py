"""What the checks of tails have in common: each reports the segments that have its own name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.reporting import first_line, removal
from seedproof.checks.offtopic.tail.segments import Segment
from seedproof.checks.offtopic.tail.tails import tails
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["TailCheck"]

# Of 70 tails without wording of their own that were read below .95, 4 of 27 below this were wrong, 4 of 43 above it.
_LIKELY: Final = 0.85  # below it such a tail is information
_NEARLY_CERTAIN: Final = 0.97  # a line this likely to be behind the article's end is an error: 1 in 1,000 clean texts has one


class TailCheck(BatchCheck):
    """Reports the segments of tails that have the check's own name.

    ``what``: what such a segment is, in the words of the message
    ``worth_keeping``: whether a corpus may want it, so that there is no fix, which would take it out
    ``worded``: whether it has wording of its own, so that it is told by more than its place
    """

    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT
    what: ClassVar[str]
    worth_keeping: ClassVar[bool] = False
    worded: ClassVar[bool] = True

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the segments: an error where the article has nearly certainly ended before, else a warning or information."""
        for segment in batch.once(tails):
            if segment.label == self.name():
                yield self._hit(segment, first_line(batch.text[segment.start : segment.end]))

    def _hit(self, segment: Segment, shown: str) -> Hit:
        """Return what is reported of a segment."""
        likely = segment.likely
        certain = likely is not None and likely >= _NEARLY_CERTAIN
        doubtful = self.severity == "info" or (not self.worded and likely is not None and likely < _LIKELY)
        severity: Severity = "info" if doubtful else "error" if certain else "warning"
        fix = None if self.worth_keeping else removal(segment.start, segment.end, safe=certain)
        return Hit(segment.start, segment.end, f"“{shown}” is {self.what}, not the article", severity, likely and round(likely, 2), fix)
