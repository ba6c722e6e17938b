"""Where articles end: the cut rule, and what it is computed from."""

from __future__ import annotations

import numpy as np
import pytest

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.cut import choose, cuts
from seedproof.checks.offtopic.cut.line_features import LINE_FEATURES, line_features
from seedproof.checks.offtopic.cut.word_features import Leaning, line_keys
from seedproof.core.document import Document
from seedproof.parse import batch_of
from seedproof.text.hashes import hash_words

ARTICLE = "The harbour of Port Alven opened again on Monday.\n\nMayor Maren Holt thanked the divers for their work.\n\n"
TAIL = "Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nName\n\nEmail"


def batch(*texts: str) -> Batch:
    return batch_of([Document(f"seed-{i}", text) for i, text in enumerate(texts)])


def feature(name: str, *texts: str) -> list[float]:
    return line_features(batch(*texts))[:, LINE_FEATURES.index(name)].tolist()


def chosen(likely: list[float], names: list[bool] | None = None, words: list[int] | None = None) -> int:
    """The place that is cut in one document of as many places as there are chances; the last is its end."""
    size = len(likely)
    given = np.array(words or range(0, 100 * size, 100), np.int64)
    return int(choose(np.array(likely), np.zeros(size, np.int64), np.array(names or [False] * size), given)[0][0])


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
    alone = [cuts(batch(text)).behind for text in texts]

    assert np.array_equal(together.behind, np.concatenate(alone))


def test_weights_of_words_and_of_pairs_are_told_apart() -> None:
    leaning = Leaning.of({"posted": 0.5, "posted by": 2.0})
    batch = batch_of([Document("", "Posted by Maren\nPosted on Monday\nposted")])
    keys = line_keys(batch)

    assert leaning.look_up(hash_words(["posted", "harbour"])).tolist() == [0.5, 0.0]
    assert leaning.look_up(keys["first-two"]).tolist() == [2.0, 0.0, 0.0]
    assert leaning.look_up(keys["first"]).tolist() == [0.5, 0.5, 0.5]


def test_empty_table_of_words_knows_no_word() -> None:
    assert Leaning.of({}).look_up(hash_words(["posted"])).tolist() == [0.0]


def test_names_and_long_words_that_the_document_has_had_before_are_counted() -> None:
    texts = ("Divers opened Alven\nMayor of Alven", "Divers sang\nMonday of Alven")

    assert feature("names-seen", *texts) == [0.0, 0.5, 0.0, 0.0]
    assert feature("long-words-again", "Harbour news\nharbour") == [0.5, 0.0]


def test_rhythm_compares_lines_of_one_document_only() -> None:
    texts = ("Share on one\nShare on two\nEnd", "Share on three")

    assert feature("same-start-after", *texts) == [1.0, 0.0, 0.0, 0.0]
    assert feature("same-start-before", *texts) == [0.0, 1.0, 0.0, 0.0]
    assert feature("length-step-before", *texts)[0] == feature("length-step-before", *texts)[3] == 2.0


@pytest.mark.parametrize("text", ["", "\n\n", "...", "12 34", "中文。", "\x00", "\ud800", "a", "word " * 70_000])
def test_any_text_has_features(text: str) -> None:
    assert np.isfinite(line_features(batch(text, "Harbour\nreopens"))).all()
    assert len(cuts(batch(text)).line) == 1
