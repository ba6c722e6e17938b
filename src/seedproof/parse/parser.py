"""Put a seed together from its parts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from seedproof.core.seed import Seed, Text
from seedproof.parse.clues import Clues
from seedproof.parse.credits import credits_of, source_of
from seedproof.parse.quotes import quotes_of
from seedproof.parse.title import Head, heads
from seedproof.text.columns import Columns
from seedproof.text.language import LANGUAGES, UNKNOWN
from seedproof.text.spans import Offsets

__all__ = ["parse"]


def parse(columns: Columns) -> list[Seed]:
    """Return the seed of each document of ``columns``, in order. Total: any text gives a seed."""
    clues = Clues(columns)
    found = heads(columns, clues)
    credits = credits_of(columns, found, clues)
    languages = _languages(columns)
    quotes = quotes_of(columns, _line_languages(columns, languages))
    seeds = []
    for index, (document, language) in enumerate(zip(columns.documents, languages.tolist(), strict=True)):
        title, body = _title_and_body(columns, index, found[index])
        seeds.append(
            Seed(
                id=document.id,
                path=document.path,
                language=LANGUAGES[language] if language != UNKNOWN else None,
                text=document.text,
                title=title,
                body=body,
                source=source_of(credits[index]),
                credits=tuple(ranked.credit for ranked in credits[index]),
                quotes=quotes[index],
            )
        )
    return seeds


def _title_and_body(columns: Columns, index: int, head: Head) -> tuple[Text | None, Text]:
    lines, offset = columns.lines, columns.starts.item(index)
    text = columns.documents[index].text
    high = lines.of_document.item(index + 1)

    def part(first: int, last: int) -> Text:
        start, end = lines.start.item(first) - offset, lines.end.item(last) - offset
        return Text(text=text[start:end], start=start, end=end)

    title = _unmarked(part(head.title, head.title)) if head.title >= 0 else None
    if head.body >= high:
        return title, Text(text="", start=len(text), end=len(text))
    return title, part(head.body, high - 1)


def _unmarked(title: Text) -> Text:
    """The title without the marks of a heading or a list before it."""
    text = title.text.lstrip("#*•> ")
    return Text(text=text, start=title.end - len(text), end=title.end) if text else title


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
