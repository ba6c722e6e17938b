"""Which names of a corpus are two spellings of one person: likeness picks the pairs, evidence decides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import OSA, JaroWinkler

from seedproof.checks.spelling._blocking import near_pairs, skeleton
from seedproof.checks.spelling._likeness import Likeness, likeness
from seedproof.checks.spelling._people import Key
from seedproof.checks.spelling._register import Person, Register
from seedproof.core.finding import Place
from seedproof.text.lexicon import available, lexicon
from seedproof.text.words import hash_words

__all__ = ["Verdict", "verdicts"]

_TIMES = 2  # the preferred spelling is in so many times as many seeds
_KNOWN = 3.0  # Zipf frequency of a name that many texts have
_SIMILAR, _LONG = 0.84, 6  # Jaro-Winkler likeness and length of family names that differ by more than a letter


@dataclass(frozen=True)
class Verdict:
    """The preferred spelling, the seeds that have it, examples of it; ``sure`` where both have a title of office in common;
    ``forms``: the rarer spelling as written.
    """

    preferred: str
    seeds: int
    sure: bool
    examples: tuple[Place, ...]
    forms: tuple[str, ...]


def verdicts(counts: Register, min_seeds: int) -> dict[Key, Verdict]:
    """Return the names that are a rarer spelling of another, with that other."""
    keys = sorted(counts.people)
    chosen: dict[Key, Key] = {}
    for a, b in _candidates(counts, keys, min_seeds):
        common, rare = sorted((a, b), key=lambda k: (-counts.people[k].seeds, k))
        best = chosen.get(rare)
        better = best is None or _rank(counts, common) > _rank(counts, best)
        if better and _one_person(counts, common, rare):
            chosen[rare] = common
    return {rare: _verdict(counts.people[common], counts.people[rare]) for rare, common in chosen.items() if common not in chosen}


def _rank(counts: Register, key: Key) -> tuple[int, Key]:
    return counts.people[key].seeds, key


def _verdict(common: Person, rare: Person) -> Verdict:
    places = common.places()
    return Verdict(places[0].text, common.seeds, bool(common.titles & rare.titles), places, tuple(sorted(rare.forms)))


def _candidates(counts: Register, keys: list[Key], min_seeds: int) -> list[tuple[Key, Key]]:
    """Pairs of names, one of them in seeds enough, that are spelt nearly alike, or have nearly the same consonants."""
    spelt = [f"{given} {family}" for _, given, family in keys]
    heard = [f"{skeleton(given)} {skeleton(family)}" for _, given, family in keys]
    pairs = np.unique(np.concatenate((near_pairs(spelt), near_pairs(heard))), axis=0)
    seeds = np.array([counts.people[key].seeds for key in keys], np.int64)[pairs]
    enough = seeds.max(axis=1) >= np.maximum(min_seeds, _TIMES * seeds.min(axis=1))
    return [(keys[i], keys[j]) for i, j in pairs[enough].tolist() if keys[i][0] == keys[j][0]]


def _one_person(counts: Register, common: Key, rare: Key) -> bool:
    many, few = counts.people[common], counts.people[rare]
    if (min(common, rare), max(common, rare)) in counts.together:
        return False
    office = bool(many.titles & few.titles)
    if many.titles and few.titles and not office:
        return False
    given, family = likeness(common[1], rare[1]), likeness(common[2], rare[2])
    alike = family > Likeness.EDGE or _similar(common[2], rare[2])
    if common[1] == rare[1]:
        # Two people with one first name may be in the same company ("Lennon", "Leinonen"), but seldom in the same office.
        together = office or (family > Likeness.FAR and _company(common, many, rare, few))
        return alike and together and _not_both_known(common[0], common[2], rare[2], family)
    if given <= Likeness.EDGE:
        return False
    if common[2] == rare[2]:
        return (office or _company(common, many, rare, few)) and _not_both_known(common[0], common[1], rare[1], given)
    return office and alike and _zipf(rare[0], rare[2]) == 0


def _company(common: Key, many: Person, rare: Key, few: Person) -> bool:
    """Whether a third person is named in seeds of both."""
    return not set(many.company).intersection(few.company) <= set(hash_words([common[2], rare[2]]).tolist())


def _similar(a: str, b: str) -> bool:
    """Whether two long names begin alike and differ by one consonant: "Blythman", "Blythlman"; not by an ending, as "Scotian" does."""
    if a.startswith(b) or b.startswith(a):
        return False
    close = OSA.distance(skeleton(a), skeleton(b), score_cutoff=1) <= 1
    return close and min(len(a), len(b)) >= _LONG and JaroWinkler.similarity(a, b) >= _SIMILAR


def _not_both_known(language: str, a: str, b: str, level: Likeness) -> bool:
    """Whether at most one is a name that many texts have; both may be where they sound alike (Sergei, Sergey)."""
    return level >= Likeness.SOUND or min(_zipf(language, a), _zipf(language, b)) < _KNOWN


def _zipf(language: str, word: str) -> float:
    return float(lexicon(language).zipf(hash_words([word]))[0]) if language in available() else 0.0
