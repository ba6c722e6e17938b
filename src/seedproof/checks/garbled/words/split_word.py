"""A word that came apart: ``th e``, ``govern- ment``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.shared.vocabulary import capitals_before, known_abroad, zipf_of
from seedproof.checks.garbled.words.split_pairs import TORN, halves, joined
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity

_COMMON: Final = 4.0
_WHOLE: Final = 2.9


class SplitWord(BatchCheck):
    """Finds English words with a space, or the hyphen of an old line end, inside.

    **Why it matters**

    Text taken from a printed page or a PDF keeps the hyphens of its line ends, and loose letter spacing is read as spaces. The halves
    are found by no search.

    **Example**

    ``th e minister``, ``the govern- ment said``, ``an annou ncement``.

    **When it is wrong**

    Two rare words side by side that happen to make a common one. One half must be no word, and the whole must be common. Hyphens that stand
    for what follows (``pre- and post-war``) are left alone.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB302"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Join neighbours of which one is no word, and report those that make a known one."""
        words, text = batch.words, batch.text
        places, hyphened = halves(batch)
        if not len(places):
            return
        zipf, share = zipf_of(joined(batch, places))
        upper = batch.once(capitals_before)
        small = upper[words.end[places + 1]] == upper[words.start[places]]
        known = (zipf >= np.where(hyphened, _WHOLE, _COMMON)) & (hyphened | (small & (share > 0.5)) | (share > 0.8))
        found = np.flatnonzero(known)
        foreign = known_abroad(words.hash[places[found]]) & known_abroad(words.hash[places[found] + 1]) & ~hyphened[found]
        foreign &= np.array([(words.text(i), words.text(i + 1)) not in TORN for i in places[found].tolist()], bool)
        for k in found[~foreign].tolist():
            start, middle, end = int(words.start[places[k]]), int(words.end[places[k]]), int(words.end[places[k] + 1])
            fix = Fix(safe=bool(hyphened[k]), edits=(Edit(start=middle, end=int(words.start[places[k] + 1]), text=""),))
            yield Hit(start, end, f"“{text[start:end]}” is “{text[start:middle]}{words.text(int(places[k]) + 1)}” that came apart", fix=fix)
