"""Change the code in small ways and see whether a test fails: ``make mutants``, or ``python tools/mutants.py [--seconds 900] [--seed N]``.

Mutants are drawn from the rooms in ``ROOMS``. Each is written into a copy of the tree, where first the tests that mirror its file are run,
then those that run on nearly every line, then all others, until one fails. Those that no test tells from the code as it is are printed:
a hole in the tests, or a change that changes nothing. At the end stands the share of those that were killed. Where the tests take too
long nothing is known, and the mutant is not counted. With ``--broad`` the others are not run, so that more mutants are tried and fewer are
killed. Ends with 2 where the tests fail without a change.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from random import Random, SystemRandom
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PACKAGE = Path("src/seedproof")
ROOMS = ("core", "text", "batch", "run", "corpus", "cli", "checks/garbled/words", "checks/spelling/variants")
LEFT_OUT = shutil.ignore_patterns(".*", "reports", "dist", "__pycache__")
APART = ("tests/training", "tests/benchmarks", "tests/tools", "tests/test_readme.py")  # they are about what lies outside the package
BROAD = (
    "tests/test_broken_documents.py", "tests/test_own_seeds.py", "tests/core", "tests/text", "tests/batch", "tests/corpus", "tests/run",
    "tests/report", "tests/laws/test_places.py", "tests/laws/test_formats.py", "tests/laws/test_messages.py", "tests/cli/test_commands.py",
    "tests/cli/test_every_format.py", "tests/cli/test_written.py",
)  # fmt: skip
HANGS = 600  # seconds for one run of tests: the whole takes 100 on two idle cores
WHOLE = ["tests", *(f"--ignore={path}" for path in APART)]
OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn,
    ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip


class Mutant(NamedTuple):
    """A change of one place.

    - ``file``: relative to the root
    - ``line``: of the place
    - ``start``, ``end``: the place, in bytes
    - ``new``: what takes its place
    """

    file: Path
    line: int
    start: int
    end: int
    new: str

    def __str__(self) -> str:
        old = " ".join((ROOT / self.file).read_bytes()[self.start : self.end].decode().split())
        return f"{self.file}:{self.line}: {old[:90]}  ->  {' '.join(self.new.split())[:90]}"


def mutants() -> list[Mutant]:
    """Return all mutants of the rooms."""
    files = [file for room in ROOMS for file in sorted((ROOT / PACKAGE / room).rglob("*.py"))]
    return [mutant for file in files for mutant in _of_file(file.relative_to(ROOT), file.read_bytes())]


def _of_file(file: Path, source: bytes) -> Iterator[Mutant]:
    lines = [0]
    for line in source.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    for node in _reached(ast.parse(source)):
        for new in _changed(node):
            start = lines[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
            end = lines[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
            yield Mutant(file, node.lineno, start, end, new)  # type: ignore[attr-defined]


def _reached(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of code, and leave out docstrings, annotations, what is exported, and the words of formatted strings."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list") or isinstance(node, ast.JoinedStr):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.Import | ast.ImportFrom):
                continue
            if isinstance(child, ast.Assign) and isinstance(child.targets[0], ast.Name) and child.targets[0].id == "__all__":
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            yield child
            yield from _reached(child)


def _changed(node: ast.AST) -> Iterator[str]:
    """Yield what may take the place of a node."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in OPERATORS:
        yield f"({ast.unparse(ast.Compare(node.left, [OPERATORS[type(node.ops[0])](), *node.ops[1:]], node.comparators))})"  # type: ignore[list-item]
    elif isinstance(node, ast.BoolOp):
        yield f"({ast.unparse(ast.BoolOp(OPERATORS[type(node.op)](), node.values))})"  # type: ignore[arg-type]
    elif isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        yield f"({ast.unparse(ast.BinOp(node.left, OPERATORS[type(node.op)](), node.right))})"  # type: ignore[arg-type]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert):
        yield f"({ast.unparse(node.operand)})"
    elif isinstance(node, ast.Constant):
        yield from _other_constants(node.value)
    elif isinstance(node, ast.Expr | ast.AugAssign | ast.Raise | ast.Continue | ast.Break):
        yield "pass"
    elif isinstance(node, ast.Return) and node.value and not isinstance(node.value, ast.Constant):
        yield "return None"


