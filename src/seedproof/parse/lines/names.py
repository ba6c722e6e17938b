"""Find names in short lines: where one ends, and whether a line is one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np

from seedproof.core.patterns import regex
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.lexicon import available
from seedproof.parse.languages import FALLBACK, common_words, has_trait, mostly_small
from seedproof.parse.lines.dates import is_date_word
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import distinct, within

__all__ = [
    "LONGEST_NAME", "LONGEST_PERSON", "SEPARATORS", "find_person", "is_conjunction", "is_everyday", "is_particle", "name_spans",
    "no_first_name", "resembles_name",
]  # fmt: skip

SEPARATORS: Final = '|•·–—()[]<>:;\t\n▪●■»«“”"*+'
LONGEST_NAME: Final = 6  # words of any name (guessed)
LONGEST_PERSON: Final = 5  # words of a person's name (guessed)
_TOKEN: Final = regex(r" *([^\s,|•·–—()\[\]<>:;▪●■»«“”\"*+]+)")
_ADJECTIVE: Final = 0.7  # share of small letters from which a German word is an adjective: nouns have capitals (guessed)
_ABBREVIATION: Final = 3  # characters of the longest abbreviation after which a name goes on: "Dr." (guessed)
_MARKS: Final = "-.'’"
_NO_NAME: Final = frozenset("&@/#←→‹›…=_")  # marks of no person's name


def is_particle(word: str) -> bool:
    """Tell whether a small word may stand inside a name: "van", "de"."""
    return word.lower() in word_lists.every("credits", "particle")


def is_conjunction(word: str) -> bool:
    """Tell whether a word stands between two names: "and"."""
    return word == "&" or word.lower() in word_lists.every("credits", "conjunction")


def no_first_name() -> frozenset[str]:
    """Return the words with which no name begins, in lower case: "the", "all"."""
    return word_lists.every("credits", "no-first-name")


def is_everyday(name: str) -> bool:
    """Tell whether a name is written small or is one word, and all its words are common and mostly written small: "train", "The"."""
    words = name.split()
    if not (name[0].islower() or len(words) == 1):
        return False
    return bool(within(hash_words([word.lower() for word in words]), _small_in_any_language()).all())


def resembles_name(name: str, language: int) -> bool:
    """Tell whether no common word that is mostly written small comes first: "Attend Events" is nobody."""
    code = LANGUAGES[language] if language >= 0 and LANGUAGES[language] in available() else FALLBACK
    hashes, table = hash_words([word.lower() for word in name.split()[:2]]), common_words(code)
    first, second = hashes[:1], hashes[1:]
    if has_trait(code, "capital-nouns") and (table.lower(first) > _ADJECTIVE).any():  # "Weitere Vorstellungen"
        return False
    return not within(first, mostly_small(code)).any() or not table.knows(second).all()


def name_spans(line: str, at: int, *, loose: bool = False, split: bool = True) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names that begin at ``at``: "Ida Holm and Bo Lind, reporters" gives two, unless not to be ``split``.

    ``loose`` lets a name begin small ("by marc"), as user names and machine translations do.
    """
    start = end = -1
    words, small = 0, False
    while token := _TOKEN.match(line, at):
        word, at = token[1], token.end()
        low, begun = word.lower(), start >= 0
        if _ends_name(word, low, begun=begun):
            break
        joint = begun and is_conjunction(low)
        titled = begun and line[end - 1] == "." and word in word_lists.every("credits", "title-part")  # Dr. med. Ida Holm
        if joint and split:
            yield from _trimmed(line, start, end)
            start, words = -1, 0
        elif words < LONGEST_NAME and (joint or titled or _belongs(word, low, begun=begun, loose=loose, small=small)):
            small |= word[0].islower() and not is_particle(low) and not titled
            start = start if begun else token.start(1)
            end, words = at, words + 1
            if word[-1] == "." and len(word) > _ABBREVIATION and not titled and low[:-1] not in word_lists.every("speech", "title"):
                break
        else:
            break
        if line[at : at + 1] not in ("", " "):  # a separator; "dpa/lno" is one word
            break
    if start >= 0:
        yield from _trimmed(line, start, end)


def find_person(line: str, least: int = 2) -> tuple[int, int] | None:
    """Return the span of a person's name with which a line begins, where a date, a role, a separator or nothing follows."""
    if least > 1 and line[:1].islower():
        return None
    spans = list(name_spans(line, 0, loose=least == 1))
    if not spans:
        return None
    start, end = spans[0][0], spans[-1][1]
    name, rest = line[start:end], line[end:].lstrip(" .")
    if (
        not least <= len(name.split()) <= LONGEST_PERSON
        or is_date_word(name)
        or any(map(str.isdigit, name))
        or not _NO_NAME.isdisjoint(name)
    ):
        return None
    if rest[:1] in (":", "："):  # a label
        return None
    if not rest or rest[0] in SEPARATORS + ",-/" or rest[0].isdigit() or is_date_word(rest.split()[0]):
        return start, spans[0][1]
    if rest.split()[0].lower() in word_lists.every("credits", "page-word"):  # "Ida Holm Leave a comment"
        return start, spans[0][1]
    if rest.split()[0] in word_lists.every("credits", "author") and len(name.split()) > least:  # "Ida Holm Education editor"
        return start, start + name.rindex(" ")
    return None


@cache
def _small_in_any_language() -> Hashes:
    """Return the common words that are mostly written small in any language."""
    return distinct(np.concatenate([mostly_small(code) for code in available()]))


def _ends_name(word: str, low: str, *, begun: bool) -> bool:
    """Tell whether a word cannot belong to a name: a sign, a number, a date, "All" of "All rights reserved", "Leave" before "a comment"."""
    if word[0].isdigit() or not (is_conjunction(word) or any(map(str.isalnum, word))):
        return True
    if low in word_lists.every("credits", "after-owner") or low in word_lists.every("credits", "page-word"):
        return True
    return (word[0].islower() or (begun and len(word) > _ABBREVIATION)) and is_date_word(low)


def _belongs(word: str, low: str, *, begun: bool, loose: bool, small: bool) -> bool:
    """Tell whether a word goes on with a name, or begins one."""
    if not word[0].islower():
        return word[0] not in _MARKS and not (begun and word[0] == "@")
    if is_particle(low):
        return begun
    return loose and (small or not begun) and low not in no_first_name()


def _trimmed(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the name without the particle, conjunction or stop that was taken along, if anything is left."""
    words = line[start:end].split(" ")
    while words and (not words[-1] or is_particle(words[-1]) or is_conjunction(words[-1])):
        words.pop()
    name = " ".join(words)
    stop = start + len(name if name.endswith(_suffixes()) else name.rstrip(_MARKS + ",/"))
    if stop > start:
        yield start, stop


@cache
def _suffixes() -> tuple[str, ...]:
    """Return what closes a name with a stop of its own: "Jr."."""
    return tuple(sorted(word_lists.every("credits", "name-suffix")))
