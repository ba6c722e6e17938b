"""Measure what the letters alone say of two names: the figures that evidence from the documents has to beat.

    python -m benchmarks.name_pairs FOLDER

FOLDER holds ``name_pairs.jsonl`` or ``name_pairs.jsonl.gz``: {"a", "b", "same_entity"} rows, with pairs of different people
whose names are close. Each measure of likeness gives a pair a score; printed are the recall that is left where the precision
is .95, .9 and .8, and the average precision. The last lines are this tool's own rule, which knows no scores.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pathlib
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler

from seedproof.checks.spelling.shared.blocking import plain, skeleton
from seedproof.checks.spelling.shared.similarity import Similarity, similarity, sound

PRECISIONS = (0.95, 0.9, 0.8)


class Pair(NamedTuple):
    """Two names, and whether they are one entity's."""

    a: str
    b: str
    same: bool


def words_alike(a: str, b: str) -> float:
    """Return the level of likeness of the least alike words, and how near the names are, as one score."""
    levels = [similarity(x, y) if x != y else Similarity.MARKS + 1 for x, y in zip_longest(a.split(), b.split(), fillvalue="")]
    return min(levels, default=0) + JaroWinkler.similarity(a, b) / 10


MEASURES: dict[str, Callable[[str, str], float]] = {
    "edit distance (OSA)": OSA.normalized_similarity,
    "Jaro-Winkler": JaroWinkler.similarity,
    "token sort ratio": fuzz.token_sort_ratio,
    "token set ratio": fuzz.token_set_ratio,
    "consonants (skeleton)": lambda a, b: OSA.normalized_similarity(skeleton(a), skeleton(b)),
    "sounds": lambda a, b: OSA.normalized_similarity(sound(a), sound(b)),
    "our levels, then Jaro-Winkler": words_alike,
}


def curve(pairs: Sequence[Pair], measure: Callable[[str, str], float]) -> list[tuple[float, float]]:
    """Return precision and recall at every threshold, the strictest first; equal scores are one threshold."""
    scored = sorted(((measure(plain(p.a), plain(p.b)), p.same) for p in pairs), reverse=True)
    wanted = sum(p.same for p in pairs)
    points, right = [], 0
    for number, (value, same) in enumerate(scored, 1):
        right += same
        if number == len(scored) or scored[number][0] != value:
            points.append((right / number, right / wanted))
    return points


def recall_at(points: list[tuple[float, float]], precision: float) -> float:
    """Return the highest recall that has at least this precision."""
    return max((recall for p, recall in points if p >= precision), default=0.0)


def average_precision(points: list[tuple[float, float]]) -> float:
    """Return the area under the curve."""
    before, total = 0.0, 0.0
    for precision, recall in points:
        total, before = total + precision * (recall - before), recall
    return total


def read(folder: pathlib.Path) -> list[Pair]:
    """Return the pairs."""
    path = next(p for p in (folder / "name_pairs.jsonl", folder / "name_pairs.jsonl.gz") if p.exists())
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Pair(r["a"], r["b"], r["same_entity"]) for r in rows]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    pairs = read(parser.parse_args().folder)
    print(f"{len(pairs)} pairs, {sum(p.same for p in pairs)} of them one entity\n")
    print(f"{'':32}{''.join(f'recall@{p:<6}' for p in PRECISIONS)}average precision")
    for name, measure in MEASURES.items():
        points = curve(pairs, measure)
        print(f"{name:32}{''.join(f'{recall_at(points, p):<13.3f}' for p in PRECISIONS)}{average_precision(points):.3f}")
    print()
    for level in (Similarity.EDGE, Similarity.FAR, Similarity.EDIT, Similarity.SOUND, Similarity.MARKS):
        hits = [p.same for p in pairs if words_alike(plain(p.a), plain(p.b)) >= level]
        recall = sum(hits) / sum(p.same for p in pairs)
        print(f"every word alike, at least {level.name:6} precision {sum(hits) / max(len(hits), 1):.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
