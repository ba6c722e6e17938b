"""Measure how time and memory grow with the text, the length of documents and the processes, and draw it.

    python benchmarks/growth.py [--data FILE.jsonl] [--sizes 1 2 4 8 16 32] [--rounds 3] [--svg benchmarks/growth.svg]

Every point is a `seedproof check --format jsonl` in a process of its own, in turn with the others, and the median of the rounds: CPU time
of all its processes with what they take to begin, time on the clock, and the most memory that one of them had. Without --data the text is
made of this repository's seeds, as in speed.py. Documents of a length are made by joining texts, or cutting them, of which other findings
may come: that curve says how time goes by length, on as much text. A table is printed, and the curves are written as SVG.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))  # so that it can be started as a script
from benchmarks.chart import Curve, Panel, drawn
from benchmarks.children import Taken, taken
from benchmarks.documents import made_up, megabytes_of, read
from tools.builds import HERE

from seedproof import Document

LENGTHS: Final = (1_000, 10_000, 100_000, 1_000_000)  # characters of a document
JOBS: Final = (1, 2, 4)
_OF_LENGTHS: Final = 8.0  # megabytes, of which the curves by length and by processes are


class Point(NamedTuple):
    """A run that is measured: of which panel, at which place there, on what, in how many processes."""

    panel: str
    at: float
    rows: Path
    megabytes: float
    jobs: int


def main() -> None:
    """Measure, print and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help='JSONL with {"id", "text"} rows, instead of made-up text')
    parser.add_argument("--sizes", type=float, nargs="+", default=[1, 2, 4, 8, 16, 32], help="megabytes of text")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--svg", type=Path, default=Path(__file__).parent / "growth.svg")
    args = parser.parse_args()
    most = max(*args.sizes, _OF_LENGTHS)
    documents = read(args.data, most) if args.data else made_up(most)
    with tempfile.TemporaryDirectory() as folder:
        points = list(_points(documents, args.sizes, Path(folder)))
        measured: dict[Point, list[Taken]] = {point: [] for point in points}
        for number in range(args.rounds):
            for point in points[:: -1 if number % 2 else 1]:
                measured[point].append(_taken(point, Path(folder)))
    medians = {point: Taken(*(statistics.median(values) for values in zip(*runs, strict=True))) for point, runs in measured.items()}
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; {args.rounds} rounds")
    print("\n| | | CPU s | s a MB | on the clock, s | largest process, MB |\n|---|---|---|---|---|---|")
    for point, spent in medians.items():
        columns = f"{spent.seconds:.2f} | {spent.seconds / point.megabytes:.3f} | {spent.elapsed:.2f} | {spent.memory / 1e6:.0f}"
        print(f"| {point.panel} | {point.at:,.10g} | {columns} |")
    args.svg.write_text(drawn(_panels(medians)), encoding="utf-8")


def _points(documents: Sequence[Document], sizes: Sequence[float], folder: Path) -> Iterator[Point]:
    """Write the corpora, and yield what is measured."""
    for size in sizes:
        part = list(_first(documents, size))
        yield Point("megabytes", size, _written(part, folder), megabytes_of(part), 1)
    same = list(_first(documents, _OF_LENGTHS))
    for length in LENGTHS:
        joined = list(_of_length(same, length))
        yield Point("characters a document", length, _written(joined, folder), megabytes_of(joined), 1)
    rows = _written(same, folder)
    for jobs in JOBS:
        yield Point("processes", jobs, rows, megabytes_of(same), jobs)


def _first(documents: Sequence[Document], megabytes: float) -> Iterator[Document]:
    """Yield the first documents, as many as make so many megabytes."""
    size = 0.0
    for document in documents:
        if size >= megabytes:
            return
        yield document
        size += megabytes_of([document])


def _of_length(documents: Sequence[Document], length: int) -> Iterator[Document]:
    """Yield the same text in documents of about so many characters."""
    text = "\n\n".join(document.text for document in documents)
    at = 0
    while at < len(text):
        end = text.find("\n", at + length)
        end = len(text) if end < 0 else end + 1
        yield Document(f"cut-{at}", text[at:end])
        at = end


def _written(documents: Sequence[Document], folder: Path) -> Path:
    path = folder / f"{len(list(folder.iterdir()))}.jsonl"
    path.write_text("".join(json.dumps({"id": d.id, "text": d.text}) + "\n" for d in documents), encoding="utf-8")
    return path


def _taken(point: Point, folder: Path) -> Taken:
    check = [sys.executable, "-m", "seedproof", "check", str(point.rows), "--jobs", str(point.jobs)]
    return taken([*check, "--format", "jsonl", "--fail-on", "never"], folder, os.environ | {"PYTHONPATH": str(HERE)})


def _panels(medians: dict[Point, Taken]) -> list[Panel]:
    """Return what is drawn: time by text, by length and by processes, and memory by text."""

    def curve(name: str, panel: str, value: str) -> Curve:
        chosen = {point: spent for point, spent in medians.items() if point.panel == panel}
        values = {
            "a MB": [spent.seconds / point.megabytes for point, spent in chosen.items()],
            "CPU": [spent.seconds for spent in chosen.values()],
            "clock": [spent.elapsed for spent in chosen.values()],
            "memory": [spent.memory / 1e6 for spent in chosen.values()],
        }
        return Curve(name, [point.at for point in chosen], values[value])

    return [
        Panel("CPU seconds a megabyte, by megabytes of text", [curve("one process", "megabytes", "a MB")]),
        Panel("CPU seconds a megabyte, by characters a document", [curve("one process", "characters a document", "a MB")]),
        Panel("Seconds, by processes", [curve("CPU time", "processes", "CPU"), curve("on the clock", "processes", "clock")]),
        Panel("MB of memory, by megabytes of text", [curve("one process", "megabytes", "memory")]),
    ]


if __name__ == "__main__":
    main()
