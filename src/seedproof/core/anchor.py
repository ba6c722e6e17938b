"""What a finding is known by when the text round it has changed and its file has another name.

A signature is a few bytes of some words: each word, or sequence of words, has its place in it, and of those with one place the lowest hash
is kept (MinHash in one permutation). Texts that have most words in common have most bytes in common.
"""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["FEW", "OF_FINDING", "OF_SEED", "Anchor", "likeness"]

OF_SEED: Final = 16  # bytes of the signature of a document
OF_FINDING: Final = 8  # bytes of that of a finding's words
FEW: Final = 3  # words that must all be the same: a signature of so few says little


class Anchor(NamedTuple):
    """What tells a finding from others of its check, whatever file it is in and whatever is mended beside it.

    - ``seed``: signature of the document
    - ``words``: signature of the words that the finding marks; a hash of them where they are few
    - ``size``: how many these are, at most 255
    - ``before``, ``after``: hashes, of four bytes, of the letters next to it
    """

    seed: bytes
    words: bytes
    size: int
    before: bytes
    after: bytes


def likeness(one: bytes, other: bytes) -> float:
    """Return what share of the words two signatures have in common, roughly: 1 for all, 0 for none. A byte of 0 is of no word."""
    if one == other:
        return 1.0
    pairs = [pair for pair in zip(one, other, strict=True) if any(pair)]
    return sum(a == b for a, b in pairs) / len(pairs)
