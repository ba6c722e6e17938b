"""Copies are found in whatever batches and order their documents lie, against a document that is no copy itself."""

from __future__ import annotations

import pickle
import random
from functools import reduce
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedproof import Document, check_documents
from seedproof.checks.schema import sketches as sketches_room
from seedproof.checks.schema.copies import Copy
from seedproof.checks.schema.duplicate_document import DuplicateDocument
from seedproof.checks.schema.sketches import FIVE_GRAMS, Sketches, sketches
from seedproof.core.document import Origin
from seedproof.parse import batch_of

CHECK = DuplicateDocument()


def text(words: int, seed: int = 0) -> str:
    """Return so many words that no text of another seed shares."""
    drawn = random.Random(seed)
    return " ".join("".join(drawn.choices("aeioklmnrst", k=6)) for _ in range(words))


def with_words(original: str, *places: int) -> str:
    """Return a text with another word at each of some places."""
    words = original.split()
    for place in places:
        words[place] = f"other{place}"
    return " ".join(words)


LONG = text(120)
TEXTS = [
    "", "…", "Closed.", "Page not found. Go home.", LONG, f"{LONG} {text(10, 1)}", f"{text(30, 2)} {LONG}", with_words(LONG, 60),
    with_words(LONG, 10, 60), with_words(LONG, 10, 35, 60, 90), " ".join(LONG.split()[:70]), text(120, 3), f"{text(120, 3)} {LONG}",
]  # fmt: skip
DOCUMENTS = st.lists(st.sampled_from(TEXTS), max_size=10).map(
    lambda texts: [Document(f"d{row}", body, "rows.jsonl", row) for row, body in enumerate(texts, 1)]
)


def decided(*parts: list[Document]) -> dict[Origin, Copy]:
    """Return what is decided of documents that come in these batches."""
    return CHECK.decide(reduce(CHECK.merge, (CHECK.tally(batch_of(part)) for part in parts)))


def of(*texts: str) -> dict[int, Copy]:
    """Return what is decided of some texts, by their number."""
    found = decided([Document(f"d{row}", body, None, row) for row, body in enumerate(texts, 1)])
    return {origin.row: copy for origin, copy in found.items()}


@settings(deadline=None)
@given(DOCUMENTS, st.randoms(use_true_random=False), st.lists(st.integers(0, 10), max_size=3))
def test_order_and_batches_change_nothing(documents: list[Document], drawn: random.Random, cuts: list[int]) -> None:
    shuffled = drawn.sample(documents, len(documents))
    edges = [0, *sorted(min(cut, len(documents)) for cut in cuts), len(documents)]
    parts = [shuffled[low:high] for low, high in pairwise(edges)]

    assert decided(*parts) == decided(documents)


@settings(deadline=None)
@given(DOCUMENTS)
def test_what_represents_a_group_is_no_copy_and_no_shorter(documents: list[Document]) -> None:
    words = {document.origin: len(document.text.split()) for document in documents}
    found = decided(documents)

    assert [copy for origin, copy in found.items() if copy.origin in found or words[copy.origin] < words[origin]] == []


@settings(deadline=None)
@given(DOCUMENTS)
def test_of_documents_with_the_same_words_one_is_left(documents: list[Document]) -> None:
    found = decided(documents)
    left = [document.text for document in documents if document.origin not in found and document.text.strip("…")]

    assert len(left) == len(set(left))


def test_of_several_that_are_as_long_the_first_by_file_and_row_is_left() -> None:
    documents = [Document("x", LONG, "b.jsonl", 1), Document("y", LONG, "a.jsonl", 12), Document("z", LONG, "a.jsonl", 7)]

    assert {copy.seed for copy in decided(documents).values()} == {"z"}


def test_steps_from_one_form_to_the_next_are_no_copies_of_the_first() -> None:
    steps = [LONG]
    for place in range(5, 120, 9):
        steps.append(with_words(steps[-1], place))

    found = of(*steps)

    assert found
    assert all(copy.share >= 0.8 for copy in found.values())
    assert len(steps) not in found or found[len(steps)].seed != "d1"


