"""A check that fails on a document loses that document, and nothing else: no other document, no other check."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import pytest

from seedproof import Batch, BatchCheck, CheckSelection, CorpusCheck, Document, Files, Hit, Project, Result, SeedCheck, Texts, check_corpus
from seedproof.checks.schema.stub_body import StubBody
from seedproof.core.finding import Family, Severity
from seedproof.corpus.policy import Policy
from seedproof.corpus.rules import SourceRule
from seedproof.parse.parser import SeedParser
from seedproof.run.engine import run
from seedproof.run.failure import CheckFailure, lost, told
from seedproof.run.local import LocalEngine

OWN = """
from typing import ClassVar
from seedproof import Hit, SeedCheck

class Own(SeedCheck):
    '''Finds sheep.'''
    code: ClassVar[str] = 'GRB399'
    family: ClassVar = 'garbled'
    severity: ClassVar = 'error'

    def find(self, seed):
        at = seed.text.find('sheep')
        if seed.id == 'b':
            {}
        return [Hit(at, at + 5, 'a sheep')]
"""


def checked(project: Project, on_b: str, jobs: int = 1, batch_size: int = 1_000_000) -> Result:
    """Return the result of the own check, which does ``on_b`` on the second seed, and of a built-in one."""
    (project.suites / "own.py").write_text(OWN.format(on_b), encoding="utf-8")
    selection = CheckSelection.of(project, ["own", "stub-body"])
    return check_corpus(Files((project.seeds,), project.settings), selection, jobs=jobs, batch_size=batch_size)


def found(result: Result, check: str) -> list[str]:
    return [f.seed for f in result.findings if f.check == check]


@pytest.mark.parametrize("batch_size", [1, 1_000_000])
@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_only_the_document_that_breaks_a_check_is_lost_and_the_line_is_named(project: Project, jobs: int, batch_size: int) -> None:
    result = checked(project, "raise ZeroDivisionError('no')", jobs, batch_size)

    (failure,) = result.failures
    assert (failure.check, failure.seed, failure.error) == ("own", "b", "ZeroDivisionError: no")
    assert failure.line == f"{project.suites / 'own.py'}:14"
    assert failure.origin.path == str(project.seeds / "b.txt")
    assert (found(result, "own"), found(result, "stub-body")) == (["a", "c"], ["a", "b", "c"])
    assert result.exit_code("never") == 3


class Raises:
    """Look for something by a callable that is no function, as a compiled one is."""

    def __call__(self, *_: object) -> list[Hit]:
        raise ZeroDivisionError("no")


class Compiled(SeedCheck):
    """Finds sheep."""

    code: ClassVar[str] = "GRB398"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"
    find: ClassVar[Any] = Raises()


def test_where_a_check_has_no_lines_of_its_own_the_innermost_is_named() -> None:
    with LocalEngine(Texts(["A title"]), lambda: (Compiled(),)) as engine:
        (failure,) = run(engine).failures
    assert f"{Path(__file__).name}:" in str(failure.line)


@pytest.mark.parametrize("on_b", ["import sys; sys.exit(0)", "raise GeneratorExit", "raise BaseException('x')", "raise StopIteration"])
def test_whatever_own_code_raises_is_a_failure(project: Project, on_b: str) -> None:
    result = checked(project, on_b)

    assert [f.seed for f in result.failures] == ["b"]
    assert found(result, "own") == ["a", "c"]
    assert result.exit_code("never") == 3


@pytest.mark.slow
@pytest.mark.parametrize("code", [0, 1])
def test_a_process_that_own_code_ends_loses_the_batch_it_was_at(project: Project, code: int) -> None:
    result = checked(project, f"import os; os._exit({code})", jobs=2, batch_size=1)

    (failure,) = result.failures
    assert failure.seed == "b"
    assert "BrokenProcessPool" in failure.error
    assert (found(result, "own"), found(result, "stub-body")) == (["a", "c"], ["a", "c"])
    assert result.exit_code("never") == 3


UNSENDABLE = """
from seedproof import CorpusCheck, Hit

