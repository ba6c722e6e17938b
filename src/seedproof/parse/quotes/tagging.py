"""What a word can do in a sentence, by the lists of its line's language: a letter of ``signs``, and a few flags."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.lexicon import available, lexicon
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import within
from seedproof.text.spans import Flags, Offsets

__all__ = ["ABBREVIATION", "LETTER", "LOOSE", "OPEN", "PARTICLE", "Readings", "often_lower", "read_words"]

#: A letter in the lower bits, and flags: its full stop may end no sentence, a capital makes a name of it in mid-sentence, at the start
#: of one too, it may be part of a name in lower case.
Readings = npt.NDArray[np.uint16]
LETTER, ABBREVIATION, LOOSE, OPEN, PARTICLE = 127, 128, 256, 512, 1024

# Later ones win where a word is in several lists.
_TOPICS: Final = (
    ("particle", "p"), ("title", "K"), ("preposition", "F"), ("subordinator", "S"), ("conjunction", "A"), ("auxiliary", "H"),
    ("relative", "W"), ("determiner", "D"), ("time", "E"), ("pronoun", "P"), ("cue", "C"), ("participle", "G"), ("telling", "V"),
    ("according", "T"), ("postposed", "U"),
)  # fmt: skip
_OVER_TIME: Final = tuple(ord(c) for c in "PCGVTU")  # later in ``_TOPICS``
_OTHER, _UNREAD = (ord(c) for c in "xZ")
_OFTEN_LOWER: Final = 0.5
_COMMON: Final = 5000  # as in ``language``, so that one table serves both
_OTHERS: Final = {"en": "any"}  # languages that have no table of words are taken for English
_ELIDING: Final = ("fr", "it")
_ENGLISH_ENDINGS: Final = (("v", "ed"), ("H", "ly"))


def read_words(batch: Batch, language: Offsets) -> Readings:
    """What each word does by the lists of its line's language, and whether it is an abbreviation."""
    types, first, _, kind = batch.words.types
    present = [i for i in np.unique(language).tolist() if i >= 0 and LANGUAGES[i] in word_lists.read("speech")]
    by_type = np.full((len(present) + 1, len(types)), _OTHER, np.uint16)
    by_type[-1] = _UNREAD
    for row, code in enumerate(LANGUAGES[i] for i in present):
        if code == "en":
            for letter, ending in _ENGLISH_ENDINGS:
                by_type[row, _end_in(batch, first, ending)] = ord(letter)
        table = _table(code)
        which, there = _found(types, table.hashes)
        by_type[row, which] = table.readings[there]
        if code in _ELIDING:
            which, verbs = _elided(batch, first, table)
            by_type[row, which] = verbs
    short = batch.words.bare_end[first] - batch.words.start[first] == 1
    short[_found(types, _abbreviations())[0]] = True
    by_type[:, short] |= ABBREVIATION
    by_type |= _loose()[by_type & LETTER]
    row_of = np.full(len(LANGUAGES) + 1, len(present), np.int64)
    row_of[present] = np.arange(len(present))
    lines = batch.lines
    row_start = np.repeat(row_of[language] * len(types), lines.word_count)
    return by_type.ravel()[row_start + kind]


def often_lower(batch: Batch, language: Offsets, words: Offsets) -> Flags:
    """Which of some words are mostly written in lower case in the language of their line."""
    spoken = language[np.searchsorted(batch.lines.start, batch.words.start[words], side="right") - 1]
    hashes, result = batch.words.hash[words], np.zeros(len(words), bool)
    for code in available():
        here = np.flatnonzero(spoken == LANGUAGES.index(code))
        if len(here):
            result[here] = within(hashes[here], _lower_hashes(code))
    return result


def _found(types: Hashes, hashes: Hashes) -> tuple[Offsets, Flags]:
    """Which of the sorted ``types`` are among the fewer ``hashes``, and which of these they are."""
    at = np.minimum(np.searchsorted(types, hashes), len(types) - 1)
    there = types[at] == hashes
    return at[there], there


def _end_in(batch: Batch, words: Offsets, ending: str) -> Flags:
    last = batch.words.bare_end[words] - 1
    codes = batch.characters.folded_codes
    return (codes[last] == ord(ending[1])) & (codes[np.maximum(last - 1, 0)] == ord(ending[0])) & (batch.words.length[words] > 3)


def _elided(batch: Batch, words: Offsets, table: _Table) -> tuple[Offsets, Readings]:
    """Which of the words hold a verb after an elided pronoun ("s’est", "l’assure"), and what the verb does."""
    start, end = batch.words.start[words], batch.words.bare_end[words]
    which = np.flatnonzero((batch.characters.folded_codes[np.minimum(start + 1, end - 1)] == ord("'")) & (end - start > 2))
    rest = batch.characters.hashed.of(start[which] + 2, end[which])
    at = np.minimum(np.searchsorted(table.hashes, rest), len(table.hashes) - 1)
    verb = (table.hashes[at] == rest) & np.isin(table.readings[at], [ord("C"), ord("H")])
    return which[verb], table.readings[at[verb]]


class _Table(NamedTuple):
    hashes: Hashes
    readings: Readings


@cache
def _table(language: str) -> _Table:
    """The words of a language by hash, and what each does."""
    lists = [word_lists.read("speech")[name] for name in (_OTHERS.get(language), language) if name]
    reading_of = {word: ord(letter) for topics in lists for topic, letter in _TOPICS for word in topics.get(topic, ())}
    for word in word_lists.words_by_language("dates", "words").get(language, ()):
        if reading_of.get(word) not in _OVER_TIME:
            reading_of[word] = ord("E")
    for word in lists[-1].get("particle", ()):
        reading_of[word] |= PARTICLE
    hashes = hash_words(list(reading_of))
    order = np.argsort(hashes)
    return _Table(hashes[order], np.array(list(reading_of.values()), np.uint16)[order])


@cache
def _loose() -> Readings:
    """By letter, whether a word of it may be a name, and whether also at the start of a sentence."""
    table = np.zeros(LETTER + 1, np.uint16)
    table[[ord(c) for c in "xvCGVTHpZ"]] = LOOSE
    table[[ord(c) for c in "xvZ"]] |= OPEN
    return table


@cache
def _abbreviations() -> Hashes:
    return hash_words(sorted(word_lists.every("speech", "abbreviation")))


@cache
def _lower_hashes(language: str) -> Hashes:
    """The common words of a language that are mostly written in lower case."""
    known = lexicon(language, _COMMON)
    return known.hashes[known.lower(known.hashes) > _OFTEN_LOWER]
