"""Line counts: the lines of a corpus as counts that add up in any order, over any cut of the corpus into batches.

Kept are hashes: of lines, of the sentences that tell near-duplicates, of what a document comes from; and of each line
where it stands and its longest word. So that memory is bounded, of more than ``SAMPLE`` documents only those with the lowest hashes
are kept: what stands on every twentieth page of a site stands on every twentieth of a sample of its pages too.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.features.features import Features
from seedproof.checks.offtopic.features.lexical_overlap import SEEN_BEFORE, overlap_features
from seedproof.checks.offtopic.recurring.fingerprints import LITERAL_LENGTH, SOLID, fingerprints, literals, own, sentences
from seedproof.core.document import Document
from seedproof.core.seed import Credit, CreditKind
from seedproof.text.hashes import Hashes
from seedproof.text.sets import distinct, within
from seedproof.text.spans import Flags, prefix_sum

__all__ = ["LINE", "PAIR", "SAMPLE", "SENTENCES", "LineCounts", "Table", "count_lines"]

SENTENCES: Final = 64  # of a document that are kept, to tell near-duplicates (guessed)
SAMPLE: Final = 50_000  # documents: with 30 lines each, some 120 MB

_SENTENCE: Final = 6  # words of a sentence that tells near-duplicates: "She agreed." stands everywhere (guessed)
_FROM_START, _FROM_END = 60, 120  # lines of a document that are counted: whole pages have hundreds (guessed)
_MIX = np.uint64(0x9E3779B97F4A7C15)

Table = np.ndarray[tuple[int], np.dtype[np.void]]

#: A line: its document, its key, its literal and where that stands, its number in the document, its words, whether it ends as a sentence,
#: whether it is the document's ``own``, and its lexical overlap: the share of its content words that the document has before it.
LINE: Final = np.dtype([
    ("document", "u8"), ("key", "u8"), ("literal", f"<U{LITERAL_LENGTH}"), ("at", "i4"), ("order", "i4"), ("size", "u1"), ("sentence", "?"),
    ("own", "?"), ("overlap", "f2"),
])  # fmt: skip
_BRIEF = np.dtype([(name, LINE[name]) for name in LINE.names or () if name != "literal"])
#: A sentence, or a source, of a document.
PAIR: Final = np.dtype([("document", "u8"), ("value", "u8")])


@dataclass
class LineCounts:
    """The lines of some documents.

    ``seeds``: the id of each document, by its number
    ``parts``: their lines (``LINE``), sentences and sources (``PAIR``), to be joined
    """

    seeds: dict[int, str] = field(default_factory=dict)
    parts: list[tuple[Table, Table, Table]] = field(default_factory=list)

    def add(self, other: LineCounts) -> LineCounts:
        """Add what was counted elsewhere, and return self."""
        self.seeds.update(other.seeds)
        self.parts += other.parts
        if len(self.seeds) > 2 * SAMPLE:
            self.joined()
        return self

    def joined(self) -> tuple[Table, Table, Table]:
        """Return lines, sentences and sources of the sample, in an order that does not depend on that of adding; no more are held."""
        highest = self._highest()
        lines, sentences, sources = (_kept(tables, highest) for tables in zip(*self.parts, strict=True))
        self.parts = [(_in_order(lines), _different(sentences), _different(sources))]
        return self.parts[0]

    def recurring(self, least: int) -> Table:
        """Return the lines of the sample whose key ``least`` lines have, without literals; to join all takes three times their memory.

        Beside them are the first and the last solid one of the others of each document, which tell whether a line stands at an end.
        """
        highest = self._highest()
        tables = [_up_to(lines, highest) for lines, _, _ in self.parts]
        keys, times = np.unique(np.concatenate([lines["key"] for lines in tables]), return_counts=True)
        often = keys[times >= least]
        return _in_order(np.concatenate([_brief(lines, within(lines["key"], often) | _outermost(lines, often)) for lines in tables]))

    def lines_with(self, keys: Hashes) -> Table:
        """Return the lines of the sample with some keys, which are in order: in the order of ``recurring``, whole."""
        highest = self._highest()
        return _in_order(_kept(tuple(lines[within(lines["key"], keys)] for lines, _, _ in self.parts), highest))

    def sentences_of(self, documents: Hashes) -> Table:
        """Return the sentences of some documents of the sample, whose numbers are in order."""
        return _different(np.concatenate([table[within(table["document"], documents)] for _, table, _ in self.parts]))

    def are_worded(self, documents: Hashes) -> Flags:
        """Return which of some documents, whose numbers are in order, have a sentence."""
        found = np.zeros(len(documents), bool)
        for _, table, _ in self.parts:
            found |= within(documents, distinct(table["document"]))
        return found

    def sources(self) -> Table:
        """Return the sources of the sample."""
        return _different(_kept(tuple(sources for _, _, sources in self.parts), self._highest()))

    def _highest(self) -> np.uint64:
        """Return the highest number of a document of the sample, and forget those beyond."""
        if len(self.seeds) > SAMPLE:
            self.seeds = dict(sorted(self.seeds.items())[:SAMPLE])
        return np.uint64(max(self.seeds, default=0))


def count_lines(batch: Batch) -> LineCounts:
    """Return the counts of a batch."""
    documents = _documents(batch)
    parts = (_lines(batch, documents), _sentences(batch, documents), _sources(batch, documents))
    return LineCounts(dict(zip(documents.tolist(), (d.id for d in batch.documents), strict=True)), [parts])


def _kept(tables: tuple[Table, ...], highest: np.uint64) -> Table:
    """Return the rows of all tables whose documents have no number above ``highest``."""
    return _up_to(np.concatenate(tables), highest)


def _up_to(table: Table, highest: np.uint64) -> Table:
    kept = table["document"] <= highest
    return table if kept.all() else table[kept]


def _brief(lines: Table, kept: Flags) -> Table:
    """Return some lines without their literals, which are two thirds of them."""
    rows = np.flatnonzero(kept)
    table = np.empty(len(rows), _BRIEF)
    for name in _BRIEF.names or ():
        table[name] = lines[name][rows]
    return table


def _outermost(lines: Table, often: Hashes) -> Flags:
    """Return which lines are the first or the last solid ones of their document among those whose key is none of ``often``."""
    rows = np.flatnonzero((lines["size"] >= SOLID) & ~within(lines["key"], often))
    new = np.append(True, lines["document"][rows[1:]] != lines["document"][rows[:-1]])[: len(rows)]
    found = np.zeros(len(lines), bool)
    found[rows[new | np.append(new[1:], True)[: len(rows)]]] = True
    return found


def _in_order(lines: Table) -> Table:
    return lines[np.lexsort((lines["order"], lines["document"]))]


def _different(pairs: Table) -> Table:
    """Return the different pairs, sorted: as ``np.unique``, which compares rows as a whole and takes ten times as long."""
    pairs = pairs[np.lexsort((pairs["value"], pairs["document"]))]
    new = (np.diff(pairs["document"]) != 0) | (np.diff(pairs["value"]) != 0)
    return pairs[np.append(True, new)[: len(pairs)]]


def _lines(batch: Batch, documents: Hashes) -> Table:
    """Return the lines of the batch that may be boilerplate, as ``LINE``; ``documents`` are the numbers of its documents."""
    lines, found = batch.lines, batch.once(fingerprints)
    order = np.arange(len(lines)) - lines.of_document[lines.document]
    near = (order < _FROM_START) | (np.arange(len(lines)) >= lines.of_document[lines.document + 1] - _FROM_END)
    kept = np.flatnonzero(found.usable & near)
    longest = literals(batch, kept)
    table = np.zeros(len(kept), LINE)
    table["document"], table["key"], table["order"] = documents[lines.document[kept]], found.key[kept], order[kept]
    table["literal"], table["at"] = longest.text, longest.start - batch.starts[lines.document[kept]]
    table["size"], table["sentence"] = found.size[kept], lines.ends_sentence[kept]
    table["own"] = own(batch)[kept]
    table["overlap"] = Features.of({SEEN_BEFORE: batch.once(overlap_features)[SEEN_BEFORE]}, np.float32).column(SEEN_BEFORE)[kept]
    return table


def _sentences(batch: Batch, documents: Hashes) -> Table:
    """Return the sentences with the lowest hashes of each document."""
    value, document = sentences(batch, _SENTENCE)
    many = (np.bincount(document, minlength=1) > SENTENCES)[document]  # few documents have so many that some are left out
    rest = np.flatnonzero(many)
    rest = rest[np.lexsort((value[rest], document[rest]))]
    lowest = rest[np.arange(len(rest)) - np.searchsorted(document[rest], document[rest]) < SENTENCES]
    kept = np.concatenate((np.flatnonzero(~many), lowest))
    return _pairs(documents[document[kept]], value[kept])


def _sources(batch: Batch, documents: Hashes) -> Table:
    """Return what each document may have its boilerplate from: those it is credited to, its folder, and the corpus as a whole."""
    pairs = enumerate(zip(batch.documents, batch.credits, strict=True))
    names = [(i, zlib.crc32(name.encode("utf-8", "replace"))) for i, pair in pairs for name in _names(*pair)]
    document, value = np.array(names, np.uint64).T if names else np.zeros((2, 0), np.uint64)
    return _pairs(documents[document.astype(np.int64)], value)


def _names(document: Document, credits: Iterable[Credit]) -> set[str]:
    """Return the names of a document's sources."""
    credited = (" ".join(c.name.split()).casefold() for c in credits if c.kind is not CreditKind.PHOTO)
    folders = ((path or "").replace("\\", "/").rpartition("/")[0] for path in (document.path, document.id))
    return {"", *credited, *folders}


def _pairs(documents: Hashes, values: Hashes) -> Table:
    """Return a table of ``PAIR``."""
    table = np.zeros(len(documents), PAIR)
    table["document"], table["value"] = documents, values
    return table


def _documents(batch: Batch) -> Hashes:
    """Return a number for each document, of its id and its words."""
    hashed = prefix_sum(batch.words.hash)
    edges = batch.words.of_document
    ids = np.array([zlib.crc32(document.id.encode("utf-8", "replace")) for document in batch.documents], np.uint64)
    mixed = ((hashed[edges[1:]] - hashed[edges[:-1]]) ^ (ids << np.uint64(31)) ^ ids) * _MIX
    return mixed ^ (mixed >> np.uint64(29))
