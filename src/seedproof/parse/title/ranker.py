"""Rank the candidates by a small network, and take the best as the title, or none.

``training/title/learn.py`` learns the weights in ``data/title.json``. Features and weights are multiples of powers of two, so that all sums
are exact and do not depend on the batch.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Final, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.parse.lines.labels import find_labels
from seedproof.parse.lines.paragraphs import find_paragraphs
from seedproof.parse.title.candidates import Candidates, find_candidates
from seedproof.parse.title.features import CANDIDATE_FEATURES, DOCUMENT_FEATURES, features
from seedproof.parse.title.matrix import Matrix
from seedproof.text.compiled import compiled
from seedproof.text.spans import Offsets

__all__ = ["CLEARLY", "STEPS", "Network", "Scores", "title_lines"]

Scores = npt.NDArray[np.float64]
T = TypeVar("T")

#: How many steps of a weight make one: into the hidden layer, its bias, out of it, and for "no title".
STEPS: Final = (256, 256 * 64, 128, 256)

#: By how much a title must be likelier than none: a wrong one hides what stands before it. Of documents read by people (dev), .926 of
#: titles and .924 of those without one are right; with 0 it was .944 and .909 (benchmarks/RESULTS.md).
CLEARLY: Final = 0.1


class Network(NamedTuple):
    """Hold the weights of one hidden layer over the features of a candidate, and of having no title.

    ``hidden``: into the hidden layer, a row for each of ``CANDIDATE_FEATURES``.
    ``bias``: of the hidden layer.
    ``out``: out of it.
    ``none``: one for each of ``DOCUMENT_FEATURES``, for having no title.
    """

    hidden: Matrix
    bias: Matrix
    out: Matrix
    none: Matrix

    @classmethod
    def read(cls, content: str) -> Network:
        """Return the network written by ``training/title/learn.py``.

        A feature that the file lacks weighs nothing. Raises ValueError, which names it, for one that is not known.
        """
        data = json.loads(content)
        width = len(data["bias"])
        hidden = _rows("candidate", data["candidate"], CANDIDATE_FEATURES, [0] * width)
        none = _rows("none", data["none"], DOCUMENT_FEATURES, 0)
        parts = (hidden, data["bias"], data["out"], none)
        return cls(*((np.array(part) / steps).astype(np.float32) for part, steps in zip(parts, STEPS, strict=True)))

    def score(self, candidates: Matrix) -> Scores:
        """Return how well each candidate would do as a title."""
        hidden = np.maximum(candidates @ self.hidden + self.bias, 0)
        return hidden.astype(np.float64) @ self.out.astype(np.float64)


def title_lines(batch: Batch) -> Offsets:
    """Return the line of each document's title, -1 where it has none."""
    paragraphs = batch.once(find_paragraphs)
    candidates = find_candidates(batch, paragraphs)
    return _best(candidates, *features(batch, batch.once(find_labels), paragraphs, candidates))


def _best(candidates: Candidates, inputs: Matrix, documents: Matrix) -> Offsets:
    """Return the line of the best candidate of each document, -1 where none is clearly likelier than no title."""
    network = _network()
    result = np.full(len(documents), -1, np.int64)
    if not len(inputs):
        return result
    score, document = network.score(inputs), candidates.document[candidates.row]
    starts = np.flatnonzero(np.diff(document, prepend=-1))
    size = np.diff(np.append(starts, len(document)))
    top = np.maximum.reduceat(score, starts)
    best = np.flatnonzero(score == np.repeat(top, size))
    best = best[np.searchsorted(best, starts)]
    clear = top > (documents @ network.none)[document[starts]] + CLEARLY
    result[document[starts[clear]]] = candidates.line[candidates.row[best[clear]]]
    return result


def _rows(part: str, weights: Mapping[str, T], names: Sequence[str], missing: T) -> list[T]:
    """Return the weights of the features ``names``."""
    unknown = weights.keys() - set(names)
    if unknown:
        raise ValueError(f"title.json: {part}: no such feature: {', '.join(sorted(unknown))}")
    return [weights.get(name, missing) for name in names]


@compiled(Network)
def _network() -> Network:
    """Return the network that ships."""
    return Network.read(files("seedproof.parse.title").joinpath("data/title.json").read_text(encoding="utf-8"))
