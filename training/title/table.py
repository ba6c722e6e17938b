"""Put the features of labelled documents into one table to learn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from training.title.labelled import Labelled, lines_of

from seedproof.core.document import Document
from seedproof.parse import batch_of
from seedproof.parse.lines.labels import find_labels
from seedproof.parse.lines.paragraphs import find_paragraphs
from seedproof.parse.title.candidates import find_candidates
from seedproof.parse.title.features import features
from seedproof.text.spans import prefix_sum, ranges

__all__ = ["Array", "Table", "table"]

Array = npt.NDArray[Any]

BATCH = 200  # documents
#: How much a text of each source counts (guessed, then kept for what they gave on unseen sites): pages with a stated title most.
WEIGHTS = {"bylines": 3.0, "trailing_multi": 1.2, "quotes": 0.5, "quotes, title cut": 0.25, "clean": 0.25, "clean, title cut": 0.15,
           "gold_more": 3.0, "gold_more, title cut": 0.4, "raw_ja": 0.3, "raw_ja, title cut": 0.2}  # fmt: skip
OTHER_WEIGHT, BRIEF, WHOLE, GUESSED_NONE = 0.7, 0.15, 2.0, 0.4


@dataclass(frozen=True)
class Table:
    """Features of many documents, joined: document ``i`` has the candidates ``first[i]:first[i + 1]``.

    ``first``: where each document's candidates begin · ``inputs``: features of each candidate · ``right``: the candidates that are the
    title · ``documents``: features of each document · ``none``: the documents without a title · ``weight``: how much a document counts.
    """

    first: Array
    inputs: Array
    right: Array
    documents: Array
    none: Array
    weight: Array

    def rows(self, group: Array) -> tuple[Array, Array]:
        """Return the candidates of some documents, and for each the index of its document in ``group``."""
        low, high = self.first[group], self.first[group + 1]
        return ranges(low, high), np.repeat(np.arange(len(group)), high - low)

    def usable(self) -> Array:
        """Tell which documents have no title, or one among their candidates."""
        total = prefix_sum(self.right)
        return self.none | (total[self.first[1:]] > total[self.first[:-1]])


def table(documents: Sequence[Labelled]) -> Table:
    """Return the features of ``documents``."""
    parts = [_part(documents[i : i + BATCH]) for i in range(0, len(documents), BATCH)]
    sizes, inputs, right, whole = (np.concatenate(p) for p in zip(*parts, strict=True))
    none = np.array([not d.title for d in documents])
    return Table(prefix_sum(sizes), inputs, right, whole, none, _weights(documents))


def _part(documents: Sequence[Labelled]) -> tuple[Array, ...]:
    batch = batch_of([Document(d.id, d.text) for d in documents])
    paragraphs = find_paragraphs(batch)
    candidates = find_candidates(batch, paragraphs)
    inputs, whole = features(batch, find_labels(batch), paragraphs, candidates)
    of, low = candidates.document[candidates.row], batch.lines.of_document
    line = candidates.line[candidates.row] - low[of]
    same = [len(lines_of(d.text)) == size for d, size in zip(documents, np.diff(low), strict=True)]
    right = np.array([same[d] and at in documents[d].title for d, at in zip(of.tolist(), line.tolist(), strict=True)], bool)
    return np.bincount(of, minlength=len(documents)), inputs.astype(np.float16), right, whole


def _weights(documents: Sequence[Labelled]) -> Array:
    """Return weights: a page counts once a source and kind; whole pages, which are few, twice; guesses that a title is lost, less."""
    pages = Counter((d.page, d.kind[:5], d.source) for d in documents)
    weight = np.array(
        [(BRIEF if "brief" in d.source else WEIGHTS.get(d.source, OTHER_WEIGHT)) / pages[d.page, d.kind[:5], d.source] for d in documents]
    )
    weight *= [WHOLE if d.kind.startswith("whole") else 1.0 for d in documents]
    return weight * [GUESSED_NONE if not d.sure and not d.title and len(lines_of(d.text)[0].split()) < 20 else 1.0 for d in documents]
