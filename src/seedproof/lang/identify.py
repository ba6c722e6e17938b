"""Tell the language of each line by its script and its most common words.

Naive Bayes over the few thousand most frequent words of each language that has a table (``lexicon``), computed for
all lines of a batch at once. Long lines are decided by function words alone; a line with no evidence, or with
evidence for two languages, is left open: a check must treat that as "do not judge".
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.lang.languages import LANGUAGES, UNKNOWN, known_by, numbers
from seedproof.lang.lexicon import COMMON, lexicon
from seedproof.lang.small_words import Found, by_small_words
from seedproof.text.characters import Characters
from seedproof.text.codepoints import DIGIT, LETTER, SCRIPTS
from seedproof.text.compiled import compiled
from seedproof.text.hashes import Hashes
from seedproof.text.lines import Lines
from seedproof.text.sets import find_sorted
from seedproof.text.spans import Flags, Offsets, row_sums
from seedproof.text.words import Words

__all__ = ["Languages", "common_words"]

_TOGETHER = 8192  # words looked at at once: what is known of them stays in the processor's cache
_FLOOR = 2.2  # Zipf frequency of a word that the table does not know (guessed)
_USUAL = 0.55  # share of its language's usual evidence that a line must have: languages without a table share words with others
_SPARE = 2  # words of a line that may give none
_LEAST = 0.5  # words that a line counts for at least, where its evidence is held against what is usual (guessed)
_MARGIN = 2.0  # decades of likelihood between best and second: about 1 in 100 lines wrong on background text


class Languages:
    """Tell the languages of the lines and documents of a batch, as indexes in ``LANGUAGES``, ``UNKNOWN`` where one is unclear."""

    def __init__(self, characters: Characters, lines: Lines, words: Words) -> None:
        self._characters, self._lines, self._words = characters, lines, words

    @cached_property
    def of_lines(self) -> npt.NDArray[np.int8]:
        """Return the language of each line. Of a Japanese document lines without kana are Japanese too."""
        found, lines = _line_languages(self._characters, self._lines, self._words), self._lines
        chinese, japanese = (found == LANGUAGES.index(code) for code in ("zh", "ja"))
        if japanese.any() and chinese.any():
            size = lines.end - lines.start
            kana, han = (np.bincount(lines.document[which], size[which], len(self._characters.starts)) for which in (japanese, chinese))
            found[chinese & (kana > han)[lines.document]] = LANGUAGES.index("ja")
        return found

    @cached_property
    def of_documents(self) -> Offsets:
        """Return the language that most words of each document are in by their lines."""
        lines = self._lines
        known = np.flatnonzero(self.of_lines != UNKNOWN)
        votes = np.zeros((len(self._characters.starts), len(LANGUAGES)), np.int64)
        np.add.at(votes, (lines.document[known], self.of_lines[known]), lines.word_count[known])
        return np.where(votes.any(axis=1), votes.argmax(axis=1), UNKNOWN)

    def near(self, lines: Offsets) -> Offsets:
        """Return the language of each of ``lines``, and that of its document where the line's is unclear."""
        own = self.of_lines[lines]
        return np.where(own == UNKNOWN, self.of_documents[self._lines.document[lines]], own)

    def lines_in(self, code: str) -> Flags:
        """Return which lines are in the language with this ISO 639-1 code."""
        return self.of_lines == LANGUAGES.index(code)


class _Table(NamedTuple):
    """Hold common words: their hashes, the Zipf frequency above the floor in every language that has a table, and the greatest of these."""

    hashes: Hashes
    weights: npt.NDArray[np.float32]
    greatest: npt.NDArray[np.float32]


@compiled(_Table)
def _table() -> _Table:
    tables = [lexicon(language.code, COMMON) for language in known_by("lexicon")]
    every = np.concatenate([t.hashes for t in tables])
    language = np.repeat(np.arange(len(tables)), [len(t) for t in tables])
    order = np.argsort(every)
    new = np.append(True, every[order[1:]] != every[order[:-1]])
    weights = np.zeros((int(new.sum()), len(tables)), np.float32)
    weights[np.cumsum(new) - 1, language[order]] = np.concatenate([t.frequencies() for t in tables])[order]
    weights = np.maximum(weights - _FLOOR, 0)
    return _Table(every[order[new]], weights, weights.max(axis=1) + np.float32(_FLOOR))


