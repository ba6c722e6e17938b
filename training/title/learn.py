"""Learn which line is the title: ``src/seedproof/parse/title/data/title.json``.

    python -m training.title.learn FOLDER [--folds 4] [--epochs 20] [--into FILE]

FOLDER holds the labelled documents (``data.toml`` tells which). The network of ``parse/title/ranker.py`` is trained on the features of
``parse/title/features.py`` to give its whole weight to the lines that are the title, or to "none". First the accuracy on unseen
sites is printed (``--folds 0``: not). Only weights are kept.
"""

from __future__ import annotations

import argparse
import json
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from training.sources import warn_of_other_files
from training.title.labelled import SETS, Labelled, file_of, read
from training.title.network import judge, learn
from training.title.table import Table, table

from seedproof.parse.title import ranker
from seedproof.parse.title.features import CANDIDATE_FEATURES, DOCUMENT_FEATURES

HERE = Path(__file__).parent
SHIPPED = Path(ranker.__file__).parent / "data/title.json"


def cross_validate(documents: Sequence[Labelled], data: Table, folds: int, epochs: int) -> None:
    """Print the accuracy on sites that were not learnt from."""
    fold = np.array([zlib.crc32(re.sub(r"^www\.", "", d.site).encode()) % folds for d in documents])
    learn_from = np.array([d.learn for d in documents]) & data.usable()
    right = np.zeros(len(documents), bool)
    for i in range(folds):
        unseen = np.flatnonzero(fold == i)
        right[unseen] = judge(data, unseen, learn(data, np.flatnonzero(learn_from & (fold != i)), epochs))
    counts: dict[tuple[str, ...], list[bool]] = defaultdict(list)
    for d, ok in zip(documents, right.tolist(), strict=True):
        counts[d.source, "whole" if d.kind.startswith("whole") else "near", "title" if d.title else "none"].append(ok)
    for key, values in sorted(counts.items()):
        print(f"{' · '.join(key):60} {sum(values) / len(values):.3f} ({len(values)})")


def write(learnt: ranker.Network, documents: Sequence[Labelled], target: Path) -> None:
    """Write the data file that ships."""
    counts = Counter(d.source for d in documents if d.learn)
    hidden, bias, out, none = (np.rint(v * steps).astype(int).tolist() for v, steps in zip(learnt, ranker.STEPS, strict=True))
    data = {
        "learnt-from": "; ".join(f"{name}: {count} texts" for name, count in sorted(counts.items())),
        "candidate": dict(zip(CANDIDATE_FEATURES, hidden, strict=True)),
        "bias": bias,
        "out": out,
        "none": dict(zip(DOCUMENT_FEATURES, none, strict=True)),
    }
    text = json.dumps(data).replace('], "', '],\n  "').replace('}, "', '},\n"')
    target.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Learn, and say how it does on unseen sites."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--folds", type=int, default=4)
    options.add_argument("--epochs", type=int, default=20)
    options.add_argument("--into", type=Path, default=SHIPPED, help="write the weights here, not into the package")
    chosen = options.parse_args()
    warn_of_other_files(HERE, (file_of(chosen.folder, name) for name in SETS))
    documents = read(chosen.folder)
    data = table(documents)
    if chosen.folds:
        cross_validate(documents, data, chosen.folds, chosen.epochs)
    usable = np.flatnonzero(data.usable() & np.array([d.learn for d in documents]))
    write(learn(data, usable, chosen.epochs), documents, chosen.into)


if __name__ == "__main__":
    main()
