"""Laws of the counts behind ``recurring-boilerplate``, and what it finds in corpora of made-up words."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import chain, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedproof.checks.offtopic.recurring import line_counts
from seedproof.checks.offtopic.recurring.boilerplate import Boilerplate, boilerplate
from seedproof.checks.offtopic.recurring.line_counts import LineCounts
from seedproof.checks.offtopic.recurring.recurring_boilerplate import RecurringBoilerplate
from seedproof.core.document import Document
from seedproof.core.finding import Finding
from seedproof.parse import batch_of
from seedproof.run.findings import findings_of, full_order
from seedproof.text.sets import distinct
from seedproof.text.spilled import Table

CHECK = RecurringBoilerplate(already_reported=True)
NOTICE = "The Tallow Bay Courier is made by eleven people and a cat."
LINES = st.sampled_from([
    NOTICE, "Keep the Courier on the quay", "Seen 1,204 times", "Background", "She agreed.", "“Never,” said the mayor of Tallow Bay.",
    "The ships lay in the old harbour until the storm was over.", "Nobody had asked the fishermen what they thought of the new pier.",
    "", "\ufffd\x00\ud800", "みなと新聞は町の読者の支えで毎朝発行されています。",
])  # fmt: skip
CORPORA = st.lists(st.lists(LINES, max_size=5).map("\n".join), min_size=1, max_size=10)
QUICK = settings(max_examples=25)


def documents_of(texts: list[str]) -> list[Document]:
    return [Document(f"seed-{i}", text) for i, text in enumerate(texts)]


def tallies(texts: list[str], cuts: Iterable[int]) -> list[LineCounts]:
    documents = documents_of(texts)
    edges = [0, *sorted({c % (len(texts) + 1) for c in cuts}), len(texts)]
    return [CHECK.tally(batch_of(documents[a:b])) for a, b in pairwise(edges) if a < b]


def merged(counts: list[LineCounts]) -> LineCounts:
    return reduce(CHECK.merge, copy.deepcopy(counts))


def contents(counts: LineCounts) -> tuple[dict[int, str], list[bytes]]:
    """All that the counts tell: ids of documents, and what there is of each."""
    lines, documents = counts.recurring(1), counts.documents()
    tables = (lines, counts.literals_of(distinct(lines["key"])), *counts.sentences_of(documents), counts.sources())
    return counts.ids_of(documents), [documents.tobytes(), *(table.tobytes() for table in tables)]


def findings_in(batches: list[list[Document]], decisions: Boilerplate) -> list[Finding]:
    found = (findings_of(CHECK, CHECK.find(batch, decisions), batch) for batch in map(batch_of, batches))
    return sorted(chain.from_iterable(found), key=full_order)


@QUICK
@given(CORPORA, st.lists(st.integers(0, 10), max_size=4), st.randoms(use_true_random=False))
def test_counts_depend_neither_on_cuts_nor_on_the_order_of_merging(texts: list[str], cuts: list[int], random: Random) -> None:
    counts = tallies(texts, cuts)
    random.shuffle(counts)

    assert contents(merged(counts)) == contents(merged(tallies(texts, [])))


@QUICK
@given(CORPORA, st.integers(0, 10))
def test_merging_is_associative(texts: list[str], split: int) -> None:
    counts = tallies(texts, range(10))
    left, right = counts[: split % len(counts) + 1], counts[split % len(counts) + 1 :]

    grouped = CHECK.merge(merged(left), merged(right)) if right else merged(left)

    assert contents(grouped) == contents(merged(counts))


@QUICK
@given(CORPORA, st.lists(st.integers(0, 10), max_size=4))
def test_findings_do_not_depend_on_cuts(texts: list[str], cuts: list[int]) -> None:
    documents = documents_of(texts)
    decisions = CHECK.decide(merged(tallies(texts, cuts)))

    assert findings_in([[document] for document in documents], decisions) == findings_in([documents], decisions)


@QUICK
@given(CORPORA)
def test_seeds_without_a_required_literal_have_no_finding(texts: list[str]) -> None:
    documents = documents_of(texts)
    decisions = CHECK.decide(merged(tallies(texts, [])))
    concerned = [document for document in documents if any(literal in document.text for literal in CHECK.required_literals(decisions))]

    assert findings_in([concerned], decisions) == findings_in([documents], decisions)


def test_a_sample_is_the_same_whatever_the_order_of_merging(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"Title {i}\n\n{body}" for i, body in enumerate(articles(Random(3), 30))]
    monkeypatch.setattr(line_counts, "SAMPLE", 7)
    counts = tallies(texts, range(30))
    shuffled = Random(1).sample(counts, len(counts))

    assert sum(len(part.documents) for part in merged(counts).parts) <= 14
    assert contents(merged(shuffled)) == contents(merged(counts))
    assert len(contents(merged(counts))[0]) == 7


@QUICK
@given(CORPORA, st.lists(st.integers(0, 10), max_size=4), st.integers(0, 3_000))
def test_counts_in_a_file_are_those_in_memory(texts: list[str], cuts: list[int], here: int) -> None:
    usual = merged(tallies(texts, cuts))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(line_counts, "HERE", here)
        spilled = merged([LineCounts(), *tallies(texts, cuts)])

    assert contents(spilled) == contents(usual)
    assert contents(pickle.loads(pickle.dumps(spilled))) == contents(usual)
    assert boilerplate(spilled, 3) == boilerplate(usual, 3)
    assert sum(part.here() for part in spilled.parts) <= here


def test_counts_can_be_pickled_and_hold_no_running_text() -> None:
    counts = tallies(["Harbour\n\nMinister Nils Tarkovan came late and nobody had expected otherwise."], [])[0]
    pickled = pickle.dumps(counts)

    assert contents(pickle.loads(pickled)) == contents(counts)
    assert "expected".encode("utf-32-le") not in pickled or "Tarkovan".encode("utf-32-le") not in pickled


def test_near_duplicates_of_one_document_count_as_one() -> None:
    report = "\n".join(articles(Random(5), 1))
    reprints = [f"{report}\n{line}" for line in ("", "Reprinted with thanks", "Norpress", "From the Mirror of the outer islands")]

    assert not CHECK.decide(merged(tallies([f"{text}\n{NOTICE}" for text in reprints], [])))


def test_what_most_documents_of_a_source_end_with_is_safe_to_cut() -> None:
    texts = [f"Title {i}\n\n{body}\n\nKeep the Courier on the quay\n\n{NOTICE}" for i, body in enumerate(articles(Random(7), 9))]

    findings = findings_in([documents_of(texts)], CHECK.decide(merged(tallies(texts, []))))

    assert [(f.severity, f.fix and f.fix.safe) for f in findings] == [("error", True)] * 9
    assert {f.related[0].text in texts[int(f.related[0].seed[5:])] for f in findings} == {True}
    assert all(f.related[0].seed != f.seed for f in findings)
    assert "stands in 9 documents" in findings[0].message


def test_what_else_stands_at_the_end_is_not_safe_to_cut_from_the_middle() -> None:
    block = f"Keep the Courier on the quay\n\n{NOTICE}"
    texts = [f"Title {i}\n\n{body}\n\n{block}" for i, body in enumerate(articles(Random(7), 19))]
    texts.append("\n\n".join(["Title", *articles(Random(8), 1), block, *articles(Random(9), 1)]))

    findings = findings_in([documents_of(texts)], CHECK.decide(merged(tallies(texts, []))))

    assert {f.seed: f.severity for f in findings} == {f"seed-{i}": "warning" if i == 19 else "error" for i in range(20)}


def test_one_sentence_alone_is_never_safe_to_cut() -> None:
    texts = [f"Title {i}\n\n{body}\n\n{NOTICE}" for i, body in enumerate(articles(Random(7), 9))]

    findings = findings_in([documents_of(texts)], CHECK.decide(merged(tallies(texts, []))))

    assert [(f.severity, f.fix and f.fix.safe) for f in findings] == [("warning", False)] * 9


@pytest.mark.parametrize("place", ["middle", "end"])
def test_boilerplate_of_several_sources_in_made_up_words_is_found_and_nothing_else(place: str) -> None:
    random = Random(place)
    blocks = [[" ".join(words(random, random.randint(4, 14))).capitalize() for _ in range(random.randint(1, 4))] for _ in range(6)]
    documents, wanted = [], {}
    for source, block in enumerate(blocks):
        for i, body in enumerate(articles(random, 8)):
            paragraphs = body.split("\n\n")
            at = 2 if place == "middle" else len(paragraphs)
            text = "\n\n".join([*paragraphs[:at], *block, *paragraphs[at:]])
            documents.append(Document(f"source-{source}/{i}", text))
            start = text.index("\n\n".join(block))
            wanted[documents[-1].id] = [(start, start + len("\n\n".join(block)))]

    decisions = CHECK.decide(CHECK.tally(batch_of(documents)))
    got = {document.id: [(f.start, f.end) for f in findings_in([[document]], decisions)] for document in documents}

    assert got == wanted


def articles(random: Random, count: int) -> Iterator[str]:
    """Yield texts of a title and a few paragraphs, in words of no language."""
    for _ in range(count):
        paragraphs = [sentence(random, 14) + " " + sentence(random, 12) for _ in range(random.randint(3, 7))]
        yield "\n\n".join([" ".join(words(random, 5)).capitalize(), *paragraphs])


def sentence(random: Random, length: int) -> str:
    return " ".join(words(random, length)).capitalize() + "."


def words(random: Random, count: int) -> list[str]:
    syllables = ["ka", "lo", "mir", "ten", "vu", "sha", "dor", "pli", "ne", "gro", "fa", "zil"]
    return ["".join(random.choices(syllables, k=random.randint(1, 4))) for _ in range(count)]


@settings(max_examples=60)
@given(st.lists(st.lists(LINES, min_size=1, max_size=6).map("\n".join), min_size=4, max_size=14), st.lists(st.integers(0, 10), max_size=4))
def test_what_is_decided_on_lines_that_recur_is_what_is_decided_on_all(texts: list[str], cuts: list[int]) -> None:
    class All(LineCounts):
        def recurring(self, least: int) -> Table:
            return super().recurring(1)

    documents = [f"Paper {number}\n{text}" for number, text in enumerate(texts)]
    counts = merged(tallies(documents, cuts))
    every = All(list(counts.parts))

    assert boilerplate(counts, 3) == boilerplate(every, 3)
