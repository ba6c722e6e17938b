"""Data written as letters: base64, hexadecimal strings, keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.tokens import token_edges
from seedproof.checks.base import BatchCheck
from seedproof.checks.options import Count
from seedproof.checks.programming import about_code
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.core.patterns import regex
from seedproof.text.spans import Offsets

_HEX: Final = regex(r"(?:0x)?[0-9a-fA-F]{32,}")
_BASE64: Final = regex(r"(?:data:[\w/+.;=-]{0,60}base64,)?[A-Za-z0-9+/_=-]{40,}")
_SIGNED: Final = regex(r"eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}")  # a signed token: three parts in base64, the first of them JSON
_SMALL: Final = regex(r"[a-z]+")
_SMALL_RUN: Final = 2.6  # small letters in a row on average, less than: 1 or 2 in base64, 5 or more in "NovyPort2021" (guessed)
_KINDS: Final = 3  # capitals, small letters and digits
_MARKS: Final = 1 / 12  # of the characters may be hyphens and underscores, which cut up addresses (guessed)
_CERTAIN: Final = 120  # characters past which a blob is no hash or key that an article might quote (guessed)
_SAMPLE: Final = 400  # characters of a blob that are looked at (guessed)
_SHORTEST: Final = 32  # characters of the shortest hash
_SHOWN: Final = 40
_TRIMMED: Final = "\"'“”‘’()[]<>{},.;:!?"


class EncodedBlob(BatchCheck):
    """Finds long strings of encoded data: base64, hexadecimal, keys and hashes.

    **Why it matters**

    Such a string says nothing to a reader and cuts into dozens of rare tokens. Mostly it is an inlined picture or a tracking key.

    **Example**

    ``data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA…``, ``e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c``.

    **When it is wrong**

    Articles on cryptography or software quote a hash or an address: up to ``certain`` characters it is information only, past that an
    error. Web addresses, long compounds and hashtags are not flagged, nor anything in documents about programming.

    **Options**

    `least` (40): characters from which a string is looked at. `certain` (120): characters from which it is an error.
    """

    code: ClassVar[str] = "GRB205"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT

    least: Count = 40  # guessed
    certain: Count = _CERTAIN

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the blobs among the long strings without spaces."""
        text = batch.text
        starts, ends = _long_tokens(batch, min(self.least, _SHORTEST))
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            while start < end and text[start] in _TRIMMED:
                start += 1
            while end > start and text[end - 1] in _TRIMMED:
                end -= 1
            if _is_blob(text, start, end, self.least):
                fix = Fix(safe=False, edits=(Edit(start=start, end=end, text=""),))
                severity: Severity = "error" if end - start >= self.certain else "info"
                shown = text[start : min(start + _SHOWN, end)]
                yield Hit(start, end, f"“{shown}…” is encoded data, {end - start} characters long", severity, fix=fix)


def _long_tokens(batch: Batch, least: int) -> tuple[Offsets, Offsets]:
    """Return long strings without spaces that are not of an unspaced script, in documents that are not about code."""
    edges = batch.once(token_edges)
    long = np.flatnonzero(np.diff(edges) > least)
    starts, ends = edges[long] + 1, edges[long + 1]
    if not len(long):
        return starts, ends
    kept = (batch.characters.codes_at(starts + least // 2) < 0x7F) & ~batch.once(about_code)[batch.document_of(starts)]
    return starts[kept], ends[kept]


def _is_blob(text: str, start: int, end: int, least: int) -> bool:
    if _HEX.fullmatch(text, start, end):
        sample = text[start : min(start + _SAMPLE, end)]
        return any(c.isdigit() for c in sample) and any(c.isalpha() for c in sample)
    if end - start >= least and _SIGNED.fullmatch(text, start, end):
        return True
    if end - start < least or not _BASE64.fullmatch(text, start, end):
        return False
    sample = text[start : min(start + _SAMPLE, end)].rpartition("base64,")[2]
    small = _SMALL.findall(sample)
    kinds = sum(any(test(c) for c in sample) for test in (str.isupper, str.islower, str.isdigit))
    few_marks = sample.count("-") + sample.count("_") <= _MARKS * len(sample)
    return kinds == _KINDS and few_marks and sum(map(len, small)) < _SMALL_RUN * len(small)
