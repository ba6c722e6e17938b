"""Texts that say the same few words over and over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final, Literal, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.repetition.ngrams import extended, ngrams
from seedproof.checks.garbled.shared.repeats import recurring
from seedproof.checks.options import Count
from seedproof.core.finding import EXCERPT_LENGTH, Family, Hit, RelatedLocation, Severity
from seedproof.text.hashes import Hashes
from seedproof.text.sets import within

# Limits of Rae et al. 2021 ("Gopher"), appendix A.1: share of the characters that may lie in the most frequent
# sequence of n words, and in sequences of n words that come more than once.
_TOP: Final = {2: 0.20, 3: 0.18, 4: 0.16}
_REPEATED: Final = {5: 0.15, 6: 0.14, 7: 0.13, 8: 0.12, 9: 0.11, 10: 0.10}
_SUSPECT: Final = 0.05  # share of repeated five-word sequences from which a document is measured: below all limits (guessed)


class _Measure(NamedTuple):
    """Measure of how much of a document lies in sequences of one length.

    ``share``: of its characters.
    ``limit``: what is usual at most.
    ``first``, ``past``: the words ``[first, past)`` show it.
    ``last``: the first word of the last such sequence.
    ``times``: occurrences of the most frequent sequence, 0 where all repeated ones are meant.
    """

    share: float
    limit: float
    first: int
    past: int
    last: int
    times: int


class RepeatedNgrams(BatchCheck):
    """Finds texts that consist to a large part of word sequences which come back again and again.

    **Why it matters**

    Lists made by a program, keyword stuffing and text of a model that got stuck look like this. Corpora for language models leave
    such documents out.

    **Example**

    ``cheap hotels in Brunholm, best hotels in Brunholm, family hotels in Brunholm, …``

    **When it is wrong**

    Songs, poems, tables, minutes and legal texts repeat on purpose: it is never more than information. The limits are those of Gopher
    (Rae et al. 2021): at most 20, 18 and 16 per cent of the characters in the most frequent sequence of 2, 3 and 4 words, and at most
    15 to 10 per cent in sequences of 5 to 10 words that come more than once.

    **Options**

    `least-words` (200): words a document needs to be measured.
    """

    code: ClassVar[str] = "GRB502"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "info"
    speaks_of: ClassVar[Literal["span", "document"]] = "document"

    least_words: Count = 200  # guessed

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return one finding for each document past a limit, at the first sequence that is furthest past it; the last is related."""
        edges = batch.words.of_document
        repeated = np.flatnonzero(batch.once(ngrams).repeated)
        counts, times = np.diff(edges), np.diff(np.searchsorted(repeated, edges))
        suspect = (counts >= self.least_words) & (times > _SUSPECT * counts)
        for document in np.flatnonzero(suspect).tolist():
            past = [m for m in _measures(batch, int(edges[document]), int(edges[document + 1])) if m.share > m.limit]
            if past:  # one sequence that fills the text tells more than many that repeat
                yield _hit(batch, max(past, key=lambda m: (m.times > 0, m.share / m.limit)))


def _measures(batch: Batch, low: int, high: int) -> list[_Measure]:
    """Measure the document that has the words ``[low, high)``, as far as it may be past a limit."""
    words = batch.words
    hashes, lengths = words.hash[low:high], words.length[low:high]
    total, longest = float(lengths.sum()) or 1.0, int(lengths.max())
    found = []
    sequences, again, count = hashes, np.flatnonzero(batch.once(ngrams).repeated[low:high]), len(hashes)
    for n in range(2, max(_REPEATED) + 1):
        sequences = extended(hashes, sequences, n - 1)
        # No longer sequence is more frequent: few texts come near the limits.
        if n in _TOP and count * n * longest > _TOP[n] * total:
            at, last, count = _most_frequent(sequences)
            share = float(count * lengths[at : at + n].sum()) / total
            found.append(_Measure(share, _TOP[n], low + at, low + at + n, low + last, count))
        if n in _REPEATED:
            # What comes again in n words does so in its first n - 1.
            again = again[again < len(sequences)]
            again = again[recurring(sequences[again])]
            if not len(again):
                break
            inside = np.zeros(len(hashes), bool)
            inside[(again[:, None] + np.arange(n)).reshape(-1)] = True
            share = float(lengths[inside].sum()) / total
            at, last = int(again[0]), int(again[-1])
            found.append(_Measure(share, _REPEATED[n], low + at, low + at + n, low + last, 0))
    return found


def _most_frequent(sequences: Hashes) -> tuple[int, int, int]:
    """Return where the most frequent sequence stands first and last, and how often it comes."""
    ordered = np.sort(sequences)
    edges = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1], [True])))
    counts = np.diff(edges)
    top = ordered[edges[:-1]][counts == counts.max()]
    first = int(within(sequences, top).argmax())
    return first, int(np.flatnonzero(sequences == sequences[first])[-1]), int(counts.max())


def _hit(batch: Batch, measure: _Measure) -> Hit:
    start, end = _span(batch, measure.first, measure)
    share, limit = f"{measure.share:.0%}", f"{measure.limit:.0%}"
    message = f"{share} of the text are word sequences that it repeats; {limit} is usual at most"
    if measure.times:
        message = f"“{batch.text[start:end]}” makes {share} of the text, {measure.times} times; {limit} is usual at most"
    return Hit(start, end, message, related=(_last(batch, measure),))


def _span(batch: Batch, first: int, measure: _Measure) -> tuple[int, int]:
    return int(batch.words.start[first]), int(batch.words.end[first + measure.past - measure.first - 1])


def _last(batch: Batch, measure: _Measure) -> RelatedLocation:
    """Return where the last of the sequences stands, in the offsets of their document."""
    start, end = _span(batch, measure.last, measure)
    document = int(batch.words.document[measure.first])
    origin = int(batch.starts[document])
    shown = batch.text[start:end][:EXCERPT_LENGTH]
    return RelatedLocation(seed=batch.documents[document].id, start=start - origin, end=end - origin, text=shown)
