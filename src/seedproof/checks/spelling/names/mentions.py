"""How a name is used in one seed, and whether two spellings are used as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from seedproof.checks.spelling.names.names import Names
from seedproof.checks.spelling.shared.lists import COURTESIES, TITLES
from seedproof.checks.spelling.shared.similarity import Likeness, likeness

__all__ = ["Uses", "at_odds", "shared", "uses"]

Neighbour = tuple[str, bool] | None


@dataclass(frozen=True)
class Uses:
    """The places of one spelling in one seed: words, the names and titles before and after them, its frequency in the table.

    ``followed`` has what is in ``after``, and common words with a capital: a "Terri Burl" is not a "Terry Shumaker".
    """

    folded: str
    places: tuple[int, ...]
    before: frozenset[str]
    after: frozenset[str]
    followed: frozenset[str]
    zipf: float

    @property
    def given(self) -> frozenset[str]:
        """The names before it."""
        return self.before - TITLES

    @property
    def titles(self) -> frozenset[str]:
        """The titles before it, mere courtesies left out."""
        return (self.before & TITLES) - COURTESIES


def uses(names: Names, spellings: Sequence[Sequence[int]]) -> list[Uses]:
    """Return how each spelling, given by its places in one document, is used as a name."""
    flat = np.array([place for places in spellings for place in places], np.int64)
    beside = iter(zip(names.beside(flat, -1), names.beside(flat, 1), strict=True))
    return [_uses(names, places, [next(beside) for _ in places]) for places in spellings]


def _uses(names: Names, places: Sequence[int], beside: Sequence[tuple[Neighbour, Neighbour]]) -> Uses:
    before = frozenset(one[0] for one, _ in beside if one and not one[1])
    followed = [other for _, other in beside if other]
    after = frozenset(name for name, common in followed if not common)
    zipf = float(names.vocabulary.zipf[places[0]])
    return Uses(names.folded(places[0]), tuple(places), before, after, frozenset(name for name, _ in followed), zipf)


def shared(a: Uses, b: Uses) -> bool:
    """Whether a name, or a title of office, stands at the same side of both."""
    return bool((a.given & b.given) or (a.after & b.after) or (a.titles & b.titles))


def at_odds(a: Uses, b: Uses) -> bool:
    """Whether what stands beside them makes them two names: unlike names, or one is a first and one a family name."""
    unlike = any(x and y and not _any_alike(x, y) for x, y in ((a.given, b.given), (a.followed, b.followed)))
    return unlike or any(x.given and not x.after and y.after and not y.given for x, y in ((a, b), (b, a)))


def _any_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return any(x == y or likeness(x, y) >= Likeness.FAR for x in left for y in right)
