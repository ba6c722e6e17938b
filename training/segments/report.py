"""Figures: how well the segments of documents are told from which nothing was learnt, as the scorer of benchmarks/accuracy.py counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from training.segments.labelled import ARTICLE, TAIL, Labelled
from training.segments.tables import Table

__all__ = ["Judged", "Told", "clean", "marks", "pages", "report", "snippets"]

LEVELS = (0.5, 0.7, 0.9, 0.95)  # how likely it must be that a segment is none of the article
NEAR = 2  # characters by which the start of a tail may be off
MOSTLY = 0.6  # share of a finding that must be marked for it to be right

Flags = npt.NDArray[np.bool_]
Figures = dict[str, float]


class Told:
    """Documents, and the stretches of them that are told to be off-topic: those whose likelihood to be the article is low enough."""

    def __init__(self, documents: Sequence[Labelled], data: Table, off: Flags) -> None:
        self.documents = documents
        self._data, self._off = data, off

    def spans(self, i: int) -> list[tuple[int, int]]:
        """Return the stretches of a document, those that touch as one."""
        low, high = self._data.first[i : i + 2].tolist()
        found: list[tuple[int, int]] = []
        for k in range(low, high):
            if self._off[k]:
                joined = k > low and self._off[k - 1]
                start = found.pop()[0] if joined else int(self._data.start[k])
                found.append((start, int(self._data.end[k])))
        return found

    def tail(self, i: int) -> int | None:
        """Return where its tail begins, None where it has none."""
        spans = self.spans(i)
        return spans[-1][0] if spans and spans[-1][1] >= len(self.documents[i].text.rstrip()) else None


class Judged(NamedTuple):
    """Documents, and how likely each label is for each row of their table."""

    documents: Sequence[Labelled]
    data: Table
    likely: npt.NDArray[np.floating]

    def at(self, level: float) -> Told:
        """Return what is told to be off-topic where that is at least so likely."""
        return Told(self.documents, self.data, 1 - self.likely[:, 0] >= level)


def report(held: Judged, measured: Mapping[str, Judged]) -> None:
    """Print by level the figures of held-out documents, and of those that are never learnt from."""
    marked = [i for i, d in enumerate(held.documents) if d.source == "gold_more" and not d.shape]
    for level in LEVELS:
        told = held.at(level)
        print(f"off-topic from {level}")
        for kind in ("near", "whole"):
            _say(kind, pages(told, kind))
        _say("snippets", snippets(told))
        _say("clean", clean(told))
        _say("gold_more", marks(told, marked))
        for name, judged in measured.items():
            _say(name, marks(judged.at(level), range(len(judged.documents))))


def pages(told: Told, kind: str) -> Figures:
    """Return how the tails of pages are found, each page counting the same."""
    chosen = [i for i, d in enumerate(told.documents) if d.tail and d.kind == kind and not d.shape]
    of_page = Counter(told.documents[i].page for i in chosen)
    count: defaultdict[str, float] = defaultdict(float)
    for i in chosen:
        d, at = told.documents[i], told.tail(i)
        share, (low, high) = 1 / of_page[d.page], d.tail or (0, 0)
        low, high = len(d.text[:low].rstrip()) - NEAR, high + len(d.text[high:]) - len(d.text[high:].lstrip()) + NEAR
        if d.trailing:
            count["tails"] += share
            count["cut"] += share * (at is not None and at < low)
            count["detected"] += share * (at is not None and at >= low)
            count["exact"] += share * (at is not None and low <= at <= high)
        elif low + NEAR >= len(d.text.rstrip()):
            count["none"] += share
            count["alarms"] += share * (at is not None)
    made = count["detected"] + count["cut"] + count["alarms"]
    return {
        "pages": len(of_page),
        "f1": 2 * count["exact"] / max(made + count["tails"], 1e-9),
        "detected": count["detected"] / max(count["tails"], 1e-9),
        "body_cut": count["cut"] / max(count["tails"], 1e-9),
        "false_alarm": count["alarms"] / max(count["none"], 1e-9),
    }


def snippets(told: Told) -> Figures:
    """Return how many of the snippets that are not the article are found, and how many of those that are."""
    found: dict[str, list[bool]] = {"keep": [], "flag": []}
    for i, d in enumerate(told.documents):
        if d.kind == "near" and not d.shape and (d.keep or d.flag):
            spans = told.spans(i)
            for name, snippet in [("keep", s) for s in d.keep] + [("flag", s) for s in d.flag]:
                found[name].append(_touched(snippet, spans))
    return {"kept": len(found["keep"]), "flag_recall": _share(found["flag"]), "keep_violated": _share(found["keep"])}


def clean(told: Told) -> Figures:
    """Return the share of edited documents of which anything is told to be off-topic."""
    found = [bool(told.spans(i)) for i, d in enumerate(told.documents) if d.source == "clean" and not d.shape]
    return {"documents": len(found), "flagged": _share(found)}


def marks(told: Told, chosen: Iterable[int]) -> Figures:
    """Return recall of sure marks, precision of findings, the share of articles that is swallowed, and of tails that start rightly."""
    hit, right, exact = [], [], []
    swallowed = article = 0
    for i in chosen:
        d, spans, at = told.documents[i], told.spans(i), told.tail(i)
        marked = np.zeros(len(d.text), bool)
        for start, end, label in d.spans:
            marked[start:end] = True
            if not label & ARTICLE:
                hit.append(_touched((start, end), spans))
            if label == TAIL:
                exact.append(at is not None and abs(len(d.text[:at].rstrip()) - len(d.text[:start].rstrip())) <= NEAR + 1)
        right += [bool(marked[start:end].mean() >= MOSTLY) for start, end in spans]
        swallowed += sum(int((~marked[start:end]).sum()) for start, end in spans)
        article += int((~marked).sum())
    figures = {"marks": len(hit), "recall": _share(hit), "findings": len(right), "precision": _share(right)}
    return figures | {"swallowed": swallowed / max(article, 1), "tail_exact": _share(exact)}


def _touched(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether any of the spans has a character of it."""
    return any(start < span[1] and span[0] < end for start, end in spans)


def _share(flags: Sequence[bool]) -> float:
    """Return the share that is true, 0 of none."""
    return sum(flags) / max(len(flags), 1)


def _say(name: str, figures: Figures) -> None:
    """Print figures on a line."""
    print(
        f"  {name:12}",
        " ".join(f"{key} {value if isinstance(value, int) else round(value, 3)}" for key, value in figures.items()),
        flush=True,
    )
