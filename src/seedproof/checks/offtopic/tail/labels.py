"""The tail: what follows the cut, in labelled segments that join up and cover it to the end of the text.

A line that holds fixed wording says what it is; the lines after it go with it until the next one that says so, as
teasers follow "Check also" and a biography follows "About the author".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import ClassVar, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.cut.cut import Cuts, cuts
from seedproof.checks.offtopic.cut.line_features import opens_biography
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.phrases import packs

__all__ = ["LABELS", "Segment", "TailCheck", "segments"]

#: What a segment of a tail can be, the more telling first: which one wins where a line holds wording of several.
LABELS: Final = (
    "ad-block-notice", "cookie-notice", "comment-form", "author-bio", "newsletter-promo", "most-read-list", "related-links",
    "share-and-follow", "copyright-line", "reporter-credit", "foreign-tail", "off-topic-tail",
)  # fmt: skip
NEARLY_CERTAIN: Final = 0.97  # a place this likely to be behind the article's end is an error: 1 in 1,000 clean texts has one

_FOREIGN, _OTHER = LABELS.index("foreign-tail"), LABELS.index("off-topic-tail")
# Labels that say what their own line is, but not what prose after it is.
_BRIEF: Final = ("copyright-line", "reporter-credit", "share-and-follow", "foreign-tail", "off-topic-tail")
_PROSE = 12  # words of a line that is no mere label
_PACK_OF: Final = {"advertisement-marker": "related-links", "inline-teaser": "related-links", "navigation": "related-links"}
_PLACES_BY_WEIGHT: Final = ("line", "start", "end", "anywhere")
_NO_RANK = 2 * len(_PLACES_BY_WEIGHT) * len(LABELS)


class Segment(NamedTuple):
    """A stretch of a tail: ``[start, end)`` in the batch's text, what it is, and how likely the article has ended before it."""

    label: str
    start: int
    end: int
    likely: float


class TailCheck(BatchCheck):
    """Reports the segments of tails that have the check's own name."""

    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"
    what: ClassVar[str]
    worth_keeping: ClassVar[bool] = False  # so that there is no fix, which would take it out

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the segments: an error where the article has nearly certainly ended before, else a warning."""
        for segment in batch.once(segments):
            if segment.label == self.name():
                yield self._hit(segment, batch.text[segment.start : segment.end].partition("\n")[0].strip())

    def _hit(self, segment: Segment, first_line: str) -> Hit:
        certain = segment.likely >= NEARLY_CERTAIN
        severity: Severity = self.severity if self.severity == "info" else "error" if certain else "warning"
        removal = Fix(safe=certain, edits=(Edit(start=segment.start, end=segment.end, text=""),))
        shown = first_line if len(first_line) <= 60 else first_line[:59].rstrip() + "…"
        fix = None if self.worth_keeping else removal
        return Hit(segment.start, segment.end, f"“{shown}” is {self.what}, not the article", severity, round(segment.likely, 2), fix)


def segments(batch: Batch) -> list[Segment]:
    """Return the segments of all tails of the batch, in order."""
    lines, found = batch.lines, batch.once(cuts)
    first, last = found.line, lines.of_document[1:]
    tails = np.flatnonzero(first < last)
    if not len(tails):
        return []
    said = _said(batch)
    return [s for i in tails.tolist() for s in _joined(batch, found, said, int(first[i]), int(last[i]))]


def _joined(batch: Batch, found: Cuts, said: npt.NDArray[np.int64], first: int, last: int) -> Iterator[Segment]:
    lines, words, foreign = batch.lines, batch.lines.word_count, batch.once(_foreign)
    labels, current = [], -1
    for line in range(first, last):
        if said[line] >= 0:
            current = int(said[line])
        elif current < 0 or (LABELS[current] in _BRIEF and words[line] >= _PROSE):
            current = _FOREIGN if foreign[line] else _OTHER
        labels.append(current)
    begin = first
    for line in range(first + 1, last + 1):
        if line == last or labels[line - first] != labels[begin - first]:
            yield Segment(LABELS[labels[begin - first]], int(lines.start[begin]), int(lines.end[line - 1]), float(found.behind[begin]))
            begin = line


def _said(batch: Batch) -> npt.NDArray[np.int64]:
    """For each line, the index in ``LABELS`` that its wording tells, or -1."""
    lines, hits = batch.lines, batch.phrases
    rank = _ranks()
    best = np.full(len(lines), _NO_RANK, np.int64)
    np.minimum.at(best, hits.line, rank[hits.phrase])
    result = np.where(best < _NO_RANK, best % len(LABELS), -1)
    result[(result < 0) & opens_biography(batch)] = LABELS.index("author-bio")
    return result


def _foreign(batch: Batch) -> npt.NDArray[np.bool_]:
    """Which lines are known to be in another language than most of their seed."""
    lines = batch.lines
    own = batch.languages.of_documents[lines.document]
    return (batch.languages.of_lines >= 0) & (own >= 0) & (batch.languages.of_lines != own)


@cache
def _ranks() -> npt.NDArray[np.int64]:
    """For each phrase, its rank: by place, then topics of their own, then by label; ``_NO_RANK`` where it tells no label."""
    names = [_PACK_OF.get(p.topic, p.topic) for p in packs()]
    label = np.array([LABELS.index(n) if n in LABELS else -1 for n in names], np.int64)
    weight = np.array([2 * _PLACES_BY_WEIGHT.index(p.place) + (p.topic in _PACK_OF) for p in packs()], np.int64)
    return np.where(label >= 0, weight * len(LABELS) + label, _NO_RANK)
