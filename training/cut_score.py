"""How well a cut does on documents it has not learnt from: the figures that matter, by two thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from cut_data import Labelled

from seedproof.checks.offtopic import _cut

GROUPS = {
    "near": lambda d: d.source == "trailing" and not d.kind.startswith("whole") and d.kind != "near+cut",
    "whole": lambda d: d.source == "trailing" and d.kind.startswith("whole"),
    "L3S near": lambda d: "L3S" in d.source and not d.kind.startswith("whole"),
    "fundus near": lambda d: "fundus" in d.source and not d.kind.startswith("whole") and d.kind != "near+cut",
    "multi near": lambda d: d.source == "multi" and d.kind == "near",
    "multi whole": lambda d: d.source == "multi" and d.kind == "whole",
    "clean": lambda d: d.source == "clean",
    **{f"mixed {kind}": lambda d, kind=kind: d.kind == f"mixed {kind}" for kind in ("none", "first", "wording", "foreign")},
}
LEVELS = (0.5, 0.75, 0.85, 0.95)


def report(judged: Sequence[tuple[list[Labelled], Any, np.ndarray, np.ndarray]]) -> None:
    """Print for each group and threshold: F1 of exact cuts, tails found, articles cut into, tails found where there is none."""
    for name, wanted in GROUPS.items():
        for tail in LEVELS:
            sums = np.zeros(6)
            for documents, data, likely, document in judged:
                chosen, _ = _cut.choose(likely, document, data.named, tail)
                for i in (i for i, d in enumerate(documents) if wanted(d)):
                    sums += _judge(documents[i], data, i, int(chosen[i]))
            print(f"{name:13s} {tail:.2f}  {_figures(sums)}", flush=True)


def _figures(sums: np.ndarray) -> str:
    hit, late, early, false, with_tail, without = sums
    precision, recall = hit / max(hit + late + early + false, 1e-9), hit / max(with_tail, 1e-9)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    found, cut, alarm = (hit + late) / max(with_tail, 1e-9), early / max(with_tail, 1e-9), false / max(without, 1e-9)
    return f"f1 {f1:.3f}  detected {found:.3f}  body_cut {cut:.3f}  false_alarm {alarm:.3f}  ({with_tail:.0f}/{without:.0f} pages)"


def _judge(d: Labelled, data: Any, i: int, chosen: int) -> np.ndarray:
    first, last = data.first[i], data.first[i + 1] - 1
    right = np.flatnonzero(data.right[first : last + 1])
    place, none = chosen - first, chosen == last
    weight = 1 if d.source == "multi" else d.weight
    result = np.zeros(6)
    if d.ends and len(right) > 1 and d.source != "multi":
        return result  # what follows is open to argument
    result[5 if d.ends else 4] = weight
    if none:
        return result
    if d.ends and not data.right[chosen]:
        result[3] = weight
    elif not d.ends:
        result[0 if data.right[chosen] else 2 if not len(right) or place < right[0] else 1] = weight
    return result
