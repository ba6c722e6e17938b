"""Evidence for rewriting software in each document, added up: the features of ``spun-document``, and their weights."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.capitals import capitals
from seedproof.checks.garbled.shared.repeats import keys_in_documents
from seedproof.checks.garbled.spun.sequences import impossible_sequences
from seedproof.checks.garbled.spun.word_evidence import Table, indexes, little_pairs, table, word_cells
from seedproof.text.hashes import factorize
from seedproof.text.spans import Flags, Offsets

__all__ = ["ENOUGH", "FEATURES", "LEAST", "Evidence", "Verdicts", "evidence", "features", "likelihoods", "verdicts", "verdicts_by"]

#: Log odds from which a document is called spun. Of 7,461 scraped English documents that nobody spun, none reaches it, and nine reach 0.
LEAST: Final = 1.0
#: Words that speak, from which a verdict is sure: with fewer it hangs on a handful of them.
ENOUGH: Final = 60
FEATURES: Final = ("words", "little words", "impossible", "lost capitals", "short", "words of a short text", "one")
_STRONG: Final = 0.3  # log-likelihood ratio from which a word counts once: a topic's own words come back, swapped ones do not (guessed)
_RUNNING: Final = 8  # words of a line that is running text (guessed)
_MOST: Final = 0.04  # impossible sequences a word that a document is charged with (guessed)
_FEW: Final = 50  # words without evidence that each document is given for these: two slips in three lines are no rate (guessed)
_SLIP: Final = 1.0  # weight of impossible sequences that any document may have (guessed)
_MOST_LOST: Final = 0.2  # lost capitals a word, the same (guessed)
_SHORT: Final = 90  # log odds that a single word would need beyond others; measured on news snippets
_FOREIGN: Final = -9.0  # log odds at most of documents that are mostly in other languages (guessed)
_PRIOR: Final = 8  # words without evidence that each document is given, so that a few are not a rate (guessed)


class Evidence(NamedTuple):
    """Words and pairs of a batch that speak for or against spinning.

    ``word``: indexes of the words that count.
    ``weight``: their log-likelihood ratios.
    ``pair``: indexes of the first words of pairs of little words that count.
    ``pair_weight``: their log-likelihood ratios.
    """

    word: Offsets
    weight: npt.NDArray[np.float64]
    pair: Offsets
    pair_weight: npt.NDArray[np.float64]


class Verdicts(NamedTuple):
    """Columns over the documents of a batch.

    ``odds``: the log odds that it was spun, less for a short one.
    ``words``: how many words speak in it.
    ``seen``: the evidence of all of them.
    """

    odds: npt.NDArray[np.float64]
    words: Offsets
    seen: Evidence


def evidence(batch: Batch, known: Table) -> Evidence:
    """Look up what each word and pair says."""
    index, lines = indexes(batch, known), batch.lines
    at, cell = word_cells(batch, known, index)
    pair, kind = little_pairs(batch, known, index)
    # Menus and lists have no wording of their own.
    running = (lines.word_count >= _RUNNING)[batch.words.line]
    return Evidence(*_once(batch, at, known.cells[cell], running), *_once(batch, pair, known.classes[kind], running))


def _once(batch: Batch, at: Offsets, say: npt.NDArray[np.float32], running: Flags) -> tuple[Offsets, npt.NDArray[np.float64]]:
    """Keep what is said in running text, and of what speaks strongly for spinning the first time in a document."""
    kept = running[at] & (say <= _STRONG)
    strong = np.flatnonzero(running[at] & (say > _STRONG))
    kept[strong[factorize(keys_in_documents(batch, at[strong])).first]] = True
    return at[kept], say[kept].astype(np.float64)


def features(batch: Batch, seen: Evidence) -> tuple[npt.NDArray[np.float64], Offsets]:
    """Return the features of each document (see ``FEATURES``), and how many words speak in it."""
    count = len(batch)
    of_word, of_pair, of_lost = (batch.words.document[rows] for rows in (seen.word, seen.pair, batch.once(capitals).lost))
    words = np.bincount(of_word, minlength=count)
    pairs = np.bincount(of_pair, minlength=count)
    said = np.bincount(of_word, seen.weight, count) / (words + _PRIOR)
    little = np.bincount(of_pair, seen.pair_weight, count) / (pairs + _PRIOR)
    # Without the first, and a rate: one slip of the pen ("by most accounts a the candidate") says nothing about the other words.
    impossible = np.minimum(np.maximum(_impossible(batch) - _SLIP, 0) / (words + _FEW), _MOST) / _MOST
    lost = np.bincount(of_lost, minlength=count) / (words + _PRIOR)
    short = 1 / np.sqrt(words + _PRIOR)
    return np.stack([said, little, impossible, np.minimum(lost, _MOST_LOST), short, said * short, np.ones(count)], axis=1), words


def _impossible(batch: Batch) -> npt.NDArray[np.float64]:
    """Sum what impossible sequences in running text weigh in each document, the same one once: a menu that comes back proves nothing."""
    lines, folded = batch.lines, batch.characters.folded
    start, end, weight, _ = batch.once(impossible_sequences)
    line = lines.containing(start)
    running = np.flatnonzero(lines.word_count[line] >= _RUNNING)
    document = lines.document[line[running]].tolist()
    rows = zip(document, start[running].tolist(), end[running].tolist(), weight[running].tolist(), strict=True)
    different = {(index, folded[low:high]): said for index, low, high, said in rows}
    total = np.zeros(len(batch))
    np.add.at(total, [index for index, _ in different], list(different.values()))
    return total


def likelihoods(rows: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the log odds of each row of features, the same for a document whatever it is read with."""
    return (rows * weights).sum(axis=1)


def verdicts(batch: Batch) -> Verdicts:
    """Judge every document of a batch by the table that ships; use as ``batch.once(verdicts)``."""
    return verdicts_by(batch, table())


def verdicts_by(batch: Batch, known: Table) -> Verdicts:
    """Judge every document of a batch by a table."""
    seen, lines, count = evidence(batch, known), batch.lines, len(batch)
    rows, words = features(batch, seen)
    odds = likelihoods(rows, known.decision) - _SHORT / (words + _PRIOR)
    every, english = (np.bincount(lines.document, lines.word_count * flags, count) for flags in (1, batch.languages.lines_in("en")))
    return Verdicts(np.where(english >= every / 2, odds, np.minimum(odds, _FOREIGN)), words, seen)
