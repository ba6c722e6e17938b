"""Passages that stand twice in one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.shared.repeats import LENGTH, repeats
from seedproof.core.finding import Edit, Family, Fix, Hit, RelatedLocation, Severity
from seedproof.text.spans import runs

_SHOWN = 60


class RepeatedPassage(BatchCheck):
    """Finds a sentence or paragraph that stands twice in the same text.

    **Why it matters**

    Scrapers take a pull quote, a caption or a whole article twice, once for each screen size. A repeated text counts double and is
    learnt by heart.

    **Example**

    A lead paragraph that is printed again, word for word, after the photo.

    **When it is wrong**

    Refrains, slogans, legal wording and speeches repeat on purpose. Only passages of ``least-words`` words are reported. A
    headline that the article repeats is no defect. Passages shorter than ``certain-words`` are information.

    **Options**

    ``least-words``: words from which a repeated passage is reported. ``certain-words``: words from which it is a warning.
    """

    code: ClassVar[str] = "GRB501"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    least_words: int = 12
    certain_words: int = 25

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the later of two alike passages, with the earlier one as the related place."""
        line = batch.words.line
        for first, past, earlier in _passages(batch, self.least_words):
            if not batch.lines_of_title[line[earlier]]:
                yield _hit(batch, first, past, earlier, self.certain_words)


def _passages(batch: Batch, least: int) -> Iterator[tuple[int, int, int]]:
    """Runs of words ``[first, past)`` that stood before at ``earlier``, word for word."""
    hashes, repeated = batch.once(repeats)
    starts, ends = runs(repeated)
    long = ends - starts + LENGTH - 1 >= least
    if not long.any():
        return
    order = np.flatnonzero(repeated)
    order = order[np.argsort(hashes[order], kind="stable")]
    chained = np.concatenate(([False], hashes[order[1:]] == hashes[order[:-1]]))
    before = np.full(len(hashes), -1, np.int64)
    before[order[chained]] = order[np.flatnonzero(chained) - 1]
    for start, end in zip(starts[long].tolist(), ends[long].tolist(), strict=True):
        # A run falls into stretches that each copy one earlier stretch: the distance to it stays the same.
        distance = np.arange(start, end) - before[start:end]
        distance[before[start:end] < 0] = 0
        edges = [0, *(np.flatnonzero(np.diff(distance)) + 1).tolist(), end - start]
        for low, high in pairwise(edges):
            if distance[low] > 0 and high - low + LENGTH - 1 >= least:
                yield start + low, start + high + LENGTH - 1, start + low - int(distance[low])


def _hit(batch: Batch, first: int, past: int, earlier: int, certain: int) -> Hit:
    start, end = int(batch.words.start[first]), int(batch.words.end[past - 1])
    line = int(batch.words.line[first])
    document = int(batch.lines.document[line])
    other, offset = int(batch.words.start[earlier]), int(batch.starts[document])
    other_end = int(batch.words.end[earlier + past - first - 1])
    place = RelatedLocation(
        seed=batch.documents[document].id, start=other - offset, end=other_end - offset, text=batch.text[other:other_end][:200]
    )
    shown = batch.text[start : min(end, start + _SHOWN)].replace("\n", " ")
    severity: Severity = "warning" if past - first >= certain else "info"
    end_line = int(batch.words.line[past - 1])
    # Only whole paragraphs are cut: half a sentence would break what is left.
    whole = start - batch.lines.start[line] <= 2 and batch.lines.end[end_line] - end <= 3
    edit = Edit(start=int(batch.lines.start[line]), end=int(batch.lines.end[end_line]), text="")
    fix = Fix(safe=False, edits=(edit,)) if whole else None
    return Hit(start, end, f"these {past - first} words stand in the text before: “{shown}…”", severity, fix=fix, related=(place,))
