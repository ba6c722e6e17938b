"""Strings of letters that are no word of any language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.shared.slips import OTHER, improbable, letter_classes
from seedproof.checks.garbled.shared.vocabulary import capitals_before, known_abroad, spelled, vocabulary
from seedproof.core.finding import Family, Hit, Severity
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.text.spans import Flags, Offsets

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop")
_MUTE: Final = 6  # consonants in a row
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
        words = batch.words
        places = _impossible(batch, _candidates(batch))
        places = places[~known_abroad(words.hash[places])] if len(places) else places
        line = words.line[places]
        for index in np.unique(line).tolist():
            here = places[line == index]
            if len(here) >= self.strings or words.length[here].max() >= self.length:
                shown = ", ".join(f"“{words.text(i)[:30]}”" for i in here[:4].tolist())
                yield Hit(int(words.start[here[0]]), int(words.end[here[-1]]), f"letters that make no word: {shown}")


def _candidates(batch: Batch) -> Offsets:
    """Unknown words of at least five letters, in English lines and lines of no known language."""
    words, unknown = batch.words, batch.once(vocabulary).unknown
    length = words.length[unknown]
    unknown = unknown[(length > 4) & (length < 60)]
    language = batch.languages.of_lines[words.line[unknown]]
    judged = (language == LANGUAGES.index("en")) | (language == UNKNOWN)
    return unknown[judged & ~words.has_digit[unknown] & words.has_lower[unknown]]


def _impossible(batch: Batch, places: Offsets) -> Offsets:
    """Those that are keyboard mash, or in an English line letters that hardly ever follow each other."""
    if not len(places):
        return places
    words, upper = batch.words, batch.once(capitals_before)
    folded = spelled(batch, words.start[places], words.end[places])
    small = upper[words.end[places]] == upper[words.start[places]]  # "Schtschutschin" is a name
    plain, keys, mute = _letters(folded)
    found = plain & ((keys > 1) | (small & mute))
    judged = np.flatnonzero(small & plain & ~found & batch.once(vocabulary).prose[places])
    mean, _ = improbable([folded[k] for k in judged.tolist()])
    whole = np.array([folded[k].isalpha() for k in judged.tolist()], bool)
    found[judged[whole & (mean <= _UNLIKELY)]] = True
    return places[found]


def _letters(words: list[str]) -> tuple[Flags, Offsets, Flags]:
    """For each word: whether its letters are plain and not drawn out, how many runs of keys it has, whether it goes without a vowel."""
    classes = letter_classes(" ".join(words) + " " * _MUTE)
    size = len(classes) - _MUTE
    starts = np.append(0, np.flatnonzero(classes[:size] == 0) + 1)
    pairs = _NEIGHBOURS[classes[:-1], classes[1:]]
    here = [classes[k : size + k] for k in range(_MUTE)]
    drawn = (here[0] == here[1]) & (here[0] == here[2]) & (here[0] > 0)  # "grrrr", "pssst", "zzz"
    keys = (pairs[:size] & pairs[1 : size + 1] & pairs[2 : size + 2]) != 0
    mute = np.logical_and.reduce([_CONSONANT[k] for k in here])
    odd, runs, mutes = (np.add.reduceat(flags, starts, dtype=np.int64) for flags in (drawn | (here[0] == OTHER), keys, mute))
    return odd == 0, runs, mutes > 0


def _neighbours() -> npt.NDArray[np.uint16]:
    """For two letters, a bit for each row and direction in which the second key is next to the first."""
    table = np.zeros((OTHER + 1, OTHER + 1), np.uint16)
    for bit, keys in enumerate(letter_classes(way) for row in _ROWS for way in (row, row[::-1])):
        table[keys[:-1], keys[1:]] |= 1 << bit
    return table


_NEIGHBOURS = _neighbours()
_CONSONANT = np.isin(np.arange(OTHER + 1), letter_classes("bcdfghjklmnpqrstvwxz"))
