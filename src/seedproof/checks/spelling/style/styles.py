"""Report one thing written in two styles in one seed: the rarer style, once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.spelling.shared.wording import times
from seedproof.core.finding import Fix, Hit, RelatedLocation
from seedproof.text.spans import Offsets

__all__ = ["Spans", "styles"]

Spans = tuple[Offsets, Offsets]  # starts and ends, in order
_Span = tuple[int, int]


def styles(batch: Batch, what: str, ways: tuple[Spans, Spans], mend: Callable[[str, str], str] | None = None) -> Iterator[Hit]:
    """Yield a hit for each document that has both of two ways, at the first span of the rarer one.

    ``mend`` makes of a form of the rarer style, and of the first of the other, what it should be.
    """
    edges = np.append(batch.starts, len(batch.text) + 1)
    first = [np.searchsorted(starts, edges) for starts, _ in ways]  # document i has the spans first[i]:first[i + 1]
    counts = [np.diff(index) for index in first]
    both = np.flatnonzero((counts[0] > 0) & (counts[1] > 0) & (counts[0] != counts[1])).tolist()
    if not both:
        return
    # A document has few of them: as lists they are sliced and looked at in a tenth of the time.
    bounds = [index.tolist() for index in first]
    spans = [list(zip(starts.tolist(), ends.tolist(), strict=True)) for starts, ends in ways]
    for document in both:
        odd, usual = sorted((s[i[document] : i[document + 1]] for s, i in zip(spans, bounds, strict=True)), key=len)
        yield _hit(batch, what, document, usual, odd, mend)


def _hit(batch: Batch, what: str, document: int, usual: list[_Span], odd: list[_Span], mend: Callable[[str, str], str] | None) -> Hit:
    """Return the hit for what a document writes in two ways; its related places are the first of the usual ones and the last odd one."""
    text, offset = batch.text, batch.starts.item(document)
    start, end = usual[0]
    right, wrong = text[start:end], text[slice(*odd[0])]
    edits = [{"start": a, "end": b, "text": mend(text[a:b], right)} for a, b in odd] if mend else []
    elsewhere = [usual[0], *(odd[-1:] if len(odd) > 1 and not mend else ())]
    counts = times(len(usual)), times(len(odd))
    return Hit(
        *odd[0],
        f"{what} are written in two ways in this document: as in {_shown(right)} ({counts[0]}) and as in {_shown(wrong)} ({counts[1]})",
        fix=Fix.model_validate({"safe": False, "edits": edits}) if edits else None,
        variants=(right, wrong),
        related=tuple(
            RelatedLocation(seed=batch.documents[document].id, start=a - offset, end=b - offset, text=text[a:b]) for a, b in elsewhere
        ),
    )


def _shown(form: str) -> str:
    """Return a form in quotation marks, unless it is one itself."""
    return f"“{form}”" if any(c.isalnum() for c in form) else form
