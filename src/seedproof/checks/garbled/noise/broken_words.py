"""Words that no list has, by how broken they look: one edit from a word, letters that do not go together, capitals in odd places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.batch.tokens import no_words
from seedproof.batch.vocabulary import vocabulary
from seedproof.checks.garbled.noise.letter_model import letter_probabilities
from seedproof.checks.garbled.shared.repeats import keys_in_documents, recurring
from seedproof.core.patterns import regex
from seedproof.lang.corrections import best_correction
from seedproof.lang.derivations import derived
from seedproof.lang.english import english_list, frequencies
from seedproof.lang.lexicon import known_anywhere
from seedproof.lang.word_lists import every
from seedproof.text.codepoints import LETTER, UPPER
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Flags, Offsets

__all__ = ["capitalised_words", "lowered", "oddly_capitalised_words", "small_words"]

Weights = npt.NDArray[np.float64]

_DRAWN_OUT: Final = regex(r"(.)\1\1")  # "pleeease", "ahhhh"
_INNER_CAPITAL: Final = regex("[a-z][A-Z]")
#: "prIsoner", "prisonEr" and "lHoulaham", unlike "iPhone" and "dataFrame".
_ODD_CAPITAL: Final = regex("[a-z]{2,}[A-Z][a-z]{1,3}|[a-z]{2}[A-Z][a-z]+|[bcdfghj-np-z][A-Z][a-z]{4,}")
_CAMEL_CASE: Final = regex("(?:[A-Z][a-z]{2,}){2,}[A-Z]*")
#: "DeteotivE", "CoMMtoV", "SOLhIcB".
_WILD: Final = regex("[A-Za-z]*(?:[a-z]{2}[A-WYZ]|(?:[A-Z]{2}[a-z][A-Z]|[a-z][A-Z][a-z][A-Z])[A-Za-z]*)")

#: Zipf frequency of the word that is meant, by length: nearly every three letters are one edit from some word. All are guessed.
_MEANT: Final = np.array([9, 9, 9, 4.5, 4.5, 3.0, 3.0, 1.0], np.float32)
_MEANT_BY_NAME: Final = 3.5  # the same for a word with a capital, which may be a name (guessed)
_REST: Final = 2.0  # Zipf frequency of what "WLondon" is without its first letter (guessed)
_MEAN: Final = -1.6  # mean log10 probability of its letters up to which a word is broken (guessed)
_LOWEST: Final = -3.3  # lowest such probability: that of 1 in 10 of the rarest sound words, 1 in 3 of misread ones
_LONG: Final = 4  # letters that a word with capitals inside must have more than (guessed)
_SHORT: Final = 2  # letters up to which nothing can be told of a word (guessed)
_UNIT: Final = 5  # letters below which a word after a number is a unit (guessed)
_ABBREVIATION: Final = 6  # letters below which a word before a stop is an abbreviation (guessed)
_MODERN: Final = 3.5  # Zipf frequency of the word that a spelling of old books is today (guessed)
_FOREIGN: Final = 4  # strange words in a row that are another language (guessed)
_LATIN: Final = 3  # strange words in a row that are Latin if one of them is formed so (guessed)


def small_words(batch: Batch, index: Offsets) -> Weights:
    """Return 1 for a broken word in small letters, 0.5 for one only unknown, 0 for capitals, terms, compounds and foreign words."""
    words, inner = batch.words, _inner_capitals(batch, index)
    weight = np.zeros(len(index))
    untouched = ~words.initial_upper[index] & ~_touched(batch, index) & ~_in_foreign_run(batch, index)
    capital = np.flatnonzero(untouched & (inner > 0) & (words.length[index] > _LONG))
    weight[capital] = [0.75 * (_ODD_CAPITAL.fullmatch(words.bare(index[k])) is not None) for k in capital.tolist()]
    small = np.flatnonzero(untouched & (inner == 0))
    small = small[np.array([_is_plain(word) for word in lowered(batch, index[small])], bool)]
    small = small[~_repeated(batch, index[small]) & ~_units(batch, index[small])]
    small = small[~_excused(batch, index[small])]
    small = small[~_old(batch, index[small])]
    weight[small] = _brokenness(batch, index[small])
    return weight


def oddly_capitalised_words(batch: Batch, index: Offsets) -> Weights:
    """Return 1 for a letter before a little word ("nTh", "eHer"), 0.5 for capitals as no brand has them ("SOLhIcB"), else 0."""
    words, upper = batch.words, batch.characters.counted(UPPER)
    weight = np.zeros(len(index))
    inner = np.flatnonzero((upper[words.bare_end[index]] > upper[words.start[index] + 1]) & words.has_lower[index])
    inner = inner[~_repeated(batch, index[inner]) & ~_touched(batch, index[inner]) & ~batch.once(no_words)[index[inner]]]
    foreign = known_anywhere(words.hash[index[inner]])
    little = english_list("noise", "after-letter")
    for k, known in zip(inner.tolist(), foreign.tolist(), strict=True):
        word = words.bare(int(index[k]))
        if word[0].islower() and word[2:].islower() and word[1:].lower() in little:
            weight[k] = 1
        elif len(word) > _LONG and not known and _WILD.fullmatch(word):
            weight[k] = 0.5
    return weight


def capitalised_words(batch: Batch, index: Offsets) -> Weights:
    """Return 1 for "KOcIoSmox", 0.75 for "WLondon", 0.5 for "Piisoner" and "Lcds", 0 for what may be a name."""
    words, inner, folded = batch.words, _inner_capitals(batch, index), lowered(batch, index)
    plain = np.array([word.isascii() for word in folded], bool) & ~_repeated(batch, index) & ~_touched(batch, index)
    likely = _is_improbable(folded)
    doubtful = np.flatnonzero(plain & ~likely & (inner == 0) & (words.length[index] > _LONG))
    likely[doubtful] = best_correction([folded[k] for k in doubtful.tolist()]) >= _MEANT_BY_NAME
    weight = np.where(likely & (inner == 0), 0.5, 0.0)
    weight[(inner == 0) & _doubled(batch, index)] = 0.75
    weight[[k for k in np.flatnonzero(inner > 1).tolist() if not _CAMEL_CASE.fullmatch(words.bare(int(index[k])))]] = 1.0
    return np.where(plain, weight, 0)


def lowered(batch: Batch, index: Offsets) -> list[str]:
    """Return the words in lower case and with straight apostrophes, without a possessive ``'s``."""
    return [batch.words.bare(i).lower().replace("’", "'") for i in index.tolist()]


