"""News agencies and newspapers, by their names."""

from __future__ import annotations

import pytest

from seedproof.core.document import Document
from seedproof.parse import batch_of
from seedproof.parse.lines.agencies import is_agency, is_outlet, lines_ending_in_agency


@pytest.mark.parametrize("name", ["Reuters", "REUTERS", "dpa/lno", "The Associated Press", "AP", "ntv.de, dpa"])
def test_agencies_sign_alone_with_an_office_or_with_others(name: str) -> None:
    assert is_agency(name)


@pytest.mark.parametrize("name", ["Ida Holm", "ap", "The Harbour Post", ""])
def test_other_names_and_small_letters_of_an_abbreviation_are_no_agency(name: str) -> None:
    assert not is_agency(name)


def test_a_line_ends_in_an_agency_if_little_follows_its_name() -> None:
    batch = batch_of([Document("1", "The port is open. (Reuters).\nReuters said so\nThe port is open (dpa)\n")])

    assert lines_ending_in_agency(batch).tolist() == [0, 2]


@pytest.mark.parametrize("name", ["Harbour Post", "The Harbour Times", "Diario de la Costa", "Hafen Kurier"])
def test_a_newspaper_has_a_word_for_one_first_or_last(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Post", "The post came late", "Harbour", "Post office of the harbour"])
def test_a_sentence_or_a_word_alone_is_no_newspaper(name: str) -> None:
    assert not is_outlet(name)
