"""A mark without the space that belongs beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.tokens import no_words
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.words.glued_marks import glued_marks
from seedproof.checks.programming import about_code
from seedproof.checks.throughout import told
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.core.patterns import regex
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import available, lexicon
from seedproof.text.codepoints import DIGIT, LETTER, SPACE, UPPER
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Flags, Offsets

_SIDES: Final = regex(r"([^\W_]+(?:[’'-][^\W_]+)*)([,;:][\"”’»]?)([^\W\d_]+(?:[’'-][^\W_]+)*)")
_REACH: Final = 40  # characters of a word that are looked at (guessed)
_SHORTEST: Final = 2  # letters of the words on both sides, but for words of one letter that a language has
_LETTERS: Final = frozenset("aiàèéeoyuàвиксуояа")  # words of one letter, of any language
_YEAR: Final = regex(r"(?:1[5-9]|20)\d\d")
_CODE: Final = regex(r"[@#_=<>{}\\|/~^*+&%$]|www\.|::|\d[,;:]\d")  # what makes the token code, an address or a formula
_LABEL: Final = regex(r"[-*]?\s?\w{3,14}: ?\S")  # what a list of tags begins with
_LISTED: Final = 3  # commas without a space in one token: a list of tags, or coordinates (guessed)


class LostSpace(BatchCheck):
    """Finds a comma, semicolon or colon without a space after it, and words stuck to a bracket, a closing quotation mark or a number.

    In German, Dutch, Hungarian, Swedish, Danish and Norwegian also a conjunction behind the hyphen of a compound that is left open.

    **Why it matters**

    The words on both sides are one to a program that splits at spaces, and neither is found or counted.

    **Example**

    ``They left at the weekend,but the boat stayed``; ``in 2017:Vass was elected``; ``the old pier(built in 1902 of oak)``;
    ``the “last boat”left``; ``the108th boat``; ``on Sept.11``; German ``Brücken-und Straßenbau``.

    **When it is wrong**

    Lists of tags, numbers, addresses, names of handles and code are known; a token with three such marks is taken for a list. Of a
    word that its language's table lacks on both sides of the mark nothing is said. Of words stuck to brackets, quotation marks,
    numbers or hyphens a document that has more than three is told once.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB312"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Look at the few marks between two letters."""
        text, found = batch.text, _between_words(batch)
        known = _known(batch, found)
        for match, sure in zip(found, known.tolist(), strict=True):
            if sure:
                start, at, end = match.start(1), match.end(2), match.end(3)
                fix = Fix(safe=False, edits=(Edit(start=at, end=at, text=" "),))
                yield Hit(start, end, f"“{text[start:end]}” has no space after the mark", fix=fix)
        glued = glued_marks(batch)
        for place, more in told(batch, [mark.start for mark in glued]):
            start, at, end = glued[place]
            fix = Fix(safe=False, edits=(Edit(start=at, end=at, text=" "),))
            shown = text[start:end] if end - start <= _REACH else f"{text[start : start + _REACH]}…"
            yield Hit(start, end, f"“{shown}” lacks the space before “{text[at:end].split()[0]}”{more}", fix=fix)


def _between_words(batch: Batch) -> list[re.Match[str]]:
    """Return the marks that stand between words of running text, as matches of the word before, the mark and the word after."""
    characters, text = batch.characters, batch.text
    at = characters.find_marks(",;:")
    after = at + 1 + characters.folded_are(at + 1, "\"'")
    at = at[characters.is_(at - 1, LETTER | DIGIT) & characters.is_(after, LETTER)]
    # After a number a comma parts, "in 1990,also bailed out", where the number is a year; a semicolon may belong to a table.
    semicolon, number = characters.are(at, ";"), characters.is_(at - 1, DIGIT)
    at = at[~characters.are(at, ":") & ~(number & semicolon) | characters.is_(at + 1, UPPER)]
    at = at[~batch.once(about_code)[batch.document_of(at)]]
    at = at[~_lists(batch, at)[batch.lines.containing(at)]]
    found = []
    for mark in at.tolist():
        start = mark
        while start > max(mark - _REACH, 0) and (text[start - 1].isalnum() or text[start - 1] in "’'-"):
            start -= 1
        match = _SIDES.match(text, start, mark + _REACH)
        if match and match.start(2) == mark and _is_prose(text, match):
            found.append(match)
    return found


