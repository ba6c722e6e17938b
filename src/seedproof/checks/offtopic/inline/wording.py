"""Lines of fixed wording within the article: which ones there are, by topic of the phrase packs."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.cut import cuts
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.phrases import PLACES, by_language, by_place
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets

__all__ = ["Wording", "before_cut", "wording", "wording_in"]

_NO_LANGUAGE = UNKNOWN - 1  # of phrases that belong to no one language: it is that of no document, not even of an unclear one


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
    """Return the lines that hold wording of ``topics`` in the language of their document, or in English.

    "Video" is a label on one site and a common word in a dozen languages: other languages' packs do not apply.
    """
    return wording_in(batch, batch.lines, *topics)


def wording_in(batch: Batch, lines: Lines, *topics: str) -> Wording:
    """Return the same of other lines that the text is divided into."""
    stands, language = _phrases()
    hits = (batch.phrases if lines is batch.lines else batch.phrases_in(lines)).of(*topics)
    of_phrase, of_document = language[hits.phrase], batch.languages.of_documents[lines.document[hits.line]]
    applies = (of_phrase == of_document) | (of_phrase == LANGUAGES.index("en"))
    line, stands = hits.line[applies], stands[hits.phrase[applies]]
    found = [np.zeros(len(lines), bool) for _ in range(3)]
    for flags, name in zip(found, ("line", "start", "end"), strict=True):
        flags[line[stands == PLACES.index(name)]] = True
    return Wording(*found)


def before_cut(batch: Batch) -> Flags:
    """Return which lines are not part of a tail, which other checks report."""
    lines = batch.lines
    return np.arange(len(lines)) < batch.once(cuts).line[lines.document]


@cache
def _phrases() -> tuple[Offsets, Offsets]:
    """Return for each phrase where it stands in its line, as an index of ``PLACES``, and the number of its language."""
    return by_place(range(len(PLACES))), by_language(LANGUAGES.index("en"), _NO_LANGUAGE)
