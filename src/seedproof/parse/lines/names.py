"""Names in short lines: where one ends, and whether a line is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np

from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.lexicon import available, lexicon
from seedproof.parse.lines.dates import ends_name
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import within

__all__ = ["LONGEST_NAME", "SEPARATORS", "everyday", "joins", "like_a_name", "names_from", "particle", "person"]

SEPARATORS: Final = '|•·–—()[]<>:;\t\n▪●■»«“”"*+'
LONGEST_NAME: Final = 6  # words
_LONGEST_PERSON: Final = 5
_TOKEN: Final = re.compile(r" *([^\s,|•·–—()\[\]<>:;▪●■»«“”\"*+]+)")
_COMMON: Final = 5000  # as in ``language``, so that one table serves both
_ADJECTIVE: Final = 0.7  # share of small letters, in German
_MOSTLY: Final = 0.5  # share of small letters
_ABBREVIATION: Final = 3  # characters of "Dr.", after which a name goes on
_MARKS: Final = "-.'’"
_NO_NAME: Final = frozenset("&@/#←→‹›…=_")  # marks of no person's name


def particle(word: str) -> bool:
    """Whether a small word may stand inside a name: "van", "de"."""
    return word.lower() in word_lists.every("credits", "particle")


def joins(word: str) -> bool:
    """Whether a word stands between two names: "and"."""
    return word == "&" or word.lower() in word_lists.every("credits", "joint")


def everyday(name: str) -> bool:
    """Whether a name is written small, or is one word, and all its words are common ones that are written small: "train", "The"."""
    words = name.split()
    if not (name[0].islower() or len(words) == 1):
        return False
    return bool(within(hash_words([word.lower() for word in words]), _mostly_small()).all())


@cache
def _mostly_small() -> Hashes:
    """The common words of any language that are mostly written small."""
    tables = [lexicon(code, _COMMON) for code in available()]
    return np.unique(np.concatenate([table.hashes[table.lower(table.hashes) > _MOSTLY] for table in tables]))


def like_a_name(name: str, language: int) -> bool:
    """Whether no common word that is mostly written small comes first: "Attend Events" is nobody."""
    code = LANGUAGES[language] if language >= 0 and LANGUAGES[language] in available() else "en"
    hashes = hash_words([word.lower() for word in name.split()[:2]])
    table = lexicon(code, _COMMON)
    lower = table.lower(hashes[:1])
    if code == "de" and (lower > _ADJECTIVE).any():  # "Weitere Vorstellungen": nouns are written large, adjectives are not
        return False
    return not (lower > _MOSTLY).any() or not table.knows(hashes[1:]).all()


def names_from(line: str, at: int, *, loose: bool = False, split: bool = True) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names that begin at ``at``: "Ida Holm and Bo Lind, reporters" gives two, unless not to be ``split``.

    ``loose`` lets a name begin small ("by marc"), as user names and machine translations do.
    """
    start = end = -1
    words, small = 0, False
    while token := _TOKEN.match(line, at):
        word, at = token[1], token.end()
        low, begun = word.lower(), start >= 0
        if _over(word, low, begun=begun):
            break
        joint = begun and joins(low)
        if joint and split:
            yield from _span(line, start, end)
            start, words = -1, 0
        elif words < LONGEST_NAME and (joint or _belongs(word, low, begun=begun, loose=loose, small=small)):
            small |= word[0].islower() and not particle(low)
            start = start if begun else token.start(1)
            end, words = at, words + 1
            if word[-1] == "." and len(word) > _ABBREVIATION:
                break
        else:
            break
        if line[at : at + 1] not in ("", " "):  # a separator; "dpa/lno" is one word
            break
    if start >= 0:
        yield from _span(line, start, end)


def person(line: str, least: int = 2) -> tuple[int, int] | None:
    """Return the span of a person's name with which a line begins, where a date, a role, a separator or nothing follows."""
    if least > 1 and line[:1].islower():
        return None
    spans = list(names_from(line, 0, loose=least == 1))
    if not spans:
        return None
    start, end = spans[0][0], spans[-1][1]
    name, rest = line[start:end], line[end:].lstrip(" .")
    if not least <= len(name.split()) <= _LONGEST_PERSON or ends_name(name) or any(map(str.isdigit, name)) or not _NO_NAME.isdisjoint(name):
        return None
    if rest[:1] in (":", "："):  # a label
        return None
    if not rest or rest[0] in SEPARATORS + ",-/" or rest[0].isdigit() or ends_name(rest.split()[0]):
        return start, spans[0][1]
    if rest.split()[0] in word_lists.every("credits", "author") and len(name.split()) > least:  # "Ida Holm Education editor"
        return start, start + name.rindex(" ")
    return None


def _over(word: str, low: str, *, begun: bool) -> bool:
    """Whether a word cannot belong to a name: a number, a date, "All" of "All rights reserved"."""
    if word[0].isdigit() or low in word_lists.every("credits", "rights"):
        return True
    return (word[0].islower() or (begun and len(word) > _ABBREVIATION)) and ends_name(low)


def _belongs(word: str, low: str, *, begun: bool, loose: bool, small: bool) -> bool:
    if not word[0].islower():
        return word[0] not in _MARKS
    if particle(low):
        return begun
    return loose and (small or not begun) and low not in word_lists.every("credits", "not_name")


def _span(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The name without the particle, joint or stop that was taken along, if anything is left."""
    words = line[start:end].split(" ")
    while words and (not words[-1] or particle(words[-1]) or joins(words[-1])):
        words.pop()
    name = " ".join(words)
    stop = start + len(name if name.endswith(("Jr.", "Sr.")) else name.rstrip(_MARKS + ",/"))
    if stop > start:
        yield start, stop