def _brokenness(batch: Batch, index: Offsets) -> Weights:
    """Return 1 for words of improbable letters or one edit from a common word, less for those that are only unknown."""
    folded, length = lowered(batch, index), batch.words.length[index]
    broken = _is_improbable(folded) & (length > _SHORT)
    meant = np.zeros(len(folded), np.float32)
    doubtful = np.flatnonzero(~broken & (length > _SHORT))
    meant[doubtful] = best_correction([folded[k] for k in doubtful.tolist()])
    misspelt = (meant >= _MEANT[np.minimum(length, len(_MEANT) - 1)]) & (meant > 0)
    return np.where(broken | misspelt, 1.0, np.where(length > _SHORT, 0.5, 0.4))


def _is_plain(word: str) -> bool:
    return word.isascii() and "'" not in word and not _DRAWN_OUT.search(word)


def _excused(batch: Batch, index: Offsets) -> Flags:
    """Return which words are compounds, derivations, foreign or Latin."""
    folded = lowered(batch, index)
    return derived(folded) | known_anywhere(batch.words.hash[index]) | _latin(batch, index, folded)


def _old(batch: Batch, index: Offsets) -> Flags:
    """Return which of the words are spelt as in old books, as is another one of their line: "a hott drinke", "your sorrowes"."""
    tried = [(k, form) for k, word in enumerate(lowered(batch, index)) for form in _modern(word)]
    old = np.zeros(len(index), bool)
    if not tried:
        return old
    common = frequencies(hash_words([form for _, form in tried])).zipf >= _MODERN
    old[[k for (k, _), known in zip(tried, common.tolist(), strict=True) if known]] = True
    line = batch.words.line[index]
    return old & (np.bincount(line[old], minlength=len(batch.lines))[line] > 1)


