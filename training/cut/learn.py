"""Learn where articles end: ``words.tsv`` and ``cut.json`` in ``src/seedproof/checks/offtopic/cut/data``.

    python training/cut/learn.py FOLDER [--folds 4] [--measure 4] [--epochs 14] [--segments FILE] [--keep FILE] [--limit N --target FOLDER]

FOLDER holds the labelled documents that ``data.toml`` names. ``python training/cut/learn.py FOLDER --measure 0`` learns the files that
ship again. First the words that stand on one side of the cut are weighed, then the networks of ``checks/offtopic/cut/network.py`` are
trained on the features of ``checks/offtopic/cut/candidates.py``; the word features of a document always come from the other sites' words.
The figures for unseen sites are printed first (``--measure 0``: none). What lines say is told by the table of segments, and the one
that ships has seen all sites: ``--segments FILE --measure 1`` measures by one that was learnt with ``--held 0``, without the first fold.
Only weights and counts are kept; a word is kept only where it was seen on many sites.
``--limit 50 --target /tmp/cut --epochs 1 --measure 1`` tries in some minutes whether all of it runs.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import pickle
from collections.abc import Mapping, Sequence

import numpy as np
from data import Labelled, flattened, fold_of, read, truncated
from lives import either_way
from mixed import mixed
from network import REACH, Table, likelihoods, together
from score import Judged, report
from words import Side, as_weights, count_words, weigh_words
from written import samples, written

from seedproof.checks.offtopic.cut import cut, word_weights
from seedproof.checks.offtopic.cut.candidates import announced, candidates
from seedproof.checks.offtopic.cut.network import STEPS, STRIDES, Network, inputs, neighbours
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.checks.offtopic.segments import segments
from seedproof.checks.offtopic.segments.network import read as read_segments
from seedproof.core.document import Document
from seedproof.parse import batch_of

TARGET = pathlib.Path(cut.__file__).parent / "data"
_TOGETHER = 100  # documents of a batch


def material(folder: pathlib.Path, folds: int, limit: int | None = None) -> tuple[list[list[Labelled]], dict[str, tuple[Side, Side]]]:
    """Return the documents of each fold, real ones and made ones, and the words of each site."""
    documents = read(folder, limit)
    documents += truncated(documents)
    parts = [[d for d in documents if fold_of(d.site, folds) == f] for f in range(folds)]
    of_pages = [[d for d in part if d.source != "marked"] for part in parts]
    parts = [part + mixed(pages) + written(pages, f, folds) for f, (part, pages) in enumerate(zip(parts, of_pages, strict=True))]
    return [either_way(part + flattened(part)) for part in parts], count_words(documents + samples())


def table(documents: Sequence[Labelled], weighed: Mapping[str, Mapping[str, float]]) -> Table:
    """Return the features of ``documents`` as the checks compute them with these words."""
    words = as_weights(weighed)
    word_weights.word_weights = lambda: words
    return Table.join([_part(documents[i : i + _TOGETHER]) for i in range(0, len(documents), _TOGETHER)])


def join(tables: Sequence[Table], parts: Sequence[Sequence[Labelled]]) -> Table:
    """Return one table of the documents that may be learnt from."""
    return Table.join([t.of(np.flatnonzero([d.learn for d in part])) for t, part in zip(tables, parts, strict=True)])


def write(target: pathlib.Path, words: Mapping[str, Mapping[str, float]], networks: Sequence[Network], learnt_from: str) -> None:
    """Write the files that ship into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    what = "How much more frequent a word is after the end of an article than in it (log), anywhere or at the edge of a line"
    head = f"# {what}, by the feature it counts for; counted by training/cut/learn.py in the sources that cut.json names\n"
    rows = [f"{name}\t{word}\t{weight}\n" for name, weighed in words.items() for word, weight in weighed.items()]
    (target / "words.tsv").write_text(head + "".join(rows), encoding="utf-8")
    none = candidates(batch_of([]))
    readable = [_readable(network, none.of_lines.names, none.of_candidates.names) for network in networks]
    text = json.dumps({"learnt-from": learnt_from, "networks": readable}, ensure_ascii=False)
    (target / "cut.json").write_text(text.replace('], "', '],\n  "').replace("}, {", "},\n{") + "\n", encoding="utf-8")


