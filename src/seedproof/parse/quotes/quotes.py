"""Read the quotations of seeds: text between quotation marks, what kind it is, who says it.

Marks, sentences and kinds are read as arrays for all quotations of a batch; only who speaks is decided one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from seedproof.batch import Batch
from seedproof.core.seed import Quote, QuoteKind
from seedproof.parse.head import find_heads
from seedproof.parse.languages import line_languages
from seedproof.parse.lines.paragraphs import paragraph_starts
from seedproof.parse.quotes.attribution import Attribution, attribute, signature
from seedproof.parse.quotes.coreference import Mention
from seedproof.parse.quotes.dialogue import Dialogue
from seedproof.parse.quotes.kinds import KINDS, quotation_kinds
from seedproof.parse.quotes.quotations import Quotations, find_quotations
from seedproof.parse.quotes.sentences import Sentences, find_sentences, signatures
from seedproof.parse.quotes.tagged_text import TaggedText, tag_text
from seedproof.parse.quotes.uncased import Said, are_uncased, uncased_speakers
from seedproof.text.spans import Flags, Offsets, mask

__all__ = ["read_quotes"]

_SHORTEST: Final = 3  # letters before an apostrophe that are a name of their own (guessed)


@cache
def _quotes() -> TypeAdapter[list[Quote]]:
    return TypeAdapter(list[Quote])


def read_quotes(batch: Batch) -> list[Quote]:
    """Return the quotations of all documents, one after the other, with their speakers."""
    quotations = batch.once(find_quotations)
    if not len(quotations):
        return []
    language = line_languages(batch)
    tagged = tag_text(batch, language, _paragraphs(batch), mask(quotations.first, quotations.last, len(batch.words)))
    sentences = find_sentences(batch, quotations, tagged, language)
    attributions = _attributions(batch, quotations, sentences, tagged)
    uncased = dict(uncased_speakers(batch, quotations, language))
    for i in np.flatnonzero(are_uncased(batch, quotations, language)).tolist():
        attributions[i] = None  # capitals tell nothing there
    attributed = np.array([attribution is not None or i in uncased for i, attribution in enumerate(attributions)])
    kinds = quotation_kinds(batch, quotations, sentences, attributed)
    scare = (kinds == KINDS.index(QuoteKind.SCARE)).tolist()
    speakers = Dialogue(batch, quotations, sentences, tagged).speakers(attributions, scare)
    fields = _fields(batch, quotations, kinds, speakers, uncased, sentences.suffixed)
    return _quotes().validate_python(fields)  # all at once: half the time


def _paragraphs(batch: Batch) -> Offsets:
    """Return where paragraphs start, the line below each title among them: a long title looks like the first line of wrapped text."""
    lines, title_last = batch.lines, batch.once(find_heads).title_last
    below = title_last[title_last >= 0] + 1
    return np.union1d(batch.once(paragraph_starts), lines.start[below[below < len(lines)]])


def _attributions(batch: Batch, quotations: Quotations, sentences: Sentences, tagged: TaggedText) -> list[Attribution | None]:
    """Return who says each quotation, where its own sentence or a signature tells."""
    columns = (sentences.low, quotations.first, quotations.last, sentences.high, quotations.comma, quotations.stop, sentences.inverts)
    found = [
        attribute(tagged.of(low, first), tagged.of(last, high), comma, stop, inverts)
        for low, first, last, high, comma, stop, inverts in zip(*(column.tolist() for column in columns), strict=True)
    ]
    for i, after in signatures(batch, quotations, tagged):
        found[i] = found[i] or signature(after)
    return found


def _fields(
    batch: Batch,
    quotations: Quotations,
    kinds: npt.NDArray[np.intp],
    speakers: list[Mention | None],
    uncased: Mapping[int, Said],
    suffixed: Flags,
) -> Iterator[dict[str, Any]]:
    """Yield the fields of each quotation, with offsets of its document."""
    words, offset = batch.words, batch.starts[quotations.document]
    who = np.array([(s.first, s.last, -1 if s.cue is None else s.cue) if s else (-1, -1, -1) for s in speakers], np.int64)
    first, last, cue = who.T
    spans = np.stack(
        (np.where(first < 0, -1, words.start[first]), words.bare_end[last], np.where(cue < 0, -1, words.start[cue]), words.end[cue]), axis=1
    )
    for i, said in uncased.items():
        spans[i] = said
    a, b, c, d = np.where(spans < 0, -1, spans - offset[:, None]).T
    rows = (
        quotations.document, quotations.open - offset, quotations.close + 1 - offset, kinds,
        a, b, c, d, suffixed,
    )  # fmt: skip
    for document, start, end, kind, name, name_end, verb, verb_end, has_suffix in zip(*(row.tolist() for row in rows), strict=True):
        text = batch.documents[document].text
        name_end = _without_case(text, name, name_end) if has_suffix else name_end
        yield {
            "text": text[start:end],
            "start": start,
            "end": end,
            "speaker": {"name": text[name:name_end], "start": name, "end": name_end} if name >= 0 else None,
            "cue": text[verb:verb_end] if verb >= 0 else None,
            "kind": KINDS[kind],
        }


def _without_case(text: str, start: int, end: int) -> int:
    """Return the end of a name without a case ending after an apostrophe, as Turkish has it: Yılmaz’a."""
    mark = max(text.rfind("’", start, end), text.rfind("'", start, end))
    return mark if mark >= start + _SHORTEST and text[mark + 1 : end].islower() and text[mark - _SHORTEST : mark].isalpha() else end
