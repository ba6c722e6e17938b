"""Look up what the word tables say of each word of a batch, by the language of its line."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import available, lexicon
from seedproof.text.hashes import Hashes
from seedproof.text.sets import find_sorted
from seedproof.text.spans import Flags, Offsets

__all__ = ["Frequencies", "Vocabulary", "vocabulary"]

_HEADLINE = 0.6  # share of a line's longer words in capitals from which their capitals say nothing (guessed)
_LONG_WORD = 4  # letters: a headline leaves articles and prepositions small

Shares = npt.NDArray[np.float32]


class Frequencies:
    """Look up the Zipf frequencies of words, by index, for the few words that are asked for."""

    def __init__(self, values: Shares, cell: Offsets) -> None:
        self._values, self._cell = values, cell

    def __getitem__(self, index: Offsets | int) -> Shares:
        result: Shares = self._values[self._cell[index]]
        return result


class Vocabulary:
    """Hold columns over words, but for ``headline``, a column over lines.

    ``language``: index in ``LANGUAGES`` of its line or, where that is unclear, of most of its document; -1 unknown
    ``zipf``: frequency in that language, 0 for a word not in its table
    ``lower``: share written in lower case, nan for such a word
    ``headline``: whether most words of the line have capitals
    """

    def __init__(self, language: npt.NDArray[np.int8], zipf: Frequencies, lower: Shares, headline: Flags) -> None:
        self.language, self.zipf, self.lower, self.headline = language, zipf, lower, headline


def vocabulary(batch: Batch) -> Vocabulary:
    """Return the columns of ``batch``; call it through ``Batch.once``."""
    words, lines = batch.words, batch.lines
    if not len(words):
        nothing = np.zeros(0, np.float32)
        unasked = Frequencies(nothing, np.zeros(0, np.int64))
        return Vocabulary(np.zeros(0, np.int8), unasked, nothing, np.zeros(len(lines), bool))
    spoken = _line_languages(batch)
    hashes, kinds = words.types.hash, words.types.kind
    present = np.flatnonzero(np.bincount(spoken[spoken != UNKNOWN], minlength=1))
    tables = {index: _table(LANGUAGES[index]) for index in present.tolist() if LANGUAGES[index] in available()}
    # A row of cells for words of no table, then one for each table; only cells that a word of the batch lies in are looked up.
    row = np.zeros(len(LANGUAGES) + 1, np.int64)
    row[list(tables)] = np.arange(1, len(tables) + 1)
    cell = np.repeat(row[spoken] * len(hashes), lines.word_count) + kinds
    used = np.zeros((len(tables) + 1, len(hashes)), bool)
    used.ravel()[cell] = True
    zipf, lower = np.zeros(used.shape, np.float32), np.full(used.shape, np.nan, np.float32)
    for index, table in tables.items():
        here = used[row[index]]
        known, zipfs, lowers = table
        at = find_sorted(hashes[here], known)
        here, at = np.flatnonzero(here)[at >= 0], at[at >= 0]
        zipf[row[index], here], lower[row[index], here] = zipfs[at], lowers[at]
    return Vocabulary(np.repeat(spoken, lines.word_count), Frequencies(zipf.ravel(), cell), lower.ravel()[cell], _headlines(batch))


@cache
def _table(language: str) -> tuple[Hashes, Shares, Shares]:
    """Return the words of a language as sorted hashes, how frequent they are, and how often in lower case: to be looked up but once."""
    table = lexicon(language)
    return table.hashes, table.frequencies(), table.lower(table.hashes)


def _line_languages(batch: Batch) -> npt.NDArray[np.int8]:
    """Return the language of each line; that of most words of the document where a line's own is unclear."""
    lines, most = batch.lines, batch.languages.of_documents.astype(np.int8)
    return np.where(batch.languages.of_lines != UNKNOWN, batch.languages.of_lines, most[lines.document])


def _headlines(batch: Batch) -> Flags:
    """Tell which lines have capitals in most of their words."""
    lines, words = batch.lines, batch.words
    long = words.length >= _LONG_WORD
    columns = [np.flatnonzero(flags) for flags in (long, long & words.initial_upper)]
    edges = np.append(lines.first, len(words))  # every word lies in a line
    counted, upper = (np.diff(np.searchsorted(column, edges)) for column in columns)
    flags: Flags = (upper >= _HEADLINE * counted) & (counted > 1)
    return flags
