"""Who is named in a corpus: counts that add up, in any order, over any cut of the corpus into batches.

They hold names, titles, seed ids and spans, never running text, and as many entries as there are different names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from seedproof.checks.spelling._people import Key, people
from seedproof.core.finding import Place
from seedproof.text.batch import Batch

__all__ = ["Person", "Register", "register"]

_EXAMPLES = 2
_COMPANIONS = 16  # a sample: the same for the same seeds, whatever the order

Example = tuple[str, int, int, str]


@dataclass(slots=True)
class Person:
    """One spelling of a full name: ``seeds`` that have it, ``titles`` before it by seeds, a sample of ``companions`` (hashes)."""

    seeds: int = 0
    titles: dict[str, int] = field(default_factory=dict)
    companions: list[int] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)

    def add(self, other: Person) -> None:
        """Add what was counted elsewhere."""
        self.seeds += other.seeds
        for title, count in other.titles.items():
            self.titles[title] = self.titles.get(title, 0) + count
        self.companions = sorted({*self.companions, *other.companions})[:_COMPANIONS]
        self.examples = sorted(self.examples + other.examples)[:_EXAMPLES]

    def places(self) -> tuple[Place, ...]:
        """Return the examples as places."""
        return tuple(Place(seed=seed, start=start, end=end, text=text) for seed, start, end, text in self.examples)


@dataclass(slots=True)
class Register:
    """``people`` by language and name · ``together``: namesakes that one seed names both."""

    people: dict[Key, Person] = field(default_factory=dict)
    together: set[tuple[Key, Key]] = field(default_factory=set)

    def add(self, other: Register) -> Register:
        """Add what was counted elsewhere; returns self."""
        for key, person in other.people.items():
            self.people.setdefault(key, Person()).add(person)
        self.together |= other.together
        return self


def register(batch: Batch) -> Register:
    """Return the people of a batch."""
    counted, text = Register(), batch.columns.text
    starts = batch.columns.starts.tolist()
    for document, named in people(batch).items():
        seed, offset = batch.seeds[document].id, starts[document]
        families = sorted({uses.hash for uses in named.values()})[: _COMPANIONS + 1]
        for key, uses in named.items():
            start, end = uses.spans[0]
            companions = [h for h in families if h != uses.hash][:_COMPANIONS]
            example = (seed, start - offset, end - offset, text[start:end])
            person = Person(1, dict.fromkeys(uses.titles, 1), companions, [example])
            if key in counted.people:
                counted.people[key].add(person)
            else:
                counted.people[key] = person
        counted.together |= _namesakes(list(named))
    return counted


def _namesakes(keys: list[Key]) -> set[tuple[Key, Key]]:
    """Pairs of names in one seed that share the first or the family name: two people, not two spellings."""
    found = set()
    for part in (1, 2):
        if len({key[part] for key in keys}) < len(keys):
            ordered = sorted(keys, key=lambda key: (key[part], key))
            found |= {(min(a, b), max(a, b)) for a, b in pairwise(ordered) if a[part] == b[part]}
    return found
