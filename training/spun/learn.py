"""Learn which documents were spun: ``src/seedproof/checks/garbled/spun/data/spun_en.npz``.

    python -m training.spun.learn BACKGROUND ARTICLES WORDNET MOBY [--leave-one-out] [--into FILE]

BACKGROUND is background_en.jsonl.gz, ARTICLES the folder of ``trailing_more.jsonl.gz`` and the sets that test it, WORDNET and MOBY what
``thesaurus.py`` reads; ``data.toml`` tells where all of it comes from. Counts come from the background, likelihoods and weights from
articles of other sources, spun and as they are. Figures are for sites that were not learnt from, and for the spinner
``spinners.HELD_OUT``, which never was; ``--leave-one-out`` holds each other spinner out in turn. What is written was learnt from all sites.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from training.sources import warn_of_other_files
from training.spun.articles import Article, articles, excerpt, rows
from training.spun.spinners import HELD_OUT, LITTLE_ONLY, Spinner, spinners
from training.spun.tables import Counts, count, made

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.repeats import keys_in_documents
from seedproof.checks.garbled.spun import word_evidence
from seedproof.checks.garbled.spun.document_evidence import LEAST, evidence, features, verdicts_by
from seedproof.core.document import Document
from seedproof.parse import batch_of

HERE = Path(__file__).parent
SHIPPED = Path(word_evidence.__file__).parent / "data/spun_en.npz"
FOLDS = 3
LENGTHS = (40, 120, 350)
BATCH = 60  # documents
FALSE_ALARMS = (0.001, 0.01)


def batches(texts: Sequence[str]) -> Iterable[Batch]:
    """Yield parsed batches of the texts, in order."""
    for start in range(0, len(texts), BATCH):
        yield batch_of([Document(f"{i}", text) for i, text in enumerate(texts[start : start + BATCH])])


def likelihood_ratios(known: word_evidence.Table, sound: Sequence[str], spun: Sequence[str]) -> word_evidence.Table:
    """Return the table with what each cell and class says."""
    cells, classes = np.full((2, word_evidence.CELLS), 0.5), np.full((2, word_evidence.CLASSES), 0.5)
    for kind, texts in enumerate((sound, spun)):
        for batch in batches(texts):
            index = word_evidence.indexes(batch, known)
            at, cell = word_evidence.word_cells(batch, known, index)
            # Each word once a document, as it will be where it speaks for spinning.
            _, first = np.unique(keys_in_documents(batch, at), return_index=True)
            cells[kind] += np.bincount(cell[first], minlength=word_evidence.CELLS)
            classes[kind] += np.bincount(word_evidence.little_pairs(batch, known, index)[1], minlength=word_evidence.CLASSES)
    cells, classes = cells / cells.sum(axis=1, keepdims=True), classes / classes.sum(axis=1, keepdims=True)
    return known._replace(cells=np.log(cells[1] / cells[0]).astype(np.float32), classes=np.log(classes[1] / classes[0]).astype(np.float32))


def judged(known: word_evidence.Table, texts: Sequence[str]) -> np.ndarray:
    """Return the log odds of each text."""
    return np.concatenate([verdicts_by(batch, known).odds for batch in batches(texts)])


def described(known: word_evidence.Table, texts: Sequence[str]) -> np.ndarray:
    """Return the features of each text."""
    return np.concatenate([features(batch, evidence(batch, known))[0] for batch in batches(texts)])


def fitted(sound: np.ndarray, spun: np.ndarray) -> np.ndarray:
    """Return weights of a logistic regression, by Newton's method with a light penalty."""
    x, y = np.concatenate((sound, spun)), np.repeat([0.0, 1.0], [len(sound), len(spun)])
    weights = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (p - y) + 0.02 * weights
        weights -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 0.02 * np.eye(len(weights)), gradient)
    return weights


