"""Credits of pictures: where in a line one begins that goes on to the line's end.

Seven things tell one, in any language: a copyright sign or label before a name ("© Ana Petrov", "Photo: Ana Petrov"), an agency with a
name or alone (``picture_agencies``), a licence, wording that ends a line ("... - Screenshot"), brackets at the end of a line that hold
names with a slash or who took it ("(Ana Petrov/KNV)", "(Ana Petrov, special to the Gazette)"), brackets behind its last full stop that
hold a person's or an office's name, and a line that is a known first name, a surname, a slash and another name ("Anna Petrov/Harbour
Gazette").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.beside_credits import (
    Rest,
    followed,
    follows_word,
    open_bracket,
    preceded,
    rest_of_line,
    small_words,
    word_after,
)
from seedproof.checks.offtopic.inline.picture_agencies import OPENING, lent, sent
from seedproof.checks.offtopic.nearest import next_word
from seedproof.core.patterns import regex
from seedproof.lang.phrases import PhraseHits, packs
from seedproof.lang.word_lists import every, first_names, lookup
from seedproof.text import codepoints
from seedproof.text.compiled import compiled
from seedproof.text.sets import distinct
from seedproof.text.spans import Flags, Offsets

__all__ = ["NO_CREDIT", "Credits", "picture_credits", "signed_pictures"]

NO_CREDIT: Final = -1

_PICTURES: Final = ("picture-by", "picture-agency")  # the topics of wording that is said of pictures and of no text

# All of these are guessed, at the credits of scraped pages.
_LONGEST_NAME: Final = 11  # words: "Ana Petrov and Jens Holm / Harbour Press, by kind permission"
_SHORT_NAME: Final = 5  # words of a name of which half may be small: "Archives du Gouvernement tchèque"
_SMALL_IN_LONG_NAME: Final = 2 / 5  # the part of a longer name's words that may be small: of a German sentence half may have capitals
_MOST_AFTER: Final = 6  # words after an agency, "Getty Images / Jens Holm Photography", or a copyright sign, "© ana_p - stock.adobe.com"
_BEFORE_LABEL: Final = 4  # words before a label in brackets: "(Harbour Gazette photo: Ana Petrov)"
_MOST_BEHIND: Final = 4  # words behind a slash at the end: "Courtesy / Petrov family archive"
_FEW: Final = 3  # words that may all be small behind a label: "photo by ana petrov"
_REACH: Final = 90  # characters of brackets at the end of a line
#: White space of any kind in all of these: a page's width may have parted words.
_NAMES: Final = r"[A-ZÀ-ÞА-Я@][\w.’'&-]*(?:\s(?:[A-ZÀ-ÞА-Я][\w.’'&-]*|de|del|da|van|von|of|the|for|and|&))*"
#: Of names with a slash three words at least: "(He/Him)" and "(Yes/No)" are none.
_BRACKETED: Final = regex(rf"\((?=[^()/]+\s[^()]*/|[^()]+/[^()]+\s){_NAMES}\s?/\s?{_NAMES}\)\Z|[(（][^()（）]{{0,30}}[摄攝][)）]\Z")
_SPECIAL: Final = regex(rf"\({_NAMES},\s(?:[Ss]pecial\s(?:to|for)|[Ff]or)\s(?:the\s)?{_NAMES}\)\Z")
#: Behind a full stop the name of a person, whose first name is known, or of an office, which has three words or more.
_TAKEN: Final = regex(
    r"""(?:(?<=[.!?]\s)|(?<=[.!?][”"’)]\s))\((?:[Pp]hoto\s)?(?:[Bb]y\s|[Vv]ia\s)?(?P<first>[A-Z][\w.’'-]*)"""
    r"""(?P<rest>(?:\s(?:[A-Z][\w.’'&-]*|of|the|and|for|via|de|van|von)){1,7})\)\Z"""
)
_OFFICE: Final = 3  # words (guessed)
#: A first name, a surname, and who has the picture.
_SIGNED: Final = regex(
    r"(?P<first>[A-Z][\w’'-]+)(?:\s(?:[A-Z][\w.’'-]*|de|van|von|del|al|la)){1,3}\s?/\s?(?:[Vv]ia\s)?"
    r"[A-Z@][\w.’'&-]*(?:\s(?:[A-Z@][\w.’'&-]*|of|the|and|for|via)){0,5}"
)
_LONGEST_SIGNED: Final = 12  # words (guessed)
_APART: Final = "()[]{}.!?…:;,\"'“”„’»«|/•·–—-*_©"  # before a label


class Credits(NamedTuple):
    """Columns over the lines.

    ``start``: the offset where a line's credit begins, ``NO_CREDIT`` where it has none
    ``of_picture``: whether it is surely that of a picture: "© Ana Petrov" and "Ana Petrov/AFP" may sign a text
    """

    start: Offsets
    of_picture: Flags


def picture_credits(batch: Batch) -> Credits:
    """Return what is told of the credit of each line."""
    never = len(batch.text)
    found, of_picture = np.full(len(batch.lines), never, np.int64), np.zeros(len(batch.lines), bool)
    hits = batch.phrases.of(*_READERS)
    if len(hits) and len(batch.words):
        small = small_words(batch, distinct(hits.line))
        for topic, read in _READERS.items():
            line, start = read(batch, hits.of(topic), small)
            np.minimum.at(found, line, start - batch.characters.are(start - 1, "([（"))
            of_picture[line] |= topic in _PICTURES
    signed = batch.once(signed_pictures)
    for line, start in (_bracketed(batch), (signed, batch.lines.start[signed])):
        np.minimum.at(found, line, start)
    return Credits(np.where(found < never, found, NO_CREDIT), of_picture)


def _labelled(batch: Batch, hits: PhraseHits, small: Offsets) -> tuple[Offsets, Offsets]:
    """Return lines and starts of names behind a sign or a label.

    "(c)" at the start or end of a line, or before no name, is a clause: "§ 12 (c) (4)".
    """
    characters, lines = batch.characters, batch.lines
    rest = rest_of_line(batch, hits, small)
    sign, bracketed = characters.are(hits.start, "©"), characters.are(hits.start, "(") & (hits.end - hits.start == len("(c)"))
    leads = hits.start == lines.start[hits.line]
    told = leads | sign | characters.is_(hits.start, codepoints.UPPER)
    few = np.where(sign, _MOST_AFTER, _FEW)
    share = np.where(preceded(batch, hits.start, "([") | (rest.words <= _SHORT_NAME), 1 / 2, _SMALL_IN_LONG_NAME)
    named = (rest.small <= share * rest.words) | ((rest.words <= few) & told & ~bracketed)
    named &= (rest.words > 0) | ~leads  # "The quay at night. Photo:", and the name in the next line
    second = next_word(batch.words, hits.start) <= lines.first[hits.line] + 1  # "Main image credit: Jens Holm"
    start = _label_starts(batch, hits, small)
    opens = told | second | (start < hits.start) | characters.are(hits.start, "(") | preceded(batch, hits.start, _APART)
    clause = bracketed & (leads | (rest.small > 0) | (rest.words == 0) | ~batch.words.initial_upper[word_after(batch, hits)])
    notice = (sign | bracketed) & (rest.words > 0) & _is_notice(batch, hits)
    kept = opens & named & (rest.words <= _LONGEST_NAME) & ~clause & ~notice & ~_is_code(batch, hits, rest)
    return hits.line[kept], start[kept]


def _label_starts(batch: Batch, hits: PhraseHits, small: Offsets) -> Offsets:
    """Return where each label begins, with a name that stands before it in brackets: "(Harbour Gazette photo: Ana Petrov)"."""
    opening = open_bracket(batch, hits.start)
    first, last = next_word(batch.words, opening), next_word(batch.words, hits.start)
    named = np.searchsorted(small, first) == np.searchsorted(small, last)
    return np.where((opening >= batch.lines.start[hits.line]) & named & (last - first <= _BEFORE_LABEL), opening + 1, hits.start)


def _licensed(batch: Batch, hits: PhraseHits, small: Offsets) -> tuple[Offsets, Offsets]:
    """Return lines and starts of licences behind a mark: "licensed under CC BY" is said of the text."""
    kept = (rest_of_line(batch, hits, small).words <= _FEW) & preceded(batch, hits.start, OPENING + ".")
    return hits.line[kept], hits.start[kept]


def _closing(batch: Batch, hits: PhraseHits, small: Offsets) -> tuple[Offsets, Offsets]:
    """Return lines and starts of wording that says what the picture is, or whose, where the line ends with it: "Holm - Handout".

    A slash and a name may follow: "Holm - Handout/Harbour Press".
    """
    end = hits.end + batch.characters.are(hits.end, ")）]")
    end += batch.characters.are(end, ".")
    rest = rest_of_line(batch, hits, small)
    named = followed(batch, hits.end, "/") & preceded(batch, hits.start, "-–—(") & (rest.words <= _MOST_BEHIND)
    named &= batch.words.initial_upper[word_after(batch, hits)] & (rest.small == 0)
    kept = ((end == batch.lines.end[hits.line]) | named) & (hits.start > batch.lines.start[hits.line])
    unspaced = codepoints.UNSPACED[batch.characters.scripts[hits.start]]
    kept &= preceded(batch, hits.start, OPENING + ".（") | unspaced
    return hits.line[kept], hits.start[kept]


def _bracketed(batch: Batch) -> tuple[Offsets, Offsets]:
    """Return lines and starts of brackets that end a line and hold whose picture it is."""
    lines = batch.lines
    line = np.flatnonzero(batch.characters.are(lines.end - 1, ")）") & (lines.word_count > 1))
    found = [
        (number, match.start())
        for number, begin, end in zip(line.tolist(), lines.start[line].tolist(), lines.end[line].tolist(), strict=True)
        if (match := _whose(batch.text, begin, end))
    ]
    rows = np.array(found, np.int64).reshape(-1, 2)
    return rows[:, 0], rows[:, 1]


def _whose(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the brackets at the end of the line ``[start, end)`` that hold whose picture it is."""
    begin = max(start, end - _REACH)
    match = _TAKEN.search(text, begin, end)
    if match and _is_owner(match):
        # In brackets that are a sentence of their own, or end an item of a list, a name is whoever has to do with it.
        lender = not {"via", "for"}.isdisjoint(match["rest"].split())
        if lender or (match.start() > start and text[start].isalpha()):
            return match
    return _BRACKETED.search(text, begin, end) or _SPECIAL.search(text, begin, end)


def _is_owner(match: re.Match[str]) -> bool:
    """Tell whether ``_TAKEN`` has found a person, whose first name is known, or an office, and no shout."""
    first, rest = match["first"], match["rest"]
    return not rest.isupper() and (_is_first_name(first) or 1 + len(rest.split()) >= _OFFICE)


def signed_pictures(batch: Batch) -> Offsets:
    """Return the lines that are a name, a slash and whose picture it is, and nothing else: "Anna Petrov/Harbour Gazette"."""
    lines = batch.lines
    slashed = np.unique(lines.containing(batch.characters.find_marks("/")))
    slashed = slashed[(slashed >= 0) & (lines.word_count[slashed] <= _LONGEST_SIGNED)]
    slashed = slashed[batch.characters.is_(lines.start[slashed], codepoints.UPPER)]
    spans = zip(slashed.tolist(), lines.start[slashed].tolist(), lines.end[slashed].tolist(), strict=True)
    matches = ((line, _SIGNED.fullmatch(batch.text, start, end)) for line, start, end in spans)
    return np.array([line for line, match in matches if match and _is_first_name(match["first"])], np.int64)


def _is_first_name(word: str) -> bool:
    return word.casefold() in first_names("en")


def _is_notice(batch: Batch, hits: PhraseHits) -> Flags:
    """Return whether a sign begins the notice of the page's own owner: "© 2019", "Copyright © Harbour Press", "© Copyright"."""
    words, after = batch.words, word_after(batch, hits)
    dated = words.has_digit[after] & (words.length[after] == len("2019"))
    return dated | lookup(words.hash[after], every("offtopic", "owner-notice")) | follows_word(batch, hits, "owner-notice")


def _is_code(batch: Batch, hits: PhraseHits, rest: Rest) -> Flags:
    """Return whether a label is a key of a program's settings: "image: mailserver/latest"."""
    return batch.characters.is_(hits.start, codepoints.LOWER) & (rest.small == rest.words) & _phrases().end_in_colon[hits.phrase]


class _Phrases(NamedTuple):
    end_in_colon: Flags


@compiled(_Phrases)
def _phrases() -> _Phrases:
    """Return which phrases of the packs end in a colon."""
    return _Phrases(np.array([phrase.text.endswith(":") for phrase in packs()], bool))


_READERS: Final[dict[str, Callable[[Batch, PhraseHits, Offsets], tuple[Offsets, Offsets]]]] = {
    "picture-by": _labelled, "credit-sign": _labelled, "picture-agency": lent, "wire-agency": sent, "picture-licence": _licensed,
    "picture-end": _closing,
}  # fmt: skip
