"""Which words stand by themselves, as words do in running text."""

from __future__ import annotations

import re

import numpy as np

from seedproof.batch import Batch
from seedproof.text import codepoints
from seedproof.text.spans import Flags, Offsets

__all__ = ["standalone", "tag_spans"]

_TAG = re.compile(r"<[A-Za-z/!][^<>\n]{0,500}")
_OPENING, _CLOSING = "\"'“‘«„([—", "\"'”’»“),;!?…].:—"


def standalone(batch: Batch, index: Offsets) -> Flags:
    """Return which of the words at ``index`` have spaces or plain punctuation round them: no part of an address or a compound."""
    words, codes, kinds = batch.words, batch.characters.codes, batch.characters.kinds
    last, start, end = len(codes) - 1, words.start[index], words.end[index]
    before, after, following = np.maximum(start - 1, 0), np.minimum(end, last), np.minimum(end + 1, last)
    opened = (start == 0) | ((kinds[before] & codepoints.SPACE) != 0) | codepoints.among(codes[before], _OPENING)
    inked = (end < last) & ((kinds[following] & (codepoints.LETTER | codepoints.DIGIT)) != 0)
    closed = (end > last) | ((kinds[after] & codepoints.SPACE) != 0) | (codepoints.among(codes[after], _CLOSING) & ~inked)
    flags: Flags = opened & closed
    return flags


def tag_spans(text: str) -> tuple[Offsets, Offsets]:
    """Return the spans of leaked tags: the words of their attributes are in small letters."""
    found = _TAG.finditer(text) if "<" in text else ()  # much faster than to look for what may follow
    spans = np.array([match.span() for match in found], np.int64).reshape(-1, 2)
    return spans[:, 0], spans[:, 1]
