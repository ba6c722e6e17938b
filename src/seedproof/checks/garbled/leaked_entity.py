"""Character references that nobody turned into characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar, Final

from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled._entities import references, unescaped
from seedproof.checks.garbled._technical import Span
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.batch import Batch

_CONTRACTION: Final = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")
_SHOWN = 60


class LeakedEntity(BatchCheck):
    """Finds character references such as ``&nbsp;`` or ``#39;`` that were never turned into characters.

    **Why it matters**

    “Rivera #39;s” is read as three words and a number. Text that was escaped twice shows it wherever a quote or dash stood.

    **Example**

    ``the harbour&amp;nbsp;office``, ``Rivera #39;s boat``, ``quot;We are ready, quot; she said``.

    **When it is wrong**

    Articles about web pages name them; documents and lines that speak of such things are left alone, and addresses
    with parameters (``?a=1&lt=2``) too. A plain ``&`` is never flagged.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB202"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the references, each with the character it stands for."""
        text = batch.columns.text
        group: list[Span] = []
        for span in references(batch):
            if group and span[0] > group[-1][1]:
                yield _hit(text, group)
                group = []
            if not group or span[0] == group[-1][1]:
                group.append(span)
        if group:
            yield _hit(text, group)


def _hit(text: str, group: list[Span]) -> Hit:
    start, end = group[0][0], group[-1][1]
    edits, meant = [], ""
    for low, high in group:
        character = unescaped(text[low:high])
        meant += character
        gap = text[low - 1 : low] == " " and text[low] == "#" and character in "'’" and _CONTRACTION.match(text, high)
        # "Rivera #39;s": the reference was set off by a space. An escaped tag goes altogether.
        edits.append(Edit(start=low - 1 if gap else low, end=high, text="" if _is_tag(character) else character))
    safe = text[start] == "&" and not _is_tag(meant)
    return Hit(start, end, f"“{text[start:end][:_SHOWN]}” is an escaped “{meant[:_SHOWN]}”", fix=Fix(safe=safe, edits=tuple(edits)))


def _is_tag(meant: str) -> bool:
    return meant.startswith("<") and len(meant) > 1
