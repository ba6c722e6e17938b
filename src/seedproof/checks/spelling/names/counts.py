"""Count who is named in a corpus: counts add up, in any order, over any cut of the corpus into batches.

They hold names, titles, seed ids and spans, never running text, and as many entries as there are different names; of many these lie in a
temporary file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.sequences import wordings
from seedproof.checks.spelling.names.people import Key, People, combined_hash, people
from seedproof.core.finding import RelatedLocation
from seedproof.core.spill import SpilledList, shared_spill
from seedproof.text.hashes import Hashes
from seedproof.text.spans import Offsets

__all__ = ["HERE", "NameCounts", "Person", "count_names"]

HERE = 3_000  # people that stay in memory, where each takes 1.2 KB (measured)
_SHARES = 16  # of all names: to decide, those of one are in memory at a time
_EXAMPLES = 2  # of a name that a report shows
_CO_MENTIONED = 17  # names: a sample, a person's own among it, that is the same for the same seeds, whatever the order (guessed)
_TEXTS = 16  # by which copies of one text are told apart from others: of more, copies are the smaller part (guessed)
_NOBODY: frozenset[str] = frozenset()

Example = tuple[str, int, int, str]  # seed, start and end in it, text


class Person(NamedTuple):
    """Hold what is counted of one spelling of a full name.

    ``copies``: how many seeds have it, each copy of one text counted
    ``texts``: hashes of the words of these seeds, a sample
    ``titles``: of office, before it
    ``co_mentioned``: hashes of family names in its seeds, a sample
    ``examples``: where it stands
    ``other_forms``: how it is written where the examples do not show it
    """

    copies: int
    texts: tuple[int, ...]
    titles: frozenset[str]
    co_mentioned: tuple[int, ...]
    examples: tuple[Example, ...]
    other_forms: tuple[str, ...] = ()

    @property
    def seeds(self) -> int:
        """Return how many seeds have it: of copies of one text only one, as long as there are few."""
        return len(self.texts) if len(self.texts) < _TEXTS else self.copies

    @property
    def forms(self) -> set[str]:
        """Return the forms as written."""
        return {*self.other_forms, *(form for *_, form in self.examples)}

    def plus(self, other: Person) -> Person:
        """Return what was counted here and elsewhere."""
        beside = tuple(sorted({*self.co_mentioned, *other.co_mentioned})[:_CO_MENTIONED])
        examples = tuple(sorted(self.examples + other.examples)[:_EXAMPLES])
        texts = tuple(sorted({*self.texts, *other.texts})[:_TEXTS])
        forms = _others(self.forms | other.forms, examples)
        return Person(self.copies + other.copies, texts, self.titles | other.titles, beside, examples, forms)

    def locations(self) -> tuple[RelatedLocation, ...]:
        """Return the examples as locations."""
        return tuple(RelatedLocation(seed=seed, start=start, end=end, text=text) for seed, start, end, text in self.examples)


@dataclass(slots=True)
class NameCounts:
    """Hold what is counted of all names. Of many it lies in a temporary file, in shares of all names.

    ``here``: what is in memory, by language and name
    ``told_apart``: pairs of namesakes that one seed names both: two people
    ``elsewhere``: what was counted before and is in the file: each a list of shares
    """

    here: dict[Key, Person] = field(default_factory=dict)
    told_apart: set[tuple[Key, Key]] = field(default_factory=set)
    elsewhere: list[list[SpilledList[tuple[Key, Person]]]] = field(default_factory=list)

    def add(self, other: NameCounts) -> NameCounts:
        """Add what was counted elsewhere, and return self."""
        _add(self.here, other.here.items())
        self.told_apart |= other.told_apart
        self.elsewhere += other.elsewhere
        if len(self.here) > HERE:
            self._spill()
        return self

    def shares(self) -> Iterator[dict[Key, Person]]:
        """Yield the people of one share of all names after the other: by language and name what is counted of each."""
        if not self.elsewhere:
            yield self.here
            return
        for share, here in enumerate(_shared_out(self.here)):
            people = dict(here)
            for written in self.elsewhere:
                _add(people, written[share])
            yield people

    def __getstate__(self) -> tuple[dict[Key, Person], set[tuple[Key, Key]]]:
        """Be what is counted in memory where it is sent."""
        return {key: person for people in self.shares() for key, person in people.items()}, self.told_apart

    def __setstate__(self, state: tuple[dict[Key, Person], set[tuple[Key, Key]]]) -> None:
        self.here, self.told_apart = state
        self.elsewhere = []

    def _spill(self) -> None:
        spill = shared_spill()
        self.elsewhere.append([SpilledList(share, spill) for share in _shared_out(self.here)])
        self.here = {}


def _add(people: dict[Key, Person], others: Iterable[tuple[Key, Person]]) -> None:
    """Add what was counted of others."""
    for key, person in others:
        mine = people.get(key)
        people[key] = person if mine is None else mine.plus(person)


def _shared_out(people: Mapping[Key, Person]) -> list[list[tuple[Key, Person]]]:
    """Return people in shares, in each of which a name is always in the same one, in this process."""
    shares: list[list[tuple[Key, Person]]] = [[] for _ in range(_SHARES)]
    for one in people.items():
        shares[hash(one[0]) % _SHARES].append(one)
    return shares


def count_names(batch: Batch) -> NameCounts:
    """Return what is counted of the people of a batch."""
    found = batch.once(people)
    new_name = np.diff(found.hash, prepend=~found.hash[:1]) != 0
    entry = np.flatnonzero(new_name | (np.diff(found.document, prepend=-1) != 0))  # the first place of a name in a seed
    name = np.cumsum(new_name)[entry] - 1
    keys = found.keys(np.flatnonzero(new_name))
    counted = NameCounts(_persons(batch, found, entry, np.searchsorted(name, np.arange(len(keys) + 1)).tolist(), keys))
    for part in (found.given, found.family):
        shared = combined_hash(found.language[entry], batch.words.hash[part[entry]], found.document[entry])
        counted.told_apart |= _namesakes(shared, name, keys)
    return counted


def _persons(batch: Batch, found: People, entry: Offsets, edges: list[int], keys: list[Key]) -> dict[Key, Person]:
    """Return what is counted of each name: name ``i`` has the entries ``edges[i]:edges[i + 1]``."""
    titles, co_mentioned = _titles(batch, found), _co_mentioned(batch, found, entry)
    documents, examples = found.document[entry].tolist(), _examples(batch, found, entry)
    wording = batch.once(wordings).tolist()
    persons = {}
    for key, hashed, (first, last) in zip(keys, found.hash[entry[edges[:-1]]].tolist(), pairwise(edges), strict=True):
        held = titles.get(hashed, _NOBODY)
        if last - first == 1:
            persons[key] = Person(1, (wording[documents[first]],), held, co_mentioned[documents[first]], (examples[first],))
        else:
            here = examples[first:last]
            beside = set().union(*(co_mentioned[document] for document in documents[first:last]))
            shown = tuple(sorted(here)[:_EXAMPLES])
            forms = {example[-1] for example in here}
            others = _others(forms, shown) if len(forms) > 1 else ()
            texts = tuple(sorted({wording[document] for document in documents[first:last]})[:_TEXTS])
            persons[key] = Person(last - first, texts, held, tuple(sorted(beside)[:_CO_MENTIONED]), shown, others)
    return persons


def _examples(batch: Batch, found: People, entry: Offsets) -> list[Example]:
    """Return where the names stand, and how they are written there."""
    text, document = batch.text, found.document[entry]
    start, end, offset = found.start[entry], found.end[entry], batch.starts[document]
    seeds = map([document.id for document in batch.documents].__getitem__, document.tolist())
    forms = [text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]
    return list(zip(seeds, (start - offset).tolist(), (end - offset).tolist(), forms, strict=True))


def _others(forms: set[str], examples: tuple[Example, ...]) -> tuple[str, ...]:
    """Return the forms that no example shows."""
    return tuple(sorted(forms.difference(form for *_, form in examples)))


def _titles(batch: Batch, found: People) -> dict[int, frozenset[str]]:
    """Return the titles of office before each name that has any, by the name's hash."""
    words, folded = batch.words, batch.characters.folded
    titles: dict[int, set[str]] = defaultdict(set)
    titled = np.flatnonzero(found.title >= 0)
    word = found.title[titled]
    for hashed, start, end in zip(found.hash[titled].tolist(), words.start[word].tolist(), words.bare_end[word].tolist(), strict=True):
        titles[hashed].add(folded[start:end])
    return {hashed: frozenset(held) for hashed, held in titles.items()}


