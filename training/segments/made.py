"""Make documents up: articles with blocks, leads and tails of other pages in them, whose labels are exact.

Pages show what their own site puts there; an article of one site with the promotion of another shows what is the same in all.
"""

from __future__ import annotations

import random
import re
import zlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from training.segments.labelled import ARTICLE, BLOCK, LEAD, TAIL, Labelled, Span, fold_of

__all__ = ["made"]

ENDINGS = Path(__file__).parents[1] / "cut/endings"
WEIGHT = 0.3  # a document of a site being 1: they resemble each other (guessed)
LEAST, LONGEST = 500, 9_000  # characters of an article (guessed)
LONGEST_BLOCK = 700  # characters of what is put between paragraphs (guessed)
LINES = 8  # of the tail of a page: what follows is menus

# How often something is left out or put in (guessed): many documents should have nothing, or little.
SHORTENED, KEPT, LED, TAILED = 0.6, 0.2, 0.4, 0.6
BLOCKS, TAILS, TAIL_LINES = (0, 0, 1, 1, 1, 2, 3), (1, 1, 1, 2), (1, 1, 2, 3, 5, 8)

Key = tuple[str, int]
Pool = dict[Key, list[str]]
Part = tuple[str, int]


class Pools(NamedTuple):
    """What documents are made of, by language and fold. ``kept``: last paragraphs of articles that are easily taken for a tail."""

    blocks: Pool
    leads: Pool
    tails: Pool
    kept: Pool


def made(documents: Sequence[Labelled], folds: int, count: int) -> list[Labelled]:
    """Return ``count`` made-up documents. All that is in one comes from sites of one fold."""
    chance = random.Random(0)
    pools = _pools(documents, folds)
    articles = [(d, body) for d in documents if len(body := _body(d)) >= LEAST]
    result = []
    for k in range(count if articles else 0):
        d, body = chance.choice(articles)
        glue = "\n\n" if "\n\n" in body else "\n"
        parts = _parts(body.split(glue), glue, (d.lang or "en", fold_of(d.site, folds)), pools, chance)
        text, spans = _joined(parts, glue)
        result.append(Labelled(f"made/{k}", text, d.site, d.page, "made", ARTICLE, spans, WEIGHT, d.lang))
    return result


def _parts(paragraphs: Sequence[str], glue: str, key: Key, pools: Pools, chance: random.Random) -> list[Part]:
    """Return the parts of a document: paragraphs of an article, some of them left out, and what is put between and around them."""
    paragraphs = [p for p in paragraphs if p.strip()]
    if chance.random() < SHORTENED:
        paragraphs = paragraphs[: max(chance.randrange(len(paragraphs)) + 1, min(3, len(paragraphs)))]
    parts = [(p, ARTICLE) for p in paragraphs]
    for _ in range(chance.choice(BLOCKS)):
        if pools.blocks[key] and len(parts) > 1:
            parts.insert(chance.randrange(1, len(parts)), (chance.choice(pools.blocks[key]), BLOCK))
    if pools.kept[key] and chance.random() < KEPT:
        parts.append((chance.choice(pools.kept[key]), ARTICLE))
    if pools.leads[key] and chance.random() < LED:
        parts.insert(0, (chance.choice(pools.leads[key]), LEAD))
    if pools.tails[key] and chance.random() < TAILED:
        tail = glue.join(chance.choice(pools.tails[key]) for _ in range(chance.choice(TAILS)))
        parts.append((glue.join(_inked(tail)[: chance.choice(TAIL_LINES)]), TAIL))
    return parts


def _joined(parts: Sequence[Part], glue: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text of the parts, and where those stand that are not the article."""
    text, spans = "", []
    for part, label in parts:
        text += glue if text else ""
        if label != ARTICLE:
            spans.append((len(text), len(text) + len(part), label))
        text += part
    return text, tuple(spans)


def _body(document: Labelled) -> str:
    """Return what of a document is surely the article throughout, cut at the end of a line where it is long."""
    body = ""
    if document.source in ("clean", "background") or (document.source == "gold_more" and not document.spans):
        body = document.text
    elif document.source in ("trailing", "trailing_more") and document.kind == "near":
        low, high, label = document.spans[1]
        body = document.text[low:high] if label == ARTICLE else ""
    body = body.strip()
    return body if len(body) <= LONGEST else body[: max(body.rfind("\n", 0, LONGEST), 0)].strip()


def _pools(documents: Sequence[Labelled], folds: int) -> Pools:
    """Return what was marked in documents, and the invented endings of ``training/cut``."""
    pools = Pools(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list))
    for d in documents:
        key = (d.lang or "en", fold_of(d.site, folds))
        for low, high, label in d.spans:
            part = d.text[low:high].strip()
            if label & ARTICLE or not part:
                continue
            if d.source == "gold_more" and len(part) < LONGEST_BLOCK:
                for pool in (pools.tails,) if label == TAIL else (pools.blocks, pools.leads):
                    pool[key].append(part)
            elif d.source in ("trailing", "trailing_more") and label == TAIL:
                pools.tails[key].append("\n".join(_inked(part)[:LINES]))
    for path in sorted(ENDINGS.glob("*.txt")):
        sections = re.split(r"^%% (tail|kept)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
        for kind, text in zip(sections[::2], sections[1::2], strict=True):
            for part in re.split(r"\n\n+", text.strip("\n")):
                pool = pools.tails if kind == "tail" else pools.kept
                pool[path.stem, zlib.crc32(part.encode()) % folds].append(part)
    return pools


def _inked(text: str) -> list[str]:
    """Return the lines that hold anything."""
    return [line for line in text.split("\n") if line.strip()]
