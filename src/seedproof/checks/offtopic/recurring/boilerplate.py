"""Standing matter: the lines that recur on pages of different content, because they belong to the pages.

A line is standing matter if it is frequent in one source, recurs often anywhere, or always has the same other line beside it;
copies of one document count once. Against it speak quotation marks, and that its words are those of the text before it, as are
those of the background that an agency repeats in each report on one affair.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.offtopic.recurring.line_counts import SENTENCES, Recurrence, Table
from seedproof.checks.offtopic.recurring.near_duplicates import copies
from seedproof.core.finding import RelatedLocation
from seedproof.text.hashes import Hashes
from seedproof.text.spans import Flags, Offsets, ranges, sums

__all__ = ["SOLID", "Standing", "Verdict", "standing"]

_SHARE: Final = 0.2  # of a source's documents
_ANYWHERE: Final = 2  # times as many documents where no source has a share of them
_BESIDE: Final = 0.6  # of a line's documents, the part that has the same line beside it
_LABEL, _STATEMENT = 3, 8  # words of a label, and of a sentence, that are reported with nothing else beside them
_WORDY: Final = 5  # words of a line that recurs in no source of its own
SOLID: Final = 8  # words of a line that makes what is before or after it inside, where it does not recur
_AT_END: Final = 0.6  # of a sentence's documents, the part that has it at the same end
_ECHO: Final = 0.4  # share of a sentence's longer words that the text before it has, from which on it speaks of the same
_EXAMPLES: Final = 2
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SURE_SHARE, _SURE_DOCUMENTS, _SURE_AT_END, _SURE_ECHO = 0.4, 8, 0.9, 0.3

Shares = npt.NDArray[np.float64]


class Verdict(NamedTuple):
    """``documents`` that have the line, copies counted once · ``alone``: whether it is reported by itself · ``sure``: whether it is safe
    to cut · ``sentence`` · ``examples``: the places of its longest word in two of the documents.
    """

    documents: int
    alone: bool
    sure: bool
    sentence: bool
    examples: tuple[RelatedLocation, ...]


@dataclass(frozen=True)
class Standing:
    """The verdicts on standing lines, by key and beginning of the longest word."""

    verdicts: dict[tuple[int, str], Verdict] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether any is reported with nothing else beside it: without such a one nothing is."""
        return any(verdict.alone for verdict in self.verdicts.values())

    @cached_property
    def keys(self) -> Hashes:
        """The keys, sorted."""
        return np.unique(np.array([key for key, _ in self.verdicts], np.uint64))


class _Lines(NamedTuple):
    """Lines that recur, each once for a document and its copies: ``row`` of the table, and the number of its document and key."""

    row: Offsets
    document: Offsets
    key: Offsets


class _Traits(NamedTuple):
    """Columns over keys: words, whether it ends as a sentence, or is a document's own, ``echo``, share that stands ``at_end``."""

    size: Shares
    sentence: Flags
    own: Flags
    echo: Shares
    at_end: Shares


def standing(counts: Recurrence, least: int) -> Standing:
    """Return the standing lines of a corpus; ``least``: how many documents of one source must have a line, copies counted once."""
    if not counts.seeds:
        return Standing()
    lines, sentences, sources = counts.joined()
    numbers = np.array(sorted(counts.seeds), np.uint64)
    document, of_sentence, of_source = (np.searchsorted(numbers, table["document"]) for table in (lines, sentences, sources))
    _, key = np.unique(lines["key"], return_inverse=True)
    count = int(key.max(initial=0)) + 1
    # Copies are looked for only among documents that have a line worth it: in a clean corpus hardly any.
    worth = (_distinct(key, document, count) >= least)[key] & (lines["size"] >= _LABEL)
    concerned = (np.bincount(document[worth], minlength=len(numbers)) > 0)[of_sentence]
    copy = copies(of_sentence[concerned], sentences["value"][concerned], len(numbers), SENTENCES)
    worded = np.bincount(of_sentence, minlength=len(numbers)) > 0  # a page without a sentence shows nothing
    known = worded[document]
    documents = _distinct(key[known], copy[document][known], count)
    recurs = (documents[key] >= least) & known
    found = _once(np.flatnonzero(recurs), document, copy, key)
    frequent, sure = _frequent(found, of_source[worded[of_source]], sources["value"][worded[of_source]], copy, count, least)
    traits = _traits(lines, found, recurs, count)
    judged = _judged(traits, documents, frequent, _beside(lines, found, count), least)
    sure &= judged & (traits.at_end >= _SURE_AT_END) & (traits.echo < _SURE_ECHO)
    return Standing(_verdicts(counts, lines, found, key, documents, judged, traits, sure))


