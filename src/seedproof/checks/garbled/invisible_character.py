"""Characters that nobody sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

import numpy as np

from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled._unusual import beyond_ascii, merged
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text import characters
from seedproof.text.batch import Batch
from seedproof.text.characters import CodePoints
from seedproof.text.spans import Flags, Offsets

_SOFT_HYPHEN, _ZWNJ, _ZWJ = 0xAD, 0x200C, 0x200D
_SPACERS = np.array([0x200B, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xFEFF], np.uint32)
_JOINERS = np.array([_ZWNJ, _ZWJ], np.uint32)
_BIDI = np.array([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], np.uint32)
_STRETCH = 400  # soft hyphens nearer than this are one finding
_RTL_SCRIPTS = [characters.SCRIPTS.index("ARABIC"), characters.SCRIPTS.index("HEBREW")]


class InvisibleCharacter(BatchCheck):
    """Finds zero-width characters, direction marks, stray soft hyphens and private-use characters.

    **Why it matters**

    “mar\\u200bket” looks like “market” and is another word to every program: searches miss it and counts split.

    **Example**

    A zero-width space inside a word, a byte order mark in mid-text, a direction mark in English, an icon of a web font (private use).

    **When it is wrong**

    Left alone: joiners in scripts that need them (Persian, Hindi, …) and in emoji, zero-width spaces of Thai, Khmer and their like,
    direction marks in lines with Arabic or Hebrew. A soft hyphen between two letters is only information: it is sound, but splits words.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB104"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the runs of invisible characters that have no work to do where they stand."""
        columns = batch.columns
        at = batch.keep(beyond_ascii)
        codes = columns.codes[at]
        private, soft = _is_private(codes), codes == _SOFT_HYPHEN
        candidates = at[private | soft | np.isin(codes, _SPACERS) | np.isin(codes, _JOINERS) | np.isin(codes, _BIDI)]
        if not len(candidates):
            return []
        kept = candidates[~_at_work(batch, candidates)]
        in_word = _splits_word(batch, kept)
        hits = [_hit(columns.text, start, end) for start, end in merged(kept[~in_word])]
        return [*hits, *_soft_hyphens(columns.text, kept[in_word])]


def _is_private(codes: CodePoints) -> Flags:
    return (codes - np.uint32(0xE000) < 0x1900) | ((codes >= 0xF0000) & (codes & 0xFFFF < 0xFFFE))


def _at_work(batch: Batch, at: Offsets) -> Flags:
    """Which invisible characters are part of sound writing."""
    columns = batch.columns
    codes, last = columns.codes, len(columns.codes) - 1
    here, before, after = codes[at], codes[np.maximum(at - 1, 0)], codes[np.minimum(at + 1, last)]
    unspaced = _in_unspaced_script(before) | _in_unspaced_script(after)
    cursive = _in_joining_script(before) | _in_joining_script(after)
    # Between Latin letters a non-joiner parts a ligature ("Auf\u200clage"): typography, not damage.
    ligature = (here == _ZWNJ) & columns.where(characters.LOWER)[np.maximum(at - 1, 0)] & columns.where(characters.LOWER)[np.minimum(at + 1, last)]
    emoji = (here == _ZWJ) & (_is_pictorial(before) & _is_pictorial(after))
    opening = (here == 0xFEFF) & np.isin(at, columns.starts)
    return (
        (np.isin(here, _SPACERS) & unspaced)
        | (np.isin(here, _JOINERS) & (cursive | ligature | emoji))
        | (np.isin(here, _BIDI) & _in_rtl_line(batch, at))
        | opening
    )


def _in_unspaced_script(codes: CodePoints) -> Flags:
    """Thai to Myanmar, and Khmer: scripts that write no spaces between words."""
    return (codes - np.uint32(0x0E00) < 0x2A0) | (codes - np.uint32(0x1780) < 0x80)


def _in_joining_script(codes: CodePoints) -> Flags:
    """Arabic and Indic scripts, in which joiners choose letter forms."""
    return (codes - np.uint32(0x0600) < 0xA00) | (codes - np.uint32(0x1780) < 0x130) | (codes - np.uint32(0xFB50) < 0x3B0)


def _is_pictorial(codes: CodePoints) -> Flags:
    return (codes - np.uint32(0x2190) < 0xE70) | (codes == 0xFE0F) | (codes - np.uint32(0x1F000) < 0x1000)


def _in_rtl_line(batch: Batch, at: Offsets) -> Flags:
    lines = batch.columns.lines
    line = np.maximum(np.searchsorted(lines.start, at, side="right") - 1, 0)
    answers = {i: bool(np.isin(batch.columns.scripts[lines.start[i] : lines.end[i]], _RTL_SCRIPTS).any()) for i in np.unique(line).tolist()}
    return np.array([answers[i] for i in line.tolist()], bool)


def _hit(text: str, start: int, end: int) -> Hit:
    run = text[start:end]
    names = ", ".join(dict.fromkeys(f"U+{ord(c):04X}" for c in run))
    if any(_is_private(np.array([ord(c)], np.uint32))[0] for c in run):
        return Hit(start, end, f"the text holds a private-use character ({names}), which has no meaning outside its font")
    fix = Fix(safe=True, edits=(Edit(start=start, end=end, text=""),))
    return Hit(start, end, f"the text holds an invisible character ({names})", fix=fix)


def _splits_word(batch: Batch, at: Offsets) -> Flags:
    letter, codes = batch.columns.where(characters.LETTER), batch.columns.codes
    return (codes[at] == _SOFT_HYPHEN) & letter[np.maximum(at - 1, 0)] & letter[np.minimum(at + 1, len(codes) - 1)]


def _soft_hyphens(text: str, at: Offsets) -> Iterator[Hit]:
    """One finding for all soft hyphens of a stretch: hyphenated pages have one in every other word."""
    for start, end in merged(at, gap=_STRETCH):
        spots = [start + i for i, c in enumerate(text[start:end]) if c == chr(_SOFT_HYPHEN)]
        fix = Fix(safe=True, edits=tuple(Edit(start=s, end=s + 1, text="") for s in spots))
        yield Hit(start, end, "soft hyphens split words here" if len(spots) > 1 else "a soft hyphen splits a word here", "info", fix=fix)
