"""The fields of seeds, each read from the columns when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.core.seed import Credit, Quote, Seed, Text
from seedproof.parse.clues import Clues
from seedproof.parse.credits import Ranked, credits_of, source_of
from seedproof.parse.quotes import Quoted
from seedproof.parse.title import Head, heads
from seedproof.text.batch import Fields
from seedproof.text.characters import among
from seedproof.text.columns import Columns
from seedproof.text.language import LANGUAGES, UNKNOWN
from seedproof.text.spans import Offsets, Spans

__all__ = ["Parsed"]

_BEFORE_TITLE: Final = "#*•> "  # marks of a heading or a list


class Parsed(Fields):
    """The fields of the documents of ``columns``. Total: any text gives a seed.

    Most checks ask for titles and bodies, few for more: who says each quotation, and the seeds themselves, are a third of the
    work of parsing.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    @cached_property
    def title(self) -> Spans:
        """The title of each document, without the marks of a heading or a list before it; empty where there is none."""
        columns, lines = self._columns, self._columns.lines
        line = np.array([head.title for head in self._heads], np.int64)
        found = np.flatnonzero(line >= 0)
        start, end = columns.starts.copy(), columns.starts.copy()
        start[found], end[found] = lines.start[line[found]], lines.end[line[found]]
        for i in found[among(columns.codes[start[found]], _BEFORE_TITLE)].tolist():
            bare = len(columns.text[start[i] : end[i]].lstrip(_BEFORE_TITLE))
            start[i] = end[i] - bare if bare else start[i]
        return Spans(start, end)

    @cached_property
    def body(self) -> Spans:
        """What follows the title and lead-in of each document, up to its end."""
        columns, lines = self._columns, self._columns.lines
        first, after = np.array([head.body for head in self._heads], np.int64), lines.of_document[1:]
        held = first < after
        start, end = columns.ends.copy(), columns.ends.copy()
        start[held], end[held] = lines.start[first[held]], lines.end[after[held] - 1]
        return Spans(start, end)

    @property
    def quotes(self) -> Spans:
        """The outermost quotations of all documents, with their marks."""
        return self._quoted.spans

    @cached_property
    def languages(self) -> list[str | None]:
        """The code of each document's language, None where it is unclear."""
        return [LANGUAGES[language] if language != UNKNOWN else None for language in self._languages.tolist()]

    @cached_property
    def credits(self) -> list[tuple[Credit, ...]]:
        """The credits of each document."""
        return [tuple(found.credit for found in ranked) for ranked in self._ranked]

    @cached_property
    def sources(self) -> list[Credit | None]:
        """The best of the credits of each document."""
        return [source_of(ranked) for ranked in self._ranked]

    @cached_property
    def seeds(self) -> tuple[Seed, ...]:
        """The seed of each document, with all its fields."""
        titles, bodies = self._texts(self.title), self._texts(self.body)
        return tuple(
            Seed(
                id=document.id,
                path=document.path,
                language=self.languages[i],
                text=document.text,
                title=titles[i] if titles[i].text else None,
                body=bodies[i],
                source=self.sources[i],
                credits=self.credits[i],
                quotes=quotes,
            )
            for i, (document, quotes) in enumerate(zip(self._columns.documents, self._quotes(), strict=True))
        )

    def _texts(self, spans: Spans) -> list[Text]:
        """A span of each document."""
        columns = self._columns
        rows = zip(columns.documents, (spans.start - columns.starts).tolist(), (spans.end - columns.starts).tolist(), strict=True)
        return [Text(text=document.text[start:end], start=start, end=end) for document, start, end in rows]

    def _quotes(self) -> list[tuple[Quote, ...]]:
        columns, quotes = self._columns, self._quoted.quotes(_line_languages(self._columns, self._languages))
        edges = np.append(np.searchsorted(self.quotes.start, columns.starts), len(quotes)).tolist()
        return [tuple(quotes[low:high]) for low, high in pairwise(edges)]

    @cached_property
    def _clues(self) -> Clues:
        return Clues(self._columns)

    @cached_property
    def _heads(self) -> list[Head]:
        return heads(self._columns, self._clues)

    @cached_property
    def _ranked(self) -> list[list[Ranked]]:
        return credits_of(self._columns, self._heads, self._clues)

    @cached_property
    def _languages(self) -> npt.NDArray[np.int64]:
        return _languages(self._columns)

    @cached_property
    def _quoted(self) -> Quoted:
        return Quoted(self._columns)


def _languages(columns: Columns) -> npt.NDArray[np.int64]:
    """Each document's language: that of most of its words, unknown where no language has the greater part of them."""
    lines, count = columns.lines, len(columns)
    votes = np.zeros((count, len(LANGUAGES) + 1))
    weight = np.maximum(lines.word_count, (lines.end - lines.start) // 8)  # scripts without spaces have few "words"
    np.add.at(votes, (lines.document, lines.language), weight)  # UNKNOWN is the last column
    known = votes[:, :-1]
    best = known.argmax(axis=1)
    clear = known[np.arange(count), best] * 2 > known.sum(axis=1)
    return np.where(clear, best, UNKNOWN)


def _line_languages(columns: Columns, languages: npt.NDArray[np.int64]) -> Offsets:
    """Each line's language, the document's where the line's is unclear, English where both are."""
    lines = columns.lines
    of_document = np.where(languages == UNKNOWN, LANGUAGES.index("en"), languages)
    return np.where(lines.language == UNKNOWN, of_document[lines.document], lines.language).astype(np.int64)
