"""Measure how long `seedproof check` of one seed takes: against the import of the libraries it stands on, and in a warm process.

    python benchmarks/start.py [--base SRC] [--seed FILE] [--rounds 11]

In seconds of CPU time, of user and system, in turn: what a process takes that imports pydantic, typer and rich and does nothing,
and what a check takes that begins in a process of its own; the median of the rounds, and of the ratios within each. Then a process checks
the same file again and again by the public interface. Python's compiled files and the package's tables are made before: that is how an
installed package is found. --base is the `src` folder of another checkout, or a revision, as in speed.py.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # so that it can be started as a script
from benchmarks.speed import in_turn
from tools.builds import HERE, sources_of

LIBRARIES = "import pydantic, typer, rich"
SEED = Path(__file__).parent.parent / "seeds" / "001-harbour-bridge-reopens.txt"
AGAIN = """
import statistics, sys, time
from pathlib import Path
from seedproof import CheckSelection, Project, check_corpus

def seconds():
    began = time.process_time()
    check_corpus(project.documents([Path(sys.argv[1])]), selection)
    return time.process_time() - began

project = Project.around(Path.cwd())
selection = CheckSelection.of(project)
seconds()
print(statistics.median(seconds() for _ in range(21)))
"""


class Build:
    """One build's sources, and a folder with the seed in which nothing names settings."""

    def __init__(self, source: Path, folder: Path) -> None:
        self._folder = folder
        kept = {"PYTHONPATH": str(source), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
        self._environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | kept

    def run(self, *arguments: str) -> str:
        """Run Python, and return what it prints."""
        command = [sys.executable, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd=self._folder, env=self._environment).stdout

    def seconds(self, *arguments: str) -> float:
        """Return the CPU time of Python with these arguments."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.run(*arguments)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", help="another build to measure in the same run: its src folder, or a revision")
    parser.add_argument("--seed", type=Path, default=SEED)
    parser.add_argument("--rounds", type=int, default=11)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "seed.txt").write_bytes(args.seed.read_bytes())
        sources = {"this build": HERE} | ({"the other build": sources_of(args.base, folder)} if args.base else {})
        builds = {called: Build(source, folder) for called, source in sources.items()}
        check = ("-m", "seedproof", "check", "seed.txt", "--fail-on", "never")
        for build in builds.values():
            build.run(*check)
        measures = {called: partial(build.seconds, *check) for called, build in builds.items()}
        libraries = partial(builds["this build"].seconds, "-c", LIBRARIES)
        taken = in_turn({LIBRARIES: libraries, **measures}, args.rounds)
        print(f"Python {platform.python_version()}, {platform.machine()}; {args.rounds} rounds")
        print(f"{LIBRARIES:32}{1000 * statistics.median(t[LIBRARIES] for t in taken):7.0f} ms")
        for called, build in builds.items():
            ratio = statistics.median(t[called] / t[LIBRARIES] for t in taken)
            print(f"{'check, ' + called:32}{1000 * statistics.median(t[called] for t in taken):7.0f} ms {ratio:7.2f} times that")
            print(f"{'again, ' + called:32}{1000 * float(build.run('-c', AGAIN, 'seed.txt')):7.1f} ms")


if __name__ == "__main__":
    main()
