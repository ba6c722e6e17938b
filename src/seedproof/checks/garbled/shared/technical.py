"""Which documents and lines speak of code: there, a tag or a line of code is what the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.vocabulary import among, word_set
from seedproof.text import codepoints
from seedproof.text.spans import Flags

__all__ = ["Span", "about_code", "in_prose"]

_TERMS: Final = word_set(
    "html css javascript typescript python rust java json xml sql php api apis github linux compiler programming programmer "
    "programmers  syntax kubernetes docker ansible terraform webpack npm wordpress database coding markup regex bash yaml tutorial "
    "frontend backend"
)
Span = tuple[int, int]

_BEFORE: Final = " \n(“‘\"'"
_AFTER: Final = " \n.,;:)’”?!"

_ENOUGH: Final = 3  # mentions, of at least two terms
_LINE_TERM: Final = re.compile(
    r"(?<![\w/.<-])(?:html|xml|markup|css|javascript|bbcode|shortcodes?)(?![\w/=>-])|>[\"”’]?\s+(?:tags?|elements?)\b|\b(?:tags?|elements?)\s+[\"“‘]?<",
    re.IGNORECASE,
)
_SHOWN: Final = 400  # characters of a line within which such a word counts


def about_code(batch: Batch) -> Flags:
    """Return which documents mention the terms of programming in their prose, not only inside code."""
    words = batch.words
    terms = np.flatnonzero(among(batch, _TERMS))
    start, end = words.start[terms], words.end[terms]
    before = (start == 0) | codepoints.among(batch.characters.codes.take(start - 1, mode="clip"), _BEFORE)
    after = (end == len(batch.characters.codes)) | codepoints.among(batch.characters.codes.take(end, mode="clip"), _AFTER)
    terms = terms[before & after]
    document = batch.document_of(words.start[terms])
    mentions = np.bincount(document, minlength=len(batch))
    kinds = np.unique(np.stack([document, words.types.kind[terms]]), axis=1)[0] if len(terms) else document
    return (mentions >= _ENOUGH) & (np.bincount(kinds, minlength=len(batch)) >= 2)


def in_prose(batch: Batch, spans: Iterable[Span]) -> list[Span]:
    """Return those spans that lie in no document about code, nor in a line that talks of tags."""
    found = list(spans)
    if not found:
        return found
    at = np.array([start for start, _ in found], np.int64)
    coding = batch.once(about_code)[batch.document_of(at)].tolist()
    text, lines = batch.text, batch.lines
    line = (np.searchsorted(lines.start, at, side="right") - 1).tolist()

    @cache
    def talks(index: int, block: int) -> bool:
        """Whether a line mentions markup near here: one answer for each stretch of a line, as some lines are tags and nothing else."""
        start, end = int(lines.start[index]), int(lines.end[index])
        low = start + block * _SHOWN
        return bool(_LINE_TERM.search(text, max(low - _SHOWN, start), min(low + 2 * _SHOWN, end)))

    where = zip(found, coding, line, strict=True)
    return [s for s, code, index in where if not code and not talks(index, (s[0] - int(lines.start[index])) // _SHOWN)]
