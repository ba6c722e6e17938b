"""Neighbouring words that English does not put together: two articles, pairs never seen, capitals on little words."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.batch.vocabulary import occurrences, vocabulary
from seedproof.checks.garbled.shared.determiners import determiner_clashes, pairs_in_small_letters
from seedproof.lang.english import english_list
from seedproof.lang.word_lists import lines_of, lookup
from seedproof.text.compiled import compiled
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import find_sorted
from seedproof.text.spans import Flags, Offsets

__all__ = ["ImpossibleSequences", "impossible_sequences", "never_seen", "stray_capitals"]

#: What each kind says; two articles in a row and a tortured phrase say 1. All are guessed.
_CERTAIN: Final = 1.0
_NEVER_SEEN: Final = 0.5
_STRAY_CAPITAL: Final = 0.3


class ImpossibleSequences(NamedTuple):
    """Columns over the impossible sequences of a batch, in order.

    ``start``, ``end``: where each stands.
    ``weight``: how much it says.
    ``alone``: which tell rewriting software in any document; the others may be slips of the pen.
    """

    start: Offsets
    end: Offsets
    weight: npt.NDArray[np.float64]
    alone: Flags


def impossible_sequences(batch: Batch) -> ImpossibleSequences:
    """Return the impossible sequences of a batch, phrases only of English lines; use as ``batch.once(impossible_sequences)``."""
    words = batch.words
    phrases = batch.phrases.of("tortured-phrase")
    english = batch.languages.lines_in("en")[phrases.line]
    negated, clash, odd, capital = _misplaced_negations(batch), batch.once(determiner_clashes), never_seen(batch), stray_capitals(batch)
    first, last = np.concatenate((negated, clash, odd, capital)), np.concatenate((negated + 1, clash + 1, odd + 1, capital))
    start = np.concatenate((phrases.start[english], words.start[first]))
    end = np.concatenate((phrases.end[english], words.end[last]))
    sure = int(english.sum()) + len(negated)
    weight = np.repeat((_CERTAIN, _NEVER_SEEN, _STRAY_CAPITAL), (sure + len(clash), len(odd), len(capital)))
    order = np.lexsort((end, start))
    return ImpossibleSequences(start[order], end[order], weight[order], (np.arange(len(start)) < sure)[order])


def _misplaced_negations(batch: Batch) -> Offsets:
    """Return first words of "does now not"."""
    hashes, pairs = batch.words.hash, batch.once(pairs_in_small_letters)
    verbs = occurrences(batch, english_list("spun", "adverb")) - 1
    verbs = verbs[(verbs >= 0) & (verbs + 2 < len(hashes))]
    verbs = verbs[pairs[verbs] & batch.words.spaced[verbs + 2] & lookup(hashes[verbs], english_list("spun", "do"))]
    return verbs[lookup(hashes[verbs + 2], english_list("spun", "negation"))]


def never_seen(batch: Batch) -> Offsets:
    """Return first words of pairs of common words that a large body of edited text does not have."""
    common, never = _unseen_pairs()
    types = batch.words.types
    first = np.flatnonzero(batch.once(pairs_in_small_letters))
    # The last row and column of the table stand for any other word.
    row = np.full(len(types.hash), len(common), np.int32)
    kind = find_sorted(common, types.hash)
    known = np.flatnonzero(kind >= 0)
    row[kind[known]] = known
    row = row[types.kind]
    return first[never.reshape(-1)[row[first] * len(never) + row[first + 1]]]


def stray_capitals(batch: Batch) -> Offsets:
    """Return little words with a capital between two words in small letters: "the talks In spring"."""
    words, upper, prose = batch.words, batch.words.initial_upper, batch.once(vocabulary).prose
    little = np.flatnonzero(upper[1:-1] & ~upper[:-2] & ~upper[2:] & prose[1:-1]) + 1
    little = little[lookup(words.hash[little], english_list("spun", "little"))]
    little = little[words.has_lower[little] & ~words.starts_sentence[little] & prose[little - 1] & prose[little + 1]]
    return little[words.spaced[little] & words.spaced[little + 1]]


class _Unseen(NamedTuple):
    common: Hashes
    never: Flags


@compiled(_Unseen)
def _unseen_pairs() -> _Unseen:
    """Return the common words' hashes, sorted, and by their indexes whether the second never follows the first."""
    follow = {left: rights.split() for left, rights in (row.split("\t") for row in lines_of("en", "unseen_pairs"))}
    names = sorted({*follow, *(right for rights in follow.values() for right in rights)})
    common = np.sort(hash_words(names))
    index = dict(zip(names, find_sorted(hash_words(names), common).tolist(), strict=True))
    never = np.zeros((len(names) + 1, len(names) + 1), bool)
    for left, rights in follow.items():
        never[index[left], [index[right] for right in rights]] = True
    return _Unseen(common, never)
