"""Wording that rewriting software leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.shared.capitals import capitals
from seedproof.checks.garbled.spun.document_evidence import ENOUGH, LEAST, verdicts
from seedproof.checks.garbled.spun.sequences import impossible_sequences
from seedproof.checks.options import Amount
from seedproof.core.finding import Family, Hit, Severity

_SUPPORT: Final = 0.5  # what lost capitals add in a line (guessed)
_CERTAIN: Final = 3  # evidence whose score is 1 (guessed)
_SHOWN: Final = 4


class SpunWording(BatchCheck):
    """Finds passages that rewriting software or broken machine translation has put into impossible words.

    **Why it matters**

    Spun copies of news are made to pass for new articles. They say something else than the source did, and a corpus that has
    them counts one event several times, in wording that no person uses.

    **Example**

    ``the prime clergyman does now not see the need for an inventory marketplace``.

    **When it is wrong**

    Quoted learners' language, examples in a text on grammar. What tells anywhere is a fixed term with a synonym put in, and "does now not".
    In a document that ``spun-document`` calls spun, neighbours that edited text never has, two articles in a row and
    little words with a capital in mid-sentence tell too; lost capitals in the line support them.

    **Options**

    `evidence` (1.0): twice what a line of such a document needs; an article clash or a tortured phrase counts 1, a pair of words that is
    never seen 0.5, a stray capital 0.3.
    """

    code: ClassVar[str] = "GRB305"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = ("doubled-word", "stray-determiner", "lost-words")

    evidence: Amount = 1.0  # guessed

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Gather impossible sequences by line, and report the lines that have enough of them."""
        lines = batch.lines
        if not len(batch.words):
            return
        start, end, weight, alone = batch.once(impossible_sequences)
        line, seen = lines.containing(start), batch.once(capitals)
        judged = batch.once(verdicts)
        spun = (judged.odds >= LEAST) & (judged.words >= ENOUGH)
        spun[lines.document[line[alone]]] = True  # beside a sure passage, half the evidence is enough
        told = np.flatnonzero(spun[lines.document[line]])
        start, end, weight, line = start[told], end[told], weight[told], line[told]
        total = np.bincount(line, weight, len(lines)).astype(np.float64)  # of nothing at all it is an array of int
        total += np.where(total > 0, _SUPPORT * (seen.lowered & (seen.names > 1)), 0)
        found = np.flatnonzero(total >= self.evidence / 2)
        passages = np.bincount(lines.document[found], minlength=len(batch))[lines.document[found]]
        for index, count in zip(found.tolist(), passages.tolist(), strict=True):
            low, high = np.searchsorted(line, [index, index + 1])
            spans = zip(start[low:high].tolist(), end[low:high].tolist(), strict=True)
            shown = list(dict.fromkeys(batch.text[s:e] for s, e in spans))[:_SHOWN]
            more = f" (one of {count} such passages here)" if count > 1 else ""
            message = f"wording of rewriting software: {', '.join(f'“{s}”' for s in shown)}{more}"
            yield Hit(int(start[low]), int(end[low:high].max()), message, score=round(min(1.0, total[index] / _CERTAIN), 2))
