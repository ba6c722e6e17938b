"""Labelled documents for ``learn_cut.py``: texts, and for each the places where a cut is right."""

from __future__ import annotations

import gzip
import json
import pathlib
import random
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LONGEST = 120_000  # characters; past it a page says nothing new
LONGEST_BACKGROUND = 20_000
BACKGROUND = ("ntrex", "masc", "presidents", "factrueval2016", "tr-financial-news")  # licences without "non-commercial"
NOT_FOR_LEARNING = ("L3S-GN1",)  # its licence allows research only: it may judge weights, never make them


@dataclass(frozen=True)
class Labelled:
    """A text whose cut lies in ``[low, high]``, and how much it counts.

    ``ends``: the end of the text is right too, as when there is no tail. ``sure`` tells whether the label says just where
    the article ends, which is then ``body_end``; else it may say which snippets are of the article (``keep``, where each ends) and
    which follow it (``flag``).
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


def read(folder: pathlib.Path) -> list[Labelled]:
    """Return the documents of ``trailing``, ``trailing_more``, ``trailing_multi`` and ``clean`` in ``folder``, and of ``background``
    beside it.
    """
    labelled = (*_trailing(folder, "trailing", 2.0), *_trailing(folder, "trailing_more", 1.0), *_snippets(folder))
    rows = [*labelled, *_clean(folder), *_background(folder.parent / "background")]
    chance = random.Random(1)
    seen: Counter[str] = Counter()
    chance.shuffle(rows)
    rows = [d for d in rows if not (d.kind.startswith("whole") and d.source != "trailing" and _again(seen, d.page))]
    pages = Counter((d.page, d.kind[:5]) for d in rows)
    return [replaced(d, d.weight / pages[d.page, d.kind[:5]]) for d in rows]


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


def fold_of(site: str, folds: int) -> int:
    """Return the fold of a site: the same in every run."""
    return zlib.crc32(site.encode()) % folds


def _again(seen: Counter[str], page: str) -> bool:
    """Whether a whole page has been seen twice before: more of its hundreds of lines of menus teach nothing."""
    seen[page] += 1
    return seen[page] > 2


def _rows(folder: pathlib.Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _trailing(folder: pathlib.Path, name: str, weight: float) -> Iterator[Labelled]:
    for r in _rows(folder, name):
        text, source = r["text"][:LONGEST], r.get("source_repo", name)
        low = r["soft_from"] if r["trailing"] else r.get("soft_from") or len(text)
        high = r["soft_to"] if r["trailing"] else len(text)
        if low > LONGEST or not text.strip():
            continue
        low = len(text[:low].rstrip()) - 2
        high = high + len(text[high:]) - len(text[high:].lstrip()) + 2
        yield Labelled(
            r["id"], text, low, high, not r["trailing"], r["site"], r["page"], source, r["kind"],
            weight * (2.0 if "fundus" in source else 1.0) * (0.5 if r["kind"].startswith("whole") else 1.0),
            learn=not any(n in source for n in NOT_FOR_LEARNING), body_end=min(r["body_end"], len(text)),
        )  # fmt: skip


def _snippets(folder: pathlib.Path) -> Iterator[Labelled]:
    """Texts with snippets to keep and to flag: the cut lies anywhere between the last of the one and the first of the other."""
    for r in _rows(folder, "trailing_multi"):
        low = r["last_keep_end"]
        after = [s["start"] for s in r["must_flag"] if s["start"] >= low]
        if low > LONGEST or not r["must_keep"]:
            continue
        text = r["text"][:LONGEST]
        high = min(after, default=len(text))
        yield Labelled(
            r["id"], text, low, high, not after, r["site"], r["id"].partition("/")[2], "multi", r["kind"], 2.0, sure=False,
            keep=tuple(s["end"] for s in r["must_keep"]), flag=tuple(s["end"] for s in r["must_flag"]),
        )  # fmt: skip


def _clean(folder: pathlib.Path) -> Iterator[Labelled]:
    for r in _rows(folder, "clean"):
        if r["source"] != "ud-pud":
            yield _whole(r["id"], r["text"], "clean", 2.0)


def _background(folder: pathlib.Path) -> Iterator[Labelled]:
    """Edited documents in a dozen languages, which have no tail."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for r in map(json.loads, lines):
                if r["source"] in BACKGROUND and r["unit"] == "document":
                    yield _whole(f"{r['lang']}/{r['id']}", r["text"][:LONGEST_BACKGROUND], "background", 0.5)


def _whole(name: str, text: str, source: str, weight: float) -> Labelled:
    """An article that ends where its text does."""
    return Labelled(
        name, text, len(text), len(text), ends=True, site=name, page=name, source=source, kind="near", weight=weight, sure=False
    )


def replaced(d: Labelled, weight: float, **changes: Any) -> Labelled:
    """Return ``d`` with another weight and other ``changes``."""
    return Labelled(**{**d.__dict__, "weight": weight, **changes})
