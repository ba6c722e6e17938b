"""Sentences as signs: two characters a word, by which one regular expression can say "name, auxiliary, verb of saying".

The first character is what the word does (a letter), the second what stands between it and the next word. Word ``i`` of
the batch is ``signs[2 * i : 2 * i + 2]``. Letters and gaps are disjoint, so that a pattern cannot match out of step.

Words: ``N`` name, ``K`` title, ``P`` pronoun, ``D`` determiner, ``H`` auxiliary or adverb, ``C`` verb of saying, ``V`` one
that takes an object, ``G`` participle, ``T`` "according", ``F`` preposition, ``S`` what may begin a clause ("when", "that"), ``A``
conjunction, ``W`` relative, ``p`` particle in a name, ``E`` time, ``Q`` within a quotation, ``v`` other word in -ed, ``x`` other.
Gaps: space, ``=`` joined, ``,`` ``;`` ``:`` ``-`` dash, ``(`` ``)``, ``.`` end of sentence, ``|`` end of paragraph.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.parse import vocabulary
from seedproof.text import characters
from seedproof.text.columns import Columns
from seedproof.text.language import LANGUAGES
from seedproof.text.lexicon import available, lexicon
from seedproof.text.spans import Flags, Offsets
from seedproof.text.words import Hashes, hash_words

__all__ = ["read_signs"]

Letters = npt.NDArray[np.uint8]

# Later ones win where a word is in several lists.
_TOPICS: Final = (
    ("particle", "p"), ("title", "K"), ("preposition", "F"), ("subordinator", "S"), ("conjunction", "A"), ("auxiliary", "H"),
    ("relative", "W"), ("determiner", "D"), ("time", "E"), ("pronoun", "P"), ("cue", "C"), ("participle", "G"), ("telling", "V"),
    ("according", "T"),
)  # fmt: skip
_OTHER, _NAME, _TITLE, _QUOTED = (ord(c) for c in "xNKQ")
_RANK: Final = " =)(-,;:|."  # of two gaps the later one counts
_GAP_OF: Final = dict(zip(",;:()[]—–-.!?…&", ",;:()()---....=", strict=True))
_LOOSE: Final = np.isin(np.arange(128), [ord(c) for c in "xvCGVTHp"])
_OPEN: Final = np.isin(np.arange(128), [ord(c) for c in "xv"])
_OFTEN_LOWER: Final = 0.5
_COMMON: Final = 5000  # as in ``language``, so that one table serves both


def read_signs(columns: Columns, language: Offsets, block_starts: Offsets, quoted: Flags) -> str:
    """Return the signs of all words. ``language`` is each line's; ``quoted`` says which words lie within quotation marks."""
    letters, often_lower = _letters(columns, language)
    gaps, stops = _gaps(columns, block_starts)
    upper = columns.words.initial_upper
    before_end = np.append(upper[1:] | (quoted[1:] & ~quoted[:-1]), True)
    stops &= before_end & ~_abbreviations(columns)
    inner = np.append(quoted[1:] & quoted[:-1], False)
    gaps[inner] = 0
    ended = gaps == _RANK.index("|")
    gaps[stops & ~inner & ~ended] = _RANK.index(".")
    starts = np.concatenate(([True], (ended | stops)[:-1])) | np.concatenate(([False], quoted[:-1] & ~quoted[1:]))
    # A capital in mid-sentence makes a name of any word ("Will said"); at the start only of one that is seldom in lower case.
    loose = upper & _LOOSE[letters]
    letters[loose & ~(starts & (often_lower | ~_OPEN[letters]))] = _NAME
    letters[(letters == _TITLE) & ~upper] = _OTHER
    letters[quoted] = _QUOTED
    return _interleave(letters, gaps)


