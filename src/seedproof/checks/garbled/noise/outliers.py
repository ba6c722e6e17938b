"""Words that stand out: so rare, or so oddly written, that a line of news has hardly one of them."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.batch.vocabulary import vocabulary
from seedproof.checks.garbled.noise.broken_words import lowered
from seedproof.checks.garbled.shared.capitals import capitals
from seedproof.checks.garbled.shared.repeats import keys_in_documents, recurring
from seedproof.lang.derivations import derived
from seedproof.lang.english import RARE, english_list
from seedproof.lang.lexicon import known_anywhere
from seedproof.lang.word_lists import lookup
from seedproof.text.spans import Flags, Offsets

__all__ = ["excuse", "outliers"]

Weights = npt.NDArray[np.float64]

#: How much a word says, measured on background text: a lone "kentaro" in lower case stands in 1 of 50 lines, a word
#: below ``_SELDOM`` in 1 of 4.
NAME: Final = 1.0
UNKNOWN: Final = 1.0
LISTED: Final = 0.6
SELDOM: Final = 0.2
HALF_NAME: Final = 0.3
SHOUTED: Final = 1.0

_SELDOM: Final = 3.2  # Zipf frequency below which a word is seldom (guessed)
_SHOUTED: Final = 4.0  # Zipf frequency below which a word in capitals is shouted, not an acronym in wide use (guessed)
_ROW: Final = 3  # words in capitals side by side that a headline has (guessed)
_COMMON: Final = 4.0  # Zipf frequency from which news has a name often (guessed)
_NAME: Final = 0.12  # share in lower case up to which a word is a name (guessed)
_HALF: Final = 0.45  # share up to which it is one half of the time (guessed)
_WORD: Final = 0.5  # share from which a word in capitals is no acronym (guessed)
_NO_NAME: Final = 0.9  # share from which a word has a capital by mistake (guessed)
_IN_LIST: Final = 0.3  # of its weight that an item of a list has (guessed)
_TOUCHING: Final = "-'\";&#\\_/@<>*="


def outliers(batch: Batch) -> Weights:
    """Return each word's weight as an outlier of an English line, 0 for most."""
    words = batch.words
    weight = np.zeros(len(words))
    if not len(words):
        return weight
    index = _candidates(batch)
    said = _weights(batch, index)
    # A line in lower case has names in lower case; "lost-capitals" says so.
    seen = batch.once(capitals)
    low = seen.lowered & (seen.names > 1) & (_common_names(batch, seen.lost) > 0) | seen.low
    kept = (said > 0) & ~low[words.line[index]]
    index, said = index[kept], said[kept]
    # What stands more than once in its document is the topic.
    kept = ~_touched(batch, index) & ~recurring(keys_in_documents(batch, index))
    index, said = index[kept], said[kept]
    weight[index] = np.where(_listed(batch, index), _IN_LIST, 1.0) * said
    return weight


def excuse(batch: Batch, weight: Weights, index: Offsets, lines: Offsets) -> None:
    """Set the weight of compounds and foreign words at ``index`` on ``lines`` to zero: costly, so only for lines that matter."""
    words = batch.words
    chosen = np.zeros(len(batch.lines), bool)
    chosen[lines] = True
    unknown = index[(batch.once(vocabulary).zipf(index) == 0) & chosen[words.line[index]]]
    weight[unknown[known_anywhere(words.hash[unknown])]] = 0
    unknown = unknown[weight[unknown] > 0]
    folded = lowered(batch, unknown)
    weight[unknown[derived(folded) | ~np.array([word.isascii() for word in folded], bool)]] = 0


def _candidates(batch: Batch) -> Offsets:
    """Return words that may have a weight: few, so that the rest is cheap."""
    words, kept = batch.words, batch.once(vocabulary)
    odd = (kept.type_zipf < _SELDOM) | (kept.type_lower <= _HALF)
    index = np.flatnonzero((odd[kept.type] | words.all_upper) & kept.prose)
    return index[~words.has_digit[index] & (words.length[index] > 2)]


def _weights(batch: Batch, index: Offsets) -> Weights:
    """Return what each word says by its frequency, its letters and its capital."""
    words, kept = batch.words, batch.once(vocabulary)
    zipf, share, length = kept.zipf(index), kept.lower(index), words.length[index]
    small = ~words.initial_upper[index]
    weight = np.zeros(len(index))
    weight[small & (zipf > RARE) & (zipf < _SELDOM)] = SELDOM
    weight[small & (zipf == RARE)] = LISTED
    weight[small & (zipf > 0) & (share <= _HALF)] = HALF_NAME
    weight[small & (zipf > 0) & (share <= _NAME)] = NAME
    # "an Yappin of Ransomed": words that a dictionary has only in lower case, with a capital in mid-sentence.
    inside = ~small & words.has_lower[index] & ~words.starts_sentence[index]
    weight[inside & (zipf == RARE) & (share > _NO_NAME)] = LISTED
    loud = words.all_upper[index] & ~_in_loud_row(batch, index)
    weight[loud & (length > 4) & (zipf < _SHOUTED) & (share > _WORD)] = SHOUTED
    weight[small & (zipf == 0) & (length > 3)] = UNKNOWN
    return weight


def _in_loud_row(batch: Batch, index: Offsets) -> Flags:
    """Return which words stand in a row of words in capitals: a headline, a licence, a shout."""
    words = batch.words
    run = np.cumsum((np.diff(words.all_upper, prepend=False)) | (np.diff(words.line, prepend=-1) != 0)) - 1
    return np.bincount(run)[run[index]] >= _ROW


def _common_names(batch: Batch, lost: Flags) -> Offsets:
    """Return how many names that news has often ("madrid", unlike "kentaro") each line writes in lower case."""
    names = np.flatnonzero(lost)
    names = names[batch.once(vocabulary).zipf(names) >= _COMMON]
    return np.bincount(batch.words.line[names], minlength=len(batch.lines))


def _listed(batch: Batch, index: Offsets) -> Flags:
    """Return which words are items of a list: "hazel, vetch and sorrel"."""
    words, linked = batch.words, np.zeros(len(index) + 1, bool)
    step = np.where(np.diff(words.line[index]) == 0, np.diff(index), 0)
    comma = (step == 1) & batch.characters.are(words.end[index[:-1]], ",")
    linked[1:-1] = comma | ((step == 2) & lookup(words.hash[index[:-1] + 1], english_list("noise", "listing")))
    return linked[1:] | linked[:-1]


def _touched(batch: Batch, index: Offsets) -> Flags:
    """Return which words a hyphen, a quotation mark or the rest of an entity ("quot;") touches."""
    characters, words = batch.characters, batch.words
    return characters.folded_are(words.start[index] - 1, _TOUCHING) | characters.folded_are(words.end[index], _TOUCHING)
