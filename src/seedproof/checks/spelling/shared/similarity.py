"""Judge how alike two spellings are by the letters alone; whether they mean one thing is for their context to say."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from seedproof.checks.spelling.shared.blocking import REMEMBERED, plain, skeleton
from seedproof.core.patterns import regex

__all__ = ["Similarity", "similarity", "sound", "undoubled"]


class Similarity(IntEnum):
    """Say how alike two spellings are, the surest level last."""

    NONE = 0
    EDGE = 1  # one letter, but the first or an ending: as often another name (Geller, Heller) or an inflection (Maria, Mario)
    FAR = 2  # the same consonants: "Mohamed", "Muhammad"
    EDIT = 3  # one letter added, lost, changed, or two swapped
    SOUND = 4  # one name by two rules of transcription: "Sergei", "Sergey"
    MARKS = 5  # but for diacritics the same: "Guantánamo", "Guantanamo"


# Spellings of one sound that transcribers and typists take for each other. All of them shorten, so order matters little.
_RULES = (("ph", "f"), ("ck", "k"), ("th", "t"), ("dh", "d"), ("kh", "k"), ("gh", "g"), ("q", "k"), ("c", "k"), ("w", "v"), ("j", "y"),
          ("ey", "y"), ("ei", "y"), ("ie", "y"), ("iy", "y"), ("ou", "u"), ("oo", "u"), ("i", "y"))  # fmt: skip
_DOUBLE = regex(r"(.)\1+")
# Guessed, and held by benchmarks/name_pairs.py.
_FARTHEST = 2  # edits
_LONGEST_ENDING = 4  # letters in which two names may differ as two endings
_INFLECTED_TAIL = 3  # letters that inflection may change
_PEOPLE = ("ans", "ens", "is")  # endings of people named after a place
_LONG = 4  # letters: shorter names have too few consonants for them to say anything


def undoubled(word: str) -> str:
    """Return the word with each doubled letter once: to double one, or not to, is a slip more often than a transcription."""
    return _DOUBLE.sub(r"\1", word)


@lru_cache(REMEMBERED)
def sound(word: str) -> str:
    """Return the word with one letter for each sound; equal for spellings that transcription may mix."""
    word = plain(word)
    for spelling, letter in _RULES:
        word = word.replace(spelling, letter)
    return undoubled(word)


@lru_cache(REMEMBERED)
def similarity(a: str, b: str, inflected: bool = False) -> Similarity:
    """Return how alike two folded words are; ``inflected`` for languages in which names change their endings."""
    one, two = plain(a), plain(b)
    if a == b:
        return Similarity.NONE
    if one == two:
        return Similarity.MARKS
    from rapidfuzz.distance import OSA  # here, as it takes a while and few texts need it

    distance = OSA.distance(one, two, score_cutoff=_FARTHEST + 1)
    if _plural(one, two) or distance > _FARTHEST:
        return Similarity.NONE
    if inflected and _stem(one, two) >= min(len(one), len(two)) - _INFLECTED_TAIL:
        return Similarity.NONE
    same_start = one[:1] == two[:1] or skeleton(one)[:1] == skeleton(two)[:1]
    if same_start and sound(one) == sound(two):
        return Similarity.SOUND
    if one[:1] != two[:1] or _other_ending(one, two):
        return Similarity.EDGE if distance == 1 and not inflected else Similarity.NONE
    if distance == 1:
        return Similarity.EDIT
    return Similarity.FAR if skeleton(one) == skeleton(two) and min(len(one), len(two)) > _LONG else Similarity.NONE


def _stem(a: str, b: str) -> int:
    """Return the length of the beginning that two words share."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _plural(a: str, b: str) -> bool:
    """Tell whether one word is the other with an s."""
    short, long = sorted((a, b), key=len)
    return long in (short + "s", short + "es", short + "'")


def _other_ending(a: str, b: str) -> bool:
    """Tell whether the words differ only in their endings: Andrea and Andres, Russia and Russian, Texas and Texans."""
    if a[-1:] == b[-1:] == "s" and (a.endswith(_PEOPLE) or b.endswith(_PEOPLE)) and _stem(a, b) >= min(len(a), len(b)) - 2:
        a, b = a[:-1], b[:-1]
    stem = _stem(a, b)
    ends = (a[stem:], b[stem:])
    if sorted(ends[0]) == sorted(ends[1]):
        return False
    return not ends[0] or not ends[1] or (max(map(len, ends)) <= _LONGEST_ENDING and ends[0][-1] != ends[1][-1])
