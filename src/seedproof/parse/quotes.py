"""Quotations: text between quotation marks, what kind it is, who says it.

Only the outermost quotation is a field; what it quotes in turn is part of its text. Marks, sentences and kinds are read as
arrays for all quotations of a batch; only who speaks is decided one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from seedproof.core.seed import Quote, QuoteKind
from seedproof.parse.antecedents import Said
from seedproof.parse.marks import doubles, singles
from seedproof.parse.pairs import Pairs, pair_doubles, pair_singles
from seedproof.parse.quotations import KINDS, Quotations
from seedproof.parse.speakers import attribute, credited
from seedproof.parse.turns import Turns
from seedproof.text.characters import among
from seedproof.text.columns import Columns
from seedproof.text.spans import Offsets, Spans

__all__ = ["Quoted"]

_QUOTES: Final = TypeAdapter(list[Quote])
_SHORTEST: Final = 3  # letters before an apostrophe that are a name of their own
_WRAPPED: Final = 6  # words of a line that may be one of a hard-wrapped paragraph


class Quoted:
    """The quotations of a batch: where they stand is known at once, who says each is read when it is asked for."""

    def __init__(self, columns: Columns) -> None:
        self._columns, self._blocks = columns, _blocks(columns)
        self._quotations = Quotations(columns, _pairs(columns, self._blocks))

    @property
    def spans(self) -> Spans:
        """Where they stand, their marks included."""
        return Spans(self._quotations.open, self._quotations.close + 1)

    def quotes(self, language: npt.NDArray[np.int64]) -> list[Quote]:
        """Return them with their speakers. ``language`` is each line's, the document's where the line's is unclear."""
        columns, quotations = self._columns, self._quotations
        if not len(quotations):
            return []
        signs = quotations.read(language, self._blocks)
        attributions = [
            attribute(signs.text[2 * low : 2 * first], signs.text[2 * last : 2 * high], comma, stop, inverts)
            for low, first, last, high, comma, stop, inverts in zip(*(c.tolist() for c in quotations.sentences()), strict=True)
        ]
        for i, after in quotations.credits(signs):
            attributions[i] = attributions[i] or credited(after)
        kinds = quotations.kinds(np.array([found is not None for found in attributions]), signs)
        said = Turns(columns, quotations, signs).speakers(attributions, (kinds == KINDS.index(QuoteKind.SCARE)).tolist())
        return _QUOTES.validate_python(_fields(columns, quotations, kinds, said))  # all at once: half the time


def _blocks(columns: Columns) -> Offsets:
    """Starts of paragraphs: lines, but those of hard-wrapped text run on."""
    lines = columns.lines
    if not len(lines):
        return np.zeros(0, np.int64)
    new = np.ones(len(lines), bool)
    unfinished = ~lines.ends_sentence & (lines.word_count >= _WRAPPED)
    new[1:] = (lines.gap[1:] > 1) | ~unfinished[:-1] | (lines.document[1:] != lines.document[:-1])
    return lines.start[new]


def _pairs(columns: Columns, blocks: Offsets) -> Pairs:
    """The marks of all quotations."""
    outer = pair_doubles(doubles(columns, blocks), columns.document_of(blocks))
    attribute_of_markup = (outer.open > 0) & among(columns.codes[np.maximum(outer.open - 1, 0)], "=")
    outer = outer.where(~attribute_of_markup)
    return Pairs.of(outer, pair_singles(singles(columns, blocks), outer))


def _uninflected(text: str, start: int, end: int) -> int:
    """The end of a name without a case ending after an apostrophe, as Turkish has it: Yılmaz’a."""
    mark = max(text.rfind("’", start, end), text.rfind("'", start, end))
    return mark if mark >= start + _SHORTEST and text[mark + 1 : end].islower() and text[mark - _SHORTEST : mark].isalpha() else end


def _fields(columns: Columns, quotations: Quotations, kinds: npt.NDArray[np.intp], said: list[Said | None]) -> Iterator[dict[str, Any]]:
    """The fields of each quotation, with offsets of its document."""
    words, offset = columns.words, columns.starts[quotations.document]
    who = np.array([(s.first, s.last, -1 if s.cue is None else s.cue) if s else (-1, -1, -1) for s in said], np.int64)
    speaker, last, cue = who.T
    rows = (
        quotations.document, quotations.open - offset, quotations.close + 1 - offset, kinds,
        np.where(speaker < 0, -1, words.start[speaker] - offset), words.bare_end[last] - offset,
        np.where(cue < 0, -1, words.start[cue] - offset), words.end[cue] - offset, quotations.suffixed,
    )  # fmt: skip
    for document, start, end, kind, a, b, c, d, suffixed in zip(*(row.tolist() for row in rows), strict=True):
        text = columns.documents[document].text
        b = _uninflected(text, a, b) if suffixed else b
        yield {
            "text": text[start:end],
            "start": start,
            "end": end,
            "speaker": {"name": text[a:b], "start": a, "end": b} if a >= 0 else None,
            "cue": text[c:d] if c >= 0 else None,
            "kind": KINDS[kind],
        }
