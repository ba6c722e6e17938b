"""Features of lines: what they tell, and that they are exact."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.line_features import line_features
from seedproof.checks.offtopic.features.features import Features
from seedproof.core.document import Document
from seedproof.parse import batch_of


def batch(*texts: str) -> Batch:
    return batch_of([Document(f"seed-{i}", text) for i, text in enumerate(texts)])


def feature(name: str, *texts: str) -> list[float]:
    return line_features(batch(*texts)).column(name).tolist()


def test_names_and_long_words_that_the_document_has_had_before_are_counted() -> None:
    texts = ("Divers opened Alven\nMayor of Alven", "Divers sang\nMonday of Alven")

    assert feature("names-seen", *texts) == [0.0, 0.5, 0.0, 0.0]
    assert feature("long-words-again", "Harbour news\nharbour") == [0.5, 0.0]


def test_rhythm_compares_lines_of_one_document_only() -> None:
    texts = ("Share on one\nShare on two\nEnd", "Share on three")

    assert feature("same-start-after", *texts) == [1.0, 0.0, 0.0, 0.0]
    assert feature("same-start-before", *texts) == [0.0, 1.0, 0.0, 0.0]
    assert feature("length-step-before", *texts)[0] == feature("length-step-before", *texts)[3] == 2.0


def test_lines_without_words_begin_with_no_same_word() -> None:
    assert feature("same-start-after", "***\n***\nEnd") == [0.0, 0.0, 0.0]


def test_a_line_tells_its_topic_and_where_the_wording_stands() -> None:
    assert feature("says-comment-form", "The quay was closed.\nLeave a Reply") == [0.0, 1.0]
    assert feature("phrase-line", "The quay was closed.\nLeave a Reply") == [0.0, 1.0]


def test_columns_are_found_by_their_names() -> None:
    table = Features.of({"words": np.array([1.0, 0.0]), "digits": np.array([0.5, 0.0])})

    assert table.column("digits").tolist() == [0.5, 0.0]
    assert table.columns("digits", "words").tolist() == [[0.5, 1.0], [0.0, 0.0]]
    assert table.any_of("words", "digits").tolist() == [True, False]


@given(st.lists(st.floats(-100, 100), min_size=1))
def test_features_are_small_multiples_of_a_power_of_two(values: list[float]) -> None:
    steps = Features.of({"any": np.array(values)}).values * 128

    assert np.array_equal(steps, np.rint(steps))
    assert np.abs(steps).max() <= 8 * 128


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_features_of_a_document_do_not_depend_on_the_others(texts: list[str]) -> None:
    alone = [line_features(batch(text)).values for text in texts]

    assert np.array_equal(line_features(batch(*texts)).values, np.concatenate(alone))


@pytest.mark.parametrize("text", ["", "\n\n", "...", "12 34", "中文。", "\x00", "\ud800", "a", "word " * 70_000])
def test_any_text_has_features(text: str) -> None:
    assert np.isfinite(line_features(batch(text)).values).all()
