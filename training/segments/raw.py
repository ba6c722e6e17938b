"""Read unlabelled scraped documents, few of each site: the teacher tells what their segments are."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.segments.documents import rows
from training.segments.labelled import Labelled

__all__ = ["files", "read"]

OF_A_SITE = 12  # documents (guessed)
WILD = 650  # documents of each corpus whose sites are not known (guessed)
LEAST, LONGEST = 150, 15_000  # characters (guessed)
BEGINNING = 200  # characters by which a document is known to be one of those that measure


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


def _documents(file: Path) -> Iterator[Labelled]:
    """Yield the documents of a file. One whose site is not known is a site of its own."""
    for r in rows(file.parent, file.name.removesuffix(".jsonl.gz")):
        yield Labelled(f"raw/{r['id']}", r["text"], r.get("site") or r["id"], r["id"], "raw", lang=r.get("lang", ""))
