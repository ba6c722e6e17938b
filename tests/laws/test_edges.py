"""No check breaks at the very end or the very beginning of what is looked at, nor sees anything else there than in the middle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from seedproof import Batch, CheckSelection, Document
from seedproof.checks.base import BatchCheck
from seedproof.corpus.registry import built_in
from seedproof.parse import batch_of
from seedproof.run.worker import Worker
from seedproof.testing import cases, unmark

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


CASES = Path(__file__).parent.parent / "cases"
WORDS = re.compile(r"\S+")
KINDS = [kind for kind in built_in() if issubclass(kind, BatchCheck) and (CASES / f"{kind.name()}.yaml").exists()]


def cut(marked: str) -> list[str]:
    """Return a text that begins with what is marked in it, or one or two words before, one that ends so, and what is marked alone."""
    text, spans = unmark(marked)
    starts = [word.start() for word in WORDS.finditer(text, 0, spans[0][0] + 1)][-3:]
    ends = [word.end() for word in WORDS.finditer(text, max(spans[-1][1] - 1, 0))][:3]
    return [*(text[start:] for start in starts), *(text[:end] for end in ends), text[spans[0][0] : spans[-1][1]]]


def found(check: BatchCheck, texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
    """Return what a check finds in each text, by its place there."""
    batch: Batch = batch_of([Document(str(number), text) for number, text in enumerate(texts)])
    lows = batch.starts.tolist()
    hits = list(check.find(batch))
    within = zip(lows, [*lows[1:], len(batch.text) + 1], strict=True)
    return [sorted((h.start - low, h.end - low, h.message) for h in hits if low <= h.start < high) for low, high in within]


def see_the_same_anywhere(kind: type[BatchCheck], share: int) -> None:
    """Require that a check finds in a text that is all there is what it finds there among others; of each ``share`` texts one is tried."""
    for case in cases(CASES / f"{kind.name()}.yaml"):
        if case.group == "flags" and len(case.seeds) == 1:
            check, texts = kind(**case.options), cut(case.seeds[0])[len(case.label) % share :: share]
            alone = [found(check, [text])[0] for text in texts]
            among = found(check, ["", *(one for text in texts for one in (text, text, "It ended."))])[1:]
            assert among[::3] == among[1::3] == alone


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name())
def test_what_begins_or_ends_all_is_seen_as_in_the_middle(kind: type[BatchCheck]) -> None:
    see_the_same_anywhere(kind, 6)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name())
def test_that_holds_of_every_case(kind: type[BatchCheck]) -> None:
    see_the_same_anywhere(kind, 1)


def test_the_cases_are_cut_at_what_is_marked() -> None:
    assert cut("One two three ⟦the the⟧ four five six") == [
        "two three the the four five six", "three the the four five six", "the the four five six",
        "One two three the the", "One two three the the four", "One two three the the four five", "the the",
    ]  # fmt: skip
