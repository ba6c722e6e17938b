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

from seedproof.text import characters
from seedproof.text.columns import Columns
from seedproof.text.spans import Flags, Offsets

__all__ = ["CLOSES", "CLOSES_WEAKLY", "DOUBLES", "OPENS", "SINGLES", "Marks", "doubles", "singles"]

OPENS: Final = 1
CLOSES: Final = 2
CLOSES_WEAKLY: Final = 4  # the plural's apostrophe looks the same: the players’ room

DOUBLES: Final = '"“”„‟«»「」『』＂'
SINGLES: Final = "'‘’‚‛‹›"

_DOUBLES = np.array([ord(c) for c in DOUBLES], np.uint32)
_SINGLES = np.array([ord(c) for c in SINGLES], np.uint32)
_BEFORE_OPENING = np.array([ord(c) for c in "([{—–-/…\"“„«‘'‚>|*_¿¡:="], np.uint32)
_OPENING_BRACKETS = np.array([ord(c) for c in "([{“„«‘‚"], np.uint32)
_TYPOGRAPHIC_OPENERS = np.array([ord(c) for c in "“„‟‘‚‛「『"], np.uint32)
_TYPOGRAPHIC_CLOSERS = np.array([ord(c) for c in "”」』"], np.uint32)
_GUILLEMETS = np.array([ord(c) for c in "«»‹›"], np.uint32)
_AFTER_CLOSING = np.array([ord(c) for c in ",.;:!?)"], np.uint32)
_ELISION = re.compile(r"['‘’](?:\d\ds|em|till?|n|cause|tis|twas|round|bout|cuz)\b", re.IGNORECASE)
_FEET = re.compile(r"\d['’′] ?\d{1,2}\Z")


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


class _Context:
    """What stands before and after each of some positions."""

    def __init__(self, columns: Columns, position: Offsets) -> None:
        self.position = position
        codes, kinds = columns.codes, columns.kinds
        last = len(codes) - 1
        self.code = codes[position]
        self.before_code = np.where(position > 0, codes[np.maximum(position - 1, 0)], ord("\n"))
        self.after_code = np.where(position < last, codes[np.minimum(position + 1, last)], ord("\n"))
        self.before = np.where(position > 0, kinds[np.maximum(position - 1, 0)], characters.SPACE)
        self.after = np.where(position < last, kinds[np.minimum(position + 1, last)], characters.SPACE)
        word = characters.LETTER | characters.DIGIT | characters.MARK
        self.word_before, self.word_after = (self.before & word) != 0, (self.after & word) != 0
        self.space_before, self.space_after = (self.before & characters.SPACE) != 0, (self.after & characters.SPACE) != 0
        self.may_open = ~self.space_after & (self.space_before | np.isin(self.before_code, _BEFORE_OPENING))
        self.may_close = ~self.space_before & ~self.word_after & ~np.isin(self.after_code, _OPENING_BRACKETS)


def doubles(columns: Columns, punctuation: Offsets, blocks: Offsets) -> Marks:
    """Return the double marks, guillemets and corner brackets. ``blocks`` are the starts of the paragraphs."""
    context = _Context(columns, punctuation[np.isin(columns.codes[punctuation], _DOUBLES)])
    role = context.may_open * np.int64(OPENS) | context.may_close * np.int64(CLOSES)
    role[role == 0] = OPENS | CLOSES
    code = context.code
    opener = np.isin(code, _TYPOGRAPHIC_OPENERS)
    # “ that is followed by a space or a stop is often a closing mark: „so“, and the slip "security “."
    stopped = context.space_after | np.isin(context.after_code, _AFTER_CLOSING)
    role[opener] = np.where(stopped | (context.may_close & ~context.word_after), OPENS | CLOSES, OPENS)[opener]
    closer = np.isin(code, _TYPOGRAPHIC_CLOSERS)
    role[closer] = np.where((code == ord("”")) & context.space_before & context.word_after, OPENS | CLOSES, CLOSES)[closer]
    role[np.isin(code, _GUILLEMETS) & context.space_before & context.space_after] = OPENS | CLOSES
    role[np.isin(code, _GUILLEMETS) & context.space_before & np.isin(context.after_code, _AFTER_CLOSING)] = CLOSES  # « so », they said
    return _marks(context, role, ~_measures(columns, context), blocks)


def singles(columns: Columns, punctuation: Offsets, blocks: Offsets) -> Marks:
    """Return the single marks that are no apostrophes."""
    context = _Context(columns, punctuation[np.isin(columns.codes[punctuation], _SINGLES)])
    digit = ((context.before | context.after) & characters.DIGIT) != 0
    inside = (context.word_before & context.word_after) | (digit & ~context.space_before & ~context.may_close)
    plural = (columns.folded_codes[np.maximum(context.position - 1, 0)] == ord("s")) & context.space_after
    role = (context.may_open & (context.word_after | np.isin(context.after_code, _BEFORE_OPENING))) * np.int64(OPENS)
    role |= np.where(context.may_close & ~np.isin(context.code, [ord("‚")]), np.where(plural, CLOSES_WEAKLY, CLOSES), 0)
    role[(context.code == ord("’")) & context.may_open & ~context.may_close] = 0  # ’90s, ’em: an apostrophe, not an opening mark
    kept = ~inside & (role > 0)
    kept[kept] = ~_elided(columns, context.position[kept])
    return _marks(context, role, kept, blocks)


def _marks(context: _Context, role: Offsets, kept: Flags, blocks: Offsets) -> Marks:
    position = context.position[kept]
    block = np.searchsorted(blocks, position, side="right") - 1
    leads = position == blocks[np.maximum(block, 0)] if len(blocks) else np.zeros(len(position), bool)
    return Marks(position, context.code[kept], role[kept].astype(np.uint8), block, leads)


def _measures(columns: Columns, context: _Context) -> Flags:
    """Which marks are inches: ``5'10"``."""
    result = (context.code == ord('"')) & ((context.before & characters.DIGIT) != 0)
    for i in np.flatnonzero(result).tolist():
        at = int(context.position[i])
        result[i] = _FEET.search(columns.text, max(at - 6, 0), at) is not None
    return result


def _elided(columns: Columns, position: Offsets) -> Flags:
    return np.array([_ELISION.match(columns.text, at) is not None for at in position.tolist()], bool)
