"""Traits of recurring lines: what the lines with one key have in common, and how often they recur where."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.offtopic.recurring.fingerprints import SOLID
from seedproof.text import sets
from seedproof.text.hashes import Hashes
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges, sums
from seedproof.text.spilled import Table

__all__ = ["Recurring", "Shares", "Traits", "beside", "distinct", "once", "shares", "traits"]


_MIX: Final = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no two pairs of lines fall together

Shares = npt.NDArray[np.float64]


class Recurring(NamedTuple):
    """Columns over lines that recur, each once for a document and its near-duplicates.

    ``row``: the index in the table of lines
    ``document``: the index of the document
    ``key``: the number of the key
    """

    row: Offsets
    document: Offsets
    key: Offsets


class Traits(NamedTuple):
    """Columns over keys: what the lines with one key have in common.

    ``size``: words
    ``sentence``: whether one ends as a sentence
    ``own``: whether one is its document's own
    ``overlap``: the mean lexical overlap with the text before
    ``at_end``: the share that stands at the same end of its document
    """

    size: Shares
    sentence: Flags
    own: Flags
    overlap: Shares
    at_end: Shares


def distinct(group: Offsets, member: Offsets, count: int) -> Offsets:
    """Return how many different members each of ``count`` groups has."""
    width = int(member.max(initial=0)) + 1
    return np.bincount(sets.distinct(group * width + member) // width, minlength=count)


def once(rows: Offsets, document: Offsets, original: Offsets, key: Offsets) -> Recurring:
    """Return of ``rows`` the first of each line in each document and its near-duplicates, which have one ``original``."""
    packed = key[rows] * len(original) + original[document[rows]]
    rows = rows[np.unique(packed, return_index=True)[1]]
    return Recurring(rows, document[rows], key[rows])


def traits(lines: Table, found: Recurring, recurs: Flags, count: int) -> Traits:
    """Return what the lines of each key have in common."""
    held = np.maximum(np.bincount(found.key, minlength=count), 1)
    size, sentence, own, overlap, head, tail = (
        np.bincount(found.key, column[found.row], count) / held
        for column in (*(lines[name] for name in ("size", "sentence", "own", "overlap")), *_ends(lines, recurs))
    )
    return Traits(size, sentence > 0, own > 0, overlap, np.maximum(head, tail))


def _ends(lines: Table, recurs: Flags) -> tuple[Flags, Flags]:
    """Return which lines have no solid line of their document before them, and which none after them."""
    solid = ~recurs & (lines["size"] >= SOLID)
    first = np.flatnonzero(np.append(True, lines["document"][1:] != lines["document"][:-1])[: len(lines)])
    last = np.append(first[1:], len(lines))
    size, row = last[: len(first)] - first, np.arange(len(lines))
    return sums(solid, np.repeat(first, size), row) == 0, sums(solid, row, np.repeat(last[: len(first)], size)) == 0


def beside(lines: Table, found: Recurring, count: int) -> Offsets:
    """Return for each key how many documents have it next to one line that they have in common."""
    result = np.zeros(count, np.int64)
    for step in (-1, 1):
        other = np.clip(found.row + step, 0, len(lines) - 1)
        near = (lines["document"][other] == lines["document"][found.row]) & (lines["order"][other] - lines["order"][found.row] == step)
        pairs = lines["key"][other[near]] ^ (found.key[near].astype(np.uint64) * _MIX)
        _, pair, times = np.unique(pairs, return_inverse=True, return_counts=True)
        np.maximum.at(result, found.key[near], times[pair])
    return result


def shares(found: Recurring, of_source: Offsets, source: Hashes, original: Offsets) -> tuple[Offsets, Offsets, Shares]:
    """Return for each key and source that has it: the key, how many documents have it, and which share of the source's they are."""
    names, name = np.unique(source, return_inverse=True)
    whole = distinct(name, original[of_source], len(names))
    edges = prefix_sum(np.bincount(of_source, minlength=len(original)))
    low, high = edges[found.document], edges[found.document + 1]
    pairs, documents = np.unique(np.repeat(found.key, high - low) * len(names) + name[ranges(low, high)], return_counts=True)
    return pairs // max(len(names), 1), documents, documents / whole[pairs % max(len(names), 1)]
