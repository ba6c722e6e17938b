"""The network that says how well each label would stand at each segment.

It reads a segment's words, summed up from a table, and its features into a few numbers, corrects these by those of the segments near
and farther off, and looks at the means of all before and after. What it says are the scores that ``chain`` makes a decision of.

Features, weights and all that is computed on the way are multiples of powers of two, so that sums are exact and what a document scores
does not depend on the batch it comes in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.offtopic.features.features import Matrix
from seedproof.checks.offtopic.segments.tokens import tokens
from seedproof.text.spans import Flags, Offsets, prefix_sum, row_sums

__all__ = ["HEAVIEST", "LABELS", "SAID_STEPS", "STRIDES", "TABLE_STEPS", "WEIGHT_STEPS", "Network", "emissions", "read", "said"]

#: What a segment can be.
LABELS: Final = ("article", "lead", "block", "tail")

#: How far off the neighbours are by which a segment is corrected, the nearer first.
STRIDES: Final = (1, 3, 9)

TABLE_STEPS: Final = 64  # of a number of the table make one
WEIGHT_STEPS: Final = 256  # of a weight make one
SAID_STEPS: Final = 128  # of what a segment says, and of what it is read into, make one
_TOGETHER: Final = 8192  # tokens whose rows are summed up at once
HEAVIEST: Final = 40  # words; a longer segment counts for no more in a mean (guessed)


class Network(NamedTuple):
    """The weights.

    ``table``: rows x numbers that a word is read into, in steps of 1 / ``TABLE_STEPS``
    ``saying``: these numbers x what a segment says
    ``saying_bias``: what a segment says
    ``reading``: (what a segment says, then features) x width
    ``reading_bias``: width
    ``context``: ``STRIDES`` x (segment before, segment itself, segment after) x width, to width
    ``context_bias``: ``STRIDES`` x width
    ``hidden``: (segment itself, mean before, mean after, then features) x hidden
    ``hidden_bias``: hidden
    ``out``: hidden x ``LABELS``
    ``out_bias``: ``LABELS``
    ``begin``, ``finish``: ``LABELS``: of the first segment of a document, and of its last
    ``steps``: kind of step x ``LABELS`` x ``LABELS``
    """

    table: npt.NDArray[np.int32]
    saying: Matrix
    saying_bias: Matrix
    reading: Matrix
    reading_bias: Matrix
    context: Matrix
    context_bias: Matrix
    hidden: Matrix
    hidden_bias: Matrix
    out: Matrix
    out_bias: Matrix
    begin: Matrix
    finish: Matrix
    steps: Matrix


def read(weights: dict[str, npt.NDArray[np.generic]]) -> Network:
    """Return the network of weights that were written as whole steps."""
    return Network(
        np.ascontiguousarray(weights["table"], np.int32),
        *(weights[n].astype(np.float32) / np.float32(WEIGHT_STEPS) for n in Network._fields[1:]),
    )


def emissions(batch: Batch, says: Matrix, features: Matrix, weights: Network) -> Matrix:
    """Return for each segment the score of each label, by what it says and looks like."""
    lines = batch.lines
    seen = _tanh(np.concatenate((says, features), axis=1) @ weights.reading + weights.reading_bias)
    index, low, high = np.arange(len(lines)), lines.of_document[lines.document], lines.of_document[lines.document + 1]
    for k, stride in enumerate(STRIDES):
        near = (_shifted(seen, index - stride, index - stride >= low), seen, _shifted(seen, index + stride, index + stride < high))
        seen = seen + _tanh(np.concatenate(near, axis=1) @ weights.context[k] + weights.context_bias[k])
    given = np.concatenate((seen, *_means(seen, lines.word_count, index, low, high), features), axis=1)
    result: Matrix = _tanh(given @ weights.hidden + weights.hidden_bias) @ weights.out + weights.out_bias
    return result


def said(batch: Batch, weights: Network) -> Matrix:
    """Return what each segment says: its words, summed up and put into the terms of the sentence encoder that taught them."""
    return _tanh(_words(batch, weights.table) @ weights.saying + weights.saying_bias)


def _words(batch: Batch, table: npt.NDArray[np.int32]) -> Matrix:
    """Return the mean of the rows of each segment's words."""
    count, total = np.zeros(len(batch.lines), np.int64), np.zeros((len(batch.lines), table.shape[1]), np.int32)
    for line, row in tokens(batch):
        starts = np.flatnonzero(np.diff(line, prepend=-1))
        own = line[starts]
        count[own] += np.diff(np.append(starts, len(line)))
        total[own] += row_sums(table, row, starts, _TOGETHER)
    return _tanh(total.astype(np.float32) / np.float32(TABLE_STEPS) / np.sqrt(count + 1).astype(np.float32)[:, None])


def _tanh(given: Matrix) -> Matrix:
    """Return the hyperbolic tangent as a whole number of steps."""
    return np.rint(np.tanh(given) * SAID_STEPS).astype(np.float32) / np.float32(SAID_STEPS)


def _shifted(seen: Matrix, source: Offsets, inside: Flags) -> Matrix:
    """Return the row of each ``source``, zeros where that is in another document."""
    return seen.take(source, axis=0, mode="clip") * inside[:, None]


def _means(seen: Matrix, words: Offsets, index: Offsets, low: Offsets, high: Offsets) -> Iterator[Matrix]:
    """Yield the mean of all segments before each, and of all after it, by their words."""
    weight = np.clip(words, 1, HEAVIEST)
    total = prefix_sum(np.rint(seen * SAID_STEPS).astype(np.int64) * weight[:, None])
    size = prefix_sum(weight)
    for first, last in ((low, index), (index + 1, high)):
        mean = (total[last] - total[first]) / (size[last] - size[first] + 1)[:, None]
        yield (np.rint(mean) / SAID_STEPS).astype(np.float32)
