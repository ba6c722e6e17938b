"""Change the code in small ways and see whether a test fails: ``make mutants``, or ``python tools/mutants.py [--number 60] [--seed N]``.

Mutants are drawn from the rooms that ``tools/mutations.py`` names. First the default suite is run once without a change, to see which test
enters which function. Then each mutant is written into a copy of the tree, where the tests that enter its function are run, the
likeliest first, for some seconds. Those that live are put into the tree together and the whole suite is run; what fails there is run on
each of them alone. So a mutant lives if no test of the default suite tells it from the code as it is: a hole in the tests, or a change that
changes nothing, which only a reader knows. All such are printed, and then the share of those that were killed. One with which the tests
take several times the processor time, or wait without an end, is killed. Root needs ``unshare``: a mutant may replace a device, and is kept
from that. Ends with 2 where the tests fail without a change.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random, SystemRandom

sys.path.insert(0, str(Path(__file__).parent.parent))

from tools.mutations import ROOT, Mutant, mutants
from tools.suite import Suite, TestsFailError

LEFT_OUT = shutil.ignore_patterns(".*", "reports", "dist", "__pycache__")


@contextmanager
def changed(tree: Path, changes: Sequence[Mutant]) -> Iterator[None]:
    """Make changes in a copy of the tree, and take them back in the end."""
    sources = {mutant.file: (tree / mutant.file).read_bytes() for mutant in changes}
    try:
        for mutant in sorted(changes, key=lambda mutant: mutant.start, reverse=True):
            source = (tree / mutant.file).read_bytes()
            (tree / mutant.file).write_bytes(source[: mutant.start] + mutant.new.encode() + source[mutant.end :])
        yield
    finally:
        for file, source in sources.items():
            (tree / file).write_bytes(source)


def drawn(number: int, seed: int) -> list[Mutant]:
    """Return some mutants, of which no two change the same place."""
    every = mutants()
    Random(seed).shuffle(every)
    chosen: list[Mutant] = []
    for mutant in every:
        if not any(mutant.overlaps(other) for other in chosen):
            chosen.append(mutant)
        if len(chosen) == number:
            break
    return chosen


def left_by_likely(tried: Sequence[Mutant], suite: Suite, until: float) -> tuple[list[Mutant], int]:
    """Return the mutants that the likely tests leave alive, and how many were tried until a time of the clock."""
    left: list[Mutant] = []
    for number, mutant in enumerate(tried):
        if time.monotonic() > until:
            return left, number
        with changed(suite.tree, [mutant]):
            failed = suite.failing(suite.likely(mutant))
        failed = suite.passing(failed)
        print(f"killed {mutant}  by {failed[0]}" if failed else f"not yet {mutant}", flush=True)
        left += [] if failed else [mutant]
    return left, len(tried)


def left_by_all(tried: Sequence[Mutant], suite: Suite) -> list[Mutant]:
    """Return the mutants that the whole suite leaves alive: all are made at once, and those that what fails then kills are taken out."""
    left = list(tried)
    while left:
        with changed(suite.tree, left):
            failed = suite.failing(None)
        failed = suite.passing(failed)
        killed = []
        for mutant in left if failed else []:
            with changed(suite.tree, [mutant]):
                if by := suite.failing(failed):
                    print(f"killed {mutant}  by {by[0]}, of the whole suite", flush=True)
                    killed.append(mutant)
        if failed and not killed:
            print("these fail only where all are made at once: " + " ".join(failed), flush=True)
        if not killed:
            break
        left = [mutant for mutant in left if mutant not in killed]
    return left


def main() -> int:
    """Draw mutants, run the tests on them, and print those that live."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=60, help="how many are drawn (60)")
    parser.add_argument("--seconds", type=float, default=1e9, help="how long the likely tests are run on more of them")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6), help="what to draw by (by chance)")
    parser.add_argument("--covered", type=Path, help="where what the tests enter is kept from one run for another one")
    wanted = parser.parse_args()
    tried = drawn(wanted.number, wanted.seed)
    print(f"seed {wanted.seed}, {len(tried)} of {len(mutants())} mutants", flush=True)
    with tempfile.TemporaryDirectory(prefix="seedproof-mutants-") as folder:
        try:
            suite = Suite(
                Path(shutil.copytree(ROOT, Path(folder, "tree"), ignore=LEFT_OUT)), wanted.covered or Path(folder, "covered.json")
            )
        except TestsFailError as error:
            print(f"without a change: {error}", file=sys.stderr)
            return 2
        left, number = left_by_likely(tried, suite, time.monotonic() + wanted.seconds)
        left = left_by_all(left, suite)
    for mutant in left:
        print(f"LIVED  {mutant}")
    print(f"killed {number - len(left)} of {number} ({1 - len(left) / max(number, 1):.2f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
