"""Made-up documents for ``learn.py``: articles with a few lines of another page behind them.

Real tails begin with what their site puts first, so a lone notice or biography, and headlines in a foreign language, are too
rare in the labelled documents to be learnt. Articles with nothing behind them, cut off early, hold the balance.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from data import Labelled, replaced

from seedproof.checks.offtopic.topics import TOPICS
from seedproof.core.document import Document
from seedproof.parse import batch_of

WEIGHT = 0.3  # of a made-up document, a page of the real ones being 1 (guessed)
_LEAST = 400  # characters of an article (guessed)
_BALANCE = 0.4  # the share of articles cut off early, and of articles in a known language that get foreign lines (guessed)


@dataclass(frozen=True)
class Donor:
    """A page's article and tail.

    ``body``: the article
    ``language``: the number of its language
    ``tail``: the lines of the tail
    ``worded``: the indexes of those lines that hold fixed wording
    """

    body: str
    language: int
    tail: list[str]
    worded: list[int]


def mixed(documents: Sequence[Labelled], seed: int = 0) -> list[Labelled]:
    """Return for each page one article with no tail, and some with lines of another page's tail, or in another language."""
    chance = random.Random(seed)
    pages: dict[str, Labelled] = {}
    for d in sorted(documents, key=lambda d: d.id):
        if d.sure and d.learn and d.low > _LEAST and (d.page not in pages or len(d.text) > len(pages[d.page].text)):
            pages[d.page] = d
    donors = _donors(list(pages.values()))
    return [made for d, own in zip(pages.values(), donors, strict=True) for made in _made(d, own, donors, chance)]


def _made(d: Labelled, own: Donor, donors: Sequence[Donor], chance: random.Random) -> list[Labelled]:
    """Return what is made of one article."""
    body = _shortened(own.body, chance) if chance.random() < _BALANCE else own.body
    size, glue = len(body), "\n\n" if "\n\n" in body else "\n"
    kinds = {
        "none": [""],
        "first": _first(own, donors, chance),
        "wording": _worded(own, donors, chance),
        "foreign": _foreign(own, donors, chance) if own.language >= 0 and chance.random() < _BALANCE else [],
    }
    return [
        replaced(
            d, WEIGHT, text=body + glue + glue.join(lines) if lines[0] else body, low=size - 2 if lines[0] else size,
            high=size + len(glue) + 2 if lines[0] else size, ends=not lines[0], source="mixed", kind=f"mixed {kind}", sure=False,
            body_end=0,
        )
        for kind, lines in kinds.items() if lines
    ]  # fmt: skip


def _first(own: Donor, donors: Sequence[Donor], chance: random.Random) -> list[str]:
    """Return the first lines of a tail in the same language."""
    chosen = [d for d in donors if d.language == own.language and d.tail]
    return chance.choice(chosen).tail[: chance.choice((1, 1, 2, 3))] if chosen else []


def _worded(own: Donor, donors: Sequence[Donor], chance: random.Random) -> list[str]:
    """Return a line of fixed wording from a tail in the same language, and perhaps the next two."""
    chosen = [d for d in donors if d.language == own.language and d.worded]
    if not chosen:
        return []
    donor = chance.choice(chosen)
    at = chance.choice(donor.worded)
    return donor.tail[at : at + chance.choice((1, 1, 2, 3))]


def _foreign(own: Donor, donors: Sequence[Donor], chance: random.Random) -> list[str]:
    """Return up to four lines of a page in another language, from its tail or its article."""
    chosen = [d for d in donors if d.language not in (own.language, -1)]
    if not chosen:
        return []
    donor = chance.choice(chosen)
    source = donor.tail if chance.random() < 0.5 else donor.body.split("\n")
    lines = [line for line in source if len(line.split()) > 3]
    size = chance.choice((2, 2, 3, 4))
    at = chance.randrange(max(len(lines) - size, 1))
    return lines[at : at + size]


def _donors(documents: Sequence[Labelled]) -> list[Donor]:
    """Return the article and tail of each document."""
    bodies = [d.text[: d.low + 2].rstrip() for d in documents]
    languages = batch_of([Document("", body) for body in bodies]).languages.of_documents.tolist()
    return [Donor(body, language, *_tail(d)) for body, language, d in zip(bodies, languages, documents, strict=True)]


def _tail(d: Labelled) -> tuple[list[str], list[int]]:
    """Return the lines of a tail, and the indexes of those that hold fixed wording."""
    batch = batch_of([Document("", "" if d.ends else d.text[max(d.high - 2, 0) :])])
    lines = [batch.lines.text(i) for i in range(len(batch.lines))]
    return lines, np.flatnonzero(batch.phrases.lines_with(*(topic.name for topic in TOPICS))).tolist()


def _shortened(text: str, chance: random.Random) -> str:
    """Return the text up to a line end chosen at random, from its fourth line on."""
    lines = text.split("\n")
    return "\n".join(lines[: max(chance.randrange(len(lines)) + 1, min(4, len(lines)))]).rstrip()
