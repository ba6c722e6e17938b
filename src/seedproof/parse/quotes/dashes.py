"""Find speech that a dash opens, as books and many newspapers print it: – The port stays open – said Ida Holm. – We have no other.

A dash that begins a paragraph may as well be the mark of a list. It opens speech where a dash or another mark further on stands before a
verb of saying: what is between them is said, and what follows a dash after the sentence of that verb. Only languages that print speech so
are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.core.patterns import regex
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.parse.languages import languages_with, line_languages
from seedproof.text.codepoints import SPACE
from seedproof.text.spans import Offsets

__all__ = ["dash_pairs"]

_OPENING: Final = "–—―-"
_WORDS: Final = 3  # after a dash, of which one is the verb of saying: "– se lamentó Ana" (guessed)
_AHEAD: Final = 80  # characters after a dash or mark that are looked at (guessed)
#: Languages that close speech by a comma too, and what may stand before the verb there.
_HAS: Final = {"sv": (), "da": (), "no": (), "fi": (), "fr": ("a", "ont", "s", "est"), "it": ("ha",), "pt": (), "ro": ("a", "au")}
_LONGEST: Final = 5000  # characters of a paragraph that are looked at (guessed)
_SHORTEST: Final = 2  # words of a quotation (guessed)
#: A dash between words, with a space before it, a mark or both; or a mark that closes speech; or a dash that closes what is put in: "—."
_DASH: Final = regex(r"(?:(?P<mark>[.,!?…:;»”\"]) ?| )(?P<dash>[–—―-]) ?(?=\w)|(?P<soft>[,!?…]) (?=\w)|(?<=\w)(?P<put>[–—―])[.,;:]? (?=\w)")
_WORD: Final = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def dash_pairs(batch: Batch, paragraphs: Offsets) -> tuple[Offsets, Offsets]:
    """Return where quotations begin that a dash opens, with the dash, and the last character of each."""
    characters, languages = batch.characters, languages_with("dash-opens-speech")
    start = paragraphs[characters.are(paragraphs, _OPENING)]
    joined = characters.are(start, "–—―") & ~characters.is_(start + 1, SPACE)
    start = start[joined | characters.is_(start + 1, SPACE)]
    found: list[tuple[int, int]] = []
    if len(start):
        line = batch.lines.containing(start)
        spoken = line_languages(batch)[line]
        kept = np.isin(spoken, languages)
        end = batch.lines.end[line]
        for low, high, language in zip(start[kept].tolist(), end[kept].tolist(), spoken[kept].tolist(), strict=True):
            found += _of_paragraph(batch.text, low, min(high, low + _LONGEST), LANGUAGES[language])
    both = np.array(found, np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _of_paragraph(text: str, start: int, end: int, code: str) -> Iterator[tuple[int, int]]:
    """Yield the quotations of one paragraph: its dashes open and close in turn, from one before a verb of saying to one after a mark."""
    opened: int | None = start
    said = False
    for match in _DASH.finditer(text, start + 1, end):
        after = text[match.end() : min(end, match.end() + _AHEAD)]
        if opened is not None and not match["put"] and (_follows_at_once(after, code) if match["soft"] else _is_said(after, code)):
            closed = match.end() if match["soft"] else match.start() + (match["mark"] is not None)
            quoted = text[opened:closed].rstrip()
            if len(quoted.split()) > _SHORTEST - (quoted[1:2] != " "):
                yield opened, opened + len(quoted) - 1
            opened, said = None, True
        elif opened is None and (match["put"] or (match["dash"] and match["mark"])):
            opened = match.start("put") if match["put"] else match.start("dash")
    if said and opened is not None and len(text[opened + 1 : end].split()) >= _SHORTEST:
        yield opened, end - 1


def _is_said(after: str, code: str) -> bool:
    """Tell whether one of the first words after a dash is a verb of saying, and none of those before it has a capital."""
    for _, match in zip(range(_WORDS), _WORD.finditer(after), strict=False):
        if match[0].rpartition("’")[2].lower() in _cues(code) or match[0].lower() in _cues(code):
            return True
        if not match[0].islower():
            return False
    return False


def _follows_at_once(after: str, code: str) -> bool:
    """Tell whether the first word after a comma is a verb of saying, but for "has", and no clause follows it: "…, säger Ida Holm."."""
    words = [match[0].lower().rpartition("’")[2] for match in _WORD.finditer(after)][:3]
    words = words[1:] if words[:1] and words[0] in _HAS.get(code, ()) else words
    clause = word_lists.words_by_language("speech", "subordinator").get(code, frozenset())
    return code in _HAS and len(words) > 1 and words[0] in _cues(code) and words[1] not in clause


@cache
def _cues(code: str) -> frozenset[str]:
    """Return the verbs of saying of a language, and of those that have no list of their own."""
    cues = word_lists.words_by_language("speech", "cue")
    return cues.get(code, word_lists.every("speech", "cue"))