def learnt(counts: Counts, kinds: Mapping[str, Spinner], documents: Sequence[Article]) -> word_evidence.Table:
    """Return a table learnt from these spinners and documents: cells from one half of them, weights from the other."""
    chance = random.Random(7)
    names = sorted(kinds)
    known = made(counts, names)
    split = len(documents) * 2 // 3
    texts = [excerpt(d.text, 400, chance) for d in documents[:split]]
    # Little words are learnt from those that swap them, other words from those that swap those.
    known = known._replace(classes=likelihood_ratios(known, texts, [_spun_by(kinds, names, t, chance) for t in texts]).classes)
    others = [n for n in names if n != LITTLE_ONLY]
    known = known._replace(cells=likelihood_ratios(known, texts, [_spun_by(kinds, others, t, chance) for t in texts]).cells)
    texts = [excerpt(d.text, chance.choice(LENGTHS), chance) for d in documents[split:] for _ in range(3)]
    spun = [_spun_by(kinds, names, t, chance) for t in texts]
    return known._replace(decision=fitted(described(known, texts), described(known, spun)))


def _spun_by(kinds: Mapping[str, Spinner], names: Sequence[str], text: str, chance: random.Random) -> str:
    return kinds[chance.choice(names)].spin(text, chance)


def report(known: word_evidence.Table, kinds: Mapping[str, Spinner], documents: Sequence[Article], folder: Path) -> None:
    """Print how much of each spinner's output is found at few false alarms, by length, and the same for the sets that others made."""
    chance = random.Random(9)
    for length in LENGTHS:
        texts = [excerpt(d.text, length, chance) for d in documents]
        sound = judged(known, texts)
        for name, spinner in kinds.items():
            spun = judged(known, [spinner.spin(t, chance) for t in texts])
            print(f"{name:16s}{length:4d} words: {_figures(spun, sound)}")
    spun_rows = [r for r in rows(folder, "spun") if r["unit"] != "phrase"]
    sound = judged(known, [r["text"] for r in spun_rows if not r["is_spun"]])
    swapped = judged(known, [r["text"] for r in spun_rows if (r["substitutions"] or 0) >= 7])
    print(f"news snippets, 7 swaps or more: {_figures(swapped, sound)}")
    for name in ("clean", "quotes"):
        texts = [r["text"] for r in rows(folder, name) if r.get("source") != "ud-pud" and r.get("lang", "en") == "en"]
        print(name, len(texts), "log odds at .5 .9 .99 and most:", _quantiles(judged(known, texts)))


def _figures(spun: np.ndarray, sound: np.ndarray) -> str:
    found = [f"{(spun > np.quantile(sound, 1 - share)).mean():.3f} at {share}" for share in FALSE_ALARMS]
    reported = f"{(spun >= LEAST).mean():.3f} of spun and {(sound >= LEAST).mean():.4f} of sound texts reported"
    return f"{reported}; found {', '.join(found)}; log odds of sound texts {_quantiles(sound)}"


def _quantiles(values: np.ndarray) -> str:
    return " ".join(f"{v:.1f}" for v in np.quantile(values, (0.5, 0.9, 0.99, 1)))


def main() -> None:
    """Count, learn, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("background", "articles", "wordnet", "moby"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--leave-one-out", action="store_true", help="also measure each spinner by what was learnt from the others")
    parser.add_argument("--into", type=Path, default=SHIPPED, help="write the table here, not into the package")
    args = parser.parse_args()
    sets = [args.articles / f"{name}.jsonl.gz" for name in ("trailing_more", "spun", "clean", "quotes")]
    warn_of_other_files(HERE, [args.background, *sets, *sorted(args.wordnet.glob("data.*")), args.moby])
    every = spinners(args.wordnet, args.moby)
    counts = count(args.background, every)
    documents = articles(args.articles, FOLDS)
    learn, test = [d for d in documents if d.fold], [d for d in documents if not d.fold]
    used = {name: spinner for name, spinner in every.items() if name != HELD_OUT}
    print(f"{len(learn)} articles to learn from, {len(test)} of other sites to test on; {HELD_OUT} is not learnt")
    report(learnt(counts, used, learn), every, test, args.articles)
    for left_out in sorted(every) if args.leave_one_out else ():
        print(f"--- without {left_out}")
        report(learnt(counts, {n: s for n, s in every.items() if n != left_out}, learn), {left_out: every[left_out]}, test, args.articles)
    np.savez_compressed(args.into, **learnt(counts, used, documents)._asdict())
    print(args.into.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
