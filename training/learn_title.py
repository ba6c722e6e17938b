"""Learn which line is the title: ``src/seedproof/parse/title/data/title.json``.

    python training/learn_title.py FOLDER [--folds 4] [--epochs 20]

FOLDER holds the labelled documents (see ``title_data.py``). The network of ``parse/title/ranker.py`` is trained on the features of
``parse/title/features.py`` to give its whole weight to the lines that are the title, or to "none". First the accuracy on unseen
sites is printed (``--folds 0``: not). Only weights are kept.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from title_data import Labelled, lines_of, read

from seedproof.core.document import Document
from seedproof.parse import batch_of
from seedproof.parse.lines.labels import find_labels
from seedproof.parse.lines.paragraphs import find_paragraphs
from seedproof.parse.title import ranker
from seedproof.parse.title.candidates import find_candidates
from seedproof.parse.title.features import CANDIDATE_FEATURES, DOCUMENT_FEATURES, features
from seedproof.text.spans import prefix_sum, ranges

TARGET = pathlib.Path(ranker.__file__).parent / "data/title.json"
HIDDEN, NETWORKS, DECAY, DROPPED = 8, 3, 0.6, 0.15
WEIGHTS = {"bylines": 3.0, "trailing_multi": 1.2, "quotes": 0.5, "quotes, title cut": 0.25, "clean": 0.25, "clean, title cut": 0.15}
BRIEF = 0.15


@dataclass
class Table:
    """Features of many documents, joined: document ``i`` has the candidates ``first[i]:first[i + 1]``."""

    first: np.ndarray
    inputs: np.ndarray
    right: np.ndarray
    documents: np.ndarray
    none: np.ndarray
    weight: np.ndarray

    def rows(self, group: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the candidates of some documents, and for each the index of its document in ``group``."""
        low, high = self.first[group], self.first[group + 1]
        return ranges(low, high), np.repeat(np.arange(len(group)), high - low)


def table(documents: Sequence[Labelled]) -> Table:
    """Return the features of ``documents``."""
    parts = [_part(documents[i : i + 200]) for i in range(0, len(documents), 200)]
    sizes, inputs, right, whole = (np.concatenate(p) for p in zip(*parts, strict=True))
    none = np.array([not d.title for d in documents])
    return Table(prefix_sum(sizes), inputs, right, whole, none, _weights(documents))


def _part(documents: Sequence[Labelled]) -> tuple[np.ndarray, ...]:
    batch = batch_of([Document(d.id, d.text) for d in documents])
    paragraphs = find_paragraphs(batch)
    candidates = find_candidates(batch, paragraphs)
    inputs, whole = features(batch, find_labels(batch), paragraphs, candidates)
    of, low = candidates.document[candidates.row], batch.lines.of_document
    line = candidates.line[candidates.row] - low[of]
    same = [len(lines_of(d.text)) == size for d, size in zip(documents, np.diff(low), strict=True)]
    right = np.array([same[d] and at in documents[d].title for d, at in zip(of.tolist(), line.tolist(), strict=True)], bool)
    return np.bincount(of, minlength=len(documents)), inputs.astype(np.float16), right, whole


def _weights(documents: Sequence[Labelled]) -> np.ndarray:
    """A page counts once a source and kind; whole pages, of which there are few, twice; guesses that a title is lost, less."""
    pages = collections.Counter((d.page, d.kind[:5], d.source) for d in documents)
    weight = np.array(
        [(BRIEF if "brief" in d.source else WEIGHTS.get(d.source, 0.7)) / pages[d.page, d.kind[:5], d.source] for d in documents]
    )
    weight *= [2.0 if d.kind.startswith("whole") else 1.0 for d in documents]
    return weight * [0.4 if not d.sure and not d.title and len(lines_of(d.text)[0].split()) < 20 else 1.0 for d in documents]


def learn(data: Table, usable: np.ndarray, epochs: int) -> ranker.Network:
    """Return one network that gives the mean score of several, each trained from another start."""
    learnt = [train(data, usable, epochs, seed) for seed in range(NETWORKS)]
    hidden, bias, out, none = zip(*learnt, strict=True)
    parts = (np.concatenate(hidden, axis=1), np.concatenate(bias), np.concatenate(out) / NETWORKS, sum(none) / NETWORKS)
    return ranker.Network(*((np.rint(p * s) / s).astype(np.float32) for p, s in zip(parts, ranker.STEPS, strict=True)))


