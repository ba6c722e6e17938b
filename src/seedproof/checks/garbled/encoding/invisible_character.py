"""Characters that nobody sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import ClassVar, Final

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck, hits_at
from seedproof.checks.garbled.encoding.format_characters import SOFT_HYPHEN, idle_characters, is_private
from seedproof.checks.garbled.encoding.mojibake_spans import outside_mojibake
from seedproof.checks.garbled.encoding.stretches import listed, pairs, stretches
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.codepoints import LETTER, code_points
from seedproof.text.spans import Flags, Offsets

_STRETCH: Final = 400  # characters between soft hyphens that are one finding (guessed)


class InvisibleCharacter(BatchCheck):
    r"""Finds zero-width characters, direction marks, stray soft hyphens and private-use characters.

    **Why it matters**

    “mar\u200bket” looks like “market” and is another word to every program: searches miss it and counts split.

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
        kept = idle_characters(batch)
        kept = kept[outside_mojibake(batch, kept)]
        in_word = _splits_word(batch, kept)
        hits = hits_at(batch, pairs(stretches(kept[~in_word])), partial(_hit, batch.text))
        return [*hits, *_soft_hyphens(batch, kept[in_word])]


def _hit(text: str, start: int, end: int) -> Hit:
    run = text[start:end]
    if is_private(code_points(run)).any():
        return Hit(start, end, f"the text holds a private-use character ({listed(run)}), which has no meaning outside its font")
    fix = Fix(safe=True, edits=(Edit(start=start, end=end, text=""),))
    return Hit(start, end, f"the text holds an invisible character ({listed(run)})", fix=fix)


def _splits_word(batch: Batch, at: Offsets) -> Flags:
    characters = batch.characters
    return characters.are(at, chr(SOFT_HYPHEN)) & characters.is_(at - 1, LETTER) & characters.is_(at + 1, LETTER)


def _soft_hyphens(batch: Batch, at: Offsets) -> Iterator[Hit]:
    """Yield one finding for all soft hyphens of a stretch: hyphenated pages have one in every other word."""
    text = batch.text
    for start, end in pairs(stretches(at, gap=_STRETCH, groups=batch.lines.containing(at))):
        spots = [start + i for i, c in enumerate(text[start:end]) if c == chr(SOFT_HYPHEN)]
        fix = Fix(safe=True, edits=tuple(Edit(start=s, end=s + 1, text="") for s in spots))
        yield Hit(start, end, "soft hyphens split words here" if len(spots) > 1 else "a soft hyphen splits a word here", "info", fix=fix)
