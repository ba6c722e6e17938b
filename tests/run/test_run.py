"""A run evaluates everything it was asked to, or says what it did not."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from seedproof import Batch, CheckSelection, CorpusCheck, Document, Files, Hit, Project, Seed, SeedCheck, Settings, check_corpus
from seedproof.core.finding import Family, Severity
from seedproof.parse import batch_of
from seedproof.run.findings import findings_of
from seedproof.run.worker import Worker


def own_check(project: Project, body: str) -> None:
    (project.suites / "own.py").write_text(
        "from typing import ClassVar\nfrom seedproof import Hit, SeedCheck\n\n"
        "class Own(SeedCheck):\n    '''Finds it.'''\n    code: ClassVar[str] = 'GRB399'\n    family: ClassVar = 'garbled'\n"
        f"    severity: ClassVar = 'error'\n\n    def find(self, seed):\n        {body}\n",
        encoding="utf-8",
    )


def test_own_check_runs_beside_the_built_in_ones(project: Project) -> None:
    own_check(project, "at = seed.text.index('sheep'); return [Hit(at, at + 5, 'a sheep')]")

    result = check_corpus(Files((project.seeds,), project.settings), CheckSelection.of(project, ["own"]))
    assert [(f.seed, f.text, f.line, f.column) for f in result.findings] == [(s, "sheep", 3, 10) for s in "abc"]
    assert result.exit_code("error") == 1
    assert result.exit_code("never") == 0


def test_unreadable_input_ends_with_2_and_the_rest_is_checked(project: Project) -> None:
    (project.seeds / "broken.txt").write_bytes(b"\xff" * 9)

    result = check_corpus(Files((project.seeds,), project.settings), CheckSelection.of(project, ["stub-body"]))
    assert len(result.problems) == 1
    assert len(result.seeds) == 3
    assert result.exit_code("never") == 2


def test_an_empty_corpus_passes_with_no_seeds(tmp_path: Path) -> None:
    result = check_corpus(Files((tmp_path,), Settings()), CheckSelection.of(Project(tmp_path)))
    assert (result.seeds, result.findings, result.exit_code("info")) == ((), (), 0)


class RareWord(CorpusCheck[dict[str, int], set[str]]):
    """Finds words that only one seed has."""

    code: ClassVar[str] = "SPL299"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "info"

    def tally(self, batch: Batch) -> dict[str, int]:
        counts: dict[str, int] = {}
        for seed in batch.seeds:
            for word in set(seed.text.split()):
                counts[word] = counts.get(word, 0) + 1
        return counts

    def merge(self, left: dict[str, int], right: dict[str, int]) -> dict[str, int]:
        return {word: left.get(word, 0) + right.get(word, 0) for word in left | right}

    def decide(self, counts: dict[str, int]) -> set[str]:
        return {word for word, n in counts.items() if n == 1}

    def find(self, batch: Batch, decisions: set[str]) -> Iterator[Hit]:
        for offset, seed in zip(batch.starts.tolist(), batch.seeds, strict=True):
            for word in decisions & set(seed.text.split()):
                at = offset + seed.text.index(word)
                yield Hit(at, at + len(word), "only here")


def test_a_corpus_check_decides_once_over_all_batches(project: Project) -> None:
    (project.suites / "rare.py").write_text(Path(__file__).read_text(encoding="utf-8"), encoding="utf-8")

    result = check_corpus(Files((project.seeds,), project.settings), CheckSelection.of(project, ["rare-word"]), batch_size=1)
    assert [(f.seed, f.text) for f in result.findings] == [("a", "a"), ("b", "b"), ("c", "c")]


class Repeated(SeedCheck):
    """Reports the same place twice, and one excerpt at two places."""

    code: ClassVar[str] = "GRB398"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "info"

    def find(self, seed: Seed) -> list[Hit]:
        return [Hit(0, 2, "x"), Hit(0, 2, "x"), Hit(3, 5, "x")]


def test_equal_hits_are_one_finding_and_equal_excerpts_have_their_own_fingerprints() -> None:
    batch = batch_of([Document("a", "ab ab")])
    found = findings_of(Repeated(), Repeated().find(batch.seeds[0]), batch)

    assert [(f.start, f.end) for f in found] == [(0, 2), (3, 5)]
    assert len({f.fingerprint for f in found}) == 2


def test_nothing_but_an_empty_seed_may_have_an_empty_finding() -> None:
    batch = batch_of([Document("a", ""), Document("b", "text")])

    assert [(f.seed, f.line, f.column) for f in findings_of(Repeated(), [Hit(0, 0, "empty")], batch)] == [("a", 1, 1)]
    with pytest.raises(ValueError, match="not a stretch of one seed"):
        findings_of(Repeated(), [Hit(2, 2, "empty")], batch)


def test_a_batch_leaves_nothing_for_the_collector(project: Project) -> None:
    worker = Worker(CheckSelection.of(project).checks())
    documents = [d for d in Files((Path(__file__).parents[2] / "tests" / "broken",), project.settings) if isinstance(d, Document)]
    checks = [check for check in worker.checks if isinstance(check, CorpusCheck)]
    decisions = {check.name(): check.decide(check.tally(batch_of(documents))) for check in checks}
    worker.examine(documents)  # loads tables
    worker.examine_again(documents, decisions)
    gc.collect()
    gc.disable()
    try:
        worker.examine(documents)
        worker.examine_again(documents, decisions)
        assert gc.collect() == 0
    finally:
        gc.enable()
