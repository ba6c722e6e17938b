"""Where the end of a sentence touches the beginning of the next: what is a joint, and what a name, an address or an abbreviation."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.rare_characters import signs
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.lexicon import available, lexicon
from seedproof.text import codepoints
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Offsets

__all__ = ["joints"]

_MARKS = '!?"”’»)“‘«„('
_JOINT: Final = re.compile(r"(?P<left>[^\W\d_](?:[\w’'-]*\w)?|\d{2,})(?P<stop>[.!?]{1,3}[\"”’»)]*[\"“‘«„(]?)(?P<right>[^\W\d_][\w’'-]*)")
#: Abbreviations that stand before a name or number: no sentence ends there.
_ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr st sr prof sen gen gov lt col sgt capt maj rep rev hon no nos vs dept fig vol ed eds pp al cf ca approx est mt ft "
    "ave blvd rd hr nr str bzw ggf usw inkl evtl tel ing mag dipl sig dott avv dña ud uds ee uu núm pág art av bd ul os im al św inż "
    "mgr prof tzw dz dhr mevr drs им ул гг г пр пл др тыс млн млрд руб обл проф акад ст д п".split()
)
#: Last parts of addresses, files and names such as "Amazon.Com".
_ENDINGS: Final = frozenset(
    "com net org edu gov io co uk de fr tv fm ai js py md ca au info biz app eu ru pl nl news jpg jpeg png gif pdf doc html php asp "
    "exe zip mp3 mp4 txt xml".split()
)
_ONE_LETTER_WORDS: Final = frozenset("IAÀÉEOYВИСКУОЯА")
_VOWEL: Final = re.compile(r"[aeiouyаеёиоуыэюяіїєαεηιουω]|[^\x00-\x7fа-яα-ω]")
_COMMON = 0.5  # share in lower case that makes a word a common one rather than a name
_REACH = 60  # characters of a word that are looked at
_FOREIGN_SIGN: Final = re.compile(r"[/@_=#\\|<>{}]|www\.|https?:")


class _Sides(NamedTuple):
    """Whether the words on both sides are in the line's language, and whether they are common ones."""

    known_left: bool = False
    known_right: bool = False
    common_left: bool = False
    common_right: bool = False


def joints(batch: Batch) -> list[re.Match[str]]:
    """Return the joints of a batch: matches with the groups ``left``, ``stop`` and ``right``."""
    text, at = batch.text, _candidates(batch)
    languages = batch.languages.of_lines[np.searchsorted(batch.lines.start, at, side="right") - 1] if len(at) else at
    likely: list[tuple[re.Match[str], str]] = []
    for position, language in zip(at.tolist(), languages.tolist(), strict=True):
        start = position
        while start > max(position - _REACH, 0) and (text[start - 1].isalnum() or text[start - 1] in "’'-"):
            start -= 1
        match = _JOINT.search(text, start, position + _REACH)
        if match and match.start("stop") == position and _looks_like_joint(text, match):
            likely.append((match, LANGUAGES[language] if language >= 0 else ""))
    reach = -1
    found: list[re.Match[str]] = []
    for (match, code), sides in zip(likely, _looked_up(likely), strict=True):
        if match.start("stop") >= reach and _are_words(match, code, sides):
            reach = match.end("stop")
            found.append(match)
    documents = batch.document_of(np.array([m.start() for m in found], np.int64)).tolist()
    uses = Counter((document, m[0]) for document, m in zip(documents, found, strict=True))
    # A form with two capitals that comes back in its document is a name: "Rocket.Chat".
    return [m for document, m in zip(documents, found, strict=True) if not m["left"][0].isupper() or uses[document, m[0]] == 1]


