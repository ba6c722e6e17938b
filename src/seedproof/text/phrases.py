"""Phrase packs: one scan of the folded text finds every phrase of every pack.

A pack is ``data/phrases/<language>.toml`` (``any.toml`` for what has no language): a table for each topic, and in it the
phrases by where they must stand: ``line`` (the whole line, closing punctuation aside), ``start`` (its beginning),
``end`` (its end) or ``anywhere``. Phrases are written in lower case with straight quotes and plain hyphens, as
``Columns.folded`` has them, and match between word boundaries.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING, Final

import ahocorasick_rs
import numpy as np
import numpy.typing as npt

from seedproof.core.errors import SettingsError
from seedproof.text import characters
from seedproof.text.spans import Flags, Offsets

if TYPE_CHECKING:
    from seedproof.text.columns import Columns

__all__ = ["PLACES", "Phrase", "PhraseHits", "packs", "scan"]

PLACES: Final = ("line", "start", "end", "anywhere")


@dataclass(frozen=True)
class Phrase:
    """One phrase of a pack."""

    text: str
    topic: str
    place: str
    language: str


class PhraseHits:
    """Where phrases stand, in order of ``start``: ``start``, ``end``, ``line`` (index) and ``phrase`` (index in ``packs()``)."""

    def __init__(self, start: Offsets, end: Offsets, line: Offsets, phrase: Offsets) -> None:
        self.start, self.end, self.line, self.phrase = start, end, line, phrase

    def of(self, *topics: str) -> PhraseHits:
        """Return the hits of these topics."""
        unknown = set(topics) - _topics()
        if unknown:
            raise KeyError(f"no phrase pack has the topic {', '.join(sorted(unknown))}")
        return self._where(np.isin(self.phrase, [i for i, p in enumerate(packs()) if p.topic in topics]))

    def lines_with(self, columns: Columns, *topics: str) -> Flags:
        """Return which lines of ``columns`` hold a phrase of these topics."""
        found = np.zeros(len(columns.lines), bool)
        found[self.of(*topics).line] = True
        return found

    def _where(self, flags: Flags) -> PhraseHits:
        return PhraseHits(self.start[flags], self.end[flags], self.line[flags], self.phrase[flags])

    def __len__(self) -> int:
        return len(self.start)


@cache
def packs() -> tuple[Phrase, ...]:
    """Return every phrase that ships. Raises SettingsError where a pack breaks the rules above."""
    folder = files("seedproof.text").joinpath("data/phrases")
    toml = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(dict.fromkeys(p for f in toml for p in _read(f.name, f.read_text("utf-8"))))


def scan(columns: Columns) -> PhraseHits:
    """Find every phrase in ``columns``, and keep those that stand where their pack wants them."""
    matches = _automaton().find_matches_as_indexes(columns.folded, overlapping=True)
    phrase, start, end = np.fromiter(chain.from_iterable(matches), np.int64, 3 * len(matches)).reshape(-1, 3).T
    whole = _on_word_boundaries(columns, start, end)
    phrase, start, end = phrase[whole], start[whole], end[whole]
    # Where two phrases have the same text, the automaton reports one of them: add the others.
    twins = _twins()
    copies = np.array([len(twins[p]) for p in phrase.tolist()], np.int64)
    start, end = np.repeat(start, copies), np.repeat(end, copies)
    phrase = np.array([t for p in phrase.tolist() for t in twins[p]], np.int64)
    line = np.searchsorted(columns.lines.start, start, side="right") - 1
    order = np.lexsort((phrase, start))
    kept = order[_in_place(columns, start, end, line, phrase)[order]]
    return PhraseHits(start[kept], end[kept], line[kept], phrase[kept])


def _read(name: str, content: str) -> Iterator[Phrase]:
    for topic, places in tomllib.loads(content).items():
        for place, phrases in places.items():
            if place not in PLACES:
                raise SettingsError(f"unknown place {place!r}", where=f"{name} [{topic}]", hint=f"use one of {', '.join(PLACES)}")
            yield from (Phrase(text, topic, place, name.removesuffix(".toml")) for text in phrases)


@cache
def _topics() -> frozenset[str]:
    return frozenset(p.topic for p in packs())


@cache
def _texts() -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.text for p in packs()))


@cache
def _twins() -> dict[int, tuple[int, ...]]:
    """For each text of the automaton, the phrases that have it."""
    index = {text: i for i, text in enumerate(_texts())}
    twins: dict[int, list[int]] = {i: [] for i in index.values()}
    for i, phrase in enumerate(packs()):
        twins[index[phrase.text]].append(i)
    return {i: tuple(t) for i, t in twins.items()}


@cache
def _automaton() -> ahocorasick_rs.AhoCorasick:
    # The contiguous automaton: a quarter faster than the default, and ten times quicker to build than the full table.
    kind, form = ahocorasick_rs.MatchKind.Standard, ahocorasick_rs.Implementation.ContiguousNFA
    return ahocorasick_rs.AhoCorasick(list(_texts()), matchkind=kind, implementation=form)


@cache
def _places() -> npt.NDArray[np.int8]:
    return np.array([PLACES.index(p.place) for p in packs()], np.int8)


def _on_word_boundaries(columns: Columns, start: Offsets, end: Offsets) -> Flags:
    inside = columns.where(characters.LETTER | characters.DIGIT | characters.MARK)
    padded = np.concatenate((inside, [False]))  # so that index -1 and len(text) are outside
    return ~(padded[start - 1] & padded[start]) & ~(padded[end - 1] & padded[end])


def _in_place(columns: Columns, start: Offsets, end: Offsets, line: Offsets, phrase: Offsets) -> Flags:
    """Whether nothing but marks, digits and spaces stands between a phrase and the line's edge, where its place wants that."""
    letters = columns.counted(characters.LETTER)
    at_start = letters[start] == letters[columns.lines.start[line]]
    at_end = letters[end] == letters[columns.lines.end[line]]
    place = _places()[phrase]
    wants_start = (place == PLACES.index("line")) | (place == PLACES.index("start"))
    wants_end = (place == PLACES.index("line")) | (place == PLACES.index("end"))
    return (at_start | ~wants_start) & (at_end | ~wants_end)
