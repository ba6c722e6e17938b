"""How two English words look that lost the space between them, and which word pairs are no more than compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.vocabulary import ascii_codes, ascii_flags, capitals_before, vocabulary, word_set
from seedproof.text.spans import Flags, Offsets, ranges

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
_FIRST = ascii_flags("thsiwy")  # letters that "The" and the subjects below begin with
#: Those that no brand ends with, unlike "AddThis" and "BuiltWith".
_OPENERS: Final = word_set("the he she they we but and there these those their his her its our although however because while")
_BEFORE = ascii_flags("-'")
_AFTER = ascii_flags("-'(")
_FUSED_ADVERB = re.compile(r"(?:self|selves|ever|soever|fore|with|in|by|at|on|upon|to|under|after)$")
_CONTRACTION = re.compile(r"^(\w{2,}['’](?:s|re|ve|ll)|\w+n['’]t)(\w+)$")
_LINKED: Final = 4.3
_HUMP = re.compile(r"^([a-z]+|[A-Z]{4,}|[A-Z][a-z]{2,})([A-Z][a-z]*)$")


#: Words that link two others in a chain: "stick" + "and" + "a" + "razor", "him" + "a" + "large".
_LINKS: Final = ("and the", "and a", "of the", "in the", "to the", "and", "the", "for", "was", "that", "with", "from")
_SHORT_LINKS: Final = ("a", "of", "in", "to")
_BEFORE_SHORT: Final = word_set("him them with from was were been had have that than into")
_SUBJECTS: Final = word_set("he she it they we you there who which this that")
_VERBS: Final = word_set("had was were is has would could should have are will did said does")


class Split(NamedTuple):
    """A way to part a word: its ``parts`` as written, and the least Zipf frequency the first and the last must have."""

    parts: tuple[str, ...]
    least_left: float
    least_right: float


@lru_cache(1 << 14)
def splits(word: str, starts_sentence: bool) -> tuple[Split, ...]:
    """Return the ways in which ``word``, which no dictionary has, may be two words or more."""
    return tuple(_splits(word, starts_sentence))


def _splits(word: str, starts_sentence: bool) -> Iterator[Split]:
    if contraction := _CONTRACTION.match(word):
        if contraction[2].islower() and (len(contraction[2]) > 1 or contraction[2] == "a"):
            yield Split((contraction[1], contraction[2]), 0, 3.0)
    elif hump := _HUMP.match(word):
        yield from _at_hump(hump[1], hump[2])
    elif word.islower() or (starts_sentence and word[1:].islower() and word[:3] == "The"):
        yield from _anywhere(word)
        yield from _linked(word)
    elif starts_sentence and word[1:].islower():
        yield from (Split((word[:at], word[at:]), 0, 0) for at in range(2, 6) if word[:at].lower() in _SUBJECTS and word[at:] in _VERBS)


def _at_hump(left: str, right: str) -> Iterator[Split]:
    """``soonBetter``, ``CONCEPTVolkswagen``, ``ResultsThe``: unlike ``eBay``, ``MacBook``, ``dataFrame``."""
    low, high = left.lower(), right.lower()
    if right == "I":
        if left.islower() and low in FUNCTION:
            yield Split((left, right), 0, 0)
    elif left.islower():
        if (low in FUNCTION and len(low) > 1 and len(high) > 2) or (high in STARTERS and len(low) > 2):
            yield Split((left, right), 3.0, 3.0)
        elif len(low) > 3 and len(high) > 3:
            yield Split((left, right), 4.8, 4.8)
            if len(low) > 6:
                yield Split((left, right), 3.5, 1.0)
    elif left.isupper() and len(high) > 2:
        yield Split((left, right), 3.5, 3.5)
    elif high in _OPENERS and low not in FUNCTION:
        yield Split((left, right), 4.0, 5.0)


def _anywhere(word: str) -> Iterator[Split]:
    for at in range(2, len(word) - 1):
        left, right = word[:at], word[at:]
        low = left.lower()
        if low in FUNCTION and right in FUNCTION and len(word) > 4 and (low in BEFORE or right in AFTER or min(len(low), len(right)) > 2):
            yield Split((left, right), 0, 0)
        elif low in BEFORE and len(right) > 3 and not _FUSED_ADVERB.match(right):
            yield Split((left, right), 0, 4.0)
        elif right in AFTER and len(left) > 3:
            yield Split((left, right), 4.0, 0)
        elif low.endswith(("ed", "ing")) and left[0].islower() and len(left) > 4 and len(right) > 1:
            if right in FUNCTION:
                yield Split((left, right), 4.0, 0)
            elif low.endswith("ed") and len(right) > 3:
                yield Split((left, right), 4.0, 4.0)


def _linked(word: str) -> Iterator[Split]:
    """``himalarge``, ``stickandarazor``: three words or more, of which those in the middle are little ones."""
    for link in (*_LINKS, *_SHORT_LINKS) if len(word) > 8 else ():
        middle = link.replace(" ", "")
        at = word.find(middle, 3, -3)
        while at > 0:
            if link not in _SHORT_LINKS or word[:at] in _BEFORE_SHORT:
                yield Split((word[:at], *link.split(), word[at + len(middle) :]), _LINKED, _LINKED)
            at = word.find(middle, at + 1, -3)


def candidates(batch: Batch) -> Offsets:
    """Return unknown English words that may be glued: in small letters, with a capital or apostrophe inside, or beginning with "t"."""
    words, kept = batch.words, batch.once(vocabulary)
    length = words.length[kept.unknown]
    places = kept.unknown[(length > 2) & (length < 32)]
    places = places[kept.prose[places] & ~words.has_digit[places]]
    odd = (
        ~words.initial_upper[places]
        | _inner_mark(batch, places)
        | (words.starts_sentence[places] & _FIRST[batch.once(ascii_codes)[words.start[places]]])
    )
    return places[odd & ~_joined(batch, places)]


def _inner_mark(batch: Batch, places: Offsets) -> Flags:
    """Whether a capital or an apostrophe stands inside the word."""
    words, upper = batch.words, batch.once(capitals_before)
    start, end = words.start[places] + 1, words.bare_end[places]
    letters = ranges(start, end)
    marks = letters[batch.characters.folded_codes[letters] == ord("'")]
    return (upper[end] > upper[start]) | (np.searchsorted(marks, end) > np.searchsorted(marks, start))


def _joined(batch: Batch, places: Offsets) -> Flags:
    """Whether a hyphen, an apostrophe or a call's bracket touches the word: others judge "rock-androll", "'nother" and "findFood()"."""
    small, words = batch.once(ascii_codes), batch.words
    after = small.take(words.end[places], mode="clip")
    owners = (after == ord("'")) & (small[words.end[places] - 1] == ord("s"))  # "theobservers’ report", but not "goin’"
    return _BEFORE[small[np.maximum(words.start[places] - 1, 0)]] | (_AFTER[after] & ~owners)
