"""Quotation marks that stand the wrong way round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.sentences.quotes import faults
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity

_LONGEST: Final = 40  # characters of the word beside a mark that are shown (guessed)


class MismatchedQuotes(BatchCheck):
    """Finds a quotation mark turned the wrong way: an opening mark that closes, or a closing one that opens.

    **Why it matters**

    Programs that take quotations from a text pair the marks by their form, and pair everything after a turned one wrongly.

    **Example**

    ``a principle for the whole port “.`` closes with an opening mark; ``”We agree,” she said`` opens with a closing one.

    **When it is wrong**

    The marks of German, Polish, Danish or Swedish are known (``„so“``, ``»so«``, ``”so”``). A document that uses one form throughout
    is left alone.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB402"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the turned marks, each with the word before or after it."""
        text = batch.text
        for fault in batch.once(faults):
            if fault.kind == "turned":
                yield _hit(text, fault.offset, fault.right_form)


def _hit(text: str, at: int, right_form: str) -> Hit:
    start, end = at, at + 1
    if right_form == "”" or text[at] == "„":
        space = text[start - 1] == " "
        start -= space
        fix = Fix(safe=False, edits=(Edit(start=start, end=end, text=right_form),))
        while start > 0 and not text[start - 1].isspace() and at - start < _LONGEST:
            start -= 1
        return Hit(start, end, f"“{text[start:end]}” closes a quotation with an opening mark", fix=fix)
    fix = Fix(safe=False, edits=(Edit(start=start, end=end, text=right_form),))
    while end < len(text) and not text[end].isspace() and end - at < _LONGEST:
        end += 1
    return Hit(start, end, f"“{text[start:end]}” opens a quotation with a closing mark", fix=fix)
