"""Web addresses that a word runs into, before or behind: ``Read morehttp://…``, ``www.example.orgVISIT``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.core.finding import Edit, Fix, Hit
from seedproof.core.patterns import regex
from seedproof.lang.word_lists import read
from seedproof.text import codepoints
from seedproof.text.spans import Offsets

__all__ = ["glued_addresses"]

_BEGINNING: Final = regex(r"https?://|www\.(?=[a-z0-9])")
_LAST_WORD: Final = regex(r"([^\W\d_]{2,})([.!?]?)\Z")
_INSIDE: Final = "/=&.:-_%+@#(["  # before a word, these say that an address is under way
_LONGEST: Final = 40  # letters of a word before an address that are looked at (guessed)
_REACH: Final = 120  # characters of a host (guessed)


def glued_addresses(batch: Batch) -> Iterator[Hit]:
    """Report the words that an address touches, but no address within an address."""
    text = batch.text
    for at in _beginnings(batch).tolist():
        word = _LAST_WORD.search(text, max(0, at - _LONGEST), at)
        if word and not (word.start() and text[word.start() - 1] in _INSIDE) and (not word[2] or (word[1].islower() and len(word[1]) > 3)):
            fix = Fix(safe=True, edits=(Edit(start=at, end=at, text=" "),))
            end = text.find(".", at) if text[at] == "w" else text.find("//", at) + 2
            yield Hit(word.start(), end, f"“{word[0]}” runs into a web address", fix=fix)
        if host := _host().match(text, at, at + _REACH):
            fix = Fix(safe=True, edits=(Edit(start=host.start("next"), end=host.start("next"), text=" "),))
            yield Hit(at, host.end(), f"a web address runs into “{host['next']}”", fix=fix)


def _beginnings(batch: Batch) -> Offsets:
    """Return where "http://", "https://" and "www." begin."""
    characters = batch.characters
    dots, colons = characters.find_marks("."), characters.find_marks(":")
    for k in (1, 2, 3):
        dots = dots[characters.are(dots - k, "w")]
    colons = colons[characters.are(colons + 1, "/")]
    schemes = (_BEGINNING.search(batch.text, max(at - 5, 0), at + 3) for at in colons.tolist())
    hosts = (_BEGINNING.match(batch.text, at - 3, at + 2) for at in dots.tolist())
    found = np.array(sorted({match.start() for match in (*schemes, *hosts) if match}), np.int64)
    # Chinese, Japanese and Thai set no space before an address.
    return found[~codepoints.UNSPACED[characters.scripts[np.maximum(found - 1, 0)]]]


@cache
def _host() -> re.Pattern[str]:
    """Match a host in small letters, and what follows its last part at once with a capital."""
    last = "|".join(read("addresses")["any"]["host"])
    return re.compile(rf"(?:https?://)?(?:[a-z0-9-]+\.)+(?:{last})\.?(?P<next>[A-ZÀ-ÖØ-ÞА-Я][^\W\d_]+)")
