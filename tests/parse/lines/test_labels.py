"""Credit labels of short lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedproof.core.document import Document
from seedproof.parse import batch_of
from seedproof.parse.lines.labels import find_labels


def labels(*texts: str) -> list[tuple[str, str]]:
    """Return topic and wording of the labels of the last text."""
    batch = batch_of([Document(str(i), text) for i, text in enumerate(texts)])
    found = find_labels(batch).of_line
    own = [i for i in range(len(batch.lines)) if batch.lines.document[i] == len(texts) - 1]
    return [(label.topic, batch.lines.text(i)[label.start : label.end]) for i in own for label in found.get(i, ())]


@pytest.mark.parametrize(
    ("line", "topics"),
    [
        ("By Ida Holm", {("by", "By")}),
        ("Posted on 3 May by ida", {("by", "by")}),
        ("Author: Ida Holm", {("author", "Author")}),
        ("Quelle: dpa", {("source", "Quelle")}),
        ("Photo by Bo Lind", {("photo", "Photo")}),
        ("© 2021 Harbour Post", {("copyright", "©")}),
        ("From Ida Holm in Oslo", {("from", "From")}),
        ("The photo was taken by a sailor", set()),
        ("The source of the river lies in the hills", set()),
    ],
)
def test_a_word_is_a_label_where_one_can_stand(line: str, topics: set[tuple[str, str]]) -> None:
    assert set(labels(line)) >= topics
    assert topics or not labels(line)


def test_words_are_told_of_lines_whether_they_are_labels_or_not() -> None:
    batch = batch_of([Document("1", "The ship was built by hand\nBy Ida Holm\n12 photos of the port")])
    found = find_labels(batch)

    assert found.mentions["by"].tolist() == [True, True, False]
    assert found.mentions["by-first"].tolist() == [False, True, False]
    assert found.mentions["photo"].tolist() == [False, False, True]
    assert found.may_be_dated.tolist() == [False, False, True]


PIECES = ["By ", "photo", "Photo: ", "Ida Holm", "©", "\n", "author", " | ", "3 May ", "Source", ":", "de "]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@settings(max_examples=100)
@given(TEXTS, TEXTS, TEXTS)
def test_labels_do_not_depend_on_the_documents_beside_theirs(before: str, text: str, after: str) -> None:
    batch = batch_of([Document("0", before), Document("1", text), Document("2", after)])
    found, (low, high) = find_labels(batch).of_line, batch.lines.of_document[1:3].tolist()
    alone = find_labels(batch_of([Document("1", text)])).of_line

    assert {line - low: own for line, own in found.items() if low <= line < high} == alone
