"""A word that came apart: ``th e``, ``govern- ment``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.words.split_pairs import joined_hashes, split_little_words, split_pairs
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.english import frequencies
from seedproof.lang.lexicon import known_anywhere
from seedproof.text.codepoints import UPPER

_COMMON: Final = 4.0  # Zipf frequency of a whole word whose halves a space parts (guessed)
_WHOLE: Final = 2.9  # the same where a hyphen parts them (guessed)
_NO_NAME: Final = 0.5  # share in lower case of the whole word where its halves are in small letters (guessed)
_NEVER_NAME: Final = 0.8  # the same where one has a capital (guessed)


class SplitWord(BatchCheck):
    """Finds English words with a space, or the hyphen of an old line end, inside.

    **Why it matters**

    Text taken from a printed page or a PDF keeps the hyphens of its line ends, and loose letter spacing is read as spaces. The halves
    are found by no search.

    **Example**

    ``th e minister``, ``the govern- ment said``, ``an annou ncement``.

    **When it is wrong**

    Two rare words side by side that happen to make a common one. One half must be no word, and the whole must be common. Hyphens that stand
    for what follows (``pre- and post-war``) are left alone.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB302"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Join neighbours of which one is no word, and report those that make a known one."""
        words, text = batch.words, batch.text
        first, hyphenated = split_pairs(batch)
        if not len(first):
            return
        zipf, lower = frequencies(joined_hashes(batch, first))
        upper = batch.characters.counted(UPPER)
        small = upper[words.end[first + 1]] == upper[words.start[first]]
        known = zipf >= np.where(hyphenated, _WHOLE, _COMMON)
        known &= hyphenated | (small & (lower > _NO_NAME)) | (lower > _NEVER_NAME)
        first, hyphenated = first[known], hyphenated[known]
        foreign = known_anywhere(words.hash[first]) & known_anywhere(words.hash[first + 1]) & ~hyphenated
        foreign &= np.array([(words.text(i), words.text(i + 1)) not in split_little_words() for i in first.tolist()], bool)
        for left, hyphen in zip(first[~foreign].tolist(), hyphenated[~foreign].tolist(), strict=True):
            start, middle, right, end = int(words.start[left]), int(words.end[left]), int(words.start[left + 1]), int(words.end[left + 1])
            fix = Fix(safe=hyphen, edits=(Edit(start=middle, end=right, text=""),))
            yield Hit(start, end, f"“{text[start:end]}” is “{text[start:middle]}{text[right:end]}” that came apart", fix=fix)
