"""How likely a slip is, by the edit that undoes it: how frequent the word meant must be."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from seedproof.core.patterns import regex
from seedproof.lang.corrections import Correction
from seedproof.lang.spellings import COMMON

__all__ = [
    "HALF_LISTED",
    "LEAST",
    "MIXED",
    "NOTHING",
    "OPEN",
    "PUT",
    "SHORTEST",
    "TELLING",
    "UNSURE",
    "VOWELS",
    "Meant",
    "bare",
    "is_umlaut",
    "needed",
    "same_letter",
    "slight",
]

SHORTEST: Final = 5  # letters of a slip
#: Share in lower case from which an English word is no name: "Association", "President" and "Internet" have a capital more often than not.
MIXED: Final = 0.1
_OF_MIXED: Final = 1.5  # how much more frequent such a word must be, since it is in many names (held by reading)
VOWELS: Final = frozenset("aeiouy")
_UMLAUTS: Final = ("ae", "oe", "ue")  # what German writes where it has no letters for them
_ALIKE: Final = ("sz", "sc", "bv", "gj", "iy", "kc", "mn", "её")  # letters that sound alike in one language or another
_ENDING: Final = {"ة", "ه"}
_MARKED_ALEF: Final = "أإآ"
_ARTICLE: Final = 2  # letters of the Arabic article
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

#: Zipf frequency that the word meant must have, by the letters of the slip (from 5 on), by how slips come about. All are guessed, and
#: held by reading what is found on scraped text: of short words too many are an edit apart.
_LIKELY: Final = (4.6, 3.9, 3.1, 2.4, 2.0)  # two letters swapped, one doubled or not
_POSSIBLE: Final = (5.0, 4.3, 3.5, 2.9, 2.2)  # a letter lost or put in
_SLIGHT: Final = (9.0, 4.5, 3.8, 3.2, 2.6)  # a vowel for a vowel, or a key beside the right one
_OTHER: Final = (9.0, 9.0, 4.5, 3.9, 3.2)  # any other letter
_INITIAL: Final = (9.0, 4.0, 3.5, 3.2, 3.0)  # the first letter lost
_NEVER: Final = (9.0,) * 5
_VOWEL_ELSEWHERE: Final = (9.0, 9.0, 4.5, 3.9, 3.2)  # a vowel for a vowel in other languages
_SLIGHT_ELSEWHERE: Final = (9.0, 9.0, 4.5, 4.2, 3.9)  # the same in other languages
_OTHER_ELSEWHERE: Final = (9.0, 9.0, 9.0, 9.0, 4.5)
_ACCENT: Final = (4.0, 3.5, 3.0, 2.5, 2.0)  # an accent lost, or put on a letter that has none
#: Languages whose slips are information: of those found in edited text 4 of 22 and 4 of 32 were words that the lists lack.
UNSURE: Final = ("it", "ru")
#: Languages of whose slips only letters doubled or swapped and lost accents are told:
HALF_LISTED: Final = ("ar", "it")  # of what else was found in edited Italian text, nearly half were words that the lists lack
#: Languages that put so much on a word that no list of forms ends: an unknown word there is mostly one that no text has had yet.
OPEN: Final = ("ar",)
#: What a slip that is told in such a language looks like, a wrong mark or ending or a letter twice, and the letters that may mend it.
TELLING: Final = {"ar": regex(r"[أإآ]|[ةه]$|(.)\1")}
PUT: Final = {"ar": "اأإآةه"}
#: Letters of such a word in which articles and the like double one: "للجزيرة" beside "لجزيرة". None doubles an alef.
_BEGINNING: Final = 3
_DOUBLED: Final = 7  # letters of a word with one that is doubled: shorter ones are names and rare roots (held by reading)
LEAST: Final = min(_LIKELY)
_LATIN: Final = ("us", "is", "io", "ae", "um")  # "economicus", "in loco parentis"


_EITHER_ACCENT: Final = regex(r"[ií]ac[oa]s?$")  # "cardiaco" and "cardíaco" are both right
#: Letters that Portugal wrote until 2009, and some still do: "óptimo", "correcção", "seleccionar".
_OLD_PORTUGUESE: Final = regex(r"[aeiouáéíóúâêôãõ][cp][tç]|mp[tç]|.?[aeiou]?cc[ei]")


class Meant(NamedTuple):
    """The word that a slip may be meant for.

    ``margin``: by how much it is more frequent than it must be, in Zipf units.
    ``word``: in small letters; empty where none is likely enough.
    ``is_accent``: whether only an accent is wrong.
    ``own``: whether the document of the slip has the word.
    """

    margin: float
    word: str
    is_accent: bool = False
    own: bool = False


NOTHING: Final = Meant(-1.0, "")


def needed(slip: str, one: Correction, language: str = "en") -> float:
    """Return how frequent the word meant must be, for an edit of this kind."""
    table = _in_english(slip, one) if language == "en" else _elsewhere(slip, one, language)
    return table[min(max(len(slip) - SHORTEST, 0), len(_LIKELY) - 1)] + (_OF_MIXED if language == "en" and one.lower < COMMON else 0)


def _in_english(slip: str, one: Correction) -> tuple[float, ...]:
    at, last, right = one.at, len(slip) - 1, one.word
    if one.lower < COMMON and (one.edit == "change" or slip.endswith("rs")):
        return _NEVER  # another name, or those of a place: "out-of-staters"
    if slip.endswith(_LATIN) and at >= last - len("us"):
        return _NEVER
    if one.edit == "swap":
        return _LIKELY if at > 0 else _POSSIBLE
    if one.edit == "insert":
        if slip == right[1:]:
            return _INITIAL
        return _lost(one) if at <= last else _OTHER if right[-1] != "s" else _NEVER
    if one.edit == "loss":
        return _NEVER if at == 0 or slip[:-1] == right else _put_in(slip, one)  # a prefix, an ending, or a name
    if at in (0, last):
        return _NEVER  # another word, or the ending of another language
    return _SLIGHT if slight(slip[at], right[at]) else _OTHER


def _elsewhere(slip: str, one: Correction, language: str) -> tuple[float, ...]:
    """Return the same for other languages, whose lists are less complete, and whose words have more endings."""
    at, last, right = one.at, len(slip) - 1, one.word
    if one.edit == "move":
        return _ACCENT
    if one.edit == "change" and same_letter(slip[at], right[at]):
        return _ACCENT if _accent_is_missed(slip, one, language) else _NEVER
    if slip[: last - 1] == right[: last - 1] and slip[-2:] != right[-2:]:
        return _NEVER  # another ending: the last two letters
    if language == "pt" and one.edit == "loss" and _OLD_PORTUGUESE.match(slip, max(at - 1, 0)):
        return _NEVER
    if language in OPEN:
        return _doubled(slip, one)
    table = _of_edit(slip, one, language)
    return table if table is _LIKELY or language not in HALF_LISTED else _NEVER


def _of_edit(slip: str, one: Correction, language: str) -> tuple[float, ...]:
    at, last, right = one.at, len(slip) - 1, one.word
    if one.edit == "swap":
        return _LIKELY if at > 0 else _POSSIBLE
    if one.edit == "insert":
        spoken = language == "de" and right[at] == "e" and at >= last - 2  # "gesehn", "unsrer"
        return _NEVER if spoken else _INITIAL if slip == right[1:] else _lost(one)
    if at == 0 or (language == "de" and one.edit == "loss" and is_umlaut(slip, at)):
        return _NEVER
    if one.edit == "loss":
        return _put_in(slip, one)
    if {slip[at], right[at]} <= VOWELS:
        return _VOWEL_ELSEWHERE
    return _SLIGHT_ELSEWHERE if slight(slip[at], right[at], _alike()) else _OTHER_ELSEWHERE


def _doubled(slip: str, one: Correction) -> tuple[float, ...]:
    """Return the table of a letter that is doubled, all but the first ones; half of the swapped ones are names."""
    table = _put_in(slip, one) if one.edit == "loss" else _NEVER
    return table if table is _LIKELY and len(slip) >= _DOUBLED and (one.at > _BEGINNING or slip[one.at] == "ا") else _NEVER


def _accent_is_missed(slip: str, one: Correction, language: str) -> bool:
    """Tell whether a letter must have an accent, or must not have the one it has."""
    at, last = one.at, len(slip) - 1
    lost = slip[at] == bare(slip[at])
    if language == "ar":
        return _alef_is_wrong(slip[at], one) or {slip[at], one.word[at]} == _ENDING
    if language == "it":  # within a word an accent may be written, "subìto", and "perchè" is how many write "perché"
        return at == last and lost
    if language == "es" and _EITHER_ACCENT.match(slip, at):
        return False
    return lost or at < last


def _alef_is_wrong(written: str, one: Correction) -> bool:
    """Tell whether an Arabic alef has a mark that it must not have, "الإجتماع"; many leave marks out, and names are written either way.

    So another mark is only wrong behind an article, "الإسبوعي", which names from elsewhere lack ("إبريل").
    """
    return written in _MARKED_ALEF and (one.word[one.at] not in _MARKED_ALEF or one.at >= _ARTICLE)


def same_letter(one: str, other: str) -> bool:
    """Tell whether two letters are the same but for their accents, or the dots of an Arabic ending."""
    return bare(one) == bare(other) or {one, other} == _ENDING


def _lost(one: Correction) -> tuple[float, ...]:
    """Return the table of a letter that was lost: of two alike sooner than another."""
    at, right = one.at, one.word
    return _LIKELY if right[at] in (right[at - 1], right[at + 1 : at + 2]) else _POSSIBLE


def _put_in(slip: str, one: Correction) -> tuple[float, ...]:
    """Return the table of a letter that was put in."""
    return _LIKELY if slip[one.at] in (slip[one.at - 1], slip[one.at + 1 : one.at + 2]) else _POSSIBLE


def slight(written: str, meant: str, more: frozenset[frozenset[str]] = frozenset()) -> bool:
    """Tell whether a vowel stands for a vowel, or a letter for one whose key is beside it, or for one of ``more``."""
    pair = frozenset((written, meant))
    return pair <= VOWELS or pair in _beside() or pair in more


def is_umlaut(word: str, at: int) -> bool:
    """Tell whether a letter makes an umlaut of the one before, as German writes it without a letter for it: "draengen", not "euer"."""
    return word[at - 1 : at + 1] in _UMLAUTS and word[at - 2 : at - 1] not in VOWELS


@cache
def bare(letter: str) -> str:
    """Return a letter without its accent."""
    return unicodedata.normalize("NFD", letter)[0]


@cache
def _beside() -> frozenset[frozenset[str]]:
    """Return the pairs of letters whose keys are neighbours."""
    beside = [frozenset(pair) for row in _ROWS for pair in pairwise(row)]
    for one, two in pairwise(_ROWS):
        beside += [frozenset(pair) for start in (0, 1) for pair in zip(one[start:], two, strict=False)]
    return frozenset(beside)


@cache
def _alike() -> frozenset[frozenset[str]]:
    """Return the pairs of letters that sound alike."""
    return frozenset(map(frozenset, _ALIKE))
