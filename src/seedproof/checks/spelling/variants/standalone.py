"""Tell which words stand by themselves, as words do in running text."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.core.patterns import regex
from seedproof.text.codepoints import DIGIT, LETTER, SPACE
from seedproof.text.spans import Flags, Offsets

__all__ = ["standalone", "tag_spans"]

_TAG = regex(r"<[A-Za-z/!][^<>\n]{0,500}")
_OPENING, _CLOSING = "\"'“‘«„([—", "\"'”’»“),;!?…].:—"


def standalone(batch: Batch, index: Offsets) -> Flags:
    """Return which of the words at ``index`` have spaces or plain punctuation round them: no part of an address or a compound."""
    characters, start, end = batch.characters, batch.words.start[index], batch.words.end[index]
    opened = (start == 0) | characters.is_(start - 1, SPACE) | characters.are(start - 1, _OPENING)
    closing = characters.are(end, _CLOSING) & ~characters.is_(end + 1, LETTER | DIGIT)
    flags: Flags = opened & ((end == len(characters)) | characters.is_(end, SPACE) | closing)
    return flags


def tag_spans(text: str) -> tuple[Offsets, Offsets]:
    """Return the spans of leaked tags: the words of their attributes are in small letters."""
    found = _TAG.finditer(text) if "<" in text else ()  # much faster than to look for what may follow
    spans = np.array([match.span() for match in found], np.int64).reshape(-1, 2)
    return spans[:, 0], spans[:, 1]