class Own(CorpusCheck):
    '''Finds what each seed begins with.'''
    code = 'GRB399'
    family = 'garbled'
    severity = 'info'

    def tally(self, batch):
        return lambda: len(batch)

    def merge(self, left, right):
        return lambda: left() + right()

    def decide(self, counts):
        return counts

    def find(self, batch, decisions):
        return [Hit(start, start + 1, f'one of {decisions()}') for start in batch.starts.tolist()]
"""


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_counts_that_cannot_be_sent_between_processes_are_counted_all_the_same(project: Project, jobs: int) -> None:
    (project.suites / "own.py").write_text(UNSENDABLE, encoding="utf-8")

    result = check_corpus(Files((project.seeds,)), CheckSelection.of(project, ["own"]), jobs=jobs, batch_size=1)
    assert [f.message for f in result.findings] == ["one of 3"] * 3
    assert result.failures == ()


def test_a_person_may_still_interrupt(project: Project) -> None:
    with pytest.raises(KeyboardInterrupt):
        checked(project, "raise KeyboardInterrupt")


@pytest.mark.parametrize(
    "on_b",
    [
        "return [Hit(5, 5, 'empty')]",
        "return [Hit(0, 10_000, 'too far')]",
        "return [Hit(-1, 3, 'before')]",
        "return [Hit(900, 905, 'in the next seed')]",
        "return [Hit(0, 5, 'unsure', score=2.0)]",
        "return ['not a hit']",
        "return 5",
    ],
)
def test_what_is_no_stretch_of_its_seed_is_a_failure_where_the_check_was_written(project: Project, on_b: str) -> None:
    result = checked(project, on_b)

    assert [(f.check, f.seed) for f in result.failures] == [("own", "b")]
    assert (result.failures[0].line or "").startswith(f"{project.suites / 'own.py'}:")
    assert found(result, "own") == ["a", "c"]


def test_an_error_that_cannot_say_what_it_is_is_named_all_the_same(project: Project) -> None:
    result = checked(project, "raise type('Mute', (Exception,), {'__str__': lambda self: 1 / 0})")

    assert [f.error for f in result.failures] == ["Mute"]


def test_the_line_is_that_of_the_author_and_not_of_a_library(project: Project) -> None:
    assert checked(project, "import json; json.loads('{')").failures[0].line == f"{project.suites / 'own.py'}:14"


class Sheep(BatchCheck):
    """Finds sheep, all at once, and cannot bear goats."""

    code: ClassVar[str] = "GRB398"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "info"

    def find(self, batch: Batch) -> list[Hit]:
        if "goat" in batch.text:
            raise ValueError("a goat")
        return [Hit(i, i + 5, "a sheep") for i in range(len(batch.text)) if batch.text.startswith("sheep", i)]


class Flock(CorpusCheck[int, int]):
    """Counts sheep over the corpus, and cannot bear goats when it counts, nor dogs when it looks."""

    code: ClassVar[str] = "SPL299"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "info"

    def tally(self, batch: Batch) -> int:
        if "goat" in batch.text:
            raise ValueError("a goat")
        return batch.text.count("sheep")

    def merge(self, left: int, right: int) -> int:
        return left + right

    def decide(self, counts: int) -> int:
        return counts

    def find(self, batch: Batch, decisions: int) -> list[Hit]:
        if "dog" in batch.text:
            raise ValueError("a dog")
        at = [i for i in range(len(batch.text)) if batch.text.startswith("sheep", i)]
        return [Hit(i, i + 5, f"one of {decisions}") for i in at]


TEXTS = ["a sheep", "a goat and a sheep", "a dog and a sheep", "sheep"]


def checked_by(check: BatchCheck | Flock) -> Result:
    return run(LocalEngine(Texts(TEXTS), lambda: [check]))


def test_a_check_of_batches_is_tried_again_document_by_document() -> None:
    result = checked_by(Sheep())

    assert [f.seed for f in result.findings] == ["1", "3", "4"]
    assert [(f.seed, f.error) for f in result.failures] == [("2", "ValueError: a goat")]


def test_a_corpus_check_counts_and_looks_document_by_document_where_it_fails() -> None:
    result = checked_by(Flock())

    assert [(f.seed, f.message) for f in result.findings] == [(seed, "one of 3") for seed in "124"]
    assert [(f.seed, f.error) for f in result.failures] == [("2", "ValueError: a goat"), ("3", "ValueError: a dog")]


def test_failures_at_one_line_are_told_together() -> None:
    failures = [CheckFailure("own", seed, f"KeyError: {seed!r}", "own.py:7") for seed in "abc"] + [
        CheckFailure("own", "a", "no", "own.py:9")
    ]

    assert told(failures) == ["own: raised KeyError: 'a' at own.py:7 on a and on 2 seeds more", "own: raised no at own.py:9 on a"]


@pytest.mark.parametrize(("seeds", "named"), [(2, "0, 1"), (10, "0, 1, 2, 3, 4, 5, 6, 7, 8, 9")])
def test_documents_that_a_process_was_looking_at_are_named_up_to_ten(seeds: int, named: str) -> None:
    documents = [Document(str(number), "A text.") for number in range(seeds)]
    assert lost(documents).seed == named
    assert lost(documents + [Document("x", "A text.")] * 1200).seed.startswith(named)
    assert lost([*documents, *[Document("x", "")] * (1200 - seeds)]).seed.endswith(" and 1,190 seeds more")


def broken_parser(monkeypatch: pytest.MonkeyPatch, field: str) -> None:
    """Let a field of no document be parsed that speaks of wolves."""

    def read(parser: SeedParser, batch: Batch) -> object:
        if "wolf" in batch.text:
            raise ZeroDivisionError("a wolf")
        return whole(parser, batch)

    whole = getattr(SeedParser, field)
    monkeypatch.setattr(SeedParser, field, read)


@pytest.mark.parametrize("measured", [False, True])
def test_a_document_that_cannot_be_parsed_is_lost_alone(monkeypatch: pytest.MonkeyPatch, measured: bool) -> None:
    broken_parser(monkeypatch, "titles")
    texts = ["The old pier", "A wolf at the pier", "The old harbour"]
    with LocalEngine(Texts(texts), lambda: (StubBody(),), measured=measured) as engine:
        result = run(engine)

    assert [str(f).partition(" at ")[0] for f in result.failures] == ["parsing: raised ZeroDivisionError: a wolf"]
    assert [f.seed for f in result.findings] == ["1", "3"]
    assert [(row.id, row.body_length > 0) for row in result.seeds] == [("1", True), ("2", False), ("3", True)]
    assert result.exit_code("never") == 3


class Everywhere(CorpusCheck[int, int]):
    """Finds what each seed begins with."""

    code: ClassVar[str] = "GRB397"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "info"

    def tally(self, batch: Batch) -> int:
        return len(batch)

    def merge(self, left: int, right: int) -> int:
        return left + right

    def decide(self, counts: int) -> int:
        return counts

    def find(self, batch: Batch, decisions: int) -> list[Hit]:
        return [Hit(start, start + 1, f"one of {decisions}") for start in batch.starts.tolist()]


def test_rules_for_a_source_are_asked_at_a_second_look_too(monkeypatch: pytest.MonkeyPatch) -> None:
    broken_parser(monkeypatch, "sources")
    policy = Policy(by_source=(SourceRule("The Harbour Post", frozenset(), {}),))
    with LocalEngine(Texts(["The old pier", "A wolf at the pier", "The old harbour"]), lambda: (Everywhere(),), policy) as engine:
        result = run(engine)

    assert [f.seed for f in result.failures] == ["2"]
    assert [f.seed for f in result.findings] == ["1", "3"]
