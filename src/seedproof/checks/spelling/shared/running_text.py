"""Find the words of running text: a headline has a style of its own, and a speaker a spelling and a style of his own."""

from __future__ import annotations

from seedproof.batch import Batch
from seedproof.checks.spelling.shared.vocabulary import vocabulary
from seedproof.lang.languages import LANGUAGES
from seedproof.text.spans import Flags, Offsets, holder

__all__ = ["quoted", "running_text"]


def running_text(batch: Batch, index: Offsets, language: str | None = None) -> Offsets:
    """Return those of the words at ``index`` that stand in running text, of ``language`` if one is given: no headline, no quotation."""
    vocab, line = batch.once(vocabulary), batch.words.line[index]
    kept = ~vocab.headline[line] & ~batch.lines_of_title[line]
    if language is not None:
        kept &= vocab.language[index] == LANGUAGES.index(language)
    index = index[kept]
    return index[~quoted(batch, index)]


def quoted(batch: Batch, index: Offsets) -> Flags:
    """Return which of the words at ``index`` lie inside a quotation.

    Only these are looked up: ``Batch.in_quote`` marks every character, which takes longer than the checks that ask.
    """
    return holder(batch.words.start[index], *batch.quotes) >= 0
