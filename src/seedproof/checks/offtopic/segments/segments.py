"""What each segment of a document is, and how sure that is: of the article, above it, a block inside it, or of the tail.

``training/segments/learn.py`` learns the weights in ``data/segments.npz``. To replace the model, keep ``told``.
"""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.features.features import Matrix
from seedproof.checks.offtopic.layout.segmented import segmented
from seedproof.checks.offtopic.segments.chain import Likelihoods, likelihoods
from seedproof.checks.offtopic.segments.network import LABELS, Network, emissions, read, said
from seedproof.checks.offtopic.segments.segment_features import opens_paragraph, segment_features
from seedproof.text.compiled import compiled
from seedproof.text.spans import Offsets

__all__ = ["ARTICLE", "BLOCK", "LEAD", "TAIL", "Told", "meanings", "steps", "told"]

ARTICLE, LEAD, BLOCK, TAIL = range(len(LABELS))

# What a step from one segment to the next crosses.
_BLANK_LINE, _LINE_END, _NOTHING = range(3)


class Told(NamedTuple):
    """What the segments of a batch are.

    ``batch``: has the segments as its lines
    ``likely``: for each segment the probability of each label
    """

    batch: Batch
    likely: Likelihoods


def told(batch: Batch) -> Told:
    """Return what the segments of the batch are."""
    own, weights = batch.once(segmented), _network()
    scores = emissions(own, batch.once(meanings), segment_features(own).values, weights)
    return Told(own, likelihoods(scores, steps(own), own.lines.of_document, weights))


def meanings(batch: Batch) -> Matrix:
    """Return what each segment of the batch says, in a few numbers: like ones for what means the like."""
    return said(batch.once(segmented), _network())


def steps(batch: Batch) -> Offsets:
    """Return for each segment what stands between it and the one before: a blank line, a line end, or nothing but a space."""
    return np.where(opens_paragraph(batch), np.where(batch.lines.gap > 1, _BLANK_LINE, _LINE_END), _NOTHING)


@compiled(Network)
def _network() -> Network:
    """Return the network that ships."""
    with files("seedproof.checks.offtopic.segments").joinpath("data/segments.npz").open("rb") as file, np.load(file) as weights:
        return read(dict(weights))
