"""A contraction without its apostrophe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.vocabulary import occurrences, vocabulary
from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling.shared.lists import english
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity

__all__ = ["LostApostrophe"]

_TOUCHING = "-'\"_"  # before or after a word: part of something longer, or a word that is quoted


class LostApostrophe(BatchCheck):
    """Finds English contractions that lost their apostrophe.

    **Why it matters**
    A cleaning script took the apostrophes out, or the writer never typed them: "isnt" is not counted with "isn't".

    **Example**
    "It wasnt clear what they didnt want."

    **When it is wrong**
    Names and titles that are written so, and posts that are quoted as they were written. Forms that are words of their own without
    the mark ("cant", "wont", "its", "were") are not looked for.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL112"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Look the words up in a short list."""
        words, text = batch.words, batch.text
        index = occurrences(batch, english("without-apostrophe"))
        prose = batch.once(vocabulary).prose[index] & (~words.initial_upper[index] | words.starts_sentence[index]) & ~words.all_upper[index]
        start, end = words.start[index], words.end[index]
        touched = batch.characters.folded_are(start - 1, _TOUCHING) | batch.characters.folded_are(end, _TOUCHING)
        alone = ~touched & (end == words.bare_end[index])
        for word in index[np.flatnonzero(prose & alone)].tolist():
            first, last = int(words.start[word]), int(words.end[word])
            written = text[first:last]
            at = last - len(_ending(written))
            meant = f"{text[first:at]}'{text[at:last]}"
            fix = Fix(safe=True, edits=(Edit(start=at, end=at, text="'"),))
            yield Hit(first, last, f"“{written}” has lost its apostrophe: “{meant}”", fix=fix, variants=(meant, written))


def _ending(word: str) -> str:
    """Return what stands behind the apostrophe of a contraction: "t" of "isnt", "re" of "theyre"."""
    return next(end for end in ("t", "re", "ve", "ll", "s", "m", "d") if word.lower().endswith(end))
