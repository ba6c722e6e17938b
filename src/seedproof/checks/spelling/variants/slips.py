"""Plain slips: words that no list has, and the common word that each was meant to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.vocabulary import vocabulary
from seedproof.checks.spelling.shared.lists import english
from seedproof.checks.spelling.variants.dialects import other_spellings
from seedproof.lang.corrections import Correction, corrections
from seedproof.lang.derivations import derived
from seedproof.lang.english import frequencies
from seedproof.lang.lexicon import known_anywhere
from seedproof.lang.word_lists import lines_of
from seedproof.text.codepoints import UPPER
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Flags, Offsets

__all__ = ["SHORTEST", "Slip", "meant_by", "slips"]

SHORTEST: Final = 5  # letters
_LONGEST: Final = 20
_CAPITAL: Final = 10  # letters of a slip with a capital
_TIMES: Final = 2  # places in a document from which an unknown word is a term
_REACH: Final = 4  # words on both sides that are looked at for other unknown ones (guessed)
_STRANGERS: Final = 2  # unknown words among them, from which this is another language, dialect or a list of terms (guessed)
_TOUCHING: Final = "-'\"*/_@#&=\\."  # before or after a word: part of something longer, or a word that is quoted
_VOWELS: Final = frozenset("aeiouy")
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

#: Zipf frequency that the word meant must have, by the letters of the slip (from 5 on), by how slips come about. All are guessed, and
#: held by reading what is found on scraped text: of short words too many are an edit apart.
_LIKELY: Final = (4.6, 3.9, 3.1, 2.4, 2.0)  # two letters swapped, one doubled or not
_POSSIBLE: Final = (5.0, 4.3, 3.5, 2.9, 2.2)  # a letter lost or put in
_SLIGHT: Final = (9.0, 4.5, 3.8, 3.2, 2.6)  # a vowel for a vowel, or a key beside the right one
_OTHER: Final = (9.0, 9.0, 4.5, 3.9, 3.2)  # any other letter
_INITIAL: Final = (9.0, 4.0, 3.5, 3.2, 3.0)  # the first letter lost
_NEVER: Final = (9.0,) * 5
_ENDINGS: Final = ("ing", "ed", "er", "ly")  # before which a letter is doubled, or an "e" is kept
_JOINT: Final = 5  # letters of a word from its joint on
_MISJOINED: Final = 3.5  # Zipf frequency that such a word must have, as endings are freely joined (guessed)
_LATIN: Final = ("us", "is", "io", "ae", "um")  # "economicus", "in loco parentis"


class Slip(NamedTuple):
    """A slip and the word that was meant.

    ``word``: index of the word.
    ``meant``: the right spelling, in small letters.
    """

    word: int
    meant: str


def slips(batch: Batch) -> list[Slip]:
    """Return the slips of a batch, in order."""
    index = _candidates(batch)
    spelt = [_folded(batch, word) for word in index.tolist()]
    rows = zip(index.tolist(), spelt, meant_by(spelt), batch.words.initial_upper[index].tolist(), strict=True)
    # At the beginning of a sentence a short unknown word is a name far more often than a slip: "Tchen said", "Shafer said".
    return [Slip(word, meant) for word, slip, meant, capital in rows if meant and (not capital or len(slip) >= _CAPITAL)]


def meant_by(slips: Sequence[str]) -> list[str]:
    """Return the word that each may be a slip for, nothing where none is likely enough."""
    made = derived(slips).tolist()
    regular = [slip for slip, is_made in zip(slips, made, strict=True) if is_made]
    other = [slip for slip, is_made in zip(slips, made, strict=True) if not is_made]
    joined, freely = iter(_misjoined(regular)), iter(corrections(other, min(_LIKELY)))
    return [next(joined) if is_made else _best(slip, next(freely)) for slip, is_made in zip(slips, made, strict=True)]


def _best(slip: str, near: Sequence[Correction]) -> str:
    """Return the likeliest of the words that are an edit away."""
    likely = [one for one in near if one.zipf >= _needed(slip, one) and one.word not in other_spellings(slip)]
    return max(likely, key=lambda one: (one.zipf - _needed(slip, one), one.word)).word if likely else ""


def _misjoined(words: Sequence[str]) -> list[str]:
    """Return what is meant by words whose stem and ending are joined in the wrong way: "refering", "immediatly", "begining"."""
    tried = [(row, other) for row, word in enumerate(words) if word.endswith(_ENDINGS) for other in _rejoined(word)]
    meant = [""] * len(words)
    zipf = frequencies(hash_words([other for _, other in tried])).zipf.tolist() if tried else []
    for (row, other), common in sorted(zip(tried, zipf, strict=True), key=lambda one: one[1]):
        if common >= _MISJOINED and other not in other_spellings(words[row]):
            meant[row] = other
    return meant


def _rejoined(word: str) -> Iterator[str]:
    """Yield the word with a letter before its ending doubled, or with the "e" that "ly" lacks."""
    for at in range(max(len(word) - _JOINT, 1), len(word)):
        yield word[:at] + word[at - 1] + word[at:]
    if word.endswith("ly"):
        yield f"{word[:-2]}ely"


def _candidates(batch: Batch) -> Offsets:
    """Return words in small letters, or at the beginning of a sentence, that no list has and that nothing makes a name or a term."""
    words, characters, vocab = batch.words, batch.characters, batch.once(vocabulary)
    index = vocab.unknown[vocab.prose[vocab.unknown]]
    length = words.length[index]
    index = index[(length >= SHORTEST) & (length < _LONGEST) & ~words.has_digit[index]]
    capitals = characters.counted(UPPER)
    start, end = words.start[index], words.bare_end[index]
    small = capitals[end] - capitals[start] == (words.initial_upper[index] & words.starts_sentence[index])
    plain = ~characters.folded_are(start - 1, _TOUCHING) & ~characters.folded_are(words.end[index], _TOUCHING[:-1])
    inside = ~batch.lines_of_title[words.line[index]] | ~words.initial_upper[index]
    index = index[small & plain & inside & (words.end[index] == words.bare_end[index])]
    index = index[~_among_strangers(batch, index)]
    index = index[~known_anywhere(words.hash[index])]
    spelt = [_folded(batch, word) for word in index.tolist()]
    index = index[np.array([word.isascii() and word.isalpha() and word not in _sound() for word in spelt], bool)]
    return index[_seldom(batch, index)]


def _seldom(batch: Batch, index: Offsets) -> Flags:
    """Return which words stand but once or twice in their document: others are terms."""
    words, unknown = batch.words, batch.once(vocabulary).unknown
    types = len(words.types.hash) + 1
    keys, count = np.unique(words.document[unknown] * types + words.types.kind[unknown], return_counts=True)
    at = np.searchsorted(keys, words.document[index] * types + words.types.kind[index])
    return count[at] <= _TIMES


def _among_strangers(batch: Batch, index: Offsets) -> Flags:
    """Return which words have other unknown ones near them, or follow a name that no list has ("Amanita muscaria")."""
    words, unknown = batch.words, np.zeros(len(batch.words) + 1, np.int64)
    vocab = batch.once(vocabulary)
    strange = np.zeros(len(batch.words), bool)
    strange[vocab.unknown] = True
    unknown[1:] = np.cumsum(strange & ~words.initial_upper & ~words.has_digit)
    low = np.maximum(index - _REACH, batch.lines.first[words.line[index]])
    high = np.minimum(index + _REACH + 1, batch.lines.last[words.line[index]])
    before = np.maximum(index - 1, 0)
    named = strange[before] & words.initial_upper[before] & ~words.starts_sentence[before] & (words.line[before] == words.line[index])
    beside = np.zeros(len(index), bool)  # "latae sententiae"
    for other in (before, np.minimum(index + 1, len(words) - 1)):
        beside |= strange[other] & ~words.initial_upper[other] & (other != index) & (words.line[other] == words.line[index])
    return (unknown[high] - unknown[low] > _STRANGERS) | named | beside


def _needed(slip: str, one: Correction) -> float:
    """Return how frequent the word meant must be, for an edit of this kind."""
    return _table(slip, one)[min(max(len(slip) - SHORTEST, 0), len(_LIKELY) - 1)]


def _table(slip: str, one: Correction) -> tuple[float, ...]:
    at, last, right = one.at, len(slip) - 1, one.word
    if slip.endswith(_LATIN) and at >= last - len("us"):
        return _NEVER
    if one.edit == "swap":
        return _LIKELY if at > 0 else _POSSIBLE
    if one.edit == "insert":
        if slip == right[1:]:
            return _INITIAL
        doubled = right[at] in (right[at - 1], right[at + 1 : at + 2])
        return _LIKELY if doubled and at <= last else _POSSIBLE if at <= last else _OTHER if right[-1] != "s" else _NEVER
    if one.edit == "loss":
        if at == 0 or slip[:-1] == right:
            return _NEVER  # a prefix, an ending, or a name
        return _LIKELY if slip[at] in (slip[at - 1], slip[at + 1 : at + 2]) else _POSSIBLE
    if at in (0, last):
        return _NEVER  # another word, or the ending of another language
    pair = frozenset((slip[at], right[at]))
    return _SLIGHT if pair <= _VOWELS or pair in _beside() else _OTHER


def _folded(batch: Batch, word: int) -> str:
    return batch.characters.folded[batch.words.start[word] : batch.words.bare_end[word]]


@cache
def _sound() -> frozenset[str]:
    """Return the rare words that are a letter away from a frequent one, and what ``lost-apostrophe`` tells."""
    return frozenset(lines_of("en", "near_words")) | english("coined") | english("without-apostrophe")


@cache
def _beside() -> frozenset[frozenset[str]]:
    """Return the pairs of letters whose keys are neighbours."""
    beside = [frozenset(pair) for row in _ROWS for pair in pairwise(row)]
    for one, two in pairwise(_ROWS):
        beside += [frozenset(pair) for start in (0, 1) for pair in zip(one[start:], two, strict=False)]
    return frozenset(beside)
