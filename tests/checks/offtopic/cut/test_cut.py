"""Where articles end: the rule that chooses a cut, and what it does not depend on."""

from __future__ import annotations

import numpy as np
import pytest

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.candidates import announced, candidates
from seedproof.checks.offtopic.cut.cut import choose, cuts
from seedproof.core.document import Document
from seedproof.parse import batch_of

ARTICLE = "The harbour of Port Alven opened again on Monday.\n\nMayor Maren Holt thanked the divers for their work.\n\n"
TAIL = "Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nName\n\nEmail"


def batch(*texts: str) -> Batch:
    return batch_of([Document(f"seed-{i}", text) for i, text in enumerate(texts)])


def chosen(likely: list[float], announces: list[bool] | None = None, words: list[int] | None = None) -> int:
    """Return the candidate that is cut at in one document of as many as there are chances; the last is its end."""
    size = len(likely)
    given = np.array(words or range(0, 100 * size, 100), np.int64)
    return int(choose(np.array(likely), np.zeros(size, np.int64), np.array(announces or [False] * size), given)[0][0])


def test_cuts_where_a_tail_likely_begins() -> None:
    assert chosen([0, 0.05, 0.9, 0.03, 0.02]) == 2


def test_leaves_a_document_whole_that_likely_has_no_tail() -> None:
    assert chosen([0, 0, 0.3, 0.1, 0.6]) == 4


def test_cuts_a_less_likely_tail_that_begins_with_fixed_wording() -> None:
    assert chosen([0, 0, 0.6, 0, 0.4]) == 4
    assert chosen([0, 0, 0.6, 0, 0.4], [False, False, True, False, False]) == 2


def test_cuts_late_rather_than_into_the_article() -> None:
    assert chosen([0, 0.65, 0.02, 0.31, 0.02], words=[0, 900, 905, 910, 915]) == 3


def test_does_not_cut_so_late_that_most_of_a_long_tail_stays() -> None:
    assert chosen([0, 0.65, 0.02, 0.31, 0.02], words=[0, 300, 305, 3000, 3005]) == 1


def test_chances_do_not_depend_on_the_other_documents_of_the_batch() -> None:
    texts = [ARTICLE + TAIL, ARTICLE, "", ARTICLE * 3 + TAIL]

    together = cuts(batch(*texts))
    alone = [cuts(batch(text)).ended for text in texts]

    assert np.array_equal(together.ended, np.concatenate(alone))


def test_the_tail_of_a_very_long_document_is_found_among_its_last_lines() -> None:
    short, long = batch(ARTICLE * 40 + TAIL), batch(ARTICLE * 15_000 + TAIL)

    found, line = cuts(long), long.lines

    assert len(line) - found.line[0] == len(short.lines) - cuts(short).line[0] == TAIL.count("\n\n") + 1
    assert not found.ended[:10_000].any()
    assert len(found.ended) == len(line)


def test_wording_announces_a_tail_but_a_sentence_about_networks_does_not() -> None:
    lines = (
        "Leave a Reply",
        "Share this on Facebook",
        "The recording was shared on Facebook and Twitter by thousands of people that night.",
    )
    seeds = batch("\n".join(lines))

    assert announced(candidates(seeds)).tolist() == [True, True, False, False]


@pytest.mark.parametrize(
    ("last", "announces"),
    [("Die Redaktion ist unter der bekannten Nummer", False), ("Die Redaktion ist unter der bekannten Nummer zu erreichen.", True)],
)
def test_another_language_announces_a_tail_of_more_than_a_few_words(last: str, announces: bool) -> None:
    seeds = batch(f"{ARTICLE}\n\n{last}")

    assert announced(candidates(seeds))[-2] == announces


@pytest.mark.parametrize("text", ["", "\n\n", "...", "12 34", "中文。", "\x00", "\ud800", "a", "word " * 70_000, "a\n" * 30_000])
def test_any_text_has_a_cut(text: str) -> None:
    assert len(cuts(batch(text)).line) == 1
    assert len(cuts(batch(text, "Harbour\nreopens")).line) == 2


def test_no_document_has_no_cut() -> None:
    assert len(cuts(batch()).line) == 0
