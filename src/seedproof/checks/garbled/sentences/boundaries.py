"""Boundaries of sentences without a space, and what looks alike: a name, an address or an abbreviation."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.code_spans import in_code_span
from seedproof.batch.vocabulary import LITTLE
from seedproof.checks.programming import about_code
from seedproof.core.patterns import regex
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import available, lexicon
from seedproof.lang.word_lists import every
from seedproof.text.codepoints import DIGIT, LETTER, LOWER, SPACE, UPPER
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Offsets

__all__ = ["unspaced_boundaries"]

_CLOSERS: Final = '"”’»)'
_MARKS: Final = f"!?{_CLOSERS}“‘«„(¿¡"
_SPACES: Final = " \u00a0\u202f"  # that French sets behind a mark that opens
_BOUNDARY: Final = regex(
    rf"(?P<left>[^\W\d_](?:[\w’'-]*\w)?|\d{{2,}})(?P<stop>[{_CLOSERS}]*[.!?]{{1,3}}[{_CLOSERS}]*(?P<open>«[{_SPACES}]|[\"“‘«„(¿¡])?)"
    r"(?P<right>[^\W\d_][\w’'-]*)"
)
_VOWEL: Final = regex(r"[aeiouyаеёиоуыэюяіїєαεηιουω]|[^\x00-\x7fа-яα-ω]")
_ADDRESS: Final = regex(r"[/@_=#\\|<>{}]|www\.|https?:")  # what makes a token an address or code
_UNSPACED: Final = ("zh", "ja", "th")
_COMMON: Final = 0.5  # share in lower case above which a word is a common one rather than a name (guessed)
_REACH: Final = 60  # characters of a word that are looked at (guessed)


class _Sides(NamedTuple):
    """Answers of the table of the line's language about the words on both sides.

    ``known_left``, ``known_right``: whether it has them.
    ``common_left``, ``common_right``: whether they are mostly in lower case there.
    ``little_right``: whether the one behind is one of the most frequent words.
    """

    known_left: bool = False
    known_right: bool = False
    common_left: bool = False
    common_right: bool = False
    little_right: bool = False


def unspaced_boundaries(batch: Batch) -> list[re.Match[str]]:
    """Return the boundaries that lack their space, as matches with the groups ``left``, ``stop`` and ``right``."""
    likely = _likely(batch)
    programming = batch.once(about_code)[batch.document_of(np.array([match.start() for match, _ in likely], np.int64))].tolist()
    reach = -1
    found: list[re.Match[str]] = []
    for (match, code), sides, of_code in zip(likely, _looked_up(likely), programming, strict=True):
        named = of_code and match["stop"] == "." and not sides.little_right  # "typing.Union"
        if match.start("stop") >= reach and not named and _are_words(match, code, sides):
            reach = match.end("stop")
            found.append(match)
    documents = batch.document_of(np.array([m.start() for m in found], np.int64)).tolist()
    times = Counter((document, m[0]) for document, m in zip(documents, found, strict=True))
    # A form with two capitals that comes back in its document is a name: "Rocket.Chat".
    return [m for document, m in zip(documents, found, strict=True) if not m["left"][0].isupper() or times[document, m[0]] == 1]


def _likely(batch: Batch) -> list[tuple[re.Match[str], str]]:
    """Return what looks like a boundary, with the code of the line's language, or nothing where that is unclear."""
    text, stops = batch.text, _stops(batch)
    languages = batch.languages.of_lines[batch.lines.containing(stops)]
    likely: list[tuple[re.Match[str], str]] = []
    for stop, language in zip(stops.tolist(), languages.tolist(), strict=True):
        edge = stop
        while text[edge - 1] in _CLOSERS:
            edge -= 1
        start = edge
        while start > max(stop - _REACH, 0) and (text[start - 1].isalnum() or text[start - 1] in "’'-"):
            start -= 1
        match = _BOUNDARY.search(text, start, stop + _REACH)
        if match and match.start("stop") == edge and _looks_like_boundary(text, match):
            likely.append((match, "" if language == UNKNOWN else LANGUAGES[language]))
    return likely


def _stops(batch: Batch) -> Offsets:
    """Return stops that touch a letter or digit before, and a capital (or any letter, after a closing quotation mark) behind.

    A stop behind a closing bracket or quotation mark must have a word with a capital behind it.
    """
    characters = batch.characters
    stops = characters.find_marks(".!?")
    stops = stops[~characters.is_(stops + 1, SPACE)]
    stops = stops[~in_code_span(batch, stops)]
    worded, capital = characters.is_(stops - 1, LETTER | DIGIT), characters.is_(stops + 1, UPPER)
    marked, twice_marked = (characters.are(stops + step, _MARKS) for step in (1, 2))
    quoted = marked & (characters.is_(stops + 2, LETTER) | (twice_marked & characters.is_(stops + 3, LETTER)))
    closed = characters.are(stops, ".") & characters.are(stops - 1, _CLOSERS) & characters.is_(stops + 2, LOWER)
    apart = characters.are(stops + 1, "«") & characters.are(stops + 2, _SPACES) & characters.is_(stops + 3, UPPER)
    apart[apart] = batch.languages.near(batch.lines.containing(stops[apart])) == LANGUAGES.index("fr")
    return stops[(worded & (capital | quoted | apart)) | (closed & capital)]


