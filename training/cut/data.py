"""Labelled documents for ``learn.py``, of the sources in ``data.toml``: texts, and for each where a cut is right."""

from __future__ import annotations

import gzip
import hashlib
import json
import pathlib
import random
import sys
import tomllib
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

SOURCES: Mapping[str, Any] = tomllib.loads(pathlib.Path(__file__).with_name("data.toml").read_text(encoding="utf-8"))
LONGEST = 120_000  # characters; past it a page says nothing new (guessed)
LONGEST_BACKGROUND = 20_000  # the same of an edited document (guessed)
MOST_TEXTS = 2  # of a whole page: more of its hundreds of lines of menus teach nothing
SURE = 2  # of a mark: nearly every curator would agree
FLAT = 0.5  # what a flattened document counts, the document itself being 1 (guessed)
FLATTENED = 0.3  # share of the documents that are flattened too (guessed)
WHOLE = 0.5  # what a whole page counts, a text near the article being 1: most of its lines are easily told (guessed)


@dataclass(frozen=True)
class Labelled:
    """A text, and where its cut lies.

    ``id``: of the text
    ``text``: as an extractor gave it
    ``low``, ``high``: offsets between which a start of the tail is right
    ``ends``: the end of the text is right too, as when there is no tail
    ``site``, ``page``: where it is from; no site is in two folds
    ``source``: the data set
    ``kind``: whether an extractor gave what is ``near`` the article or the ``whole`` page, or how it was made
    ``weight``: how much it counts
    ``sure``: the label says just where the article ends
    ``learn``: its licence allows to learn from it
    ``body_end``: where the article ends, if ``sure``
    ``keep``: where snippets end that are of the article
    ``flag``: where snippets end that follow the article
    """

    id: str
    text: str
    low: int
    high: int
    ends: bool
    site: str
    page: str
    source: str
    kind: str
    weight: float
    sure: bool = True
    learn: bool = True
    body_end: int = 0
    keep: tuple[int, ...] = ()
    flag: tuple[int, ...] = ()


def read(folder: pathlib.Path, limit: int | None = None) -> list[Labelled]:
    """Return the documents of all sources whose files lie in ``folder``, or ``limit`` of each file."""
    check_files(folder)
    labelled = [d for name in ("trailing", "trailing_more") for d in islice(_trailing(folder, name), limit)]
    marked, snippets, clean = (islice(rows_of(folder), limit) for rows_of in (_marked, _snippets, _clean))
    rows = [*labelled, *marked, *snippets, *clean, *_background(folder, limit)]
    chance = random.Random(1)
    seen: Counter[str] = Counter()
    chance.shuffle(rows)
    rows = [d for d in rows if not (d.kind.startswith("whole") and d.source != "trailing" and _again(seen, d.page))]
    pages = Counter((d.page, d.kind[:5]) for d in rows)
    return [replaced(d, d.weight / pages[d.page, d.kind[:5]]) for d in rows]


def check_files(folder: pathlib.Path) -> None:
    """Exit where a file of ``data.toml`` is missing, and warn where it is not the one that the shipped weights were learnt from."""
    for name, source in SOURCES.items():
        files = source.get("files") or ({source["file"]: source["sha256"]} if "file" in source else {})
        for file, checksum in files.items():
            path = folder / file
            if not path.is_file():
                sys.exit(f"{path} is missing: {source['what']}\n  to get it: {source['fetch']}")
            with path.open("rb") as content:
                if hashlib.file_digest(content, "sha256").hexdigest() != checksum:
                    print(f"{path}: not the file of {name} that the shipped weights were learnt from", file=sys.stderr)


def truncated(documents: list[Labelled], seed: int = 0) -> list[Labelled]:
    """Return whole pages cut off soon after the article's end, as a good extractor leaves them, and some just at it."""
    chance = random.Random(seed)
    result = []
    for d in documents:
        if d.kind.startswith("whole") and not d.ends and d.sure and d.learn:
            lines = d.text[d.high :].strip("\n").split("\n")
            kept = "\n".join(lines[: chance.choice((1, 1, 2, 3, 5, 8, 12))])
            at = d.high + len(d.text[d.high :]) - len(d.text[d.high :].lstrip("\n"))
            result.append(replaced(d, d.weight, text=d.text[: at + len(kept)], kind="near+cut"))
            result.append(replaced(d, d.weight / 2, text=d.text[: d.low], high=d.low, ends=True, kind="near+cut"))
    return result


def flattened(documents: list[Labelled], seed: int = 0) -> list[Labelled]:
    """Return some of the documents near their article with their line ends lost: on one line, as many corpora are stored."""
    chance = random.Random(seed)
    return [
        replaced(d, d.weight * FLAT, text="".join(" " if c in "\r\n" else c for c in d.text), kind=f"flat {d.kind}")
        for d in documents
        if d.learn and not d.kind.startswith("whole") and chance.random() < (1 if d.source == "marked" else FLATTENED)
    ]