def _other_constants(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int | float):
        yield from (f"({value + 1})", f"({value - 1})")
    elif isinstance(value, str) and value:
        yield "''"


def tests_of(file: Path, tree: Path) -> list[str]:
    """Return the tests of a tree that mirror a file: that of its name, its cases, or else those of the nearest folder that has any."""
    below = file.relative_to(PACKAGE)
    named = tree / "tests" / below.parent / f"test_{below.name}"
    if named.exists():
        return [named.relative_to(tree).as_posix()]
    folder = next(f for f in ((tree / "tests" / below).parents) if any(f.glob("test_*.py")))
    cases = tree / "tests" / "cases" / f"{below.stem.replace('_', '-')}.yaml"
    own = ["tests/test_cases.py", "-k", cases.stem] if cases.exists() else []
    return own or [path.relative_to(tree).as_posix() for path in sorted(folder.glob("test_*.py"))]


def killer(mutant: Mutant, tree: Path, *, broad: bool) -> str | None:
    """Return what killed a mutant in a copy of the tree, None where it lived. Raises TimeoutExpired where the tests take too long."""
    source = (tree / mutant.file).read_bytes()
    (tree / mutant.file).write_bytes(source[: mutant.start] + mutant.new.encode() + source[mutant.end :])
    try:
        stages = [tests_of(mutant.file, tree), [*BROAD], *([] if broad else [WHOLE])]
        return next((failed for tests in stages if (failed := failing(tree, tests))), None)
    finally:
        (tree / mutant.file).write_bytes(source)


def failing(tree: Path, tests: list[str]) -> str | None:
    """Return the first test that fails in a copy of the tree, None where all pass. Raises TimeoutExpired where they take too long."""
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(tree / "src")}
    with subprocess.Popen(
        command, cwd=tree, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as run:
        try:
            said = run.communicate(timeout=HANGS)[0].decode(errors="replace")
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            raise
    if run.returncode in (0, 5):  # 5: no test is chosen
        return None
    if run.returncode == 4:
        raise FileNotFoundError(said)  # a test that was to be run is not there
    failed = [line for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return failed[0][:120] if failed else f"pytest ended with {run.returncode}"


def main() -> int:
    """Draw mutants, run the tests on each, and print those that lived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=900, help="how long mutants are drawn (900)")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6), help="what to draw by (by chance)")
    parser.add_argument("--jobs", type=int, default=2, help="copies of the tree that are tested at once (2)")
    parser.add_argument("--broad", action="store_true", help="leave out the tests that hardly any change is told by")
    wanted = parser.parse_args()
    drawn = mutants()
    Random(wanted.seed).shuffle(drawn)
    print(f"seed {wanted.seed}, {len(drawn)} mutants", flush=True)
    with tempfile.TemporaryDirectory(prefix="seedproof-mutants-") as folder:
        trees = [shutil.copytree(ROOT, Path(folder, str(number)), ignore=LEFT_OUT) for number in range(wanted.jobs)]
        if unchanged := failing(trees[0], [*BROAD] if wanted.broad else WHOLE):
            print(f"without a change: {unchanged}", file=sys.stderr)
            return 2
        ended = _tried(drawn, trees, wanted.seconds, broad=wanted.broad)
    print(f"killed {sum(ended)} of {len(ended)} ({sum(ended) / max(len(ended), 1):.2f})")
    return 0


def _tried(drawn: list[Mutant], trees: list[Path], seconds: float, *, broad: bool) -> list[bool]:
    """Try mutants for a time, each in a tree that is free, print how each ended, and return which of them were killed."""
    free: Queue[Path] = Queue()
    for tree in trees:
        free.put(tree)
    until = time.monotonic() + seconds

    def one(mutant: Mutant) -> bool | None:
        if time.monotonic() > until:
            return None
        tree = free.get()
        try:
            by = killer(mutant, tree, broad=broad)
        except subprocess.TimeoutExpired:
            print(f"took too long: {mutant}", flush=True)
            return None
        finally:
            free.put(tree)
        print(f"killed {mutant}  by {by}" if by else f"LIVED  {mutant}", flush=True)
        return by is not None

    with ThreadPoolExecutor(len(trees)) as pool:
        return [killed for killed in pool.map(one, drawn) if killed is not None]


if __name__ == "__main__":
    sys.exit(main())
