"""Words of a language as a spell checker knows them: how frequent they are, and which rare ones look like slips for others.

``data/<code>/spellings.txt`` has what ``lexicon.txt`` lacks: words that may be meant, with a hundred times their Zipf frequency in three
digits; and sound words that are an edit away from one that may be meant. English has its dictionary for both.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.lang import english
from seedproof.lang.languages import folder, language_folders
from seedproof.lang.lexicon import lexicon
from seedproof.text.codepoints import CodePoints, code_points
from seedproof.text.compiled import compiled
from seedproof.text.hash_table import Columns, HashTable, scrambled
from seedproof.text.hashes import Hashes, hash_spans
from seedproof.text.spans import Flags, Offsets

__all__ = ["COMMON", "Spellings", "spelling_languages", "spellings"]

#: Share in lower case from which a word is a noun or verb rather than a name (guessed).
COMMON: Final = 0.5
_FILE: Final = "spellings.txt"
_SECTION: Final = "# section\n"
_ENGLISH_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


class Spellings(NamedTuple):
    """Hold the words of a language.

    ``table``: their scrambled hashes · ``zipf``: how frequent they are, 0 for those that are never meant · ``lower``: share in lower
    case · ``letters``: those that the language writes, in lower case.
    """

    table: HashTable
    zipf: npt.NDArray[np.float32]
    lower: npt.NDArray[np.float32]
    letters: CodePoints

    def lacks(self, hashes: Hashes) -> Flags:
        """Return which of these words the language lacks."""
        return self.table.find(scrambled(hashes)) < 0


@cache
def spelling_languages() -> tuple[str, ...]:
    """Return the languages whose words are known well enough to tell slips, English apart."""
    return language_folders(_FILE)


@cache
def spellings(language: str) -> Spellings:
    """Return the words of a language. Raises KeyError where there is no list."""
    if language == "en":
        table, known = english.known_words()
        return Spellings(table, known.zipf[:-1], known.lower[:-1], code_points(_ENGLISH_LETTERS))
    if language not in spelling_languages():
        raise KeyError(language)
    found = _read(language)
    return Spellings(HashTable(Columns(found.keys, found.first)), found.zipf, found.lower, found.letters)


class _Columns(NamedTuple):
    keys: Hashes
    first: npt.NDArray[np.int32]
    zipf: npt.NDArray[np.float32]
    lower: npt.NDArray[np.float32]
    letters: CodePoints


@compiled(_Columns, lambda: zip(spelling_languages()))
def _read(language: str) -> _Columns:
    """Read the lists of a language, beside its lexicon."""
    head, rows_of_meant, rows_of_near = folder(language).joinpath(_FILE).read_text("utf-8").split(_SECTION)
    (meant, tabs), (near, _) = _hashed(rows_of_meant), _hashed(rows_of_near)
    frequent = lexicon(language)
    keys = scrambled(np.concatenate((meant, frequent.hashes, near)))
    none = np.zeros(len(near), np.float32)
    zipf = np.concatenate((_numbers(rows_of_meant, tabs) / np.float32(100), frequent.frequencies(), none))
    lower = np.concatenate((np.ones(len(meant), np.float32), frequent.lower(frequent.hashes), none))
    order = keys.argsort(kind="stable")  # a word of two lists is what the first of them says: German nouns
    letters = head.partition("letters: ")[2].partition("\n")[0]
    return _Columns(*Columns.of(keys[order]), zipf[order], lower[order], code_points(letters))


def _hashed(rows: str) -> tuple[Hashes, Offsets]:
    """Return the hashes of the words of some rows, and where each word ends: at a tab or at the end of its row."""
    codes = code_points(rows)
    ends = np.flatnonzero(codes == ord("\n"))
    starts = np.append(0, ends[:-1] + 1) if len(ends) else ends
    tabs = np.flatnonzero(codes == ord("\t"))
    stops = tabs if len(tabs) else ends
    return hash_spans(codes, starts, stops), stops


def _numbers(rows: str, tabs: Offsets) -> npt.NDArray[np.float32]:
    """Return the number of three digits after each tab."""
    codes = code_points(rows).astype(np.int64)
    return (100 * codes[tabs + 1] + 10 * codes[tabs + 2] + codes[tabs + 3] - 111 * ord("0")).astype(np.float32)
