"""Tell the languages that have no table of words, by their small words and their letters.

A line of such a language may look like one of a language that has a table: Afrikaans like Dutch, Persian like Arabic. It gives less
evidence for that language than lines of it do, and holds small words that it lacks, or letters. The lists are ``[identify]`` of
``words.toml``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.lang.languages import UNKNOWN, known_by, languages, numbers
from seedproof.lang.lexicon import COMMON, lexicon
from seedproof.lang.word_lists import words_by_language
from seedproof.text.characters import Characters
from seedproof.text.codepoints import SCRIPTS
from seedproof.text.compiled import compiled
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.lines import Lines
from seedproof.text.sets import find_sorted, within
from seedproof.text.spans import Flags, Offsets, ranges
from seedproof.text.words import Words

__all__ = ["Found", "by_small_words"]

# All tried on 200 characters of the same text in 44 languages (benchmarks/languages.py), where none is sharp: half or twice as much changes
# at most one line in 200.
_SURE: Final = 0.95  # evidence, of what is usual, from which a line is in the language of a table whatever small words it holds
_SURE_SHORT: Final = 1.1  # the same of a line of fewer words than ``_LONG``
_LONG: Final = 15
_WEAK: Final = 0.85  # evidence below which fewer words of another language say that it is that one
_FEWEST: Final = 3  # words of a line that small words alone may decide
_SHARE: Final = 0.18  # share of its words that are small ones, two thirds of which letters may stand for
_SHARE_INSTEAD: Final = 0.2  # the same, to be believed instead of a table
_FOREIGN: Final = 0.1  # share of its words that are small ones, and unknown to the table
_FOREIGN_WEAK: Final = 0.06  # the same below ``_WEAK``
_LEAD: Final = 0.05  # before the second: of a tie, as there are between Danish and Norwegian, neither is told
_BEFORE_ENDING: Final = 2  # letters of a word before a telling ending (guessed)
_SHORT: Final = 6  # words below which a line is short
_LEAD_SHORT: Final = 0.5  # before the second in a short line: one word that is on two lists of three tells little
_MARKED: Final = 0.5  # letters a word that one language alone has, as Vietnamese does, from which no small word is asked for
_LEANS: Final = (
    0.2  # of a small word, for a language that has it twice as often as one that is close to it (tried with 0.2 to 0.5: all alike)
)
_OWN_LETTER: Final = 0.7  # of a small word, that a letter is that one language alone has
_FOREIGN_LETTER: Final = 2.0  # small words that a letter outweighs which the language lacks

Values = npt.NDArray[np.float32]


class Found(NamedTuple):
    """Hold what is known of each line by the tables.

    ``language``: its number, ``UNKNOWN`` where none has enough evidence.
    ``best``: the table, counted among them, that has most.
    ``evidence``: what it has, of what is usual for so many words; 0 where it has none.
    ``script``: of most of its letters.
    """

    language: npt.NDArray[np.int8]
    best: Offsets
    evidence: npt.NDArray[np.float64]
    script: Offsets


def by_small_words(characters: Characters, lines: Lines, words: Words, found: Found) -> npt.NDArray[np.int8]:
    """Return the language of each line, small words considered."""
    count = lines.word_count
    sure = found.evidence >= np.where(count < _LONG, _SURE_SHORT, _SURE)
    unsure = (found.language == UNKNOWN) | (np.isin(found.language, numbers("lexicon")) & ~sure)
    those = np.flatnonzero(unsure & (count >= _FEWEST) & np.isin(found.script, np.flatnonzero(_scripts().any(axis=0))))
    result = found.language.copy()
    if len(those):
        result[those] = _decide(those, found, _Evidence(characters, lines, words, those, found.best[those]))
    return result


class _Evidence:
    """Hold the small words and the telling letters of some lines.

    ``row``, ``word``: the line of each word that any list has, by itself or by its ending, counted among these lines, and its index in the
    table.
    ``letter_row``, ``letter``: the same of letters.
    ``size``: words of each line.
    """

    def __init__(self, characters: Characters, lines: Lines, words: Words, those: Offsets, best: Offsets) -> None:
        self.size = lines.word_count[those]
        every, row = ranges(lines.first[those], lines.last[those]), np.repeat(np.arange(len(those)), self.size)
        at = words.of_types(_listed)[words.types.kind[every]]
        others = np.flatnonzero(at < 0)
        at[others] = _ended(words, every[others], best[row[others]])
        self.row, self.word = row[at >= 0], at[at >= 0]
        row_of_line = np.full(len(lines), -1, np.int64)
        row_of_line[those] = np.arange(len(those))
        beyond = characters.beyond_ascii
        row = np.where((line := lines.containing(beyond)) < 0, -1, row_of_line[line])
        beyond, row = beyond[row >= 0], row[row >= 0]
        at = find_sorted(characters.folded_codes[beyond], _letters().codes)
        self.letter_row, self.letter = row[at >= 0], at[at >= 0]

    def total(self) -> Values:
        """Return how much speaks for each language (columns) in each line."""
        total = np.zeros((len(self.size), len(known_by("small-words"))), np.float32)
        _add_rows(total, self.row, _words().weight[self.word])
        _add_rows(total, self.letter_row, _letters().weight[self.letter])
        return total

    def counted(self, flags: Flags) -> Values:
        """Return how many of the words that ``flags`` tells each line has."""
        return np.bincount(self.row[flags], minlength=len(self.size)).astype(np.float32)

    def letters(self, values: Values) -> Values:
        """Return the sum of a value of each letter over each line."""
        return np.bincount(self.letter_row, values, minlength=len(self.size)).astype(np.float32)


def _listed(words: Words) -> Offsets:
    """Return for each type of words its index in the table, -1 where no list has it."""
    return find_sorted(words.types.hash, _words().hashes)


def _ended(words: Words, those: Offsets, table: Offsets) -> Offsets:
    """Return for each word the index of its ending, -1 where no list has that, or the language of its line's ``table`` has the word."""
    found = words.of_types(_endings_of)[words.types.kind[those]]
    for number, language in enumerate(known_by("lexicon")):
        here = np.flatnonzero((found >= 0) & (table == number))
        if len(here):
            found[here[within(words.hash[those[here]], np.sort(lexicon(language.code, COMMON).hashes))]] = -1
    return found


