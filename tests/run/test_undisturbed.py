"""A batch is worked on by one core, without the garbage collector, and both are afterwards as they were."""

from __future__ import annotations

import gc
from collections.abc import Iterator
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
