"""English words: the frequency table, and a spell checker's dictionary for the long tail.

The dictionary, ``data/en/dictionary.txt``, holds words and names that the frequency table lacks; ``data/en/words.toml`` holds the short
lists that rules about English go by.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.lang.languages import folder
from seedproof.lang.lexicon import lexicon
from seedproof.lang.word_lists import words_by_language
from seedproof.text.codepoints import code_points
from seedproof.text.compiled import compiled
from seedproof.text.hash_table import Columns, HashTable, scrambled
from seedproof.text.hashes import Hashes, hash_spans
from seedproof.text.spans import runs

__all__ = ["RARE", "Dictionary", "Frequencies", "dictionary", "english_list", "frequencies", "known_words"]

#: Zipf frequency that is given to the words of the dictionary, which counts nothing: below all but the rarest of the table (guessed).
RARE: Final = 1.5
_SECTION: Final = "# section\n"


class Dictionary(NamedTuple):
    """The entries of the dictionary in lower case, one a line.

    ``words``: those that are written in lower case.
    ``names``: those that have a capital.
    """

    words: str
    names: str


class Frequencies(NamedTuple):
    """Columns over some words.

    ``zipf``: log10 of occurrences in a billion words, ``RARE`` for words of the dictionary alone, 0 where English lacks the word.
    ``lower``: share of occurrences in lower case, nan where English lacks the word.
    """

    zipf: npt.NDArray[np.float32]
    lower: npt.NDArray[np.float32]


def english_list(subject: str, topic: str) -> frozenset[str]:
    """Return the English words of a topic. Raises KeyError where there are none."""
    return words_by_language(subject, topic)["en"]


def frequencies(hashes: Hashes) -> Frequencies:
    """Return how frequent folded words are in English, and how often they are in lower case."""
    table, known = known_words()
    index = table.find(scrambled(hashes))
    return Frequencies(known.zipf[index], known.lower[index])


@cache
def dictionary() -> Dictionary:
    """Read the dictionary."""
    text = folder("en").joinpath("dictionary.txt").read_text("utf-8").lower()
    _, words, names = text.split(_SECTION)
    return Dictionary(words, names)


@cache
def known_words() -> tuple[HashTable, Frequencies]:
    """Return the words of the table and those of the dictionary; in the columns one more row at the end, for all other words."""
    keys, first, zipf, lower = _known_words()
    return HashTable(Columns(keys, first)), Frequencies(zipf, lower)


class _Known(NamedTuple):
    keys: Hashes
    first: npt.NDArray[np.int32]
    zipf: npt.NDArray[np.float32]
    lower: npt.NDArray[np.float32]


@compiled(_Known)
def _known_words() -> _Known:
    table = lexicon("en")
    words, names = (_hashes(entries) for entries in dictionary())
    keys = scrambled(np.concatenate((table.hashes, words, names)))
    zipf = np.concatenate((table.frequencies(), np.full(len(words) + len(names), RARE, np.float32)))
    lower = np.concatenate((table.lower(table.hashes), np.ones(len(words), np.float32), np.zeros(len(names), np.float32)))
    order = keys.argsort(kind="stable")  # a word of two lists is what the first of them says
    return _Known(*Columns.of(keys[order]), np.append(zipf[order], np.float32(0)), np.append(lower[order], np.float32("nan")))


def _hashes(entries: str) -> Hashes:
    """Return the sorted hashes of entries that stand one a line."""
    codes = code_points(entries)
    return np.sort(hash_spans(codes, *runs(codes != ord("\n"))))
