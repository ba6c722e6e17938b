"""Evidence word by word that rewriting software chose the words: learnt counts, no opinion of ours.

Each word in small letters of an English line falls into one cell, by how much more often spinners write it than people do, how rare
it is, whether it was ever seen after the word before it and before the word after it, and whether a word that spinners swap
it for would have fitted there. Pairs of little words fall into classes by how much rarer they are than chance would have them. What cells
and classes say for and against spinning was counted on texts spun by ``training/spun/spinners.py`` and on the same texts as they were.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.batch.vocabulary import vocabulary
from seedproof.text.compiled import compiled
from seedproof.text.hash_table import HashTable
from seedproof.text.hashes import Hashes
from seedproof.text.spans import Flags, Offsets

__all__ = [
    "CELLS", "CLASSES", "NO_WORD", "SWAPS", "WEIGHTS", "Keys", "Table", "add_pairs", "indexes", "keys", "little_pairs", "table",
    "word_cells",
]  # fmt: skip

WEIGHTS: Final = 11  # classes of how much more often spinners write a word
RARITIES: Final = 5  # classes of how rare a word is: each a Zipf point, but for the first and the last
CLASSES: Final = 10  # of pairs of little words
SWAPS: Final = 3  # words for which a spinner puts a word, the commonest ones (guessed)
CELLS: Final = WEIGHTS * 3 * 3 * RARITIES * 4
NO_WORD: Final = 0xFFFF
Keys = npt.NDArray[np.uint32]
_LITTLE: Final = 6.0  # Zipf frequency from which a word is judged by the pairs it stands in alone (guessed)
_ODD: Final = 5  # class of weight from which a word's neighbours are looked at: spinners write it more often than people do
_BITS: Final = 21  # the filter of pairs has 2 ** 21 bits
_LEFT, _MIX = np.uint64(0xD6E8FEB86659FD93), np.uint64(0x9E3779B97F4A7C15)
_SHIFTS: Final = (np.uint64(43), np.uint64(22), np.uint64(1))
_MASK: Final = np.uint64((1 << _BITS) - 1)


class Table(NamedTuple):
    """Tables that were learnt.

    ``key``: upper half of each word's hash, sorted.
    ``weight``: class of each word by how much more often spinners write it.
    ``little``: its row in ``pairs``, or -1.
    ``swaps``: indexes of the words it is put for.
    ``seen``: filter of pairs of words that stand in edited text.
    ``pairs``: class of each pair of little words.
    ``cells``: log-likelihood ratio of each cell.
    ``classes``: that of each class of pairs.
    ``decision``: weights of the features of a document.
    """

    key: npt.NDArray[np.uint32]
    weight: npt.NDArray[np.uint8]
    little: npt.NDArray[np.int16]
    swaps: npt.NDArray[np.uint16]
    seen: npt.NDArray[np.uint8]
    pairs: npt.NDArray[np.uint8]
    cells: npt.NDArray[np.float32]
    classes: npt.NDArray[np.float32]
    decision: npt.NDArray[np.float64]


@compiled(Table)
def table() -> Table:
    """Return the table that ships."""
    with files("seedproof.checks.garbled.spun").joinpath("data/spun_en.npz").open("rb") as file, np.load(file) as stored:
        return Table(**{name: stored[name] for name in Table._fields})


def keys(hashes: Hashes) -> Keys:
    """Return half of each word's hash, by which the table knows it; mixed first, as a first letter moves the lower half only."""
    return ((hashes * _MIX) >> np.uint64(32)).astype(np.uint32)


def add_pairs(seen: npt.NDArray[np.uint8], left: Keys, right: Keys) -> None:
    """Put pairs of words into a filter."""
    hashes = _pair_hashes(left, right)
    for bit in ((hashes >> shift) & _MASK for shift in _SHIFTS):
        np.bitwise_or.at(seen, bit >> np.uint64(3), np.uint8(1) << (bit & np.uint64(7)).astype(np.uint8))


def indexes(batch: Batch, known: Table) -> Offsets:
    """Return the index in the table of each type of word, -1 where it has none."""
    return HashTable.of(known.key).find(keys(batch.words.types.hash))


