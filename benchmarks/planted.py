"""Measure how many slips planted into clean articles are found, and how many findings there are without any.

    python benchmarks/planted.py FOLDER [--rounds 2] [--language en] [--seed 7] [--show N]

FOLDER holds ``clean.jsonl`` or ``clean.jsonl.gz``: edited documents as {"id", "lang", "text"}. Each planted document is a
clean one in which one word was changed at one place. Found is what a finding of the family `spelling` overlaps; the second
figure leaves findings of severity info out. The same seed plants the same slips. Names are chosen by a rule of their own, not
by the checks': capitalised words that no clean document has in lower case, at least once in the middle of a sentence. Quoted
words are left alone: a quotation may have its speaker's spelling.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pathlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Set
from typing import NamedTuple

from seedproof import CheckSelection, Document, Finding
from seedproof.run.worker import Worker

NAME = re.compile(r"(?<![\w'’-])[A-Z][a-z]{3,}(?![\w’'-]*[\w-])")
ACRONYM = re.compile(r"(?<![\w'’.-])[A-Z]{3,6}(?![\w.-])")
QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”')
MID_SENTENCE = re.compile(r"[a-z,] $")
SWAPS = tuple(
    (pair.partition(">")[0], pair.partition(">")[2])
    for pair in "ei>ey ay>ai ck>k ph>f y>i i>y k>c c>k z>s ss>s ll>l nn>n tt>t th>t v>w w>v ou>u ee>i".split()
)
DIALECT = (("ise", "ize"), ("isa", "iza"), ("isi", "izi"), ("our", "or"), ("ize", "ise"), ("iza", "isa"), ("izi", "isi"), ("or", "our"))
ROOTS = re.compile(
    r"\b(?:organi[sz]|reali[sz]|recogni[sz]|criti?ci[sz]|privati[sz]|emphasi[sz]|lab(?:ou?)r\b|col(?:ou?)r|fav(?:ou?)r|hon(?:ou?)r|neighb(?:ou?)r)\w*\b"
)


class Planted(NamedTuple):
    """A document with one slip at ``[start, end)``."""

    kind: str
    id: str
    text: str
    start: int
    end: int


def slip(word: str, draw: random.Random) -> str:
    """Return ``word`` with one letter past the first lost, doubled, changed, or swapped with the next."""
    at = draw.randrange(1, len(word) - 1)
    return draw.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + draw.choice("aeiou" if word[at] in "aeiou" else "bcdfghklmnprstvz") + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def transcribed(word: str, draw: random.Random) -> str:
    """Return ``word`` in another spelling of about the same sound."""
    return _swapped(word, draw.sample(SWAPS, len(SWAPS)), 1)


def other_dialect(word: str, _draw: random.Random) -> str:
    """Return an American word in British spelling, or the other way round."""
    return _swapped(word, DIALECT, 3)


def _swapped(word: str, swaps: tuple[tuple[str, str], ...] | list[tuple[str, str]], first: int) -> str:
    for old, new in swaps:
        if (at := word.find(old, first)) > 0:
            return word[:at] + new + word[at + len(old) :]
    return word


def lowered(word: str, _draw: random.Random) -> str:
    """Return ``word`` in lower case."""
    return word.lower()


def titled(word: str, _draw: random.Random) -> str:
    """Return ``word`` with only its first letter in upper case."""
    return word.capitalize()


#: What is planted: the words to choose from, how often one must stand in the text (at least, at most), and the change.
KINDS: dict[str, tuple[re.Pattern[str], int, int, Callable[[str, random.Random], str]]] = {
    "name, a slip": (NAME, 2, 999, slip),
    "name, another transcription": (NAME, 2, 999, transcribed),
    "name, a slip in one of two places": (NAME, 2, 2, slip),
    "name in lower case": (NAME, 2, 999, lowered),
    "name in lower case, nowhere else": (NAME, 1, 1, lowered),
    "acronym in lower case": (ACRONYM, 2, 999, lowered),
    "acronym as a name": (ACRONYM, 3, 999, titled),
    "the other dialect": (ROOTS, 2, 999, other_dialect),
}


def choices(text: str, kind: str, common: Set[str]) -> Iterator[re.Match[str]]:
    """Yield the places of words that may be changed: of names only those in the middle of a sentence."""
    pattern, least, most, _ = KINDS[kind]
    places = defaultdict(list)
    for match in pattern.finditer(QUOTED.sub(lambda m: " " * len(m.group()), text)):
        places[match.group()].append(match)
    for word, found in places.items():
        named = word[0].isupper()
        if least <= len(found) <= most and not (named and word.lower() in common):
            yield from (m for m in found if not named or MID_SENTENCE.search(text[max(0, m.start() - 2) : m.start()]))


def plant(row: Document, kind: str, common: Set[str], draw: random.Random) -> Planted | None:
    """Return ``row`` with one slip of this kind, or None where it has no word for it."""
    change = KINDS[kind][3]
    # One place a word, so that a name on every line is not chosen more often than others.
    found = list(choices(row.text, kind, common))
    words = {m.group(): m for m in draw.sample(found, len(found))}
    for match in words.values():
        new = change(match.group(), draw)
        if new != match.group() and new not in row.text:
            text = row.text[: match.start()] + new + row.text[match.end() :]
            return Planted(kind, row.id, text, match.start(), match.start() + len(new))
    return None


def clean_rows(folder: pathlib.Path, language: str) -> list[Document]:
    """Return the clean documents of a language."""
    path = next(p for p in (folder / "clean.jsonl", folder / "clean.jsonl.gz") if p.exists())
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Document(r["id"], r["text"]) for r in rows if r["lang"] == language and r.get("source") != "ud-pud"]


def spelling(documents: list[Document]) -> dict[str, list[Finding]]:
    """Return the findings of the family in each document, checked as one corpus would be but for the second pass."""
    worker = Worker(CheckSelection.of(select=["spelling"]).checks())
    found = defaultdict(list)
    for i in range(0, len(documents), 200):
        for finding in worker.examine(documents[i : i + 200]).findings:
            found[finding.seed].append(finding)
    return found


def main() -> None:
    """Plant, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=2, help="slips of each kind in each document")
    parser.add_argument("--language", default="en")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", type=int, default=0, help="slips of each kind to show that were not found")
    args = parser.parse_args()
    draw, rows = random.Random(args.seed), clean_rows(args.folder, args.language)
    common = {word for row in rows for word in re.findall(r"\b[a-z]+\b", row.text)}
    planted = [slip for kind in KINDS for row in rows for _ in range(args.rounds) if (slip := plant(row, kind, common, draw))]
    before = spelling(rows)
    after = spelling([Document(str(i), p.text) for i, p in enumerate(planted)])
    report(planted, after, args.show)
    paragraphs = sum(1 for row in rows for line in row.text.split("\n") if line.strip())
    alarms = Counter((f.check, f.severity) for found in before.values() for f in found)
    print(f"\nfindings in the {len(rows)} documents as they are, by 1,000 of their {paragraphs} paragraphs")
    for (check, severity), count in sorted(alarms.items()):
        print(f"{check:22} {severity:8} {1000 * count / paragraphs:6.2f}  ({count})")


def report(planted: list[Planted], found: dict[str, list[Finding]], show: int) -> None:
    """Print the share of slips found, by kind."""
    print(f"{'planted':36} found  without info      n")
    for kind in KINDS:
        hits = [[f for f in found[str(i)] if f.start < p.end and p.start < f.end] for i, p in enumerate(planted) if p.kind == kind]
        slips = [p for p in planted if p.kind == kind]
        rates = (sum(map(bool, hits)) / max(len(hits), 1), sum(any(f.severity != "info" for f in h) for h in hits) / max(len(hits), 1))
        print(f"{kind:36} {rates[0]:5.3f} {rates[1]:13.3f} {len(hits):6}")
        for p in [p for p, hit in zip(slips, hits, strict=True) if not hit][:show]:
            print(
                f"    {p.id}: {p.text[max(0, p.start - 30) : p.start]}[{p.text[p.start : p.end]}]{p.text[p.end : p.end + 30]}".replace(
                    "\n", " "
                )
            )


if __name__ == "__main__":
    main()
