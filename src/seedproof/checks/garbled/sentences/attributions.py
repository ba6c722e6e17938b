"""Words that say who speaks, where a quotation mark should stand beside them and does not."""

from __future__ import annotations

from typing import Final

from seedproof.core.patterns import regex
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.word_lists import words_by_language

__all__ = ["says_after_comma", "says_before_colon"]

_AFTER_COMMA: Final = regex(r",\s+([^\W\d_]+)\s+([^\W\d_])(?!\b|['’])")  # "weeks, said Kyle"; "weeks, he said" may be part of what is said
_BEFORE_COLON: Final = regex(r"([^\W\d_]+):\s+([^\W\d_])")  # "said: What"
_LONGEST: Final = 400  # characters of a stretch that are looked at: farther away, the words say something else (guessed)


def says_after_comma(text: str, start: int, end: int, language: int) -> bool:
    """Tell whether a stretch within an open quotation goes over to who says it: its closing mark is lost."""
    cues = _cues(language)
    found = _AFTER_COMMA.finditer(text, start, min(end, start + _LONGEST))
    return any(match[1] in cues and match[2].isupper() for match in found)


def says_before_colon(text: str, start: int, end: int, language: int) -> bool:
    """Tell whether a closing mark ends what begins after a colon and a word of saying: its opening mark is lost."""
    cues = _cues(language)
    found = _BEFORE_COLON.finditer(text, max(start, end - _LONGEST), end)
    return any(match[1] in cues and match[2].isupper() for match in found)


def _cues(language: int) -> frozenset[str]:
    """Return the words of saying of a language."""
    return words_by_language("speech", "cue").get(LANGUAGES[language], frozenset())
