"""Measure how many calls to readers are found where they were put into articles, by language and place.

    python benchmarks/calls.py FILE.jsonl [--set first] [--documents 4] [--seed 5] [--show]

FILE.jsonl holds articles as {"id", "text"}. Of each language of ``calls.toml`` some are drawn in which no check of the family `offtopic`
finds anything. Each call is put below the last paragraph, behind its last sentence, and between two paragraphs in the middle. Found is
what a warning or an error of the family overlaps. The same seed draws the same articles.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from seedproof import CheckSelection, Document, Finding
from seedproof.run.worker import Worker

PLACES = ("below", "behind", "between")
SIZES = range(1_200, 6_000)  # characters of an article
LINES = 5  # of an article, at least
PARAGRAPH = 15  # words of a paragraph behind which a call may stand
TOGETHER = 100  # texts that are looked at together
LOOKED_AT = 9_000  # articles, of which some are drawn


class Planted(NamedTuple):
    """An article with a call at ``[start, end)``."""

    language: str
    place: str
    call: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where the call ends."""
        return self.start + len(self.call)


def articles(path: Path, languages: Sequence[str], wanted: int, draw: random.Random) -> dict[str, list[str]]:
    """Return some articles of each language in which nothing is off topic."""
    with path.open(encoding="utf-8", newline="\n") as file:
        rows = [row["text"].rstrip() for row in map(json.loads, filter(str.strip, file)) if len(row["text"]) in SIZES]
    draw.shuffle(rows)
    rows = [text for text in rows[:LOOKED_AT] if text.count("\n") >= LINES and text[-1] in '.”"»']
    found: dict[str, list[str]] = {language: [] for language in languages}
    for index in range(0, len(rows), TOGETHER):
        texts = rows[index : index + TOGETHER]
        for text, language, findings in examined(texts):
            if not findings and language in found and len(found[language]) < wanted:
                found[language].append(text)
        if all(len(drawn) >= wanted for drawn in found.values()):
            break
    return found


def examined(texts: Sequence[str]) -> Iterator[tuple[str, str | None, list[Finding]]]:
    """Yield each text with its language and what the family finds in it, apart from what only a corpus shows."""
    result = worker().examine([Document(str(number), text) for number, text in enumerate(texts)])
    findings: dict[str, list[Finding]] = {row.id: [] for row in result.seeds}
    for finding in result.findings:
        findings[finding.seed].append(finding)
    for text, row in zip(texts, result.seeds, strict=True):
        yield text, row.language, findings[row.id]


@cache
def worker() -> Worker:
    """Return what looks at the texts."""
    return Worker(CheckSelection.of(select=("offtopic",)).checks())


def planted(language: str, call: str, text: str) -> Iterator[Planted]:
    """Yield an article with the call at each place that it has."""
    yield Planted(language, "below", call, f"{text}\n\n{call}", len(text) + 2)
    yield Planted(language, "behind", call, f"{text} {call}", len(text) + 1)
    lines = text.split("\n")
    for index in range(len(lines) // 2, len(lines) - 1):
        if len(lines[index].split()) > PARAGRAPH and lines[index].rstrip()[-1:] in (".", "”", '"'):
            above, below = "\n".join(lines[: index + 1]), "\n".join(lines[index + 1 :]).lstrip("\n")
            yield Planted(language, "between", call, f"{above}\n\n{call}\n\n{below}", len(above) + 2)
            return


def is_found(one: Planted, findings: Sequence[Finding]) -> bool:
    """Tell whether a warning or an error overlaps the call."""
    return any(f.severity != "info" and f.start < one.end and one.start < f.end for f in findings)


def main() -> None:
    """Put the calls into articles, and print how many are found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--set", choices=("first", "second", "third"), default="first")
    parser.add_argument("--documents", type=int, default=4)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--show", action="store_true", help="print the calls that are not found")
    options = parser.parse_args()
    calls: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("calls.toml").read_text(encoding="utf-8"))[options.set]
    drawn = articles(options.file, list(calls), options.documents, random.Random(options.seed))
    tally: Counter[tuple[str, str, bool]] = Counter()
    for language, said in calls.items():
        put = [one for call in said for text in drawn[language] for one in planted(language, call, text)]
        for one, (_, _, findings) in zip(put, examined([one.text for one in put]), strict=True):
            found = is_found(one, findings)
            tally[language, one.place, found] += 1
            if options.show and not found:
                print(f"{language} {one.place:8s} {one.call}")
    for language in calls:
        told = (f"{place} {tally[language, place, True]} of {sum(tally[language, place, f] for f in (True, False))}" for place in PLACES)
        print(f"{language}  {', '.join(told)}")


if __name__ == "__main__":
    main()
