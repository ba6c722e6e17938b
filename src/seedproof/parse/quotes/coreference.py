"""Whom "he", "she" or a verb without a subject stands for: the last speaker or whom the sentences since then are about.

A pronoun that could be two people stands for nobody: no speaker is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from seedproof.lang import word_lists
from seedproof.parse.quotes.attribution import Attribution, opening, subject
from seedproof.text.hashes import hash_words
from seedproof.text.words import Words

__all__ = ["Said", "meant", "sentence_before", "topics"]

_KEPT: Final = 20_000  # sentences
_WORDS: Final = 150  # that are searched for other people


class Said(NamedTuple):
    """Words of a speaker and a cue; ``first`` is -1 where it is not known who speaks."""

    first: int
    last: int
    cue: int | None


def sentence_before(signs: str, low: int, high: int, *, whole: bool) -> str:
    """The last sentence of the words ``[low, high)``; where it begins before them, it is left out unless ``whole``."""
    begin = max(signs.rfind(".", 2 * low, 2 * high - 1), signs.rfind("|", 2 * low, 2 * high - 1))
    if begin < 0 and not whole and signs[2 * low - 1 : 2 * low] not in (".", "|"):
        return ""
    return signs[max(begin + 1, 2 * low) : 2 * high]


def topics(signs: str, low: int, high: int) -> Iterator[Said]:
    """Yield the people whom the sentences among the words ``[low, high)`` are about; low may lie within a sentence."""
    low = max(low, high - _WORDS)
    whole = signs[2 * low - 1 : 2 * low] in (".", "|", "")
    end = low
    for sentence in signs[2 * low : 2 * high].replace("|", ".").split("."):
        end += (len(sentence) + 1) // 2
        about = _about(sentence) if whole and "N" in sentence else None
        if about is not None:
            yield Said(end + about[0], end + about[1], None)
        whole = True


def meant(words: Words, signs: str, pronoun: int, people: Iterable[Said]) -> Said | None:
    """Return the one of ``people`` whom the word ``pronoun`` can stand for, at their latest mention; None if it could be two."""
    unfit = _unfit().get(words.hash.item(pronoun), frozenset())
    if unfit is None:
        return None
    found: Said | None = None
    for one in people:
        titled = unfit and one.first > 0 and signs[2 * one.first - 2 : 2 * one.first] == "K "
        if titled and words.hash.item(one.first - 1) in unfit:
            continue
        if found is not None and _last_name(words, one) != _last_name(words, found):
            return None
        found = one
    return found


def _last_name(words: Words, said: Said) -> int:
    return words.hash.item(said.last) if said.first >= 0 else -1


@cache
def _unfit() -> dict[int, frozenset[int] | None]:
    """By the hash of a pronoun those of the titles that it cannot stand for; None where it stands for nobody."""
    male, female, he, she, nobody = (_hashes(word_lists.every("speech", topic)) for topic in ("male", "female", "he", "she", "nobody"))
    return {**dict.fromkeys(she, male), **dict.fromkeys(he, female), **dict.fromkeys(nobody, None)}


def _hashes(words: frozenset[str]) -> frozenset[int]:
    return frozenset(hash_words(sorted(words)).tolist())


@lru_cache(_KEPT)
def _about(sentence: str) -> tuple[int, int] | None:
    """First and last word of the person whom a sentence is about, counted from its end, if a name says who it is."""
    return _person(sentence, subject(sentence)) or _person(sentence, opening(sentence))


def _person(sentence: str, found: Attribution | None) -> tuple[int, int] | None:
    if found is None or found.pronoun:
        return None
    words = (len(sentence) + 1) // 2
    first, last = 2 * (found.first + words), 2 * (found.last + words)
    named = "N" in sentence[first : last + 1 : 2] and sentence[max(first - 2, 0) : first] != "D "
    return (found.first, found.last) if named else None
