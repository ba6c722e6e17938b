"""Choose a document's source from its credits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from seedproof.core.seed import Credit, CreditKind
from seedproof.parse.lines.bylines import CreditedName

__all__ = ["Ranked", "rank", "source_of"]

_NEVER: Final = -1
_KINDS: Final = {CreditKind.AGENCY: 0, CreditKind.OUTLET: 1, CreditKind.URL: 2, CreditKind.BYLINE: 3}
_UNLABELLED: Final = 4  # what a "Source:" names comes before all else
_COPYRIGHT_NOTICE: Final = 9


class Ranked(NamedTuple):
    """Hold a credit with its rank.

    ``credit``: the credit.
    ``rank``: how good a source it is: the less the better, below zero for none.
    """

    credit: Credit
    rank: int


def rank(named: CreditedName, kind: CreditKind, *, near: bool) -> int:
    """Return how good a source a name is. Photographers, and names far from the article that no label announces, are none."""
    if kind is CreditKind.PHOTO or not (near or named.labelled):
        return _NEVER
    if kind is CreditKind.OUTLET and named.start > 0 and not named.labelled:
        return _COPYRIGHT_NOTICE
    return _KINDS[kind] + (0 if named.labelled else _UNLABELLED)


def source_of(credits: Iterable[Ranked]) -> Credit | None:
    """Return the best of the credits."""
    usable = [c for c in credits if c.rank > _NEVER]
    return min(usable, key=lambda c: (c.rank, c.credit.start)).credit if usable else None
