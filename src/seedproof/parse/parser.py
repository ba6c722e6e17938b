"""Read the fields of seeds, each from the batch when it is first asked for."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Final

import numpy as np

from seedproof.batch import Batch, Parser
from seedproof.core.patterns import regex
from seedproof.core.seed import Credit, Quote, Seed, Text
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.parse.credits.credits import find_credits
from seedproof.parse.credits.ranking import source_of
from seedproof.parse.head import find_heads
from seedproof.parse.languages import document_languages
from seedproof.parse.quotes.quotations import find_quotations
from seedproof.parse.title.trim import MARKS, bare_title
from seedproof.text.spans import Spans

__all__ = ["SeedParser"]

_GAP: Final = regex(r"\s*")


class SeedParser(Parser):
    """Read the fields of the documents of a batch: any text gives a seed.

    Most checks ask for titles and bodies, few for more: who says each quotation, and the seeds themselves, are a third of the
    work of parsing.
    """

    def titles(self, batch: Batch) -> Spans:
        """Return the title of each document, without what is no part of the headline; empty where there is none."""
        heads, starts, ends = batch.once(find_heads), batch.starts.tolist(), batch.ends.tolist()
        start, end = batch.starts.copy(), batch.starts.copy()
        for i in np.flatnonzero(heads.title >= 0).tolist():
            first, last = int(batch.lines.start[heads.title[i]]), int(batch.lines.end[heads.title_last[i]])
            start[i], end[i] = bare_title(batch.text, first, last, partial(_other_lines, batch.text, starts[i], ends[i], first))
        some = np.flatnonzero(heads.run_in >= 0)
        start[some], end[some] = batch.lines.start[batch.lines.of_document[some]], heads.run_in[some]
        return Spans(start, end)

    def bodies(self, batch: Batch) -> Spans:
        """Return what follows the title and lead-in of each document, up to its end."""
        lines, heads = batch.lines, batch.once(find_heads)
        first, after = heads.body, lines.of_document[1:]
        held = first < after
        start, end = batch.ends.copy(), batch.ends.copy()
        start[held], end[held] = lines.start[first[held]], lines.end[after[held] - 1]
        for i in np.flatnonzero(heads.run_in >= 0).tolist():
            start[i] = heads.run_in[i] + len(gap[0]) if (gap := _GAP.match(batch.text, heads.run_in[i])) else heads.run_in[i]
        return Spans(start, end)

    def quotes(self, batch: Batch) -> Spans:
        """Return the outermost quotations of all documents, with their marks."""
        found = batch.once(find_quotations)
        return Spans(found.open, found.close + 1)

    def languages(self, batch: Batch) -> list[str | None]:
        """Return the code of each document's language, None where it is unclear."""
        return [LANGUAGES[language] if language != UNKNOWN else None for language in batch.once(document_languages).tolist()]

    def credits(self, batch: Batch) -> list[tuple[Credit, ...]]:
        """Return the credits of each document."""
        return [tuple(found.credit for found in ranked) for ranked in batch.once(find_credits)]

    def sources(self, batch: Batch) -> list[Credit | None]:
        """Return the best of the credits of each document."""
        return [source_of(ranked) for ranked in batch.once(find_credits)]

    def seeds(self, batch: Batch) -> tuple[Seed, ...]:
        """Return the seed of each document, with all its fields."""
        titles, bodies = _texts(batch, batch.titles), _texts(batch, batch.bodies)
        return tuple(
            Seed(
                id=document.id,
                path=document.path,
                language=batch.seed_languages[i],
                text=document.text,
                title=titles[i] if titles[i].text else None,
                body=bodies[i],
                source=batch.sources[i],
                credits=tuple(batch.credits[i]),
                quotes=said,
                published=document.published,
            )
            for i, (document, said) in enumerate(zip(batch.documents, _quotes(batch), strict=True))
        )


def _other_lines(text: str, start: int, end: int, title: int) -> frozenset[str]:
    """Return the lines of a document but that of its title, folded, without the marks of headings and lists."""
    after = text.find("\n", title, end)
    lines = text[start:title].splitlines() + (text[after:end].splitlines() if after >= 0 else [])
    return frozenset(line.strip(MARKS).casefold() for line in lines)


def _texts(batch: Batch, spans: Spans) -> list[Text]:
    """Return a span of each document with its text."""
    rows = zip(batch.documents, (spans.start - batch.starts).tolist(), (spans.end - batch.starts).tolist(), strict=True)
    return [Text(text=document.text[start:end], start=start, end=end) for document, start, end in rows]


def _quotes(batch: Batch) -> list[tuple[Quote, ...]]:
    """Return the quotations of each document."""
    from seedproof.parse.quotes.quotes import read_quotes  # few checks ask who says what, and its ten modules take a while

    found = read_quotes(batch)
    edges = np.append(np.searchsorted(batch.quotes.start, batch.starts), len(found)).tolist()
    return [tuple(found[low:high]) for low, high in pairwise(edges)]
