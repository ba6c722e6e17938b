"""Read the labelled documents of the sources in ``data.toml``: whole or partly marked by readers, by extraction, or edited throughout."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from training import background
from training.segments.labelled import ANYTHING, ARTICLE, BLOCK, LEAD, OFF, TAIL, Labelled, Span

__all__ = ["LABELLED", "gold", "read", "rows"]

LABELLED = ("trailing", "trailing_more", "trailing_multi", "gold_more", "clean", "wild_judged", "wild_recall", "gold")
RESEARCH_ONLY = "L3S-GN1"  # by source_repo: its licence allows research only, so that nothing is learnt from it
BACKGROUND = ("ntrex", "masc", "presidents", "factrueval2016", "tr-financial-news")  # without a licence against commercial use
LONGEST, LONGEST_EDITED = 60_000, 12_000  # characters that are read of one; past them a text says nothing new (guessed)
LEAST_BODY = 100  # characters (guessed)
OF_A_PAGE = {"near": 3, "whole": 1}  # texts: more of the same page teach little (guessed)
OF_A_FILE = 400  # documents of the background of one language (guessed)
OF_WATERMARKS = ("html/1962",)  # its 28 marks are one watermark
OFF_TOPIC = re.compile("tail|block|caption|promo|teaser|appeal|link|note")  # what readers called it, in their own words

# How much a document counts (guessed). Whole pages count half, for most of their lines are easily told.
OF_MARKED, OF_REPEATED, OF_PAGES, OF_SNIPPETS, OF_JUDGED, OF_EDITED = 5.0, 1.0, {"trailing": 2.0, "trailing_more": 1.0}, 0.6, 0.7, 0.5
HALF = 0.5


def read(folder: Path, limit: int | None = None) -> list[Labelled]:
    """Return the labelled documents, or ``limit`` of each source. None of them is of ``gold``, which measures."""
    found = (
        _pages(folder, "trailing"), _pages(folder, "trailing_more"), _snippets(folder), _marked(folder, "gold_more"),
        _clean(folder), _judged(folder), _background(folder.parent / "background"),
    )  # fmt: skip
    return [document for documents in found for document in islice(documents, limit)]


def gold(folder: Path, limit: int | None = None) -> list[Labelled]:
    """Return the documents that measure what was learnt: nothing is learnt from them."""
    return list(islice(_marked(folder, "gold"), limit))


def rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of one of the files."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _marked(folder: Path, name: str) -> Iterator[Labelled]:
    """Yield documents of which a reader marked all that is not the article."""
    for r in rows(folder, name):
        marks = [m for m in r["marks"] if m["family"] == "offtopic"]
        spans = tuple((m["start"], m["end"], _label(m, marks, r["text"])) for m in marks)
        weight, page = OF_REPEATED if r["id"] in OF_WATERMARKS else OF_MARKED, f"{name}/{r['id']}"
        yield Labelled(page, r["text"], r["site"], page, name, ARTICLE, spans, weight, r["lang"])


def _label(mark: dict[str, Any], marks: Sequence[dict[str, Any]], text: str) -> int:
    """Return what a mark may be: by its kind, and by whether anything of the article stands above or below it."""
    below = _all_marked(marks, mark["end"], len(text), text)
    if mark["kind"] == "lead":
        label = LEAD if _all_marked(marks, 0, mark["start"], text) else LEAD | BLOCK
    elif mark["kind"] == "tail":
        label = TAIL if below else BLOCK
    else:
        label = TAIL if below else LEAD | BLOCK
    return label | (ARTICLE if mark["sure"] < 2 else 0)


def _all_marked(marks: Sequence[dict[str, Any]], start: int, end: int, text: str) -> bool:
    """Tell whether all of a stretch but white space is marked."""
    bare = list(text[start:end])
    for m in marks:
        low, high = max(m["start"], start), min(m["end"], end)
        bare[low - start : max(high, low) - start] = " " * max(high - low, 0)
    return not "".join(bare).strip()


def _pages(folder: Path, name: str) -> Iterator[Labelled]:
    """Yield texts of pages whose article is known, some of each page by chance."""
    chance = random.Random(1)
    by_page: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for r in rows(folder, name):
        if RESEARCH_ONLY not in r.get("source_repo", "") and r["text"].strip():
            by_page[r["page"], "whole" if r["kind"].startswith("whole") else "near"].append(r)
    for (page, kind), texts in by_page.items():
        chosen = chance.sample(texts, min(len(texts), OF_A_PAGE[kind]))
        weight = OF_PAGES[name] * (1 if kind == "near" else HALF) / len(chosen)
        for r in chosen:
            text, trailing = r["text"][:LONGEST], r["trailing"]
            if LEAST_BODY <= r["body_end"] <= len(text):
                low = r["soft_from"] if trailing else r.get("soft_from") or len(text)
                tail = (low, r["soft_to"] if trailing else len(text))
                spans, lang = _page_spans(r, tail, len(text)), r.get("lang", "en")
                yield Labelled(f"{name}/{r['id']}", text, r["site"], page, name, ANYTHING, spans, weight, lang, kind, "", tail, trailing)


def _page_spans(row: dict[str, Any], tail: tuple[int, int], end: int) -> tuple[Span, ...]:
    """Return what stands above the article, the article, where the tail may begin, and the tail."""
    body = ARTICLE | (BLOCK if row["mid_offtopic_lines"] else 0)
    spans = ((0, row["body_start"], ARTICLE | LEAD), (row["body_start"], tail[0], body), (*tail, ARTICLE | TAIL))
    return (*spans, (tail[1], end, TAIL)) if row["trailing"] else spans


def _snippets(folder: Path) -> Iterator[Labelled]:
    """Yield texts of pages of which some snippets are known."""
    seen: Counter[tuple[str, str]] = Counter()
    for r in rows(folder, "trailing_multi"):
        text, key = r["text"][:LONGEST], (r["url"], r["kind"])
        seen[key] += 1
        if r["must_keep"] and r["last_keep_end"] <= len(text) and seen[key] <= OF_A_PAGE[r["kind"]]:
            weight = OF_SNIPPETS * (1 if r["kind"] == "near" else HALF)
            keep, flag = (tuple((s["start"], s["end"]) for s in r[name]) for name in ("must_keep", "must_flag"))
            yield Labelled(
                f"multi/{r['id']}", text, r["site"], r["url"], "trailing_multi", ANYTHING, _snippet_spans(r, text), weight, r["lang"],
                r["kind"], keep=keep, flag=flag,
            )  # fmt: skip


def _snippet_spans(row: dict[str, Any], text: str) -> tuple[Span, ...]:
    """Return what may stand before, between and after the snippets, and what they are."""
    first, last = min(s["start"] for s in row["must_keep"]), row["last_keep_end"]
    spans = [(0, first, ARTICLE | LEAD), (first, last, ARTICLE | BLOCK), (last, len(text), ARTICLE | TAIL)]
    spans += [(s["start"], s["end"], ARTICLE) for s in row["must_keep"]]
    spans += [(s["start"], s["end"], TAIL) for s in row["must_flag"] if last <= s["start"] and s["end"] <= len(text)]
    for name, label, low, high in (("lead_offtopic", LEAD, 0, first), ("inside_offtopic", BLOCK, first, last)):
        for snippet in row[name]:
            at, size = (text.find(snippet, low, high), len(snippet)) if isinstance(snippet, str) else (
                snippet["start"], snippet["end"] - snippet["start"],
            )  # fmt: skip
            spans += [(at, at + size, label)] if at >= 0 else []
    return tuple(spans)


def _judged(folder: Path) -> Iterator[Labelled]:
    """Yield documents of which some places were judged: each is the article or is not."""
    texts: dict[str, tuple[str, str]] = {}
    spans: dict[str, list[Span]] = defaultdict(list)
    for r in rows(folder, "wild_judged"):
        texts[r["id"]] = (r["text"], r["lang"])
        if r["family"] == "offtopic" and r["verdict"] in ("true", "true-wrong-name", "false"):
            spans[r["id"]].append((r["start"], r["end"], ARTICLE if r["verdict"] == "false" else OFF))
    for r in rows(folder, "wild_recall"):
        texts[r["id"]] = (r["text"], r["lang"])
        if OFF_TOPIC.search(r["kind"]):
            spans[r["id"]].append((r["start"], r["end"], OFF))
    for name, (text, lang) in texts.items():
        inside = tuple(span for span in spans[name] if span[1] <= LONGEST)
        if inside and text.strip():
            yield Labelled(f"judged/{name}", text[:LONGEST], name, f"judged/{name}", "judged", ANYTHING, inside, OF_JUDGED, lang)


def _clean(folder: Path) -> Iterator[Labelled]:
    """Yield edited documents, which are articles throughout."""
    for r in rows(folder, "clean"):
        yield Labelled(f"clean/{r['id']}", r["text"][:LONGEST_EDITED], r["id"], f"clean/{r['id']}", "clean", ARTICLE, lang=r["lang"])


def _background(folder: Path) -> Iterator[Labelled]:
    """Yield some edited documents of each language."""
    for language in background.languages(folder):
        for r in islice(background.rows(background.file_of(folder, language)), OF_A_FILE):
            if r["source"] in BACKGROUND and r["unit"] != "sentences":
                name, text = f"background/{r['id']}", r["text"][:LONGEST_EDITED]
                yield Labelled(name, text, r["id"], name, "background", ARTICLE, weight=OF_EDITED, lang=r["lang"])
