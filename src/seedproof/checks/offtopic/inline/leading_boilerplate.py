"""Menus, breadcrumbs and buttons above the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.inline.page_head import MOST_LINES, page_head
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.reporting import beginning, removal
from seedproof.checks.options import Count
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["LeadingBoilerplate"]


class LeadingBoilerplate(BatchCheck):
    """Finds menus, breadcrumbs, buttons and other words of the site above the article.

    **Why it matters**
    What stands above the headline is taken for the title, and the words of a menu are no text.

    **Example**
    "Newsletter / Harbour reopens after the storm". A list of short items that has three known ones is a menu:
    all of it where it has bullets, else from the first of them to the last. So is what a page's program writes of a post:
    "12/05/2019Newsadmin", "News / By ana".

    **When it is wrong**
    A section's name that is kept on purpose, such as "Opinion" above a comment.

    **Options**
    `most-lines` (200): how many lines from the top are looked at.
    """

    code: ClassVar[str] = "OFF201"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT

    most_lines: Count = MOST_LINES

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each run of such lines above the first paragraph."""
        batch = laid_out(batch)
        lines, found = batch.lines, page_head(batch, self.most_lines)
        for line, start, end in zip(found.first.tolist(), *(edge.tolist() for edge in found.spans(lines)), strict=True):
            shown = beginning(lines.text(line))
            yield Hit(start, end, f"“{shown}” above the article is part of the page, not of the text", fix=removal(start, end))
