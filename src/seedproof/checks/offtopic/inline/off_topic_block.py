"""Whatever else stands above the article or inside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.offtopic.inline.fixed import fixed
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.reporting import first_line, removal
from seedproof.checks.offtopic.segments.blocks import blocks
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Family, Hit, Severity
from seedproof.core.patterns import regex
from seedproof.text.lines import Lines
from seedproof.text.spans import Offsets, runs

__all__ = ["OffTopicBlock"]

_CODE: Final = ("{", "}", '="')  # leaked code is garbled text: another family's checks report it
_SURE: Final = 0.9  # how likely each line of a menu is that is told whole (guessed)
_MENU: Final = 12  # lines of it (guessed)
_ITEM: Final = 4  # words of a line of it, on average (guessed)
_LONGEST_ITEM: Final = 6  # words of a line of it that is told: longer ones may be the article's headline or a caption (guessed)
# Pictures of Markdown, and nothing else: where all is written so they are the article's.
_PICTURES: Final = regex(r"(?:\s*!\[[^\]]*\]\([^)]*\))+\s*")


class OffTopicBlock(BatchCheck):
    """Finds what stands above the article or inside it, belongs to the page, and has no name of its own.

    **Why it matters**
    Most boxes carry no fixed wording: a poll, an appeal for an app in the site's own words, the headline of another article. They cut
    the text in two. What a sentence or line is, is judged by its words, its layout and its neighbours.

    **Example**
    "Take our poll - story continues below" between two paragraphs. Of what stands beside a line that another check reports only the
    rest is told; above the article only the short lines of a menu are.

    **When it is wrong**
    Headings, lists and captions that the author put there, and short sentences that speak to the reader.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF305"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each block, but for the lines of it of which another check of the family reports something."""
        batch = laid_out(batch)
        found, known = batch.once(blocks), np.append(0, np.cumsum(batch.once(fixed)))
        columns = (found.start.tolist(), found.end.tolist(), found.above.tolist(), found.likely.tolist())
        for block_start, block_end, above, likely in zip(*columns, strict=True):
            # What is left of the top of a page is often a table, or a headline with its lead: of a menu its items are told.
            items = above and known[block_end] > known[block_start]
            menu = not items or _is_menu(batch.lines, block_start, block_end, likely)
            left = _unknown(batch.lines, known, block_start, block_end, _LONGEST_ITEM if items else None) if menu else []
            for start, end in left:
                passage = batch.text[start:end]
                if not any(sign in passage for sign in _CODE) and not _PICTURES.fullmatch(passage):
                    message = f"“{first_line(passage)}” {'above' if above else 'inside'} the article is part of the page, not of the text"
                    yield Hit(start, end, message, score=round(likely, 2), fix=removal(start, end))


def _is_menu(lines: Lines, start: int, end: int, likely: float) -> bool:
    """Tell whether a block is a long list of short lines, all of them likely."""
    inside = slice(*np.searchsorted(lines.start, (start, end)))
    words = lines.word_count[inside]
    return likely >= _SURE and len(words) >= _MENU and int(words.sum()) <= _ITEM * len(words)


def _unknown(lines: Lines, known: Offsets, start: int, end: int, most: int | None = None) -> list[tuple[int, int]]:
    """Return the stretches of a block of which nothing is known: all of it, or its whole lines with words; ``known`` counts characters.

    ``most``: words that such a line may have.
    """
    if known[end] == known[start]:
        return [(start, end)]
    first, last = np.searchsorted(lines.start, start), np.searchsorted(lines.end, end, side="right")
    whole = np.arange(first, max(first, last))
    told = (lines.word_count[whole] > 0) & (lines.word_count[whole] <= (most or np.inf))
    begins, ends = runs((known[lines.end[whole]] == known[lines.start[whole]]) & told)
    return list(zip(lines.start[whole[begins]].tolist(), lines.end[whole[ends - 1]].tolist(), strict=True))
