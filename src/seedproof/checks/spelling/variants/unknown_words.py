"""Words that no list has, in places where nothing makes them a name, a term or a word of another language."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.vocabulary import vocabulary
from seedproof.checks.spelling.shared.lists import english
from seedproof.checks.spelling.variants.likelihood import SHORTEST
from seedproof.lang.lexicon import known_anywhere
from seedproof.lang.word_lists import lines_of, software_terms
from seedproof.text.codepoints import LETTER, UPPER
from seedproof.text.spans import Flags, Offsets

__all__ = ["CAPITAL", "SURE_CAPITAL", "Unknown", "among_strangers", "by_itself", "folded", "standing_alone", "unknown_words"]

#: Letters from which a word with a capital may be a slip: shorter unknown ones are names far more often, "Tchen said", "Shafer said".
CAPITAL: Final = 10
#: The same where the word meant is far more frequent than it must be: "Republican National Commitee" (held by reading).
SURE_CAPITAL: Final = 8
_LONGEST: Final = 30  # letters; beyond are codes (guessed)
_TIMES: Final = 2  # places in a document from which an unknown word is a term
_REACH: Final = 4  # words on both sides that are looked at for other unknown ones (guessed)
_STRANGERS: Final = 2  # unknown words among them, from which this is another language, dialect or a list of terms (guessed)
_CROWD: Final = 5  # the same, whatever they are: with fewer, those that are slips themselves are no strangers (guessed)
_TOUCHING: Final = "'\"*/_@#&=\\.)"  # before or, but for the last two, after a word: part of something longer, or a quoted word


class Unknown(NamedTuple):
    """Hold the unknown words of a language.

    ``words``: their indexes · ``start``: where each begins, behind an article that an apostrophe joins to it · ``elsewhere``: which of them
    another language has · ``every``: the indexes of all unknown words, wherever they stand.
    """

    language: str
    words: Offsets
    start: Offsets
    elsewhere: Flags
    every: Offsets

    def only(self, kept: Flags) -> Unknown:
        """Return those of them that are kept."""
        return self._replace(words=self.words[kept], start=self.start[kept], elsewhere=self.elsewhere[kept])


def unknown_words(batch: Batch) -> Unknown:
    """Return the English words in small letters, or at the beginning of a sentence, that no list has."""
    vocab = batch.once(vocabulary)
    words = batch.words
    capital = words.starts_sentence | (words.length >= SURE_CAPITAL)
    index = standing_alone(batch, vocab.unknown[vocab.prose[vocab.unknown]], vocab.unknown, capital, words.start)
    index = index[~known_anywhere(words.hash[index])]
    spelt = [folded(batch, word) for word in index.tolist()]
    index = index[np.array([word.isascii() and word.isalpha() and word not in _sound() for word in spelt], bool)]
    return Unknown("en", index, words.start[index], np.zeros(len(index), bool), vocab.unknown)


def standing_alone(batch: Batch, index: Offsets, unknown: Offsets, capital: Flags, begins: Offsets) -> Offsets:
    """Return which words stand seldom, and in no crowd of ``unknown`` ones, part of nothing longer, in small letters.

    ``capital``: the words of the batch that may begin with a capital · ``begins``: where each word of the batch does.
    """
    words, characters = batch.words, batch.characters
    length = words.bare_end[index] - begins[index]
    index = index[(length >= SHORTEST) & (length < _LONGEST) & ~words.has_digit[index]]
    capitals = characters.counted(UPPER)
    start, end = words.start[index], words.bare_end[index]
    small = capitals[end] - capitals[start] == (words.initial_upper[index] & capital[index])
    inside = ~batch.lines_of_title[words.line[index]] | ~words.initial_upper[index]
    index = index[small & inside & by_itself(batch, index)]
    if not len(index):
        return index
    strange = np.zeros(len(words), bool)
    strange[unknown] = True
    index = index[_strangers(batch, index, strange) <= _CROWD]
    return index[_seldom(batch, index, unknown)]


def by_itself(batch: Batch, index: Offsets) -> Flags:
    """Return which words are part of nothing longer and in no marks of their own."""
    words, characters = batch.words, batch.characters
    start, end = words.start[index], words.end[index]
    plain = ~characters.folded_are(start - 1, _TOUCHING) & ~characters.folded_are(end, _TOUCHING[:-2])
    # "non-esential" is a word of its own; what a hyphen parts from the next line is but a piece of one.
    plain &= ~characters.are(start - 1, "-") | characters.is_(start - 2, LETTER)
    plain &= ~characters.are(end, "-") | characters.is_(end + 1, LETTER)
    flags: Flags = plain & (end == words.bare_end[index])
    return flags


def folded(batch: Batch, word: int, start: int | None = None) -> str:
    """Return a word in small letters, from where it starts if that is told."""
    return batch.characters.folded[(batch.words.start[word] if start is None else start) : batch.words.bare_end[word]]


def _seldom(batch: Batch, index: Offsets, unknown: Offsets) -> Flags:
    """Return which words stand but once or twice in their document: others are terms."""
    words = batch.words
    types = len(words.types.hash) + 1
    keys, count = np.unique(words.document[unknown] * types + words.types.kind[unknown], return_counts=True)
    at = np.searchsorted(keys, words.document[index] * types + words.types.kind[index])
    return count[at] <= _TIMES


def among_strangers(batch: Batch, unknown: Unknown, is_slip: Flags) -> Flags:
    """Return which unknown words have others near them, or follow a name that no list has ("Amanita muscaria").

    ``is_slip``: which of them are slips, and so no strangers to each other.
    """
    words, index = batch.words, unknown.words
    strange = np.zeros(len(words), bool)
    strange[unknown.every] = True
    strange[index[is_slip]] = False
    before = np.maximum(index - 1, 0)
    named = strange[before] & words.initial_upper[before] & ~words.starts_sentence[before] & (words.line[before] == words.line[index])
    beside = np.zeros(len(index), bool)  # "latae sententiae"
    for other in (before, np.minimum(index + 1, len(words) - 1)):
        beside |= strange[other] & ~words.initial_upper[other] & (other != index) & (words.line[other] == words.line[index])
    return (_strangers(batch, index, strange) + is_slip > _STRANGERS) | named | beside


def _strangers(batch: Batch, index: Offsets, strange: Flags) -> Offsets:
    """Return how many strange words in small letters stand near each word, itself among them."""
    words, before_each = batch.words, np.zeros(len(batch.words) + 1, np.int64)
    before_each[1:] = np.cumsum(strange & ~words.initial_upper & ~words.has_digit)
    low = np.maximum(index - _REACH, batch.lines.first[words.line[index]])
    high = np.minimum(index + _REACH + 1, batch.lines.last[words.line[index]])
    return before_each[high] - before_each[low]


@cache
def _sound() -> frozenset[str]:
    """Return the rare words that are a letter away from a frequent one, words of computing, and what ``lost-apostrophe`` tells."""
    return frozenset(lines_of("en", "near_words")) | software_terms() | english("coined") | english("without-apostrophe")