def sources(documents: Sequence[Labelled]) -> str:
    """Return what was learnt from: each source with its numbers of texts and pages."""
    texts = collections.Counter(d.source for d in documents)
    pages = collections.Counter(source for source, _ in {(d.source, d.page) for d in documents})
    return "; ".join(f"{name}: {count} texts of {pages[name]} pages" for name, count in sorted(texts.items()))


def _readable(network: Network, of_lines: Sequence[str], of_candidates: Sequence[str]) -> dict[str, object]:
    """Return a network as whole steps by the names of features."""
    reading, reading_bias, context, context_bias, hidden, bias, out = (
        np.rint(part * steps).astype(int).tolist() for part, steps in zip(network, STEPS, strict=True)
    )
    width = len(reading_bias)
    return {
        "reading": dict(zip(of_lines, reading, strict=True)),
        "reading-bias": reading_bias,
        "context": [dict(zip(neighbours(stride, width), layer, strict=True)) for stride, layer in zip(STRIDES, context, strict=True)],
        "context-bias": context_bias,
        "hidden": dict(zip(inputs(width, of_candidates), hidden, strict=True)),
        "bias": bias,
        "out": out,
    }


def _part(documents: Sequence[Labelled]) -> Table:
    """Return the table of some documents, looked at as one batch."""
    batch = laid_out(batch_of([Document(d.id, d.text) for d in documents]))
    lines, found = batch.lines, candidates(batch)
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

    return Table(
        size=size,
        weight=np.array([d.weight for d in documents], np.float32),
        of_lines=spread(found.of_lines.values.astype(np.float16), at[~end]),
        of_candidates=spread(found.of_candidates.values.astype(np.float16)),
        words=spread(found.words.astype(np.float32), at[~end]),
        is_line=spread(~end),
        is_candidate=spread(np.ones(len(end), bool)),
        allowed=spread((found.line > low) | (low == high)),
        right=spread(right),
        announced=spread(announced(found)),
        start=spread(start),
    )


def _measured(tables: Sequence[Table], parts: Sequence[list[Labelled]], count: int, epochs: int) -> list[Judged]:
    """Return what is said of each of the first ``count`` folds by networks that were learnt from the others."""
    judged = []
    for fold in range(count):
        others = [i for i in range(len(parts)) if i != fold]
        learnt = together(join([tables[i] for i in others], [parts[i] for i in others]), epochs)
        judged.append(Judged.of(parts[fold], tables[fold], *likelihoods(tables[fold], learnt)))
    return judged


def main() -> None:
    """Learn, and say how it does on unseen sites."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--folds", type=int, default=4)
    options.add_argument("--epochs", type=int, default=14)
    options.add_argument("--measure", type=int, default=4, help="how many of the folds to measure")
    options.add_argument("--keep", type=pathlib.Path, help="where to keep the likelihoods of the folds, to try other cut rules on them")
    options.add_argument("--limit", type=int, help="how many documents of each file to read; all where it is not given")
    options.add_argument("--target", type=pathlib.Path, default=TARGET, help="where to write; the package's own data where it is not given")
    options.add_argument("--segments", type=pathlib.Path, help="weights of the segments; those of the package where it is not given")
    chosen = options.parse_args()
    if chosen.segments:
        with np.load(chosen.segments) as weights:
            table_of_segments = read_segments(dict(weights))
        segments._network = lambda: table_of_segments
    parts, counted = material(chosen.folder, chosen.folds, chosen.limit)
    others = [weigh_words(c for s, c in counted.items() if fold_of(s, chosen.folds) != f) for f in range(chosen.folds)]
    tables = [table(part, words) for part, words in zip(parts, others, strict=True)]
    judged = _measured(tables, parts, min(chosen.measure, chosen.folds), chosen.epochs)
    if judged:
        report(judged)
    if chosen.keep:
        chosen.keep.write_bytes(pickle.dumps(judged))
    used = [d for part in parts for d in part if d.learn and d.source not in ("mixed", "written")]
    write(chosen.target, weigh_words(counted.values()), together(join(tables, parts), chosen.epochs), sources(used))


if __name__ == "__main__":
    main()
