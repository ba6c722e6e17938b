"""How fast is `seedproof check` on one core, against one pass of re.findall over the same text?

    python benchmarks/speed.py [--data FILE.jsonl] [--mb 4] [--rounds 3] [--breakdown]

Both are measured in this run, in turn, on the same text, in seconds of CPU time, so that what else the machine does counts
for less. The command's start-up is cancelled out by timing it on a small part of the text too and dividing the difference
in megabytes by the difference in seconds. Without --data the
text is made from this repository's seeds: their sentences, drawn anew into documents of the same shape.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import pathlib
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import islice
from operator import attrgetter

from seedproof import Batch, BatchCheck, Check, CheckSelection, CorpusCheck, Document, SeedCheck
from seedproof.corpus.corpus import BATCH_CHARACTERS
from seedproof.parse import batch_of

ROOT = pathlib.Path(__file__).parent.parent
SENTENCE = re.compile(r"(?<=[.!?”»“])\s+(?=\S)")
QUOTE = re.compile(r"[\"“”„«»‘]")


def made_up(megabytes: float) -> list[Document]:
    """Return documents of the seeds' shapes, with every paragraph's sentences drawn from all seeds of its language.

    Real documents repeat sentences neither within nor among themselves, and if they do, that is a defect and takes longer. So
    each sentence is drawn once a document, and goes on, from a word that both have, as another one does.
    """
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    shapes = [
        (seed.language, text.split("\n"))
        for seed, text in zip(batch_of([Document(str(i), t) for i, t in enumerate(texts)]).seeds, texts, strict=True)
    ]
    pool: dict[str | None, list[str]] = defaultdict(list)
    for language, lines in shapes:
        for line in lines[1:]:
            pool[language] += sentences(line)
    # Half of the sentences begin, the others' ends follow: no end stands twice in a document, nor after its own beginning.
    endings = {language: _endings(drawn[1::2]) for language, drawn in pool.items()}
    draw = random.Random(7)
    documents: list[Document] = []
    size = 0
    while size < megabytes * 1e6:
        language, lines = draw.choice(shapes)
        begins, used = pool[language][::2], set[int]()
        deck = (_spliced(sentence, endings[language], used, draw) for sentence in draw.sample(begins, len(begins)))
        mixed = [" ".join(islice(deck, len(sentences(line)))) if line.strip() else "" for line in lines[1:]]
        title = f"{lines[0]}: {' '.join(draw.choice(begins).split()[:5])}"
        documents.append(Document(f"made-{len(documents)}", "\n".join([title, *mixed])))
        size += len(documents[-1].text.encode())
    return documents


def sentences(line: str) -> list[str]:
    """Return the sentences of a line; those of one quotation stay together."""
    found: list[str] = []
    for part in SENTENCE.split(line) if line.strip() else []:
        if found and len(QUOTE.findall(found[-1])) % 2:
            found[-1] += " " + part
        else:
            found.append(part)
    return found


def _endings(pool: list[str]) -> dict[str, list[tuple[int, str]]]:
    """Return for each word in small letters what follows it in sentences without quotation marks, with the sentence's number."""
    endings: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, sentence in enumerate(pool):
        words = sentence.split(" ")
        for i, word in enumerate(words[:-1]):
            if word.islower() and word.isalpha() and not QUOTE.search(sentence):
                endings[word].append((number, " ".join(words[i + 1 :])))
    return endings


def _spliced(sentence: str, endings: dict[str, list[tuple[int, str]]], used: set[int], draw: random.Random) -> str:
    """Return the beginning of a sentence up to some word, and after it the end of another that is not in ``used``."""
    words = sentence.split(" ")
    ways = [(i, end) for i, word in enumerate(words[:-1]) for end in endings.get(word, ()) if end[0] not in used]
    if not ways or QUOTE.search(sentence):
        return sentence
    at, (number, end) = draw.choice(ways)
    used.add(number)
    return " ".join([*words[: at + 1], end])


def read(path: pathlib.Path, megabytes: float) -> list[Document]:
    """Return documents of a JSONL file, over and over under new ids until there are enough."""
    rows = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    documents: list[Document] = []
    size = 0
    while size < megabytes * 1e6:
        text = rows[len(documents) % len(rows)]
        documents.append(Document(f"row-{len(documents)}", text))
        size += len(text.encode("utf-8", "surrogatepass"))
    return documents


def megabytes_of(documents: list[Document]) -> float:
    """Return the UTF-8 size of the texts in 10**6 bytes."""
    return sum(len(d.text.encode("utf-8", "surrogatepass")) for d in documents) / 1e6


def check_seconds(documents: list[Document], folder: pathlib.Path) -> float:
    """Return the CPU time, of user and system, of `seedproof check` in one process over ``documents``."""
    path = folder / "documents.jsonl"
    path.write_text("".join(json.dumps({"id": d.id, "text": d.text}) + "\n" for d in documents), encoding="utf-8")
    command = [sys.executable, "-m", "seedproof", "check", str(path), "--jobs", "1", "--format", "jsonl", "--fail-on", "never"]
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def findall_seconds(documents: list[Document]) -> float:
    """Return the CPU time of one pass of re.findall over the texts."""
    began = time.process_time()
    for document in documents:
        re.findall(r"\w+", document.text)
    return time.process_time() - began


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
    parser.add_argument("--data", type=pathlib.Path, help='JSONL with {"id", "text"} rows, instead of made-up text')
    parser.add_argument("--mb", type=float, default=4.0, help="megabytes of text")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--breakdown", action="store_true", help="also print where the time goes")
    args = parser.parse_args()
    documents = read(args.data, args.mb) if args.data else made_up(args.mb)
    part = documents[: max(1, len(documents) // 8)]
    size, part_size = megabytes_of(documents), megabytes_of(part)
    rates, baselines = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(args.rounds):
            start_up_and_part = check_seconds(part, pathlib.Path(folder))
            rates.append((size - part_size) / (check_seconds(documents, pathlib.Path(folder)) - start_up_and_part))
            baselines.append(size / findall_seconds(documents))
    rate, baseline = statistics.median(rates), statistics.median(baselines)
    ratio = statistics.median(b / r for r, b in zip(rates, baselines, strict=True))
    print(f"Python {platform.python_version()}, {platform.machine()}; {len(documents)} documents, {size:.1f} MB; {args.rounds} rounds")
    print(f"seedproof check, one core   {rate:6.2f} MB/s")
    print(f"re.findall(r'\\w+')          {baseline:6.2f} MB/s")
    print(f"ratio                       {ratio:6.2f} (passes of findall that one check takes)")
    if args.breakdown:
        breakdown(documents)


if __name__ == "__main__":
    main()
