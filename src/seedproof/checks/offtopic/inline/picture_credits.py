"""Credits of pictures: where in a line one begins that goes on to the line's end.

Seven things tell one, in any language: a copyright sign or label before a name ("© Ana Petrov", "Photo: Ana Petrov"), an agency that
lends pictures ("Ana Petrov/Getty Images"), any agency that a slash parts from a name ("Ana Petrov/AFP"), a licence, wording that
ends a line ("... - Screenshot"), brackets at the end of a line that hold names with a slash or who took it ("(Ana Petrov/KNV)"),
brackets behind its last full stop that hold a person's or an office's name, and a line that is a known first name, a surname, a slash
and another name ("Anna Petrov/Harbour Gazette").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.nearest import next_word
from seedproof.core.patterns import regex
from seedproof.lang.phrases import PhraseHits, packs
from seedproof.lang.word_lists import every, first_names, lookup
from seedproof.text import codepoints
from seedproof.text.compiled import compiled
from seedproof.text.sets import distinct
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["NO_CREDIT", "picture_credits", "signed_pictures"]

NO_CREDIT: Final = -1

_LABELS: Final = "picture-by"  # the topic of copyright signs and labels

# All of these are guessed, at the credits of scraped pages.
_LONGEST_NAME: Final = 11  # words: "Ana Petrov and Jens Holm / Harbour Press, by kind permission"
_SHORT_NAME: Final = 5  # words of a name of which half may be small: "Archives du Gouvernement tchèque"
_SMALL_IN_LONG_NAME: Final = 2 / 5  # the part of a longer name's words that may be small: of a German sentence half may have capitals
_MOST_AFTER: Final = 6  # words after an agency, "Getty Images / Jens Holm Photography", or a copyright sign, "© ana_p - stock.adobe.com"
_FEW: Final = 3  # words that may all be small behind a label: "photo by ana petrov"
_SMALL_IN_NAME: Final = 3  # one word in so many may be small: "Imago/Ana-Petrov.de", "Getty Images / Jens van Holm"
_SHORT: Final = 3  # characters of an agency's name that may be a man's
_PARTING: Final = "/|"  # between a name and an agency
_OPENING: Final = "/|([,;:©-–—•"  # before an agency that ends the line
_REACH: Final = 90  # characters of brackets at the end of a line
_NAMES: Final = r"[A-ZÀ-ÞА-Я@][\w.’'&-]*(?: (?:[A-ZÀ-ÞА-Я][\w.’'&-]*|de|del|da|van|von|of|the|for|and|&))*"
#: Of names with a slash three words at least: "(He/Him)" and "(Yes/No)" are none.
_BRACKETED: Final = regex(rf"\((?=[^()/]+ [^()]*/|[^()]+/[^()]+ ){_NAMES} ?/ ?{_NAMES}\)\Z|[(（][^()（）]{{0,30}}[摄攝][)）]\Z")
#: Behind a full stop the name of a person, whose first name is known, or of an office, which has three words or more.
_TAKEN: Final = regex(
    r"""(?:(?<=[.!?] )|(?<=[.!?][”"’)] ))\((?:[Pp]hoto )?(?:[Bb]y |[Vv]ia )?(?P<first>[A-Z][\w.’'-]*)"""
    r"""(?P<rest>(?: (?:[A-Z][\w.’'&-]*|of|the|and|for|via|de|van|von)){1,7})\)\Z"""
)
_OFFICE: Final = 3  # words (guessed)
#: A first name, a surname, and who has the picture.
_SIGNED: Final = regex(
    r"(?P<first>[A-Z][\w’'-]+)(?: (?:[A-Z][\w.’'-]*|de|van|von|del|al|la)){1,3} ?/ ?(?:[Vv]ia )?"
    r"[A-Z@][\w.’'&-]*(?: (?:[A-Z@][\w.’'&-]*|of|the|and|for|via)){0,5}"
)
_LONGEST_SIGNED: Final = 12  # words (guessed)
_APART: Final = "()[]{}.!?…:;,\"'“”„’»«|/•·–—-*_©"  # before a label


class _Rest(NamedTuple):
    """Columns over some phrases: the rest of the line behind each.

    ``words``: how many words
    ``small``: how many of them begin with a small letter
    """

    words: Offsets
    small: Offsets


def picture_credits(batch: Batch) -> Offsets:
    """Return the offset where each line's credit begins, ``NO_CREDIT`` where it has none."""
    never = len(batch.text)
    found = np.full(len(batch.lines), never, np.int64)
    hits = batch.phrases.of(*_READERS)
    if len(hits) and len(batch.words):
        small = _small_words(batch, distinct(hits.line))
        for topic, read in _READERS.items():
            line, start = read(batch, hits.of(topic), small)
            np.minimum.at(found, line, start - batch.characters.are(start - 1, "([（"))
    signed = batch.once(signed_pictures)
    for line, start in (_bracketed(batch), (signed, batch.lines.start[signed])):
        np.minimum.at(found, line, start)
    return np.where(found < never, found, NO_CREDIT)


def _labelled(batch: Batch, hits: PhraseHits, small: Offsets) -> tuple[Offsets, Offsets]:
    """Return lines and starts of names behind a sign or a label.

    "(c)" at the start or end of a line, or before no name, is a clause: "§ 12 (c) (4)".
    """
    characters, lines = batch.characters, batch.lines
    rest = _rest(batch, hits, small)
    sign, bracketed = characters.are(hits.start, "©"), characters.are(hits.start, "(") & (hits.end - hits.start == len("(c)"))
    leads = hits.start == lines.start[hits.line]
    told = leads | sign | characters.is_(hits.start, codepoints.UPPER)
    few = np.where(sign, _MOST_AFTER, _FEW)
    share = np.where(_preceded(batch, hits.start, "([") | (rest.words <= _SHORT_NAME), 1 / 2, _SMALL_IN_LONG_NAME)
    named = (rest.small <= share * rest.words) | ((rest.words <= few) & told & ~bracketed)
    named &= (rest.words > 0) | ~leads  # "The quay at night. Photo:", and the name in the next line
    second = next_word(batch.words, hits.start) <= lines.first[hits.line] + 1  # "Main image credit: Jens Holm"
    opens = told | second | characters.are(hits.start, "(") | _preceded(batch, hits.start, _APART)
    clause = bracketed & (leads | (rest.small > 0) | (rest.words == 0) | ~batch.words.initial_upper[_word_after(batch, hits)])
    notice = (sign | bracketed) & (rest.words > 0) & _is_notice(batch, hits)
    kept = opens & named & (rest.words <= _LONGEST_NAME) & ~clause & ~notice & ~_is_code(batch, hits, rest)
    return hits.line[kept], hits.start[kept]


def _lent(batch: Batch, hits: PhraseHits, small: Offsets) -> tuple[Offsets, Offsets]:
    """Return lines and starts of agencies that lend pictures: alone, parted from a name, or at the end behind a mark or "via"."""
    rest, start = _rest(batch, hits, small), _name_before(batch, hits.start, small)
    last = rest.words == 0
    alone = last & (hits.start == batch.lines.start[hits.line])
    full_stop = batch.characters.are(batch.lines.end[hits.line] - 1, ".")
    behind = last & ~full_stop & (_preceded(batch, hits.start, _OPENING) | _follows_word(batch, hits, "before-lender"))
    named = _SMALL_IN_NAME * rest.small <= rest.words
    kept = (rest.words <= _MOST_AFTER) & named & (alone | behind | _parted(batch, hits, start, rest, _PARTING))
    return hits.line[kept], start[kept]


def _sent(batch: Batch, hits: PhraseHits, small: Offsets) -> tuple[Offsets, Offsets]:
    """Return lines and starts of agencies that send texts too, parted by a slash from a name of two words or more.

    "(APA/dpa)" signs a text. Their names are short: "Team | AP | PTS" heads a table, and "Sid" is a man.
    """
    rest, start = _rest(batch, hits, small), _name_before(batch, hits.start, small)
    before = next_word(batch.words, hits.start) - next_word(batch.words, start)
    kept = (rest.words <= _MOST_AFTER) & (rest.small == 0) & (before + rest.words >= 2) & _parted(batch, hits, start, rest, "/")
    is_ = batch.characters.is_
    man = (hits.end - hits.start <= _SHORT) & is_(hits.start, codepoints.UPPER) & is_(hits.start + 1, codepoints.LOWER)
    return hits.line[kept & ~man], start[kept & ~man]


def _licensed(batch: Batch, hits: PhraseHits, small: Offsets) -> tuple[Offsets, Offsets]:
    """Return lines and starts of licences behind a mark: "licensed under CC BY" is said of the text."""
    kept = (_rest(batch, hits, small).words <= _FEW) & _preceded(batch, hits.start, _OPENING + ".")
    return hits.line[kept], hits.start[kept]


def _closing(batch: Batch, hits: PhraseHits, _: Offsets) -> tuple[Offsets, Offsets]:
    """Return lines and starts of wording that says what the picture is, or whose, where the line ends with it: "Holm - Handout"."""
    end = hits.end + batch.characters.are(hits.end, ")）]")
    end += batch.characters.are(end, ".")
    kept = (end == batch.lines.end[hits.line]) & (hits.start > batch.lines.start[hits.line])
    unspaced = codepoints.UNSPACED[batch.characters.scripts[hits.start]]
    kept &= _preceded(batch, hits.start, _OPENING + ".（") | unspaced
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
    return _BRACKETED.search(text, begin, end)


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


def _small_words(batch: Batch, lines: Offsets) -> Offsets:
    """Return the words of ``lines`` that begin with a small letter."""
    words = ranges(batch.lines.first[lines], batch.lines.last[lines])
    return words[batch.characters.is_(batch.words.start[words], codepoints.LOWER)]


def _rest(batch: Batch, hits: PhraseHits, small: Offsets) -> _Rest:
    """Return what follows each hit in its line; ``small`` are the words that begin with a small letter."""
    first = next_word(batch.words, hits.end)
    last = np.maximum(batch.lines.last[hits.line], first)
    return _Rest(last - first, np.searchsorted(small, last) - np.searchsorted(small, first))


def _name_before(batch: Batch, offsets: Offsets, small: Offsets) -> Offsets:
    """Return where the words with capitals begin that end at each of ``offsets``, within the line."""
    words = batch.words
    after_small = np.append(-1, small)[np.searchsorted(small, next_word(words, offsets))] + 1
    begins = np.minimum(np.maximum(after_small, batch.lines.first[batch.lines.containing(offsets)]), len(words) - 1)
    return np.minimum(words.start[begins], offsets)


def _parted(batch: Batch, hits: PhraseHits, start: Offsets, rest: _Rest, marks: str) -> Flags:
    """Return whether one of ``marks`` stands between an agency and a name before or after it."""
    before = _preceded(batch, hits.start, marks) & (start < hits.start)
    return before | (_followed(batch, hits.end, marks) & (rest.words > 0))


def _is_notice(batch: Batch, hits: PhraseHits) -> Flags:
    """Return whether a sign begins the notice of the page's own owner: "© 2019", "Copyright © Harbour Press", "© Copyright"."""
    words, after = batch.words, _word_after(batch, hits)
    dated = words.has_digit[after] & (words.length[after] == len("2019"))
    return dated | lookup(words.hash[after], every("offtopic", "owner-notice")) | _follows_word(batch, hits, "owner-notice")


def _is_code(batch: Batch, hits: PhraseHits, rest: _Rest) -> Flags:
    """Return whether a label is a key of a program's settings: "image: mailserver/latest"."""
    return batch.characters.is_(hits.start, codepoints.LOWER) & (rest.small == rest.words) & _phrases().end_in_colon[hits.phrase]


class _Phrases(NamedTuple):
    end_in_colon: Flags


@compiled(_Phrases)
def _phrases() -> _Phrases:
    """Return which phrases of the packs end in a colon."""
    return _Phrases(np.array([phrase.text.endswith(":") for phrase in packs()], bool))


def _word_after(batch: Batch, hits: PhraseHits) -> Offsets:
    """Return the word after each hit; the text's last word where there is none."""
    return np.minimum(next_word(batch.words, hits.end), len(batch.words) - 1)


def _follows_word(batch: Batch, hits: PhraseHits, topic: str) -> Flags:
    """Return whether the last word before each hit in its line is one of the word list ``topic``."""
    before = batch.words.at(hits.start - 1)
    return (before >= batch.lines.first[hits.line]) & lookup(batch.words.hash[before], every("offtopic", topic))


def _preceded(batch: Batch, offsets: Offsets, marks: str) -> Flags:
    """Return whether one of ``marks`` stands before each of ``offsets``, a space aside."""
    return batch.characters.are(offsets - 1 - batch.characters.are(offsets - 1, " "), marks)


def _followed(batch: Batch, offsets: Offsets, marks: str) -> Flags:
    """Return whether one of ``marks`` stands at each of ``offsets`` or after it, a space aside."""
    return batch.characters.are(offsets + batch.characters.are(offsets, " "), marks)


_READERS: Final[dict[str, Callable[[Batch, PhraseHits, Offsets], tuple[Offsets, Offsets]]]] = {
    _LABELS: _labelled, "picture-agency": _lent, "wire-agency": _sent, "picture-licence": _licensed, "picture-end": _closing,
}  # fmt: skip
