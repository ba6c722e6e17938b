"""Measure what is remembered: a check of a corpus of many files from nothing, again, and again after one of them has changed.

    python benchmarks/again.py [--documents 10000] [--data FILE.jsonl] [--rounds 5]

In seconds of CPU time, of user and system, by one process. Each run that remembers is compared byte by byte with one that does not. Without
--data the text is made from this repository's seeds, as in speed.py.
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
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # so that it can be started as a script
from benchmarks.documents import made_up, read
from tools.builds import HERE, end

MEGABYTES = 100.0  # more than is wanted: the documents are counted


class Project:
    """A folder with settings and seeds."""

    def __init__(self, folder: Path, texts: list[str]) -> None:
        self.folder = folder
        (folder / "seedproof.toml").write_text('fail-on = "never"\n', encoding="utf-8")
        (folder / "seeds").mkdir()
        for number, text in enumerate(texts):
            (folder / "seeds" / f"{number:06}.txt").write_text(text, encoding="utf-8")
        kept = {"PYTHONPATH": str(HERE), "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "XDG_CACHE_HOME": str(folder / "home")}
        self._environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | kept

    def check(self, *options: str) -> tuple[float, bytes]:
        """Check, and return the seconds that it takes and what it prints."""
        command = [sys.executable, "-m", "seedproof", "check", "--format", "jsonl", "--jobs", "1", *options]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=self.folder, env=self._environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout

    def change(self, number: int) -> None:
        """Change one document."""
        with (self.folder / "seeds" / f"{number:06}.txt").open("a", encoding="utf-8") as file:
            file.write("\nThe the harbour master said agian that the ferry sails.\n")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--data", type=Path, help='JSONL with {"id", "text"} rows, instead of made-up text')
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    documents = read(args.data, MEGABYTES) if args.data else made_up(MEGABYTES)
    texts = [document.text for document in documents][: args.documents]
    if len(texts) < args.documents:
        end(f"there are only {len(texts)} documents", "name a larger --data, or fewer --documents")
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder), texts)
        project.check("--no-cache", "--select", "schema")  # compiles modules, and makes tables
        without, printed = project.check("--no-cache")
        cold, first = project.check()
        again, second = project.check()
        seconds, same = [], printed == first == second
        for round_ in range(args.rounds):
            project.change(len(texts) * (2 * round_ + 1) // (2 * args.rounds))
            taken, found = project.check()
            seconds.append(taken)
            same = same and found == project.check("--no-cache")[1]
    print(
        f"Python {platform.python_version()}, {platform.machine()}; {len(texts):,} documents, {sum(map(len, texts)) / 1e6:.1f} M characters"
    )
    print(f"{'--no-cache':24}{without:7.2f} s\n{'from nothing':24}{cold:7.2f} s\n{'again':24}{again:7.2f} s")
    print(f"{'one has changed':24}{statistics.median(seconds):7.2f} s [{min(seconds):.2f}, {max(seconds):.2f}]")
    print(f"{printed.count(10):,} findings, {'the same' if same else 'NOT THE SAME'} in all runs with and without")


if __name__ == "__main__":
    main()
