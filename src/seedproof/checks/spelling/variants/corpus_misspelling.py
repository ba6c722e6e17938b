"""Find words that the corpus nearly always spells otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import numpy as np
from pydantic import Field

from seedproof.batch import Batch
from seedproof.checks.base import CorpusCheck
from seedproof.checks.options import Count
from seedproof.checks.spelling.shared.agreed import HeedsSpellings
from seedproof.checks.spelling.shared.lists import types_in
from seedproof.checks.spelling.variants.misspellings import Meant, WordCounts, count_words, meant, ordinary
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Offsets

__all__ = ["CorpusMisspelling"]


class CorpusMisspelling(HeedsSpellings, CorpusCheck[WordCounts, dict[str, Meant]]):
    """Finds English words with a letter too many, too few, or two letters swapped, that the corpus elsewhere spells right.

    **Why it matters**
    "enviroment" is not found by who looks for "environment"; a page full of such slips was typed in haste or read by a machine.

    **Example**
    "The enviroment suffers", in a corpus that has "environment" a hundred times.

    **When it is wrong**
    Rare words that no word list has and that are a letter away from a frequent one, such as terms of a trade. A word with
    another letter in place of one is left alone, as it too often is another word.
    What the project's `checks/spellings.toml` settles is not compared.

    **Options**
    `min-uses` (10): how often the corpus must have the right spelling.
    """

    code: ClassVar[str] = "SPL202"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "info"

    min_uses: Annotated[Count, Field(ge=2)] = 10

    def tally(self, batch: Batch) -> WordCounts:
        """Return how often each long English word is in lower case."""
        return count_words(batch)

    def merge(self, left: WordCounts, right: WordCounts) -> WordCounts:
        """Return the counts of both."""
        for word, uses in right.unknown.items():
            left.unknown[word] = left.unknown.get(word, 0) + uses
        return left._replace(known=left.known + right.known)

    def decide(self, counts: WordCounts) -> dict[str, Meant]:
        """Return the words to report, each with the one that was meant."""
        return meant(counts, self.min_uses, self.agreed)

    def required_literals(self, decisions: dict[str, Meant]) -> frozenset[str]:
        """Return the misspelt words."""
        return frozenset(decisions)

    def find(self, batch: Batch, decisions: dict[str, Meant]) -> Iterator[Hit]:
        """Report each place, with a fix."""
        words, text = batch.words, batch.text
        index: Offsets = np.flatnonzero(types_in(batch, hash_words(sorted(decisions)))[words.types.kind])
        index = index[ordinary(batch, index)]
        for start, end in zip(words.start[index].tolist(), words.bare_end[index].tolist(), strict=True):
            wrong = text[start:end]
            uses, right = decisions[wrong]
            message = f"“{wrong}” may be a slip for “{right}”, which this corpus has {uses:,} times"
            yield Hit(start, end, message, fix=Fix(safe=False, edits=(Edit(start=start, end=end, text=right),)), variants=(right, wrong))
