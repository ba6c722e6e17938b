"""Words that no passage has together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.batch.vocabulary import vocabulary
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.noise.outliers import excuse, outliers
from seedproof.checks.garbled.shared.words import SAID_OF_WORDS
from seedproof.checks.options import Amount
from seedproof.core.finding import Family, Hit, Severity

_STRONG: Final = 1.0  # weight of a word that should not be there at all
_WITHOUT_STRONG: Final = 4 / 3  # times the least evidence that a line without such a word needs (guessed)
_TELLING: Final = 0.5  # weight from which a word is shown (guessed)
_CERTAIN: Final = 8  # evidence whose score is 1 (guessed)
_SHOWN: Final = 4


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

    `outliers` (3.6): how much evidence a line needs; a name in lower case or an unknown word counts 1, a very rare word 0.6, a rare one
    0.2. `density` (0.09): evidence for each word of the line. Half of either gives a finding of severity info.
    """

    code: ClassVar[str] = "GRB307"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = SAID_OF_WORDS

    outliers: Amount = 3.6  # guessed
    density: Amount = 0.09  # guessed

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Add up each line's outliers and report the stretch that holds them."""
        lines, words, weight = batch.lines, batch.words, outliers(batch)
        least, sparse = self.outliers / 2, self.density / 2 * lines.word_count
        index = np.flatnonzero(weight)
        line, listed = words.line[index], batch.once(vocabulary).zipf(index) > 0
        total = np.bincount(line, weight[index], len(lines))
        close = np.flatnonzero((total >= least) & (total >= sparse))
        excuse(batch, weight, index, close)
        said = weight[index]
        total, known, strong = (np.bincount(line, column, len(lines)) for column in (said, said * listed, said >= _STRONG))
        # Two very rare words may be good style; one word that should not be there at all is more.
        enough = (total >= least) & (total >= sparse) & (known >= total / 2) & ((strong > 0) | (total >= _WITHOUT_STRONG * least))
        sure = (total >= self.outliers) & (total >= 2 * sparse)
        for number in close[enough[close]].tolist():
            yield _hit(batch, number, weight, None if sure[number] else "info")


def _hit(batch: Batch, line: int, weight: npt.NDArray[np.float64], severity: Severity | None) -> Hit:
    lines, words = batch.lines, batch.words
    index = np.arange(lines.first[line], lines.last[line])
    odd = index[weight[index] >= _TELLING]
    odd = odd if len(odd) > 1 else index[weight[index] > 0]
    shown = ", ".join(f"“{words.text(i)}”" for i in odd[np.argsort(-weight[odd], kind="stable")][:_SHOWN].tolist())
    score = round(min(1.0, float(weight[index].sum()) / _CERTAIN), 2)
    return Hit(int(words.start[odd[0]]), int(words.end[odd[-1]]), f"words that do not belong together: {shown}", severity, score)
