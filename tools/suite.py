"""The tests of a copy of the tree, for ``tools/mutants.py``: which enter a function, and which fail."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tools.mutations import PACKAGE, Mutant

APART = ("tests/training", "tests/benchmarks", "tests/tools", "tests/test_readme.py")  # they are about what lies outside the package
BROAD = (  # tell nearly every line, the first ones most of it
    "tests/test_broken_documents.py::test_all_that_is_found", "tests/test_cases.py::test_all_that_is_said",
    "tests/cli/test_every_format.py", "tests/test_broken_documents.py",
    "tests/test_own_seeds.py", "tests/laws/test_places.py", "tests/laws/test_formats.py", "tests/cli/test_written.py",
)  # fmt: skip
BY_THE_CLOCK = "tests/laws/test_adversary.py"  # fails where a machine has much else to do, which says nothing of a mutant
LIKELY = 30.0  # seconds of tests that are run on one mutant alone
FEW = 100  # functions that a test enters which is about one of them (guessed)
HANGS = 3600  # seconds of the clock
WAITS = 300  # the same for a few tests, beside ten times what they took: a reader of a pipe that nobody writes to takes no processor time
# A mutant may take a device for a file and put one in its place, for all who use the machine: root sees devices' names read-only meanwhile.
GUARD = ("unshare", "--mount", "sh", "-c", 'mount --rbind /dev /dev && mount -o remount,bind,ro /dev && exec "$@"', "sh")
LEAST, DAWDLES = 20, 4  # seconds of processor time beside so many times what the tests took without a change: a loop without an end


class TestsFailError(Exception):
    """Says which tests fail without a change, or why none can be run."""

    __test__ = False  # it is none


class Suite:
    """The default suite of a copy of the tree.

    It is run once to see what its tests enter, unless the file ``covered`` has that of an earlier run. Raises TestsFailError for tests
    that fail, and fail again by themselves: one that waits for something may fail once where a machine has much else to do.
    """

    def __init__(self, tree: Path, covered: Path) -> None:
        self.tree = tree
        self._tests: dict[str, tuple[float, frozenset[int]]] = {}
        self._passed: set[str] = set()  # of those that have failed where something was changed
        self._guard = GUARD if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        if self._guard and subprocess.run([*self._guard, "true"], capture_output=True, check=False).returncode:
            raise TestsFailError("root may replace devices here, and they cannot be guarded: run it as another user")
        if not covered.exists() and (failed := self._failed(None, "--covered", str(covered))):
            passing = {
                test for test in self.passing(failed) if "::" in test
            }  # what has none is no test: a file that cannot be read, an end
            if lasting := [test for test in failed if test not in passing]:
                raise TestsFailError(" ".join(lasting))
        said: dict[str, Any] = json.loads(covered.read_text("utf-8"))
        self._numbers = {function: number for number, function in enumerate(said["functions"])}
        self._tests = {test: (seconds, frozenset(entered)) for test, (seconds, entered) in said["tests"].items()}

    def likely(self, mutant: Mutant) -> list[str]:
        """Return the tests that enter the function of a mutant, the likeliest: of its file, of little else, of all there is, fast ones.

        Outside of all functions, those that enter any function of its file.
        """
        file, function = mutant.file.relative_to(PACKAGE), mutant.function
        names = [name for name in self._numbers if name.startswith(f"{file.as_posix()}:")]
        wanted = {self._numbers[name] for name in names if function is None or name == f"{file.as_posix()}:{function}"}
        found = [test for test, (_, entered) in self._tests.items() if wanted & entered and not test.startswith(BY_THE_CLOCK)]
        mirrored = (f"tests/{file.parent.as_posix()}/test_{file.name}", f"tests/test_cases.py::test_case[{file.stem.replace('_', '-')}")
        found.sort(key=lambda test: (not test.startswith(mirrored), self._rank(test), self._tests[test][0]))
        chosen: list[str] = []
        spent = 0.0
        for test in found:
            spent += self._tests[test][0]
            if spent > LIKELY and chosen:
                break
            chosen.append(test)
        return chosen

    def _rank(self, test: str) -> int:
        if len(self._tests[test][1]) <= FEW:
            return -1
        return next((rank for rank, broad in enumerate(BROAD) if test.startswith(broad)), len(BROAD))

    def failing(self, tests: Sequence[str] | None) -> list[str]:
        """Return the first of some tests that fails, or of the whole suite all that fail."""
        if tests is None:
            return self._failed(None)
        return self._failed(tests, "-x") if tests else []

    def passing(self, failed: Sequence[str]) -> list[str]:
        """Return those of some tests that pass without a change: one that fails by itself, now or always, tells nothing of a mutant."""
        asked = [test for test in failed if test not in self._passed and "::" in test]
        alone = set(self._failed(asked)) if asked else set()
        self._passed.update(set(asked) - alone)
        return [test for test in failed if test not in alone]

    def _failed(self, tests: Sequence[str] | None, *options: str) -> list[str]:
        chosen, failed = self.tree / "chosen.txt", self.tree / "failed.txt"
        failed.unlink(missing_ok=True)
        what = ["tests", *(f"--ignore={path}" for path in (*APART, BY_THE_CLOCK))]
        processor, clock = 7200.0, float(HANGS)
        if tests is not None:
            chosen.write_text("\n".join(tests), "utf-8")
            what = [*dict.fromkeys(test.partition("::")[0] for test in tests), "--chosen", str(chosen)]
            usual = sum(self._tests[test][0] for test in tests if test in self._tests)
            processor, clock = LEAST + DAWDLES * usual, WAITS + 10 * usual
        command = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tools.covered", "--failed", str(failed)]
        try:
            ended = subprocess.run(
                [*self._guard, *command, *options, *what], cwd=self.tree,
                env={**os.environ, "PYTHONPATH": f"{self.tree / 'src'}{os.pathsep}{self.tree}"},
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=clock, check=False,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (int(processor), int(processor) + 5)),
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return [f"a wait of more than {clock:.0f} s"]
        if ended.returncode in (0, 5):  # 5: no test is chosen
            return []
        if ended.returncode == 4:  # what is asked for is not there, or else `conftest.py` cannot be imported
            if missing := [place for place in what if place.startswith("tests") and not (self.tree / place).exists()]:
                raise FileNotFoundError(f"pytest refuses {' '.join(missing)}")
            return ["the beginning of pytest"]
        return (failed.read_text("utf-8").splitlines() if failed.exists() else []) or [f"the end of pytest with {ended.returncode}"]
