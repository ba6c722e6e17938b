"""Cut a headline from the text that it runs into, where the line break between them is lost: "Mayor opens bridge The mayor of …".

It is cut only where the text shows for certain where it ends: behind capitals, at a little word with a capital that begins a
sentence, at two spaces, or, in scripts that have none, at the only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.core.patterns import regex
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.parse.languages import line_languages
from seedproof.parse.lines.dates import date_in, end_of_dates
from seedproof.parse.lines.paragraphs import find_paragraphs, is_unspaced
from seedproof.text.spans import Offsets

__all__ = ["run_in_titles"]

_SHORTEST, _LONGEST = 4, 24  # words of a headline that is cut (guessed)
_CAPITALS: Final = 20  # characters of one in capitals: shorter ones are datelines and acronyms (guessed)
_SHORTEST_UNSPACED, _LONGEST_UNSPACED = 8, 50  # characters of one without spaces (guessed)
_NEAR: Final = 14  # words behind capitals of which one is small, if a sentence follows: offices and names may stand before (guessed)
_REST: Final = 12  # words that must follow: fewer are no article (guessed)
_LOOKED_AT: Final = 400  # characters of a line in which a headline may end (guessed)
_SMALL: Final = 0.5  # share of small words from which a headline is written like a sentence (guessed)
_LARGE: Final = 0.7  # share of words with a capital from which it is a headline of capitals (guessed)
_WORD: Final = regex(r"\S+")
_STOP: Final = regex(r"[.!?:;,…。！？：；，、“”\"«»()\[\]–—-]$")
_ENDED: Final = regex(r"[^\W\d_]{3,}[.!?…。！？]+[”\"»’')]?\s+[^\W\d_a-z]|[。！？]")
_PARTED: Final = regex(r"\s{2}|[|>•/#=\[\]_@©]|\w:\s*$|\s:")  # marks of menus, addresses, credits
_PARTED_CAPITALS: Final = regex(r"\s{2}|[|>•#=\[\]_@©]|\s/\s|\w:\s*$|\s:")
#: A place behind a date, as datelines have it: "WASHINGTON", "Nordvik, N.Y.", "Nordvik -".
_PLACE: Final = regex(r"[A-Z]{4}|[A-Z][\w.’']+(?: [A-Z][\w.’']+){0,2}(?:, [A-Z][A-Z.]+|(?:, [A-Z][\w.]+)? ?[-–—])")
_QUOTES: Final = '"“‘«('
_STATES: Final = frozenset({"U.S.", "U.K.", "U.N.", "E.U."})  # with which a sentence may begin behind capitals
_BY: Final = regex(r"\s(?:By|Von|Por|Par)\s(?=[^\W\d_a-z])")


def run_in_titles(batch: Batch, title: Offsets) -> Offsets:
    """Return where the headline ends that a document without a ``title`` line begins with, -1 where none is certain."""
    lines, paragraphs = batch.lines, batch.once(find_paragraphs)
    count = np.maximum(lines.word_count, paragraphs.unspaced)
    first = lines.of_document[:-1]
    result = np.full(len(batch), -1, np.int64)
    some = np.flatnonzero((title < 0) & (first < lines.of_document[1:]))
    languages = batch.once(line_languages)
    for document in some[paragraphs.is_prose[first[some]]].tolist():
        line = int(first[document])
        start, end = int(lines.start[line]), int(lines.end[line])
        size = _headline(batch.text[start : min(end, start + _LOOKED_AT)], LANGUAGES[int(languages[line])])
        if size and int(count[line]) - len(batch.text[start : start + size].split()) >= _REST:
            result[document] = start + size
    return result


def _headline(text: str, language: str) -> int:
    """Return the length of the headline with which a line begins for certain, 0 where there is none."""
    if _is_unspaced(text):
        return _before_space(text)
    words = [match.span() for match in _WORD.finditer(text)][: _LONGEST + _NEAR]
    end = _behind_capitals(text, words)
    capitals = end > 0
    if not capitals:
        end = max(next((words[i - 1][1] for i in _boundaries(text, words, language)), 0), _before_date(text))
        if not end or _ENDED.search(text, 0, end):
            return 0
    for other in (_BY.search(text, 0, end), date_in(text[:end])):
        end = min(end, other.start()) if other else end
    head = text[:end].rstrip(" ,-–—(")
    return len(head) if _is_whole(head, capitals) else 0


def _before_date(text: str) -> int:
    """Return where a headline of capitals ends before a date and a place, or 0: "Mayor Opens Bridge May 3, 2021 Brunholm"."""
    found = date_in(text)
    if not found or not _PLACE.match(text, end_of_dates(text, found.start())):
        return 0
    said = text[: found.start()].split()
    long = [word for word in said[1:] if len(word) > 3]
    if len(said) > _LONGEST or not long or "(" in text[: found.start()] or _STOP.search(said[-1]) or _flows(said[-1]):
        return 0
    return len(text[: found.start()].rstrip()) if sum(word[0].isupper() for word in long) >= _LARGE * len(long) else 0


def _is_whole(head: str, capitals: bool) -> bool:
    """Tell whether a headline, in ``capitals`` or not, has words enough, and nothing that parts it from other lines or that none has."""
    said = head.split()
    if sum(len(word) > 1 for word in said) < _SHORTEST or (_PARTED_CAPITALS if capitals else _PARTED).search(head) or head.count('"') % 2:
        return False
    credited = said[0].lower() in word_lists.every("credits", "by")
    credited |= not capitals and said[-1].lower() in word_lists.every("credits", "posted")  # "Story", but "MAYOR REACTS TO STORY"
    return not credited and said[-1].lower() not in word_lists.every("dates", "words") and not _flows(said[-1])


def _behind_capitals(text: str, words: list[tuple[int, int]]) -> int:
    """Return where the capitals end with which a line begins, 0 where no sentence follows them, or they are too few for a headline."""
    said = [text[slice(*span)] for span in words]
    first = next((i for i, word in enumerate(said) if sum(map(str.islower, word)) > 1 or (len(word) == 2 and word.istitle())), 0)
    before = said[first - 1].lstrip(_QUOTES) if first else ""
    # "A ferry", "“I am", "U.S. Sen.": but "IN WASHINGTON D.C. Police said" and "VITAMIN C In the spring".
    if before in _STATES or (len(before) == 1 and before.isalpha() and said[first][0].islower()):
        first -= 1
    if first < _SHORTEST or not said[first].lstrip(_QUOTES)[0].isupper() or not re.search(r"[\w?!'’”\"]$", said[first - 1]):
        return 0
    end = words[first - 1][1]
    return end if end - words[0][0] >= _CAPITALS and any(word.islower() for word in said[first + 1 : first + _NEAR]) else 0


def _boundaries(text: str, words: list[tuple[int, int]], language: str) -> Iterator[int]:
    """Yield the words with which a sentence begins behind a headline."""
    said = [text[slice(*span)] for span in words]
    starters = word_lists.words_by_language("sentences", "starter").get(language, frozenset())
    for i in range(_SHORTEST, min(len(said) - 2, _LONGEST + 1)):
        if not said[i][0].isupper() or _STOP.search(said[i - 1]) or _flows(said[i - 1]):
            continue
        spaced = words[i][0] - words[i - 1][1] > 1 and _goes_on(said[i : i + 4])
        starts = said[i][1:].islower() and said[i].lower() in starters
        if spaced or (starts and _begins(said, i)):
            yield i


def _goes_on(words: list[str]) -> bool:
    """Tell whether some words are not written in capitals, so that what they are of is a sentence."""
    return sum(word.islower() for word in words) >= len(words) / 3


def _begins(said: list[str], at: int) -> bool:
    """Tell whether a little word with a capital begins a sentence: in a headline of capitals all words may have one."""
    long = [word for word in said[1:at] if len(word) > 3]
    like_sentence = sum(word.islower() for word in long) >= _SMALL * len(long)
    return said[at + 1].islower() and (like_sentence or said[at + 2].islower())


def _flows(word: str) -> bool:
    """Tell whether a sentence goes on behind a word."""
    return word.lower() in word_lists.every("sentences", "inside") | word_lists.every("sentences", "unfinished")


def _is_unspaced(text: str) -> bool:
    """Tell whether most of a text is in a script without spaces, Korean aside."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return bool(is_unspaced(codes).mean() > _SMALL and not ((codes >= 0xAC00) & (codes < 0xD7A4)).any())


def _before_space(text: str) -> int:
    """Return the length of what stands before the only space of a text without spaces, if it may be a headline."""
    head, _, rest = text.partition(" ")
    long = _SHORTEST_UNSPACED <= len(head) <= _LONGEST_UNSPACED
    spaced = rest[:_LONGEST_UNSPACED].strip().count(" ") > 0
    return len(head) if long and not spaced and not (date_in(head) or re.search(r"[。，、；]|月\d+日|[^\w\s]$", head)) else 0
