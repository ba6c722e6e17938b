"""Read articles that nobody has spun, by site."""

from __future__ import annotations

import gzip
import json
import pathlib
import random
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

__all__ = ["Article", "articles", "excerpt", "rows"]

NOT_FOR_LEARNING = ("L3S-GN1",)  # its licence allows research only
SHORTEST = 600  # characters: a hundred words, of which a spinner swaps a dozen (guessed)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|\n+")


class Article(NamedTuple):
    """One article.

    ``site``: whose it is · ``text``: the article alone · ``fold``: the same for all articles of a site.
    """

    site: str
    text: str
    fold: int


def articles(folder: pathlib.Path, folds: int) -> list[Article]:
    """Return one text a page of ``trailing_more`` in English, without what follows the article."""
    best: dict[str, tuple[str, str]] = {}
    for row in rows(folder, "trailing_more"):
        free = not any(name in row["source_repo"] for name in NOT_FOR_LEARNING)
        usable = free and row.get("lang") == "en" and not row["kind"].startswith("whole")
        if usable and (row["page"] not in best or row["kind"] == "truth"):
            best[row["page"]] = row["site"], row["text"][row["body_start"] or 0 : row["body_end"]]
    found = [Article(site, text, zlib.crc32(site.encode()) % folds) for site, text in best.values() if len(text) >= SHORTEST]
    random.Random(2).shuffle(found)
    return found


def excerpt(text: str, words: int, chance: random.Random) -> str:
    """Return whole sentences of about so many words, from a place drawn by lot."""
    sentences: Sequence[str] = SENTENCE.split(text)
    lengths = [len(s.split()) for s in sentences]
    if sum(lengths) <= words:
        return text
    first, count = chance.randrange(len(sentences)), 0
    last = first
    while last < len(sentences) and count < words:
        count += lengths[last]
        last += 1
    return " ".join(sentences[first:last])


def rows(folder: pathlib.Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a set of labelled documents."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