def _looks_like_boundary(text: str, match: re.Match[str]) -> bool:
    stop, right = match["stop"], match["right"]
    if stop.lstrip(_CLOSERS).startswith("..") or _is_name(match) or _ADDRESS.search(_token(text, match)):
        return False
    quoted = any(c in stop for c in '"”’»')
    if not quoted and not right[0].isupper():
        return False
    return len(right) > 1 or (text[match.end() : match.end() + 1] == " " and (quoted or _is_word_of_one_letter(right)))


def _is_name(match: re.Match[str]) -> bool:
    """Tell abbreviations, initials, addresses, and chains such as "System.Text.Json" and "open(name).Read()"."""
    left, right = match["left"], match["right"]
    text, end = match.string, match.end()
    chained = text[match.start() - 1 : match.start()] == "." or (text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum())
    known = left.lower() in every("sentences", "before-name") or right.lower() in every("addresses", "part")
    # "10.Introduction" at the start of a line is a heading.
    heading = left.isdigit() and not text[max(match.start() - 4, 0) : match.start()].rpartition("\n")[2].strip()
    called = match["stop"][0] in _CLOSERS and text[end : end + 1] == "("
    return (match["stop"] == "." and (chained or known)) or heading or called or len(left) == 1 or right == "s"


def _is_word_of_one_letter(word: str) -> bool:
    """Tell whether a capital is a word that can begin a sentence: "I", "À", "Я"."""
    return word.isupper() and word.lower() in every("sentences", "letter")


def _token(text: str, match: re.Match[str]) -> str:
    """Return the run without spaces that holds a match, as far as it is looked at."""
    start, end = match.span()
    before, after = text[max(start - _REACH, 0) : start], text[end : end + _REACH]
    first = "" if before[-1:].isspace() else (before.split() or [""])[-1]
    last = "" if after[:1].isspace() else (after.split() or [""])[0]
    return f"{first}{match[0]}{last}"


def _looked_up(likely: list[tuple[re.Match[str], str]]) -> list[_Sides]:
    """Return what the tables say, each asked once for a batch."""
    sides = [_Sides()] * len(likely)
    for language in {code for _, code in likely}.intersection(available()):
        rows, table = [k for k, (_, code) in enumerate(likely) if code == language], lexicon(language)
        words = [likely[k][0][side] for side in ("left", "right") for k in rows]
        hashes = hash_words([w.lower().replace("’", "'").removesuffix("'s").partition("-")[0] for w in words])
        columns = *np.split(table.knows(hashes), 2), *np.split(table.lower(hashes) > _COMMON, 2), table.zipf(hashes[len(rows) :]) > LITTLE
        for k, *answers in zip(rows, *(column.tolist() for column in columns), strict=True):
            sides[k] = _Sides(*answers)
    return sides


def _are_words(match: re.Match[str], language: str, sides: _Sides) -> bool:
    """Tell whether words meet here, rather than the parts of a brand or of code."""
    left, stop, right = match["left"], match["stop"], match["right"]
    if language in _UNSPACED and left.isascii() and left.islower():
        return False  # "config.Certificates" in Chinese: English words there are code
    if language not in available():
        return left[0].islower() and len(left) > 2 and len(right) > 2 and right[1:].islower()
    if (left[0].isupper() and ("!" in stop or (right.isupper() and len(right) > 1))) or (left.islower() and not _VOWEL.search(left)):
        return False  # "Yahoo!News", "Bagle.AT"; "dt.Spion"
    if len(stop) > 1 and left[0].isupper() and _is_word_of_one_letter(right):
        return True  # "at Ulta."I would"
    known_left, known_right, common_left, common_right, _ = sides
    if left.isdigit():
        if len(right) > 1 and right.isupper():
            return False  # "005930.KS": a share and its exchange
        return common_right or (known_right and len(left) == 4)
    if any(c.isdigit() for c in left):  # "the wider A350.Emirates is", unlike "mp3.Player"
        return left[0].isupper() and known_right and match.string[match.end() : match.end() + 2].strip().islower()
    if left[0].islower():
        return known_left or known_right or (len(stop) > 1 and len(left) > 2)
    # Two capitalised words: "Sunday.Swift" joins sentences where one of them is a common word, "Lotus.Notes" may be a name.
    return common_right or (known_left and known_right and len(left) > 3) or (common_left and len(right) > 1)
