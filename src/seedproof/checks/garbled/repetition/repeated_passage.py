"""Passages that stand twice in one text."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import ClassVar, Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.sentences import sentence_ends
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.repetition.ngrams import LENGTH, ngrams
from seedproof.checks.options import Count
from seedproof.core.finding import EXCERPT_LENGTH, Edit, Family, Fix, Hit, RelatedLocation, Severity
from seedproof.text.spans import Offsets, runs

_SHOWN: Final = 60
_MARKS: Final = (2, 3)  # characters before and after a passage that is still whole: quotation marks and stops (guessed)
_BETWEEN: Final = 20  # words between two passages of one copy: a changed word, a caption, a link (guessed)
_LONGER: Final = 8  # words that a paragraph has more than what is pulled out of it: of 80 such lines in 316 documents three were no copies
_MOST: Final = 0.4  # of a text's words, from which a passage is the text itself, a second time (guessed)


class _Passage(NamedTuple):
    """Words ``[first, past)`` that stood before at ``[earlier, earlier_past)``; between, a few may differ."""

    first: int
    past: int
    earlier: int
    earlier_past: int

    @property
    def words(self) -> int:
        """Return how many words it has."""
        return self.past - self.first


class RepeatedPassage(BatchCheck):
    """Finds a sentence, a paragraph or a whole text that stands twice in the same document.

    **Why it matters**

    Scrapers take a pull quote, a caption or a whole article twice, once for each screen size. A repeated text counts double and is
    learnt by heart.

    **Example**

    A lead paragraph that is printed again, word for word, after the photo.

    **When it is wrong**

    Refrains, slogans, legal wording and speeches repeat on purpose. Only passages of ``least-words`` words are reported. A
    headline that the article repeats is no defect. Passages shorter than ``certain-words`` are information, but for pull quotes: those
    that are a line of their own and stand in a longer paragraph too. Passages that follow each other in both places, but for a few
    words, are one finding. What is reported, and can be cut, is the later place, or the earlier one where that is a pull quote.

    **Options**

    `least-words` (12): words from which a repeated passage is reported. `certain-words` (25): words from which it is a warning.
    """

    code: ClassVar[str] = "GRB501"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = ("garbled", "spelling")  # off-topic blocks that stand twice stay where they stand first

    least_words: Count = 12  # guessed
    certain_words: Count = 25  # guessed

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the one of two alike passages that may go, with the other one as its related location."""
        line = batch.words.line
        for passage in _joined(_passages(batch, self.least_words), batch.words.document):
            if not batch.lines_of_title[line[passage.earlier_past - 1]]:
                yield _hit(batch, passage, "warning" if passage.words >= self.certain_words or _is_pulled(batch, passage) else "info")


def _joined(passages: Iterable[_Passage], document: Offsets) -> Iterator[_Passage]:
    """Yield passages with those that go on after a few other words, in both places, as one."""
    last: _Passage | None = None
    for passage in passages:
        if last and document[last.first] == document[passage.first] and _goes_on(last, passage):
            last = last._replace(past=passage.past, earlier_past=passage.earlier_past)
        else:
            if last:
                yield last
            last = passage
    if last:
        yield last


def _goes_on(last: _Passage, passage: _Passage) -> bool:
    """Tell whether a passage goes on where another one has stopped."""
    here, before = passage.first - last.past, passage.earlier - last.earlier_past
    # Two stretches of one run overlap by an n-gram at most.
    return -LENGTH < here <= _BETWEEN and -LENGTH < before <= _BETWEEN and passage.earlier_past <= last.first


def _passages(batch: Batch, least: int) -> Iterator[_Passage]:
    """Yield runs of words that stood before, word for word, in order."""
    hashes, repeated = batch.once(ngrams)
    starts, ends = runs(repeated)
    long = ends - starts + LENGTH - 1 >= least
    if not long.any():
        return
    order = np.flatnonzero(repeated)
    order = order[np.argsort(hashes[order], kind="stable")]
    chained = np.concatenate(([False], hashes[order[1:]] == hashes[order[:-1]]))
    before = np.full(len(hashes), -1, np.int64)
    before[order[chained]] = order[np.flatnonzero(chained) - 1]
    for start, end in zip(starts[long].tolist(), ends[long].tolist(), strict=True):
        # A run falls into stretches that each copy one earlier stretch: the distance to it stays the same.
        distance = np.arange(start, end) - before[start:end]
        distance[before[start:end] < 0] = 0
        edges = [0, *(np.flatnonzero(np.diff(distance)) + 1).tolist(), end - start]
        for low, high in pairwise(edges):
            if distance[low] > 0 and high - low + LENGTH - 1 >= least:
                back = int(distance[low])
                first, past = start + low, start + high + LENGTH - 1
                yield _Passage(first, past, first - back, past - back)


