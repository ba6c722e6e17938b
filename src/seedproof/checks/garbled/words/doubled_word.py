"""A word, or a few, twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.tokens import no_words
from seedproof.checks.base import BatchCheck
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.word_lists import every, lookup, words_by_language
from seedproof.text.codepoints import SPACE
from seedproof.text.spans import Flags, Offsets, prefix_sum

_PHRASE: Final = 4  # words of a phrase that may stand twice
_LONG: Final = 6  # letters of a word that no list needs to have (guessed)
_MOST: Final = 6  # places in a document past which it is a transcript of speech or a word list (guessed)


class DoubledWord(BatchCheck):
    """Finds a word that stands twice in a row, or two to four of them.

    **Why it matters**

    It is a slip of the writer, or the trace of a line end or an edit that left a word standing on both sides. Counts of words and phrases
    take it in.

    **Example**

    ``She went to the the harbour``; ``il a dit que que rien ne change``; ``we will continue the work of the work of``.

    **When it is wrong**

    Speech that is written down as it was spoken. Words that may well stand twice ("had had", "that that", German "die die", French "nous
    nous", "really really") are not looked for, nor are words that are joined ("over and over and over"); nor words with a mark between
    them, in capitals, or in a language without a list.

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
        first = first[_listed(batch, first) | _long(batch, first)]
        found = {int(index): 1 for index in first} | dict(_phrases(batch))
        document = words.document[np.array(sorted(found), np.int64)]
        few = np.bincount(document, minlength=len(batch)) <= _MOST
        for index, of in sorted(found.items()):
            if few[words.document[index]]:
                start, half, end = int(words.start[index]), int(words.end[index + of - 1]), int(words.end[index + 2 * of - 1])
                fix = Fix(safe=False, edits=(Edit(start=half, end=end, text=""),))
                yield Hit(start, end, f"“{text[start:half]}” stands twice in a row", fix=fix)


def _twins(batch: Batch) -> Flags:
    """Return which words come again after a space or the end of a wrapped line, in small letters but for the first's capital."""
    words, characters, flags = batch.words, batch.characters, np.zeros(len(batch.words), bool)
    if len(words) < 2:
        return flags
    alike = (words.hash[1:] == words.hash[:-1]) & (words.line[1:] == words.line[:-1]) & (words.start[1:] == words.end[:-1] + 1)
    at = np.flatnonzero(alike)
    at = at[characters.is_(words.end[at], SPACE) & ~words.initial_upper[at + 1] & ~words.all_upper[at]]
    # A letter that stands for itself ("vitamin a a day") has its capital or is one of a language's words.
    at = at[(~words.initial_upper[at] | words.starts_sentence[at]) & ~batch.once(no_words)[at]]
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


def _long(batch: Batch, index: Offsets) -> Flags:
    """Return which are words of some length, in languages that do not double words for emphasis, and none of those that they do double."""
    words, language = batch.words, batch.languages.of_lines[batch.words.line[index]]
    flags, whole = np.zeros(len(index), bool), words.end[index] == words.bare_end[index]  # not "children's children"
    for code, emphatic in words_by_language("spacing", "emphatic").items():
        here = np.flatnonzero((language == LANGUAGES.index(code)) & (words.length[index] >= _LONG) & whole & ~words.initial_upper[index])
        flags[here] = ~lookup(words.hash[index[here]], emphatic)
    return flags


def _phrases(batch: Batch) -> Iterator[tuple[int, int]]:
    """Yield the first words of two to four that stand twice in a row, and how many they are."""
    words = batch.words
    if not len(words):
        return
    spoken = np.isin(batch.languages.of_lines, [LANGUAGES.index(code) for code in words_by_language("spacing", "emphatic")])
    small = words.has_lower & ~words.has_digit & spoken[words.line]
    small[1:] &= (words.start[1:] == words.end[:-1] + 1) & (words.line[1:] == words.line[:-1]) & ~words.initial_upper[1:]
    broken = prefix_sum(~small | ~batch.characters.is_(words.start - 1, SPACE))
    joining = every("spacing", "between-doubles")
    for of in range(2, _PHRASE + 1):
        same = (words.hash[of:] == words.hash[:-of]) & (words.line[of:] == words.line[:-of])
        alike = prefix_sum(same)
        index = np.flatnonzero(alike[of:] - alike[:-of] == of)
        # All of them follow the one before at one space; before and behind them something else stands, or it is meant: "na na na".
        index = index[broken[index + 2 * of] == broken[index + 1]]
        alone = [(at == 0 or not same[at - 1]) and (at + of == len(same) or not same[at + of]) for at in index.tolist()]
        for at in index[np.array(alone, bool)].tolist():
            phrase = [words.bare(k).lower() for k in range(at, at + of)]
            if len(set(phrase)) == of and not joining.intersection((phrase[0], phrase[-1])):
                yield at, of
