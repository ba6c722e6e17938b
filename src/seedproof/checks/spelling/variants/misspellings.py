"""Count the words of a corpus, in counts that add up in any order, and decide which are slips for others."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.spelling.shared.blocking import near_pairs
from seedproof.checks.spelling.shared.similarity import Similarity, similarity
from seedproof.checks.spelling.shared.vocabulary import vocabulary
from seedproof.checks.spelling.variants.dialects import other_spellings
from seedproof.core.spellings import Spellings
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.lexicon import lexicon, spelt
from seedproof.lang.word_lists import lines_of
from seedproof.text.codepoints import UPPER
from seedproof.text.sets import find_sorted
from seedproof.text.spans import Flags, Offsets

__all__ = ["KNOWN", "SHORTEST", "Meant", "WordCounts", "count_words", "meant", "ordinary", "slipped"]

SHORTEST = 7  # letters: among shorter words, too many are a letter apart (guessed)
KNOWN = 3.0  # Zipf frequency of a word that a writer may have meant: one in a million words (guessed)
_JOINERS = "-_/@=&."  # the last one only before a word
_TIMES = 10  # the right spelling is so many times as frequent (guessed)


class WordCounts(NamedTuple):
    """Hold how often words are used.

    ``known``: of each word of the table, in the order of its hashes
    ``unknown``: of other words, by the word
    """

    known: Offsets
    unknown: dict[str, int]


class Meant(NamedTuple):
    """Hold what was meant by a slip.

    ``uses``: how often the corpus has the right word
    ``word``: the right word
    """

    uses: int
    word: str


def count_words(batch: Batch) -> WordCounts:
    """Return how often each long English word of ``batch`` is in lower case."""
    words, folded, table = batch.words, batch.characters.folded, lexicon("en").hashes
    hashes, shows, _, kind = words.types
    long = np.flatnonzero(words.length >= SHORTEST)
    uses = np.bincount(kind[long[ordinary(batch, long)]], minlength=len(shows))
    kinds = np.flatnonzero(uses)
    index = find_sorted(hashes[kinds], table)
    here = index >= 0
    known = np.zeros(len(table), np.int64)
    known[index[here]] = uses[kinds[here]]
    kinds = kinds[~here]
    spans = zip(words.start[shows[kinds]].tolist(), words.bare_end[shows[kinds]].tolist(), uses[kinds].tolist(), strict=True)
    return WordCounts(known, {folded[start:end]: count for start, end, count in spans})


def meant(counts: WordCounts, min_uses: int, agreed: Spellings) -> dict[str, Meant]:
    """Return the words that are slips, each with the one that was meant."""
    table = lexicon("en")
    known = np.flatnonzero((counts.known >= min_uses) & (table.zipf(table.hashes) >= KNOWN)).tolist()
    if not known:
        return {}
    slips = sorted(word for word in counts.unknown if word.isalpha() and word not in _near_words())
    words = [*slips, *(spelt("en")[i] for i in known)]
    uses = [counts.unknown[word] for word in slips] + [int(counts.known[i]) for i in known]
    decided: dict[str, Meant] = {}
    pairs = near_pairs(words)
    for i, j in pairs[(pairs[:, 0] < len(slips)) & (pairs[:, 1] >= len(slips))].tolist():
        slip, right = words[i], Meant(uses[j], words[j])
        if right.uses >= _TIMES * uses[i] and slipped(slip, right.word) and not agreed.settles(slip, right.word):
            decided[slip] = max(decided.get(slip, right), right)
    return decided


@cache
def _near_words() -> frozenset[str]:
    """Return the words of no table that are a letter away from one that is in it."""
    return frozenset(lines_of("en", "near_words"))


def ordinary(batch: Batch, index: Offsets) -> Flags:
    """Return which of the words at ``index`` stand alone in lower case in English lines, without figures and apostrophes."""
    words, vocab, characters = batch.words, batch.once(vocabulary), batch.characters
    capitals = characters.counted(UPPER)
    lower = words.has_lower[index] & (capitals[words.start[index]] == capitals[words.end[index]])  # no "measuLre"
    lower &= ~words.has_digit[index] & (words.end[index] == words.bare_end[index]) & (vocab.language[index] == LANGUAGES.index("en"))
    # Words of an address or a long compound are joined by a mark.
    flags: Flags = lower & ~characters.are(words.start[index] - 1, _JOINERS) & ~characters.are(words.end[index], _JOINERS[:-1])
    return flags


def slipped(slip: str, word: str) -> bool:
    """Tell whether a letter was lost, added or swapped with the next, not at the end, and both are not spellings of two countries."""
    swapped, doer = sorted(slip) == sorted(word), slip == word[:-1] + "rs"  # "crosses", "crossers"
    if similarity(slip, word) < Similarity.EDIT or (len(slip) == len(word) and not swapped) or doer:
        return False
    return word not in other_spellings(slip) and slip not in other_spellings(word)
