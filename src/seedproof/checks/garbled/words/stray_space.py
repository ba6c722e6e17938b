"""A space where none belongs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.words.gaps import gaps
from seedproof.checks.throughout import told
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity


class StraySpace(BatchCheck):
    """Finds a space before a mark, inside brackets, quotation marks or sums of money, or behind a hyphen.

    **Why it matters**

    A link or a tag stood there and left its space, or a text was put together from tokens. Programs that split sentences stumble on it.

    **Example**

    ``It will boost your health , and your mood .``; ``the harbour (built in 1902 )``; ``the club 's boats``; ``a half- marathon``;
    ``$30, 000``; Arabic ``الصباح ،``.

    **When it is wrong**

    Decimals (``.5``), names (``.NET``), rows of stops, signs between the items of a menu and texts about programming are left alone, and
    so are brackets with a space at both edges, hyphens that stand for what follows (``two- or three-room``) or for dashes, and the marks
    that some languages set with a space (``; : ! ?``). A document that does it more than three times does it throughout: the first
    place is told, with their number.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB313"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each space too many, and those of a document that is full of them once."""
        text, found = batch.text, gaps(batch)
        for place, more in told(batch, [gap.first for gap in found]):
            gap = found[place]
            edits = Edit(start=gap.start, end=gap.end, text=""), *((Edit(start=gap.last, end=gap.last, text=" "),) if gap.moved else ())
            # A hyphen with a space on one side may be a dash that lacks the other.
            fix = None if gap.what.endswith("hyphen") else Fix(safe=False, edits=edits)
            yield Hit(gap.first, gap.last, f"“{text[gap.first : gap.last]}” has a space {gap.what}{more}", fix=fix)
