"""Whom "he", "she" or a verb without a subject stands for: the last speaker or whom the sentences since then are about.

A pronoun that could be two people stands for nobody: no speaker is better than a wrong one.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from seedproof.parse import vocabulary
from seedproof.parse.speakers import Attribution, opening, subject
from seedproof.text.words import Words

__all__ = ["Said", "meant", "sentence_before", "topics"]

_SENTENCE: Final = re.compile(r"[^.|]+[.|]?")
_NOBODY: Final = frozenset(("i", "we", "they", "it"))
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


def topics(signs: str, low: int, high: int) -> list[Said]:
    """The people whom the sentences among the words ``[low, high)`` are about; low may lie within a sentence."""
    result = []
    low = max(low, high - _WORDS)
    whole = signs[2 * low - 1 : 2 * low] in (".", "|", "")
    for sentence in _SENTENCE.finditer(signs, 2 * low, 2 * high):
        end = sentence.end() // 2
        if not whole and sentence.start() == 2 * low:
            continue
        if "N" in sentence.group():
            about = _named(subject(sentence.group()), signs, end) or _named(opening(sentence.group()), signs, end)
            if about is not None:
                result.append(about)
    return result


def meant(words: Words, signs: str, pronoun: int, said: Said | None, others: list[Said]) -> Said | None:
    """Return the one person whom the word ``pronoun`` can stand for."""
    word = words.text(pronoun).lower()
    if word in _NOBODY:
        return None
    wrong = "female" if word in vocabulary.every("speech", "he") else "male" if word in vocabulary.every("speech", "she") else ""
    unfit = vocabulary.every("speech", wrong) if wrong else frozenset()
    people: dict[str, Said] = {}
    for one in ([said] if said is not None else []) + others:
        titled = unfit and one.first > 0 and signs[2 * one.first - 2 : 2 * one.first] == "K "
        if not titled or words.text(one.first - 1).lower() not in unfit:
            people[words.bare(one.last) if one.first >= 0 else ""] = one
    return next(iter(people.values())) if len(people) == 1 else None


def _named(found: Attribution | None, signs: str, end: int) -> Said | None:
    """The person of an attribution whose words are counted from ``end``, if a name says who it is."""
    if found is None or found.pronoun:
        return None
    first, last = end + found.first, end + found.last
    named = "N" in signs[2 * first : 2 * last + 1 : 2] and signs[2 * first - 2 : 2 * first] != "D "
    return Said(first, last, None) if named else None
