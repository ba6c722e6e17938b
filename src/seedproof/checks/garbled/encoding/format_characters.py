"""Characters without a shape, and where sound writing needs them."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.text import codepoints
from seedproof.text.codepoints import CodePoints
from seedproof.text.sets import marked_types
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["SOFT_HYPHEN", "idle_characters", "is_private"]

SOFT_HYPHEN: Final = 0xAD
_ZWNJ, _ZWJ = 0x200C, 0x200D
_SPACERS = np.array([0x180E, 0x200B, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xFEFF], np.uint32)
#: Blank letters of Hangul, and what stands for an embedded object.
_BLANKS = np.array([0x115F, 0x1160, 0x3164, 0xFFA0, 0xFFFC], np.uint32)
_FLAG = 0x1F3F4  # a black flag, after which tags name a region
_JOINERS = np.array([_ZWNJ, _ZWJ], np.uint32)
_BIDI = np.array([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], np.uint32)
_INVISIBLE = "".join(map(chr, (SOFT_HYPHEN, *_SPACERS, *_BLANKS, *_JOINERS, *_BIDI)))
_RTL_SCRIPTS = [codepoints.SCRIPTS.index("ARABIC"), codepoints.SCRIPTS.index("HEBREW")]


def idle_characters(batch: Batch) -> Offsets:
    """Return the offsets of invisible and private-use characters that have no work to do where they stand."""
    at = batch.characters.beyond_ascii
    codes = batch.characters.codes[at]
    invisible = codepoints.among(codes, _INVISIBLE) | _selects(codes) | _is_tag(codes)
    candidates = at[is_private(codes) | invisible]
    return candidates[~_at_work(batch, candidates)] if len(candidates) else candidates


def is_private(codes: CodePoints) -> Flags:
    """Return which code points are for private use."""
    return (codes - np.uint32(0xE000) < 0x1900) | ((codes >= 0xF0000) & (codes & 0xFFFF < 0xFFFE))


def _at_work(batch: Batch, at: Offsets) -> Flags:
    """Return which invisible characters are part of sound writing."""
    characters = batch.characters
    here, before, after = (characters.codes_at(at + step) for step in (0, -1, 1))
    unspaced = _in_unspaced_script(before) | _in_unspaced_script(after)
    cursive = _in_joining_script(before) | _in_joining_script(after)
    # Between Latin letters a non-joiner parts a ligature ("Auf\u200clage"): typography, not damage.
    ligature = (here == _ZWNJ) & characters.is_(at - 1, codepoints.LOWER) & characters.is_(at + 1, codepoints.LOWER)
    emoji = (here == _ZWJ) & (_is_pictorial(before) & _is_pictorial(after))
    opening = (here == 0xFEFF) & np.isin(at, batch.starts)
    bidi = np.isin(here, _BIDI)
    bidi[bidi] = _in_rtl_document(batch, at[bidi])
    return (
        (np.isin(here, _SPACERS) & unspaced)
        | (np.isin(here, _JOINERS) & (cursive | ligature | emoji))
        | bidi
        | (_selects(here) & ~_has_one_shape(before))
        | (_is_tag(here) & _after_flag(batch, at))
        | opening
    )


def _selects(codes: CodePoints) -> Flags:
    """Return which are variation selectors: they choose between the shapes of the character before."""
    return (codes - np.uint32(0xFE00) < 0x10) | (codes - np.uint32(0xE0100) < 0xF0)


def _is_tag(codes: CodePoints) -> Flags:
    return codes - np.uint32(0xE0000) < 0x80


def _after_flag(batch: Batch, at: Offsets) -> Flags:
    """Return which tags follow a flag, with nothing but tags between."""
    result = np.zeros(len(at), bool)
    tags = np.flatnonzero(_is_tag(batch.characters.codes_at(at)))
    first = np.diff(at[tags], prepend=-2) > 1  # of tags that stand side by side
    result[tags] = (batch.characters.codes_at(at[tags[first]] - 1) == _FLAG)[np.cumsum(first) - 1]
    return result


def _has_one_shape(codes: CodePoints) -> Flags:
    """Return which are letters of alphabets up to Cyrillic, spaces or stops: a selector could choose no shape for them."""
    letter = (codes - np.uint32(0x41) < 0x1A) | (codes - np.uint32(0x61) < 0x1A) | (codes - np.uint32(0xC0) < 0x440)
    return letter | np.isin(codes, (0x20, 0x2C, 0x2E))


def _in_unspaced_script(codes: CodePoints) -> Flags:
    """Return which are Thai to Myanmar, or Khmer: scripts that write no spaces between words."""
    return (codes - np.uint32(0x0E00) < 0x2A0) | (codes - np.uint32(0x1780) < 0x80)


def _in_joining_script(codes: CodePoints) -> Flags:
    """Return which are of Arabic and Indic scripts, in which joiners choose letter forms."""
    return (codes - np.uint32(0x0600) < 0xA00) | (codes - np.uint32(0x1780) < 0x130) | (codes - np.uint32(0xFB50) < 0x3B0)


def _is_pictorial(codes: CodePoints) -> Flags:
    return (codes - np.uint32(0x2190) < 0xE70) | (codes == 0xFE0F) | (codes - np.uint32(0x1F000) < 0x1000)


def _in_rtl_document(batch: Batch, at: Offsets) -> Flags:
    """Return which stand in a line that is written to the left, or in a document of such lines, where "\u200fXen" is a heading."""
    lines, beyond_ascii = batch.lines, batch.characters.beyond_ascii
    rtl = beyond_ascii[np.isin(batch.characters.scripts[beyond_ascii], _RTL_SCRIPTS)]
    written_left = marked_types(lines.containing(rtl), len(lines))
    line = np.maximum(lines.containing(at), 0)
    before = prefix_sum(written_left)
    first, last = lines.of_document[lines.document[line]], lines.of_document[lines.document[line] + 1]
    return written_left[line] | (2 * (before[last] - before[first]) > last - first)
