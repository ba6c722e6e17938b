"""Words that say who speaks, where a quotation mark should stand beside them and does not."""

from __future__ import annotations

from typing import Final

from seedproof.core.patterns import regex
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.word_lists import words_by_language

__all__ = ["says_after_comma", "says_before_colon"]

_AFTER_COMMA: Final = regex(r",\s+([^\W\d_]+)\s+([^\W\d_])(?!\b|['’])")  # "weeks, said Kyle"; "weeks, he said" may be part of what is said
#: "…, he told the paper." as the whole rest of a stretch, with one to four words before the word of saying.
_AT_END: Final = regex(r",\s+([^\W\d_]+)((?:\s+[^\W\d_]+){0,3}?)\s+([^\W\d_]+)(?:\s[^.!?\n]{0,40})?[.!?]\s*$")
#: "…, the NFK said. " within a stretch.
_WITHIN: Final = regex(r",\s+(the\s+)?([^\W\d_]+)((?:\s+[^\W\d_]+){0,3}?)\s+([^\W\d_]+)\.\s+(?=[^\W\d_])")
_TAIL: Final = 160  # characters of a stretch in which that is looked for (guessed)
_BEFORE_COLON: Final = regex(r"([^\W\d_]+):\s+([^\W\d_])")  # "said: What"
_LONGEST: Final = 400  # characters of a stretch that are looked at: farther away, the words say something else (guessed)


def says_after_comma(text: str, start: int, end: int, language: int) -> bool:
    """Tell whether a stretch within an open quotation goes over to who says it: its closing mark is lost."""
    cues = _cues(language)
    found = _AFTER_COMMA.finditer(text, start, min(end, start + _LONGEST))
    if any(match[1] in cues and match[2].isupper() for match in found) or _ends_in_saying(text, start, end, language):
        return True
    sentences = _WITHIN.finditer(text, start, min(end, start + _LONGEST))
    return any(match[4] in cues and _speaks(match[2], (match[1] or "") + match[3], language) for match in sentences)


def _ends_in_saying(text: str, start: int, end: int, language: int) -> bool:
    """Tell whether the last sentence of a stretch ends in a clause that says who spoke: ", he told the paper."."""
    comma = text.rfind(",", max(start, end - _TAIL), end)
    while comma >= 0:
        found = _AT_END.match(text, comma, end)
        if found and found[3] in _cues(language) | _words("telling", language):
            return _speaks(found[1], found[2], language)
        comma = text.rfind(",", max(start, end - _TAIL), comma)
    return False


def says_before_colon(text: str, start: int, end: int, language: int) -> bool:
    """Tell whether a closing mark ends what begins after a colon and a word of saying: its opening mark is lost."""
    cues = _cues(language)
    found = _BEFORE_COLON.finditer(text, max(start, end - _LONGEST), end)
    return any(match[1] in cues and match[2].isupper() for match in found)


def _speaks(word: str, beside: str, language: int) -> bool:
    """Tell whether a word is a name or, with nothing ``beside`` it before the word of saying, a pronoun for somebody who is spoken of."""
    return word[0].isupper() or (not beside and word in _words("pronoun", language) - _words("nobody", language))


def _cues(language: int) -> frozenset[str]:
    """Return the words of saying of a language."""
    return _words("cue", language)


def _words(topic: str, language: int) -> frozenset[str]:
    """Return the words of a topic of speech in a language."""
    return words_by_language("speech", topic).get(LANGUAGES[language], frozenset())
