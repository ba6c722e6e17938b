"""A little word twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.tokens import in_address
from seedproof.checks.base import BatchCheck
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.word_lists import lookup, words_by_language
from seedproof.text.codepoints import SPACE
from seedproof.text.spans import Flags, Offsets

_MOST: Final = 6  # places in a document past which it is a transcript of speech or a word list (guessed)


class DoubledWord(BatchCheck):
    """Finds a little word that stands twice in a row.

    **Why it matters**

    It is a slip of the writer, or the trace of a line end or an edit that left a word standing on both sides. Counts of words and phrases
    take it in.

    **Example**

    ``She went to the the harbour``; ``il a dit que que rien ne change``.

    **When it is wrong**

    Speech that is written down as it was spoken. Words that may well stand twice ("had had", "that that", German "die die", French "nous
    nous") are not looked for; nor are words with a mark between them, in capitals, or in a language without a list.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB310"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Compare neighbours, and ask the lists of the line's language about those that are alike."""
        words, text = batch.words, batch.text
        first = np.flatnonzero(_twins(batch))
        first = first[_listed(batch, first)]
        document = words.document[first]
        for index in first[np.bincount(document, minlength=1)[document] <= _MOST].tolist():
            start, end = int(words.start[index]), int(words.end[index + 1])
            fix = Fix(safe=False, edits=(Edit(start=int(words.end[index]), end=end, text=""),))
            yield Hit(start, end, f"“{text[start : words.end[index]]}” stands twice in a row", fix=fix)


def _twins(batch: Batch) -> Flags:
    """Return which words come again after a space or the end of a wrapped line, in small letters but for the first's capital."""
    words, characters, flags = batch.words, batch.characters, np.zeros(len(batch.words), bool)
    if len(words) < 2:
        return flags
    alike = (words.hash[1:] == words.hash[:-1]) & (words.line[1:] == words.line[:-1]) & (words.start[1:] == words.end[:-1] + 1)
    at = np.flatnonzero(alike)
    at = at[characters.is_(words.end[at], SPACE) & ~words.initial_upper[at + 1] & ~words.all_upper[at]]
    # A letter that stands for itself ("vitamin a a day") has its capital or is one of a language's words.
    at = at[(~words.initial_upper[at] | words.starts_sentence[at]) & ~batch.once(in_address)[at]]
    # What a mark touches is a quotation, half of a compound or of an entity: "the-the", "‘a’ a", "a a&ccedil;&atilde;o".
    at = at[~characters.folded_are(words.start[at] - 1, "-'\"&;") & ~characters.folded_are(words.end[at + 1], "-'\"&")]
    # Three in a row are meant, or are no words: "na na na".
    triple = np.zeros(len(at), bool)
    for other, there in ((np.maximum(at - 1, 0), at > 0), (np.minimum(at + 2, len(words) - 1), at + 2 < len(words))):
        triple |= there & (words.hash[other] == words.hash[at]) & (words.line[other] == words.line[at])
    flags[at[~triple]] = True
    return flags


def _listed(batch: Batch, index: Offsets) -> Flags:
    """Return which words the language of their line never has twice in a row."""
    flags, language = np.zeros(len(index), bool), batch.languages.of_lines[batch.words.line[index]]
    for code, few in words_by_language("spacing", "doubled").items():
        here = np.flatnonzero(language == LANGUAGES.index(code))
        flags[here] = lookup(batch.words.hash[index[here]], few)
    return flags
