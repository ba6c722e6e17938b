"""Menus, breadcrumbs and buttons above the article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

import numpy as np
from pydantic import Field

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.inline.wording import before_cut, removal, wording
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.codepoints import among
from seedproof.text.spans import Flags, runs

__all__ = ["LeadingBoilerplate"]

_PROSE = 12  # words of a line that may begin an article
_BULLETS = "*•+-–o·»›>|"
_ITEM = 6  # words of an item of a menu
_TELLING = 3  # items of a list that are known to be a menu's
_TOPICS = ("navigation", "share-and-follow", "comment-form", "cookie-notice", "ad-block-notice", "advertisement-marker")


class LeadingBoilerplate(BatchCheck):
    """Finds menus, breadcrumbs, buttons and other words of the site above the article.

    **Why it matters**
    What stands above the headline is taken for the title, and the words of a menu are no text.

    **Example**
    "Newsletter / Harbour reopens after the storm". A list of short items that has three known ones is a menu, all of it.

    **When it is wrong**
    A section's name that is kept on purpose, such as "Opinion" above a comment.

    **Options**
    `most-lines` (80): how many lines from the top are looked at.
    """

    code: ClassVar[str] = "OFF201"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"

    most_lines: int = Field(default=80, ge=1)

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each run of such lines above the first paragraph."""
        lines = batch.lines
        for first, last in zip(*(edge.tolist() for edge in runs(self._boilerplate(batch))), strict=True):
            for low, high in _by_document(batch, first, last):
                start, end = int(lines.start[low]), int(lines.end[high - 1])
                shown = lines.text(low)[:60].rstrip()
                yield Hit(start, end, f"“{shown}” above the article is part of the page, not of the text", fix=removal(start, end))

    def _boilerplate(self, batch: Batch) -> Flags:
        lines, said = batch.lines, wording(batch, *_TOPICS)
        index = np.arange(len(lines))
        prose = (lines.word_count >= _PROSE) & lines.ends_sentence
        at = np.flatnonzero(prose)
        first_prose = np.append(at, len(lines))[np.searchsorted(at, lines.of_document[lines.document])]
        above = (index < first_prose) & (first_prose < lines.of_document[lines.document + 1])
        above &= index < lines.of_document[lines.document] + self.most_lines
        above &= before_cut(batch)
        begins = said.start & (lines.word_count < _PROSE) & ~batch.lines_of_title  # "Response to flood was too slow, report finds"
        known = above & (said.whole | begins)
        return known | _menus(batch, above, known)


def _menus(batch: Batch, above: Flags, known: Flags) -> Flags:
    """Items of lists of which several are ``known``: "• Home", "• News", "• Our orchard"."""
    lines = batch.lines
    item = above & among(batch.characters.codes[lines.start], _BULLETS) & (lines.word_count <= _ITEM) & ~lines.ends_sentence
    found = np.zeros(len(lines), bool)
    for first, last in zip(*(edge.tolist() for edge in runs(item & ~batch.lines_of_title)), strict=True):
        for low, high in _by_document(batch, first, last):
            found[low:high] = np.count_nonzero(known[low:high]) >= _TELLING
    return found


def _by_document(batch: Batch, first: int, last: int) -> Iterator[tuple[int, int]]:
    document = batch.lines.document
    edges = [first, *(i for i in range(first + 1, last) if document[i] != document[i - 1]), last]
    yield from pairwise(edges)
