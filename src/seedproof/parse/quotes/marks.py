"""Quotation marks as columns: where they stand, and by what surrounds them whether they can open or close.

What is not a mark is dropped here: apostrophes within words (``don't``), elisions (``'90s``, ``'em``, rock ``'n'`` roll)
and measures (``5'10"``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.text import codepoints
from seedproof.text.codepoints import among
from seedproof.text.spans import Flags, Offsets

__all__ = ["CLOSES", "CLOSES_WEAKLY", "DOUBLES", "OPENS", "SINGLES", "Marks", "doubles", "singles"]

OPENS: Final = 1
CLOSES: Final = 2
CLOSES_WEAKLY: Final = 4  # the plural's apostrophe looks the same: the players’ room

DOUBLES: Final = '"“”„‟«»「」『』＂'
SINGLES: Final = "'‘’‚‛‹›"

_BEFORE_OPENING: Final = "([{—–-/…\"“„«‘'‚>|*_¿¡:="
_OPENING_BRACKETS: Final = "([{“„«‘‚"
_TYPOGRAPHIC_OPENERS: Final = "“„‟‘‚‛「『"
_TYPOGRAPHIC_CLOSERS: Final = "”」』"
_GUILLEMETS: Final = "«»‹›"
_AFTER_CLOSING: Final = ",.;:!?)"
_ELISION: Final = re.compile(r"['‘’](?:\d\ds|em|till?|n|cause|tis|twas|round|bout|cuz)\b", re.IGNORECASE)
_FEET: Final = re.compile(r"\d['’′] ?\d{1,2}\Z")


@dataclass(frozen=True)
class Marks:
    """Columns over marks.

    ``character``: its code point · ``role``: ``OPENS``, ``CLOSES``, ``CLOSES_WEAKLY`` · ``block``: its paragraph ·
    ``leads``: whether it begins the paragraph.
    """

    position: Offsets
    character: npt.NDArray[np.uint32]
    role: npt.NDArray[np.uint8]
    block: Offsets
    leads: Flags

    def __len__(self) -> int:
        return len(self.position)

    def where(self, which: Flags) -> Marks:
        """Return some of them."""
        return Marks(self.position[which], self.character[which], self.role[which], self.block[which], self.leads[which])


class _Context:
    """What stands before and after each of some positions."""

    def __init__(self, batch: Batch, position: Offsets) -> None:
        self.position = position
        codes, kinds = batch.characters.codes, batch.characters.kinds
        last = len(codes) - 1
        before, after = np.maximum(position - 1, 0), np.minimum(position + 1, last)
        self.code = codes[position]
        self.before_code = np.where(position > 0, codes[before], ord("\n"))
        self.after_code = np.where(position < last, codes[after], ord("\n"))
        self.before = np.where(position > 0, kinds[before], codepoints.SPACE)
        self.after = np.where(position < last, kinds[after], codepoints.SPACE)
        word = codepoints.LETTER | codepoints.DIGIT | codepoints.MARK
        self.word_before, self.word_after = (self.before & word) != 0, (self.after & word) != 0
        self.space_before, self.space_after = (self.before & codepoints.SPACE) != 0, (self.after & codepoints.SPACE) != 0
        self.may_open = ~self.space_after & (self.space_before | among(self.before_code, _BEFORE_OPENING))
        self.may_close = ~self.space_before & ~self.word_after & ~among(self.after_code, _OPENING_BRACKETS)


def doubles(batch: Batch, blocks: Offsets) -> Marks:
    """Return the double marks, guillemets and corner brackets. ``blocks`` are the starts of the paragraphs."""
    context = _Context(batch, batch.characters.marks[among(batch.characters.codes[batch.characters.marks], DOUBLES)])
    role = context.may_open * np.uint8(OPENS) | context.may_close * np.uint8(CLOSES)
    role[role == 0] = OPENS | CLOSES
    code = context.code
    opener = among(code, _TYPOGRAPHIC_OPENERS)
    # “ that is followed by a space or a stop is often a closing mark: „so“, and the slip "security “."
    stopped = context.space_after | among(context.after_code, _AFTER_CLOSING)
    role[opener] = np.where(stopped | (context.may_close & ~context.word_after), OPENS | CLOSES, OPENS)[opener]
    closer = among(code, _TYPOGRAPHIC_CLOSERS)
    role[closer] = np.where((code == ord("”")) & context.space_before & context.word_after, OPENS | CLOSES, CLOSES)[closer]
    loose = among(code, _GUILLEMETS) & context.space_before
    role[loose & context.space_after] = OPENS | CLOSES
    role[loose & among(context.after_code, _AFTER_CLOSING)] = CLOSES  # « so », they said
    return _marks(context, role, ~_measures(batch, context), blocks)


def singles(batch: Batch, blocks: Offsets) -> Marks:
    """Return the single marks that are no apostrophes."""
    position = batch.characters.marks[among(batch.characters.codes[batch.characters.marks], SINGLES)]
    beside = (
        batch.characters.kinds[np.maximum(position - 1, 0)]
        & batch.characters.kinds[np.minimum(position + 1, len(batch.characters.kinds) - 1)]
    )
    context = _Context(batch, position[beside & codepoints.LETTER == 0])  # most are apostrophes within words
    digit = ((context.before | context.after) & codepoints.DIGIT) != 0
    inside = (context.word_before & context.word_after) | (digit & ~context.space_before & ~context.may_close)
    plural = (batch.characters.folded_codes[np.maximum(context.position - 1, 0)] == ord("s")) & context.space_after
    role = (context.may_open & (context.word_after | among(context.after_code, _BEFORE_OPENING))) * np.uint8(OPENS)
    role |= np.where(context.may_close & ~among(context.code, "‚"), np.where(plural, CLOSES_WEAKLY, CLOSES), 0).astype(np.uint8)
    role[(context.code == ord("’")) & context.may_open & ~context.may_close] = 0  # ’90s, ’em: an apostrophe, not an opening mark
    kept = ~inside & (role > 0)
    doubtful = np.flatnonzero(kept & context.word_after)
    kept[doubtful] = ~_elided(batch, context.position[doubtful])
    return _marks(context, role, kept, blocks)


def _marks(context: _Context, role: npt.NDArray[np.uint8], kept: Flags, blocks: Offsets) -> Marks:
    position = context.position[kept]
    block = np.searchsorted(blocks, position, side="right") - 1
    leads = position == blocks[np.maximum(block, 0)] if len(blocks) else np.zeros(len(position), bool)
    return Marks(position, context.code[kept], role[kept], block, leads)


def _measures(batch: Batch, context: _Context) -> Flags:
    """Which marks are inches: ``5'10"``."""
    result = (context.code == ord('"')) & ((context.before & codepoints.DIGIT) != 0)
    for i in np.flatnonzero(result).tolist():
        at = int(context.position[i])
        result[i] = _FEET.search(batch.text, max(at - 6, 0), at) is not None
    return result


def _elided(batch: Batch, position: Offsets) -> Flags:
    return np.array([_ELISION.match(batch.text, at) is not None for at in position.tolist()], bool)
