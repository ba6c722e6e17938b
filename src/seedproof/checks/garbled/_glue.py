"""How two English words look that lost the space between them, and which word pairs are no more than compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from seedproof.checks.garbled._vocabulary import capitals_before, vocabulary, word_set
from seedproof.text.batch import Batch
from seedproof.text.spans import Flags, Offsets

__all__ = ["FUNCTION", "Split", "candidates", "splits"]

#: Closed-class words that never begin or end a compound: "of" + "the" is glue, "over" + "land" is not.
BEFORE: Final = word_set(
    "the of to and that with from was were this these those for has have had been would could should will which their his "
    "its our your they she are can also when where"
)
AFTER: Final = word_set("the of and that with from was were this these those which would could should their have been said are is his")
#: Closed-class words that may stand on either side where both sides are such words: "in" + "which".
_LITTLE: Final = word_set(
    "in on at by as it he we you not but or if than then so an into about after before while because there her him them who what "
    "more most some any all be is i a during through between against until since under over near up out"
)
FUNCTION: Final = BEFORE | AFTER | _LITTLE
#: Words a sentence often starts with.
STARTERS: Final = FUNCTION - word_set("up out over under i a so an be or if as at all more most any")
_TOUCHING = np.array([ord("-"), ord("(")], np.uint32)
_FUSED_ADVERB = re.compile(r"(?:self|selves|ever|soever|fore|with|in|by|at|on|upon|to|under|after)$")
_CONTRACTION = re.compile(r"^(\w{2,}['’](?:s|re|ve|ll)|\w+n['’]t)(\w+)$")
_HUMP = re.compile(r"^([a-z]+|[A-Z]{4,}|[A-Z][a-z]{2,})([A-Z][a-z]*)$")


class Split(NamedTuple):
    """A way to part a word: ``left``, ``right`` as written, and the least Zipf frequency each must have."""

    left: str
    right: str
    least_left: float
    least_right: float


def splits(word: str, starts_sentence: bool) -> Iterator[Split]:
    """Yield the ways in which ``word``, which no dictionary has, may be two words."""
    if contraction := _CONTRACTION.match(word):
        if contraction[2].islower() and (len(contraction[2]) > 1 or contraction[2] == "a"):
            yield Split(contraction[1], contraction[2], 0, 3.0)
    elif hump := _HUMP.match(word):
        yield from _at_hump(hump[1], hump[2])
    elif word.islower() or (starts_sentence and word[1:].islower() and word[:3] == "The"):
        yield from _anywhere(word)


def _at_hump(left: str, right: str) -> Iterator[Split]:
    """``soonBetter``, ``CONCEPTVolkswagen``, ``ResultsThe``: unlike ``eBay``, ``MacBook``, ``dataFrame``."""
    low, high = left.lower(), right.lower()
    if right == "I":
        if left.islower() and low in FUNCTION:
            yield Split(left, right, 0, 0)
    elif left.islower():
        if (low in FUNCTION and len(low) > 1 and len(high) > 2) or (high in STARTERS and len(low) > 2):
            yield Split(left, right, 3.0, 3.0)
        elif len(low) > 3 and len(high) > 3:
            yield Split(left, right, 4.8, 4.8)
            if len(low) > 6:
                yield Split(left, right, 3.5, 1.0)
    elif left.isupper() and len(high) > 2:
        yield Split(left, right, 3.5, 3.5)
    elif high in STARTERS and len(high) > 2 and low not in FUNCTION:
        yield Split(left, right, 4.0, 5.0)


def _anywhere(word: str) -> Iterator[Split]:
    for at in range(2, len(word) - 1):
        left, right = word[:at], word[at:]
        low = left.lower()
        if low in FUNCTION and right in FUNCTION and len(word) > 4 and (low in BEFORE or right in AFTER):
            yield Split(left, right, 0, 0)
        elif low in BEFORE and len(right) > 3 and not _FUSED_ADVERB.match(right):
            yield Split(left, right, 0, 4.0)
        elif right in AFTER and len(left) > 3:
            yield Split(left, right, 4.0, 0)
        elif low.endswith(("ed", "ing")) and left[0].islower() and len(left) > 4 and len(right) > 1:
            if right in FUNCTION:
                yield Split(left, right, 4.0, 0)
            elif low.endswith("ed") and len(right) > 3:
                yield Split(left, right, 4.0, 4.0)


def candidates(batch: Batch) -> Offsets:
    """Return unknown English words that may be glued: in small letters, with a capital or apostrophe inside, or beginning with "t"."""
    words, kept = batch.columns.words, batch.keep(vocabulary)
    length = words.length[kept.unknown]
    places = kept.unknown[(length > 2) & (length < 32)]
    places = places[kept.prose[places] & ~words.has_digit[places]]
    odd = ~words.initial_upper[places] | _inner_mark(batch, places) | (batch.columns.folded_codes[words.start[places]] == ord("t"))
    return places[odd & ~_joined(batch, places)]


def _inner_mark(batch: Batch, places: Offsets) -> Flags:
    """Whether a capital or an apostrophe stands inside the word."""
    columns, words, upper = batch.columns, batch.columns.words, batch.keep(capitals_before)
    marks = np.flatnonzero(columns.folded_codes == ord("'"))
    start, end = words.start[places] + 1, words.bare_end[places]
    return (upper[end] > upper[start]) | (np.searchsorted(marks, end) > np.searchsorted(marks, start))


def _joined(batch: Batch, places: Offsets) -> Flags:
    """Whether a hyphen or a call's bracket touches the word: "rock-androll" and "findFood()" are for others to judge."""
    codes, words = batch.columns.folded_codes, batch.columns.words
    before = np.maximum(words.start[places] - 1, 0)
    after = np.minimum(words.end[places], len(codes) - 1)
    return (codes[before] == ord("-")) | np.isin(codes[after], _TOUCHING)
