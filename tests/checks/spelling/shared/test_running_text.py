"""Running text is what is neither a headline nor a quotation: of any language, or of one."""

from __future__ import annotations

import numpy as np
import pytest

from seedproof.checks.spelling.shared.running_text import running_text
from seedproof.core.document import Document
from seedproof.parse import batch_of

TEXT = """Harbour Hall to Stay Open for May

The council voted on 3 May to keep the old market hall open for another year, and nobody spoke against it.

“We asked for it in May,” said Ida Holm, who has had a stall in the hall since it was opened.

Tower Bridge Closed Until May

Der Rat stimmte am 3. May dafür, die alte Markthalle noch ein Jahr offen zu halten, und niemand sprach dagegen."""


@pytest.mark.parametrize(
    ("language", "kept"),
    [
        (None, ["The council voted on 3 May", "Der Rat stimmte am 3. May"]),
        ("en", ["The council voted on 3 May"]),
        ("de", ["Der Rat stimmte am 3. May"]),
    ],
)
def test_titles_headlines_and_quotations_are_left_out(language: str | None, kept: list[str]) -> None:
    batch = batch_of([Document("a", TEXT)])
    words = batch.words
    months = np.array([i for i in range(len(words)) if words.text(i) == "May"], np.int64)

    found = running_text(batch, months, language)

    assert len(months) == 5
    lines = [batch.lines.start[line] for line in words.line[found]]
    assert [batch.text[start:end] for start, end in zip(lines, words.end[found], strict=True)] == kept
