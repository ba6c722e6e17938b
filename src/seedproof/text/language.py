"""The language of each line, by its script and its most common words.

Naive Bayes over the few thousand most frequent words of each language that has a table (``lexicon``), computed for
all lines of a batch at once. Long lines are decided by function words alone; a line with no evidence, or with
evidence for two languages, is left open: a check must treat that as "do not judge".
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from seedproof.text.characters import DIGIT, LETTER, SCRIPTS
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.lexicon import available, lexicon
from seedproof.text.spans import positions

if TYPE_CHECKING:
    from seedproof.text.columns import Columns

__all__ = ["LANGUAGES", "UNKNOWN", "common_words", "document_languages", "line_languages"]

_FEW_WORDS: Final = {
    code: frozenset(words.split())
    for code, words in tomllib.loads(files("seedproof.text").joinpath("data/function_words.toml").read_text("utf-8")).items()
}

#: Languages told apart: by their word table, by their script, by a few small words.
LANGUAGES: Final = (*available(), "ja", "zh", "ko", "el", "he", "th", "hi", "hy", "ka", *_FEW_WORDS)
UNKNOWN: Final = -1

_SCRIPT_DECIDES = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "HANGUL": "ko", "GREEK": "el", "HEBREW": "he", "THAI": "th",
    "DEVANAGARI": "hi", "ARMENIAN": "hy", "GEORGIAN": "ka",
}  # fmt: skip
_SCRIPT_OF_TABLE = {"ar": "ARABIC", "ru": "CYRILLIC"}  # all others are Latin
_BLOCK = 8192  # words looked at together: what is known of them stays in the processor's cache
_COMMON = 5000  # words a language; more adds names, which are the same in all
_FLOOR = 2.2  # Zipf frequency of a word that the table does not know (guessed)
_USUAL = 0.55  # share of its language's usual evidence that a line must have: languages without a table share words with others
_FEWEST = 4  # words of a line that small words alone may decide
_SMALL_WORDS = 0.2  # share of them in it
_WORTH = 3.5  # evidence that a small word is
_POOR = ("ar",)  # counted in a small text, which it fits too well
_SPARE = 2  # words of a line that may give none
_MARGIN = 2.0  # decades of likelihood between best and second: about 1 in 100 lines wrong on background text


@cache
def _table() -> tuple[Hashes, npt.NDArray[np.float32]]:
    """Word hashes, and for each the Zipf frequency above the floor in every language that has a table."""
    tables = [lexicon(code, _COMMON) for code in available()]
    every = np.concatenate([t.hashes for t in tables])
    language = np.repeat(np.arange(len(tables)), [len(t) for t in tables])
    order = np.argsort(every)
    new = np.append(True, every[order[1:]] != every[order[:-1]])
    weights = np.zeros((int(new.sum()), len(tables)), np.float32)
    weights[np.cumsum(new) - 1, language[order]] = np.concatenate([t.frequencies() for t in tables])[order]
    return every[order[new]], np.maximum(weights - _FLOOR, 0)


@cache
def common_words() -> tuple[Hashes, npt.NDArray[np.float32]]:
    """Return the hashes of the common words of all languages, and of each the greatest of its Zipf frequencies."""
    hashes, weights = _table()
    return hashes, weights.max(axis=1) + np.float32(_FLOOR)


def line_languages(columns: Columns) -> npt.NDArray[np.int8]:
    """Return for each line its index in ``LANGUAGES``, or ``UNKNOWN``."""
    lines, count = columns.lines, len(columns.lines)
    if not count:
        return np.zeros(0, np.int8)
    script = _line_scripts(columns)
    scores, worded = _word_scores(columns)
    for i, code in enumerate(available()):
        scores[script != SCRIPTS.index(_SCRIPT_OF_TABLE.get(code, "LATIN")), i] = 0
    best = scores.argmax(axis=1)
    top = scores[np.arange(count), best]
    scores[np.arange(count), best] = -1
    enough = top >= _USUAL * _usual()[best] * np.maximum(worded - _SPARE, 0)
    # Short lines need less of a lead than the whole margin, as there is less to go by, but never none.
    needed = np.minimum(_MARGIN, 0.5 + 0.25 * lines.word_count)
    result = np.where((top > 1.5) & enough & (top - scores.max(axis=1) >= needed), best, UNKNOWN).astype(np.int8)
    for name, code in _SCRIPT_DECIDES.items():
        result[script == SCRIPTS.index(name)] = LANGUAGES.index(code)
    open_lines = np.flatnonzero((result == UNKNOWN) & (worded >= _FEWEST))
    result[open_lines] = _by_few_words(columns, open_lines, top[open_lines])
    return result


def document_languages(columns: Columns) -> npt.NDArray[np.int64]:
    """Return for each document the language that most of its words are in by their lines, ``UNKNOWN`` where no line's is known."""
    lines = columns.lines
    known = np.flatnonzero(lines.language != UNKNOWN)
    votes = np.zeros((len(columns), len(LANGUAGES)), np.int64)
    np.add.at(votes, (lines.document[known], lines.language[known]), lines.word_count[known])
    return np.where(votes.any(axis=1), votes.argmax(axis=1), UNKNOWN)


