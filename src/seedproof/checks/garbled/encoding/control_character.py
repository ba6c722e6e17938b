"""Control codes, noncharacters and broken surrogates."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck, hits_at
from seedproof.checks.garbled.encoding.mojibake_spans import outside_mojibake
from seedproof.checks.garbled.encoding.stretches import listed, pairs, stretches
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text import codepoints
from seedproof.text.spans import Flags, Offsets


class ControlCharacter(BatchCheck):
    r"""Finds control codes, noncharacters and unpaired surrogates in text.

    **Why it matters**

    They are invisible, split words for a search, and make other programs stop: databases refuse NUL, JSON writers refuse surrogates.

    **Example**

    ``He said it\x92s over`` holds the Windows-1252 code of an apostrophe; ``page one\x0cpage two`` is sound, a form feed ends a page.

    **When it is wrong**

    Hardly ever. Tab, line feed, carriage return, vertical tab and form feed are left alone.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB103"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the runs of such characters."""
        text, at = batch.text, _forbidden_characters(batch)
        spans = stretches(at[outside_mojibake(batch, at)])
        return hits_at(batch, [span for span in pairs(spans) if not _in_mojibake(text, span[0])], partial(_hit, text))


def _forbidden_characters(batch: Batch) -> Offsets:
    codes = batch.characters.codes
    low = np.flatnonzero(codes < 0x20)
    low = low[(codes[low] < 0x09) | (codes[low] > 0x0D)]
    high = batch.characters.beyond_ascii
    return np.sort(np.concatenate((low, high[_forbidden(codes[high])])))


def _forbidden(codes: codepoints.CodePoints) -> Flags:
    c1 = codes - np.uint32(0x7F) <= 0x20
    surrogate = codes - np.uint32(0xD800) < 0x800
    noncharacter = (codes - np.uint32(0xFDD0) < 0x20) | (codes & 0xFFFE == 0xFFFE)
    return c1 | surrogate | noncharacter


def _in_mojibake(text: str, start: int) -> bool:
    r"""Tell whether an accented letter stands before a C1 control: “â\x80\x99” is one misread character, of which mojibake speaks."""
    return start > 0 and "\xc2" <= text[start - 1] <= "\xf4" and "\x80" <= text[start] <= "\x9f"


def _hit(text: str, start: int, end: int) -> Hit:
    run = text[start:end]
    meant = _meant(run)
    advice = f", probably for “{meant}”" if meant else ""
    # An undone control code loses nothing; what it stood for is a guess unless the bytes say so.
    fix = Fix(safe=run.isascii(), edits=(Edit(start=start, end=end, text=meant),)) if meant or run.isascii() else None
    return Hit(start, end, f"the text holds {_kind(run)} ({listed(run)}){advice}", fix=fix)


def _kind(run: str) -> str:
    if "\ud800" <= run[0] <= "\udfff":
        return "a broken surrogate"
    return "a control character" if ord(run[0]) < 0xA0 else "a noncharacter"


def _meant(run: str) -> str:
    """Return what the run was before: Windows-1252 text read as Latin-1, or a surrogate pair that was stored as two characters."""
    try:
        if "\ud800" <= run[0] <= "\udfff":
            return run.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        return run.encode("latin-1").decode("cp1252") if ord(run[0]) >= 0x80 else ""
    except UnicodeError:
        return ""