def common_words() -> tuple[Hashes, npt.NDArray[np.float32]]:
    """Return the hashes of the common words of all languages, and of each the greatest of its Zipf frequencies."""
    hashes, _, greatest = _table()
    return hashes, greatest


def _line_languages(characters: Characters, lines: Lines, words: Words) -> npt.NDArray[np.int8]:
    """Return the language of each line."""
    count = len(lines)
    if not count:
        return np.zeros(0, np.int8)
    script = _line_scripts(characters, lines)
    scores, worded = _word_scores(lines, words)
    for i, language in enumerate(known_by("lexicon")):
        scores[~np.isin(script, [SCRIPTS.index(name) for name in language.scripts]), i] = 0
    best = scores.argmax(axis=1)
    top = scores[np.arange(count), best]
    scores[np.arange(count), best] = -1
    enough = top >= _USUAL * _usual().mean[best] * np.maximum(worded - _SPARE, 0)
    # Short lines need less of a lead than the whole margin, as there is less to go by, but never none.
    needed = np.minimum(_MARGIN, 0.5 + 0.25 * lines.word_count)
    clear = (top > 1.5) & enough & (top - scores.max(axis=1) >= needed)
    result = np.where(clear, numbers("lexicon")[best], UNKNOWN).astype(np.int8)
    for language in known_by("script"):
        result[np.isin(script, [SCRIPTS.index(name) for name in language.scripts])] = LANGUAGES.index(language.code)
    evidence = top / np.maximum(_usual().mean[best] * np.maximum(worded - _SPARE, _LEAST), _LEAST)
    return by_small_words(characters, lines, words, Found(result, best, evidence, script))


class _Usual(NamedTuple):
    mean: npt.NDArray[np.float32]


@compiled(_Usual)
def _usual() -> _Usual:
    """Return how much evidence for its own language a word of each language gives on average."""
    means = []
    for language in known_by("lexicon"):
        zipf = lexicon(language.code, COMMON).frequencies()
        mean = (10 ** (zipf - 9) * np.maximum(zipf - _FLOOR, 0)).sum()
        means.append(mean / 2 if language.small_lexicon else mean)
    return _Usual(np.array(means, np.float32))


def _word_scores(lines: Lines, words: Words) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return the evidence of each line for each language that has a table, and how many words it has, numbers aside."""
    by_type = words.of_types(_type_scores)
    totals = np.zeros((len(lines), by_type.shape[1]), np.float32)
    worded = np.flatnonzero(lines.word_count)
    totals[worded] = row_sums(by_type, words.types.kind, lines.first[worded], _TOGETHER)  # every word lies in a line
    return totals[:, :-1], totals[:, -1]


def _type_scores(words: Words) -> npt.NDArray[np.float32]:
    """Return the evidence of each type of words for each language that has a table, and whether it is no number."""
    hashes, weights, _ = _table()
    types, first, _, _ = words.types
    index = find_sorted(types, hashes)
    by_type = np.ones((len(types), weights.shape[1] + 1), np.float32)
    by_type[:, :-1] = np.where((index >= 0)[:, None], weights[index], np.float32(0))
    by_type[:, -1] = ~words.characters.is_(words.start[first], DIGIT)
    return by_type


def _line_scripts(characters: Characters, lines: Lines) -> npt.NDArray[np.int64]:
    """Return the script that most letters of each line have; kana decides over Han, as Japanese mixes both."""
    scripts, latin = characters.scripts, SCRIPTS.index("LATIN")
    # Only letters of other scripts are looked at one by one: in most corpora they are few.
    others = characters.beyond_ascii[(scripts[characters.beyond_ascii] != 0) & (scripts[characters.beyond_ascii] != latin)]
    cells = np.bincount(lines.containing(others) * len(SCRIPTS) + scripts[others], minlength=len(lines) * len(SCRIPTS))
    counts = cells.reshape(len(lines), len(SCRIPTS))
    letters = characters.counted(LETTER)
    counts[:, latin] = letters[lines.end] - letters[lines.start] - counts.sum(axis=1)
    kana = counts[:, SCRIPTS.index("HIRAGANA")] * 8 > counts.sum(axis=1)
    counts[kana, SCRIPTS.index("HIRAGANA")] = counts[kana].sum(axis=1)
    return counts.argmax(axis=1)
