"""N-grams that come back in their document, against counting them one by one."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from seedproof.checks.garbled.repetition.ngrams import LENGTH, ngrams
from seedproof.core.document import Document
from seedproof.parse import batch_of


@given(st.lists(st.lists(st.sampled_from(["a", "b", "ab"]), max_size=20), min_size=1, max_size=3))
def test_an_ngram_is_repeated_if_it_is_counted_twice_in_its_document(documents: list[list[str]]) -> None:
    batch = batch_of([Document(str(i), " ".join(words)) for i, words in enumerate(documents)])
    counts = [Counter(tuple(words[k : k + LENGTH]) for k in range(len(words) - LENGTH + 1)) for words in documents]
    expected = [
        counts[i][tuple(words[k : k + LENGTH])] > 1
        for i, words in enumerate(documents)
        for k in range(len(words) - LENGTH + 1)
    ]  # fmt: skip

    first = batch.words.of_document.tolist()
    begun = [first[i] + k for i, words in enumerate(documents) for k in range(len(words) - LENGTH + 1)]
    assert batch.once(ngrams).repeated[np.array(begun, np.int64)].tolist() == expected
