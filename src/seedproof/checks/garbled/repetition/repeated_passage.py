"""Passages that stand twice in one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.repetition.ngrams import LENGTH, ngrams
from seedproof.checks.options import Count
from seedproof.core.finding import EXCERPT_LENGTH, Edit, Family, Fix, Hit, RelatedLocation, Severity
from seedproof.text.spans import runs

_SHOWN: Final = 60
_MARKS: Final = (2, 3)  # characters before and after a passage that is still a whole paragraph: quotation marks and stops (guessed)


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

    `least-words` (12): words from which a repeated passage is reported. `certain-words` (25): words from which it is a warning.
    """

    code: ClassVar[str] = "GRB501"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    least_words: Count = 12  # guessed
    certain_words: Count = 25  # guessed

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the later of two alike passages, with the earlier one as its related location."""
        line = batch.words.line
        for first, past, earlier in _passages(batch, self.least_words):
            if not batch.lines_of_title[line[earlier]]:
                yield _hit(batch, first, past, earlier, self.certain_words)


def _passages(batch: Batch, least: int) -> Iterator[tuple[int, int, int]]:
    """Yield runs of words ``[first, past)`` that stood before at ``earlier``, word for word."""
    hashes, repeated = batch.once(ngrams)
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
    words, lines, text = batch.words, batch.lines, batch.text
    start, end = int(words.start[first]), int(words.end[past - 1])
    shown = text[start : min(end, start + _SHOWN)].replace("\n", " ")
    severity: Severity = "warning" if past - first >= certain else "info"
    low, high = int(lines.start[words.line[first]]), int(lines.end[words.line[past - 1]])
    before, after = _MARKS
    # Only whole paragraphs are cut: half a sentence would break what is left.
    whole = start - low <= before and high - end <= after
    fix = Fix(safe=False, edits=(Edit(start=low, end=high, text=""),)) if whole else None
    location = _location(batch, earlier, earlier + past - first)
    return Hit(start, end, f"these {past - first} words stand in the text before: “{shown}…”", severity, fix=fix, related=(location,))


def _location(batch: Batch, first: int, past: int) -> RelatedLocation:
    """Return where the words ``[first, past)`` stand, in the offsets of their document."""
    start, end, document = int(batch.words.start[first]), int(batch.words.end[past - 1]), int(batch.words.document[first])
    origin = int(batch.starts[document])
    return RelatedLocation(
        seed=batch.documents[document].id, start=start - origin, end=end - origin, text=batch.text[start:end][:EXCERPT_LENGTH]
    )
