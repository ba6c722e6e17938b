"""Whatever engine puts the documents through the checks, the result is the same; and documents that cannot be told apart are refused."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from seedproof import Check, CheckSelection, Corpus, Document, InputError, ReadProblem, Texts, check_corpus
from seedproof.run.engine import run
from seedproof.run.local import LocalEngine
from seedproof.run.tallies import Decisions, Tallies
from seedproof.run.worker import BatchResult, Worker

BROKEN = sorted((Path(__file__).parents[1] / "broken").glob("*.txt"))


def sent(thing: Any) -> Any:
    """Return what arrives of a thing that is sent to another machine."""
    return pickle.loads(pickle.dumps(thing))


class Machines:
    """An engine of several machines: each has a share of the documents, and counts and merges them for itself."""

    def __init__(self, documents: list[Document], machines: int) -> None:
        size = -(-len(documents) // machines)
        self._shares = [documents[i : i + size] for i in range(0, len(documents), size)]
        self._worker = Worker(CheckSelection.of().checks())
        self._partial: list[Any] = []

    @property
    def checks(self) -> tuple[Check, ...]:
        return self._worker.checks

    @property
    def problems(self) -> tuple[ReadProblem, ...]:
        return ()

    def examine(self) -> Iterator[BatchResult]:
        for share in self._shares:
            here = Tallies(self.checks)
            for document in share:
                result = self._worker.examine([document])
                here.add(result.counts)
                result.counts.clear()
                yield sent(result)
            self._partial.append(sent(here.export()))

    def merged(self) -> Tallies:
        tallies = Tallies(self.checks)
        for partial in self._partial:
            tallies.take(partial)
        return tallies

    def examine_again(self, decisions: Decisions) -> Iterator[BatchResult]:
        decided = sent(decisions.by_check)
        return (sent(self._worker.examine_again(share, decided)) for share in self._shares)


@pytest.mark.parametrize("machines", [1, 3])
def test_an_engine_that_counts_elsewhere_gives_the_same_result_as_the_local_one(machines: int) -> None:
    documents = [Document(file.stem, file.read_text(encoding="utf-8"), str(file)) for file in BROKEN]
    local = check_corpus(Texts(documents), CheckSelection.of())
    elsewhere = run(Machines([d for d in Texts(documents) if isinstance(d, Document)], machines))

    assert len(local.unfolded().findings) > 100
    assert (elsewhere.seeds, elsewhere.findings, elsewhere.failures) == (local.seeds, local.findings, local.failures)


class Nameless(Corpus):
    """Documents that have neither file nor row."""

    def __iter__(self) -> Iterator[Document]:
        yield Document("a", "One")
        yield Document("b", "Two")


def test_documents_that_cannot_be_told_apart_are_refused() -> None:
    with pytest.raises(InputError, match="2 documents have the same origin"):
        check_corpus(Nameless(), CheckSelection.of(select=["stub-body"]))


@pytest.mark.parametrize("only", [None, lambda document: document.id < "d"])
def test_batches_are_handed_on_without_their_counts_which_would_grow_with_the_corpus(only: Callable[[Document], bool] | None) -> None:
    documents = [Document(file.stem, file.read_text(encoding="utf-8"), str(file)) for file in BROKEN]
    with LocalEngine(Texts(documents), CheckSelection.of().checks, only=only, jobs=1, batch_size=10_000) as engine:
        batches = list(engine.examine())

        assert len(batches) > 2
        assert not any(batch.counts for batch in batches)
        assert engine.merged().decide()
