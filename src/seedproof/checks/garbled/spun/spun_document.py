"""Documents that rewriting software worded."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, ClassVar, Final, Literal

import numpy as np
from pydantic import Field

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.spun.document_evidence import ENOUGH, LEAST, verdicts
from seedproof.checks.garbled.spun.sequences import impossible_sequences
from seedproof.checks.options import Amount
from seedproof.core.finding import Family, Hit, RelatedLocation, Severity

_FEWEST: Final = 2  # different passages without which there is no verdict (guessed)
_FEW: Final = 40  # words that speak, with which a document is doubtful at least (guessed)
_LONGEST: Final = 600  # characters that a finding covers (guessed)
_SHOWN: Final = 6  # passages that a finding shows
_TELLING: Final = 1.0  # log-likelihood ratio from which a word is shown as evidence (guessed)
_IMPOSSIBLE: Final = 2.0  # what a pair that nobody writes counts beside it (guessed)


class SpunDocument(BatchCheck):
    """Finds documents that rewriting software or word-by-word translation has put into other words.

    **Why it matters**

    A spun copy passes for a new article, though it tells the same event again, less exactly and in wording that no person uses. Its
    quotations were never said like that. No single word proves it; the document as a whole does.

    **Example**

    ``The authorities stated that the primary span might be shut for a calendar month due to the fact its pillars had been injured.``

    **When it is wrong**

    Archaic or learners' English, translations word by word, poems. The verdict adds up what each word and pair of words says: how much
    more often rewriting software writes it than people do, whether it was ever seen beside its neighbours, whether the word it was put
    for would have fitted; how dense pairs of little words are that nobody writes, and names without capitals. A rare word that the
    document uses again counts once. Short texts need more. One slip ("accounts a the candidate") proves nothing: it is a
    ``stray-determiner``. Documents that are doubtful or short are information.

    The finding is on the paragraph with most of the evidence; its related places are in all of them.

    **Options**

    `least` (1.0): log odds from which a document is called spun.
    `doubtful` (-1.0): log odds from which it is information.
    """

    code: ClassVar[str] = "GRB309"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = ("spun-wording", "word-salad", "stray-determiner", "lost-words")
    speaks_of: ClassVar[Literal["span", "document"]] = "document"

    least: Annotated[Amount, Field(ge=-100)] = LEAST
    doubtful: Annotated[Amount, Field(ge=-100)] = -1.0  # of 7,461 scraped English documents, not spun, 1 in 500 reaches it

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Return one finding a document, over the paragraph with most of its evidence."""
        if not len(batch.words):
            return
        judged = batch.once(verdicts)
        for document in np.flatnonzero(judged.odds >= min(self.least, self.doubtful)).tolist():
            passages = _passages(batch, document)
            odds = float(judged.odds[document])
            if odds < self.least and judged.words[document] < _FEW:
                continue
            sure = odds >= self.least and judged.words[document] >= ENOUGH
            if len({batch.characters.folded[s:e] for s, e in passages}) >= _FEWEST:
                yield _hit(batch, document, passages, odds, None if sure else "info")


def _passages(batch: Batch, document: int) -> list[tuple[int, int]]:
    """Return the spans of the evidence in a document, the strongest first: impossible pairs, and telling words with their neighbours."""
    words, seen = batch.words, batch.once(verdicts).seen
    start, end, weight, _ = batch.once(impossible_sequences)
    low, high = np.searchsorted(start, [batch.starts[document], batch.ends[document]]).tolist()
    scored = [(_IMPOSSIBLE + float(weight[k]), int(start[k]), int(end[k])) for k in range(low, high)]
    for at, say, reach in ((seen.word, seen.weight, 0), (seen.pair, seen.pair_weight, 1)):
        chosen = np.flatnonzero((words.document[at] == document) & (say >= _TELLING))
        scored += [(float(say[k]), *_with_neighbours(batch, int(at[k]), int(at[k]) + reach)) for k in chosen.tolist()]
    return [(s, e) for _, s, e in sorted(scored, key=lambda row: (-row[0], row[1], row[2]))]


def _with_neighbours(batch: Batch, first: int, last: int) -> tuple[int, int]:
    """Return the span of the words from ``first`` to ``last`` and of those on both sides that stand in the same line."""
    words = batch.words
    before = max(first - 1, 0)
    after = min(last + 1, len(words) - 1)
    low = before if words.line[before] == words.line[first] else first
    high = after if words.line[after] == words.line[last] else last
    return int(words.start[low]), int(words.end[high])


def _hit(batch: Batch, document: int, passages: list[tuple[int, int]], odds: float, severity: Severity | None) -> Hit:
    text, origin, name = batch.text, int(batch.starts[document]), batch.documents[document].id
    shown: list[tuple[int, int]] = []
    for start, end in passages:
        if len(shown) < _SHOWN and all(end <= s or start >= e for s, e in shown):
            shown.append((start, end))
    examples = ", ".join(f"“{text[s:e]}”" for s, e in sorted(shown))
    message = f"the document is worded as rewriting software words it: {examples}"
    related = tuple(RelatedLocation(seed=name, start=s - origin, end=e - origin, text=text[s:e]) for s, e in sorted(shown))
    start, end = _densest(batch, passages)
    return Hit(start, end, message, severity, score=round(1 / (1 + math.exp(-odds)), 3), related=related)


def _densest(batch: Batch, passages: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the stretch of the paragraph with most passages that they span, or its beginning where it is long."""
    line = batch.lines.containing(np.array([start for start, _ in passages], np.int64))
    held = [span for span, of in zip(passages, (line == np.bincount(line).argmax()).tolist(), strict=True) if of]
    start = min(s for s, _ in held)
    return start, max(e for s, e in held if e - start <= _LONGEST or s == start)
