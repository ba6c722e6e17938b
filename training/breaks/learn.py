"""Learn where lines of flattened texts had ended: ``src/seedproof/checks/offtopic/layout/data/breaks.npz``.

    python -m training.breaks.learn FOLDER RAW [--measure] [--limit N] [--into FILE]

FOLDER holds the labelled documents and RAW the scraped ones (``data.toml`` tells which). Their line ends are known; each place where a line
may end has a row of the table for each kind of evidence (``checks/offtopic/layout/breaks.py``), and the weights of these are learnt by
logistic regression. With ``--measure`` a quarter of the sites is held out, precision and recall of their line ends are printed, and
nothing is written. ``--limit 300`` reads as many documents only, to try whether all of it runs.
"""

from __future__ import annotations

import argparse
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
from training.breaks.texts import LABELLED, read
from training.sources import warn_of_other_files

from seedproof.checks.offtopic.layout import breaks
from seedproof.core.document import Document
from seedproof.lang.word_lists import every, lookup
from seedproof.parse import batch_of
from seedproof.text import codepoints
from seedproof.text.sentences import sentence_breaks

HERE = Path(__file__).parent
SHIPPED = Path(breaks.__file__).parent / "data/breaks.npz"
FOLDS = 4
TOGETHER = 300  # documents of a batch
STEPS = 64  # of a weight make one
LEAST = -2.0  # the score of a break: of the line ends of unseen sites .71 are found at a precision of .56, and a cut too many does little
FIRST = -3.0  # the bias to begin with: one place in twenty is a break
RATE, DECAY, DROPPED, EPOCHS, BATCH = 0.02, 0.5, 0.2, 4, 4096  # (guessed, but the decay: without any, rare words are learnt by heart)
MOMENTA, TINY = (0.9, 0.999), 1e-8  # of Adam, as is usual

Scores = npt.NDArray[np.float64]


def examples(part: list[tuple[str, str]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return for each place where a line may end the rows of the table, whether one does, and the fold."""
    batch = batch_of([Document(str(i), text) for i, (_, text) in enumerate(part)])
    words, newlines = batch.words, np.flatnonzero(batch.characters.where(codepoints.NEWLINE))
    gap = breaks.gaps(batch)
    ends = np.searchsorted(newlines, words.end[gap]) != np.searchsorted(newlines, words.start[gap + 1])
    # After a stop a sentence begins anyway, and lines that only the width has parted are joined already.
    begin = sentence_breaks(batch.characters, words, lookup(words.hash, every("sentences", "before-name"))).end
    begin = np.append(begin, len(batch.text))
    known = begin[np.searchsorted(begin, words.end[gap])] <= words.start[gap + 1]
    kept = ~known & ~(ends & (words.line[gap] == words.line[gap + 1]))
    folds = np.array([zlib.crc32(site.encode()) % FOLDS for site, _ in part], np.int8)
    return np.stack(list(breaks.rows(batch, gap[kept])), 1).astype(np.int32), ends[kept], folds[words.document[gap[kept]]]


def learn(rows: np.ndarray, ends: np.ndarray) -> tuple[Scores, float]:
    """Return the weights of the table and the bias, by Adam with decay; some of the evidence is left out of each step."""
    chance, size = np.random.default_rng(0), 1 << breaks.BITS
    weights, mean, square = np.zeros(size + 1), np.zeros(size + 1), np.zeros(size + 1)
    weights[size] = FIRST
    steps = [order[i : i + BATCH] for order in (chance.permutation(len(rows)) for _ in range(EPOCHS)) for i in range(0, len(order), BATCH)]
    for n, chosen in enumerate(steps, 1):
        row, kept = rows[chosen], (chance.random((len(chosen), rows.shape[1])) > DROPPED) / (1 - DROPPED)
        wrong = 1 / (1 + np.exp(-(weights[row] * kept).sum(axis=1) - weights[size])) - ends[chosen]
        slope = np.append(np.bincount(row.ravel(), (kept * wrong[:, None]).ravel(), size), wrong.sum()) / len(chosen)
        mean, square = (old * keep + new * (1 - keep) for old, new, keep in zip((mean, square), (slope, slope**2), MOMENTA, strict=True))
        first, second = (value / (1 - keep**n) for value, keep in zip((mean, square), MOMENTA, strict=True))
        rate = RATE * (1 - n / (len(steps) + 1))
        weights -= rate * (first / (np.sqrt(second) + TINY) + DECAY * weights)
    return weights[:size], float(weights[size])


def report(score: Scores, ends: np.ndarray) -> None:
    """Print how many of the line ends are found, and how many of those that are found are some."""
    for least in (LEAST - 0.2, LEAST, LEAST + 0.3, LEAST + 0.6):
        told = score > least
        print(f"above {least:.1f}: precision {ends[told].mean():.2f}, recall {told[ends].mean():.2f}")


def main() -> None:
    """Learn, and write or measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("raw", type=Path)
    options.add_argument("--measure", action="store_true")
    options.add_argument("--limit", type=int)
    options.add_argument("--into", type=Path, default=SHIPPED, help="write the weights here, not into the package")
    chosen = options.parse_args()
    warn_of_other_files(HERE, [*(chosen.folder / f"{name}.jsonl.gz" for name in LABELLED), *sorted(chosen.raw.glob("raw_*.jsonl.gz"))])
    found = read(chosen.folder, chosen.raw)[: chosen.limit]
    parts = [examples(found[i : i + TOGETHER]) for i in range(0, len(found), TOGETHER)]
    rows, ends, fold = (np.concatenate(column) for column in zip(*parts, strict=True))
    unseen = fold == 0
    weights, bias = learn(rows[~unseen], ends[~unseen]) if chosen.measure else learn(rows, ends)
    if chosen.measure:
        report(weights[rows[unseen]].sum(axis=1) + bias, ends[unseen])
        return
    table = np.clip(np.rint(weights * STEPS), -127, 127).astype(np.int8)
    np.savez_compressed(chosen.into, table=table, least=np.int32(np.rint((LEAST - bias) * STEPS)))


if __name__ == "__main__":
    main()
