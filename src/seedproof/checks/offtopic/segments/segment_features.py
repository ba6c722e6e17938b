"""What each segment looks like, as numbers: those of a line, and its place in its paragraph and its document."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.features.features import Column, Features
from seedproof.checks.offtopic.features.form import form_features
from seedproof.text.spans import Flags, prefix_sum

__all__ = ["closes_paragraph", "opens_paragraph", "segment_features"]


def segment_features(batch: Batch) -> Features:
    """Return the features of each segment of a batch whose lines are segments. Divisors bring logarithms to the size of shares."""
    lines, opens = batch.lines, opens_paragraph(batch)
    count, paragraph = lines.word_count, np.cumsum(opens) - 1
    low, high = lines.of_document[lines.document], lines.of_document[lines.document + 1]
    index, total = np.arange(len(lines)), prefix_sum(count)
    before, after = total[index] - total[low], total[high] - total[index + 1]
    blank = opens & (lines.gap > 1)
    placed: dict[str, Column] = {
        "opens-paragraph": opens,
        "closes-paragraph": closes_paragraph(batch),
        "paragraph-words": np.log1p(np.bincount(paragraph, count)[paragraph]) / 4,
        "follows-blank-line": blank,
        "precedes-blank-line": _next(blank),
        "number": np.log1p(index - low) / 4,
        "number-from-end": np.log1p(high - index - 1) / 4,
        "words-before": np.log1p(before) / 6,
        "words-after": np.log1p(after) / 6,
        "share-before": before / np.maximum(before + after, 1),
        "first": index == low,
        "last": index == high - 1,
        "document-segments": np.log1p(high - low) / 4,
        "document-words": np.log1p(before + after + count) / 6,
    }
    return Features.of(form_features(batch) | placed, np.float32)


def opens_paragraph(batch: Batch) -> Flags:
    """Return which segments begin a line of their document, and not only a sentence in it."""
    lines = batch.lines
    return (lines.gap > 0) | (np.diff(lines.document, prepend=-1) != 0)


def closes_paragraph(batch: Batch) -> Flags:
    """Return which segments end a line of their document, and not only a sentence in it."""
    return _next(opens_paragraph(batch))


def _next(flags: Flags) -> Flags:
    """Return for each segment the flag of the one after it, true after the last."""
    return np.append(flags[1:], True)[: len(flags)]