def _letters(columns: Columns, language: Offsets) -> tuple[Letters, Flags]:
    """Each word's letter by the lists of its line's language, and whether it is mostly written in lower case."""
    types, first, _, inverse = columns.words.types
    present = [i for i in np.unique(language).tolist() if i >= 0 and LANGUAGES[i] in vocabulary.read("speech")]
    by_type = np.full((len(present) + 1, len(types)), _OTHER, np.uint8)
    lower = np.zeros((len(present) + 1, len(types)), bool)
    for row, code in enumerate(LANGUAGES[i] for i in present):
        hashes, known = _table(code)
        index = np.minimum(np.searchsorted(hashes, types), len(hashes) - 1)
        by_type[row] = np.where(hashes[index] == types, known[index], _OTHER)
        if code in available():
            lower[row] = lexicon(code, _COMMON).lower(types) > _OFTEN_LOWER
    row_of = np.full(len(LANGUAGES) + 1, len(present), np.int64)
    row_of[present] = np.arange(len(present))
    row_of_word = row_of[language][columns.words.line]
    english = [row for row, i in enumerate(present) if LANGUAGES[i] == "en"]
    for letter, ending in (("v", "ed"), ("H", "ly")):
        ends = _ends_in(columns, first, ending)
        for which in english:
            by_type[which, ends & (by_type[which] == _OTHER)] = ord(letter)
    cell = row_of_word * len(types) + inverse
    return by_type.ravel()[cell], lower.ravel()[cell]


def _ends_in(columns: Columns, words: Offsets, ending: str) -> Flags:
    last = columns.words.bare_end[words] - 1
    codes = columns.folded_codes
    return (codes[last] == ord(ending[1])) & (codes[np.maximum(last - 1, 0)] == ord(ending[0])) & (columns.words.length[words] > 3)


def _gaps(columns: Columns, block_starts: Offsets) -> tuple[npt.NDArray[np.uint8], Flags]:
    """The rank of what stands after each word, full stops aside, and whether a full stop does."""
    words = columns.words
    gaps = np.zeros(len(words), np.uint8)
    position = np.flatnonzero(columns.where(characters.PUNCTUATION | characters.SYMBOL))
    word = np.searchsorted(words.start, position, side="right") - 1
    outside = (word >= 0) & (position >= words.end[np.maximum(word, 0)])
    position, word = position[outside], word[outside]
    codes = columns.codes[position]
    rank = _ranks()[np.minimum(codes, len(_ranks()) - 1)]
    spaced = columns.where(characters.SPACE)
    joined = (codes == ord("-")) & ~spaced[position - 1] & ~spaced[np.minimum(position + 1, len(spaced) - 1)]
    rank[joined] = _RANK.index("=")
    stop = rank == _RANK.index(".")
    stops = np.zeros(len(words), bool)
    stops[word[stop]] = True
    np.maximum.at(gaps, word[~stop], rank[~stop])
    last = np.append(np.searchsorted(words.start, block_starts) - 1, len(words) - 1)
    last = last[last >= 0]
    gaps[last[gaps[last] != _RANK.index(":")]] = _RANK.index("|")  # what a colon announces is the next paragraph
    return gaps, stops


def _abbreviations(columns: Columns) -> Flags:
    """Words whose full stop ends no sentence: "Sen.", "J.", the "U" and the "S" of "U.S."."""
    types, first, _, inverse = columns.words.types
    known = vocabulary.lookup(types, vocabulary.every("speech", "abbreviation"))
    short = columns.words.bare_end[first] - columns.words.start[first] == 1
    return (known | short)[inverse] & columns.words.initial_upper


def _interleave(letters: Letters, gaps: npt.NDArray[np.uint8]) -> str:
    both = np.empty((len(letters), 2), np.uint8)
    both[:, 0] = letters
    both[:, 1] = np.frombuffer(_RANK.encode(), np.uint8)[gaps]
    return both.tobytes().decode("ascii")


@cache
def _ranks() -> npt.NDArray[np.uint8]:
    table = np.zeros(0x2100, np.uint8)
    for character, gap in _GAP_OF.items():
        table[ord(character)] = _RANK.index(gap)
    return table


@cache
def _table(language: str) -> tuple[Hashes, Letters]:
    """The words of a language by hash, and the letter of each."""
    topics = vocabulary.read("speech")[language]
    letter_of = {word: ord(letter) for topic, letter in _TOPICS for word in topics.get(topic, ())}
    hashes = hash_words(list(letter_of))
    order = np.argsort(hashes)
    return hashes[order], np.array(list(letter_of.values()), np.uint8)[order]
