"""Cut out the sentence in which each quotation stands, as tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.parse.languages import languages_with
from seedproof.parse.quotes.quotations import Quotations
from seedproof.parse.quotes.tagged_text import TaggedText
from seedproof.text.codepoints import SPACE
from seedproof.text.spans import Flags, Offsets

__all__ = ["WORDS_BEFORE", "Sentences", "find_sentences", "signatures"]

WORDS_BEFORE: Final = 45  # of a sentence that are read before a quotation (guessed)
_WORDS_AFTER: Final = 30  # that are read after it (guessed)
_SPACES: Final = 3  # white space between a quotation and the dash before its speaker (guessed)
_DATELINE: Final = 12  # words that a dateline may have (guessed)
_DASHES: Final = "-–—―"


@dataclass(frozen=True)
class Sentences:
    """Hold the sentence of each quotation.

    ``low``: its first word; those before the quotation are ``low`` up to the quotation's first.
    ``high``: one past its last word; those after the quotation are from the quotation's last on.
    ``previous``: the first word of the sentence before the quotation, which is its own if that has words before it.
    ``announced``: whether a colon stands before the quotation.
    ``inverts``: whether its language always has the verb before the speaker after a quotation.
    ``articled``: whether its language has an article before nearly every description of a person.
    ``bare_plurals``: whether plurals in -s do without one there.
    ``named``: whether only names are read as speakers there.
    ``suffixed``: whether its language joins cases to names by an apostrophe.
    """

    low: Offsets
    high: Offsets
    previous: Offsets
    announced: Flags
    inverts: Flags
    articled: Flags
    bare_plurals: Flags
    named: Flags
    suffixed: Flags


def find_sentences(batch: Batch, quotations: Quotations, tagged: TaggedText, language: Offsets) -> Sentences:
    """Return the sentence round each quotation. ``language`` is each line's."""
    first, last = quotations.first, quotations.last
    begin = _after_datelines(batch, tagged, tagged.sentence_of(first), first)
    spoken = language[batch.lines.containing(quotations.close)]
    return Sentences(
        low=np.maximum(begin, np.maximum(quotations.document_word, first - WORDS_BEFORE)),
        high=np.where(tagged.ends_paragraph(last - 1), last, np.minimum(tagged.sentence_after(last), last + _WORDS_AFTER)),
        previous=tagged.sentence_of(first - 1),
        announced=tagged.ends_with_colon(first - 1),
        inverts=np.isin(spoken, languages_with("verb-before-speaker")),
        articled=np.isin(spoken, [LANGUAGES.index(code) for code in word_lists.words_by_language("speech", "article")]),
        bare_plurals=np.isin(spoken, languages_with("bare-plurals")),
        named=np.isin(spoken, languages_with("names-only")),
        suffixed=np.isin(spoken, languages_with("cases-after-apostrophe")),
    )


def _after_datelines(batch: Batch, tagged: TaggedText, begin: Offsets, until: Offsets) -> Offsets:
    """Return the first words of sentences, those of a dateline left out: "PORT TOLMERE, May 3 (AP) — Mayor Ida Holm said"."""
    words, begin = batch.words, begin.copy()
    some = np.flatnonzero(words.all_upper[np.minimum(begin, len(words) - 1)] & (begin < until))
    for i, low, high in zip(some.tolist(), begin[some].tolist(), until[some].tolist(), strict=True):
        dash = tagged.of(low, min(high, low + _DATELINE)).find("-")
        if dash > 0 and words.initial_upper[low + (dash + 1) // 2]:
            begin[i] = low + (dash + 1) // 2
    return begin


def signatures(batch: Batch, quotations: Quotations, tagged: TaggedText) -> Iterator[tuple[int, str]]:
    """Yield the quotations that a dash follows, in the same paragraph or the next, and the tags of what follows it."""
    characters, ends = batch.characters, batch.ends[quotations.document]
    after = quotations.close + 1
    for _ in range(_SPACES):
        after = after + characters.is_(after, SPACE)
    has_words = quotations.last < batch.words.of_document[quotations.document + 1]
    which = np.flatnonzero(characters.are(after, _DASHES) & (after < ends) & has_words)
    begin = quotations.last[which]
    until = np.minimum(tagged.sentence_after(begin), begin + _WORDS_AFTER)
    for i, low, high in zip(which.tolist(), begin.tolist(), until.tolist(), strict=True):
        yield i, tagged.of(low, high)