def word_cells(batch: Batch, known: Table, index: Offsets) -> tuple[Offsets, Offsets]:
    """Return the words in small letters that the table has, and the cell of each; ``index`` as ``indexes`` gives it."""
    words, kept = batch.words, batch.once(vocabulary)
    rare = np.clip(kept.type_zipf.astype(np.int64) - 2, 0, RARITIES - 1)
    # By type: what the neighbours do not change, and whether the type is looked at at all.
    cell = ((known.weight[index] * np.int64(9) + 8) * RARITIES + rare) * 4
    judged = (index >= 0) & (kept.type_zipf < _LITTLE)
    at = np.flatnonzero(judged[kept.type] & kept.prose & ~words.initial_upper & (words.length > 2))
    kind = kept.type[at]
    cells = cell[kind]
    # Words that people write more often than spinners do say the same anywhere.
    odd = np.flatnonzero((known.weight[index] >= _ODD)[kind])
    cells[odd] += _context(batch, known, at[odd], index[kind[odd]])
    return at, cells


def _context(batch: Batch, known: Table, at: Offsets, index: Offsets) -> Offsets:
    """Return what its neighbours add to the cell of each word that spinners like."""
    words = batch.words
    if not len(at):
        return at
    spaced, key = words.spaced, keys(words.types.hash)
    # The first and the last word are their own neighbours, and count as parted from them.
    before, here, after = (key[words.types.kind[np.clip(at + step, 0, len(words) - 1)]] for step in (-1, 0, 1))
    # 0: never seen together, 1: seen, 2: something else than one space stands between
    left, right = np.where(spaced[at], 0, 2), np.where(spaced[at + 1], 0, 2)
    left[(left == 0) & _was_seen(known, before, here)] = 1
    right[(right == 0) & _was_seen(known, here, after)] = 1
    fit = _fit(known, index, before, after, left, right)
    return (left * 3 + right - 8) * (RARITIES * 4) + fit


def little_pairs(batch: Batch, known: Table, index: Offsets) -> tuple[Offsets, Offsets]:
    """Return first words of pairs of little words in small letters, and the class of each pair."""
    words = batch.words
    little = np.where(index >= 0, known.little[index], -1)[words.types.kind]
    usable = batch.once(vocabulary).prose & (little >= 0)
    first = np.flatnonzero(usable[:-1] & usable[1:] & ~words.initial_upper[1:] & words.spaced[1:-1])
    return first, known.pairs[little[first], little[first + 1]].astype(np.int64)


def _fit(known: Table, index: Offsets, before: Keys, after: Keys, left: Offsets, right: Offsets) -> Offsets:
    """Return 0 where no other word is known for this one, else 1 and how many of its neighbours are seen beside the best of those."""
    swaps = known.swaps[index]
    fit = (swaps[:, 0] != NO_WORD).astype(np.int64)
    open_ = np.flatnonzero((fit > 0) & ((left == 0) | (right == 0)))
    for k in range(SWAPS):
        here = open_[swaps[open_, k] != NO_WORD]
        other = known.key[swaps[here, k]]
        beside = (left[here] < 2) & _was_seen(known, before[here], other)
        beyond = (right[here] < 2) & _was_seen(known, other, after[here])
        fit[here] = np.maximum(fit[here], 1 + beside + beyond)
    return fit


def _was_seen(known: Table, left: Keys, right: Keys) -> Flags:
    hashes = _pair_hashes(left, right)
    found = _in_filter(known, hashes, _SHIFTS[0])
    for shift in _SHIFTS[1:]:  # most pairs were never seen, and fail at once
        rest = np.flatnonzero(found)
        found[rest] = _in_filter(known, hashes[rest], shift)
    return found


def _in_filter(known: Table, hashes: Hashes, shift: np.uint64) -> Flags:
    bit = ((hashes >> shift) & _MASK).astype(np.int32)
    return (known.seen[bit >> 3] >> (bit & 7).astype(np.uint8)) & np.uint8(1) == 1


def _pair_hashes(left: Keys, right: Keys) -> Hashes:
    hashes = (left * _LEFT + right) * _MIX  # uint64, as the factors are
    hashes ^= hashes >> np.uint64(29)
    return hashes
