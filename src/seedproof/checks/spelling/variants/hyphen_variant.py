"""Find one compound in two ways, in one seed: with a hyphen and without."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling.shared.agreed import HeedsSpellings
from seedproof.checks.spelling.shared.wording import mixed
from seedproof.checks.spelling.variants.compounds import Compounds
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["HyphenVariant"]


class HyphenVariant(HeedsSpellings, BatchCheck):
    """Finds compounds that a seed writes with a hyphen and as one word, and names with a hyphen and as two.

    **Why it matters**
    "e-mail" and "email", "Al-Qaeda" and "Al Qaeda" are different words to a search, a count and a model.

    **Example**
    "Both sides promised co-operation. … Such cooperation is new."

    **When it is wrong**
    A hyphen at a line's end that a scraper left in, and names joined for the occasion: "the Oslo-Bergen line".
    What the project's `checks/spellings.toml` settles is not compared.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL105"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "info"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first place of the rarer form, with a fix for all its places."""
        if len(batch.words) < 2:
            return
        found = Compounds(batch)
        for key, spans in sorted(found.hyphened.items(), key=lambda item: item[1][0]):
            for rivals in (found.solid, found.open):
                if key in rivals:
                    preferred, odd = sorted((spans, rivals[key]), key=lambda s: (-len(s), s[0]))
                    yield from mixed(batch, self.agreed, preferred, odd, "compound")
