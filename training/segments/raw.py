"""Read unlabelled scraped documents. The teacher tells what their segments are; lines that recur on a site are likelier to be its own."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.segments.documents import rows
from training.segments.labelled import Labelled

__all__ = ["files", "key", "read", "recurring"]

OF_A_SITE = 40  # documents (guessed)
WILD = 1_500  # documents of each corpus whose sites are not known (guessed)
LEAST, LONGEST = 150, 15_000  # characters (guessed)
BEGINNING = 200  # characters by which a document is known to be one of those that measure, or another's copy
RECURS = 3  # documents of a site that hold a line: of two the one may be the other's update (guessed)

_NUMBER, _BETWEEN = re.compile(r"\d+"), re.compile(r"[\W_]+")


def files(folder: Path) -> list[Path]:
    """Return the files of the folder, in order."""
    return sorted(folder.glob("*.jsonl.gz"))


def read(folder: Path, measured: frozenset[str], limit: int | None = None) -> list[Labelled]:
    """Return some documents of each site, or ``limit`` of each file; none that begins as one of the texts ``measured``."""
    beginnings, chance = {text[:BEGINNING] for text in measured}, random.Random(3)
    found = []
    for file in files(folder):
        by_site = defaultdict(list)
        for d in _documents(file):
            if LEAST < len(d.text) < LONGEST and d.text[:BEGINNING] not in beginnings:
                by_site["" if file.name.startswith("wild") else d.site].append(d)
        chosen = [d for site, of_site in by_site.items() for d in chance.sample(of_site, min(len(of_site), OF_A_SITE if site else WILD))]
        found += chosen if limit is None else chance.sample(chosen, min(limit, len(chosen)))
    return found


def recurring(folder: Path) -> dict[str, frozenset[str]]:
    """Return for each site the keys of the lines that recur on it."""
    of_site: dict[str, dict[str, str]] = defaultdict(dict)
    for file in files(folder):
        for d in _documents(file):
            if not file.name.startswith("wild"):
                of_site[d.site].setdefault(key(d.text[:BEGINNING]), d.text)
    return {site: _recurring(texts.values()) for site, texts in of_site.items() if len(texts) >= RECURS}


def key(line: str) -> str:
    """Return what a line is known by: its letters in small, each number as one digit."""
    return _BETWEEN.sub(" ", _NUMBER.sub("0", line.casefold())).strip()


def _recurring(texts: Iterable[str]) -> frozenset[str]:
    """Return the keys of the lines that recur."""
    count: Counter[str] = Counter()
    for text in texts:
        count.update({k for k in map(key, text.split("\n")) if k})
    return frozenset(k for k, documents in count.items() if documents >= RECURS)


def _documents(file: Path) -> Iterator[Labelled]:
    """Yield the documents of a file. One whose site is not known is a site of its own."""
    for r in rows(file.parent, file.name.removesuffix(".jsonl.gz")):
        yield Labelled(f"raw/{r['id']}", r["text"], r.get("site") or r["id"], r["id"], "raw", lang=r.get("lang", ""))
