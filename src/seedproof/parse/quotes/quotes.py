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

from seedproof.batch import Batch
from seedproof.core.seed import Quote, QuoteKind
from seedproof.parse.quotes.attribution import attribute, credited
from seedproof.parse.quotes.coreference import Said
from seedproof.parse.quotes.dialogue import Turns
from seedproof.parse.quotes.marks import doubles, singles
from seedproof.parse.quotes.pairs import Pairs, pair_doubles, pair_singles
from seedproof.parse.quotes.quotations import KINDS, Quotations
from seedproof.text.codepoints import among
from seedproof.text.spans import Offsets

__all__ = ["quotations", "quotes"]

_QUOTES: Final = TypeAdapter(list[Quote])
_SHORTEST: Final = 3  # letters before an apostrophe that are a name of their own
_WRAPPED: Final = 6  # words of a line that may be one of a hard-wrapped paragraph


def quotations(batch: Batch) -> Quotations:
    """Return where quotations stand; call it through ``Batch.once``."""
    return Quotations(batch, _pairs(batch, batch.once(_blocks)))


def quotes(batch: Batch, language: npt.NDArray[np.int64]) -> list[Quote]:
    """Return the quotations with their speakers. ``language`` is each line's, the document's where the line's is unclear."""
    found = batch.once(quotations)
    if not len(found):
        return []
    signs = found.read(batch, language, batch.once(_blocks))
    attributions = [
        attribute(signs.text[2 * low : 2 * first], signs.text[2 * last : 2 * high], comma, stop, inverts)
        for low, first, last, high, comma, stop, inverts in zip(*(c.tolist() for c in found.sentences()), strict=True)
    ]
    for i, after in found.credits(signs):
        attributions[i] = attributions[i] or credited(after)
    kinds = found.kinds(np.array([attribution is not None for attribution in attributions]), signs)
    said = Turns(batch, found, signs).speakers(attributions, (kinds == KINDS.index(QuoteKind.SCARE)).tolist())
    return _QUOTES.validate_python(_fields(batch, found, kinds, said))  # all at once: half the time


def _blocks(batch: Batch) -> Offsets:
    """Starts of paragraphs: lines, but those of hard-wrapped text run on."""
    lines = batch.lines
    if not len(lines):
        return np.zeros(0, np.int64)
    new = np.ones(len(lines), bool)
    unfinished = ~lines.ends_sentence & (lines.word_count >= _WRAPPED)
    new[1:] = (lines.gap[1:] > 1) | ~unfinished[:-1] | (lines.document[1:] != lines.document[:-1])
    return lines.start[new]


def _pairs(batch: Batch, blocks: Offsets) -> Pairs:
    """The marks of all quotations."""
    outer = pair_doubles(doubles(batch, blocks), batch.document_of(blocks))
    attribute_of_markup = (outer.open > 0) & among(batch.characters.codes[np.maximum(outer.open - 1, 0)], "=")
    outer = outer.where(~attribute_of_markup)
    return Pairs.of(outer, pair_singles(singles(batch, blocks), outer))


def _uninflected(text: str, start: int, end: int) -> int:
    """The end of a name without a case ending after an apostrophe, as Turkish has it: Yılmaz’a."""
    mark = max(text.rfind("’", start, end), text.rfind("'", start, end))
    return mark if mark >= start + _SHORTEST and text[mark + 1 : end].islower() and text[mark - _SHORTEST : mark].isalpha() else end


def _fields(batch: Batch, quotations: Quotations, kinds: npt.NDArray[np.intp], said: list[Said | None]) -> Iterator[dict[str, Any]]:
    """The fields of each quotation, with offsets of its document."""
    words, offset = batch.words, batch.starts[quotations.document]
    who = np.array([(s.first, s.last, -1 if s.cue is None else s.cue) if s else (-1, -1, -1) for s in said], np.int64)
    speaker, last, cue = who.T
    rows = (
        quotations.document, quotations.open - offset, quotations.close + 1 - offset, kinds,
        np.where(speaker < 0, -1, words.start[speaker] - offset), words.bare_end[last] - offset,
        np.where(cue < 0, -1, words.start[cue] - offset), words.end[cue] - offset, quotations.suffixed,
    )  # fmt: skip
    for document, start, end, kind, a, b, c, d, suffixed in zip(*(row.tolist() for row in rows), strict=True):
        text = batch.documents[document].text
        b = _uninflected(text, a, b) if suffixed else b
        yield {
            "text": text[start:end],
            "start": start,
            "end": end,
            "speaker": {"name": text[a:b], "start": a, "end": b} if a >= 0 else None,
            "cue": text[c:d] if c >= 0 else None,
            "kind": KINDS[kind],
        }
