"""Learn what segments of documents are: ``src/seedproof/checks/offtopic/segments/data/segments.npz``.

    python -m training.segments.learn DATA RAW [--held N] [--work FOLDER] [--limit N --target FOLDER]

DATA holds the labelled documents and RAW the unlabelled ones (``data.toml`` tells which). A sentence encoder says what each segment means.
Teachers learn from that and the labels; two of them label the unlabelled documents. A table of words is learnt that says what the encoder
says, in the few numbers that a teacher makes of it. The student, which ships, learns from words, the labels and the teachers' labels, and
that a line which recurs on its site is likelier to be the site's than the article's.

It wants ``python -m pip install --group training`` and half an hour, a third of it for the encoder: what it says is kept in the folder of
``--work``, so that a second run is faster. With ``--held 0`` the sites of the first quarter are held out, and figures on them and on
documents that are never learnt from are printed; nothing is written but into ``--target``. ``--limit 30 --target /tmp/segments`` tries in
some minutes whether all of it runs.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import torch
from training.segments import raw
from training.segments.distil import distilled
from training.segments.documents import LABELLED
from training.segments.encoder import FILES, Meanings
from training.segments.fitting import fit, likelihoods, state
from training.segments.material import FOLDS, Material, material, measured
from training.segments.networks import Student, Teacher
from training.segments.report import Judged, report
from training.segments.tables import table
from training.segments.weights import write
from training.sources import warn_of_other_files

from seedproof.checks.offtopic.segments import segments

HERE = Path(__file__).parent
SHIPPED = Path(segments.__file__).parent / "data"
LABELLING, SAYING = 48, 32  # numbers that a teacher makes of those of the encoder: to label well, and few for words to learn
SEEDS = (0, 1)  # of the teachers that label
TEACHER = {"epochs": 7, "decay": 0.05, "dropped": 0.0}  # (guessed)
STUDENT = {"epochs": 5, "decay": 0.02, "dropped": 0.2}  # (guessed)


def encoded(found: Material, work: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return what segments mean, and which row of that is of which segment of the table: -1 where it was not encoded."""
    meanings = Meanings(work)
    meanings.add(found.segments(found.encoded()))
    return meanings.vectors, meanings.index(found.segments(range(len(found.documents))))


def teacher(found: Material, vectors: np.ndarray, index: np.ndarray, learnt: np.ndarray, width: int, seed: int) -> Teacher:
    """Return a teacher of some of the labelled documents: of those of which all segments were encoded."""
    unknown = np.bincount(np.repeat(np.arange(len(learnt)), found.data.size), index < 0, len(learnt))
    print(f"teacher of {width}, seed {seed}")
    torch.manual_seed(seed)
    net = Teacher(vectors, index, found.data.features.shape[1], width)
    labelled = np.arange(len(learnt)) < found.labelled
    fit(net, found.data, np.flatnonzero(learnt & labelled & (unknown == 0)), found.weight, seed=seed, **TEACHER)
    return net


def student(found: Material, vectors: np.ndarray, index: np.ndarray, learnt: np.ndarray) -> Student:
    """Return the student of the documents ``learnt``: teachers label the unlabelled ones first."""
    unlabelled = np.arange(found.labelled, found.scraped)
    labels = [likelihoods(teacher(found, vectors, index, learnt, LABELLING, seed), found.data, unlabelled) for seed in SEEDS]
    found.label(np.mean(labels, axis=0))
    own, held = np.array([d.source != "made" for d in found.documents]), np.repeat(~learnt, found.data.size)
    words = distilled(
        teacher(found, vectors, index, learnt, SAYING, SEEDS[0]),
        vectors,
        found.data,
        np.where(np.repeat(own, found.data.size), index, -1),
        held,
    )
    print("student")
    torch.manual_seed(0)
    net = Student(words, found.data.features.shape[1])
    fit(net, found.data, np.flatnonzero(learnt), found.weight, seed=0, **STUDENT)
    return net


def judge(net: Student, found: Material, held: np.ndarray, data: Path, limit: int | None) -> None:
    """Print how the student does on labelled documents that were held out, and on those that are never learnt from."""
    likely = likelihoods(net, found.data, held)
    others = {name: (of, table(of)) for name, of in measured(data, limit).items()}
    report(
        Judged([found.documents[i] for i in held], found.data.of(held), likely[found.rows(held)]),
        {name: Judged(of, own, likelihoods(net, own, np.arange(len(of)))) for name, (of, own) in others.items()},
    )


def main() -> None:
    """Learn, and write or measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("raw", type=Path)
    options.add_argument("--held", type=int, choices=range(FOLDS), help="the quarter of the sites that is held out, and measured on")
    options.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "segments", help="where to keep what the encoder says")
    options.add_argument("--limit", type=int, help="how many documents of each source to read; all where it is not given")
    options.add_argument("--target", type=Path, help="where to write; the package's own data where it is not given")
    chosen = options.parse_args()
    if chosen.limit and not chosen.target:
        options.error("--limit is for trying: say with --target where to write")
    warn_of_other_files(HERE, [*(chosen.data / f"{name}.jsonl.gz" for name in LABELLED), *raw.files(chosen.raw), *FILES])
    found = material(chosen.data, chosen.raw, chosen.limit)
    print(f"{found.labelled:,} labelled documents, {len(found.documents) - found.labelled:,} others, {len(found.data.start):,} segments")
    learnt = found.fold != (-1 if chosen.held is None else chosen.held)
    net = student(found, *encoded(found, chosen.work), learnt)
    if chosen.held is not None:
        judge(net, found, np.flatnonzero(~learnt[: found.labelled]), chosen.data, chosen.limit)
    if chosen.held is None or chosen.target:
        write((chosen.target or SHIPPED) / "segments.npz", state(net))


if __name__ == "__main__":
    main()
