"""Decide which names of a corpus are two spellings of one person: similar letters pick the pairs, evidence decides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from seedproof.checks.spelling.names.counts import NameCounts, Person
from seedproof.checks.spelling.names.people import Key
from seedproof.checks.spelling.shared.blocking import Indices, near_names, skeleton
from seedproof.checks.spelling.shared.similarity import Similarity, similarity, undoubled
from seedproof.core.finding import RelatedLocation
from seedproof.core.spellings import Spellings
from seedproof.core.spill import Records
from seedproof.lang.lexicon import available, lexicon
from seedproof.text.hashes import hash_words

__all__ = ["Verdict", "verdicts"]

# Guessed, and held by benchmarks/people.py: of 1,200 invented documents precision .985 to 1, recall .904 to .971.
_TIMES = 2  # the preferred spelling is in so many times as many seeds
_SLIPS, _OFTEN = 2, 8  # seeds that a slip may be in; more where the right spelling is in so many times as many
_KNOWN = 3.0  # Zipf frequency of a name that many texts have: one in a million words
_REMEMBERED = 4_096  # people who are not read again at once, in some 5 MB
_SIMILAR, _LONG = 0.84, 6  # Jaro-Winkler similarity and length of family names that differ by more than a letter


@dataclass(frozen=True)
class Verdict:
    """Hold what is reported of a rarer spelling.

    ``preferred``: the spelling to write
    ``seeds``: how many have it
    ``rare_seeds``: how many have the rarer one
    ``sure``: whether both have a title of office in common
    ``examples``: where the preferred one stands
    ``forms``: the rarer one, as written
    """

    preferred: str
    seeds: int
    rare_seeds: int
    sure: bool
    examples: tuple[RelatedLocation, ...]
    forms: tuple[str, ...]


class _Everyone:
    """Give the people of some counts by their number, in the order of names; what is counted of one is read when it is asked for."""

    def __init__(self, counts: NameCounts, agreed: Spellings) -> None:
        self.told_apart = counts.told_apart
        self._persons: Records[Person] | list[Person] = Records() if counts.elsewhere else []
        found: list[tuple[Key, int, bool]] = []
        for people in counts.shares():
            for key, person in people.items():
                found.append((key, person.seeds, bool(agreed.right) and not agreed.right.isdisjoint(person.forms)))
                self._persons.append(person)
        self._place = np.array(sorted(range(len(found)), key=found.__getitem__), np.int64)  # of each person, by number
        self.keys = [found[place][0] for place in self._place.tolist()]
        self.seeds = np.array([found[place][1] for place in self._place.tolist()], np.int64)
        self._agreed = np.array([found[place][2] for place in self._place.tolist()], bool)
        self.person = lru_cache(_REMEMBERED)(partial(_read, self._persons, self._place))

    def rank(self, number: int) -> tuple[bool, int, int]:
        """Return by what a spelling is preferred: that it is agreed on, how many seeds have it, and its place."""
        return bool(self._agreed[number]), int(self.seeds[number]), number


def _read(persons: Records[Person] | list[Person], place: Indices, number: int) -> Person:
    return persons[int(place[number])]


def verdicts(counts: NameCounts, min_seeds: int, agreed: Spellings) -> dict[Key, Verdict]:
    """Return the names that are a rarer spelling of another, with that other; an agreed one is preferred to a frequent one."""
    everyone, chosen = _Everyone(counts, agreed), dict[int, int]()
    for pair in _candidates(everyone, min_seeds):
        rare, common = sorted(pair, key=everyone.rank)
        better = rare not in chosen or everyone.rank(common) > everyone.rank(chosen[rare])
        if better and _one_person(everyone, common, rare) and not _settled(agreed, everyone.person(common), everyone.person(rare)):
            chosen[rare] = common
    return {everyone.keys[rare]: _verdict(everyone.person(_preferred(chosen, rare)), everyone.person(rare)) for rare in chosen}


def _preferred(chosen: dict[int, int], name: int) -> int:
    """Return the most frequent spelling that leads on from ``name``: each is of a higher rank than the one before."""
    while name in chosen:
        name = chosen[name]
    return name


def _settled(agreed: Spellings, one: Person, other: Person) -> bool:
    """Tell whether the corpus has agreed on any two forms of both."""
    return any(agreed.settles(x, y) for x in one.forms for y in other.forms)


def _verdict(common: Person, rare: Person) -> Verdict:
    """Return what to report of ``rare``."""
    shown = common.locations()
    return Verdict(shown[0].text, common.seeds, rare.seeds, bool(common.titles & rare.titles), shown, tuple(sorted(rare.forms)))


def _candidates(everyone: _Everyone, min_seeds: int) -> list[tuple[int, int]]:
    """Return pairs of names, one of them in seeds enough, that are spelt nearly alike, or have nearly the same consonants."""
    keys, pairs = everyone.keys, near_names([f"{given} {family}" for _, given, family in everyone.keys])
    seeds = everyone.seeds[pairs]
    enough = seeds.max(axis=1) >= np.maximum(min_seeds, _TIMES * seeds.min(axis=1))
    return [(i, j) for i, j in pairs[enough].tolist() if keys[i][0] == keys[j][0]]


def _one_person(everyone: _Everyone, right: int, wrong: int) -> bool:
    """Tell whether two names that are spelt alike are one person's."""
    many, few, common, rare = everyone.person(right), everyone.person(wrong), everyone.keys[right], everyone.keys[wrong]
    office = bool(many.titles & few.titles)
    # Cheap questions first: most of the names that are spelt alike have nothing else in common.
    if not (office or set(many.co_mentioned).intersection(few.co_mentioned)) or (many.titles and few.titles and not office):
        return False
    if (min(common, rare), max(common, rare)) in everyone.told_apart:
        return False
    given, family = similarity(common[1], rare[1]), similarity(common[2], rare[2])
    # A slip is made once or twice. What several seeds have is another transcription, or another person.
    transcribed = max(given, family) >= Similarity.SOUND and undoubled(" ".join(common[1:])) != undoubled(" ".join(rare[1:]))
    if few.seeds > _SLIPS and few.seeds * _OFTEN > many.seeds and not transcribed:
        return False
    return _supported(common, rare, given, family, office=office, company=_share_a_third(common, many, rare, few))


