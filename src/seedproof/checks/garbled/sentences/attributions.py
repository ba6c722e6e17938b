"""Words that say who speaks, where a quotation mark should stand beside them and does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from seedproof.core.patterns import regex
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.word_lists import words_by_language

__all__ = ["announces", "says_after_comma", "says_before_colon"]

_COMMA: Final = regex(r"[,?!]\s+(?=[^\W\d_])")
_WORD: Final = regex(r"\s*(?P<word>[^\W_]+(?:[-'’.][^\W_]+)*)(?P<mark>[^\w\s]*)")
_BEFORE_COLON: Final = regex(r"([^\W\d_]+):\s+([^\W\d_])")  # "said: What"
_ANNOUNCED: Final = regex(r"([^\W\d_]+)[,:]\s$")
_QUOTED: Final = regex(r"\s*[‘’'“\"]")
_STOP: Final = regex(r"[.!?](?=\s|$)")
_STOPS: Final = tuple(".!?")
_ENDS: Final = ".,!?"  # behind a word of saying, the first of them in any stretch
_LONGEST: Final = 400  # characters of a stretch that are looked at: farther away, the words say something else (guessed)
_TAIL: Final = 160  # and of its end (guessed)
_SPEAKER: Final = 6  # words of who speaks: "Sergeant Paul Vass of the Coast Guard" (guessed)
_REST: Final = 90  # characters of where and when it was said, up to the stop (guessed)
_SHORT_REST: Final = 40  # and of whatever is said of that at the end of a stretch (guessed)
_BESIDE: Final = 100  # and of what is said of a speaker between two commas: "Vass, who leads the board, " (guessed)
_APPOSED: Final = regex(rf"(?P<name>(?:[^\W\d_][\w.'’-]*\s){{0,4}}[^\W\d_][\w.'’-]*),\s[^.!?\"“”\n]{{2,{_BESIDE}}},\s(?P<verb>[^\W\d_]+)")
_SHORTENED: Final = 4  # letters of a title with a full stop: "Sen. Vass" (guessed)


class _Word(NamedTuple):
    """A word with the mark behind it, and where both end."""

    word: str
    mark: str
    end: int


def says_after_comma(text: str, start: int, end: int, language: int, *, loose: bool = False) -> bool:
    """Tell whether a stretch within an open quotation goes over to who says it: its closing mark is lost.

    ``loose``: whether where and when it was said may follow, which a speech says of others too.
    """
    near = min(end, start + _LONGEST)
    commas = _COMMA.finditer(text, start, near)
    if any(_says(text, comma.end(), end, language, loose) for comma in commas if text[comma.start()] == "," or text[comma.end()].islower()):
        return True
    commas = _COMMA.finditer(text, max(near, end - _TAIL), end)
    return any(_ends_in_saying(text, comma.end(), end, language) for comma in commas)


def says_before_colon(text: str, start: int, end: int, language: int) -> bool:
    """Tell whether a closing mark ends what begins after a colon and a word of saying: its opening mark is lost."""
    cues = _words("cue", language)
    found = _BEFORE_COLON.finditer(text, max(start, end - _LONGEST), end)
    return any(match[1] in cues and match[2].isupper() for match in found)


def announces(text: str, start: int, end: int, language: int) -> bool:
    """Tell whether a stretch ends in words that lead to a quotation: "He added: ", "she said, "."""
    found = _ANNOUNCED.search(text, max(start, end - _SHORT_REST), end)
    return found is not None and found[1] in _words("cue", language) | _words("participle", language)


def _says(text: str, start: int, end: int, language: int, loose: bool) -> bool:
    """Tell whether words after a comma say who speaks: "said Kyle", "the head of the board told the paper."."""
    words = list(_following(text, start, end))
    if words[0].word in _words("cue", language):
        return not words[0].mark and _names_speaker(words[1:], language, loose)
    if loose and _says_with_apposition(text, start, end, language):
        return True
    speaker, verb = _clause(words, language)
    if verb is None or _QUOTED.match(text, verb.end, end):  # somebody else is quoted within
        return False
    described = (loose or bool(verb.mark)) and verb.word in _words("only-saying", language) | _words("telling", language)
    if not _speaks(speaker, language, described):
        return False
    if verb.mark:
        return verb.mark[0] in _ENDS[: 4 if loose else 1] and verb.word in _words("cue", language)
    return _closes(text, verb, end) or (loose and _tells_circumstances(text, verb, end, language))


def _says_with_apposition(text: str, start: int, end: int, language: int) -> bool:
    """Tell whether a name, what its bearer is between two commas, and a word of saying follow: "Ida Vass, who leads the board, said"."""
    found = _APPOSED.match(text, start, end)
    if found is None or not all(word[0].isupper() for word in found["name"].split()):
        return False
    return found["verb"] in _words("only-saying", language) | _words("telling", language)


def _ends_in_saying(text: str, start: int, end: int, language: int) -> bool:
    """Tell whether the last clause of a stretch says who spoke: "he told the paper."."""
    speaker, verb = _clause(list(_following(text, start, end)), language)
    return verb is not None and _speaks(speaker, language, described=False) and _closes(text, verb, end)


def _clause(words: Sequence[_Word], language: int) -> tuple[list[_Word], _Word | None]:
    """Return the words before a verb of saying, and the verb if there is one."""
    verbs = _words("cue", language) | _words("telling", language)
    speaker = list(takewhile(lambda word: word.word not in verbs, words))
    return speaker, words[len(speaker)] if len(speaker) < len(words) else None


def _following(text: str, start: int, end: int) -> Iterator[_Word]:
    """Yield the words from ``start`` on that may name a speaker, with the first that ends a sentence."""
    for _ in range(_SPEAKER + 1):
        found = _WORD.match(text, start, end)
        if found is None:
            return
        start = found.end()
        yield _Word(found["word"], found["mark"], start)
        if found["mark"].endswith(_STOPS) and not (
            found["mark"] == "." and len(found["word"]) <= _SHORTENED and found["word"][0].isupper()
        ):
            return


def _names_speaker(words: Sequence[_Word], language: int, loose: bool) -> bool:
    """Tell whether a name follows a word of saying, with at most a few words of what its bearer is before it: "said keeper Ida Vass"."""
    if not words:
        return False
    first = words[0].word
    if first[0].isupper():  # "weeks, said I" is part of what is said
        return len(first) > 1 and first[1] not in "'’"
    bearing = list(takewhile(lambda word: not word.word[0].isupper(), words))
    small = (
        _words("preposition", language) | _words("pronoun", language) | _words("determiner", language) | _words("subordinator", language)
    )
    plain = not any(word.mark or word.word in small for word in bearing)
    return loose and plain and len(bearing) < len(words)


def _speaks(speaker: Sequence[_Word], language: int, described: bool) -> bool:
    """Tell whether words are a name, a pronoun for somebody who is spoken of or, where that is ``described``, what somebody is."""
    if not speaker:
        return False
    first, beside = speaker[0].word, speaker[1:]
    if any(word.mark.strip(".") for word in speaker) or first.lower() in _words("nobody", language):
        return False
    between = {word.word for word in beside}
    if first in _words("pronoun", language):
        return between <= _words("auxiliary", language)
    if between & (_words("pronoun", language) | _words("subordinator", language)):
        return False
    if first[0].isupper():
        return True
    named = any(word.word[0].isupper() for word in beside)
    return described and ((named and first in _words("title", language)) or (bool(beside) and first in _words("determiner", language)))


def _closes(text: str, verb: _Word, end: int) -> bool:
    """Tell whether a stretch ends within a few words of a verb of saying."""
    stop = _STOP.search(text, verb.end - len(verb.mark), min(end, verb.end + _SHORT_REST))
    return stop is not None and not text[stop.end() : end].strip()


def _tells_circumstances(text: str, verb: _Word, end: int, language: int) -> bool:
    """Tell whether nothing but to whom, where and when follows a verb that does nothing but say, up to the stop."""
    stop = _STOP.search(text, verb.end, min(end, verb.end + _REST))
    following = _WORD.match(text, verb.end, stop.end()) if stop else None
    if stop is None or following is None:
        return False
    if verb.word in _words("telling", language):
        rest = {found["word"] for found in _WORD.finditer(text, verb.end, stop.end())}
        return not rest & (_words("subordinator", language) | {"to"})
    plain = verb.word in _words("only-saying", language)
    return plain and following["word"] in _words("preposition", language) | _words("time", language)


def _words(topic: str, language: int) -> frozenset[str]:
    """Return the words of a topic of speech in a language."""
    return words_by_language("speech", topic).get(LANGUAGES[language], frozenset())
