"""Tell where a candidate stands: how far from the article, beside what, and how many others there are."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.parse.title.candidates import Candidates
from seedproof.parse.title.matrix import Matrix, Values, fill
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["BULLETS", "DOCUMENT_FEATURES", "POSITION_FEATURES", "document_features", "position_features"]

BULLETS: Final = "•*·-–—►>▪●■→›+✓✔"
_NEAR: Final = 5  # lines before and after a candidate in which bullets and empty lines are counted (guessed)

POSITION_FEATURES: Final = (
    "first", "second", "third", "from-top", "to-prose", "after-prose", "at-prose", "prose-1", "prose-2", "prose-3", "characters-to-prose",
    "candidates", "only", "first-candidate", "last-candidate", "longest-candidate", "most-overlap", "no-prose",
    "words-after-3", "words-after-8", "words-before-3", "words-before-8", "bullets-after", "bullets-before", "gaps-after", "gaps-before",
    "signed-below", "dated-below", "person-below", "signed-above", "dated-above", "signed-and-dated",
)  # fmt: skip
#: What is known of a document, to say that it has no title.
DOCUMENT_FEATURES: Final = (
    "any", "no-prose", "above-0", "above-1", "above-2", "above-4", "above-8", "above-16", "candidates-1", "candidates-2", "candidates-4",
)  # fmt: skip
_LINES_ABOVE: Final = (1, 2, 4, 8, 16)  # the article: the least of each class (guessed)
_COUNTS: Final = (1, 2, 4)  # candidates: the same (guessed)


def position_features(batch: Batch, candidates: Candidates, signed: Flags, dated: Flags, person: Flags, overlap: Matrix) -> Matrix:
    """Return the ``POSITION_FEATURES`` of each candidate, given what the rows (and a last one for none) hold."""
    at = candidates.row
    result = np.zeros((len(at), len(POSITION_FEATURES)), np.float32)
    if len(result):
        values = {**_distances(batch, candidates), **_surroundings(batch, candidates), **_bylines(candidates, signed, dated, person)}
        document = candidates.document[at]
        values["longest-candidate"] = _greatest(batch.lines.word_count[candidates.line[at]], document)
        values["most-overlap"] = _greatest(overlap[at], document)
        fill(result, POSITION_FEATURES, values)
    return result


def document_features(batch: Batch, candidates: Candidates) -> Matrix:
    """Return the ``DOCUMENT_FEATURES`` of each document."""
    low, high = batch.lines.of_document[:-1], batch.lines.of_document[1:]
    above = np.searchsorted(_LINES_ABOVE, candidates.article - low, side="right")
    count = np.bincount(candidates.document[candidates.row], minlength=len(low))
    rank = np.searchsorted(_COUNTS, count, side="right")
    flags = [np.ones(len(low), bool), candidates.article >= high, *(above == n for n in range(6)), *(rank == n for n in (1, 2, 3))]
    return np.stack(flags, axis=1).astype(np.float32)


def _distances(batch: Batch, candidates: Candidates) -> Values:
    """Return how far each candidate is from the top, the article and the other candidates."""
    lines, at = batch.lines, candidates.row
    line, document = candidates.line[at], candidates.document[at]
    low, high, article = lines.of_document[document], lines.of_document[document + 1], candidates.article[document]
    count, rank = np.bincount(document)[document], np.arange(len(at)) - np.searchsorted(document, document)
    start = np.where(article < high, np.append(lines.start, 0)[article], batch.ends[document])
    return {
        "first": line == low,
        "second": line == low + 1,
        "third": line == low + 2,
        "from-top": np.log2(line - low + 1) / 8,
        "to-prose": np.log2(np.abs(article - line) + 1) / 8,
        "after-prose": line > article,
        "at-prose": line == article,
        **{f"prose-{n}": line == article - n for n in (1, 2, 3)},
        "characters-to-prose": np.log2(np.maximum(start - lines.end[line], 0) + 1) / 16,
        "candidates": np.log2(count) / 8,
        "only": count == 1,
        "first-candidate": rank == 0,
        "last-candidate": rank == count - 1,
        "no-prose": article >= high,
    }


def _surroundings(batch: Batch, candidates: Candidates) -> Values:
    """Return how much text, how many bullets and how many empty lines are near each candidate."""
    lines, at = batch.lines, candidates.row
    line, document = candidates.line[at], candidates.document[at]
    low, high = lines.of_document[document], lines.of_document[document + 1]
    words = np.append(lines.first, len(batch.words))
    bullets = prefix_sum(batch.characters.are(lines.start, BULLETS))
    gaps = prefix_sum(lines.gap > 1)

    def after(total: Offsets, size: int) -> Offsets:
        return total[np.minimum(line + 1 + size, high)] - total[line + 1]

    def before(total: Offsets, size: int) -> Offsets:
        return total[line] - total[np.maximum(line - size, low)]

    return {
        **{f"words-after-{n}": np.log2(after(words, n) + 1) / 8 for n in (3, 8)},
        **{f"words-before-{n}": np.log2(before(words, n) + 1) / 8 for n in (3, 8)},
        "bullets-after": after(bullets, _NEAR) / _NEAR,
        "bullets-before": before(bullets, _NEAR) / _NEAR,
        "gaps-after": after(gaps, _NEAR) / _NEAR,
        "gaps-before": before(gaps, _NEAR) / _NEAR,
    }


def _bylines(candidates: Candidates, signed: Flags, dated: Flags, person: Flags) -> Values:
    """Tell whether a byline or a date is near each candidate."""
    at, document = candidates.row, np.append(candidates.document, -1)

    def near(flags: Flags, *offsets: int) -> Flags:
        others = [np.clip(at + offset, -1, len(candidates.line)) for offset in offsets]
        return np.any([flags[other] & (document[other] == document[at]) for other in others], axis=0)

    return {
        "signed-below": near(signed, 1, 2, 3),
        "dated-below": near(dated, 1, 2, 3),
        "person-below": near(person, 1, 2, 3),
        "signed-above": near(signed, -2, -1),
        "dated-above": near(dated, -2, -1),
        "signed-and-dated": near(signed, 1, 2) & near(dated, 1, 2, 3),
    }


def _greatest(values: npt.NDArray[np.generic], document: Offsets) -> Flags:
    """Tell which values are the greatest of their document, and more than nothing."""
    starts = np.flatnonzero(np.diff(document, prepend=-1))
    top = np.maximum.reduceat(values, starts)
    return (values == np.repeat(top, np.diff(np.append(starts, len(values))))) & np.greater(values, 0)
