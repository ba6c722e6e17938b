"""Boilerplate: the lines that recur on pages of different content, because they belong to the pages.

A line is boilerplate if it is frequent in one source, recurs often anywhere, or always has the same other line beside it; near-duplicates
of one document count once. Against it speak quotation marks, and that its words are those of the text before it, as are those of the
background that an agency repeats in each report on one affair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from seedproof.checks.offtopic.recurring.known import NOTED
from seedproof.checks.offtopic.recurring.line_counts import SENTENCES, LineCounts
from seedproof.checks.offtopic.recurring.near_duplicates import near_duplicates
from seedproof.checks.offtopic.recurring.traits import Recurring, Shares, Traits, beside, distinct, once, shares, traits
from seedproof.core.finding import RelatedLocation
from seedproof.text import sets
from seedproof.text.hashes import Hashes
from seedproof.text.spans import Flags, Offsets
from seedproof.text.spilled import Table

__all__ = ["Boilerplate", "Verdict", "boilerplate"]

# All of these were guessed, then measured together: of 46.7 MB of edited text in 13 languages 147 findings, of which 4 are no boilerplate;
# of lines found on pages of labelled sites .97 to .99 lie outside the bodies.
_SHARE: Final = 0.2  # of a source's documents
_ANYWHERE: Final = 2  # times as many documents where no source has a share of them
_BESIDE: Final = 0.6  # of a line's documents, the part that has the same line beside it
_LABEL: Final = 3  # words of a label that is reported with nothing else beside it
_STATEMENT: Final = 8  # words of a sentence that is
_WORDY: Final = 5  # words of a line that recurs in no source of its own
_AT_END: Final = 0.6  # of a sentence's documents, the part that has it at the same end
_OVERLAP: Final = 0.4  # share of a sentence's content words that the text before it has, from which on it speaks of the same
# The same of what is safe to cut.
_SURE_SHARE: Final = 0.4
_SURE_DOCUMENTS: Final = 8
_SURE_AT_END: Final = 0.9
_SURE_OVERLAP: Final = 0.3

_EXAMPLES: Final = 2  # of which one may be in the document that is reported


class Verdict(NamedTuple):
    """The verdict on one line.

    ``documents``: how many have it, near-duplicates counted once
    ``alone``: whether it is reported with nothing else beside it
    ``sure``: whether it is safe to cut
    ``sentence``: whether it ends as one
    ``examples``: where its longest word stands in two of the documents
    """

    documents: int
    alone: bool
    sure: bool
    sentence: bool
    examples: tuple[RelatedLocation, ...]


@dataclass(frozen=True)
class Boilerplate:
    """The boilerplate of a corpus.

    ``verdicts``: by the key of a line and the literal round its longest word
    ``noted``: what is known of the lines of the documents that have such a line, as ``NOTED`` and in the order of their numbers
    """

    verdicts: dict[tuple[int, str], Verdict] = field(default_factory=dict)
    noted: Table = field(default_factory=lambda: np.zeros(0, NOTED), compare=False)

    def __bool__(self) -> bool:
        """Return whether any line is reported with nothing else beside it: without such a one nothing is."""
        return any(verdict.alone for verdict in self.verdicts.values())

    @cached_property
    def keys(self) -> Hashes:
        """Return the keys, sorted."""
        return sets.distinct(np.array([key for key, _ in self.verdicts], np.uint64))


def boilerplate(counts: LineCounts, least: int) -> Boilerplate:
    """Return the boilerplate of a corpus; ``least``: how many documents of one source must have a line, near-duplicates counted once."""
    if not counts.parts:
        return Boilerplate()
    lines, sources, numbers = counts.recurring(least), counts.sources(), counts.documents()
    document, of_source = (np.searchsorted(numbers, table["document"]) for table in (lines, sources))
    _, key = np.unique(lines["key"], return_inverse=True)
    count = int(key.max(initial=0)) + 1
    # Near-duplicates are looked for only among documents that have a line worth it: in a clean corpus hardly any.
    worth = (distinct(key, document, count) >= least)[key] & (lines["size"] >= _LABEL)
    looked_at = np.bincount(document[worth], minlength=len(numbers)) > 0
    original = np.arange(len(numbers))
    original[looked_at] = np.flatnonzero(looked_at)[near_duplicates(*counts.sentences_of(numbers[looked_at]), SENTENCES)]
    worded = counts.are_worded(numbers)  # a page without a sentence shows nothing
    usable = worded[document]
    documents = distinct(key[usable], original[document][usable], count)
    recurs = (documents[key] >= least) & usable
    found = once(np.flatnonzero(recurs), document, original, key)
    shared = shares(found, of_source[worded[of_source]], sources["value"][worded[of_source]], original)
    common = traits(lines, found, recurs, count)
    judged = _judged(common, documents, _frequent(*shared, count, least, _SHARE), beside(lines, found, count), least)
    sure = judged & _frequent(*shared, count, max(least, _SURE_DOCUMENTS), _SURE_SHARE)
    sure &= (common.at_end >= _SURE_AT_END) & (common.overlap < _SURE_OVERLAP)
    verdicts = _verdicts(counts, lines, found, key, documents, judged, common, sure, numbers)
    return Boilerplate(verdicts, counts.noted_of(numbers[sets.distinct(document[judged[key]])]))


def _frequent(key: Offsets, documents: Offsets, share: Shares, count: int, least: int, least_share: float) -> Flags:
    """Return for each of ``count`` keys whether so many documents, and such a share of them, have it in any of its sources."""
    frequent = np.zeros(count, bool)
    frequent[key[(documents >= least) & (share >= least_share)]] = True
    return frequent


def _judged(common: Traits, documents: Offsets, frequent: Flags, together: Offsets, least: int) -> Flags:
    """Return for each key whether it is boilerplate; ``together``: how many documents have it beside another line that they share."""
    outside = ~common.sentence | (common.at_end >= _AT_END)
    coupled = outside & (together >= np.maximum(least, _BESIDE * documents))
    anywhere = outside & (documents >= _ANYWHERE * least) & (common.size >= _WORDY)
    return (frequent | coupled | anywhere) & ~common.own & ~(common.sentence & (common.overlap >= _OVERLAP)) & (common.size > 0)


def _verdicts(
    counts: LineCounts,
    lines: Table,
    found: Recurring,
    key: Offsets,
    documents: Offsets,
    judged: Flags,
    common: Traits,
    sure: Flags,
    numbers: Hashes,
) -> dict[tuple[int, str], Verdict]:
    """Return the verdict on each form of the lines that are judged to be boilerplate."""
    rows = np.flatnonzero(judged[key])
    literals = counts.literals_of(sets.distinct(lines["key"][rows])).tolist()
    shown = _first(found, judged)
    examples = _examples(
        lines, shown, counts.ids_of(sets.distinct(numbers[shown.document])), numbers, dict(zip(rows.tolist(), literals, strict=True))
    )
    result = {}
    for hashed, literal, number in zip(lines["key"][rows].tolist(), literals, key[rows].tolist(), strict=True):
        if (hashed, literal) not in result:
            alone = bool(common.size[number] >= (_STATEMENT if common.sentence[number] else _LABEL))
            result[hashed, literal] = Verdict(
                int(documents[number]), alone, bool(sure[number]), bool(common.sentence[number]), tuple(examples[number])
            )
    return result


def _first(found: Recurring, judged: Flags) -> Recurring:
    """Return the first lines with each of the keys that are ``judged``."""
    kept = np.flatnonzero(judged[found.key])
    key = found.key[kept]
    order = np.argsort(key, kind="stable")
    times = np.bincount(key)
    nth = np.arange(len(order)) - np.repeat(np.cumsum(times) - times, times)  # of its key, in the order of lines
    kept = kept[np.sort(order[nth < _EXAMPLES])]
    return Recurring(*(column[kept] for column in found))


def _examples(
    lines: Table, shown: Recurring, ids: Mapping[int, str], numbers: Hashes, literals: Mapping[int, str]
) -> dict[int, list[RelatedLocation]]:
    """Return by their keys where the lines that are ``shown`` stand; ``literals``: by their rows."""
    examples: dict[int, list[RelatedLocation]] = defaultdict(list)
    columns = (shown.row, shown.key, numbers[shown.document])
    for row, key, number in zip(*(column.tolist() for column in columns), strict=True):
        at, text = int(lines["at"][row]), literals[row]
        examples[key].append(RelatedLocation(seed=ids[number], start=at, end=at + len(text), text=text))
    return examples
