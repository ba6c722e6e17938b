"""Documents of which it is known what each stretch may be, and the shapes in which the same document is met."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

__all__ = ["ANYTHING", "ARTICLE", "BLOCK", "LEAD", "OFF", "TAIL", "Labelled", "flattened", "fold_of", "reshaped", "wrapped", "wrapped_at"]

# What a stretch may be, as bits: those of several are added up.
ARTICLE, LEAD, BLOCK, TAIL = 1, 2, 4, 8
OFF = LEAD | BLOCK | TAIL
ANYTHING = ARTICLE | OFF

RESHAPED = 0.5  # what a flattened or wrapped copy counts, its document being 1 (guessed)
NARROWEST, WIDEST = 55, 90  # characters of a wrapped line: mails and PDFs

Span = tuple[int, int, int]


@dataclass(frozen=True)
class Labelled:
    """A text, and what its stretches may be.

    ``rest``: what all may be that is in no span
    ``spans``: start, end and what is between them; a later one goes before an earlier one
    ``site``, ``page``: where it is from; no site is in two folds
    ``source``: the data set
    ``weight``: how much it counts
    ``kind``: whether an extractor left what is ``near`` the article or the ``whole`` page
    ``shape``: empty as it was scraped, ``flat`` on one line, ``wrapped`` at a width
    ``tail``: between which offsets a start of its tail is right, or its end where ``trailing`` is false; None where this is not known
    ``keep``, ``flag``: snippets that are of the article, and that are not
    """

    id: str
    text: str
    site: str
    page: str
    source: str
    rest: int = ANYTHING
    spans: tuple[Span, ...] = ()
    weight: float = 1.0
    lang: str = ""
    kind: str = "near"
    shape: str = ""
    tail: tuple[int, int] | None = None
    trailing: bool = False
    keep: tuple[tuple[int, int], ...] = ()
    flag: tuple[tuple[int, int], ...] = ()


def fold_of(site: str, folds: int) -> int:
    """Return the fold of a site: the same in every run."""
    return zlib.crc32(site.encode()) % folds


def flattened(document: Labelled) -> Labelled:
    """Return the document on one line. Offsets stay."""
    return replace(document, text=document.text.replace("\n", " "), shape="flat", weight=document.weight * RESHAPED)


def wrapped(document: Labelled, width: int) -> Labelled:
    """Return the document with its lines broken at a width, as a PDF or a mail gives it. Offsets stay."""
    return replace(document, text=wrapped_at(document.text, width), shape="wrapped", weight=document.weight * RESHAPED)


def wrapped_at(text: str, width: int) -> str:
    """Return the text with line ends in place of the spaces after which a line would be wider."""
    out, last, column = list(text), -1, 0
    for i, character in enumerate(text):
        column = 0 if character == "\n" else column + 1
        if character == " ":
            if column > width and last >= 0:
                out[last], column = "\n", i - last
            last = i
        elif character == "\n":
            last = -1
    return "".join(out)


def reshaped(documents: Iterable[Labelled], flat: float, wide: float, seed: int) -> Iterator[tuple[int, Labelled]]:
    """Yield by chance copies of documents and their indexes: a share of them flattened, a share wrapped."""
    chance = random.Random(seed)
    for i, document in enumerate(documents):
        width, draw = chance.randint(NARROWEST, WIDEST), chance.random()
        if draw < flat:
            yield i, flattened(document)
        elif draw < flat + wide:
            yield i, wrapped(document, width)
