"""Strings of letters that are no word of any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled._spelling import improbable
from seedproof.checks.garbled._vocabulary import known_abroad, vocabulary
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.batch import Batch
from seedproof.text.language import LANGUAGES, UNKNOWN
from seedproof.text.spans import Offsets

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop")
_RUN: Final = 4  # neighbouring keys in one direction
_KEYS = frozenset(way[i : i + _RUN] for row in _ROWS for way in (row, row[::-1]) for i in range(len(way) - _RUN + 1))
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}")
_DRAWN_OUT = re.compile(r"(.)\1\1")  # "grrrr", "pssst", "zzz"
_UNLIKELY: Final = -2.2  # mean log10 probability of a letter: below all but 1 in 1,000 names and foreign words


class Gibberish(BatchCheck):
    """Finds keyboard mash and other strings of letters that nobody could say.

    **Why it matters**

    Test posts, broken forms and cats on keyboards leave text that has no meaning and no language.

    **Example**

    ``asdfgh jklkjh qwert``, ``sdkfjhsdkf weorituwer``.

    **When it is wrong**

    A string of letters that is a code or a password, spelled out in prose. Acronyms, addresses, drawn-out words (``grrrr``) and words
    of languages that have a word table are left alone; one string alone is reported only if it is long.

    **Options**

    ``strings``: how many such strings a line needs. ``length``: letters from which one alone is enough.
    """

    code: ClassVar[str] = "GRB511"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    strings: int = 2
    length: int = 12

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Judge the letters of unknown words, and report lines with several that are impossible."""
        words = batch.columns.words
        places = _candidates(batch)
        mash = places[[_is_mash(words.text(i)) for i in places.tolist()]] if len(places) else places
        places = np.union1d(mash, _unlikely(batch, places))
        places = places[~known_abroad(words.hash[places])] if len(places) else places
        line = words.line[places]
        for index in np.unique(line).tolist():
            here = places[line == index]
            if len(here) >= self.strings or words.length[here].max() >= self.length:
                shown = ", ".join(f"“{words.text(i)[:30]}”" for i in here[:4].tolist())
                yield Hit(int(words.start[here[0]]), int(words.end[here[-1]]), f"letters that make no word: {shown}")


def _candidates(batch: Batch) -> Offsets:
    """Unknown words of at least five letters, in English lines and lines of no known language."""
    words, lines, unknown = batch.columns.words, batch.columns.lines, batch.keep(vocabulary).unknown
    length = words.length[unknown]
    unknown = unknown[(length > 4) & (length < 60)]
    language = lines.language[words.line[unknown]]
    judged = (language == LANGUAGES.index("en")) | (language == UNKNOWN)
    return unknown[judged & ~words.has_digit[unknown] & words.has_lower[unknown]]


def _is_mash(word: str) -> bool:
    if not word.isascii() or _DRAWN_OUT.search(word):
        return False
    folded = word.lower()
    runs = sum(folded[i : i + _RUN] in _KEYS for i in range(len(word) - _RUN + 1))
    return runs > 1 or (word.islower() and _NO_VOWEL.search(word) is not None)  # "Schtschutschin" is a name


def _unlikely(batch: Batch, places: Offsets) -> Offsets:
    """Those in small letters in an English line whose letters hardly ever follow each other."""
    words = batch.columns.words
    small = places[batch.keep(vocabulary).prose[places] & ~words.initial_upper[places]]
    folded = [words.text(i).lower().replace("’", "'") for i in small.tolist()]
    mean, _ = improbable(folded)
    plain = np.array([word.isascii() and word.isalpha() and not _DRAWN_OUT.search(word) for word in folded], bool)
    return small[plain & (mean <= _UNLIKELY)]