def _co_mentioned(batch: Batch, found: People, entry: Offsets) -> dict[int, tuple[int, ...]]:
    """Return the lowest hashes of family names in each document."""
    document, hashed = found.document[entry], batch.words.hash[found.family[entry]]
    order = np.lexsort((hashed, document))
    document, hashed = document[order], hashed[order]
    new = (np.diff(document, prepend=-1) != 0) | (np.diff(hashed, prepend=~hashed[:1]) != 0)
    document, hashed = document[new], hashed[new]
    first = np.flatnonzero(np.diff(document, prepend=-1))
    lowest, edges = hashed.tolist(), [*first.tolist(), len(hashed)]
    pieces = zip(document[first].tolist(), pairwise(edges), strict=True)
    return {number: tuple(lowest[low : min(high, low + _CO_MENTIONED)]) for number, (low, high) in pieces}


def _namesakes(shared: Hashes, name: Offsets, keys: Sequence[Key]) -> set[tuple[Key, Key]]:
    """Return pairs of names in one seed with one first, or one family name: two people, not two spellings."""
    order = np.argsort(shared, kind="stable")
    same = np.zeros(len(shared) + 1, bool)
    same[1:-1] = shared[order[1:]] == shared[order[:-1]]
    crowd = order[same[1:] | same[:-1]]
    groups: dict[int, list[Key]] = defaultdict(list)
    for hashed, number in zip(shared[crowd].tolist(), name[crowd].tolist(), strict=True):
        groups[hashed].append(keys[number])
    return {pair for group in groups.values() for pair in pairwise(sorted(group))}
