"""Names in short lines: where one ends, and whether a line is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from seedproof.parse import vocabulary
from seedproof.parse.dates import ends_name

__all__ = ["LONGEST_NAME", "SEPARATORS", "joins", "names_from", "particle", "person"]

SEPARATORS: Final = '|•·–—()[]<>:;\t\n▪●■»«“”"*+'
LONGEST_NAME: Final = 6  # words
_LONGEST_PERSON: Final = 5
_TOKEN: Final = re.compile(r"[^\s,|•·–—()\[\]<>:;▪●■»«“”\"*+]+")
_ABBREVIATION: Final = 3  # characters of "Dr.", after which a name goes on
_MARKS: Final = "-.'’"


def particle(word: str) -> bool:
    """Whether a small word may stand inside a name: "van", "de"."""
    return word.lower() in vocabulary.every("credits", "particle")


def joins(word: str) -> bool:
    """Whether a word stands between two names: "and"."""
    return word == "&" or word.lower() in vocabulary.every("credits", "joint")


def names_from(line: str, at: int, *, loose: bool = False, split: bool = True) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names that begin at ``at``: "Ida Holm and Bo Lind, reporters" gives two, unless not to be ``split``.

    ``loose`` lets a name begin small ("by marc"), as user names and machine translations do.
    """
    start = end = -1
    words, small = 0, False
    for token in _tokens(line, at):
        word = token.group()
        if _over(word, begun=start >= 0):
            break
        if start >= 0 and joins(word) and split:
            yield from _span(line, start, end)
            start, words = -1, 0
        elif words < LONGEST_NAME and (_belongs(word, begun=start >= 0, loose=loose, small=small) or (start >= 0 and joins(word))):
            small |= word[0].islower() and not particle(word)
            start = token.start() if start < 0 else start
            end, words = token.end(), words + 1
            if word.endswith(".") and len(word) > _ABBREVIATION:
                break
        else:
            break
    if start >= 0:
        yield from _span(line, start, end)


def person(line: str, least: int = 2) -> tuple[int, int] | None:
    """Return the span of a person's name with which a line begins, where a date, a role, a separator or nothing follows."""
    spans = list(names_from(line, 0, loose=least == 1))
    if not spans:
        return None
    start, end = spans[0][0], spans[-1][1]
    name, rest = line[start:end], line[end:].lstrip(" .")
    if not least <= len(name.split()) <= _LONGEST_PERSON or ends_name(name) or any(c.isdigit() for c in name):
        return None
    if not rest or rest[0] in SEPARATORS + ",-/" or rest[0].isdigit() or ends_name(rest.split()[0]):
        return start, spans[0][1]
    if rest.split()[0] in vocabulary.every("credits", "author") and len(name.split()) > least:  # "Ida Holm Education editor"
        return start, start + name.rindex(" ")
    return None


def _tokens(line: str, at: int) -> Iterator[re.Match[str]]:
    """The words from ``at`` up to a separator; "dpa/lno" is one."""
    while token := _TOKEN.match(line, at + len(line[at:]) - len(line[at:].lstrip(" "))):
        yield token
        at = token.end()
        if line[at : at + 1] not in ("", " "):
            return


def _over(word: str, *, begun: bool) -> bool:
    """Whether a word cannot belong to a name: a number, a date, "All" of "All rights reserved"."""
    dated = ends_name(word) and (word[0].islower() or (begun and len(word) > _ABBREVIATION))
    return word[0].isdigit() or word.lower() in vocabulary.every("credits", "rights") or dated


def _belongs(word: str, *, begun: bool, loose: bool, small: bool) -> bool:
    if not word[0].islower():
        return word[0] not in _MARKS
    if particle(word):
        return begun
    return loose and word.lower() not in vocabulary.every("credits", "not_name") and (small or not begun)


def _span(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The name without the particle, joint or stop that was taken along, if anything is left."""
    words = line[start:end].split(" ")
    while words and (not words[-1] or particle(words[-1]) or joins(words[-1])):
        words.pop()
    name = " ".join(words)
    stop = start + len(name if name.endswith(("Jr.", "Sr.")) else name.rstrip(_MARKS + ",/"))
    if stop > start:
        yield start, stop
