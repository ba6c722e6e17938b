"""Lines that lost their capitals."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.capitals import before_low_starts, capitals, distinct_by_line
from seedproof.core.document import Document
from seedproof.parse import batch_of

LOST = "the minister flew from lisbon to warsaw on tuesday. nobody in poland had expected her."
SOUND = "The minister flew from Lisbon to Warsaw on Tuesday. Nobody in Poland had expected her."


def batch(*texts: str) -> Batch:
    return batch_of([Document(str(i), text) for i, text in enumerate(texts)])


def test_names_in_lower_case_are_counted_line_by_line() -> None:
    b = batch(LOST, SOUND)
    seen = b.once(capitals)

    assert {b.words.text(i) for i in np.flatnonzero(seen.lost).tolist()} >= {"lisbon", "warsaw", "poland"}
    assert seen.lowered.tolist() == seen.low.tolist() == [True, False]
    assert [b.words.text(i) for i in np.flatnonzero(seen.low_start).tolist()] == ["nobody"]


def test_a_stop_before_a_small_letter_is_seen_within_a_line_only() -> None:
    b = batch("It ended. then he left. \nthe rest\n.a")

    assert [b.words.text(i) for i in b.once(before_low_starts).tolist()] == ["ended"]


def test_different_words_are_counted_once_a_line() -> None:
    b = batch("one two one\nTwo two", "")

    assert distinct_by_line(b, np.arange(len(b.words))).tolist() == [2, 1]
    assert distinct_by_line(batch(""), np.zeros(0, np.int64)).tolist() == []
