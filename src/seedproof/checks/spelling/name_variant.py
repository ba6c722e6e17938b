"""One name, two spellings, in one seed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling._arrays import distinct
from seedproof.checks.spelling._blocking import near_pairs
from seedproof.checks.spelling._likeness import Likeness, likeness
from seedproof.checks.spelling._names import Names, names
from seedproof.checks.spelling._report import mixed, spans_of
from seedproof.checks.spelling._together import together
from seedproof.checks.spelling._uses import Uses, at_odds, shared, uses
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.batch import Batch
from seedproof.text.language import LANGUAGES
from seedproof.text.spans import Offsets

__all__ = ["NameVariant"]

_INFLECTING = frozenset(LANGUAGES.index(code) for code in ("de", "ru", "pl", "tr", "ar"))
_LONG_ENOUGH = 5  # letters of a name that is judged without a name or title beside it
_VERY_LONG = 8  # and of one that needs no sign of any kind: few long names differ by a letter
_KNOWN, _WELL_KNOWN = 3.0, 3.5  # Zipf frequencies of a name that many texts have


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
        found = batch.keep(names)
        if not found.is_name.any():
            return
        kinds, spelt, pairs = _candidates(batch, found)
        for places in together(batch, kinds[pairs], found.is_name, lambda a, b: likeness(spelt[a], spelt[b]) > Likeness.NONE):
            if not _alike(found, *(p[0] for p in places)):
                continue
            preferred, odd = sorted((uses(found, p) for p in places), key=lambda u: (-len(u.places), -u.zipf, u.places[0]))
            if _same(found, preferred, odd):
                severity: Severity | None = None if _clear(preferred, odd) else "info"
                yield mixed(batch, spans_of(batch, preferred.places), spans_of(batch, odd.places), "name", severity)


def _candidates(batch: Batch, found: Names) -> tuple[Offsets, dict[int, str], Offsets]:
    """The word types that are names, their spelling, and which pairs of them may be one name, as rows of indices."""
    words, folded = batch.columns.words, batch.columns.folded
    _, shown, _, inverse = words.types
    index = np.flatnonzero(found.is_name)
    count = len(batch.columns)
    entries = distinct(words.document[index] + count * inverse[index])
    new = np.diff(entries // count, prepend=-1) != 0
    kinds, order = entries[new] // count, np.cumsum(new) - 1
    spans = zip(words.start[shown[kinds]].tolist(), words.bare_end[shown[kinds]].tolist(), strict=True)
    spelt = dict(zip(kinds.tolist(), (folded[a:b] for a, b in spans), strict=True))
    return kinds, spelt, near_pairs(list(spelt.values()), (order, entries % count))


def _level(found: Names, one: int, other: int) -> Likeness:
    return likeness(found.folded(one), found.folded(other), int(found.vocabulary.language[one]) in _INFLECTING)


def _alike(found: Names, one: int, other: int) -> bool:
    """Whether two words may be one name by their letters, and are not both well known, as Andrew and Andrea are."""
    level, zipf = _level(found, one, other), found.vocabulary.zipf
    return Likeness.NONE < level < Likeness.MARKS and (level == Likeness.SOUND or bool(min(zipf[one], zipf[other]) < _KNOWN))


def _same(found: Names, preferred: Uses, odd: Uses) -> bool:
    """Whether their context makes two spellings one name."""
    level = _level(found, odd.places[0], preferred.places[0])
    if shared(preferred, odd):
        return level > Likeness.EDGE or (odd.zipf == 0 and bool(preferred.given & odd.given))
    inflecting = int(found.vocabulary.language[odd.places[0]]) in _INFLECTING
    return level > Likeness.FAR and not inflecting and _alone(preferred, odd) and not at_odds(preferred, odd)


def _alone(preferred: Uses, odd: Uses) -> bool:
    """Whether one spelling, unknown to the table, refers back to the other, or can only be a slip for it."""
    shortest = min(len(preferred.folded), len(odd.folded))
    if odd.zipf == 0 and len(odd.places) == 1 and preferred.zipf >= _WELL_KNOWN:
        return shortest >= _LONG_ENOUGH
    bare, named = (odd, preferred) if not (odd.given or odd.after) else (preferred, odd)
    if bare.given or bare.after or (bare.zipf > 0 and odd.zipf > 0) or shortest < _LONG_ENOUGH:
        return False
    return bool(named.before or named.after) or len(named.places) > 1 or shortest >= _VERY_LONG


def _clear(preferred: Uses, odd: Uses) -> bool:
    """Whether it is clear that these are one name, and which spelling is the slip; else the finding only informs."""
    if len(odd.places) > 1 and len(odd.places) * 2 > len(preferred.places):
        return False
    return shared(preferred, odd) or (preferred.zipf >= _WELL_KNOWN and odd.zipf == 0)