def test_a_document_within_a_much_longer_one_is_a_copy_and_not_the_other_way_round() -> None:
    found = of(LONG, f"{text(200, 5)} {LONG} {text(200, 6)}")

    assert set(found) == {1}
    assert found[1].share > 0.9


def test_names_and_numbers_that_differ_tell_a_form_from_a_copy() -> None:
    names = [f"Mr {name} had {number}" for name, number in zip("Arno Bela Curt Dora Enno Fritz".split(), range(10, 70, 10), strict=True)]
    letter = f"{text(50, 7)} {' and '.join(names)} {text(80, 8)}"

    found = of(f"{letter} {text(5, 9)}", letter, letter.replace("Mr Curt had 30", "Mr Emil had 99"))

    assert (found[2].alike, found[3].alike) == (True, False)


@settings(deadline=None)
@given(DOCUMENTS, st.integers(1, 4), st.integers(0, 2_000))
def test_sketches_in_a_file_are_those_in_memory(documents: list[Document], size: int, here: int) -> None:
    parts = [documents[low : low + size] for low in range(0, len(documents), size)] or [[]]
    usual = decided(*parts)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sketches_room, "HERE", here)
        held: list[Sketches] = []
        for part in parts:
            held = CHECK.merge(held, CHECK.tally(batch_of(part)))
        assert decided(*parts) == usual

    assert sum(part.here for part in held) <= here
    assert CHECK.decide(pickle.loads(pickle.dumps(held))) == CHECK.decide(held) == usual


def test_a_sample_tells_nearly_what_all_five_grams_would() -> None:
    longer = text(3000, 10)
    words = longer.split()

    found = of(longer, " ".join(words[:2700]), " ".join(words[:1800]) + text(1200, 11))

    assert found[2].share > 0.95
    assert 3 not in found


def test_the_first_line_is_reported_with_what_it_is_a_copy_of() -> None:
    short = " ".join(LONG.split()[:100])
    result = check_documents([Document("x", f"Head\n\n{LONG}", None, 1), Document("x", f"Head\n\n{short}", None, 2)], [CHECK])

    (finding,) = result.findings
    assert (finding.text, finding.origin.row) == ("Head", 2)
    assert finding.message == "99 % of this text stands in “x” (1) too: it is nearly the same"
    assert [place.seed for place in finding.related] == ["x"]


def test_only_copies_are_looked_at_again() -> None:
    copies = decided([Document("a", LONG, None, 1), Document("b", text(50, 4), None, 2), Document("c", LONG, None, 3)])

    assert list(CHECK.required_origins(copies)) == [Origin("", 3)]


def test_counts_hold_no_text_and_few_bytes_a_document() -> None:
    few, many = (
        len(pickle.dumps(CHECK.tally(batch_of([Document(f"document-{i}", text(600, i), "rows.jsonl", i) for i in range(n)]))))
        for n in (10, 60)
    )

    assert (many - few) / 50 < 900


@settings(deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "ab", "港务局", "を", "x9"]), max_size=12), st.integers(0, 3))
def test_a_sketch_does_not_depend_on_what_else_is_in_the_batch(words: list[str], before: int) -> None:
    document = Document("d", " ".join(words))
    others = [Document(str(i), "港 a b " * 9) for i in range(before)]

    alone, among = sketches(batch_of([document])), sketches(batch_of([*others, document]))

    last = slice(len(among.five_grams.hashes) - int(among.five_grams.kept[-1]), None)
    assert among.five_grams.hashes[last].tolist() == alone.five_grams.hashes[:].tolist()
    assert among.wording[-1] == alone.wording[0]


def test_a_sketch_has_the_lowest_hashes_and_says_whether_they_are_all() -> None:
    small, large = (sketches(batch_of([Document("d", text(words))])).five_grams for words in (FIVE_GRAMS, FIVE_GRAMS + 10))

    assert (bool(small.whole[0]), bool(large.whole[0])) == (True, False)
    assert int(large.kept[0]) == FIVE_GRAMS
    assert (np.diff(large.hashes[:].astype(np.int64)) > 0).all()
