"""Hash what words become by one edit: a letter put in, left out or changed, two swapped, or one put for two.

A hash is a sum over letters (``RollingHash``), so that each edit takes a few operations, however long the word is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from seedproof.text.codepoints import CodePoints
from seedproof.text.hashes import BASE, INVERSE, Hashes, finished, powers

__all__ = ["Edits", "edits"]

_BASE: Final = np.uint64(BASE)
_INVERSE: Final = np.uint64(INVERSE)


class Edits(NamedTuple):
    """The hashes of some words after edits of one kind.

    ``kind``: ``swap``, ``merge`` (one letter for two), ``change``, ``insert`` or ``loss``.
    ``hashes``: by word, by the letter at which, by the letter that is put there: one where none is.
    """

    kind: str
    hashes: Hashes

    def spelt(self, word: str, at: int, letter: str) -> str:
        """Return a word after the edit of this kind at a letter."""
        if self.kind == "swap":
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        gone = {"merge": 2, "insert": 0}.get(self.kind, 1)
        return word[:at] + ("" if self.kind == "loss" else letter) + word[at + gone :]


def edits(letters: CodePoints, alphabet: CodePoints, misread: bool = False) -> Iterator[Edits]:
    """Yield the edits of words of one length, a row of ``letters`` each. ``misread``: also those that put one letter for two."""
    count, length = letters.shape
    power = powers(BASE, length + 1)
    code, put = letters.astype(np.uint64) + np.uint64(1), alphabet.astype(np.uint64) + np.uint64(1)
    before = np.zeros((count, length + 1), np.uint64)
    np.cumsum(code * power[:length], axis=1, out=before[:, 1:])
    after = before[:, -1:] - before  # the sum from each letter on
    added = put[None, None, :] * power[None, :, None]  # what a letter adds at each place
    swapped = (code[:, 1:] - code[:, :-1]) * (power[: length - 1] - power[1:length])
    yield Edits("swap", finished(before[:, -1:] + swapped)[:, :, None])
    if misread:
        merged = (before[:, : length - 1] + after[:, 2:] * _INVERSE)[:, :, None] + added[:, : length - 1]
        yield Edits("merge", finished(merged))
    yield Edits("change", finished((before[:, :length] + after[:, 1:])[:, :, None] + added[:, :length]))
    yield Edits("insert", finished((before + after * _BASE)[:, :, None] + added))
    yield Edits("loss", finished(before[:, :length] + after[:, 1:] * _INVERSE)[:, :, None])
