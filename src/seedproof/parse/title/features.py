"""Compute the features of each candidate: of the line before it, its own and the one after it, and of where it stands."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.parse.lines.labels import CreditLabels
from seedproof.parse.lines.paragraphs import Paragraphs
from seedproof.parse.title.candidates import Candidates
from seedproof.parse.title.line_features import LINE_FEATURES, line_features
from seedproof.parse.title.matrix import Matrix
from seedproof.parse.title.position_features import DOCUMENT_FEATURES, POSITION_FEATURES, document_features, position_features

__all__ = ["CANDIDATE_FEATURES", "DOCUMENT_FEATURES", "features"]

#: What is known of a candidate.
CANDIDATE_FEATURES: Final = (*(f"{name}{row}" for row in (" before", "", " after") for name in LINE_FEATURES), *POSITION_FEATURES)


def features(batch: Batch, labels: CreditLabels, paragraphs: Paragraphs, candidates: Candidates) -> tuple[Matrix, Matrix]:
    """Return the ``CANDIDATE_FEATURES`` of each candidate and the ``DOCUMENT_FEATURES`` of each document."""
    rows = line_features(batch, labels, paragraphs, candidates)
    column = {name: rows[:, i] for i, name in enumerate(LINE_FEATURES)}
    dated, person = column["dated"] > 0, column["person"] > 0
    signed = (column["by-first"] > 0) | (column["author"] > 0) | person
    position = position_features(batch, candidates, signed, dated, person, column["overlap-words"])
    at, document = candidates.row, np.append(candidates.document, -1)
    around = [np.where(document[row] == document[at], row, -1) for row in (at - 1, at, at + 1)]
    return np.concatenate((*(rows[row] for row in around), position), axis=1), document_features(batch, candidates)
