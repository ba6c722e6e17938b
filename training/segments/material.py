"""All that is learnt from and measured on, as one table: labelled documents, made ones, unlabelled ones, and copies in other shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from training.segments import documents, raw
from training.segments.labelled import Labelled, flattened, fold_of, reshaped, wrapped
from training.segments.made import made
from training.segments.tables import Table, allowed_by, carried, ranges, table

from seedproof.text.spans import Flags

__all__ = ["FOLDS", "Material", "material", "measured"]

FOLDS = 4
MADE = 8_000  # made-up documents (guessed)
# Shares of documents that are flattened and wrapped: of labelled ones near the article, made ones, and unlabelled ones (guessed).
NEAR, OF_MADE, UNLABELLED = (0.3, 0.1), (0.35, 0.1), (0.45, 0.15)
WIDTH = 72  # characters of the wrapped lines of documents that measure, as the scorer of benchmarks/accuracy.py wraps them
MOST = 120  # segments of an unlabelled document: longer ones are pages with all that stands on them (guessed)
RECURS = 10.0  # how much likelier a line is none of the article where it recurs on its site (guessed)
# What an unlabelled document counts, and a copy of it in another shape. What a teacher gets wrong its student learns too: at 1 its log
# loss on unseen sites is .136 where it is .130 at .4, .138 at .2; on documents that nothing is learnt from .136, .109 and .109.
OF_UNLABELLED, OF_COPIES = 0.4, 0.3

Index = npt.NDArray[np.int64]


@dataclass
class Material:
    """Documents of one table: labelled ones, then unlabelled ones, then copies of unlabelled ones.

    ``labelled``, ``scraped``: how many of the first kind there are, and of the first two
    ``of``: for each copy the number of its document among the unlabelled ones
    ``recurs``: for each row of the unlabelled ones whether it is a line that recurs on their site
    """

    documents: list[Labelled]
    data: Table
    labelled: int
    scraped: int
    of: list[int]
    recurs: Flags

    @property
    def weight(self) -> npt.NDArray[np.float64]:
        """Return how much each document counts."""
        result = np.array([d.weight for d in self.documents])
        result[self.labelled : self.scraped], result[self.scraped :] = OF_UNLABELLED, OF_COPIES
        return result

    @property
    def fold(self) -> Index:
        """Return the fold of each document."""
        return np.array([fold_of(d.site, FOLDS) for d in self.documents], np.int64)

    def rows(self, chosen: Index) -> Index:
        """Return the rows of some documents."""
        return ranges(self.data.first[chosen], self.data.size[chosen])

    def segments(self, chosen: Iterable[int]) -> Iterator[str]:
        """Yield the texts of the segments of some documents."""
        for i in chosen:
            here = slice(*self.data.first[i : i + 2])
            text = self.documents[i].text
            for start, end in zip(self.data.start[here].tolist(), self.data.end[here].tolist(), strict=True):
                yield text[start:end]

    def encoded(self) -> list[int]:
        """Return the documents whose segments are encoded: as they were scraped, and those that were marked whole flattened too."""
        return [
            i
            for i, d in enumerate(self.documents)
            if (not d.shape and d.source != "made") or (d.source == "gold_more" and d.shape == "flat")
        ]

    def label(self, likely: npt.NDArray[np.floating]) -> None:
        """Allow the unlabelled documents, and their copies, the labels that a teacher finds likely enough for each row.

        Of a line that recurs on its site it is made likelier that it is none of the article, which the teacher does not know.
        """
        unlabelled, copies = (np.arange(low, high) for low, high in ((self.labelled, self.scraped), (self.scraped, len(self.documents))))
        own, here = self.rows(unlabelled), self.rows(copies)
        odds = likely[own] * np.where(self.recurs[:, None] & (np.arange(likely.shape[1]) > 0), RECURS, 1)
        told = odds / odds.sum(axis=1, keepdims=True)
        self.data.allowed[own] = allowed_by(told)
        self.data.allowed[here] = allowed_by(carried(told, self.data.of(unlabelled), self.data.of(copies), self.of))


def material(data: Path, scraped: Path, limit: int | None = None) -> Material:
    """Return what is learnt from, or ``limit`` documents of each source."""
    found = documents.read(data, limit)
    invented = made(found, FOLDS, MADE if limit is None else min(limit, MADE))
    labelled = [*found, *_copies(found), *_changed(invented)]
    labelled.sort(key=lambda d: len(d.text))  # documents of a batch should be of about one length
    unlabelled = sorted(raw.read(scraped, frozenset(d.text for d in documents.gold(data)), limit), key=lambda d: len(d.text))
    of_unlabelled = table(unlabelled)
    kept = np.flatnonzero(of_unlabelled.size < MOST)
    unlabelled = [unlabelled[i] for i in kept]
    of_unlabelled = of_unlabelled.of(kept)
    copies = list(reshaped(unlabelled, *UNLABELLED, seed=11))
    return Material(
        [*labelled, *unlabelled, *(d for _, d in copies)],
        Table.join([table(labelled), of_unlabelled, table([d for _, d in copies])]),
        len(labelled),
        len(labelled) + len(unlabelled),
        [i for i, _ in copies],
        _recurring(unlabelled, of_unlabelled, raw.recurring(scraped)),
    )


def measured(data: Path, limit: int | None = None) -> dict[str, list[Labelled]]:
    """Return the documents that measure and are never learnt from, in the shapes in which they are scored."""
    found = documents.gold(data, limit)
    return {"gold": found, "gold.flat": [flattened(d) for d in found], "gold.wrapped": [wrapped(d, WIDTH) for d in found]}


def _recurring(unlabelled: Sequence[Labelled], data: Table, stock: Mapping[str, Set[str]]) -> Flags:
    """Return for each row whether it is one of the lines that recur on its site."""
    owner = np.repeat(np.arange(len(unlabelled)), data.size).tolist()
    spans = zip(owner, data.start.tolist(), data.end.tolist(), strict=True)
    return np.array([raw.key(unlabelled[i].text[start:end]) in stock.get(unlabelled[i].site, ()) for i, start, end in spans], bool)


def _copies(found: Sequence[Labelled]) -> Iterator[Labelled]:
    """Yield copies in other shapes: of what was marked whole in both, of what is near the article of some."""
    near = [d for d in found if d.source != "gold_more" and d.kind == "near"]
    whole = [d for d in found if d.source == "gold_more"]
    yield from (d for _, d in reshaped(near, *NEAR, seed=0))
    yield from map(flattened, whole)
    yield from (d for _, d in reshaped(whole, 0, 1, seed=1))


def _changed(invented: Sequence[Labelled]) -> list[Labelled]:
    """Return made-up documents, some of them in another shape instead of their own."""
    changed = dict(reshaped(invented, *OF_MADE, seed=2))
    return [changed.get(i, d) for i, d in enumerate(invented)]
