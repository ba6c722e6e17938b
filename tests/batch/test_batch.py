"""What a batch tells whoever writes a check: places in all texts, fields of each document, and one memo."""

from __future__ import annotations

import numpy as np

from seedproof import Batch, Document
from seedproof.parse import batch_of

FIRST = "Lock at Orrin reopens\n\nBy Petra Holm\n\nThe lock at Orrin has opened again. “It holds,” said Jon Bergh.\n"
SECOND = "\n\nMill is sold\n\nThe owner of the mill has sold it to the town, and nobody was told of it before Friday.\n"
EMPTY = ""


def batch(*texts: str) -> Batch:
    return batch_of([Document(str(number), text) for number, text in enumerate(texts)])


def test_each_document_lies_where_the_batch_says() -> None:
    made = batch(FIRST, EMPTY, SECOND)

    assert len(made) == 3
    assert [made.text[start:end] for start, end in zip(made.starts, made.ends, strict=True)] == [FIRST, EMPTY, SECOND]
    edges = np.array([made.starts[0], made.ends[0] - 1, made.starts[2], made.ends[2] - 1])
    assert made.document_of(edges).tolist() == [0, 0, 2, 2]


def test_characters_of_a_quotation_are_those_from_mark_to_mark() -> None:
    made = batch(SECOND, FIRST)

    assert "".join(np.array(list(made.text))[made.in_quote]) == "“It holds,”"


def test_lines_of_the_title_are_its_lines_and_no_others() -> None:
    made = batch(FIRST, EMPTY, SECOND)

    shown = [made.lines.text(line) for line in np.flatnonzero(made.lines_of_title).tolist()]
    assert shown == ["Lock at Orrin reopens", "Mill is sold"]


def test_fields_are_those_of_the_seeds() -> None:
    made = batch(FIRST, EMPTY, SECOND)

    assert [seed.source and seed.source.name for seed in made.seeds] == ["Petra Holm", None, None]
    assert [source and source.name for source in made.sources] == ["Petra Holm", None, None]
    assert [[credit.name for credit in credits] for credits in made.credits] == [["Petra Holm"], [], []]
    assert list(made.seed_languages) == [seed.language for seed in made.seeds] == ["en", None, "en"]
    assert [made.text[start:end] for start, end in zip(*made.titles, strict=True)] == ["Lock at Orrin reopens", "", "Mill is sold"]


def test_what_is_computed_once_is_kept_by_its_function() -> None:
    made = batch(FIRST)
    asked: list[Batch] = []

    def count(batch: Batch) -> int:
        asked.append(batch)
        return len(asked)

    assert [made.once(count), made.once(count), made.once(lambda _: 7)] == [1, 1, 7]
    assert batch(FIRST).once(count) == 2


def test_a_part_is_a_batch_of_some_documents() -> None:
    part = batch(FIRST, EMPTY, SECOND).part([2, 0])

    assert [document.text for document in part.documents] == [SECOND, FIRST]
    assert part.text == f"{SECOND}\n\n{FIRST}"
