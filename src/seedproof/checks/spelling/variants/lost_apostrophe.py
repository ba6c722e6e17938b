"""A contraction or a possessive without its apostrophe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.vocabulary import occurrences, vocabulary
from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling.shared.lists import english
from seedproof.checks.spelling.variants.lost_possessives import lost_possessives
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.word_lists import lookup
from seedproof.text.codepoints import LOWER
from seedproof.text.spans import Flags, Offsets

__all__ = ["LostApostrophe"]

_TOUCHING = "-'\"_"  # before or after a word: part of something longer, or a word that is quoted


class LostApostrophe(BatchCheck):
    """Finds English contractions and possessives that lost their apostrophe.

    **Why it matters**
    A cleaning script took the apostrophes out, or the writer never typed them: "isnt" is not counted with "isn't".

    **Example**
    "It wasnt clear what they didnt want"; "And Im glad"; "Senator Trelawns bill", beside "Trelawn", in a text that holds no apostrophe.

    **When it is wrong**
    Names and titles that are written so, and posts that are quoted as they were written. Forms that are words of their own without
    the mark ("cant", "wont", "its", "were") are not looked for. Possessives are only told in texts of 150 words or more without a single
    apostrophe, of names that stand there without the "s" too, and not behind "the": "the Trelawns went home".

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL112"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Look contractions up in a short list, and names with an "s" among the names of their document."""
        contractions = set(_contractions(batch).tolist())
        yield from (_hit(batch, word, word in contractions) for word in sorted({*contractions, *lost_possessives(batch).tolist()}))


def _contractions(batch: Batch) -> Offsets:
    """Return the contractions without their mark: "wasnt", "And Im"."""
    words, characters = batch.words, batch.characters
    index = occurrences(batch, english("without-apostrophe") | english("without-apostrophe-of-i"))
    small = ~words.initial_upper[index] | words.starts_sentence[index]
    mine = lookup(words.hash[index], english("without-apostrophe-of-i"))
    prose = batch.once(vocabulary).prose[index] & np.where(mine, _of_i(batch, index), small)
    start, end = words.start[index], words.end[index]
    touched = characters.folded_are(start - 1, _TOUCHING) | characters.folded_are(end, _TOUCHING)
    return index[prose & ~words.all_upper[index] & ~touched & (end == words.bare_end[index])]


def _of_i(batch: Batch, index: Offsets) -> Flags:
    """Return which of "Im" and "Ive" have a capital, and stand behind a word without one or begin a sentence: "Jony Ive" is a name."""
    words = batch.words
    before, after = np.maximum(index - 1, 0), np.minimum(index + 1, len(words) - 1)
    small = batch.characters.is_(words.start[after], LOWER) & (words.end[index] + 1 == words.start[after])
    flags: Flags = words.initial_upper[index] & small & (words.starts_sentence[index] | ~words.initial_upper[before])
    return flags


def _hit(batch: Batch, word: int, safe: bool) -> Hit:
    text, first, last = batch.text, int(batch.words.start[word]), int(batch.words.end[word])
    written = text[first:last]
    at = last - len(_ending(written))
    meant = f"{text[first:at]}'{text[at:last]}"
    fix = Fix(safe=safe, edits=(Edit(start=at, end=at, text="'"),))
    return Hit(first, last, f"“{written}” has lost its apostrophe: “{meant}”", fix=fix, variants=(meant, written))


def _ending(word: str) -> str:
    """Return what stands behind the apostrophe of a contraction: "t" of "isnt", "re" of "theyre"."""
    return next(end for end in ("t", "re", "ve", "ll", "s", "m", "d") if word.lower().endswith(end))
