"""Measure how long findings take to be written, format by format: python benchmarks/output.py [--data FILE.jsonl] [--findings 3000]

A corpus is checked once, and what was found written again and again in each format, in turn, in milliseconds of CPU time a finding: the
median of the rounds. To read the texts again, as most formats need to, is measured by itself. Without --data the corpus is the one that
tools/diff_findings.py makes of this repository's seeds.
"""

from __future__ import annotations

import argparse
import io
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import get_args

sys.path.insert(0, str(Path(__file__).parent.parent))  # so that it can be started as a script
from benchmarks.speed import in_turn
from tools.corpora import own_corpora

from seedproof import CheckSelection, Files, Project, Result, check_corpus
from seedproof.cli.writing import Format, Written, write_all
from seedproof.corpus.corpus import Corpus

READING = "reading again"


def result_of(corpus: Corpus, most: int) -> Result:
    """Return what is found in a corpus: of the findings the first."""
    found = check_corpus(corpus, CheckSelection.of(), jobs=1)
    return found.only(found.findings[:most])


def seconds(action: Callable[[], object]) -> float:
    """Return the CPU time that something takes."""
    began = time.process_time()
    action()
    return time.process_time() - began


def written_in(written: Written, format: Format) -> int:
    """Write in a format to memory, and return how many bytes it is."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", newline="\n")
    write_all(written, [(format, stream)])
    stream.flush()
    return len(raw.getvalue())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a file or folder of seeds, instead of the made corpus")
    parser.add_argument("--findings", type=int, default=3_000)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Files((args.data or dict(own_corpora(Path(folder)))["generated"],))
        written = Written(result_of(corpus, args.findings), corpus, Project(Path(folder)), "warning", 1.0, None, statistics=False)
        count = len(written.result.findings)
        formats: dict[str, Callable[[], float]] = {
            format: partial(seconds, partial(written_in, written, format)) for format in get_args(Format)
        }
        reading = partial(seconds, lambda: corpus.texts({f.origin for f in written.result.findings}))
        assert written.texts  # they are read here, not by the first format
        in_turn(formats, 1)  # imports and templates
        rounds = in_turn({READING: reading, **formats}, args.rounds)
        print(f"Python {platform.python_version()}; {count:,} findings of {len(written.texts):,} texts; {args.rounds} rounds")
        print("\n| | ms a finding | bytes a finding |\n|---|---|---|")
        for name in rounds[0]:
            size = f"{written_in(written, name) / count:.0f}" if name in formats else ""  # type: ignore[arg-type]
            print(f"| {name} | {1000 * statistics.median(taken[name] for taken in rounds) / count:.4f} | {size} |")


if __name__ == "__main__":
    main()