def _is_pulled(batch: Batch, passage: _Passage) -> bool:
    """Tell whether a passage is a pull quote: a line of its own in one place, and a part of a longer paragraph in the other."""
    (first, past), (earlier, earlier_past) = _places(batch, passage)
    words, lines = batch.words, batch.lines
    around = words.line[earlier]
    alone = words.line[first] == words.line[past - 1] and _paragraphs(batch, first, past) is not None
    within = around == words.line[earlier_past - 1] and lines.word_count[around] >= passage.words + _LONGER
    return alone and bool(within and lines.ends_sentence[around])


def _places(batch: Batch, passage: _Passage) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the words that may go and those that stay: the later ones go, or the earlier ones where they alone are whole lines."""
    later, earlier = passage[:2], passage[2:]
    if not _paragraphs(batch, *later) and _paragraphs(batch, *earlier):
        return earlier, later
    return later, earlier


def _hit(batch: Batch, passage: _Passage, severity: Severity) -> Hit:
    words, text = batch.words, batch.text
    here, before = _places(batch, passage)
    edit = _paragraphs(batch, *here) or _sentences(batch, *here)
    (first, past), (earlier, earlier_past) = here, before
    start, end = int(words.start[first]), int(words.end[past - 1])
    shown = text[start : min(end, start + _SHOWN)].replace("\n", " ")
    low, high = words.of_document[words.document[first] :][:2]
    if passage.words >= _MOST * (high - low):
        message = f"the text stands here once more, {passage.words} words of it"
    else:
        message = f"these {passage.words} words stand in the text {'before' if earlier < first else 'once more, further down'}"
    location = _location(batch, earlier, earlier_past)
    fix = Fix(safe=False, edits=(edit,)) if edit else None
    return Hit(start, end, f"{message}: “{shown}…”", severity, fix=fix, related=(location,))


def _paragraphs(batch: Batch, first: int, past: int) -> Edit | None:
    """Return what cuts the words ``[first, past)`` where they are whole lines."""
    words, lines = batch.words, batch.lines
    low, high = int(lines.start[words.line[first]]), int(lines.end[words.line[past - 1]])
    before, after = _MARKS
    whole = int(words.start[first]) - low <= before and high - int(words.end[past - 1]) <= after
    return Edit(start=low, end=high, text="") if whole else None


def _sentences(batch: Batch, first: int, past: int) -> Edit | None:
    """Return what cuts the words ``[first, past)`` where they are whole sentences: half a one would break what is left."""
    words, lines, ends = batch.words, batch.lines, batch.once(sentence_ends)
    start, end = int(words.start[first]), int(words.end[past - 1])
    low = max(_last(ends.end, start), int(lines.start[words.line[first]]))
    high = min(_next(ends.end, end), int(lines.end[words.line[past - 1]]))
    before, after = _MARKS
    whole = start - low <= before and len(batch.text[end:high].strip()) <= after
    return Edit(start=low, end=high, text="") if whole else None


def _last(places: Offsets, place: int) -> int:
    """Return the last of ``places``, which are in order, that is not after ``place``; 0 where there is none."""
    at = int(np.searchsorted(places, place, side="right"))
    return int(places[at - 1]) if at else 0


def _next(places: Offsets, place: int) -> int:
    """Return the first of ``places``, which are in order, that is not before ``place``; a very large one where there is none."""
    at = int(np.searchsorted(places, place))
    return int(places[at]) if at < len(places) else sys.maxsize


def _location(batch: Batch, first: int, past: int) -> RelatedLocation:
    """Return where the words ``[first, past)`` stand, in the offsets of their document."""
    start, end, document = int(batch.words.start[first]), int(batch.words.end[past - 1]), int(batch.words.document[first])
    origin = int(batch.starts[document])
    return RelatedLocation(
        seed=batch.documents[document].id, start=start - origin, end=end - origin, text=batch.text[start:end][:EXCERPT_LENGTH]
    )