def _lists(batch: Batch, at: Offsets) -> Flags:
    """Return which lines are lists: of tags, with a label and no sentence ("tags: sea,Vass"), or with few of the spaces kept."""
    lines, characters = batch.lines, batch.characters
    commas = characters.find_marks(",")
    spaced = characters.is_(commas + 1, SPACE) | (commas + 1 == len(characters))  # where all ends is as good as a line end
    kept = np.bincount(lines.containing(commas[spaced]), minlength=len(lines))
    in_line = lines.containing(at)
    lost = np.bincount(in_line[characters.are(at, ",")], minlength=len(lines))
    flags = (lost > 1) & (lost > kept)
    for line in np.flatnonzero((np.bincount(in_line, minlength=len(lines)) > 0) & ~lines.ends_sentence).tolist():
        flags[line] |= _LABEL.match(batch.text, int(lines.start[line]), int(lines.end[line])) is not None
    return flags


def _is_prose(text: str, match: re.Match[str]) -> bool:
    left, mark, right = match.groups()
    before, after = text[max(match.start() - _REACH, 0) : match.start()], text[match.end() : match.end() + _REACH]
    head = "" if before[-1:].isspace() else (before.split() or [""])[-1]
    tail = "" if after[:1].isspace() else (after.split() or [""])[0]
    token = f"{head}{match[0]}{tail}"
    if _CODE.search(token) or sum(token.count(c) for c in ",;:") >= _LISTED or token.isupper():
        return False
    if left[0].isdigit():
        return bool(_YEAR.fullmatch(left)) and right[1:].islower()
    if mark[0] == ":" and not (left[-1].islower() and len(left) > _SHORTEST and right[0].isupper() and right[1:].islower()):
        return False
    return all(len(word) >= _SHORTEST or word.lower() in _LETTERS for word in (left, right)) and any(c.islower() for c in left + right)


def _known(batch: Batch, found: list[re.Match[str]]) -> Flags:
    """Return of which matches the language's table has the words on both sides, or one of them where the other is a name."""
    start = np.array([match.start() for match in found], np.int64)
    language = batch.languages.near(batch.lines.containing(start))
    address = batch.once(no_words)[batch.words.at(start)] if len(found) else np.zeros(0, bool)
    known = np.zeros(len(found), bool)
    for number in set(language.tolist()) - {UNKNOWN}:
        here = np.flatnonzero(language == number)
        sides = [(found[k][1], found[k][3]) for k in here.tolist()]
        # Of the many forms of other languages their tables lack too many: there two words in small letters are enough.
        long = np.array([len(a) > _SHORTEST and len(b) > _SHORTEST and a.islower() and b.islower() for a, b in sides], bool)
        if LANGUAGES[number] not in available():
            known[here] = long
            continue
        table = lexicon(LANGUAGES[number])
        left, right = (table.knows(hash_words([_plain(side[k]) for side in sides])) for k in (0, 1))
        name = np.array([[word[0].isupper() or word[0].isdigit() for word in side] for side in sides], bool).reshape(-1, 2)
        year = np.array([side[0].isdigit() for side in sides], bool)
        known[here] = (left | name[:, 0]) & (right | name[:, 1]) & (left | right | year) | (long & (LANGUAGES[number] != "en"))
    return known & ~(address & np.array([match[2][0] == ":" and match[3][0].islower() for match in found], bool))


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").partition("-")[0]
