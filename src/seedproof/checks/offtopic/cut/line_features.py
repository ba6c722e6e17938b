"""What the cut knows of each line: what it looks like, and what its words speak for."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.word_weights import word_features
from seedproof.checks.offtopic.features.features import Features
from seedproof.checks.offtopic.features.form import form_features

__all__ = ["line_features"]


def line_features(batch: Batch) -> Features:
    """Return the features of each line of the batch."""
    return Features.of(form_features(batch) | word_features(batch), np.float32)
