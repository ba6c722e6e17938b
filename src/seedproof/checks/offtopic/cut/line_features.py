"""What the cut knows of each line: what it looks like, what its words speak for, and what its sentences say."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.word_weights import word_features
from seedproof.checks.offtopic.features.endings import ending_features
from seedproof.checks.offtopic.features.features import Column, Features
from seedproof.checks.offtopic.features.form import form_features
from seedproof.checks.offtopic.layout.segmented import segmented
from seedproof.checks.offtopic.segments.network import HEAVIEST, SAID_STEPS
from seedproof.checks.offtopic.segments.segments import meanings

__all__ = ["line_features"]


def line_features(batch: Batch) -> Features:
    """Return the features of each line of the batch."""
    return Features.of(form_features(batch) | ending_features(batch) | word_features(batch) | _said(batch), np.float32)


def _said(batch: Batch) -> dict[str, Column]:
    """Return what each line says: the mean of its segments, by their words. Of the lines of a document of very many nothing is known."""
    lines, own, says = batch.lines, batch.once(segmented).lines, batch.once(meanings)
    line, weight = lines.containing(own.start), np.clip(own.word_count, 1, HEAVIEST)
    steps = np.rint(says * SAID_STEPS) * weight[:, None]  # whole numbers, whose sums are exact in any order
    total = np.stack([np.bincount(line, column, minlength=len(lines)) for column in steps.T])
    size = np.maximum(np.bincount(line, weight, minlength=len(lines)), 1) * SAID_STEPS
    return {f"meaning-{i}": column / size for i, column in enumerate(total)}