def _modern(word: str) -> Iterator[str]:
    """Yield the words without the letters at their end that old books have and ours have not."""
    if word.endswith("e"):
        yield word[:-1]
    if word.endswith("es"):
        yield f"{word[:-2]}s"
    if word[-1:] == word[-2:-1]:
        yield word[:-1]


def _in_foreign_run(batch: Batch, index: Offsets) -> Flags:
    """Return which of the unknown words stand in a row of so many that no scan leaves: a quotation in another language or in dialect."""
    row = np.cumsum((np.diff(index, prepend=-2) != 1) | (np.diff(batch.words.line[index], prepend=-1) != 0)) - 1
    return np.bincount(row, minlength=1)[row] >= _FOREIGN


def _units(batch: Batch, index: Offsets) -> Flags:
    """Return which words are short and follow a number: "2 tsp", "40 pcs"."""
    words, before = batch.words, np.maximum(index - 1, 0)
    number = words.has_digit[before] & ~words.has_lower[before]
    return number & (words.length[index] < _UNIT) & (words.start[index] - words.end[before] == 1)


def _latin(batch: Batch, index: Offsets, folded: list[str]) -> Flags:
    """Return which of the words stand in a Latin phrase: "haec olim meminisse iuvabit", "Hypholoma subaeruginosa"."""
    if not len(index):
        return np.zeros(0, bool)
    words, endings = batch.words, tuple(every("noise", "latin-ending"))
    first = (np.diff(index, prepend=-2) > 1) | (np.diff(words.line[index], prepend=-1) != 0)
    group = np.cumsum(first) - 1
    shaped = np.bincount(group, [word.endswith(endings) for word in folded])
    before = np.maximum(index[first] - 1, 0)
    genus = words.initial_upper[before] & (batch.once(vocabulary).zipf(before) == 0) & (words.line[before] == words.line[index[first]])
    return ((shaped > 0) & ((shaped + genus > 1) | (np.bincount(group) >= _LATIN)))[group]


def _is_improbable(folded: list[str]) -> Flags:
    mean, lowest = letter_probabilities(folded)
    return (mean <= _MEAN) | (lowest <= _LOWEST)


def _repeated(batch: Batch, index: Offsets) -> Flags:
    """Return which words stand more than once in their document: terms that no list has."""
    return recurring(keys_in_documents(batch, index))


def _doubled(batch: Batch, index: Offsets) -> Flags:
    """Return which words begin with two capitals, and are a known word without the first."""
    rest = [batch.words.bare(i)[1:] for i in index.tolist()]
    known = frequencies(hash_words([word.lower() for word in rest])).zipf >= _REST
    return known & np.array([len(word) > 3 and word[0].isupper() and word[1:].islower() for word in rest], bool)


def _inner_capitals(batch: Batch, index: Offsets) -> Offsets:
    """Return how often a capital follows a small letter inside each word: "iBook" once, "KOcIoSmox" three times."""
    return np.array([len(_INNER_CAPITAL.findall(batch.words.bare(i))) for i in index.tolist()], np.int64)


def _touched(batch: Batch, index: Offsets) -> Flags:
    """Return which words a hyphen, a star, a quotation mark or the stop of an abbreviation touches ("Yong-dae", "h*ll", "doin'")."""
    characters, words = batch.characters, batch.words
    start, end = words.start[index], words.end[index]
    last = batch.lines.end[words.line[index]] - end < 3
    short = characters.are(end, ".") & (words.length[index] < _ABBREVIATION) & ~last
    short |= characters.are(start - 1, "(") & characters.is_(start - 2, LETTER)  # "entity(ies)"
    return short | characters.folded_are(start - 1, "-'\"*") | characters.folded_are(end, "-'\"*")
