"""Strings of letters that are no word of any language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.batch.vocabulary import vocabulary
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.noise.letter_model import OTHER, letter_classes, letter_probabilities
from seedproof.checks.garbled.shared.words import SAID_OF_WORDS
from seedproof.checks.options import Count
from seedproof.checks.programming import about_code
from seedproof.core.finding import Family, Hit, Severity
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import known_anywhere
from seedproof.text.codepoints import UPPER
from seedproof.text.sets import distinct
from seedproof.text.spans import Flags, Offsets

#: The rows of keyboards: English, French and German.
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop")
_MUTE: Final = 6  # consonants in a row that nobody could say (guessed)
_LETTERS: Final = (4, 60)  # of a word that is judged: more than, and less than (guessed)
_SHOWN: Final = 4
_LONGEST_SHOWN: Final = 30
_UNLIKELY: Final = -2.2  # mean log10 probability of a letter: that of 1 in 1,000 names and foreign words


class Gibberish(BatchCheck):
    """Finds keyboard mash and other strings of letters that nobody could say.

    **Why it matters**

    Test posts, broken forms and cats on keyboards leave text that has no meaning and no language.

    **Example**

    ``asdfgh jklkjh qwert``, ``sdkfjhsdkf weorituwer``.

    **When it is wrong**

    A string of letters that is a code or a password, spelled out in prose. Acronyms, addresses, drawn-out words (``grrrr``) and words
    of languages that have a word table are left alone; one string alone is reported only if it is long. Documents about programming,
    which are full of such names (``smbpasswd``), are not judged.

    **Options**

    `strings` (2): how many such strings a line needs. `length` (12): letters from which one alone is enough.
    """

    code: ClassVar[str] = "GRB511"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = SAID_OF_WORDS

    strings: Count = 2  # guessed
    length: Count = 12  # guessed

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Judge the letters of unknown words, and report lines with several that are impossible."""
        words, index = batch.words, _impossible(batch, _candidates(batch))
        index = index[~known_anywhere(words.hash[index])]
        line = words.line[index]
        for number in distinct(line).tolist():
            here = index[line == number]
            if len(here) >= self.strings or words.length[here].max() >= self.length:
                shown = ", ".join(f"“{words.text(i)[:_LONGEST_SHOWN]}”" for i in here[:_SHOWN].tolist())
                yield Hit(int(words.start[here[0]]), int(words.end[here[-1]]), f"letters that make no word: {shown}")


def _candidates(batch: Batch) -> Offsets:
    """Return unknown words of at least five letters, in English lines and lines of no known language."""
    words, unknown = batch.words, batch.once(vocabulary).unknown
    length, (shorter, longer) = words.length[unknown], _LETTERS
    unknown = unknown[(length > shorter) & (length < longer)]
    language = batch.languages.of_lines[words.line[unknown]]
    judged = (language == LANGUAGES.index("en")) | (language == UNKNOWN)
    judged &= ~batch.once(about_code)[words.document[unknown]]  # of "smbpasswd", "fbdev" and the like
    return unknown[judged & ~words.has_digit[unknown] & words.has_lower[unknown]]


def _impossible(batch: Batch, index: Offsets) -> Offsets:
    """Return those that are keyboard mash, or in an English line letters that hardly ever follow each other."""
    if not len(index):
        return index
    words, upper = batch.words, batch.characters.counted(UPPER)
    start, end = words.start[index], words.end[index]
    folded = [batch.characters.folded[low:high] for low, high in zip(start.tolist(), end.tolist(), strict=True)]
    small = upper[end] == upper[start]  # "Schtschutschin" is a name
    plain, keys, mute = _letters(folded)
    found = plain & ((keys > 1) | (small & mute))
    judged = np.flatnonzero(small & plain & ~found & batch.once(vocabulary).prose[index])
    mean, _ = letter_probabilities([folded[k] for k in judged.tolist()])
    whole = np.array([folded[k].isalpha() for k in judged.tolist()], bool)
    found[judged[whole & (mean <= _UNLIKELY)]] = True
    return index[found]


def _letters(words: list[str]) -> tuple[Flags, Offsets, Flags]:
    """Tell for each word whether its letters are plain and not drawn out, how many runs of keys it has, and whether it lacks vowels."""
    classes = letter_classes(" ".join(words) + " " * _MUTE)
    size = len(classes) - _MUTE
    starts = np.append(0, np.flatnonzero(classes[:size] == 0) + 1)
    pairs = _NEIGHBOURS[classes[:-1], classes[1:]]
    here = [classes[k : size + k] for k in range(_MUTE)]
    drawn_out = (here[0] == here[1]) & (here[0] == here[2]) & (here[0] > 0)  # "grrrr", "pssst", "zzz"
    keys = (pairs[:size] & pairs[1 : size + 1] & pairs[2 : size + 2]) != 0
    mute = np.logical_and.reduce([_CONSONANT[k] for k in here])
    odd, runs, mutes = (np.add.reduceat(flags, starts, dtype=np.int64) for flags in (drawn_out | (here[0] == OTHER), keys, mute))
    return odd == 0, runs, mutes > 0


def _neighbours() -> npt.NDArray[np.uint16]:
    """Return for two letters a bit for each row and direction in which the second key is next to the first."""
    table = np.zeros((OTHER + 1, OTHER + 1), np.uint16)
    for bit, keys in enumerate(letter_classes(way) for row in _ROWS for way in (row, row[::-1])):
        table[keys[:-1], keys[1:]] |= 1 << bit
    return table


_NEIGHBOURS = _neighbours()
_CONSONANT = np.isin(np.arange(OTHER + 1), letter_classes("bcdfghjklmnpqrstvwxz"))
