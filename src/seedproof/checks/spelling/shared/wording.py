"""Word the findings of this family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from seedproof.batch import Batch
from seedproof.core.finding import Edit, Fix, Hit, RelatedLocation, Severity
from seedproof.core.spellings import Spellings

__all__ = ["either", "mixed", "spans_of", "times"]

Spans = Sequence[tuple[int, int]]


def times(count: int) -> str:
    """Return "once", "twice" or "5 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def spans_of(batch: Batch, index: Iterable[int]) -> Spans:
    """Return the spans of words, without possessives."""
    words = batch.words
    return [(int(words.start[i]), int(words.bare_end[i])) for i in index]


def mixed(batch: Batch, agreed: Spellings, preferred: Spans, odd: Spans, what: str, severity: Severity | None = None) -> Iterator[Hit]:
    """Yield the hit for something written in two ways in one seed, at the first of the odd spans; the fix mends them all.

    There is none where both ways are agreed on; and an agreed spelling is preferred to a more frequent one.
    """
    text = batch.text
    right, wrong = (text[slice(*spans[0])] for spans in (preferred, odd))
    if agreed.settles(right, wrong):
        return
    if wrong in agreed.right and right not in agreed.right:
        preferred, odd, right, wrong = odd, preferred, wrong, right
    (document,) = batch.document_of(np.array(odd[0][:1], np.int64)).tolist()
    start, end = (position - int(batch.starts[document]) for position in preferred[0])
    yield Hit(
        *odd[0],
        f"one {what} in two spellings: “{wrong}” ({times(len(odd))}), “{right}” ({times(len(preferred))})",
        severity,
        fix=Fix(safe=False, edits=tuple(Edit(start=a, end=b, text=_cased(text[a:b], right)) for a, b in odd)),
        variants=(right, wrong),
        related=(RelatedLocation(seed=batch.documents[document].id, start=start, end=end, text=right),),
    )


def either(batch: Batch, agreed: Spellings, one: Spans, other: Spans, what: str) -> Iterator[Hit]:
    """Yield a hit for each of two spellings of which nothing says which is right; neither has a fix."""
    hits = [hit for ways in ((one, other), (other, one)) for hit in mixed(batch, agreed, *ways, what, "info")]
    # Where one of them is agreed on, both ways round are the same hit.
    yield from hits[:1] if len(set(hits)) == 1 else (hit._replace(fix=None) for hit in hits)


def _cased(old: str, new: str) -> str:
    """Return ``new`` with the first letter in the case of ``old``, so that a word may begin a sentence."""
    first = new[0].upper() if old[:1].isupper() else new[0].lower() if old.islower() else new[0]
    return first + new[1:]
