"""What each character is: class bits, script and folded form, looked up by code point.

The tables cover all of Unicode but are filled only for characters that have been seen: a batch holds a few
hundred different ones, so that filling costs nothing and no table has to be shipped or read at start-up.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = [
    "APOSTROPHES", "CONTROL", "DIGIT", "LETTER", "LOWER", "MARK", "NEWLINE", "PUNCTUATION", "SCRIPTS", "SPACE",
    "SYMBOL", "UNSPACED", "UPPER", "Bits", "CodePoints", "among", "code_points", "fold", "kinds", "numbers", "scripts",
]  # fmt: skip

CodePoints = npt.NDArray[np.uint32]
Bits = npt.NDArray[np.uint16]

LETTER: Final = 1
UPPER: Final = 2
LOWER: Final = 4
DIGIT: Final = 8
SPACE: Final = 16
PUNCTUATION: Final = 32
NEWLINE: Final = 64
MARK: Final = 128  # combining marks and joiners: part of the word they stand in
SYMBOL: Final = 256
CONTROL: Final = 512  # C0 and C1 controls without white space, and noncharacters

#: Scripts that are told apart; 0 is "none" (digits, marks, spaces) and 1 any other.
SCRIPTS: Final = (
    "none", "other", "LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI",
    "DEVANAGARI", "ARMENIAN", "GEORGIAN",
)  # fmt: skip
#: Which of ``SCRIPTS`` set no spaces between words: a run of their letters is a clause.
UNSPACED: Final = np.isin(SCRIPTS, ("CJK", "HIRAGANA", "KATAKANA", "THAI"))
APOSTROPHES: Final = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"

_SIZE: Final = 0x110000
_NEWLINES = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_JOINERS = frozenset("\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{SOFT HYPHEN}")
# One character for the several that stand for it, so that "don’t" and "don't" fold alike; always one for one,
# so that an offset in folded text is an offset in the text.
_LOOKALIKES = {
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032`\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}
#: Letters that Unicode has in two cases, of which running text has one: no sentence or name begins with a capital.
_WITHOUT_CAPITALS = "GEORGIAN"
_KIND_OF_CATEGORY = {"M": MARK, "N": DIGIT, "P": PUNCTUATION, "S": SYMBOL, "Z": SPACE}

_kinds = np.zeros(_SIZE, np.uint16)
_scripts = np.zeros(_SIZE, np.uint8)
_folds = np.zeros(_SIZE, np.uint32)
_known = np.zeros(_SIZE, bool)


def numbers(text: str) -> CodePoints:
    """Return the code points of ``text``, lone surrogates included, for those who ask nothing else of them."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def code_points(text: str) -> CodePoints:
    """Return the code points of ``text``, lone surrogates included, as an array of ``len(text)``. The tables know them then."""
    codes = numbers(text)
    known = _known.take(codes)
    if not known.all():
        _learn(np.flatnonzero(np.bincount(codes[~known])).tolist())
    return codes


def among(codes: CodePoints, characters: str) -> npt.NDArray[np.bool_]:
    """Return which code points are one of ``characters``: a table look-up, several times faster than ``numpy.isin``."""
    return _membership(characters).take(codes, mode="clip")


@cache
def _membership(characters: str) -> npt.NDArray[np.bool_]:
    table = np.zeros(max(map(ord, characters), default=0) + 2, bool)  # the last one, which is false, stands for all code points beyond
    table[[ord(c) for c in characters]] = True
    return table


def kinds(codes: CodePoints) -> Bits:
    """Return the class bits of each code point that ``code_points`` gave."""
    return _kinds.take(codes)


def scripts(codes: CodePoints) -> npt.NDArray[np.uint8]:
    """Return the index in ``SCRIPTS`` of each code point that ``code_points`` gave."""
    return _scripts.take(codes)


def fold(codes: CodePoints) -> CodePoints:
    """Return lower-cased code points with spaces, quotes and dashes unified, one for one; surrogates become U+FFFD."""
    return _folds.take(codes)


def _learn(codes: list[int]) -> None:
    for code in codes:
        character = chr(code)
        _kinds[code] = _kind(character)
        _scripts[code] = _script(character)
        _folds[code] = ord(_fold(character))
        _known[code] = True


def _kind(character: str) -> int:
    category = unicodedata.category(character)
    if character in _NEWLINES:
        return NEWLINE | SPACE
    if character.isspace() or character == "\N{ZERO WIDTH NO-BREAK SPACE}":  # as a file's byte order mark it is part of no title
        return SPACE
    if character in _JOINERS:
        return MARK
    if category[0] == "L":
        if unicodedata.name(character, "").startswith(_WITHOUT_CAPITALS):
            return LETTER
        return LETTER | {"u": UPPER, "t": UPPER, "l": LOWER}.get(category[1], 0)
    if category in ("Cc", "Cs", "Cn", "Cf"):
        return CONTROL
    return _KIND_OF_CATEGORY.get(category[0], SYMBOL)


def _script(character: str) -> int:
    if not character.isalpha():
        return 0
    first = unicodedata.name(character, "?").partition(" ")[0]
    return SCRIPTS.index(first) if first in SCRIPTS else 1


def _fold(character: str) -> str:
    if character in _LOOKALIKES:
        return _LOOKALIKES[character]
    if character in _NEWLINES:
        return "\n"
    if character.isspace():
        return " "
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    lower = character.lower()
    return lower if len(lower) == 1 else lower[0]  # "İ" lowers to two code points