def _endings_of(words: Words) -> Offsets:
    """Return for each type of words the index of its ending, of several the longest, -1 where no list has that."""
    first = words.types.first
    length, end = words.length[first], words.bare_end[first]
    found = np.full(len(first), -1, np.int64)
    for size, hashes, index in _endings():
        some = np.flatnonzero(length >= size + _BEFORE_ENDING)
        at = find_sorted(words.characters.hashed.of(end[some] - size, end[some]), hashes)
        found[some[at >= 0]] = index + at[at >= 0]
    return found


def _decide(those: Offsets, found: Found, evidence: _Evidence) -> npt.NDArray[np.int8]:
    """Return the languages of some lines."""
    words, letters, row = _words(), _letters(), np.arange(len(those))
    total = evidence.total()
    total[~_scripts().T[found.script[those]]] = -np.inf
    best = total.argmax(axis=1)
    top = total[row, best].copy()
    total[row, best] = -np.inf
    lead = top - total.max(axis=1)
    table, share, size = found.best[those], found.evidence[those], evidence.size
    held = words.member[evidence.word, best[evidence.row]]
    unknown_there = held & ~words.in_table[evidence.word, table[evidence.row]]
    own = evidence.letters(letters.share[evidence.letter, best[evidence.letter_row]])
    lacks = evidence.letters(letters.foreign[evidence.letter, best[evidence.letter_row]])
    lacks_there = evidence.letters(letters.foreign_to_table[evidence.letter, table[evidence.letter_row]])
    small, other = evidence.counted(held), evidence.counted(unknown_there)
    several = small + own
    many_others = other >= np.maximum(2, np.where(share > _WEAK, _FOREIGN, _FOREIGN_WEAK) * size)
    is_open = found.language[those] == UNKNOWN
    instead = many_others | ((lacks_there > lacks) & (other >= 1)) | ((lacks_there - lacks >= 2) & (small >= 2))
    believed = np.where(
        is_open,
        ((small >= np.maximum(1, _SHARE / 3 * size)) | (own >= _MARKED * size))
        & (several >= np.maximum(2, _SHARE * size))
        & (lead >= np.where(size < _SHORT, _LEAD_SHORT, _LEAD))
        & ((share < _WEAK) | (lacks_there > 0) | many_others),
        (several >= _SHARE_INSTEAD * size) & instead,
    )
    return np.where(believed, numbers("small-words")[best], found.language[those]).astype(np.int8)


def _add_rows(total: Values, row: Offsets, values: Values) -> None:
    """Add values to the rows that they belong to; ``row`` is in order."""
    if len(row):
        starts = np.flatnonzero(np.diff(row, prepend=-1))
        total[row[starts]] += np.add.reduceat(values, starts, axis=0)


class _Words(NamedTuple):
    """Hold the small words of all lists, as columns over their hashes; behind them the columns have the endings of ``_ending_order``.

    ``weight``: what each is worth for each language: less, the more of them have it.
    ``member``: whether it is on the list of each.
    ``in_table``: whether it is a common word of each language that has a table.
    """

    hashes: Hashes
    weight: Values
    member: Flags
    in_table: Flags