def fold_of(site: str, folds: int) -> int:
    """Return the fold of a site: the same in every run."""
    return zlib.crc32(site.encode()) % folds


def replaced(d: Labelled, weight: float, **changes: Any) -> Labelled:
    """Return ``d`` with another weight and other ``changes``."""
    return Labelled(**{**d.__dict__, "weight": weight, **changes})


def _again(seen: Counter[str], page: str) -> bool:
    """Return whether a whole page has been seen often enough before."""
    seen[page] += 1
    return seen[page] > MOST_TEXTS


def _rows(path: pathlib.Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _trailing(folder: pathlib.Path, name: str) -> Iterator[Labelled]:
    """Yield texts of pages whose article is marked as a whole."""
    source = SOURCES[name]
    for r in _rows(folder / source["file"]):
        text, origin = r["text"][:LONGEST], r.get("source_repo", name)
        low = r["soft_from"] if r["trailing"] else r.get("soft_from") or len(text)
        high = r["soft_to"] if r["trailing"] else len(text)
        if low > LONGEST or not text.strip():
            continue
        low = len(text[:low].rstrip()) - 2
        high = high + len(text[high:]) - len(text[high:].lstrip()) + 2
        weight = source["weight"] * next((more for part, more in source.get("heavier", {}).items() if part in origin), 1.0)
        yield Labelled(
            r["id"], text, low, high, not r["trailing"], r["site"], r["page"], origin, r["kind"],
            weight * (WHOLE if r["kind"].startswith("whole") else 1.0),
            learn=not any(part in origin for part in source.get("judge-only", ())), body_end=min(r["body_end"], len(text)),
        )  # fmt: skip


def _snippets(folder: pathlib.Path) -> Iterator[Labelled]:
    """Yield texts with snippets to keep and to flag: the cut lies anywhere between the last of the one and the first of the other."""
    source = SOURCES["trailing_multi"]
    for r in _rows(folder / source["file"]):
        low = r["last_keep_end"]
        after = [s["start"] for s in r["must_flag"] if s["start"] >= low]
        if low > LONGEST or not r["must_keep"]:
            continue
        text = r["text"][:LONGEST]
        high = min(after, default=len(text))
        yield Labelled(
            r["id"], text, low, high, not after, r["site"], r["id"].partition("/")[2], "multi", r["kind"], source["weight"], sure=False,
            keep=tuple(s["end"] for s in r["must_keep"]), flag=tuple(s["end"] for s in r["must_flag"]),
        )  # fmt: skip


def _marked(folder: pathlib.Path) -> Iterator[Labelled]:
    """Yield scraped documents of which a reader marked the tail, or that there is none."""
    source = SOURCES["gold_more"]
    for r in _rows(folder / source["file"]):
        text, end = r["text"], len(r["text"].rstrip())
        tails = [m for m in r["marks"] if m["family"] == "offtopic" and m["kind"] == "tail" and m["end"] >= end]
        at = min((m["start"] for m in tails), default=len(text))
        arguable = not tails or any(m["sure"] < SURE for m in tails)
        low, high = (len(text[:at].rstrip()) - 2, at + 2) if tails else (len(text), len(text))
        if at < LONGEST and text[:at].strip():
            yield Labelled(
                f"marked/{r['id']}", text[:LONGEST], low, high, arguable, r["site"], r["id"], "marked", "near", source["weight"],
                sure=not arguable or not tails, body_end=min(at, LONGEST),
            )  # fmt: skip


def _clean(folder: pathlib.Path) -> Iterator[Labelled]:
    """Yield edited articles."""
    source = SOURCES["clean"]
    for r in _rows(folder / source["file"]):
        if r["source"] not in source["leave-out"]:
            yield _whole(r["id"], r["text"], "clean", source["weight"])


def _background(folder: pathlib.Path, limit: int | None) -> Iterator[Labelled]:
    """Yield edited documents in a dozen languages, ``limit`` of each file."""
    source = SOURCES["background"]
    for file in source["files"]:
        documents = (r for r in _rows(folder / file) if r["source"] in source["sources"] and r["unit"] == "document")
        for r in islice(documents, limit):
            yield _whole(f"{r['lang']}/{r['id']}", r["text"][:LONGEST_BACKGROUND], "background", source["weight"])


def _whole(name: str, text: str, source: str, weight: float) -> Labelled:
    """Return an article that ends where its text does."""
    return Labelled(
        name, text, len(text), len(text), ends=True, site=name, page=name, source=source, kind="near", weight=weight, sure=False
    )
