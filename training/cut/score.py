"""Scores: how well a cut does on documents it has not learnt from, in the figures that matter, by three thresholds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from data import Labelled
from network import Table

from seedproof.checks.offtopic.cut import cut


def _near(d: Labelled, source: str) -> bool:
    """Tell whether a document of a source is what an extractor gave near the article, as it gave it."""
    return source in d.source and d.kind != "near+cut" and not d.kind.startswith(("whole", "flat"))


GROUPS: dict[str, Callable[[Labelled], bool]] = {
    "near": lambda d: d.source == "trailing" and _near(d, "trailing"),
    "whole": lambda d: d.source == "trailing" and d.kind.startswith("whole"),
    "L3S near": lambda d: _near(d, "L3S"),
    "fundus near": lambda d: _near(d, "fundus"),
    "marked": lambda d: _near(d, "marked"),
    "flat": lambda d: d.kind.startswith("flat"),
    "clean": lambda d: d.source == "clean" and _near(d, "clean"),
    **{f"mixed {kind}": lambda d, kind=kind: d.kind == f"mixed {kind}" for kind in ("none", "first", "wording", "foreign")},
}
LEVELS = (0.65, cut.TAIL_LIKELY, 0.95)  # round the one that ships


@dataclass
class Judged:
    """The judgement of a network on some documents, and what is known of them.

    ``documents``: in their order
    ``likely``: how likely each candidate is
    ``document``: the index of its document
    ``right``: whether a cut is right there
    ``announced``: whether the tail would begin with fixed wording there
    ``start``: the offset of its line in its text
    ``words``: how many words of its document are before it
    """

    documents: list[Labelled]
    likely: npt.NDArray[np.float64]
    document: npt.NDArray[np.int64]
    right: npt.NDArray[np.bool_]
    announced: npt.NDArray[np.bool_]
    start: npt.NDArray[np.int64]
    words: npt.NDArray[np.int64]

    @classmethod
    def of(cls, documents: list[Labelled], data: Table, likely: npt.NDArray[np.float64], document: npt.NDArray[np.int64]) -> Judged:
        """Take from the table what judging needs."""
        here = data.is_candidate
        before = (np.cumsum(data.words) - data.words).astype(np.int64)
        before -= np.repeat(before[data.first[:-1]], data.size)
        return cls(documents, likely, document, data.right[here], data.announced[here], data.start[here], before[here])


def report(judged: Sequence[Judged]) -> None:
    """Print for each threshold and group: F1 of exact cuts, tails found, articles cut into, tails found where there is none."""
    for tail in LEVELS:
        chosen = [cut.choose(j.likely, j.document, j.announced, j.words, tail)[0] for j in judged]
        print(f"tail likelier than {tail}", flush=True)
        for name, wanted in GROUPS.items():
            sums = sum(
                (_judge(d, j, i, int(at[i])) for j, at in zip(judged, chosen, strict=True) for i, d in enumerate(j.documents) if wanted(d)),
                start=np.zeros(9),
            )
            print(f"  {name:13s} {_figures(sums)}", flush=True)
        for kind in ("near", "whole"):
            print(f"  multi {kind:7s} {_snippets(judged, chosen, kind)}", flush=True)


def _figures(sums: npt.NDArray[np.float64]) -> str:
    """Return the figures of one group as they are printed."""
    hit, late, early, false, with_tail, without, found, true, both = sums
    exact = _f1(hit, hit + late + early + false, with_tail)
    seen, cut, alarm = (hit + late) / max(with_tail, 1e-9), early / max(with_tail, 1e-9), false / max(without, 1e-9)
    rates = f"f1 {exact:.3f}  chars_f1 {_f1(both, found, true):.3f}  detected {seen:.3f}  body_cut {cut:.3f}  false_alarm {alarm:.4f}"
    return f"{rates}  ({with_tail:.0f}/{without:.0f} pages)"


def _f1(both: float, found: float, true: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * both / max(found + true, 1e-9)


def _judge(d: Labelled, j: Judged, i: int, chosen: int) -> npt.NDArray[np.float64]:
    """Return right, late, early and false cuts; documents with and without a tail; characters found, true and both: weighed."""
    first, last = np.searchsorted(j.document, [i, i + 1])
    right, none = np.flatnonzero(j.right[first:last]) + first, chosen == last - 1
    result, size = np.zeros(9), len(d.text)
    if d.ends:  # where more than the end is right, what follows is open to argument
        result[3], result[5] = (not none, 1) if len(right) == 1 else (0, 0)
        return result * d.weight
    result[4] = 1
    if not none:
        result[0 if j.right[chosen] else 2 if not len(right) or chosen < right[0] else 1] = 1
    at = size if none else int(j.start[chosen])
    if d.body_end:
        result[6:] = np.array([size - at, size - d.body_end, size - max(at, d.body_end)]) / size
    return result * d.weight


def _snippets(judged: Sequence[Judged], chosen: Sequence[npt.NDArray[np.int64]], kind: str) -> str:
    """Return how many labelled snippets are cut off rightly and wrongly, as it is printed."""
    flagged = kept = flags = keeps = 0
    for j, at in zip(judged, chosen, strict=True):
        for i, d in enumerate(j.documents):
            if d.source == "multi" and d.kind == kind:
                start = int(j.start[at[i]])
                flags, flagged = flags + len(d.flag), flagged + sum(end > start for end in d.flag)
                keeps, kept = keeps + len(d.keep), kept + sum(end > start for end in d.keep)
    return f"flag_recall {flagged / max(flags, 1):.3f}  keep_violated {kept / max(keeps, 1):.4f}"
