"""Of a block above the article of which other checks tell something, the rest is told where it is a menu, not where it may be a head."""

from __future__ import annotations

import numpy as np
import pytest

from seedproof.checks.offtopic.inline import off_topic_block
from seedproof.checks.offtopic.inline.off_topic_block import OffTopicBlock
from seedproof.checks.offtopic.segments.blocks import Blocks
from seedproof.core.document import Document
from seedproof.parse import batch_of

ITEMS = tuple(f"Harbour {word}" for word in "news talk maps boats fish jobs notes club lights people pier shop walks".split())
HEAD = "The pier is closed until the spring of next year"
ARTICLE = "\n\nThe old pier of Marrow Bay was closed on Monday, and nobody knows yet when it will be opened again, the council said."


def told(monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], likely: float, known: str) -> list[str]:
    """Return what is told of ``lines`` above an article, a block of which another check tells the line ``known``."""
    above = "\n".join(lines)
    batch = batch_of([Document("a", above + ARTICLE)])
    block = Blocks(np.array([0]), np.array([len(above)]), np.array([True]), np.array([likely]))
    flags = np.zeros(len(batch.text), bool)
    flags[above.index(known) : above.index(known) + len(known)] = True
    monkeypatch.setattr(off_topic_block, "blocks", lambda _: block)
    monkeypatch.setattr(off_topic_block, "fixed", lambda _: flags)
    return [batch.text[hit.start : hit.end] for hit in OffTopicBlock().find(batch)]


def test_the_items_of_a_menu_are_told_but_for_those_that_may_be_a_headline(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (*ITEMS[:3], "Sign In", *ITEMS[3:], HEAD)

    assert told(monkeypatch, lines, 0.95, "Sign In") == ["\n".join(ITEMS[:3]), "\n".join(ITEMS[3:])]


@pytest.mark.parametrize(("lines", "likely"), [(ITEMS[:6], 0.95), (ITEMS, 0.8), ((HEAD,) * 13, 0.95)])
def test_of_a_few_lines_or_unlikely_or_long_ones_nothing_more_is_told(
    monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], likely: float
) -> None:
    assert told(monkeypatch, (*lines, "Sign In"), likely, "Sign In") == []