def train(data: Table, usable: np.ndarray, epochs: int, seed: int) -> list[np.ndarray]:
    """Return weights fitted by Adam to the probability that a right line, or "none" where there is none, is chosen."""
    chance = np.random.default_rng(seed)
    size = data.inputs.shape[1]
    shapes = ((size, HIDDEN), HIDDEN, HIDDEN, data.documents.shape[1])
    values = [chance.normal(0, scale, shape).astype(np.float32) for scale, shape in zip((0.13, 0, 0.3, 0), shapes, strict=True)]
    moments = [(np.zeros_like(v), np.zeros_like(v)) for v in values]
    batches = len(usable) // 64 + 1
    step, total = 0, epochs * batches
    for _ in range(epochs):
        for group in np.array_split(chance.permutation(usable), batches):
            step += 1
            rate = 4e-3 * min(1, step / 100) * (1 + np.cos(np.pi * step / total)) / 2
            for i, gradient in enumerate(_gradients(data, group, values, chance)):
                first, second = moments[i]
                first += 0.1 * (gradient - first)
                second += 0.001 * (gradient**2 - second)
                moved = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
                values[i] -= rate * (moved + (DECAY * values[i] if i in (0, 2) else 0))
    return values


def _gradients(data: Table, group: np.ndarray, values: list[np.ndarray], chance: np.random.Generator) -> list[np.ndarray]:
    index, of = data.rows(group)
    hidden_weights, bias, out, none = values
    x = data.inputs[index].astype(np.float32) * (chance.random(data.inputs.shape[1]) > DROPPED)
    hidden = np.maximum(x @ hidden_weights + bias, 0)
    whole = data.documents[group]
    score, without = hidden @ out, whole @ none
    top = without.copy()
    np.maximum.at(top, of, score)
    grown, alone = np.exp(score - top[of]), np.exp(without - top)
    total = alone + np.bincount(of, grown, len(group))
    likely, likely_none = grown / total[of], alone / total
    right, right_none = likely * data.right[index], likely_none * data.none[group]
    sums = np.bincount(of, right, len(group)) + right_none + 1e-12
    weight = data.weight[group] / data.weight.mean() / len(group)
    error = ((likely - right / sums[of]) * weight[of]).astype(np.float32)
    error_none = ((likely_none - right_none / sums) * weight).astype(np.float32)
    back = error[:, None] * out * (hidden > 0)
    return [x.T @ back, back.sum(axis=0), hidden.T @ error, whole.T @ error_none]


def judge(data: Table, group: np.ndarray, learnt: ranker.Network) -> np.ndarray:
    """Return for which documents of ``group`` the right line, or rightly none, is chosen."""
    index, of = data.rows(group)
    score = learnt.score(data.inputs[index].astype(np.float32))
    without = data.documents[group] @ learnt.none + ranker.CLEARLY
    top = np.full(len(group), -np.inf)
    np.maximum.at(top, of, score)
    found = np.bincount(of[(score == top[of]) & data.right[index]], minlength=len(group)) > 0
    return np.where(top > without, found, data.none[group])


def cross_validate(documents: Sequence[Labelled], data: Table, folds: int, epochs: int) -> None:
    """Print the accuracy on sites that were not learnt from."""
    fold = np.array([zlib.crc32(re.sub(r"^www\.", "", d.site).encode()) % folds for d in documents])
    learn_from = np.array([d.learn for d in documents]) & _usable(data)
    right = np.zeros(len(documents), bool)
    for i in range(folds):
        unseen = np.flatnonzero(fold == i)
        right[unseen] = judge(data, unseen, learn(data, np.flatnonzero(learn_from & (fold != i)), epochs))
    counts: dict[tuple[str, ...], list[bool]] = collections.defaultdict(list)
    for d, ok in zip(documents, right.tolist(), strict=True):
        counts[d.source, "whole" if d.kind.startswith("whole") else "near", "title" if d.title else "none"].append(ok)
    for key, values in sorted(counts.items()):
        print(f"{' · '.join(key):60} {sum(values) / len(values):.3f} ({len(values)})")


def _usable(data: Table) -> np.ndarray:
    """Documents that have no title, or one among the candidates."""
    total = prefix_sum(data.right)
    return data.none | (total[data.first[1:]] > total[data.first[:-1]])


def write(learnt: ranker.Network, documents: Sequence[Labelled]) -> None:
    """Write the data file that ships."""
    counts = collections.Counter(d.source for d in documents if d.learn)
    hidden, bias, out, none = (np.rint(v * steps).astype(int).tolist() for v, steps in zip(learnt, ranker.STEPS, strict=True))
    data = {
        "learnt-from": "; ".join(f"{name}: {count} texts" for name, count in sorted(counts.items())),
        "candidate": dict(zip(CANDIDATE_FEATURES, hidden, strict=True)),
        "bias": bias,
        "out": out,
        "none": dict(zip(DOCUMENT_FEATURES, none, strict=True)),
    }
    text = json.dumps(data).replace('], "', '],\n  "').replace('}, "', '},\n"')
    TARGET.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Learn, and say how it does on unseen sites."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--folds", type=int, default=4)
    options.add_argument("--epochs", type=int, default=20)
    chosen = options.parse_args()
    documents = read(chosen.folder)
    data = table(documents)
    if chosen.folds:
        cross_validate(documents, data, chosen.folds, chosen.epochs)
    usable = np.flatnonzero(_usable(data) & np.array([d.learn for d in documents]))
    write(learn(data, usable, chosen.epochs), documents)


if __name__ == "__main__":
    main()
