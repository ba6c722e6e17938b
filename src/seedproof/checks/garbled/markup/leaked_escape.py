"""Characters written as a program writes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.markup.escapes import escapes, meaning
from seedproof.checks.garbled.markup.spans import in_prose
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity

_SHOWN: Final = 60


class LeakedEscape(BatchCheck):
    r"""Finds escapes of a program in the text: ``\u2019``, ``\n``, ``\"``, ``%C3%A9``, ``=C3=A9``.

    **Why it matters**

    They stand where a quotation mark, a line end or an accented letter stood. Words are split or run together at each of them.

    **Example**

    ``Rivera\u2019s boat came in.\nNobody was hurt.``, ``the caf%C3%A9``, ``They don\'t agree.``

    **When it is wrong**

    Articles about programming quote them; documents and lines that speak of such things are left alone, and so are paths
    (``C:\news``), formulas (``\nabla``) and web addresses.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB206"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the escapes, each with what it stands for."""
        text = batch.text
        return [_hit(text, start, end) for start, end in in_prose(batch, escapes(batch))]


def _hit(text: str, start: int, end: int) -> Hit:
    escape = text[start:end]
    meant = meaning(escape)
    shown = meant if meant.strip() and meant.isprintable() else "a line end" if "\n" in meant else "a space"
    fix = Fix(safe="\ufffd" not in meant and meant.isprintable(), edits=(Edit(start=start, end=end, text=meant),))
    return Hit(start, end, f"“{escape[:_SHOWN]}” is how a program writes {f'“{shown[:_SHOWN]}”' if shown == meant else shown}", fix=fix)
