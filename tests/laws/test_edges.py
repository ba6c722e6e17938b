"""No check breaks on a mark at the very end or the very beginning of what is looked at, and what it says of it lies there."""

from __future__ import annotations

import pytest

from seedproof import CheckSelection, Document
from seedproof.run.worker import Worker

WORKER = Worker(CheckSelection.of().checks())
MARKS = [
    *"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", *"‐‑–—…‘’‚“”„«»‹›·•©®™°§¶€£¥¹²½×÷¡¿", "''", "...", "--", "->", "</", "<!--", "&#", "\\u",
    "{{", "://", "www.", "0", "1a", "a1", "’s", "n’t", "É", "ß", "İ", "Ж", "Ω", "ع", "ש", "中", "あ", "한", "ไ", "ह", "😀",
    "\u0301", "\u00ad", "\u200b", "\u200d", "\ufeff", "\ufffd", "\ue000", "\ud800", "\x00", "\x85", "\u00a0", "\u2028",
    "\t", "\r", "\n", "\n\n",
]  # fmt: skip


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_a_mark_may_stand_at_either_edge(mark: str) -> None:
    for texts in ((f"{mark}word", f"The word{mark}"), (f"{mark} The word of the town", f"The word of the town {mark}"), (mark, mark * 3)):
        result = WORKER.examine([Document(str(number), text, row=number) for number, text in enumerate(texts, 1)])
        assert result.failures == []
        for finding in result.findings:
            text = texts[int(finding.seed) - 1]
            assert 0 <= finding.start < finding.end <= len(text)
            assert finding.text == text[finding.start : finding.end][:200]
