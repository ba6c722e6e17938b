"""Find names in short lines: where one ends, and whether a line is one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np

from seedproof.core.patterns import regex
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.lexicon import available, lexicon
from seedproof.parse.languages import FALLBACK, common_words, has_trait, mostly_small
from seedproof.parse.lines.dates import is_date_word
from seedproof.parse.lines.glued import end_before_glued
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import distinct, within

__all__ = [
    "LONGEST_NAME", "LONGEST_PERSON", "SEPARATORS", "begins_with_given_name", "find_person", "is_conjunction",
    "is_everyday", "is_given_name", "is_name_alone", "is_particle", "is_rare", "name_spans", "no_first_name", "resembles_name",
]  # fmt: skip

SEPARATORS: Final = '|•·–—()[]<>:;\t\n▪●■»«“”"*+'
LONGEST_NAME: Final = 6  # words of any name (guessed)
LONGEST_PERSON: Final = 5  # words of a person's name (guessed)
_TOKEN: Final = regex(r" *([^\s,|•·–—()\[\]<>:;▪●■»«“”\"*+]+)")
_ADJECTIVE: Final = 0.7  # share of small letters from which a German word is an adjective: nouns have capitals (guessed)
_ABBREVIATION: Final = 3  # characters of the longest abbreviation after which a name goes on: "Dr." (guessed)
_MARKS: Final = "-.'’"
_MARKED: Final = regex(r"[^\W\d_]+(?:_\w+|\d+|(?<=[a-z])[A-Z]\w*)")
_PART: Final = regex(r"[^\W\d_](?:(?![A-Z])[^\W\d_])*")
_LONGEST: Final = 20  # letters of a user name: "TeilenDruckenTweeten" is what a page has glued (guessed)
_SHORTEST: Final = 4  # letters of a user name that is written small (guessed)
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
    if not (name[0].islower() or len(words) == 1) or is_given_name(name):  # "By Tom", though a "tom" is a volume in Polish
        return False
    return bool(within(hash_words([word.lower() for word in words]), _small_in_any_language()).all())


def is_given_name(word: str) -> bool:
    """Tell whether a word with a capital is a first name and hardly ever anything else."""
    return word[:1].isupper() and word.lower() in word_lists.first_names()


def begins_with_given_name(name: str) -> bool:
    """Tell whether a name begins with a first name, and is written in one way: "ADA Statement" is nobody."""
    first = name.partition(" ")[0]
    return is_given_name(first) and (len(first) == 1 or not first.isupper() or name.isupper())


def is_rare(name: str, language: int) -> bool:
    """Tell whether a name has a word that the language's table lacks, as surnames mostly are: "Social Media" has none."""
    return not bool(lexicon(_table_of(language)).knows(hash_words([word.lower() for word in name.split()])).all())


def is_name_alone(word: str, language: int) -> bool:
    """Tell whether one word is somebody's name: a first name or a user name."""
    return is_given_name(word) or is_user_name(word, language)


def is_user_name(word: str, language: int) -> bool:
    """Tell whether a word is one that people choose for themselves: "ida_h", "IdaHolm", "ida23", or a small one that is in no table."""
    if _MARKED.fullmatch(word):
        parts = {part[0].lower() for part in _PART.finditer(word)}
        return len(word) <= _LONGEST and parts.isdisjoint(no_first_name() | word_lists.every("credits", "page-word"))
    if not (word.isalpha() and word.islower() and len(word) >= _SHORTEST):
        return False
    return not is_everyday(word) and not lexicon(_table_of(language)).knows(hash_words([word])).any()


def resembles_name(name: str, language: int) -> bool:
    """Tell whether no common word that is mostly written small comes first: "Attend Events" is nobody."""
    code = _table_of(language)
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
        at = end_before_glued(line, token.start(1), token.end())
        word = line[token.start(1) : at]
        low, begun = word.lower(), start >= 0
        if _ends_name(word, low, begun=begun) or (begun and is_date_word(low) and line[at:].lstrip(" .,")[:1].isdigit()):
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
    name, rest = line[slice(*spans[0])], line[end:].lstrip(" .").strip()
    if not all(line[a].isupper() and (" " in line[a:b] or line[a:b].isupper()) for a, b in spans[1:]):  # "Children & Families"
        return None
    if len(spans) > 1 and len(line[start:end].split()) > LONGEST_PERSON and not is_given_name(name.partition(" ")[0]):
        return None
    if (
        not least <= len(name.split()) <= LONGEST_PERSON
        or is_date_word(name)
        or any(map(str.isdigit, name))
        or not _NO_NAME.isdisjoint(name)
    ):
        return None
    if rest[:1] in (":", "："):  # a label
        return None
    if not rest or rest[0] in SEPARATORS + ",-/" or rest[0].isdigit() or is_date_word(rest.split()[0]) or line[end : end + 1].isalnum():
        return start, start + len(_once(name))
    if rest.split()[0].lower() in word_lists.every("credits", "page-word"):  # "Ida Holm Leave a comment"
        return start, spans[0][1]
    if rest.split()[0] in word_lists.every("credits", "author") and len(name.split()) > least:  # "Ida Holm Education editor"
        return start, start + name.rindex(" ")
    return None


def _table_of(language: int) -> str:
    """Return the language whose table of words is asked about a line's words."""
    return LANGUAGES[language] if language >= 0 and LANGUAGES[language] in available() else FALLBACK


def _once(name: str) -> str:
    """Return a name that stands twice, as what a picture shows and below it, once: "Ida Holm Ida Holm"."""
    words = name.split(" ")
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


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
    return loose and (small or not begun) and low not in no_first_name() and not (begun and low in _after_names())


@cache
def _after_names() -> frozenset[str]:
    """Return the small words that follow a user name: "ida in News", "ida at 10:14"."""
    return frozenset().union(*(word_lists.every("credits", topic) for topic in ("in", "before-date", "before-time")))


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
