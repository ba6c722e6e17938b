"""Documents that stand in another corpus are found, wherever they stand there, however either is batched, and in bounded memory."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedproof import CheckSelection, Corpus, Document, Files, InputError, ReadProblem, Result, Texts, check_corpus, check_documents
from seedproof.batch import Batch
from seedproof.checks.schema.overlapping_document import OverlappingDocument
from seedproof.checks.schema.overlaps import overlaps
from seedproof.checks.schema.sketches import sketches
from seedproof.core.spill import shared_spill
from seedproof.parse import batch_of

NAME = OverlappingDocument.name()


def text(words: int, seed: int = 0) -> str:
    """Return so many words that no text of another seed shares."""
    drawn = random.Random(seed)
    return " ".join("".join(drawn.choices("aeioklmnrst", k=6)) for _ in range(words))


MINE = [Document(f"m{n}", text(60 + 40 * n, n), f"mine/{n}.txt") for n in range(6)]


def compared(mine: list[Document], other: list[Document] | Corpus) -> Result:
    selection = CheckSelection.of(select=[NAME])
    return check_corpus(Texts(mine), selection, against=Texts(other) if isinstance(other, list) else other, jobs=1)


def found(mine: list[Document], other: list[Document]) -> list[str]:
    return [finding.seed for finding in compared(mine, other).findings]


@pytest.mark.parametrize("times", [1, 3, 12])
def test_a_document_is_found_in_one_that_is_many_times_as_long(times: int) -> None:
    other = [Document("o", f"{text(200 * times, 90)} {mine.text} {text(200 * times, 91)}") for mine in MINE]
    assert found(MINE, other) == [mine.id for mine in MINE]
    assert found(MINE, other[2:4]) == ["m2", "m3"]
    assert found([Document("long", other[0].text)], MINE) == []


def test_the_message_and_the_place_tell_which_document_and_how_much_of_it() -> None:
    drawn = random.Random(5)
    words = [word if drawn.random() > 0.01 else "changed" for word in MINE[5].text.split()]
    (finding,) = compared([MINE[5]], [Document("o", text(99, 8)), Document("old 5", " ".join(words), "old/rows.jsonl")]).findings

    assert finding.severity == "warning"
    assert finding.score is not None
    assert 0.9 <= finding.score < 1
    share = int(finding.score * 100)
    assert finding.message == f"{share} % of this text stands in the other corpus, in “old 5” (old/rows.jsonl:2): it is nearly the same"
    (place,) = finding.related
    assert (place.seed, place.text, place.start) == ("old 5", words[0], 0)


def test_word_for_word_counts_more_than_most_of_it_and_then_the_first() -> None:
    other = [Document("most", MINE[0].text + " and more"), Document("first", MINE[0].text), Document("second", MINE[0].text)]
    (finding,) = compared(MINE[:1], other).findings
    assert "all of this text stands in the other corpus, in “first” (2), word for word" in finding.message


def test_letters_of_one_form_are_information() -> None:
    names = [f"to {name.title()} {n}," for n, name in enumerate(text(20, 3).split())]
    letter = f"{text(130, 4)} {' '.join(names)}"
    (finding,) = compared([Document("a", letter)], [Document("b", letter.replace(names[3], "to Emil 99,"))]).findings
    assert finding.severity == "info"
    assert finding.message.endswith("with other names or numbers: letters of one form, or a report that was revised")


def test_a_file_that_both_corpora_hold_is_not_compared_with_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, body in (("new/a.txt", MINE[0].text), ("old/b.txt", MINE[1].text), ("old/c.txt", MINE[0].text)):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(body, encoding="utf-8")
    selection = CheckSelection.of(select=[NAME])
    result = check_corpus(Files((Path("new"), Path("old/b.txt"))), selection, against=Files((tmp_path,)), jobs=1)
    assert [(finding.seed, "old/c.txt" in finding.message) for finding in result.findings] == [("a", True)]


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.sampled_from([*(mine.text for mine in MINE), "", "…", "Closed.", text(200, 77)]), max_size=8),
    st.lists(st.sampled_from([*(mine.text for mine in MINE[:3]), "", "closed", f"{text(50, 5)} {MINE[1].text}"]), min_size=1, max_size=8),
    st.integers(1, 4),
)
def test_batches_change_nothing(mine: list[str], other: list[str], size: int) -> None:
    batches = [batch_of([Document(f"o{n}", body, None, n)]) for n, body in enumerate(other)]
    documents = [Document(f"m{n}", body, None, n) for n, body in enumerate(mine)]
    whole = overlaps([sketches(batch_of(documents))] if documents else [], [batch_of([b.documents[0] for b in batches])])
    parts = [sketches(batch_of(documents[low : low + size])) for low in range(0, len(documents), size)]

    assert overlaps(parts, batches) == overlaps([part.spilled(shared_spill()) for part in parts], batches) == whole
    words = {" ".join(body.lower().replace(".", "").replace("…", "").split()) for body in other} - {""}
    exact = {n for n, body in enumerate(mine) if body.lower().replace(".", "").replace("…", "").strip() in words}
    assert {origin.row for origin, copy in whole.items() if copy.exact} == exact


def test_of_the_other_corpus_no_more_than_a_batch_is_held() -> None:
    held = 0

    class Watched(Batch):
        def __del__(self) -> None:
            nonlocal held
            held -= 1

    def batches() -> Iterator[Batch]:
        nonlocal held
        for n in range(20):
            held += 1
            assert held <= 2
            yield Watched([Document(str(n), text(300, 100 + n))], batch_of([])._parser)

    assert overlaps([sketches(batch_of(MINE))], batches()) == {}


def test_what_many_documents_begin_with_joins_none() -> None:
    notice = text(60, 50)
    mine = [Document(f"m{n}", f"{notice} {text(100, n)}") for n in range(70)]
    assert found(mine, [Document("o", f"{notice} {text(100, 999)}")]) == []
    assert found(mine, [mine[7]]) == ["m7"]


def test_what_cannot_be_read_of_the_other_corpus_is_told_and_nothing_at_all_is_an_error() -> None:
    class Broken(Corpus):
        def __iter__(self) -> Iterator[Document | ReadProblem]:
            yield ReadProblem("old/x.txt", "cannot be read", "mend it")
            yield MINE[0]

    result = compared(MINE, Broken())
    assert [finding.seed for finding in result.findings] == ["m0"]
    assert [problem.where for problem in result.problems] == ["old/x.txt"]
    assert result.exit_code("never") == 2
    with pytest.raises(InputError, match="the other corpus has no documents"):
        compared(MINE, [])


def test_it_runs_only_beside_another_corpus() -> None:
    assert NAME not in {check.name() for check in check_documents(["A text."]).checks}
    assert NAME in {check.name() for check in check_documents(["A text."], against=["Another."]).checks}
