"""A batch is worked on by one core, without the garbage collector, and both are afterwards as they were."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from threadpoolctl import threadpool_info

from seedproof import Batch, Document, Hit
from seedproof.checks.base import BatchCheck
from seedproof.core.finding import Family, Severity
from seedproof.run.worker import Worker


class Looks(BatchCheck):
    """Finds nothing."""

    code: ClassVar[str] = "GRB398"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "info"
    seen: ClassVar[list[tuple[bool, set[int]]]] = []

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Note how a batch is worked on."""
        self.seen.append((gc.isenabled(), cores()))
        yield from ()


def cores() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info()}


@pytest.mark.parametrize("collecting", [True, False])
def test_one_core_works_on_a_batch_and_nothing_is_collected(collecting: bool) -> None:
    before, usual = gc.isenabled(), cores()
    Looks.seen.clear()
    try:
        (gc.enable if collecting else gc.disable)()
        Worker([Looks()]).examine([Document("a", "A title\n\nA text.")])
        after = (gc.isenabled(), cores())
    finally:
        (gc.enable if before else gc.disable)()
    assert Looks.seen == [(False, {1})]
    assert after == (collecting, usual)


def test_a_library_that_is_loaded_later_works_on_one_core_as_well() -> None:
    code = """
from threadpoolctl import threadpool_info
from seedproof import Document
from tests.run.test_undisturbed import Looks
from seedproof.run.worker import Worker
worker, before = Worker([Looks()]), len(threadpool_info())
worker.examine([Document("a", "A title\\n\\nA text.")])
import scipy.linalg
assert len(threadpool_info()) > before
worker.examine([Document("a", "A title\\n\\nA text.")])
print(Looks.seen)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (f"{[(False, {1})] * 2}\n", "")
