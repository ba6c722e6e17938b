"""Gather how a name is mentioned in one seed, and tell whether two spellings are mentioned as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from seedproof.checks.spelling.names.names import Names, Neighbour
from seedproof.checks.spelling.shared.lists import COURTESIES, TITLES
from seedproof.checks.spelling.shared.similarity import Similarity, similarity

__all__ = ["Mentions", "contradict", "mentions", "share_context"]


@dataclass(frozen=True)
class Mentions:
    """Hold how one seed mentions one spelling.

    ``folded``: the spelling
    ``words``: indexes of the words
    ``before``: the names and titles before them
    ``after``: the names after them
    ``followed``: the same, and common words with a capital: a "Terri Burl" is not a "Terry Shumaker"
    ``apart``: those of all these that only a comma joins to them: "on Friday, Merrow"
    ``zipf``: its frequency in the table, 0 where it is not there
    """

    folded: str
    words: tuple[int, ...]
    before: frozenset[str]
    after: frozenset[str]
    followed: frozenset[str]
    apart: frozenset[str]
    zipf: float

    @property
    def given(self) -> frozenset[str]:
        """Return the names before it."""
        return self.before - TITLES

    @property
    def titles(self) -> frozenset[str]:
        """Return the titles before it, mere courtesies left out."""
        return (self.before & TITLES) - COURTESIES


def mentions(names: Names, spellings: Sequence[Sequence[int]]) -> list[Mentions]:
    """Return how each spelling, given by its words in one document, is mentioned."""
    flat = np.array([word for words in spellings for word in words], np.int64)
    beside = iter(zip(names.beside(flat, -1), names.beside(flat, 1), strict=True))
    return [_mentions(names, words, [next(beside) for _ in words]) for words in spellings]


def _mentions(names: Names, words: Sequence[int], beside: Sequence[tuple[Neighbour | None, Neighbour | None]]) -> Mentions:
    """Return how a spelling is mentioned, given what stands beside each of its words."""
    before = frozenset(one.word for one, _ in beside if one and not one.common)
    followed = [other for _, other in beside if other]
    after = frozenset(name.word for name in followed if not name.common)
    near = {name.word for both in beside for name in both if name and not name.apart}
    apart = frozenset(name.word for both in beside for name in both if name) - near
    zipf = float(names.vocabulary.zipf[words[0]])
    return Mentions(names.folded(words[0]), tuple(words), before, after, frozenset(name.word for name in followed), apart, zipf)


def share_context(a: Mentions, b: Mentions) -> bool:
    """Tell whether a name, or a title of office, stands at the same side of both."""
    return bool((a.given & b.given) or (a.after & b.after) or (a.titles & b.titles))


def contradict(preferred: Mentions, odd: Mentions) -> bool:
    """Tell whether what stands beside them makes them two names: unlike names, or one is a first and one a family name.

    What only a comma joins to the odd one is not held against it: "on Friday, Merrow". The other stands in lists where it is a place.
    """
    given, followed = _parts(odd.given - odd.apart), _parts(odd.followed - odd.apart)
    beside = (_parts(preferred.given), given), (_parts(preferred.followed), followed)
    if any(x and y and not _any_alike(x, y) for x, y in beside):
        return True
    first = odd.after - odd.apart and not given and preferred.given and not preferred.after
    family = given and not odd.after - odd.apart and preferred.after and not preferred.given
    return bool(first or family)


def _parts(beside: frozenset[str]) -> frozenset[str]:
    """Leave out initials, which stand between a first name and a family name."""
    return frozenset(word for word in beside if len(word) > 1)


def _any_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether any two words of both sets are the same, or spelt alike."""
    return any(x == y or similarity(x, y) >= Similarity.FAR for x in left for y in right)
