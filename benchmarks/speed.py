"""Measure how fast `seedproof check` is on one core, against a pass of re.findall over the same text, and against another build.

    python benchmarks/speed.py [--base SRC] [--data FILE.jsonl] [--mb 4] [--rounds 3] [--breakdown]

All are measured in this run, in turn, on the same text, in seconds of CPU time, so that what else the machine does counts
for less. The command's start-up is cancelled out by timing it on a small part of the text too and dividing the difference
in megabytes by the difference in seconds. Without --data the text is made from this repository's seeds: their sentences, drawn anew
into documents of the same shape.

--base is the `src` folder of another checkout, or a revision: both builds are measured in each round, the first one in every other
round last, and the ratio is the median of those of the rounds.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import attrgetter
from pathlib import Path

from seedproof import Batch, BatchCheck, Check, CheckSelection, CorpusCheck, Document, SeedCheck
from seedproof.corpus.corpus import BATCH_CHARACTERS
from seedproof.parse import batch_of

sys.path.insert(0, str(Path(__file__).parent.parent))  # so that it can be started as a script
from benchmarks.documents import made_up, megabytes_of, read
from tools.builds import HERE, end, sources_of

FINDALL, CHECK, BASE = "re.findall(r'\\w+')", "seedproof check, one core", "the other build, one core"


def check_seconds(documents: list[Document], source: Path | None) -> float:
    """Return the CPU time, of user and system, of `seedproof check` in one process over ``documents``, by the sources of a build."""
    environment = os.environ | ({"PYTHONPATH": str(source)} if source else {})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "documents.jsonl")
        path.write_text("".join(json.dumps({"id": d.id, "text": d.text}) + "\n" for d in documents), encoding="utf-8")
        command = [sys.executable, "-m", "seedproof", "check", str(path), "--jobs", "1", "--format", "jsonl", "--fail-on", "never"]
        before = os.times()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, env=environment)
        after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def without_start_up(documents: list[Document], source: Path | None) -> float:
    """Return the seconds of CPU time that a megabyte takes a build. Ends with 2 where there is too little text to tell."""
    part = documents[: max(1, len(documents) // 8)]
    start_up_and_part = check_seconds(part, source)
    seconds = check_seconds(documents, source) - start_up_and_part
    if seconds <= 0 or len(part) == len(documents):
        end(f"{megabytes_of(documents):.2f} MB are too few to be told from the start-up", "give a larger --mb")
    return seconds / (megabytes_of(documents) - megabytes_of(part))


def findall_seconds(documents: list[Document]) -> float:
    """Return the seconds of CPU time that a megabyte takes one pass of re.findall."""
    began = time.process_time()
    for document in documents:
        re.findall(r"\w+", document.text)
    return (time.process_time() - began) / megabytes_of(documents)


def in_turn(measures: Mapping[str, Callable[[], float]], rounds: int) -> list[dict[str, float]]:
    """Return what each measure gives in each round, taken in turn; in every other round the other way round."""
    taken = []
    for number in range(rounds):
        names = list(measures)[:: -1 if number % 2 else 1]
        taken.append({name: measures[name]() for name in names})
    return taken


def told(taken: Sequence[dict[str, float]]) -> list[str]:
    """Return lines that tell medians and extremes of seconds a megabyte, as rates and ratios."""
    lines = [f"{name:27}{_spread([1 / measured[name] for measured in taken])} MB/s" for name in (CHECK, BASE, FINDALL) if name in taken[0]]
    lines += [f"{'ratio':27}{_spread([m[CHECK] / m[FINDALL] for m in taken])} (passes of findall that one check takes)"]
    if BASE in taken[0]:
        lines += [f"{'ratio to the other build':27}{_spread([m[CHECK] / m[BASE] for m in taken])} (time of this one in that of the other)"]
    return lines


def _spread(values: Sequence[float]) -> str:
    extremes = f" [{min(values):.2f}, {max(values):.2f}]" if len(values) > 1 else ""
    return f"{statistics.median(values):7.2f}{extremes}"


def breakdown(documents: list[Document]) -> None:
    """Print where one batch's time goes: what all checks share, parsing, each check.

    The first check to need a shared analysis pays for it. Each batch is measured three times and the least time counts: a
    machine that serves others as well stops now and then, and one stop is more than most checks take.
    """
    size = BATCH_CHARACTERS // (sum(len(d.text) for d in documents) // len(documents) + 1) + 1
    batches = [documents[i : i + size] for i in range(0, len(documents), size)]
    gc.disable()  # as the worker does within a batch
    _seconds(batches[0])  # loads tables and modules
    seconds: dict[str, float] = defaultdict(float)
    for batch in batches:
        rounds = [_seconds(batch) for _ in range(3)]
        for name in rounds[0]:
            seconds[name] += min(measured[name] for measured in rounds)
    megabytes, total = megabytes_of(documents), sum(seconds.values())
    by_room: dict[str, float] = defaultdict(float)
    for name, value in seconds.items():
        by_room[name.partition(":")[0]] += value
    print(f"\n{'':34}   ms/MB  share")
    for name, value in [*by_room.items(), *sorted(seconds.items(), key=lambda item: -item[1])[:20]]:
        print(f"{name:34} {1000 * value / megabytes:7.1f} {100 * value / total:5.1f}%")


def _seconds(documents: list[Document]) -> dict[str, float]:
    seconds: dict[str, float] = {}
    batch = batch_of(documents)
    for name in ("characters.kinds", "lines", "words", "words.types", "words.starts_sentence", "languages.of_lines", "phrases"):
        seconds[f"text: {name}"] = _timed(partial(attrgetter(name), batch))
    for name in ("titles", "bodies", "credits", "sources", "quotes", "seed_languages"):
        seconds[f"parse: {name}"] = _timed(partial(attrgetter(name), batch))
    for check in CheckSelection.of().checks():
        seconds[f"{check.family}: {check.name()}"] = _timed(partial(_look, check, batch))
    return seconds


def _look(check: Check, batch: Batch) -> None:
    if isinstance(check, SeedCheck):
        for seed in batch.seeds:
            list(check.find(seed))
    elif isinstance(check, BatchCheck):
        list(check.find(batch))
    elif isinstance(check, CorpusCheck):
        list(check.find(batch, check.decide(check.tally(batch))))


def _timed(action: Callable[[], object]) -> float:
    began = time.process_time()
    action()
    return time.process_time() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", help="another build to measure in the same run: its src folder, or a revision")
    parser.add_argument("--data", type=Path, help='JSONL with {"id", "text"} rows, instead of made-up text')
    parser.add_argument("--mb", type=float, default=4.0, help="megabytes of text")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--breakdown", action="store_true", help="also print where the time goes")
    args = parser.parse_args()
    documents = read(args.data, args.mb) if args.data else made_up(args.mb)
    with tempfile.TemporaryDirectory() as folder:
        builds = {CHECK: HERE, BASE: sources_of(args.base, Path(folder))} if args.base else {CHECK: None}
        measures = {name: partial(without_start_up, documents, source) for name, source in builds.items()}
        taken = in_turn({**measures, FINDALL: partial(findall_seconds, documents)}, args.rounds)
    size = megabytes_of(documents)
    print(f"Python {platform.python_version()}, {platform.machine()}; {len(documents)} documents, {size:.1f} MB; {args.rounds} rounds")
    print(*told(taken), sep="\n")
    if args.breakdown:
        breakdown(documents)


if __name__ == "__main__":
    main()
