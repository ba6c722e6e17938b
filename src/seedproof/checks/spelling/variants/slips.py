"""Plain slips: words that no list has, and the common word that each was meant to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.spelling.variants.dialects import other_spellings
from seedproof.checks.spelling.variants.foreign_slips import NOUN, foreign_meant, foreign_unknown
from seedproof.checks.spelling.variants.impossible_syllables import impossible_syllables
from seedproof.checks.spelling.variants.likelihood import LEAST, MIXED, NOTHING, UNSURE, Meant, needed
from seedproof.checks.spelling.variants.lost_accents import lost_accents
from seedproof.checks.spelling.variants.own_words import meant_by_own_words
from seedproof.checks.spelling.variants.unknown_words import CAPITAL, SURE_CAPITAL, Unknown, among_strangers, folded, unknown_words
from seedproof.lang.corrections import Correction, corrections
from seedproof.lang.derivations import derived
from seedproof.lang.english import frequencies
from seedproof.text.hashes import hash_words

__all__ = ["Slip", "meant_by", "slips"]

_ENDINGS: Final = ("ing", "ed", "er", "ly")  # before which a letter is doubled, or an "e" is kept
_JOINT: Final = 5  # letters of a word from its joint on
_MISJOINED: Final = 3.5  # Zipf frequency that such a word must have, as endings are freely joined (guessed)
_SURE: Final = 1.7  # margin from which a capital in mid-sentence is no sign of a name (held by reading: names are below)

#: The same in other languages, for words that lack a letter or have two swapped: a doubled one is a name's, "Gallardón" (held by reading).
_SURE_ELSEWHERE: Final = 2.3


class Slip(NamedTuple):
    """A slip and the word that was meant.

    ``word``: index of the word · ``start``: where what is wrong begins, behind an article that an apostrophe joins to it.
    ``meant``: the right spelling, in small letters.
    ``language``: of the word.
    ``sure``: whether the lists of its language are complete, or its document has the word too.
    ``exists``: whether the lists have the slip.
    """

    word: int
    start: int
    meant: str
    language: str
    sure: bool = True
    exists: bool = False


def slips(batch: Batch) -> list[Slip]:
    """Return the slips of a batch, in order."""
    found = list(_told(batch, unknown_words(batch)))
    for unknown in foreign_unknown(batch):
        found += _told(batch, unknown)
    found += (Slip(lost.word, int(batch.words.start[lost.word]), lost.meant, lost.language, exists=True) for lost in lost_accents(batch))
    found += (Slip(one.word, int(batch.words.start[one.word]), one.meant, one.language) for one in impossible_syllables(batch))
    return sorted(found)


def _told(batch: Batch, unknown: Unknown) -> Iterator[Slip]:
    """Yield the slips among the words of a language that no list has."""
    words, index = batch.words, unknown.words
    if not len(index):
        return
    spelt = [folded(batch, word, start) for word, start in zip(index.tolist(), unknown.start.tolist(), strict=True)]
    different = list(dict.fromkeys(spelt))
    found = meant_by(different) if unknown.language == "en" else foreign_meant(different, unknown.language)
    meant_by_slip = dict(zip(different, found, strict=True))
    is_slip = np.array([bool(meant_by_slip[slip].word) for slip in spelt], bool)
    strange = among_strangers(batch, unknown, is_slip)
    spelt = [slip for slip, is_strange in zip(spelt, strange.tolist(), strict=True) if not is_strange]
    unknown = unknown.only(~strange)
    own_words = meant_by_own_words(batch, unknown, spelt)
    index, capital, begins = unknown.words, words.initial_upper[unknown.words].tolist(), words.starts_sentence[unknown.words].tolist()
    rows = zip(index.tolist(), unknown.start.tolist(), spelt, own_words, capital, begins, unknown.elsewhere.tolist(), strict=True)
    for word, start, slip, own, is_upper, is_first, is_foreign in rows:
        meant = max(meant_by_slip[slip], own)
        if not meant.word or (is_foreign and not meant.is_accent):
            continue  # a word of another language lacks no accent of this one by chance
        if not is_upper or _no_name(slip, meant, is_first, unknown.language):
            sure = unknown.language not in UNSURE or (meant.own and meant.word == meant_by_slip[slip].word)
            yield Slip(word, start, meant.word, unknown.language, sure)


def _no_name(slip: str, meant: Meant, is_first: bool, language: str) -> bool:
    """Tell whether a word with a capital is a slip all the same: not for an accent that capitals often lack, nor for another letter."""
    if slip[1:] == meant.word[1:]:
        return False  # "Evidemment"
    other = len(slip) == len(meant.word) and sorted(slip) != sorted(meant.word)
    if language not in ("de", "en") and not is_first:
        return not other and meant.margin >= _SURE_ELSEWHERE and SURE_CAPITAL <= len(slip) <= len(meant.word)
    sure = language == "en" and meant.margin >= _SURE and not other
    long = len(slip) >= (NOUN if language == "de" else SURE_CAPITAL if sure else CAPITAL)
    return long and (is_first or not other)


def meant_by(slips: Sequence[str]) -> list[Meant]:
    """Return the English word that each may be a slip for, nothing where none is likely enough."""
    made = derived(slips).tolist()
    regular = [slip for slip, is_made in zip(slips, made, strict=True) if is_made]
    other = [slip for slip, is_made in zip(slips, made, strict=True) if not is_made]
    joined, freely = iter(_misjoined(regular)), iter(corrections(other, LEAST, lower=MIXED))
    return [next(joined) if is_made else _best(slip, next(freely)) for slip, is_made in zip(slips, made, strict=True)]


def _best(slip: str, near: Sequence[Correction]) -> Meant:
    """Return the likeliest of the words that are an edit away."""
    likely = [Meant(one.zipf - needed(slip, one), one.word) for one in near if one.word not in other_spellings(slip)]
    best = max(likely, default=NOTHING)
    return best if best.margin >= 0 else NOTHING


def _misjoined(words: Sequence[str]) -> list[Meant]:
    """Return what is meant by words whose stem and ending are joined in the wrong way: "refering", "immediatly", "begining"."""
    tried = [(row, other) for row, word in enumerate(words) if word.endswith(_ENDINGS) for other in _rejoined(word)]
    meant = [NOTHING] * len(words)
    zipf = frequencies(hash_words([other for _, other in tried])).zipf.tolist() if tried else []
    for (row, other), common in sorted(zip(tried, zipf, strict=True), key=lambda one: one[1]):
        if common >= _MISJOINED and other not in other_spellings(words[row]):
            meant[row] = Meant(common - _MISJOINED, other)
    return meant


def _rejoined(word: str) -> Iterator[str]:
    """Yield the word with a letter before its ending doubled, or with the "e" that "ly" lacks."""
    for at in range(max(len(word) - _JOINT, 1), len(word)):
        yield word[:at] + word[at - 1] + word[at:]
    if word.endswith("ly"):
        yield f"{word[:-2]}ely"
