"""Learn where articles end: ``src/seedproof/checks/offtopic/data/words.tsv`` and ``cut.json``.

    python training/learn_cut.py FOLDER [--folds 4] [--measure 4] [--epochs 12]

FOLDER holds the labelled documents (see ``cut_data.py``). First the words that stand on one side of the cut are weighed,
then the network of ``checks/offtopic/_cut.py`` is trained on its own features; the word features of a document always come from
the other sites' words. The figures for unseen sites are printed first (``--measure 0``: none). Only weights and counts are kept;
a word is kept only where it was seen on many sites.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
from collections.abc import Iterable, Sequence

import numpy as np
from cut_data import Labelled, fold_of, read, truncated
from cut_mixed import mixed
from cut_network import Table, likelihoods, together

from seedproof.checks.offtopic import _cut, _line_words, _lines, _places
from seedproof.parse import batch_of
from seedproof.text.columns import Columns, Document
from seedproof.text.words import hash_words

TARGET = pathlib.Path(_cut.__file__).parent / "data"
MIN_SITES = 8
SMOOTH = 3e-5

Sides = tuple[dict[str, float], dict[str, float]]


def count_words(documents: Sequence[Labelled]) -> dict[str, Sides]:
    """Return for each site its words before and after the cut, as shares of all words there."""
    by_site: dict[str, list[Labelled]] = collections.defaultdict(list)
    for d in documents:
        if d.sure and d.learn and len(by_site[d.site]) < 24:
            by_site[d.site].append(d)
    return {
        site: (_shares([d.text[: d.low + 2] for d in group]), _shares([d.text[d.high - 2 :] for d in group if not d.ends]))
        for site, group in by_site.items()
    }


def weigh_words(counted: Iterable[Sides]) -> dict[str, float]:
    """Return for each word the log of how much more frequent it is after the cut than before it, each site counting the same."""
    body, tail, sites = collections.Counter[str](), collections.Counter[str](), collections.Counter[str]()
    for before, after in counted:
        for word, share in before.items():
            body[word] += share
        for word, share in after.items():
            tail[word] += share
        sites.update(before.keys() | after.keys())
    ratio = {w: np.log((tail[w] / tail.total() + SMOOTH) / (body[w] / body.total() + SMOOTH)) for w, n in sites.items() if n >= MIN_SITES}
    return {w: round(float(np.clip(r, -4, 4)), 2) for w, r in sorted(ratio.items()) if abs(r) > 0.4}


def table(documents: Sequence[Labelled], words: dict[str, float]) -> Table:
    """Return the features of ``documents`` as ``_cut`` computes them with these words."""
    hashes = hash_words(list(words))
    order = np.argsort(hashes)
    pair = hashes[order], np.rint(np.array(list(words.values()), np.float32)[order] * 64) / 64
    _line_words.word_weights = lambda: pair
    parts = [_part(documents[i : i + 100]) for i in range(0, len(documents), 100)]
    sizes = np.concatenate([p[0] for p in parts])
    return Table(
        np.concatenate(([0], np.cumsum(sizes))),
        *(np.concatenate([p[i] for p in parts]) for i in (1, 2, 3)),
        np.array([d.weight for d in documents], np.float32),
    )


def join(tables: Sequence[Table], parts: Sequence[Sequence[Labelled]]) -> Table:
    """Return one table of the documents that may be learnt from."""
    learn = [np.array([d.learn for d in part]) for part in parts]
    sizes = [np.diff(t.first) for t in tables]
    rows = [np.repeat(keep, size) for keep, size in zip(learn, sizes, strict=True)]
    kept = np.concatenate([size[keep] for keep, size in zip(learn, sizes, strict=True)])
    return Table(
        np.concatenate(([0], np.cumsum(kept))),
        np.concatenate([t.inputs[r] for t, r in zip(tables, rows, strict=True)]),
        np.concatenate([t.right[r] for t, r in zip(tables, rows, strict=True)]),
        np.concatenate([t.named[r] for t, r in zip(tables, rows, strict=True)]),
        np.concatenate([t.weight[k] for t, k in zip(tables, learn, strict=True)]),
    )


def write(words: dict[str, float], learnt: _cut.Network, learnt_from: str) -> None:
    """Write the data files that ship."""
    what = "How much more frequent a word is after the end of an article than in it (log)"
    head = f"# {what}, counted by training/learn_cut.py in the sources that cut.json names\n"
    (TARGET / "words.tsv").write_text(head + "".join(f"{w}\t{v}\n" for w, v in words.items()), encoding="utf-8")
    hidden, bias, out = (np.rint(v * steps).astype(int).tolist() for v, steps in zip(learnt, _cut.STEPS, strict=True))
    width = len(_lines.LINE_FEATURES)
    data = {
        "learnt-from": learnt_from,
        "around": {str(o): dict(zip(_lines.LINE_FEATURES, hidden[i * width :], strict=False)) for i, o in enumerate(_cut.AROUND)},
        "place": dict(zip(_places.PLACE_FEATURES, hidden[len(_cut.AROUND) * width :], strict=True)),
        "bias": bias,
        "out": out,
    }
    text = json.dumps(data).replace('], "', '],\n  "').replace('}, "', '},\n"')
    (TARGET / "cut.json").write_text(text + "\n", encoding="utf-8")


def sources(documents: Sequence[Labelled]) -> str:
    """Return what was learnt from: each source with its numbers of texts and pages."""
    texts = collections.Counter(d.source for d in documents)
    pages = collections.Counter(source for source, _ in {(d.source, d.page) for d in documents})
    return "; ".join(f"{name}: {count} texts of {pages[name]} pages" for name, count in sorted(texts.items()))


def _part(documents: Sequence[Labelled]) -> tuple[np.ndarray, ...]:
    batch = batch_of([Document(d.id, d.text) for d in documents])
    lines, found = batch.columns.lines, _places.places(batch)
    padded = np.concatenate((found.rows, np.zeros((1, found.rows.shape[1]), np.float32)))
    low, high = lines.of_document[found.document], lines.of_document[found.document + 1]
    near = [padded[np.where((found.line + o >= low) & (found.line + o < high), found.line + o, len(lines))] for o in _cut.AROUND]
    start = np.append(lines.start, 0)[found.line] - batch.columns.starts[found.document]
    spans = np.array([(d.low, d.high, d.ends) for d in documents], np.int64)[found.document]
    is_end = found.line == high
    right = np.where(is_end, spans[:, 2] == 1, (start >= spans[:, 0]) & (start <= spans[:, 1]) & (found.line > low))
    inputs = np.concatenate((*near, found.features), axis=1).astype(np.float16)
    return np.bincount(found.document, minlength=len(documents)), inputs, right, _places.named(found)


def _shares(texts: Sequence[str]) -> dict[str, float]:
    columns = Columns([Document("", t) for t in texts])
    words = columns.words
    _, first, counts, _ = words.types
    digits = words.has_digit[first]
    total = counts.sum() + 100  # a tail of three words says little
    rows = zip(first[~digits].tolist(), (counts[~digits] / total).tolist(), strict=True)
    return {columns.folded[words.start[i] : words.bare_end[i]]: share for i, share in rows}


def main() -> None:
    """Learn, and say how it does on unseen sites."""
    from cut_score import report  # the figures are of no use to anyone who only wants the model

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--folds", type=int, default=4)
    options.add_argument("--epochs", type=int, default=12)
    options.add_argument("--measure", type=int, default=4, help="how many of the folds to measure")
    chosen = options.parse_args()
    judged: list[tuple[list[Labelled], Table, np.ndarray, np.ndarray]] = []
    documents = read(chosen.folder)
    documents += truncated(documents)
    parts = [[d for d in documents if fold_of(d.site, chosen.folds) == f] for f in range(chosen.folds)]
    parts = [part + mixed(part) for part in parts]
    counted = count_words(documents)
    tables = [table(part, weigh_words(c for s, c in counted.items() if fold_of(s, chosen.folds) != f)) for f, part in enumerate(parts)]
    for f in range(min(chosen.measure, chosen.folds)):
        others = [i for i in range(chosen.folds) if i != f]
        learnt = together(join([tables[i] for i in others], [parts[i] for i in others]), chosen.epochs)
        judged.append((parts[f], tables[f], *likelihoods(tables[f], learnt)))
    if judged:
        report(judged)
    used = [d for part in parts for d in part if d.learn and d.source != "mixed"]
    write(weigh_words(counted.values()), together(join(tables, parts), chosen.epochs), sources(used))


if __name__ == "__main__":
    main()
