"""Find quotation marks, and tell by what surrounds them whether they can open or close.

What is not a mark is dropped here: apostrophes within words (``don't``), clipped words (``'90s``, ``'em``, rock ``'n'`` roll)
and measures (``5'10"``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.core.patterns import regex
from seedproof.parse.wording import alternatives
from seedproof.text.codepoints import DIGIT, LETTER, MARK, SPACE, CodePoints
from seedproof.text.spans import Flags, Offsets

__all__ = ["CLOSES", "CLOSES_WEAKLY", "DOUBLES", "OPENS", "SINGLES", "Marks", "Roles", "double_marks", "single_marks"]

Roles = npt.NDArray[np.uint8]

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
_FEET: Final = regex(r"\d['’′] ?\d{1,2}\Z")
_LONGEST_FEET: Final = 6  # characters that ``_FEET`` can match


@dataclass(frozen=True)
class Marks:
    """Hold quotation marks as columns.

    ``position``: where each stands.
    ``character``: its code point.
    ``role``: whether it ``OPENS``, ``CLOSES`` or ``CLOSES_WEAKLY``, as bits.
    ``paragraph``: the number of its paragraph.
    ``leads``: whether it begins the paragraph.
    """

    position: Offsets
    character: CodePoints
    role: Roles
    paragraph: Offsets
    leads: Flags

    def __len__(self) -> int:
        return len(self.position)

    def where(self, which: Flags) -> Marks:
        """Return some of them."""
        return Marks(self.position[which], self.character[which], self.role[which], self.paragraph[which], self.leads[which])


def double_marks(batch: Batch, paragraphs: Offsets) -> Marks:
    """Return the double marks, guillemets and corner brackets. ``paragraphs`` are the starts of paragraphs."""
    marks, characters = batch.characters.marks, batch.characters
    context = _Context(batch, marks[characters.are(marks, DOUBLES)])
    position, after = context.position, context.position + 1
    role = context.may_open * np.uint8(OPENS) | context.may_close * np.uint8(CLOSES)
    role[role == 0] = OPENS | CLOSES
    ended = characters.are(after, _AFTER_CLOSING)
    # “ that is followed by a space or a stop is often a closing mark: „so“, and the slip "security “.".
    opener = characters.are(position, _TYPOGRAPHIC_OPENERS)
    doubtful = context.space_after | ended | (context.may_close & ~context.word_after)
    role[opener] = np.where(doubtful, OPENS | CLOSES, OPENS)[opener]
    closer = characters.are(position, _TYPOGRAPHIC_CLOSERS)
    doubtful = characters.are(position, "”") & context.space_before & context.word_after
    role[closer] = np.where(doubtful, OPENS | CLOSES, CLOSES)[closer]
    loose = characters.are(position, _GUILLEMETS) & context.space_before
    role[loose & context.space_after] = OPENS | CLOSES
    role[loose & ended] = CLOSES  # « so », they said
    return _marks(batch, context, role, ~_is_measure(batch, position), paragraphs)


def single_marks(batch: Batch, paragraphs: Offsets) -> Marks:
    """Return the single marks that are no apostrophes."""
    marks, characters = batch.characters.marks, batch.characters
    position = marks[characters.are(marks, SINGLES)]
    # Most are apostrophes within words.
    context = _Context(batch, position[~(characters.is_(position - 1, LETTER) & characters.is_(position + 1, LETTER))])
    before, position, after = context.position - 1, context.position, context.position + 1
    digit = characters.is_(before, DIGIT) | characters.is_(after, DIGIT)
    inside = (context.word_before & context.word_after) | (digit & ~context.space_before & ~context.may_close)
    plural = characters.are(before, "sS") & context.space_after
    role = (context.may_open & (context.word_after | characters.are(after, _BEFORE_OPENING))) * np.uint8(OPENS)
    role |= np.where(context.may_close & ~characters.are(position, "‚"), np.where(plural, CLOSES_WEAKLY, CLOSES), 0).astype(np.uint8)
    role[characters.are(position, "’") & context.may_open & ~context.may_close] = 0  # ’90s, ’em: an apostrophe, not an opening mark
    kept = ~inside & (role > 0)
    doubtful = np.flatnonzero(kept & context.word_after)
    kept[doubtful] = ~_is_clipped(batch, position[doubtful])
    return _marks(batch, context, role, kept, paragraphs)


class _Context:
    """Tell what stands before and after each of some positions; beyond the text is white space."""

    def __init__(self, batch: Batch, position: Offsets) -> None:
        characters, before, after = batch.characters, position - 1, position + 1
        self.position = position
        self.word_before, self.word_after = (characters.is_(beside, LETTER | DIGIT | MARK) for beside in (before, after))
        self.space_before = characters.is_(before, SPACE) | (position == 0)
        self.space_after = characters.is_(after, SPACE) | (after == len(characters))
        self.may_open = ~self.space_after & (self.space_before | characters.are(before, _BEFORE_OPENING))
        self.may_close = ~self.space_before & ~self.word_after & ~characters.are(after, _OPENING_BRACKETS)


def _marks(batch: Batch, context: _Context, role: Roles, kept: Flags, paragraphs: Offsets) -> Marks:
    """Return the marks that are ``kept``, with the paragraphs they stand in."""
    position = context.position[kept]
    paragraph = np.searchsorted(paragraphs, position, side="right") - 1
    leads = position == paragraphs[np.maximum(paragraph, 0)] if len(paragraphs) else np.zeros(len(position), bool)
    return Marks(position, batch.characters.codes[position], role[kept], paragraph, leads)


def _is_measure(batch: Batch, position: Offsets) -> Flags:
    """Tell which marks are inches: ``5'10"``."""
    result = batch.characters.are(position, '"') & batch.characters.is_(position - 1, DIGIT)
    for i in np.flatnonzero(result).tolist():
        at = int(position[i])
        result[i] = _FEET.search(batch.text, max(at - _LONGEST_FEET, 0), at) is not None
    return result


def _is_clipped(batch: Batch, position: Offsets) -> Flags:
    """Tell which marks stand for the first letters of a word, or the century of a year."""
    return np.array([_clipped_word().match(batch.text, at) is not None for at in position.tolist()], bool)


@cache
def _clipped_word() -> re.Pattern[str]:
    """Return the pattern of a clipped word with its apostrophe: "'em", "'90s"."""
    return re.compile(rf"['‘’](?:\d\ds|{alternatives('quotation', 'clipped')})\b", re.IGNORECASE)