def _candidates(batch: Batch) -> Offsets:
    """Stops that touch a letter or digit before, and a capital (or any letter, after a closing quotation mark) behind."""
    codes, kinds = batch.characters.codes, batch.characters.kinds
    stops = signs(batch, ".", "!", "?")
    stops = stops[stops > 0]
    stops = stops[(kinds[stops - 1] & (codepoints.LETTER | codepoints.DIGIT)) != 0]
    stops = stops[(kinds.take(stops + 1, mode="clip") & codepoints.SPACE) == 0]
    first, second, third = (kinds.take(stops + k, mode="clip") for k in (1, 2, 3))
    marked, doubly = (codepoints.among(codes.take(stops + k, mode="clip"), _MARKS) for k in (1, 2))
    quoted = marked & (((second & codepoints.LETTER) != 0) | (doubly & ((third & codepoints.LETTER) != 0)))
    return stops[((first & codepoints.UPPER) != 0) | quoted]


def _looks_like_joint(text: str, match: re.Match[str]) -> bool:
    stop, right = match["stop"], match["right"]
    if stop.startswith("..") or _is_name(match) or _FOREIGN_SIGN.search(_token(text, match)):
        return False
    quoted = any(c in stop for c in '"”’»')
    if not quoted and not right[0].isupper():
        return False
    return len(right) > 1 or (text[match.end() : match.end() + 1] == " " and (quoted or right in _ONE_LETTER_WORDS))


def _is_name(match: re.Match[str]) -> bool:
    """Abbreviations, initials, addresses, and chains such as "System.Text.Json"."""
    left, right = match["left"], match["right"]
    text, end = match.string, match.end()
    chained = text[match.start() - 1 : match.start()] == "." or (text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum())
    part = match["stop"] == "." and (chained or left.lower() in _ABBREVIATIONS or right.lower() in _ENDINGS)
    # "10.Introduction" at the start of a line is a heading.
    heading = left.isdigit() and not text[max(match.start() - 4, 0) : match.start()].rpartition("\n")[2].strip()
    return part or heading or len(left) == 1 or right == "s"


def _token(text: str, match: re.Match[str]) -> str:
    start, end = match.span()
    before, after = text[max(start - _REACH, 0) : start], text[end : end + _REACH]
    first = "" if before[-1:].isspace() else (before.split() or [""])[-1]
    last = "" if after[:1].isspace() else (after.split() or [""])[0]
    return f"{first}{match[0]}{last}"


def _looked_up(likely: list[tuple[re.Match[str], str]]) -> list[_Sides]:
    """What the tables say, each asked once for a batch."""
    sides = [_Sides()] * len(likely)
    for language in {code for _, code in likely}.intersection(available()):
        those, table = [k for k, (_, code) in enumerate(likely) if code == language], lexicon(language)
        words = [likely[k][0][side] for side in ("left", "right") for k in those]
        hashes = hash_words([w.lower().replace("’", "'").removesuffix("'s").partition("-")[0] for w in words])
        columns = *np.split(table.knows(hashes), 2), *np.split(table.lower(hashes) > _COMMON, 2)
        for k, *answers in zip(those, *(column.tolist() for column in columns), strict=True):
            sides[k] = _Sides(*answers)
    return sides


def _are_words(match: re.Match[str], language: str, sides: _Sides) -> bool:
    """Whether words meet here, rather than the parts of a brand or of code."""
    left, stop, right = match["left"], match["stop"], match["right"]
    if language not in available():
        return left[0].islower() and len(left) > 2 and len(right) > 2 and right[1:].islower()
    if (left[0].isupper() and ("!" in stop or (right.isupper() and len(right) > 1))) or (left.islower() and not _VOWEL.search(left)):
        return False  # "Yahoo!News", "Bagle.AT"; "dt.Spion"
    if len(stop) > 1 and left[0].isupper() and right in _ONE_LETTER_WORDS:
        return True  # "at Ulta."I would"
    known_left, known_right, common_left, common_right = sides
    if left.isdigit():
        return common_right or (known_right and len(left) == 4)
    if any(c.isdigit() for c in left):  # "the wider A350.Emirates is", unlike "mp3.Player"
        return left[0].isupper() and known_right and match.string[match.end() : match.end() + 2].strip().islower()
    if left[0].islower():
        return known_left or known_right or (len(stop) > 1 and len(left) > 2)
    # Two capitalised words: "Sunday.Swift" joins sentences where one of them is a common word, "Lotus.Notes" may be a name.
    return common_right or (known_left and known_right and len(left) > 3) or (common_left and len(right) > 1)
