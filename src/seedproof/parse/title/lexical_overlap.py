"""Which words of a line are said again: the whole line, its ends, its telling words in the article that follows."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import within
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["Passages", "echoes", "repetitions"]

Values = dict[str, npt.NDArray[np.generic]]

_ARTICLE: Final = 150  # words of the article that may take up the headline's
_ODD: Final = tuple(np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93))


class Passages(NamedTuple):
    """The words of some lines: ``word`` (index), ``hashes`` and ``row`` of each word, ``size`` (words) and ``document`` of each line."""

    word: Offsets
    hashes: Hashes
    row: Offsets
    size: Offsets
    document: Offsets


def repetitions(lines: Passages) -> Values:
    """Return whether a line is navigation, stands twice, or begins or ends as another place of its document does (breadcrumbs)."""
    whole = _line_hashes(lines)
    key = whole ^ _salt(lines.document)
    order = np.argsort(key, kind="stable")
    same = np.append(False, key[order[1:]] == key[order[:-1]])[: len(order)]
    before, after = np.zeros(len(key), bool), np.zeros(len(key), bool)
    before[order[same]] = True
    after[order[:-1][same[1:]]] = True
    several = lines.size > 1
    opening, closing = _ends(lines)
    return {
        "navigation": within(whole, _navigation()) & (lines.size > 0),
        "repeated-before": before & several,
        "repeated-after": after & several,
        "opening-repeated": opening,
        "closing-repeated": closing,
        "doubled": several & _doubled(lines),
    }


def echoes(batch: Batch, lines: Passages, article: Offsets, above: Flags, telling: Flags) -> Values:
    """Return the share and the number of the ``telling`` words of lines ``above`` the article that it takes up."""
    low, high = batch.lines.of_document[:-1], batch.lines.of_document[1:]
    held = article < high
    words = np.append(batch.lines.first, len(batch.words))
    first = np.where(held, words[np.minimum(article, high)], 0)
    last = np.where(held, np.minimum(first + _ARTICLE, words[np.maximum(high, low)]), 0)
    size = last - first
    own = np.flatnonzero(telling & above[lines.row])
    # Of the article's words only those are looked up that some line has: types are cheaper to compare than hashes.
    _, _, _, types = batch.words.types
    wanted = np.zeros(len(batch.words) + 1, bool)
    wanted[types[lines.word[own]]] = True
    kind = types[ranges(first, last)]
    met = np.flatnonzero(wanted[kind])
    body = kind[met] * len(low) + np.repeat(np.arange(len(low)), size)[met]
    found = within(types[lines.word[own]] * len(low) + lines.document[lines.row[own]], np.sort(body))
    some, every = (np.bincount(lines.row[words], minlength=len(lines.size)) for words in (own[found], own))
    return {"echo": some / np.maximum(every, 1), "echoes": np.minimum(some, 4) / 4}


def _salt(document: Offsets) -> Hashes:
    """What makes a hash one of its document."""
    return document.astype(np.uint64) * _ODD[2]


def _ends(lines: Passages) -> tuple[Flags, Flags]:
    """Whether the first three words of a line, and the last three, stand together elsewhere in its document's head."""
    opening, closing = np.zeros(len(lines.size), bool), np.zeros(len(lines.size), bool)
    hashes, row = lines.hashes, lines.row
    if len(hashes) < 3:
        return opening, closing
    same = row[2:] == row[:-2]
    three, row = ((hashes[:-2] * _ODD[0] + hashes[1:-1]) * _ODD[1] + hashes[2:])[same], row[:-2][same]
    three ^= _salt(lines.document)[row]
    ordered, edge = np.sort(three), row[1:] != row[:-1]
    for result, at in ((opening, np.append(True, edge)[: len(row)]), (closing, np.append(edge, True)[: len(row)])):
        times = np.searchsorted(ordered, three[at], side="right") - np.searchsorted(ordered, three[at])
        result[row[at]] = times > 1
    return opening, closing


def _doubled(lines: Passages) -> Flags:
    """Whether the second half of a line says what the first does."""
    word, count = np.arange(len(lines.row)), len(lines.row)
    other = word + (lines.size // 2)[lines.row]
    word, other = word[other < count], other[other < count]
    same = word[(lines.hashes[other] == lines.hashes[word]) & (lines.row[other] == lines.row[word])]
    return np.bincount(lines.row[same], minlength=len(lines.size)) * 2 >= lines.size - 1


def _line_hashes(lines: Passages) -> Hashes:
    """A hash of the words of each line, in order."""
    starts = np.cumsum(lines.size) - lines.size
    place = (np.arange(len(lines.row)) - starts[lines.row]).astype(np.uint64)
    mixed = lines.hashes * (np.uint64(2) * place + np.uint64(1)) * _ODD[0]
    total = np.zeros(len(lines.size), np.uint64)
    held = np.flatnonzero(lines.size)
    if len(held):
        total[held] = np.add.reduceat(mixed ^ (mixed >> np.uint64(29)), starts[held])
    return total


@cache
def _navigation() -> Hashes:
    lines = [re.findall(r"[^\W_]+(?:'[^\W_]+)*", line) for line in sorted(word_lists.every("navigation", "line"))]
    count = np.array([len(words) for words in lines])
    row = np.repeat(np.arange(len(lines)), count)
    return np.unique(_line_hashes(Passages(row, hash_words([w.removesuffix("'s") for words in lines for w in words]), row, count, row)))
