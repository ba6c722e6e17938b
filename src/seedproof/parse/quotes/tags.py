"""Sentences as signs: two characters a word, by which one regular expression can say "name, auxiliary, verb of saying".

The first character is what the word does (a letter), the second what stands between it and the next word. Word ``i`` of
the batch is ``text[2 * i : 2 * i + 2]``. Letters and gaps are disjoint, so that a pattern cannot match out of step.

Words: ``N`` name, ``K`` title, ``P`` pronoun, ``D`` determiner, ``H`` auxiliary or adverb, ``C`` verb of saying, ``V`` one
that takes an object, ``G`` participle, ``T`` "according", ``U`` the same after the name, ``F`` preposition, ``S`` what may begin
a clause ("when", "that"), ``A`` conjunction, ``W`` relative, ``p`` particle in a name, ``E`` time, ``Q`` within a quotation,
``v`` other word in -ed, ``x`` other, ``Z`` other in a language without lists.
Gaps: space, ``=`` joined, ``,`` ``;`` ``:`` ``-`` dash, ``(`` ``)``, ``.`` end of sentence, ``|`` end of paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.parse.quotes.tagging import ABBREVIATION, LETTER, LOOSE, OPEN, PARTICLE, Readings, often_lower, read_words
from seedproof.text.codepoints import SPACE
from seedproof.text.spans import Flags, Offsets

__all__ = ["GAPS", "Signs", "read_signs"]

Ranks = npt.NDArray[np.uint8]

GAPS: Final = " =)(-,;:|."  # of two gaps the later one counts
_GAP_OF: Final = dict(zip(",;:()[]—–-.!?…&，、；：（）。！？", ",;:()()---....=,,;:()...", strict=True))
_JOINED, _DASH, _COLON, _PARAGRAPH, _STOP = (GAPS.index(gap) for gap in "=-:|.")
_HYPHEN: Final = len(GAPS)  # until it is known whether it is a dash or joins two words
_OTHER, _NAME, _TITLE, _QUOTED, _JOINING = (ord(c) for c in "xNKQp")


@dataclass(frozen=True)
class Signs:
    """The signs of all words: ``text``, and ``gaps`` as places in ``GAPS``; ``ends``: words after which a sentence ends."""

    text: str
    gaps: Ranks
    ends: Offsets


def read_signs(batch: Batch, language: Offsets, block_starts: Offsets, quoted: Flags) -> Signs:
    """Return the signs of all words. ``language`` is each line's; ``quoted`` says which words lie within quotation marks."""
    readings, upper = read_words(batch, language), batch.words.initial_upper
    letters = (readings & LETTER).astype(np.uint8)
    letters[(letters == _TITLE) & ~upper] = _OTHER
    gaps, stops = _gaps(batch, block_starts)
    follows = np.append(upper[1:] | (quoted[1:] & ~quoted[:-1]), True)
    stops = stops[follows[stops] & ~(upper[stops] & (readings[stops] & ABBREVIATION != 0))]
    inner = np.append(quoted[1:] & quoted[:-1], False)
    gaps[inner] = 0
    gaps[stops[~inner[stops] & (gaps[stops] != _PARAGRAPH)]] = _STOP
    capitals = np.flatnonzero(upper & ~quoted)
    capitals = capitals[readings[capitals] & LOOSE != 0]
    # A capital in mid-sentence makes a name of any word ("Will said"); at the start only of one that is seldom in lower case.
    starts = (gaps[capitals - 1] >= _PARAGRAPH) | quoted[capitals - 1]
    first = capitals[starts & (readings[capitals] & OPEN != 0)]
    letters[capitals[~starts]] = _NAME
    letters[first[~often_lower(batch, language, first)]] = _NAME
    _join_particles(letters, gaps, readings)
    letters[quoted] = _QUOTED
    return Signs(_interleave(letters, gaps), gaps, np.flatnonzero(gaps >= _PARAGRAPH))


def _join_particles(letters: Ranks, gaps: Ranks, readings: Readings) -> None:
    """Read "von der" as part of a name between two single names, though they may be a preposition and an article elsewhere."""
    name, spaced = letters == _NAME, gaps == 0
    maybe = (readings & PARTICLE != 0) & ~name & spaced
    last = np.flatnonzero(maybe[:-1] & name[1:])
    first = last - (maybe[last - 1] & (last > 0))
    last = last[name[first - 1] & spaced[first - 1] & ~(name[first - 2] & spaced[first - 2])]
    letters[last] = _JOINING
    letters[(last - 1)[maybe[last - 1]]] = _JOINING


def _gaps(batch: Batch, block_starts: Offsets) -> tuple[Ranks, Offsets]:
    """The rank of what stands after each word, full stops aside, and the words after which one stands."""
    words, kinds, marks = batch.words, batch.characters.kinds, batch.characters.marks
    rank = _ranks()[np.minimum(batch.characters.codes[marks], len(_ranks()) - 1)]
    position, rank = marks[rank > 0], rank[rank > 0]
    word = np.searchsorted(words.start, position, side="right") - 1
    outside = (word >= 0) & (position >= words.end[np.maximum(word, 0)])
    position, word, rank = position[outside], word[outside], rank[outside]
    hyphen = np.flatnonzero(rank == _HYPHEN)
    spaced = (kinds[position[hyphen] - 1] | kinds[np.minimum(position[hyphen] + 1, len(kinds) - 1)]) & SPACE != 0
    rank[hyphen] = np.where(spaced, _DASH, _JOINED)
    stop = rank == _STOP
    gaps = np.zeros(len(words), np.uint8)
    np.maximum.at(gaps, word[~stop], rank[~stop])
    last = np.searchsorted(words.start, block_starts) - 1
    gaps[last[gaps[last] != _COLON]] = _PARAGRAPH  # what a colon announces is the next paragraph
    gaps[np.searchsorted(words.start, batch.ends) - 1] = _PARAGRAPH
    return gaps, word[stop]


def _interleave(letters: Ranks, gaps: Ranks) -> str:
    second = np.frombuffer(GAPS.encode(), np.uint8).astype("<u2") << 8
    return (letters | second[gaps]).astype("<u2", copy=False).tobytes().decode("ascii")


@cache
def _ranks() -> Ranks:
    table = np.zeros(0x10000, np.uint8)
    for character, gap in _GAP_OF.items():
        table[ord(character)] = GAPS.index(gap)
    table[ord("-")] = _HYPHEN
    return table
