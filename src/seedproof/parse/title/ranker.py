"""Which line at the head of a document is its title, if any: a small network scores the candidates.

``training/title/learn.py`` learns the weights in ``data/title.json`` from those of ``features``. Features and
weights are multiples of powers of two, so that all sums are exact and do not depend on the batch.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.parse.title.candidates import DOCUMENT_FEATURES, Heads, Matrix
from seedproof.parse.title.features import FEATURES
from seedproof.text.spans import Offsets

__all__ = ["STEPS", "Network", "Scores", "titles"]

Scores = npt.NDArray[np.float64]

#: How many steps of a weight make one: into the hidden layer, its bias, out of it, and for "no title".
STEPS: Final = (256, 256 * 64, 128, 256)

CLEARLY: Final = 0.25  # by how much a title must be likelier than none: a wrong one hides what stands before it


class Network(NamedTuple):
    """One hidden layer over the ``FEATURES`` of a candidate; one weight for each of ``DOCUMENT_FEATURES`` for having no title."""

    hidden: Matrix
    bias: Matrix
    out: Matrix
    none: Matrix

    @classmethod
    def read(cls, content: str) -> Network:
        """Return the network written by ``training/title/learn.py``."""
        data = json.loads(content)
        parts = (
            [data["candidate"][name] for name in FEATURES],
            data["bias"],
            data["out"],
            [data["none"][name] for name in DOCUMENT_FEATURES],
        )
        return cls(*((np.array(part) / steps).astype(np.float32) for part, steps in zip(parts, STEPS, strict=True)))

    def score(self, candidates: Matrix) -> Scores:
        """Return how well each candidate would do as a title."""
        hidden = np.maximum(candidates @ self.hidden + self.bias, 0)
        return hidden.astype(np.float64) @ self.out.astype(np.float64)


def titles(heads: Heads, candidates: Matrix, documents: Matrix) -> Offsets:
    """Return the line of each document's title, -1 where it has none."""
    network = _network()
    result = np.full(len(documents), -1, np.int64)
    if not len(candidates):
        return result
    score, document = network.score(candidates), heads.document[heads.candidate]
    starts = np.flatnonzero(np.diff(document, prepend=-1))
    size = np.diff(np.append(starts, len(document)))
    top = np.maximum.reduceat(score, starts)
    best = np.flatnonzero(score == np.repeat(top, size))
    best = best[np.searchsorted(best, starts)]
    clear = top > (documents @ network.none)[document[starts]] + CLEARLY
    result[document[starts[clear]]] = heads.line[heads.candidate[best[clear]]]
    return result


@cache
def _network() -> Network:
    return Network.read(files("seedproof.parse.title").joinpath("data/title.json").read_text(encoding="utf-8"))
