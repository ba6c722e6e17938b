"""What misread text was: stretch by stretch, else word by word, and only where words come of it."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from seedproof.checks.garbled.encoding.mojibake_spans import decoded
from seedproof.core.patterns import regex
from seedproof.lang.lexicon import available, lexicon
from seedproof.text.hashes import hash_words

__all__ = ["repaired"]

_CHARSETS: Final = ("sloppy-windows-1252", "sloppy-windows-1250", "sloppy-windows-1254")
_WORD: Final = regex(r"[^ \t\r\n]+")
#: A sign between letters: no word has one, and "Po⚴zie" was "Poëzie", damaged twice.
_SIGN: Final = regex(r"[^\W\d_][^\w\s.,;:!?'’‘`´\"“”„«»()\[\]{}/&@#%+*=<>|~–—…·•\u00ad\u2010\u2011-][^\W\d_]")
#: A letter of another alphabet between those of a word: "”Ändra" in Mac Roman begins with a Cyrillic one.
_TWO_SCRIPTS: Final = regex(r"[A-Za-zÀ-ɏ][Ͱ-ԯ]|[Ͱ-ԯ][A-Za-zÀ-ɏ]")
#: The second byte of "à", a no-break space, was flattened to a space or lost.
_CUT: Final = regex(r"([^\W\d_]+)Ã(?=\W|$)")


def repaired(broken: str, language: str) -> str:
    """Return what a misread stretch was, and the stretch itself where nothing sound comes of it."""
    from ftfy import fix_encoding  # here, as it takes 0.1 s and few texts need it

    whole = fix_encoding(broken)
    if whole == broken:
        # What stands between two misread words, as a dash does, may keep ftfy from either.
        whole = _WORD.sub(lambda match: _word(match[0]), broken)
    whole = _CUT.sub(lambda match: match[1] + "à" if _knows(language, f"{match[1]}à") else match[0], whole)
    return broken if any(wrong.search(whole) and not wrong.search(broken) for wrong in (_SIGN, _TWO_SCRIPTS)) else whole


def _word(word: str) -> str:
    from ftfy import fix_encoding

    if word.isascii():
        return word
    found = fix_encoding(word)
    return found if found != word else decoded(word) or _forced(word)


def _forced(word: str) -> str:
    """Return what a word was that is UTF-8 with one letter read wrong: in a stretch that is known to be misread, one is enough."""
    for charset in _CHARSETS:
        try:
            return word.encode(charset).decode("utf-8")
        except UnicodeError:
            continue
    return word


@cache
def _knows(language: str, word: str) -> bool:
    """Tell whether a language's table has a word."""
    return language in available() and bool(np.any(lexicon(language).knows(hash_words([word.lower()]))))
