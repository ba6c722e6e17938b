"""Of several processes this one is one, unless there is own code, which may end the process it runs in."""

from __future__ import annotations

import sys
from functools import partial
from types import ModuleType
from typing import Any

import pytest

from seedproof import CheckSelection, Document
from seedproof.corpus.own_code import MODULES
from seedproof.run.processes import Processes
from seedproof.run.worker import BatchResult, Worker

BATCHES = [[Document(str(number), f"Title {number}\n\nTheferry sails at {number}.")] for number in range(12)]


def noted(here: list[str], worker: Worker, documents: list[Document], *more: Any) -> BatchResult:
    here.append(documents[0].id)
    return Worker.examine(worker, documents, *more)


@pytest.mark.slow
def test_this_process_takes_part_and_the_order_is_that_of_the_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(MODULES)]:  # of other tests: there is none here
        monkeypatch.delitem(sys.modules, name)
    here: list[str] = []
    with Processes(CheckSelection.of(select=["glued-words"]).checks, lambda: 2) as processes:
        monkeypatch.setattr(processes.worker, "examine", partial(noted, here, processes.worker), raising=False)
        done = [(documents[0].id, result.seeds[0].id) for documents, result in processes.map("examine", BATCHES)]

    assert done == [(str(number), str(number)) for number in range(12)]
    assert here


@pytest.mark.slow
def test_this_process_takes_no_part_where_there_is_own_code(monkeypatch: pytest.MonkeyPatch) -> None:
    here: list[str] = []
    monkeypatch.setitem(sys.modules, "seedproof_own_seeds", ModuleType("seedproof_own_seeds"))
    with Processes(CheckSelection.of(select=["glued-words"]).checks, lambda: 2) as processes:
        monkeypatch.setattr(processes.worker, "examine", partial(noted, here, processes.worker), raising=False)
        assert len(list(processes.map("examine", BATCHES))) == 12

    assert here == []
