"""Sentences without the space between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.checks.base import BatchCheck
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text import characters
from seedproof.text.batch import Batch
from seedproof.text.language import LANGUAGES
from seedproof.text.lexicon import available, lexicon
from seedproof.text.spans import Offsets
from seedproof.text.words import hash_words

_MARKS = np.array([ord(c) for c in "!?\"”’»)“‘«„("], np.uint32)
_JOINT: Final = re.compile(r"(?P<left>[^\W\d_](?:[\w’'-]*\w)?|\d{2,})(?P<stop>[.!?]{1,3}[\"”’»)]*[\"“‘«„(]?)(?P<right>[^\W\d_][\w’'-]*)")
#: Abbreviations that stand before a name or number, and endings of names and addresses: no sentence ends there.
_ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr st sr jr prof sen gen gov lt col sgt capt maj rep rev hon no nos vs inc ltd co corp dept fig vol ed eds pp al cf ca etc approx est mt ft ave blvd rd jan feb"
    " mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun hr nr str bzw ggf usw inkl evtl tel ing mag dipl sig dott avv dña ud uds ee uu núm pág art av"
    " bd ul os im al św inż mgr prof tzw dz dhr mevr drs им ул гг г пр пл др тыс млн млрд руб обл проф акад ст д п".split()
)
_ENDINGS: Final = frozenset(
    "com net org edu gov io co uk de fr tv fm ai js py md ca au info biz app me us eu ru pl it es nl news jpg jpeg png gif pdf doc html php asp exe zip mp3 mp4 txt xml".split()
)
_ONE_LETTER_WORDS: Final = frozenset("IAÀÉEOYВИСКУОЯА")
_COMMON = 0.5  # share in lower case that makes a word a common one rather than a name
_REACH = 60  # characters of a word that are looked at
_FOREIGN_SIGN: Final = re.compile(r"[/@_=#\\|<>{}]|www\.|https?:")


class JoinedSentences(BatchCheck):
    """Finds the end of a sentence stuck to the beginning of the next.

    **Why it matters**

    Programs that cut text into sentences miss the joint, and the two words at it become one token. Scrapers join paragraphs this way.

    **Example**

    ``It took ten minutes.Remove the lid``; ``“We saw it in every country.”for the first time``.

    **When it is wrong**

    Addresses, file names, abbreviations, initials and names with a point (``Node.js``, ``J.K.Rowling``, ``St.Gallen``) are known. A rare
    brand that writes a point between two capitalised words can be mistaken.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB404"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the joints, each with the words on both sides."""
        return _joints(batch)


def _joints(batch: Batch) -> Iterator[Hit]:
    columns = batch.columns
    text, at = columns.text, _candidates(batch)
    languages = columns.lines.language[np.searchsorted(columns.lines.start, at, side="right") - 1] if len(at) else at
    reach = -1
    for position, language in zip(at.tolist(), languages.tolist(), strict=True):
        start = position
        while start > max(position - _REACH, 0) and (text[start - 1].isalnum() or text[start - 1] in "’'-"):
            start -= 1
        match = _JOINT.search(text, start, position + _REACH) if position >= reach else None
        if match and match.start("stop") == position and _is_joint(text, match, LANGUAGES[language] if language >= 0 else ""):
            reach = match.end("stop")
            yield _hit(match)


def _candidates(batch: Batch) -> Offsets:
    """Stops that touch a letter or digit before, and a capital (or any letter, after a closing quotation mark) behind."""
    columns = batch.columns
    codes, upper, letter = columns.codes, columns.where(characters.UPPER), columns.where(characters.LETTER)
    stops = np.flatnonzero((codes == ord(".")) | (codes == ord("!")) | (codes == ord("?")))
    stops = stops[(stops > 0) & (stops + 4 < len(codes))]
    stops = stops[(letter | columns.where(characters.DIGIT))[stops - 1]]
    one, two = codes[stops + 1], codes[stops + 2]
    marked = np.isin(one, _MARKS)
    plain = upper[stops + 1] | (marked & upper[stops + 2])
    quoted = marked & letter[stops + 2]
    return stops[plain | quoted | (marked & np.isin(two, _MARKS) & letter[stops + 3])]


def _is_joint(text: str, match: re.Match[str], language: str) -> bool:
    left, stop, right = match["left"], match["stop"], match["right"]
    if stop.startswith("..") or _is_name(match) or _FOREIGN_SIGN.search(_token(text, match)):
        return False
    if left.isdigit():
        # "2016.At" is a year and a sentence, "10.Introduction" a number and its heading.
        return len(left) == 4 and not text[: match.start()].endswith("\n") and match.start() > 0 and right[0].isupper()
    quoted = any(c in stop for c in "\"”’»")
    if not quoted and not right[0].isupper():
        return False
    if len(right) == 1 and not (text[match.end() : match.end() + 1] == " " and (quoted or right in _ONE_LETTER_WORDS)):
        return False
    return _are_words(left, right, language, quoted)


def _is_name(match: re.Match[str]) -> bool:
    """Abbreviations, initials, addresses, and chains such as "System.Text.Json"."""
    left, right = match["left"], match["right"]
    text, end = match.string, match.end()
    chained = text[match.start() - 1 : match.start()] == "." or (text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum())
    plain = match["stop"] == "."
    return len(left) == 1 or right == "s" or (plain and (chained or left.lower() in _ABBREVIATIONS or right.lower() in _ENDINGS))


def _token(text: str, match: re.Match[str]) -> str:
    start, end = match.span()
    before, after = text[max(start - _REACH, 0) : start], text[end : end + _REACH]
    return (before.split() or [""])[-1] * (not before[-1:].isspace()) + match[0] + (after.split() or [""])[0] * (not after[:1].isspace())


def _are_words(left: str, right: str, language: str, quoted: bool) -> bool:
    """Whether words meet here, rather than the parts of a brand or of code."""
    if language not in available():
        return left[0].islower() and len(left) > 2 and len(right) > 2 and right[1:].islower()
    table = lexicon(language)
    hashes = hash_words([left.lower().replace("’", "'").removesuffix("'s"), right.lower().replace("’", "'").removesuffix("'s")])
    known_left, known_right = table.knows(hashes).tolist()
    common_left, common_right = (table.lower(hashes) > _COMMON).tolist()
    if left[0].islower():
        return known_left or known_right or (quoted and len(left) > 2)
    # Two capitalised words: "Sunday.Swift" joins sentences where one of them is a common word, "Lotus.Notes" may be a name.
    return common_right or (known_left and known_right and len(left) > 3) or (common_left and len(right) > 1)


def _hit(match: re.Match[str]) -> Hit:
    left, stop, right = match["left"], match["stop"], match["right"]
    opens = stop[-1] in "“‘«„(" or (stop[-1] == '"' and _count_before(match) % 2 == 0)
    at = match.end("stop") - opens
    parted = f"{left}{stop[:-1]} {stop[-1]}{right}" if opens else f"{left}{stop} {right}"
    fix = Fix(safe=True, edits=(Edit(start=at, end=at, text=" "),))
    return Hit(match.start(), match.end(), f"“{match[0]}” joins two sentences: “{parted}”", fix=fix)


def _count_before(match: re.Match[str]) -> int:
    """Straight quotation marks on the line before this one, which tell whether it opens or closes."""
    text, end = match.string, match.end("stop") - 1
    return text.count('"', max(text.rfind("\n", 0, end), end - 5000), end)