class _Letters(NamedTuple):
    """Hold the letters that not all alphabets of a script have, as columns over their code points.

    ``weight``: what each speaks for each language, or against it where it has none such.
    ``share``: the share of each language in a letter: all where no other has it.
    ``foreign``, ``foreign_to_table``: 1 where the language lacks it; the second of languages with a table.
    """

    codes: npt.NDArray[np.uint32]
    weight: Values
    share: Values
    foreign: Values
    foreign_to_table: Values


@compiled(_Words)
def _words() -> _Words:
    """Return the small words."""
    lists = [words_by_language("identify", "small")[language.code] for language in known_by("small-words")]
    lists = [words | {unicodedata.normalize("NFD", word) for word in words} for words in lists]  # as some texts have accents
    every = sorted(frozenset[str]().union(*lists))
    hashes = hash_words(every)
    order = np.argsort(hashes)
    member = np.array([[word in words for words in lists] for word in every])[order]
    weight = member / np.sqrt(member.sum(axis=1, keepdims=True))
    leaning = words_by_language("identify", "leaning")
    leans = np.array([[word in leaning.get(language.code, ()) for language in known_by("small-words")] for word in every])[order]
    weight = weight + _LEANS * leans
    tables = [lexicon(language.code, COMMON) for language in known_by("lexicon")]
    in_table = np.stack([find_sorted(hashes[order], np.sort(table.hashes)) >= 0 for table in tables], axis=1)
    ended = np.array(
        [[ending in _ending_lists().get(language.code, ()) for language in known_by("small-words")] for ending in _ending_order()]
    )
    columns = (
        (weight, ended / np.sqrt(ended.sum(axis=1, keepdims=True))),
        (member, ended),
        (in_table, np.zeros((len(ended), len(tables)), bool)),
    )
    weight, member, in_table = (np.concatenate(pair) for pair in columns)
    return _Words(hashes[order], weight.astype(np.float32), member, in_table)


def _ending_lists() -> Mapping[str, frozenset[str]]:
    """Return the telling endings of each language that has any."""
    return words_by_language("identify", "ending")


def _ending_order() -> list[str]:
    """Return all telling endings, the shortest first, and of one length by their hashes: as they follow the words in the table."""
    every = sorted(frozenset[str]().union(*_ending_lists().values()))
    return sorted(every, key=lambda ending: (len(ending), int(hash_words([ending])[0])))


@cache
def _endings() -> list[tuple[int, Hashes, int]]:
    """Return for each length the hashes of the telling endings that are so long, sorted, and where the first stands in the table."""
    every, words = _ending_order(), len(_words().hashes)
    sizes = sorted({len(ending) for ending in every})
    return [
        (size, hash_words([e for e in every if len(e) == size]), words + next(i for i, e in enumerate(every) if len(e) == size))
        for size in sizes
    ]


@compiled(_Letters)
def _letters() -> _Letters:
    """Return the letters."""
    alphabets = words_by_language("identify", "letters")
    small, table = (
        np.array([[_has(alphabets, language.code, letter) for language in known_by(kind)] for letter in _telling()])
        for kind in ("small-words", "lexicon")
    )
    share = small / np.maximum(small.sum(axis=1, keepdims=True) + table.sum(axis=1, keepdims=True), 1)
    weight = np.where(small, _OWN_LETTER * share, -_FOREIGN_LETTER)
    codes = np.array([ord(letter) for letter in _telling()], np.uint32)
    parts = (weight, share, ~small, ~table)
    return _Letters(codes, *(part.astype(np.float32) for part in parts))


@cache
def _telling() -> str:
    """Return the letters, in order, that some alphabets have and others of their script lack."""
    alphabets = {language.scripts: frozenset[frozenset[str]]() for language in languages()}
    for language in languages():
        if letters := words_by_language("identify", "letters").get(language.code):
            alphabets[language.scripts] |= {frozenset("".join(letters))}
    some, all_ = (
        frozenset[str]().union(*(join(*sets) for sets in alphabets.values() if sets)) for join in (frozenset.union, frozenset.intersection)
    )
    return "".join(sorted(some - all_))


def _has(alphabets: Mapping[str, frozenset[str]], code: str, letter: str) -> bool:
    return any(letter in part for part in alphabets.get(code, ()))


@cache
def _scripts() -> Flags:
    """Return which scripts (columns) each language without a table is written in."""
    return np.array([[script in language.scripts for script in SCRIPTS] for language in known_by("small-words")])
