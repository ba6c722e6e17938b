"""Signs of character noise that are no words: marks in and between words, stray letters, digits among letters."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.garbled._unusual import punctuation
from seedproof.checks.garbled._vocabulary import among, ascii_codes, ascii_flags, vocabulary, word_set
from seedproof.text import characters
from seedproof.text.batch import Batch
from seedproof.text.spans import Offsets

__all__ = ["Marks", "marks"]

_INSIDE = ascii_flags("~|!*^<>;:,")
_STRONG = ascii_flags("~|*^<>")
_STRAY = ascii_flags(";,'^~|_<>*:")
_LEAD = ascii_flags(";:,.")  # "not ,whea last"
_SPARED = ascii_flags("aeiosvwxyz")  # letters that stand alone in sound text, of English ("Ireland v Cyprus") or what it quotes
_BROKEN = re.compile(r"- (?!and\b|or\b|to\b|und\b)[a-z]{2}")
_DIGIT = re.compile(r"[A-Za-z]+\d[a-z]+|\d[a-z]{4,}")
#: Words that no sentence ends with.
_OPEN: Final = word_set("the a an of to and with from by at his her its their our my your is are was were be or but as than into")


class Marks(NamedTuple):
    """Places, in no order: ``start``, ``end``, ``weight``."""

    start: Offsets
    end: Offsets
    weight: npt.NDArray[np.float64]


def marks(batch: Batch) -> Marks:
    """Find the signs in all lines; what they say there is for the caller to judge."""
    if len(batch.columns.text) < 3 or not len(batch.columns.words):
        return Marks(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    parts = [*_in_words(batch), *_between_words(batch), *_words(batch)]
    start, end = (np.concatenate([part[k] for part in parts]).astype(np.int64) for k in (0, 1))
    return Marks(start, end, np.concatenate([np.full(len(part[0]), part[2]) for part in parts]))


def _in_words(batch: Batch) -> list[tuple[Offsets, Offsets, float]]:
    """Marks between two letters: "adjr~urned", "the;man"."""
    found, kinds = batch.keep(punctuation), batch.columns.kinds
    inside = found.at[_INSIDE[found.small]]
    inside = inside[(kinds[np.maximum(inside - 1, 0)] & kinds.take(inside + 1, mode="clip") & characters.LETTER) != 0]
    strong = _STRONG[batch.keep(ascii_codes)[inside]]
    return [(inside[strong], inside[strong] + 1, 1.0), (inside[~strong], inside[~strong] + 1, 0.5)]


def _between_words(batch: Batch) -> list[tuple[Offsets, Offsets, float]]:
    """Marks alone (" ; "), before a word (" ,whea"), and the hyphen of a line end inside a line ("im- prisonment")."""
    found, kinds = batch.keep(punctuation), batch.columns.kinds
    before, after = kinds[np.maximum(found.at - 1, 0)], kinds.take(found.at + 1, mode="clip")
    spaced = before == characters.SPACE  # no line end, so that "* " before an item is none
    stray = found.at[_STRAY[found.small] & spaced & (after == characters.SPACE)]
    lead = found.at[_LEAD[found.small] & spaced & ((after & characters.LETTER) != 0)]
    broken = found.at[(found.small == ord("-")) & ((before & characters.LOWER) != 0) & (after == characters.SPACE)]
    broken = broken[[_BROKEN.match(batch.columns.text, spot) is not None for spot in broken.tolist()]]
    return [(stray, stray + 1, 0.5), (lead, lead + 1, 0.5), (broken, broken + 1, 0.75)]


def _words(batch: Batch) -> list[tuple[Offsets, Offsets, float]]:
    """Stray small letters ("r h wag"), digits among letters ("c6ns"), stops after "the" and "of" ("the. prisoner")."""
    words, columns, small = batch.columns.words, batch.columns, batch.keep(ascii_codes)
    kept, first = batch.keep(vocabulary), words.start
    lower = (columns.kinds[first] & characters.LOWER) != 0
    lone = np.flatnonzero((words.end - first == 1) & lower & ~_SPARED[small[first]] & ~kept.address)
    digits = np.flatnonzero(words.has_digit & words.has_lower & (words.length > 2) & ~kept.address)
    digits = digits[[_DIGIT.fullmatch(words.bare(k)) is not None for k in digits.tolist()]]
    stop = np.flatnonzero(lower[:-1] & lower[1:] & (words.start[1:] - words.end[:-1] == 2))
    stop = stop[among(batch, _OPEN, stop)]
    stop = stop[(small[words.end[stop]] == ord(".")) & kept.prose[stop] & (small[words.end[stop] + 1] == ord(" "))]
    return [(first[lone], words.end[lone], 0.5), (first[digits], words.end[digits], 0.75), (first[stop], words.end[stop] + 1, 1.0)]
