"""Lines of fixed wording within the article: which ones there are, by topic of the phrase packs."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.cut import cuts
from seedproof.core.finding import Edit, Fix
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.phrases import PLACES, packs
from seedproof.text.spans import Flags, Offsets

__all__ = ["Wording", "before_cut", "removal", "wording"]


class Wording(NamedTuple):
    """Which lines say something of a topic: as a whole, at their start, or at their end."""

    whole: Flags
    start: Flags
    end: Flags


def wording(batch: Batch, *topics: str) -> Wording:
    """Return the lines that hold wording of ``topics`` in the language of their document, or in English.

    "Video" is a label on one site and a common word in a dozen languages: other languages' packs do not apply.
    """
    (place, language) = _table()
    hits = batch.phrases.of(*topics)
    of_phrase, of_document = language[hits.phrase], batch.languages.of_documents[batch.lines.document[hits.line]]
    applies = (of_phrase == of_document) | (of_phrase == LANGUAGES.index("en"))
    line, place = hits.line[applies], place[hits.phrase[applies]]
    found = [np.zeros(len(batch.lines), bool) for _ in range(3)]
    for flags, name in zip(found, ("line", "start", "end"), strict=True):
        flags[line[place == PLACES.index(name)]] = True
    return Wording(*found)


def before_cut(batch: Batch) -> Flags:
    """Return which lines are not part of a tail, which other checks report."""
    lines = batch.lines
    return np.arange(len(lines)) < batch.once(cuts).line[lines.document]


def removal(start: int, end: int) -> Fix:
    """Return the fix that takes ``[start, end)`` out; not safe, as the line stands within the article."""
    return Fix(safe=False, edits=(Edit(start=start, end=end, text=""),))


@cache
def _table() -> tuple[Offsets, Offsets]:
    """For each phrase, its place and language as numbers."""
    code = {name: i for i, name in enumerate(LANGUAGES)}
    place, language = np.array([(PLACES.index(p.place), code.get(p.language, -2)) for p in packs()], np.int64).T
    return place, language
