"""Learn where articles end: ``src/seedproof/checks/offtopic/data/words.tsv`` and ``cut.json``.

    python training/learn_cut.py FOLDER [--folds 4] [--measure 4] [--epochs 14] [--keep FILE]

FOLDER holds the labelled documents (see ``cut_data.py``). First the words that stand on one side of the cut are weighed,
then the networks of ``checks/offtopic/network.py`` are trained on the features of ``checks/offtopic``; the word features of a document
always come from the other sites' words. The figures for unseen sites are printed first (``--measure 0``: none). Only weights and
counts are kept; a word is kept only where it was seen on many sites.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import pickle
from collections.abc import Sequence

import numpy as np
from cut_data import Labelled, fold_of, read, truncated
from cut_mixed import mixed
from cut_network import REACH, Table, likelihoods, together
from cut_score import Judged, report
from cut_words import Side, count_words, leaning, weigh_words
from cut_written import samples, written

from seedproof.checks.offtopic.cut import candidates, cut, line_features, network, word_features
from seedproof.core.document import Document
from seedproof.parse import batch_of

TARGET = pathlib.Path(cut.__file__).parent / "data"


def material(folder: pathlib.Path, folds: int) -> tuple[list[list[Labelled]], dict[str, tuple[Side, Side]]]:
    """Return the documents of each fold, real ones and made ones, and the words of each site."""
    documents = read(folder)
    documents += truncated(documents)
    parts = [[d for d in documents if fold_of(d.site, folds) == f] for f in range(folds)]
    parts = [part + mixed(part) + written(part, f, folds) for f, part in enumerate(parts)]
    return parts, count_words(documents + samples())


def table(documents: Sequence[Labelled], weighed: dict[str, dict[str, float]]) -> Table:
    """Return the features of ``documents`` as the checks compute them with these words."""
    words = leaning(weighed)
    word_features.leanings = lambda: words
    return Table.join([_part(documents[i : i + 100]) for i in range(0, len(documents), 100)])


def join(tables: Sequence[Table], parts: Sequence[Sequence[Labelled]]) -> Table:
    """Return one table of the documents that may be learnt from."""
    return Table.join([t.of(np.flatnonzero([d.learn for d in part])) for t, part in zip(tables, parts, strict=True)])


def write(words: dict[str, dict[str, float]], networks: Sequence[network.Network], learnt_from: str) -> None:
    """Write the data files that ship."""
    what = "How much more frequent a word is after the end of an article than in it (log), anywhere or at the edge of a line"
    head = f"# {what}, counted by training/learn_cut.py in the sources that cut.json names\n"
    rows = [f"{kind}\t{word}\t{weight}\n" for kind, weighed in words.items() for word, weight in weighed.items()]
    (TARGET / "words.tsv").write_text(head + "".join(rows), encoding="utf-8")
    text = json.dumps({"learnt-from": learnt_from, "networks": [_readable(network) for network in networks]}, ensure_ascii=False)
    (TARGET / "cut.json").write_text(text.replace('], "', '],\n  "').replace("}, {", "},\n{") + "\n", encoding="utf-8")


def sources(documents: Sequence[Labelled]) -> str:
    """Return what was learnt from: each source with its numbers of texts and pages."""
    texts = collections.Counter(d.source for d in documents)
    pages = collections.Counter(source for source, _ in {(d.source, d.page) for d in documents})
    return "; ".join(f"{name}: {count} texts of {pages[name]} pages" for name, count in sorted(texts.items()))


def _readable(network: network.Network) -> dict[str, object]:
    reading, reading_bias, context, context_bias, hidden, bias, out = (
        np.rint(part * steps).astype(int).tolist() for part, steps in zip(network, network.STEPS, strict=True)
    )
    width = len(reading_bias)
    return {
        "reading": dict(zip(line_features.LINE_FEATURES, reading, strict=True)),
        "reading-bias": reading_bias,
        "context": [
            dict(zip(network.neighbours(stride, width), layer, strict=True)) for stride, layer in zip(network.STRIDES, context, strict=True)
        ],
        "context-bias": context_bias,
        "hidden": dict(zip(network.inputs(width), hidden, strict=True)),
        "bias": bias,
        "out": out,
    }


def _part(documents: Sequence[Labelled]) -> Table:
    batch = batch_of([Document(d.id, d.text) for d in documents])
    lines, found = batch.lines, candidates.places(batch)
    low, high = lines.of_document[found.document], lines.of_document[found.document + 1]
    start = np.append(lines.start, 0)[found.line] - batch.starts[found.document]
    start[found.line == high] = np.array([len(d.text) for d in documents])
    spans = np.array([(d.low, d.high, d.ends) for d in documents], np.int64)[found.document]
    end = found.line == high
    right = np.where(end, spans[:, 2] == 1, (start >= spans[:, 0]) & (start <= spans[:, 1]) & (found.line > low))
    count = np.bincount(found.document, minlength=len(documents))
    at = np.arange(len(found.line)) + (REACH - 1) * found.document
    size = count + REACH - 1

    def spread(values: np.ndarray, where: np.ndarray = at) -> np.ndarray:
        result = np.zeros((int(size.sum()), *values.shape[1:]), values.dtype)
        result[where] = values
        return result

    empty = low == high
    return Table(
        size, np.array([d.weight for d in documents], np.float32), spread(found.rows.astype(np.float16), at[~end]),
        spread(found.features.astype(np.float16)), spread(lines.word_count.astype(np.float32), at[~end]), spread(~end),
        spread(np.ones(len(end), bool)), spread((found.line > low) | empty), spread(right), spread(candidates.named(found)), spread(start),
    )  # fmt: skip


def main() -> None:
    """Learn, and say how it does on unseen sites."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--folds", type=int, default=4)
    options.add_argument("--epochs", type=int, default=14)
    options.add_argument("--measure", type=int, default=4, help="how many of the folds to measure")
    options.add_argument("--keep", type=pathlib.Path, help="where to keep the likelihoods of the folds, to try other cut rules on them")
    chosen = options.parse_args()
    parts, counted = material(chosen.folder, chosen.folds)
    others = [weigh_words(c for s, c in counted.items() if fold_of(s, chosen.folds) != f) for f in range(chosen.folds)]
    tables = [table(part, words) for part, words in zip(parts, others, strict=True)]
    judged: list[Judged] = []
    for f in range(min(chosen.measure, chosen.folds)):
        rest = [i for i in range(chosen.folds) if i != f]
        learnt = together(join([tables[i] for i in rest], [parts[i] for i in rest]), chosen.epochs)
        likely, document = likelihoods(tables[f], learnt)
        judged.append(Judged.of(parts[f], tables[f], likely, document))
    if judged:
        report(judged)
    if chosen.keep:
        chosen.keep.write_bytes(pickle.dumps(judged))
    used = [d for part in parts for d in part if d.learn and d.source not in ("mixed", "written")]
    write(weigh_words(counted.values()), together(join(tables, parts), chosen.epochs), sources(used))


if __name__ == "__main__":
    main()
