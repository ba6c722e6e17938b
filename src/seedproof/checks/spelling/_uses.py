"""How a name is used in one seed, and whether two spellings are used as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seedproof.checks.spelling._likeness import Likeness, likeness
from seedproof.checks.spelling._names import COURTESIES, TITLES, Names

__all__ = ["Uses", "at_odds", "shared", "uses"]


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


def uses(names: Names, places: Sequence[int]) -> Uses:
    """Return how the word at these places of one document is used as a name."""
    before = frozenset(n for n in map(names.before, places) if n)
    after = frozenset(n for n in map(names.after, places) if n)
    followed = frozenset(n for place in places if (n := names.after(place, common=True)))
    return Uses(names.folded(places[0]), tuple(places), before, after, followed, float(names.vocabulary.zipf[places[0]]))


def shared(a: Uses, b: Uses) -> bool:
    """Whether a name, or a title of office, stands at the same side of both."""
    return bool((a.given & b.given) or (a.after & b.after) or (a.titles & b.titles))


def at_odds(a: Uses, b: Uses) -> bool:
    """Whether what stands beside them makes them two names: unlike names, or one is a first and one a family name."""
    unlike = any(x and y and not _any_alike(x, y) for x, y in ((a.given, b.given), (a.followed, b.followed)))
    return unlike or any(x.given and not x.after and y.after and not y.given for x, y in ((a, b), (b, a)))


def _any_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return any(x == y or likeness(x, y) >= Likeness.FAR for x in left for y in right)
