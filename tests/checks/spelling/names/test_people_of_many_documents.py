"""A corpus of invented people, some misspelt and some with nearly the same name: who is found, and who is taken for another."""

from __future__ import annotations

import random
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from seedproof import Document

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.fixture(scope="module")
def people() -> Any:
    """The benchmark that makes the corpus and holds findings against the truth."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)
        return import_module("benchmarks.people")


@pytest.fixture(scope="module")
def documents(people: Any) -> list[Document]:
    made: list[Document] = people.corpus(documents=600, seed=11)[0]
    return made


def test_nearly_all_misspelt_people_are_found_and_hardly_anybody_is_taken_for_another(people: Any) -> None:
    documents, mentions = people.corpus(documents=600, seed=11)
    result = people.score(people.findings(documents), mentions)

    assert result.misspelt > 30
    assert result.precision >= 0.95
    assert result.recall >= 0.85


def test_what_is_found_does_not_depend_on_the_order_of_documents(people: Any, documents: list[Document]) -> None:
    shuffled = random.Random(1).sample(documents, len(documents))

    assert {f.fingerprint for f in people.findings(shuffled)} == {f.fingerprint for f in people.findings(documents)}


def test_the_same_seed_makes_the_same_corpus(people: Any, documents: list[Document]) -> None:
    assert people.corpus(documents=600, seed=11)[0] == documents
