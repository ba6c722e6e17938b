"""Syllables of a language that writes each by itself: which are possible, and how frequent they are in text.

They are a closed set: what a syllable begins with, a rime and a tone, whose mark has its place. Which beginnings and rimes there are,
``[syllables]`` of ``data/<code>/words.toml`` says; how frequent a syllable is, ``syllables.txt``, with a hundred times its Zipf frequency.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from seedproof.lang.word_lists import lines_of, read

__all__ = [
    "Marked",
    "Syllables",
    "marked_otherwise",
    "plain",
    "possible_syllables",
    "split_marks",
    "syllable_languages",
    "syllables",
    "two_syllables",
]

_FRONT: Final = frozenset("eêiy")  # vowels before which some beginnings are written in another way
_VOWELS: Final = frozenset("aăâeêioôơuưy")
_STRONG: Final = frozenset("ăâêôơư")  # the tone stands on such a vowel, on the last one of two
_STOPPED_TONES: Final = "\u0301\u0323"  # before -p, -t, -c and -ch there are no others
_HIGH: Final = "\u0301"
_PART: Final = 2  # letters of each of two syllables that are glued (guessed)
_TONES: Final = f"\u0300\u0303\u0309{_STOPPED_TONES}"
_FREE: Final = frozenset(("oa", "oe", "uy"))  # whose tone stands on either vowel: the old way and the new


class Marked(NamedTuple):
    """A syllable taken apart: its ``letters`` without a tone, and the marks of its ``tones``."""

    letters: str
    tones: frozenset[str]


class Syllables(NamedTuple):
    """Hold the syllables of a language.

    ``possible``: all that could be · ``letters``: those that no other alphabet here needs · ``used``: the Zipf frequency of those that text
    has · ``alike``: the same syllables, by what ``plain`` makes of them.
    """

    possible: frozenset[str]
    letters: frozenset[str]
    used: Mapping[str, float]
    alike: Mapping[str, tuple[str, ...]]


@cache
def syllable_languages() -> tuple[str, ...]:
    """Return the languages whose syllables are known."""
    return tuple(read("syllables"))


@cache
def syllables(language: str) -> Syllables:
    """Return the syllables of a language. Raises KeyError where they are not known."""
    possible = possible_syllables(language)
    rows = (line.partition("\t") for line in lines_of(language, "syllables"))
    used = {word: int(zipf) / 100 for word, _, zipf in rows}
    alike = defaultdict(list)
    for word in used:
        alike[plain(word)].append(word)
    letters = frozenset("".join(possible)) - frozenset("abcdefghijklmnopqrstuvwxyz")
    return Syllables(possible, letters, used, {key: tuple(words) for key, words in alike.items()})


@cache
def possible_syllables(language: str) -> frozenset[str]:
    """Return the syllables that could be, in small letters. Raises KeyError where they are not known."""
    return frozenset(_possible(read("syllables")[language]))


def split_marks(word: str) -> Marked:
    """Return the letters of a word without its tone, and the tone."""
    parts = unicodedata.normalize("NFD", word)
    letters = "".join(part for part in parts if part not in _TONES)
    return Marked(unicodedata.normalize("NFC", letters), frozenset(part for part in parts if part in _TONES))


def plain(word: str) -> str:
    """Return a word without its marks, the same for both ways to write what it begins with: "nghề" and "ngề" are "nge"."""
    parts = unicodedata.normalize("NFD", word)
    bare = "".join(part for part in parts if not unicodedata.combining(part)).replace("đ", "d")
    return ("c" + bare[1:] if bare.startswith("k") and not bare.startswith("kh") else bare).replace("gh", "g", 1)


@cache
def marked_otherwise(word: str, language: str) -> str:
    """Return the likeliest syllable that differs from a word by its marks, or by how it is begun; nothing where none does."""
    known = syllables(language)
    letters, tones = split_marks(word)

    def unlike(other: str) -> tuple[bool, int, float]:
        """Return how unlike a syllable is: in its tone, in the marks of its letters, and how rare."""
        its = split_marks(other)
        return bool(tones) and its.tones != tones, sum(a != b for a, b in zip(letters, its.letters, strict=False)), -known.used[other]

    return min(known.alike.get(plain(word), ()), key=unlike, default="")


@cache
def two_syllables(word: str, language: str) -> tuple[str, str] | None:
    """Return the two syllables of text that a word is made of, None where it is not, or may be a word of another language.

    Such words, "ôtô" and "vắcxin", are written as one and have none but the high tone, which a stop asks for.
    """
    used = syllables(language).used
    if split_marks(word).tones <= frozenset(_HIGH):
        return None
    cuts = range(_PART, len(word) - _PART + 1)
    found = [(word[:at], word[at:]) for at in cuts if word[:at] in used and word[at:] in used]
    return max(found, key=lambda parts: min(map(used.__getitem__, parts)), default=None)


def _possible(parts: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the syllables that beginnings, rimes and tones make."""
    for kind, tones in (("rime", ("", *_TONES)), ("stopped-rime", tuple(_STOPPED_TONES))):
        for rime in dict.fromkeys(rime for topic, rimes in parts.items() if topic.startswith(kind) for rime in rimes):
            begun = list(_beginnings(rime, kind, parts))
            for at in _places(rime):
                for tone in tones:
                    marked = unicodedata.normalize("NFC", rime[: at + 1] + tone + rime[at + 1 :])
                    yield from (beginning + marked for beginning in begun)


def _beginnings(rime: str, kind: str, parts: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield what may stand before a rime."""
    if rime in parts[kind]:
        yield ""
        yield from (onset for onset in parts["onset"] if onset[-1] != rime[0])  # "gi" and "in" are "gin"
        yield from parts["onset-before-front" if rime[0] in _FRONT else "onset-before-others"]
    elif rime in parts[f"{kind}-alone"]:
        yield ""
    yield from (onset for onset in ("g", "qu") if rime in parts[f"{kind}-after-{onset}"])


def _places(rime: str) -> list[int]:
    """Return the letters of a rime that its tone may stand on."""
    vowels = [at for at, letter in enumerate(rime) if letter in _VOWELS]
    strong = [at for at in vowels if rime[at] in _STRONG]
    if strong or rime[-1] not in _VOWELS:
        return (strong or vowels)[-1:]
    return vowels if rime in _FREE else vowels[1:2] if len(vowels) > 2 else vowels[:1]
