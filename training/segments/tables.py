"""Documents as the columns that networks learn from: tokens, features and possible labels of each segment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
from training.segments.labelled import ANYTHING, ARTICLE, BLOCK, Labelled

from seedproof.batch import Batch
from seedproof.checks.offtopic.layout.segmented import segmented
from seedproof.checks.offtopic.segments.network import LABELS
from seedproof.checks.offtopic.segments.segment_features import segment_features
from seedproof.checks.offtopic.segments.segments import steps
from seedproof.checks.offtopic.segments.tokens import tokens
from seedproof.core.document import Document
from seedproof.parse import batch_of
from seedproof.text.spans import Flags

__all__ = ["Table", "allowed_by", "carried", "ranges", "table"]

TOGETHER = 100  # documents of a batch
MOSTLY, NEARLY = 0.6, 0.8  # shares of a segment's characters that make its label likely, and sure (guessed)
PROSE = 8  # words of a line that is surely no caption, call or heading (guessed)
LIKELY_ENOUGH = 0.15  # for the teacher's label to be allowed: it is often torn between a block and a lead, or a block and a tail
LOOSE = ("trailing", "trailing_more")  # whose bodies keep captions, calls and boxes
FACES = ("picture-label", "advertisement-marker", "inline-teaser")

Index = npt.NDArray[np.int64]
Labels = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.floating]


@dataclass
class Table:
    """Documents as rows: each row is a segment.

    ``first``: document ``i`` has the rows ``first[i]:first[i + 1]``
    ``token_first``, ``token``: the row ``k`` has the tokens ``token[token_first[k]:token_first[k + 1]]``
    ``features``: as the package computes them
    ``start``, ``end``: in the text of its document
    ``step``: what stands between it and the one before
    ``allowed``: the labels that it may have, as bits
    ``words``: how many it has
    """

    first: Index
    token_first: Index
    token: npt.NDArray[np.int32]
    features: npt.NDArray[np.float16]
    start: Index
    end: Index
    step: npt.NDArray[np.int8]
    allowed: Labels
    words: Index

    @property
    def size(self) -> Index:
        """Return how many rows each document has."""
        return np.diff(self.first)

    def of(self, documents: Index) -> Table:
        """Return the table of some of the documents."""
        size = self.size[documents]
        rows = ranges(self.first[documents], size)
        count = np.diff(self.token_first)[rows]
        rest = (getattr(self, f.name)[rows] for f in fields(Table)[3:])
        return Table(_edges(size), _edges(count), self.token[ranges(self.token_first[rows], count)], *rest)

    @classmethod
    def join(cls, tables: Sequence[Table]) -> Table:
        """Return one table of all."""
        size, count = (np.concatenate([np.diff(getattr(t, name)) for t in tables]) for name in ("first", "token_first"))
        return cls(_edges(size), _edges(count), *(np.concatenate([getattr(t, f.name) for t in tables]) for f in fields(cls)[2:]))


def ranges(first: Index, size: Index) -> Index:
    """Return all of ``first[0]``, ``first[0] + 1``, ... one range after another, each of its size."""
    return np.repeat(first - (np.cumsum(size) - size), size) + np.arange(size.sum())


def table(documents: Sequence[Labelled]) -> Table:
    """Return the table of the documents."""
    return Table.join([_part(documents[i : i + TOGETHER]) for i in range(0, len(documents), TOGETHER)])


def carried(likely: Numbers, data: Table, copies: Table, of: Sequence[int]) -> Numbers:
    """Return for each row of the copies how likely each label is: the mean of its characters in the document that it is a copy of.

    ``likely`` is that of the rows of ``data``; ``of`` tells for each copy its document there. Offsets are the same in both.
    """
    return np.concatenate([np.zeros((0, len(LABELS))), *_carried(likely, data, copies, of)])


def allowed_by(likely: Numbers) -> Labels:
    """Return for each row which labels are likely enough, as bits; any where none is."""
    bits = ((likely >= LIKELY_ENOUGH) << np.arange(len(LABELS))).sum(axis=1)
    return np.where(bits, bits, ANYTHING).astype(np.uint8)


def _edges(size: Index) -> Index:
    """Return where ranges of these sizes begin, and one past the last."""
    return np.append(0, np.cumsum(size))


def _carried(likely: Numbers, data: Table, copies: Table, of: Sequence[int]) -> Iterator[Numbers]:
    """Yield what ``carried`` returns, a document at a time."""
    for n, i in enumerate(of):
        low, high = data.first[i : i + 2]
        here = slice(copies.first[n], copies.first[n + 1])
        longest = max(data.end[low:high].max(initial=0), copies.end[here].max(initial=0))
        total = np.zeros((longest + 1, len(LABELS)))
        total[1 + ranges(data.start[low:high], (data.end - data.start)[low:high])] = np.repeat(
            likely[low:high], (data.end - data.start)[low:high], axis=0
        )
        total = total.cumsum(axis=0)
        inside = total[copies.end[here]] - total[copies.start[here]]
        yield inside / np.maximum(inside.sum(axis=1, keepdims=True), 1e-9)


def _part(documents: Sequence[Labelled]) -> Table:
    """Return the table of some documents, looked at as one batch."""
    batch = segmented(batch_of([Document(str(i), d.text) for i, d in enumerate(documents)]))
    lines, features = batch.lines, segment_features(batch)
    line, token = (np.concatenate(column).astype(np.int64) for column in zip((np.zeros(0), np.zeros(0)), *tokens(batch), strict=True))
    order = np.argsort(line, kind="stable")
    start, end = (edge - batch.starts[lines.document] for edge in (lines.start, lines.end))
    pairs = [(d, slice(*lines.of_document[i : i + 2])) for i, d in enumerate(documents)]
    allowed = np.concatenate([np.zeros(0, np.uint8), *(_allowed(d, start[here], end[here]) for d, here in pairs)])
    # Of such a body only sentences are surely the article, and what stands inside a paragraph.
    loose = np.repeat([d.source in LOOSE for d in documents], lines.of_document[1:] - lines.of_document[:-1])
    alone = (features.column("opens-paragraph") > 0) & (features.column("closes-paragraph") > 0)
    allowed = np.where(loose & alone & (allowed == ARTICLE) & ~_prose(batch), ARTICLE | BLOCK, allowed).astype(np.uint8)
    return Table(
        lines.of_document, np.searchsorted(line[order], np.arange(len(lines) + 1)), token[order].astype(np.int32),
        features.values.astype(np.float16), start, end, steps(batch).astype(np.int8), allowed, lines.word_count,
    )  # fmt: skip


def _prose(batch: Batch) -> Flags:
    """Return which segments are sentences, and hold no fixed wording of a caption or a call."""
    lines = batch.lines
    return (lines.word_count >= PROSE) & lines.ends_sentence & ~batch.phrases.lines_with(*FACES)


def _allowed(document: Labelled, start: Index, end: Index) -> Labels:
    """Return for each segment the labels that it may have: those of most of its characters, else those of any."""
    label = np.full(len(document.text), document.rest, np.uint8)
    for low, high, bits in document.spans:
        label[low:high] = bits
    result = np.zeros(len(start), np.uint8)
    for k, (low, high) in enumerate(zip(start.tolist(), end.tolist(), strict=True)):
        counts = np.bincount(label[low:high], minlength=ANYTHING + 1)
        top, share = int(counts.argmax()), counts.max() / (high - low)
        if share >= NEARLY:
            result[k] = top
        elif share >= MOSTLY:
            result[k] = top | (ARTICLE if counts[ARTICLE] else 0)
        else:
            result[k] = np.bitwise_or.reduce(np.flatnonzero(counts))
    return result
