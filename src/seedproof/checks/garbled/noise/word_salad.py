"""Words that no passage has together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.noise.outliers import excuse, outliers
from seedproof.checks.garbled.shared.vocabulary import vocabulary
from seedproof.core.finding import Family, Hit, Severity


class WordSalad(BatchCheck):
    """Finds passages in which words were replaced by others that do not belong there.

    **Why it matters**

    Random or thesaurus replacement, as in texts made to fool a filter, leaves sentences that mean nothing. No spell checker sees them:
    every word is in some dictionary.

    **Example**

    ``The council quesada its yappin on Tuesday after a lengthy debate on the espero of the becky.``

    **When it is wrong**

    A line dense with rare words, such as a list of plants or of dishes; terms that the document uses again, compounds and words of
    other languages do not count. Names in lower case, shouted words and words that only a large dictionary has count most.

    **Options**

    ``outliers``: how much evidence a line needs; a name in lower case or an unknown word counts 1, a very rare word 0.6, a rare one 0.2.
    ``density``: evidence for each word of the line. Half of either gives a finding of severity info.
    """

    code: ClassVar[str] = "GRB307"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    outliers: float = 3.6
    density: float = 0.09

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Add up each line's outliers and report the stretch that holds them."""
        lines, words, kept = batch.lines, batch.words, batch.once(vocabulary)
        weight = outliers(batch)
        least, sparse = self.outliers / 2, self.density / 2 * lines.word_count
        at = np.flatnonzero(weight)
        total = np.bincount(words.line[at], weight[at], minlength=len(lines))
        close = np.flatnonzero((total >= least) & (total >= sparse))
        excuse(batch, weight, at, close)
        line, listed = words.line[at], kept.zipf[kept.type[at]] > 0
        total = np.bincount(line, weight[at], minlength=len(lines))
        known = np.bincount(line, weight[at] * listed, minlength=len(lines))
        strong = np.bincount(line, weight[at] >= 1, minlength=len(lines))
        # Two very rare words may be good style; one word that should not be there at all is more.
        enough = (total >= least) & (total >= sparse) & (known >= total / 2) & ((strong > 0) | (total >= 4 / 3 * least))
        sure = (total >= self.outliers) & (total >= 2 * sparse)
        for line in close[enough[close]].tolist():
            yield _hit(batch, line, weight, None if sure[line] else "info")


def _hit(batch: Batch, line: int, weight: npt.NDArray[np.float64], severity: Severity | None) -> Hit:
    lines, words = batch.lines, batch.words
    places = np.arange(lines.first[line], lines.last[line])
    odd = places[weight[places] >= 0.5]
    odd = odd if len(odd) > 1 else places[weight[places] > 0]
    shown = ", ".join(f"“{words.text(i)}”" for i in odd[np.argsort(-weight[odd], kind="stable")][:4].tolist())
    score = round(min(1.0, float(weight[places].sum()) / 8), 2)
    return Hit(int(words.start[odd[0]]), int(words.end[odd[-1]]), f"words that do not belong together: {shown}", severity, score)