@cache
def _few_words() -> tuple[Hashes, npt.NDArray[np.float32]]:
    """Word hashes, and for each which of the languages without a table have it, rare ones counting more."""
    every = sorted(frozenset[str]().union(*_FEW_WORDS.values()))
    hashes = hash_words(every)
    order = np.argsort(hashes)
    shared = np.array([[word in words for words in _FEW_WORDS.values()] for word in every], np.float32)[order]
    return hashes[order], shared


def _by_few_words(columns: Columns, lines: npt.NDArray[np.int64], top: npt.NDArray[np.float32]) -> npt.NDArray[np.int8]:
    """The languages of some lines by their small words: many of one language, fewer of any other, and no table with as much evidence."""
    first, last = columns.lines.first[lines], columns.lines.last[lines]
    hashes, shared = _few_words()
    size = last - first
    words = columns.words.hash[positions(first, last)]
    at = np.minimum(np.searchsorted(hashes, words), len(hashes) - 1)
    held = np.where((hashes[at] == words)[:, None], shared[at], np.float32(0))
    counts = np.add.reduceat(held, np.cumsum(size) - size, axis=0) if len(lines) else held
    best = counts.argmax(axis=1)
    most = counts[np.arange(len(lines)), best].copy()
    counts[np.arange(len(lines)), best] = -1
    clear = (most >= 3) & (most >= _SMALL_WORDS * size) & (most > counts.max(axis=1)) & (most * _WORTH > top)
    return np.where(clear, LANGUAGES.index(next(iter(_FEW_WORDS))) + best, UNKNOWN).astype(np.int8)


@cache
def _usual() -> npt.NDArray[np.float32]:
    """How much evidence for its own language a word of each language gives on average."""
    tables = {code: lexicon(code, _COMMON).frequencies() for code in available()}
    means = {code: (10 ** (zipf - 9) * np.maximum(zipf - _FLOOR, 0)).sum() for code, zipf in tables.items()}
    return np.array([mean / 2 if code in _POOR else mean for code, mean in means.items()], np.float32)


def _word_scores(columns: Columns) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return the evidence of each line for each language that has a table, and how many words it has, numbers aside."""
    hashes, weights = _table()
    types, first, _, inverse = columns.words.types
    index = np.minimum(np.searchsorted(hashes, types), len(hashes) - 1)
    by_type = np.ones((len(types), weights.shape[1] + 1), np.float32)
    by_type[:, :-1] = np.where((hashes[index] == types)[:, None], weights[index], np.float32(0))
    by_type[:, -1] = columns.kinds[columns.words.start[first]] & DIGIT == 0
    totals = np.zeros((len(columns.lines), weights.shape[1] + 1), np.float32)
    worded = np.flatnonzero(columns.lines.word_count)
    start, end = columns.lines.first[worded], columns.lines.last[worded]
    blocks = [*sorted(set(np.searchsorted(start, np.arange(0, len(inverse), _BLOCK)).tolist()) - {len(worded)}), len(worded)]
    for low, high in pairwise(blocks):
        # reduceat rather than differences of a running total: 30 times faster on a wide table, and a line's sum does
        # not depend on the lines before it. It sums up to the next index, and every word lies in a line.
        held = by_type.take(inverse[start[low] : end[high - 1]], axis=0)
        totals[worded[low:high]] = np.add.reduceat(held, start[low:high] - start[low], axis=0)
    return totals[:, :-1], totals[:, -1]


def _line_scripts(columns: Columns) -> npt.NDArray[np.int64]:
    """The script most letters of a line have; kana decides over Han, as Japanese mixes both."""
    lines, scripts, latin = columns.lines, columns.scripts, SCRIPTS.index("LATIN")
    # Only letters of other scripts are looked at one by one: in most corpora they are few.
    others = columns.beyond_ascii[(scripts[columns.beyond_ascii] != 0) & (scripts[columns.beyond_ascii] != latin)]
    line = np.searchsorted(lines.start, others, side="right") - 1
    cells = np.bincount(line * len(SCRIPTS) + scripts[others], minlength=len(lines) * len(SCRIPTS))
    counts = cells.reshape(len(lines), len(SCRIPTS))
    letters = columns.counted(LETTER)
    counts[:, latin] = letters[lines.end] - letters[lines.start] - counts.sum(axis=1)
    kana = counts[:, SCRIPTS.index("HIRAGANA")] * 8 > counts.sum(axis=1)
    counts[kana, SCRIPTS.index("HIRAGANA")] = counts[kana].sum(axis=1)
    return counts.argmax(axis=1)
