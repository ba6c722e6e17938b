"""The language of each line, by its script and its most common words.

Naive Bayes over the few thousand most frequent words of each language that has a table (``lexicon``), computed for
all lines of a batch at once. Long lines are decided by function words alone; a line with no evidence, or with
evidence for two languages, is left open: a check must treat that as "do not judge".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from seedproof.text.characters import LETTER, SCRIPTS
from seedproof.text.lexicon import available, lexicon
from seedproof.text.words import Hashes

if TYPE_CHECKING:
    from seedproof.text.columns import Columns

__all__ = ["LANGUAGES", "UNKNOWN", "line_languages"]

#: Languages told apart. The last ones have no word table: their script decides.
LANGUAGES: Final = (*available(), "ja", "zh", "ko", "el", "he", "th", "hi", "hy", "ka")
UNKNOWN: Final = -1

_SCRIPT_DECIDES = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "HANGUL": "ko", "GREEK": "el", "HEBREW": "he", "THAI": "th",
    "DEVANAGARI": "hi", "ARMENIAN": "hy", "GEORGIAN": "ka",
}  # fmt: skip
_SCRIPT_OF_TABLE = {"ar": "ARABIC", "ru": "CYRILLIC"}  # all others are Latin
_COMMON = 5000  # words a language; more adds names, which are the same in all
_FLOOR = 2.2  # Zipf frequency of a word that the table does not know (guessed)
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


def line_languages(columns: Columns) -> npt.NDArray[np.int8]:
    """Return for each line its index in ``LANGUAGES``, or ``UNKNOWN``."""
    lines, count = columns.lines, len(columns.lines)
    if not count:
        return np.zeros(0, np.int8)
    script = _line_scripts(columns)
    scores = _word_scores(columns)
    for i, code in enumerate(available()):
        scores[script != SCRIPTS.index(_SCRIPT_OF_TABLE.get(code, "LATIN")), i] = 0
    best = scores.argmax(axis=1)
    top = scores[np.arange(count), best]
    scores[np.arange(count), best] = -1
    # Short lines need less of a lead than the whole margin, as there is less to go by, but never none.
    needed = np.minimum(_MARGIN, 0.5 + 0.25 * lines.word_count)
    result = np.where((top > 1.5) & (top - scores.max(axis=1) >= needed), best, UNKNOWN).astype(np.int8)
    for name, code in _SCRIPT_DECIDES.items():
        result[script == SCRIPTS.index(name)] = LANGUAGES.index(code)
    return result


def _word_scores(columns: Columns) -> npt.NDArray[np.float32]:
    hashes, weights = _table()
    types, _, _, inverse = columns.words.types
    index = np.minimum(np.searchsorted(hashes, types), len(hashes) - 1)
    by_type = np.where((hashes[index] == types)[:, None], weights[index], np.float32(0))
    totals = np.zeros((len(columns.lines), weights.shape[1]), np.float32)
    worded = np.flatnonzero(columns.lines.word_count)
    if len(worded):
        # reduceat rather than differences of a running total: 30 times faster on a wide table, and a line's sum does
        # not depend on the lines before it. It sums up to the next index, and every word lies in a line.
        totals[worded] = np.add.reduceat(by_type[inverse], columns.lines.first[worded], axis=0)
    return totals


def _line_scripts(columns: Columns) -> npt.NDArray[np.int64]:
    """The script most letters of a line have; kana decides over Han, as Japanese mixes both."""
    lines, scripts, latin = columns.lines, columns.scripts, SCRIPTS.index("LATIN")
    # Only letters of other scripts are looked at one by one: in most corpora they are few.
    others = np.flatnonzero((scripts != 0) & (scripts != latin))
    line = np.searchsorted(lines.start, others, side="right") - 1
    cells = np.bincount(line * len(SCRIPTS) + scripts[others], minlength=len(lines) * len(SCRIPTS))
    counts = cells.reshape(len(lines), len(SCRIPTS))
    letters = columns.counted(LETTER)
    counts[:, latin] = letters[lines.end] - letters[lines.start] - counts.sum(axis=1)
    kana = counts[:, SCRIPTS.index("HIRAGANA")] * 8 > counts.sum(axis=1)
    counts[kana, SCRIPTS.index("HIRAGANA")] = counts[kana].sum(axis=1)
    return counts.argmax(axis=1)
