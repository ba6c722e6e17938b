"""Lives of authors at the end of labelled articles: some sources call them a part of the article, others not, so that both are right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from data import Labelled, replaced

from seedproof.checks.offtopic.features.endings import introduces_person
from seedproof.checks.offtopic.features.form import opens_biography
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.core.document import Document
from seedproof.parse import batch_of

_LAST = 3  # lines of an article, among which a life may begin (guessed)
_TOGETHER = 100  # documents of a batch


def either_way(documents: Sequence[Labelled]) -> list[Labelled]:
    """Return the documents, of which those whose article ends with a life may be cut before it too."""
    return [d for at in range(0, len(documents), _TOGETHER) for d in _either_way(documents[at : at + _TOGETHER])]


def _either_way(documents: Sequence[Labelled]) -> list[Labelled]:
    """Return the documents of one batch."""
    batch = laid_out(batch_of([Document(d.id, d.text) for d in documents]))
    lines = batch.lines
    lives = introduces_person(batch) | opens_biography(batch) | batch.phrases.lines_with("author-bio")
    start = lines.start - batch.starts[lines.document]
    result = []
    for i, d in enumerate(documents):
        own = np.arange(lines.of_document[i], lines.of_document[i + 1])
        last = own[start[own] < d.low][-_LAST:]
        begun = last[lives[last] & (last > lines.of_document[i])]
        result.append(replaced(d, d.weight, low=int(start[begun[0]]) - 2) if len(begun) and d.sure else d)
    return result
