"""Documents that are copies of one share most of their sentences; pages of one site share a few."""

from __future__ import annotations

import numpy as np

from seedproof.checks.offtopic.recurring.near_duplicates import near_duplicates


def test_near_duplicates_are_found_among_sentences_that_all_pages_share() -> None:
    own = [[10, 11, 12, 13], [10, 11, 12, 14], [20, 21, 22, 23], [30, 31, 32, 33]]
    pairs = [(document, sentence) for document, sentences in enumerate(own) for sentence in (*sentences, 1, 2)]
    document, sentence = np.array(pairs).T

    assert near_duplicates(document, sentence.astype(np.uint64), 4, kept=64).tolist() == [0, 0, 2, 3]


def test_a_document_without_sentences_is_nobody_s_near_duplicate() -> None:
    none = np.zeros(0, np.int64)

    assert near_duplicates(none, none.astype(np.uint64), 2, kept=64).tolist() == [0, 1]
