"""Texts with line ends for ``learn.py``, of the sources in ``data.toml``: at most one of a page, and few of a site."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["read"]

LABELLED = ("trailing", "trailing_more", "trailing_multi", "gold_more", "clean")
RESEARCH_ONLY = "L3S-GN1"  # by source_repo: its licence allows research only, so that nothing is learnt from it
OF_A_SITE = 12  # unlabelled documents (guessed)
LONGEST, LONGEST_UNLABELLED = 15_000, 8_000  # characters that are read of one (guessed)


def read(folder: Path, raw: Path) -> list[tuple[str, str]]:
    """Return site and text of each, in an order that is always the same."""
    found = [*_labelled(folder), *_unlabelled(raw)]
    random.Random(2).shuffle(found)
    return found


def _labelled(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield texts near the article, of whole pages none: their menus are lists anyway."""
    seen: set[str] = set()
    for name in LABELLED:
        for row in _rows(folder / f"{name}.jsonl.gz"):
            page = str(row.get("page") or row.get("url") or f"{name}/{row['id']}")
            if page not in seen and row.get("kind", "near") == "near" and RESEARCH_ONLY not in row.get("source_repo", ""):
                seen.add(page)
                yield str(row.get("site") or page), row["text"][:LONGEST]


def _unlabelled(raw: Path) -> Iterator[tuple[str, str]]:
    """Yield some scraped documents of each site."""
    chance, by_site = random.Random(2), defaultdict(list)
    for path in sorted(raw.glob("raw_*.jsonl.gz")):
        for row in _rows(path):
            if row.get("kind") != "whole" and "\n" in row["text"]:
                by_site[row["site"]].append(row["text"][:LONGEST_UNLABELLED])
    for site, texts in by_site.items():
        yield from ((site, text) for text in chance.sample(texts, min(len(texts), OF_A_SITE)))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
