"""Laws of the counts behind ``corpus-name-variant``: the corpus decides, not the way it was cut or merged."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterable
from functools import reduce
from itertools import chain, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedproof.checks.spelling.names import counts as counts_room
from seedproof.checks.spelling.names.clusters import Verdict
from seedproof.checks.spelling.names.corpus_name_variant import CorpusNameVariant
from seedproof.checks.spelling.names.counts import NameCounts
from seedproof.checks.spelling.names.people import Key
from seedproof.core.document import Document
from seedproof.core.finding import Finding
from seedproof.parse import batch_of
from seedproof.run.findings import findings_of, full_order

CHECK = CorpusNameVariant()

TITLES = st.sampled_from(["", "Minister ", "Judge ", "Mr "])
GIVEN = st.sampled_from(["Antonia", "Anthonia", "Nils", "Petra", "Alexei", "Alexey"])
FAMILY = st.sampled_from(["Blythman", "Blythlman", "Tarkovan", "Tarkowan", "Dronskov"])
SENTENCES = st.builds("The ships were seen by {}{} {} from the old pier of the town.".format, TITLES, GIVEN, FAMILY)
CORPORA = st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map("\n".join), min_size=1, max_size=10)


def documents_of(texts: list[str]) -> list[Document]:
    return [Document(f"seed-{i}", text) for i, text in enumerate(texts)]


def tallies(texts: list[str], cuts: Iterable[int]) -> list[NameCounts]:
    documents = documents_of(texts)
    edges = [0, *sorted({c % (len(texts) + 1) for c in cuts}), len(texts)]
    return [CHECK.tally(batch_of(documents[a:b])) for a, b in pairwise(edges) if a < b]


def findings_in(batches: list[list[Document]], decisions: dict[Key, Verdict]) -> list[Finding]:
    found = (findings_of(CHECK, CHECK.find(batch, decisions), batch) for batch in map(batch_of, batches))
    return sorted(chain.from_iterable(found), key=full_order)


def merged(counts: list[NameCounts]) -> NameCounts:
    return reduce(CHECK.merge, copy.deepcopy(counts))


@settings(max_examples=25)
@given(CORPORA, st.lists(st.integers(0, 10), max_size=4))
def test_counts_do_not_depend_on_how_the_corpus_is_cut(texts: list[str], cuts: list[int]) -> None:
    assert merged(tallies(texts, cuts)) == merged(tallies(texts, []))


@settings(max_examples=25)
@given(CORPORA, st.randoms(use_true_random=False))
def test_counts_and_decisions_do_not_depend_on_the_order_of_merging(texts: list[str], random: Random) -> None:
    counts = tallies(texts, range(10))
    shuffled = list(counts)
    random.shuffle(shuffled)
    assert merged(shuffled) == merged(counts)
    assert CHECK.decide(merged(shuffled)) == CHECK.decide(merged(counts))


@settings(max_examples=20)
@given(CORPORA, st.integers(0, 10))
def test_merging_is_associative(texts: list[str], split: int) -> None:
    counts = tallies(texts, range(10))
    split %= len(counts)
    left, right = counts[: split + 1], counts[split + 1 :]
    grouped = CHECK.merge(merged(left), merged(right)) if right else merged(left)
    assert grouped == merged(counts)


@settings(max_examples=25)
@given(CORPORA, st.lists(st.integers(0, 10), max_size=4), st.integers(0, 3))
def test_counts_in_a_file_are_those_in_memory(texts: list[str], cuts: list[int], here: int) -> None:
    usual = merged(tallies(texts, cuts))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(counts_room, "HERE", here)
        spilled = reduce(CHECK.merge, tallies(texts, cuts), NameCounts())

    assert len(spilled.here) <= here
    assert {key: person for people in spilled.shares() for key, person in people.items()} == usual.here
    assert pickle.loads(pickle.dumps(spilled)) == copy.deepcopy(spilled) == usual
    assert CHECK.decide(spilled) == CHECK.decide(usual)


@settings(max_examples=20)
@given(CORPORA, st.integers(1, 3), st.lists(st.integers(0, 10), max_size=4))
def test_copies_of_a_text_count_once(texts: list[str], times: int, cuts: list[int]) -> None:
    once = merged(tallies(sorted(set(texts)), [])).here
    copied = merged(tallies(texts * times, cuts)).here
    assert {key: person.seeds for key, person in copied.items()} == {key: person.seeds for key, person in once.items()}


@settings(max_examples=20)
@given(CORPORA, st.lists(st.integers(0, 10), max_size=4))
def test_findings_do_not_depend_on_how_the_corpus_is_cut(texts: list[str], cuts: list[int]) -> None:
    documents = documents_of(texts)
    decisions = CHECK.decide(merged(tallies(texts, cuts)))
    assert findings_in([[document] for document in documents], decisions) == findings_in([documents], decisions)


@settings(max_examples=40)
@given(CORPORA)
def test_seeds_without_a_required_literal_have_no_finding(texts: list[str]) -> None:
    documents = documents_of(texts)
    decisions = CHECK.decide(merged(tallies(texts, [])))
    literals = CHECK.required_literals(decisions)
    concerned = [document for document in documents if any(literal in document.text for literal in literals)]
    assert findings_in([concerned], decisions) == findings_in([documents], decisions)


def test_required_literals_are_the_forms_as_written() -> None:
    common = [f"Minister Antonia O'Blythman saw the {ships} ships from the old pier." for ships in ("grey", "white", "blue", "red")]
    texts = [
        *common,
        "Minister Antonia O’Blythmann saw the ships from the old pier.",
        "Minister Antonia O'BLyTHMANN said that he saw all of the ships from there.",
    ]
    decisions = CHECK.decide(merged(tallies(texts, [])))
    assert CHECK.required_literals(decisions) == {"Antonia O’Blythmann", "Antonia O'BLyTHMANN"}
    assert len(findings_in([documents_of(texts)], decisions)) == 2


def test_counts_can_be_pickled_and_hold_no_running_text() -> None:
    counts = tallies(["Minister Nils Tarkovan came late. Nobody had expected otherwise."], [])[0]
    assert pickle.loads(pickle.dumps(counts)) == counts
    assert b"expected" not in pickle.dumps(counts)


def test_counts_grow_with_names_not_with_documents() -> None:
    few, many = (
        merged(tallies([f"Minister Nils Tarkovan came to the old pier of the town at {i} past ten." for i in range(n)], []))
        for n in (20, 80)
    )
    assert len(pickle.dumps(many)) - len(pickle.dumps(few)) < 20
