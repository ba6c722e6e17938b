"""Lines of fixed wording within the article: which ones there are, by topic of the phrase packs."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.cut import cuts
from seedproof.checks.offtopic.spoken import tells
from seedproof.lang.phrases import PLACES, by_place
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets

__all__ = ["Wording", "before_cut", "wording", "wording_in"]


class Wording(NamedTuple):
    """Columns over the lines.

    ``whole``: the line says something of a topic, and nothing else
    ``start``: it begins with such wording
    ``end``: it ends with such wording
    """

    whole: Flags
    start: Flags
    end: Flags


def wording(batch: Batch, *topics: str) -> Wording:
    """Return the lines that hold wording of ``topics`` in the language of their document, or in English."""
    return wording_in(batch, batch.lines, *topics)


def wording_in(batch: Batch, lines: Lines, *topics: str) -> Wording:
    """Return the same of other lines that the text is divided into."""
    hits = (batch.phrases if lines is batch.lines else batch.phrases_in(lines)).of(*topics)
    applies = tells(batch, hits.phrase, lines.document[hits.line])
    line, stands = hits.line[applies], _places()[hits.phrase[applies]]
    found = [np.zeros(len(lines), bool) for _ in range(3)]
    for flags, name in zip(found, ("line", "start", "end"), strict=True):
        flags[line[stands == PLACES.index(name)]] = True
    return Wording(*found)


def before_cut(batch: Batch) -> Flags:
    """Return which lines are not part of a tail, which other checks report."""
    lines = batch.lines
    return np.arange(len(lines)) < batch.once(cuts).line[lines.document]


@cache
def _places() -> Offsets:
    """Return for each phrase where it stands in its line, as an index of ``PLACES``."""
    return by_place(range(len(PLACES)))
