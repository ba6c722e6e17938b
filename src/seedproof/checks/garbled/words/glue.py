"""English words that lost the space between them, told from pairs of words that are no more than compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.vocabulary import vocabulary
from seedproof.core.patterns import regex
from seedproof.lang.english import english_list
from seedproof.lang.word_lists import read
from seedproof.text.codepoints import UPPER
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["Split", "candidates", "little_words", "splits"]

_LETTERS: Final = (2, 32)  # of a word that may be glued: more than, and less than (guessed)
_FIRST: Final = "thsiwy"  # letters that "The" and the subjects of a sentence begin with
_CAMEL_CASE: Final = regex(r"^([a-z]+|[A-Z]{4,}|[A-Z][a-z]{2,})([A-Z][a-z]*)$")

# Zipf frequencies that the parts of a split must have: the less its form says, the commoner they must be. All are guessed, and so are the
# lengths of parts below.
_AFTER_CONTRACTION: Final = 3.0
_BESIDE_LITTLE_IN_CAMEL_CASE: Final = 3.0
_IN_CAMEL_CASE: Final = 3.6
_LONG_IN_CAMEL_CASE: Final = (3.5, 1.0)
_AFTER_CAPITALS: Final = 3.5
_BEFORE_OPENER: Final = (4.0, 5.0)
_BESIDE_LITTLE: Final = 4.0
_AFTER_THE, _LONG_AFTER_THE = 3.4, 6  # no word but of Greek begins with "the" and a noun of so many letters: "theinsurer"
_LINKED: Final = 4.3
_BEFORE_SHORT: Final = 4.0
_LONG_BEFORE: Final = 4  # letters that the longer part must have more than
_TOO_LONG: Final = 11  # letters that compounds which no list has seldom have more than


class Split(NamedTuple):
    """A way to part a word.

    ``parts``: the words, as written.
    ``least_first``: the least Zipf frequency that the first of them must have.
    ``least_last``: the same for the last.
    ``like_code``: whether names in programs look so, "lastUpdate": in a document about code it is one.
    """

    parts: tuple[str, ...]
    least_first: float
    least_last: float
    like_code: bool = False


class _Little(NamedTuple):
    """The little words of English, by what they do in glue; what the topics mean is said in ``lang/data/any/words.toml``.

    ``first``: those that begin no compound.
    ``last``: those that end none.
    ``every``: these and all others.
    ``starters``: those that a sentence often begins with.
    ``opener``: those that no brand ends with.
    ``adverb``: what makes an adverb or pronoun with a little word before it.
    ``subject``: subjects of a sentence.
    ``verb``: verbs that follow them.
    ``before_short_link``: words after which a link of one or two letters is believed.
    ``place``, ``behind_place``: what lawyers make one word of.
    """

    first: frozenset[str]
    last: frozenset[str]
    every: frozenset[str]
    starters: frozenset[str]
    opener: frozenset[str]
    adverb: frozenset[str]
    subject: frozenset[str]
    verb: frozenset[str]
    before_short_link: frozenset[str]
    place: frozenset[str]
    behind_place: frozenset[str]


def little_words() -> frozenset[str]:
    """Return the closed-class words that take part in glue."""
    return _little().every


@lru_cache(1 << 14)
def splits(word: str, starts_sentence: bool) -> tuple[Split, ...]:
    """Return the ways in which ``word``, which no dictionary has, may be two words or more."""
    return tuple(_splits(word, starts_sentence))


def candidates(batch: Batch) -> Offsets:
    """Return unknown English words that may be glued: in small letters, with a capital or apostrophe inside, or first in a sentence."""
    words, kept = batch.words, batch.once(vocabulary)
    length, (shorter, longer) = words.length[kept.unknown], _LETTERS
    unknown = kept.unknown[(length > shorter) & (length < longer)]
    unknown = unknown[kept.prose[unknown] & ~words.has_digit[unknown]]
    opening = words.starts_sentence[unknown] & batch.characters.folded_are(words.start[unknown], _FIRST)
    odd = ~words.initial_upper[unknown] | opening | _has_capital_or_apostrophe_inside(batch, unknown)
    return unknown[odd & ~_touched(batch, unknown)]


@cache
def _little() -> _Little:
    """Read the lists."""
    names = ("first", "last", "either", "no-starter", "opener", "adverb", "subject", "verb", "before-short-link", "place", "behind-place")
    first, last, either, no_starter, *others = (english_list("spacing", name) for name in names)
    every = first | last | either
    return _Little(first, last, every, every - no_starter, *others)


@cache
def _contraction() -> re.Pattern[str]:
    """Match a contraction and what is glued to it."""
    return re.compile(rf"^(\w{{2,}}['’](?:{'|'.join(sorted(english_list('contractions', 'glued')))})|\w+n['’]t)(\w+)$")


def _splits(word: str, starts_sentence: bool) -> Iterator[Split]:
    little = _little()
    if contraction := _contraction().match(word):
        if contraction[2].islower() and (len(contraction[2]) > 1 or contraction[2] == "a"):
            yield Split((contraction[1], contraction[2]), 0, _AFTER_CONTRACTION)
    elif camel_case := _CAMEL_CASE.match(word):
        yield from _at_capital(camel_case[1], camel_case[2])
    elif word.islower() or (starts_sentence and word[1:].islower() and word[:3] == "The"):
        yield from _anywhere(word)
        yield from _linked(word)
        yield from _of_two(word)
    elif starts_sentence and word[1:].islower():
        cuts = ((word[:at], word[at:]) for at in range(2, 6))
        yield from (Split(cut, 0, 0) for cut in cuts if cut[0].lower() in little.subject and cut[1] in little.verb)


def _at_capital(left: str, right: str) -> Iterator[Split]:
    """Part ``soonBetter``, ``CONCEPTVolkswagen``, ``ResultsThe``: unlike ``eBay``, ``MacBook``, ``dataFrame``."""
    little, low, high = _little(), left.lower(), right.lower()
    if right == "I":
        if left.islower() and low in little.every:
            yield Split((left, right), 0, 0)
    elif left.islower():
        if (low in little.every and len(low) > 1 and len(high) > 2) or (high in little.starters and len(low) > 2):
            yield Split((left, right), _BESIDE_LITTLE_IN_CAMEL_CASE, _BESIDE_LITTLE_IN_CAMEL_CASE)
        elif len(low) > 3 and len(high) > 3:
            yield Split((left, right), _IN_CAMEL_CASE, _IN_CAMEL_CASE, like_code=True)
            if len(low) > 6:
                yield Split((left, right), *_LONG_IN_CAMEL_CASE)
    elif left.isupper() and len(high) > 2:
        yield Split((left, right), _AFTER_CAPITALS, _AFTER_CAPITALS)
    elif high in little.opener and low not in little.every:
        yield Split((left, right), *_BEFORE_OPENER)


def _anywhere(word: str) -> Iterator[Split]:
    """Part a word of which one part is a little word, or the first ends as a verb does: ``tosend``, ``wantedto``."""
    first, last, every, *_ = little = _little()
    for at in range(2, len(word) - 1):
        left, right = word[:at], word[at:]
        low = left.lower()
        if low in little.place and right in little.behind_place:
            continue
        if low in every and right in every and len(word) > 4 and (low in first or right in last or min(len(low), len(right)) > 2):
            yield Split((left, right), 0, 0)
        elif low in first and len(right) > 3 and right not in little.adverb:
            yield Split((left, right), 0, _AFTER_THE if low == "the" and len(right) >= _LONG_AFTER_THE else _BESIDE_LITTLE)
        elif right in last and len(left) > 3:
            yield Split((left, right), _BESIDE_LITTLE, 0)
        elif low.endswith(("ed", "ing")) and left[0].islower() and len(left) > 4:
            if right in every:
                yield Split((left, right), _BESIDE_LITTLE, 0)
            elif low.endswith("ed") and len(right) > 3:
                yield Split((left, right), _BESIDE_LITTLE, _BESIDE_LITTLE)


def _of_two(word: str) -> Iterator[Split]:
    """Part ``combatin``, ``anexecutive``, ``managementpositions``: a long word before a little one, or two that make no compound."""
    lists = read("spacing")["en"]
    for at in range(2, len(word) - 1):
        left, right = word[:at].lower(), word[at:]
        if right in lists["behind"] and len(left) > _LONG_BEFORE:
            yield Split((word[:at], right), _BEFORE_SHORT, 0)
        elif len(right) > _LONG_BEFORE and ((left == "an" and right[0] in "aeiou") or (left == "be" and right.endswith(("ed", "ing")))):
            yield Split((word[:at], right), 0, _BEFORE_SHORT)
        elif len(left) > _LONG_BEFORE and len(right) > _LONG_BEFORE and len(word) > _TOO_LONG and _is_inflected(left, right):
            yield Split((word[:at], right), _BEFORE_SHORT, _BEFORE_SHORT)


def _is_inflected(left: str, right: str) -> bool:
    """Tell whether a word has an ending that no first part of a compound has, or both have one."""
    endings = read("spacing")["en"]["ending"]
    return left.endswith(("ed", "ly", "ies", "tions", "ments", "ers")) or (left.endswith(endings) and right.endswith(endings))


def _linked(word: str) -> Iterator[Split]:
    """Part ``himalarge``, ``stickandarazor``: three words or more, of which those in the middle are little ones."""
    lists = read("spacing")["en"]
    for link in (*lists["link"], *lists["short-link"]) if len(word) > 8 else ():
        middle = link.replace(" ", "")
        at = word.find(middle, 3, -3)
        while at > 0:
            if link not in lists["short-link"] or word[:at] in _little().before_short_link:
                yield Split((word[:at], *link.split(), word[at + len(middle) :]), _LINKED, _LINKED)
            at = word.find(middle, at + 1, -3)


def _has_capital_or_apostrophe_inside(batch: Batch, index: Offsets) -> Flags:
    words, upper = batch.words, batch.characters.counted(UPPER)
    start, end = words.start[index] + 1, words.bare_end[index]
    inside = ranges(start, end)
    apostrophes = inside[batch.characters.folded_are(inside, "'")]
    return (upper[end] > upper[start]) | (np.searchsorted(apostrophes, end) > np.searchsorted(apostrophes, start))


def _touched(batch: Batch, index: Offsets) -> Flags:
    """Return which words a hyphen, an apostrophe or a call's bracket touches: others judge "rock-androll", "'nother" and "findFood()"."""
    characters, start, end = batch.characters, batch.words.start[index], batch.words.end[index]
    owners = characters.folded_are(end, "'") & characters.folded_are(end - 1, "s")  # "theobservers’ report", but not "goin’"
    return characters.folded_are(start - 1, "-'") | (characters.folded_are(end, "-'(") & ~owners)
