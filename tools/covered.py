"""Note of each test how much processor time it takes and which functions it enters: a plugin of pytest, for ``tools/mutants.py``.

``python -m pytest -p tools.covered --covered FILE`` writes ``{"functions": ["core/seed.py:12", …], "tests": {test: [seconds, [0, …]]}}``: a
function is known by the line where it begins, and by its number. What is entered in other processes is not seen. ``--chosen FILE`` runs
only the tests, or files of tests, that a file names, one a line; ``--failed FILE`` writes those that fail.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Generator
from pathlib import Path
from types import CodeType, FrameType

import pytest

PACKAGE = Path(__file__).parent.parent / "src/seedproof"


class Covered:
    """What the tests of a run enter."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.numbers: dict[str, int] = {}
        self.tests: dict[str, tuple[float, list[int]]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Note what a test enters."""
        entered: dict[int, CodeType] = {}  # by identity: equal code of two places is two functions, and a hash of code takes long

        def note(frame: FrameType, _event: str, _argument: object) -> None:
            entered[id(frame.f_code)] = frame.f_code

        began = sum(os.times()[:4])  # with that of its children; the clock would tell how busy the machine is
        threading.settrace(note)
        sys.settrace(note)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)
            places = {_place(code) for code in entered.values() if code.co_filename.startswith(str(PACKAGE))}
            numbers = sorted(self.numbers.setdefault(place, len(self.numbers)) for place in places)
            self.tests[item.nodeid] = (round(sum(os.times()[:4]) - began, 3), numbers)

    def pytest_sessionfinish(self) -> None:
        """Write all of it."""
        self.file.write_text(json.dumps({"functions": [*self.numbers], "tests": self.tests}), "utf-8")


def _place(code: CodeType) -> str:
    return f"{Path(code.co_filename).relative_to(PACKAGE).as_posix()}:{code.co_firstlineno}"


class Failed:
    """The tests of a run that fail, and the files that cannot be collected; each is written as soon as it is known."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write a test that fails."""
        self._write(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Write a file that breaks."""
        self._write(report)

    def _write(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.failed:
            with self.file.open("a", encoding="utf-8") as file:
                print(report.nodeid, file=file)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    for option in ("--covered", "--chosen", "--failed"):
        parser.addoption(option, type=Path)


def pytest_configure(config: pytest.Config) -> None:
    """Begin to note what is asked for."""
    if file := config.getoption("covered"):
        config.pluginmanager.register(Covered(file))
    if file := config.getoption("failed"):
        config.pluginmanager.register(Failed(file))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests that are chosen."""
    if file := config.getoption("chosen"):
        chosen = set(file.read_text("utf-8").splitlines())
        items[:] = [item for item in items if item.nodeid in chosen or item.nodeid.partition("::")[0] in chosen]
