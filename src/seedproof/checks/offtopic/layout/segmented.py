"""The segments of documents: lines, and the sentences of long ones. They are the unit in which it is told what is of the article."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.layout.laid_out import breaks, flattened
from seedproof.text.layout import divided

__all__ = ["segmented"]

_SHORT: Final = 30  # words of a line that is left whole: a call such as "Like what you read? Sign up." is one thing (guessed)


def segmented(batch: Batch) -> Batch:
    """Return the batch with its segments as lines: what is computed of lines is computed of them."""
    flat, long = flattened(batch), batch.lines.word_count > _SHORT
    return batch.divided(divided(batch.lines, batch.characters, long | flat, breaks(batch, flat))) if np.any(long | flat) else batch
