"""Find every phrase of every pack by one scan of the folded text.

A pack is ``data/<code>/phrases.toml`` (``data/any`` for what belongs to no one language): a table for each topic, and in it the
phrases by where they must stand: ``line`` (the whole line, closing punctuation aside), ``start`` (its beginning),
``end`` (its end) or ``anywhere``. Phrases are written in lower case with straight quotes and plain hyphens, as
``Characters.folded`` has them, and match between word boundaries. English wording tells in documents of any language: the other packs
do not repeat it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.core.errors import SettingsError
from seedproof.lang.languages import LANGUAGES, folder, language_folders
from seedproof.lang.phrase_index import WORD, PhraseIndex, tokens
from seedproof.lang.phrase_index import Columns as IndexColumns
from seedproof.text import codepoints
from seedproof.text.characters import Characters
from seedproof.text.compiled import compiled, packed, unpacked
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets

__all__ = ["PLACES", "Phrase", "PhraseHits", "Wording", "by_language", "by_place", "by_topic", "find", "in_place", "packs"]

PLACES: Final = ("line", "start", "end", "anywhere")


@dataclass(frozen=True)
class Phrase:
    """Hold one phrase of a pack.

    ``text``: as folded text has it
    ``topic``: the table it stands in
    ``place``: where in a line it must stand, one of ``PLACES``
    ``language``: code of the pack's language, or ``any``
    """

    text: str
    topic: str
    place: str
    language: str


class PhraseHits:
    """Hold where phrases stand, as columns in order of ``start``.

    ``start``, ``end``: the phrase, ``[start, end)``
    ``line``: index of its line
    ``phrase``: index in ``packs()``
    """

    def __init__(self, start: Offsets, end: Offsets, line: Offsets, phrase: Offsets, lines: int) -> None:
        self.start, self.end, self.line, self.phrase = start, end, line, phrase
        self._lines = lines

    def of(self, *topics: str) -> PhraseHits:
        """Return the hits of these topics."""
        unknown = set(topics).difference(_topics())
        if unknown:
            raise KeyError(f"no phrase pack has the topic {', '.join(sorted(unknown))}")
        return self._where(_of_topics(topics)[self.phrase])

    def lines_with(self, *topics: str) -> Flags:
        """Return which lines hold a phrase of these topics."""
        found = np.zeros(self._lines, bool)
        found[self.of(*topics).line] = True
        return found

    def _where(self, flags: Flags) -> PhraseHits:
        """Return some of the hits."""
        return PhraseHits(self.start[flags], self.end[flags], self.line[flags], self.phrase[flags], self._lines)

    def __len__(self) -> int:
        return len(self.start)


@cache
def packs() -> tuple[Phrase, ...]:
    """Return every phrase that ships. Raises SettingsError where a pack breaks the rules above."""
    packs = {code: folder(code).joinpath("phrases.toml") for code in language_folders()}
    return tuple(dict.fromkeys(p for code, pack in packs.items() if pack.is_file() for p in _read(code, pack.read_text("utf-8"))))


class Wording(NamedTuple):
    """Hold where the words of phrases stand, wherever in a line that is: where they start and end, and the index of each in ``packs()``."""

    start: Offsets
    end: Offsets
    phrase: Offsets

    def starts_of(self, *topics: str) -> Offsets:
        """Return where the words of these topics start, in order."""
        return self.start[_of_topics(topics)[self.phrase]]


def find(characters: Characters) -> Wording:
    """Find the words of every phrase in ``characters``, in order of where they start.

    A phrase is looked up by the hash of its first three words, then compared by the hash of all of it.
    """
    index = _index()
    token, phrase = index.candidates(*tokens(characters.codes, characters.kinds, characters.hashed))
    start = token - index.lead[phrase]
    end = start + index.length[phrase]
    inside = (start >= 0) & (end <= len(characters.text))
    phrase, start, end = phrase[inside], start[inside], end[inside]
    same = characters.hashed.of(start, end) == index.hash[phrase]
    phrase, start, end = phrase[same], start[same], end[same]
    whole = np.flatnonzero(_on_word_boundaries(characters, start, end))
    order = whole[np.lexsort((phrase[whole], start[whole]))]
    return Wording(start[order], end[order], phrase[order])


def in_place(found: Wording, characters: Characters, lines: Lines) -> PhraseHits:
    """Return what stands where its pack wants it, in the lines that the text is divided into."""
    line = lines.containing(found.start)
    kept = _in_place(characters, lines, found.start, found.end, line, found.phrase)
    return PhraseHits(found.start[kept], found.end[kept], line[kept], found.phrase[kept], len(lines))


def _read(code: str, content: str) -> Iterator[Phrase]:
    """Yield the phrases of a pack. Raises SettingsError for a place that is none."""
    import tomllib

    for topic, places in tomllib.loads(content).items():
        for place, phrases in places.items():
            if place not in PLACES:
                raise SettingsError(
                    f"unknown place {place!r}", where=f"lang/data/{code}/phrases.toml [{topic}]", hint=f"use one of {', '.join(PLACES)}"
                )
            yield from (Phrase(text, topic, place, code) for text in phrases)


def by_topic(values: Mapping[str, int], other: int) -> Offsets:
    """Return for each phrase the value of its topic, ``other`` where that has none."""
    return np.array([values.get(topic, other) for topic in _topics()], np.int64)[_columns().topic]


def by_place(values: Sequence[int]) -> Offsets:
    """Return for each phrase the value of its place, given those of ``PLACES``."""
    return np.array(values, np.int64)[_columns().place]


def by_language(of_english: int, of_any: int) -> Offsets:
    """Return for each phrase the number of its language; what is given for English ones, and for those of no one language."""
    values = [*range(len(LANGUAGES)), of_any]
    values[LANGUAGES.index("en")] = of_english
    return np.array(values, np.int64)[_columns().language]


class _Columns(NamedTuple):
    """Hold what is known of each phrase: its topic, by number, its place in ``PLACES``, its language, the last for none; topics in JSON."""

    topic: npt.NDArray[np.int16]
    place: npt.NDArray[np.int8]
    language: npt.NDArray[np.int8]
    topics: npt.NDArray[np.uint8]


@compiled(_Columns)
def _columns() -> _Columns:
    topics = sorted({p.topic for p in packs()})
    number, language = {topic: n for n, topic in enumerate(topics)}, {code: n for n, code in enumerate(LANGUAGES)}
    return _Columns(
        np.array([number[p.topic] for p in packs()], np.int16),
        np.array([PLACES.index(p.place) for p in packs()], np.int8),
        np.array([language.get(p.language, len(LANGUAGES)) for p in packs()], np.int8),
        packed(json.dumps(topics)),
    )


@cache
def _topics() -> tuple[str, ...]:
    """Return the topics of all packs, by number."""
    return tuple(json.loads(unpacked(_columns().topics)))


@cache
def _of_topics(topics: tuple[str, ...]) -> Flags:
    """Tell which phrases are of these topics."""
    return np.array([topic in topics for topic in _topics()], bool)[_columns().topic]


@cache
def _index() -> PhraseIndex:
    """Return the index of all packs."""
    return PhraseIndex(_index_columns())


@compiled(IndexColumns)
def _index_columns() -> IndexColumns:
    return IndexColumns.of([p.text for p in packs()])


def _on_word_boundaries(characters: Characters, start: Offsets, end: Offsets) -> Flags:
    """Tell which phrases neither begin nor end within a word."""
    parts = [characters.is_(edge - 1, WORD) & characters.is_(edge, WORD) for edge in (start, end)]
    return ~(parts[0] | parts[1])


def _in_place(characters: Characters, lines: Lines, start: Offsets, end: Offsets, line: Offsets, phrase: Offsets) -> Flags:
    """Tell which phrases have nothing but marks, digits and spaces between them and the line's edge, where their place wants that."""
    letters = characters.counted(codepoints.LETTER)
    at_start = letters[start] == letters[lines.start[line]]
    at_end = letters[end] == letters[lines.end[line]]
    place = _columns().place[phrase]
    wants_start = (place == PLACES.index("line")) | (place == PLACES.index("start"))
    wants_end = (place == PLACES.index("line")) | (place == PLACES.index("end"))
    return (at_start | ~wants_start) & (at_end | ~wants_end)
