"""One name, two spellings, in one seed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling._blocking import near_pairs
from seedproof.checks.spelling._likeness import Likeness, likeness
from seedproof.checks.spelling._names import Names, names
from seedproof.checks.spelling._report import mixed, spans_of
from seedproof.checks.spelling._together import together
from seedproof.checks.spelling._uses import Uses, at_odds, shared, uses
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.batch import Batch
from seedproof.text.language import LANGUAGES

__all__ = ["NameVariant"]

_INFLECTING = frozenset(LANGUAGES.index(code) for code in ("de", "ru", "pl", "tr", "ar"))
_LONG_ENOUGH = 6  # letters of a name that is judged without a name or title beside it
_KNOWN = 3.0  # Zipf frequency of a name that many texts have


class NameVariant(BatchCheck):
    """Finds names that a seed spells in two ways.

    **Why it matters**
    Whoever searches, counts or links names misses the odd one, and a model learns two people where there is one.

    **Example**
    "Attorney General Eric Schneidermann … Scheidermann, whose office …": the second lacks a letter.

    **When it is wrong**
    Two people with nearly the same name, of whom the seed never says the first names. Likeness alone is never enough:
    the spellings must share a first name, a title or the word after them, or the odd one must stand alone, be unknown
    to the word table and have nothing beside it that speaks for a second person.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL101"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first place of the rarer spelling, with a fix for all its places."""
        found, types = batch.keep(names), batch.columns.words.types
        kinds = np.unique(types[3][found.is_name])
        kinds = kinds[np.argsort(types[1][kinds])].tolist()
        folded = [found.folded(int(types[1][k])) for k in kinds]
        pairs = [(kinds[i], kinds[j]) for i, j in near_pairs(folded) if likeness(folded[i], folded[j]) > Likeness.NONE]
        for places in together(batch, pairs, found.is_name):
            one, other = (uses(found, p) for p in places)
            preferred, odd = sorted((one, other), key=lambda u: (-len(u.places), -u.zipf, u.places[0]))
            if _same(found, preferred, odd):
                spans = (spans_of(batch, u.places) for u in (preferred, odd))
                yield mixed(batch, *spans, "name", None if _clear(preferred, odd) else "info")


def _same(found: Names, preferred: Uses, odd: Uses) -> bool:
    inflecting = int(found.vocabulary.language[odd.places[0]]) in _INFLECTING
    level = likeness(preferred.folded, odd.folded, inflecting)
    if level in (Likeness.NONE, Likeness.MARKS) or (preferred.zipf >= _KNOWN <= odd.zipf and level < Likeness.SOUND):
        return False
    if shared(preferred, odd):
        return level > Likeness.EDGE or (odd.zipf == 0 and bool(preferred.given & odd.given))
    return level > Likeness.FAR and not inflecting and _alone(preferred, odd) and not at_odds(preferred, odd)


def _alone(preferred: Uses, odd: Uses) -> bool:
    """Whether one spelling is introduced and the other, unknown, only refers back to it."""
    bare, named = (odd, preferred) if not (odd.given or odd.after) else (preferred, odd)
    if bare.given or bare.after or bare.zipf > 0 or min(len(bare.folded), len(named.folded)) < _LONG_ENOUGH:
        return False
    return bool(named.before or named.after) or len(named.places) > 1


def _clear(preferred: Uses, odd: Uses) -> bool:
    """Whether the seed itself says which spelling is the slip."""
    return len(odd.places) == 1 and (len(preferred.places) > 1 or (preferred.zipf > 0 and odd.zipf == 0))