def _supported(common: Key, rare: Key, given: Similarity, family: Similarity, *, office: bool, company: bool) -> bool:
    """Tell whether what is said of two names makes them one person's.

    ``given``, ``family``: how alike the first names are, and the family names; where one of them is the same, less of the rest is needed.
    ``office``: whether they share a title. ``company``: whether they share a third person in their seeds.
    """
    alike = family > Similarity.EDGE or _similar(common[2], rare[2])
    if common[1] == rare[1]:
        # Two people with one first name may be in the same company ("Lennon", "Leinonen"), but seldom in the same office.
        return alike and (office or (family > Similarity.FAR and company)) and _not_both_known(common[0], common[2], rare[2], family)
    if given <= Similarity.EDGE:
        return False
    if common[2] == rare[2]:
        return (office or company) and _not_both_known(common[0], common[1], rare[1], given)
    # Both names differ: no relative, and no namesake. A form that nobody else has is a slip, even at its end ("Anthonia Blyth").
    unknown = min(_zipf(rare[0], part) for part in rare[1:]) == 0
    return (office or (alike and company)) and (alike or family == Similarity.EDGE) and unknown


def _share_a_third(common: Key, many: Person, rare: Key, few: Person) -> bool:
    """Tell whether a third person is named in seeds of both."""
    return not set(many.co_mentioned).intersection(few.co_mentioned) <= set(hash_words([common[2], rare[2]]).tolist())


def _similar(a: str, b: str) -> bool:
    """Tell whether two long names begin alike and differ by one consonant: "Blythman", "Blythlman"; not by an ending: "Scotian"."""
    if a.startswith(b) or b.startswith(a):
        return False
    from rapidfuzz.distance import OSA, JaroWinkler  # here, as it takes a while and few texts need it

    close = OSA.distance(skeleton(a), skeleton(b), score_cutoff=1) <= 1
    return close and min(len(a), len(b)) >= _LONG and JaroWinkler.similarity(a, b) >= _SIMILAR


def _not_both_known(language: str, a: str, b: str, level: Similarity) -> bool:
    """Tell whether at most one is a name that many texts have; both may be where they sound alike (Sergei, Sergey)."""
    return level >= Similarity.SOUND or min(_zipf(language, a), _zipf(language, b)) < _KNOWN


def _zipf(language: str, word: str) -> float:
    """Return how frequent a word is in a language, 0 where that is not known."""
    return float(lexicon(language).zipf(hash_words([word]))[0]) if language in available() else 0.0
