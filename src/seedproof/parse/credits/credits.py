"""Find who wrote, sent, published or photographed each document.

Looked at: author boxes, lines with a label or "by", labels whose value stands in the next line, datelines ("OSLO (Reuters) -",
"Example.news –"), agencies in brackets at the end of a paragraph at head and tail, notes on who helped or may be reached, names beside
what their bearers are, signatures, and names of people beside a date under the title.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.parse.credits.candidates import CreditCandidates, find_candidates
from seedproof.parse.credits.document_credits import DocumentCredits
from seedproof.parse.credits.document_lines import Evidence, Extent
from seedproof.parse.credits.ranking import Ranked
from seedproof.parse.head import find_heads
from seedproof.parse.lines.labels import find_labels
from seedproof.parse.lines.uncased_bylines import uncased_languages
from seedproof.text.spans import Flags, Offsets

__all__ = ["find_credits"]

_MOST: Final = 100  # lines at either end of a document that are read in one way; of 1,060 scraped ones none has more than 39 in all


def find_credits(batch: Batch) -> list[list[Ranked]]:
    """Return the credits of each document, in order; call it through ``Batch.once``."""
    heads, labels, lines = batch.once(find_heads), batch.once(find_labels), batch.lines
    candidates = find_candidates(batch, heads, labels)
    may_be_dated: list[bool] = labels.may_be_dated.tolist()
    word_count: list[int] = lines.word_count.tolist()
    evidence = Evidence(lines, batch.languages.of_lines, batch.once(uncased_languages), labels.of_line, may_be_dated, word_count)
    bounds = lines.of_document
    extents = zip(
        *(column.tolist() for column in (bounds[:-1], bounds[1:], heads.title_last, heads.body, heads.article, batch.starts)), strict=True
    )
    found = [DocumentCredits(evidence, Extent(*extent)) for extent in extents]
    _read(found, candidates, lines.document)
    return [document.in_order() for document in found]


def _read(documents: list[DocumentCredits], candidates: CreditCandidates, document_of_line: Offsets) -> None:
    """Read all candidates: a name that two ways find is what the first of them says."""
    ways = (
        (candidates.author_boxes, DocumentCredits.read_author_box),
        (candidates.labelled, DocumentCredits.read_labels),
        (candidates.datelines, DocumentCredits.read_dateline),
        (candidates.agencies, DocumentCredits.read_closing_agency),
        (candidates.noted, DocumentCredits.read_note),
        (candidates.uncased, DocumentCredits.read_uncased),
        (candidates.signed, DocumentCredits.read_signed),
        (candidates.bare_names, DocumentCredits.read_bare_name),
        (candidates.brought_in, DocumentCredits.read_house_writer),  # only where nothing else tells an author, as the next
        (candidates.farewells, DocumentCredits.read_farewell),
    )
    for found, read in ways:
        lines = found[_near_an_end(document_of_line[found])]
        for index, document in zip(lines.tolist(), document_of_line[lines].tolist(), strict=True):
            read(documents[document], index)


def _near_an_end(documents: Offsets) -> Flags:
    """Return which of some lines, given by their documents, are among the first or the last of their document."""
    each = np.arange(len(documents))
    before, after = (np.searchsorted(documents, documents, side) for side in ("left", "right"))
    return (each - before < _MOST) | (after - each <= _MOST)
