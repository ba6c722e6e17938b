"""Line counts: the lines of a corpus as counts that add up in any order, over any cut of the corpus into batches.

Kept are hashes: of lines, of the sentences that tell near-duplicates, of what a document comes from; and of each line
where it stands and its longest word. Of many documents they lie in a temporary file, half a byte for each byte of text, and are read
column by column, part by part. So that the file is bounded, of more than ``SAMPLE`` documents only those with the lowest hashes
are kept: what stands on every twentieth page of a site stands on every twentieth of a sample of its pages too.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.offtopic.features.features import Features
from seedproof.checks.offtopic.features.lexical_overlap import SEEN_BEFORE, overlap_features
from seedproof.checks.offtopic.recurring.fingerprints import LITERAL_LENGTH, SOLID, fingerprints, literals, own, sentences
from seedproof.checks.offtopic.recurring.known import note
from seedproof.core.document import Document
from seedproof.core.seed import Credit, CreditKind
from seedproof.core.spill import Spill, SpilledList, shared_spill
from seedproof.text.hashes import Hashes
from seedproof.text.sets import distinct, find_sorted, within
from seedproof.text.spans import Flags, Offsets, prefix_sum
from seedproof.text.spilled import SpilledTable, Table

__all__ = ["HERE", "LINE", "PAIR", "SAMPLE", "SENTENCES", "LineCounts", "Part", "count_lines", "numbers_of"]

SENTENCES: Final = 64  # of a document that are kept, to tell near-duplicates (guessed)
SAMPLE: Final = 50_000  # documents: with 30 lines each, some 160 MB of a file
HERE: Final = 4_000_000  # bytes of tables that stay in memory: those of some 8 MB of text (guessed)

_SENTENCE: Final = 6  # words of a sentence that tells near-duplicates: "She agreed." stands everywhere (guessed)
_AT_ONCE: Final = 300_000  # lines whose keys are in memory to be counted
_FROM_START, _FROM_END = 60, 120  # lines of a document that are counted: whole pages have hundreds (guessed)
_MIX = np.uint64(0x9E3779B97F4A7C15)

#: A line: its document, its key, its literal and where that stands, its number in the document, its words, whether it ends as a sentence,
#: whether it is the document's ``own``, and its lexical overlap: the share of its content words that the document has before it.
LINE: Final = np.dtype([
    ("document", "u8"), ("key", "u8"), ("literal", f"<U{LITERAL_LENGTH}"), ("at", "i4"), ("order", "i4"), ("size", "u1"), ("sentence", "?"),
    ("own", "?"), ("overlap", "f2"),
])  # fmt: skip
_BRIEF: Final = np.dtype([(name, LINE[name]) for name in LINE.names or () if name != "literal"])
_PLACED: Final = np.dtype([(name, LINE[name]) for name in ("document", "order", "literal")])
#: A sentence, or a source, of a document.
PAIR: Final = np.dtype([("document", "u8"), ("value", "u8")])


class Part(NamedTuple):
    """The lines of some documents, as they were counted together.

    ``documents``: their numbers · ``ids``: what they are called
    ``lines``: as ``LINE`` · ``sentences``, ``sources``: as ``PAIR`` · ``noted``: what is known of their lines, as ``NOTED``
    """

    documents: Hashes
    ids: Sequence[str]
    lines: Table | SpilledTable
    sentences: Table | SpilledTable
    sources: Table | SpilledTable
    noted: Table | SpilledTable

    @property
    def tables(self) -> tuple[Table | SpilledTable, ...]:
        """Return the tables."""
        return self[2:]

    def here(self) -> int:
        """Return how many bytes of tables are in memory."""
        return sum(table.nbytes for table in self.tables if isinstance(table, np.ndarray))

    def spilled(self, spill: Spill) -> Part:
        """Return the part with its tables in a file."""
        tables = (SpilledTable(table, spill) if isinstance(table, np.ndarray) else table for table in self.tables)
        ids = self.ids if isinstance(self.ids, SpilledList) else SpilledList(self.ids, spill)
        return Part(self.documents, ids, *tables)

    def up_to(self, highest: np.uint64) -> Part:
        """Return of the part what is of documents whose numbers are no higher, in memory; itself where that is all of it."""
        kept = self.documents <= highest
        if kept.all():
            return self
        ids = list(compress(self.ids, kept.tolist()))
        return Part(self.documents[kept], ids, *(_chosen(table, table["document"] <= highest) for table in self.tables))


@dataclass
class LineCounts:
    """The lines of some documents.

    ``parts``: as they were counted
    ``left``: how many documents there were when those beyond the sample were last left out
    """

    parts: list[Part] = field(default_factory=list)
    left: int = 0

    def add(self, other: LineCounts) -> LineCounts:
        """Add what was counted elsewhere, and return self."""
        self.parts += other.parts
        self.left = max(self.left, other.left)
        if sum(len(part.documents) for part in self.parts) > 2 * max(SAMPLE, self.left):
            self._shrink()
        if sum(part.here() for part in self.parts) > HERE:
            spill = shared_spill()
            self.parts = [part.spilled(spill) for part in self.parts]
        return self

    def documents(self) -> Hashes:
        """Return the numbers of the documents of the sample, in order."""
        return distinct(np.concatenate([part.documents for part in self.parts], dtype=np.uint64))[:SAMPLE]

    def ids_of(self, documents: Hashes) -> dict[int, str]:
        """Return the ids of some documents, whose numbers are in order."""
        found: dict[int, str] = {}
        for part in self.parts:
            wanted = within(part.documents, documents)
            if wanted.any():
                found |= compress(zip(part.documents.tolist(), part.ids, strict=True), wanted.tolist())
        return found

    def recurring(self, least: int) -> Table:
        """Return the lines of the sample whose key ``least`` lines have, without literals.

        Beside them are the first and the last solid one of the others of each document, which tell whether a line stands at an end.
        """
        highest, often = self._highest(), self._often(least)
        found = []
        for part in self.parts:
            rows = part.lines["document"] <= highest
            rows[rows] &= _are_telling(part.lines, rows, often)
            found.append(_chosen(part.lines, rows, _BRIEF))
        return _in_order(np.concatenate(found))

    def literals_of(self, keys: Hashes) -> npt.NDArray[np.str_]:
        """Return the literals of the lines of the sample with some keys, which are in order: in the order of ``recurring``."""
        highest = self._highest()
        rows = ((part.lines, within(part.lines["key"], keys) & (part.lines["document"] <= highest)) for part in self.parts)
        literals: npt.NDArray[np.str_] = _in_order(np.concatenate([_chosen(*one, _PLACED) for one in rows]))["literal"]
        return literals

    def sentences_of(self, documents: Hashes) -> tuple[Offsets, Hashes]:
        """Return the different sentences of some documents of the sample, whose numbers are in order: those of each, in order.

        Where those of document ``i`` begin and end is told by the first array, at ``i`` and ``i + 1``.
        """
        pieces = []
        for part in self.parts:
            index = find_sorted(part.sentences["document"], documents)
            wanted = index >= 0
            pieces.append((index[wanted].astype(np.int32), part.sentences["value"][wanted]))
        document, value = map(np.concatenate, zip(*pieces, strict=True))
        order = np.lexsort((value, document))
        document, value = document[order], value[order]
        new = np.append(True, (document[1:] != document[:-1]) | (value[1:] != value[:-1]))[: len(value)]
        return prefix_sum(np.bincount(document[new], minlength=len(documents))), value[new]

    def are_worded(self, documents: Hashes) -> Flags:
        """Return which of some documents, whose numbers are in order, have a sentence."""
        found = np.zeros(len(documents), bool)
        for part in self.parts:
            found |= within(documents, distinct(part.sentences["document"]))
        return found

    def sources(self) -> Table:
        """Return the sources of the sample."""
        highest = self._highest()
        return _different(np.concatenate([_chosen(part.sources, part.sources["document"] <= highest) for part in self.parts]))

    def noted_of(self, documents: Hashes) -> Table:
        """Return what is known of the lines of some documents, whose numbers are in order: in this order."""
        found = np.concatenate([_chosen(part.noted, within(part.noted["document"], documents)) for part in self.parts])
        return found[np.argsort(found["document"], kind="stable")]

    def _often(self, least: int) -> Hashes:
        """Return the keys that ``least`` lines of the sample have. They are looked for in one part of all numbers after the other."""
        highest = self._highest()
        shares = -(-sum(len(part.lines) for part in self.parts) // _AT_ONCE)
        found = []
        for number in range(shares):
            keys = [part.lines["key"][part.lines["document"] <= highest] for part in self.parts]
            keys = [mine[mine % np.uint64(shares) == number] for mine in keys]
            different, times = np.unique(np.concatenate(keys), return_counts=True)
            found.append(different[times >= least])
        return np.sort(np.concatenate(found)) if found else np.zeros(0, np.uint64)

    def _highest(self) -> np.uint64:
        """Return the highest number of a document of the sample."""
        return np.uint64(max(self.documents(), default=0))

    def _shrink(self) -> None:
        """Forget the documents beyond the sample."""
        highest, spill = self._highest(), shared_spill()
        self.parts = [part if (less := part.up_to(highest)) is part else less.spilled(spill) for part in self.parts]
        self.left = sum(len(part.documents) for part in self.parts)


def count_lines(batch: Batch) -> LineCounts:
    """Return the counts of a batch."""
    documents = numbers_of(batch)
    tables = (_lines(batch, documents), _sentences(batch, documents), _sources(batch, documents), note(batch, documents))
    return LineCounts([Part(documents, [document.id for document in batch.documents], *tables)])


def numbers_of(batch: Batch) -> Hashes:
    """Return a number for each document, of its id and its words."""
    hashed = prefix_sum(batch.words.hash)
    edges = batch.words.of_document
    ids = np.array([zlib.crc32(document.id.encode("utf-8", "replace")) for document in batch.documents], np.uint64)
    mixed = ((hashed[edges[1:]] - hashed[edges[:-1]]) ^ (ids << np.uint64(31)) ^ ids) * _MIX
    return mixed ^ (mixed >> np.uint64(29))


def _chosen(table: Table | SpilledTable, rows: Flags, kind: np.dtype[np.void] | None = None) -> Table:
    """Return some rows of a table, perhaps with the columns of another ``kind`` alone."""
    index = np.flatnonzero(rows)
    chosen = np.empty(len(index), kind or table.dtype)
    for name in chosen.dtype.names or ():
        chosen[name] = table[name][index]
    return chosen


def _are_telling(lines: Table | SpilledTable, rows: Flags, often: Hashes) -> Flags:
    """Return which of some lines have a key of ``often``, or are the first or the last solid one of their document among the others."""
    document, recur = lines["document"][rows], within(lines["key"][rows], often)
    solid = np.flatnonzero((lines["size"][rows] >= SOLID) & ~recur)
    new = np.append(True, document[solid[1:]] != document[solid[:-1]])[: len(solid)]
    recur[solid[new | np.append(new[1:], True)[: len(solid)]]] = True
    return recur


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
