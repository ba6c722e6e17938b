"""Posts of social networks that a page embeds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.inline.post_sentences import post_sentences
from seedproof.checks.offtopic.inline.posts import posts
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.reporting import beginning, removal
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Family, Hit, Severity

__all__ = ["EmbeddedPost"]


class EmbeddedPost(BatchCheck):
    """Finds posts of social networks that a page embeds between the paragraphs, and those that run into one.

    **Why it matters**
    The box is gone, and its text reads like a paragraph of the article: in other words than the author's, often once more what the
    paragraph before has quoted, with handles and addresses.

    **Example**
    "The last boat has left without us #sorn pic.example/4x1 — Ana Petrov (@anapetrov) May 4, 2019"

    **When it is wrong**
    An article about posts that quotes them so. A post that the paragraph before leads to with a colon is information: without it the
    colon leads nowhere. Below the last paragraph only another language tells one: the article may end with it. Only posts with what
    networks write below them are known: a signature with handle and day, or the address of a picture. In a paragraph, and in a text on
    one line, only a colon or another language tells where a post begins, else its last sentence is told alone; without a signature it is
    information then.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF307"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each post; a signature on a line of its own takes the line before it along."""
        batch = laid_out(batch)
        lines, found = batch.lines, batch.once(posts)
        for line, doubtful, start, end in zip(
            found.first.tolist(), found.doubtful.tolist(), *(e.tolist() for e in found.spans(lines)), strict=True
        ):
            message = f"“{beginning(lines.text(line))}” is a post that the page embeds, not the article"
            yield Hit(start, end, message, "info" if doubtful else None, fix=removal(start, end))
        within, doubts = batch.once(post_sentences)
        for doubtful, start, end in zip(doubts.tolist(), *(edge.tolist() for edge in within), strict=True):
            message = f"“{beginning(batch.text[start:end])}” is a post that the page embeds, not a part of the paragraph"
            yield Hit(start, end, message, "info" if doubtful else None, fix=removal(start, end))
