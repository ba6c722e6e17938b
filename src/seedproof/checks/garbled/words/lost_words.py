"""A hole where words are lost, as the words of a link are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.vocabulary import occurrences, vocabulary
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.words.holes import words_before_holes
from seedproof.core.finding import Family, Hit, Severity
from seedproof.lang.english import english_list
from seedproof.lang.word_lists import lookup
from seedproof.text.spans import Flags, Offsets


class LostWords(BatchCheck):
    """Finds an English article before a verb, or a preposition before a lone comma or stop: the words between them are lost.

    **Why it matters**

    Scrapers that drop links drop their words too: who said something, and where it was decided, is gone from the sentence.

    **Example**

    ``The said on Tuesday that it would appeal``; ``a complaint by , a lawyer of the town``;
    ``the harbour in`` and, on the next line, ``, which was closed``.

    **When it is wrong**

    Sentences about words ("the is of it"), and letters that stand for themselves ("grade A is").

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB314"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Look at the word after each article, and at the mark after each preposition."""
        words, text = batch.words, batch.text
        for index in _before_verbs(batch).tolist():
            start, end = int(words.start[index]), int(words.end[index + 1])
            yield Hit(start, end, f"“{text[start:end]}”: words are lost after the article, or another word was meant")
        for index in batch.once(words_before_holes).tolist():
            start, end = int(words.start[index]), int(words.end[index]) + 2
            yield Hit(start, end, f"words are lost after “{words.text(index)}”")


def _before_verbs(batch: Batch) -> Offsets:
    """Return articles before a verb in small letters that is no noun: "The was", "the told", "The said on"."""
    words = batch.words
    index = occurrences(batch, english_list("spun", "article"))
    index = index[(index + 1 < len(words)) & batch.once(vocabulary).prose[index]]
    index = index[words.spaced[index + 1] & ~words.initial_upper[index + 1] & ~words.all_upper[index]]
    index = index[(words.length[index] > 1) & (~words.initial_upper[index] | words.starts_sentence[index])]
    verb = lookup(words.hash[index + 1], english_list("spacing", "never-after-article"))
    after = np.minimum(index + 2, len(words) - 1)
    said = lookup(words.hash[index + 1], frozenset(("said",))) & lookup(words.hash[after], english_list("spacing", "after-said"))
    said &= (after == index + 2) & (words.line[after] == words.line[index])
    return index[(verb | said & words.initial_upper[index]) & ~_touched(batch, index)]


def _touched(batch: Batch, index: Offsets) -> Flags:
    """Return which pairs a quotation mark or a hyphen touches: they are spoken of, or part of a compound."""
    words, characters = batch.words, batch.characters
    before, after = words.start[index] - 1, words.end[index + 1]
    return characters.folded_are(before, "\"'-") | characters.folded_are(after, "\"'-")