def _judged(traits: _Traits, documents: Offsets, frequent: Flags, beside: Offsets, least: int) -> Flags:
    """Return for each key whether it is standing matter."""
    outside = ~traits.sentence | (traits.at_end >= _AT_END)
    coupled = outside & (beside >= np.maximum(least, _BESIDE * documents))
    anywhere = outside & (documents >= _ANYWHERE * least) & (traits.size >= _WORDY)
    return (frequent | coupled | anywhere) & ~traits.own & ~(traits.sentence & (traits.echo >= _ECHO)) & (traits.size > 0)


def _verdicts(
    counts: Recurrence, lines: Table, found: _Lines, key: Offsets, documents: Offsets, judged: Flags, traits: _Traits, sure: Flags
) -> dict[tuple[int, str], Verdict]:
    """Return the verdict of each form of the lines judged to be standing matter."""
    numbers = sorted(counts.seeds)
    examples: dict[int, list[RelatedLocation]] = defaultdict(list)
    for row, number, document in zip(
        *(column[judged[found.key]].tolist() for column in (found.row, found.key, found.document)), strict=True
    ):
        if len(examples[number]) < _EXAMPLES:
            at, text = int(lines["at"][row]), str(lines["literal"][row])
            examples[number].append(RelatedLocation(seed=counts.seeds[numbers[document]], start=at, end=at + len(text), text=text))
    rows = np.flatnonzero(judged[key])
    result = {}
    for hashed, literal, number in zip(*(c[rows].tolist() for c in (lines["key"], lines["literal"], key)), strict=True):
        if (hashed, literal) not in result:
            alone = bool(traits.size[number] >= (_STATEMENT if traits.sentence[number] else _LABEL))
            result[hashed, literal] = Verdict(
                int(documents[number]), alone, bool(sure[number]), bool(traits.sentence[number]), tuple(examples[number])
            )
    return result


def _distinct(group: Offsets, member: Offsets, count: int) -> Offsets:
    """Return how many different members each of ``count`` groups has."""
    width = int(member.max(initial=0)) + 1
    return np.bincount(np.unique(group * width + member) // width, minlength=count)


def _once(rows: Offsets, document: Offsets, copy: Offsets, key: Offsets) -> _Lines:
    """Return of ``rows`` the first of each line in each document and its copies."""
    packed = key[rows] * len(copy) + copy[document[rows]]
    rows = rows[np.unique(packed, return_index=True)[1]]
    return _Lines(rows, document[rows], key[rows])


def _traits(lines: Table, found: _Lines, recurs: Flags, count: int) -> _Traits:
    """Return what the lines of each key have in common."""
    held = np.maximum(np.bincount(found.key, minlength=count), 1)
    size, sentence, own, echo, head, tail = (
        np.bincount(found.key, column[found.row], count) / held
        for column in (*(lines[name] for name in ("size", "sentence", "own", "echo")), *_ends(lines, recurs))
    )
    return _Traits(size, sentence > 0, own > 0, echo, np.maximum(head, tail))


def _ends(lines: Table, recurs: Flags) -> tuple[Flags, Flags]:
    """Which lines have no solid line of their document before them, and which none after them."""
    solid = ~recurs & (lines["size"] >= SOLID)
    first = np.flatnonzero(np.append(True, lines["document"][1:] != lines["document"][:-1])[: len(lines)])
    last = np.append(first[1:], len(lines))
    size, row = last[: len(first)] - first, np.arange(len(lines))
    return sums(solid, np.repeat(first, size), row) == 0, sums(solid, row, np.repeat(last[: len(first)], size)) == 0


def _beside(lines: Table, found: _Lines, count: int) -> Offsets:
    """Return for each key how many documents have it next to one line that they have in common."""
    result = np.zeros(count, np.int64)
    for step in (-1, 1):
        other = np.clip(found.row + step, 0, len(lines) - 1)
        near = (lines["document"][other] == lines["document"][found.row]) & (lines["order"][other] - lines["order"][found.row] == step)
        pairs = lines["key"][other[near]] ^ (found.key[near].astype(np.uint64) * _MIX)
        _, pair, times = np.unique(pairs, return_inverse=True, return_counts=True)
        np.maximum.at(result, found.key[near], times[pair])
    return result


def _frequent(found: _Lines, of_source: Offsets, source: Hashes, copy: Offsets, count: int, least: int) -> tuple[Flags, Flags]:
    """Return for each key whether a share of the documents of a source have it, and whether many do."""
    names, name = np.unique(source, return_inverse=True)
    whole = _distinct(name, copy[of_source], len(names))
    edges = np.searchsorted(of_source, np.arange(len(copy) + 1))
    low, high = edges[found.document], edges[found.document + 1]
    pairs, documents = np.unique(np.repeat(found.key, high - low) * len(names) + name[ranges(low, high)], return_counts=True)
    key, share = pairs // max(len(names), 1), documents / whole[pairs % max(len(names), 1)]
    frequent, sure = (np.zeros(count, bool) for _ in range(2))
    frequent[key[(documents >= least) & (share >= _SHARE)]] = True
    sure[key[(documents >= max(least, _SURE_DOCUMENTS)) & (share >= _SURE_SHARE)]] = True
    return frequent, sure
