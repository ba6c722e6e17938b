"""Tell speech from fragments of it and from words held at arm's length (irony, a title, a nickname)."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.core.seed import QuoteKind
from seedproof.parse.lines.paragraphs import is_unspaced
from seedproof.parse.quotes.quotations import Quotations
from seedproof.parse.quotes.sentences import Sentences
from seedproof.text.codepoints import LOWER, SPACE
from seedproof.text.spans import Flags, Offsets

__all__ = ["KINDS", "quotation_kinds"]

KINDS: Final = (QuoteKind.DIRECT, QuoteKind.PARTIAL, QuoteKind.SCARE)
_SPEECH, _FRAGMENT, _IRONY = range(len(KINDS))
_LONGEST_SCARE: Final = 4  # words: a longer quotation is not meant ironically (guessed)
_LONGEST_TITLE: Final = 8  # words (guessed)
_LINKING: Final = 3  # letters of a word that a title writes small (guessed)


def quotation_kinds(batch: Batch, quotations: Quotations, sentences: Sentences, attributed: Flags) -> npt.NDArray[np.intp]:
    """Return which of ``KINDS`` each quotation is. ``attributed``: whether its own sentence tells who says it."""
    characters, start = batch.characters, quotations.start
    words = quotations.last - quotations.first
    count = np.where(is_unspaced(characters.codes[start]), (quotations.close - start) // 2, words)
    ended = quotations.punctuated | (attributed & quotations.comma) | quotations.with_particle
    inside = sentences.low < quotations.first  # of a sentence that does not begin with the quotation
    said = (attributed | quotations.with_particle) & (ended | (count > 1))
    scare = (count <= _LONGEST_SCARE) & ~said & ((inside & ~sentences.announced) | ~ended)
    title = np.flatnonzero((count > 1) & (count <= _LONGEST_TITLE) & ~quotations.punctuated & (inside | ~ended))
    scare[title] |= _is_titled(batch, quotations, title)
    starts_sentence = ~characters.is_(start, LOWER) | ~inside | sentences.announced
    direct = starts_sentence & (ended | (count > _LONGEST_SCARE))
    return np.where(scare, _IRONY, np.where(direct, _SPEECH, _FRAGMENT))


def _is_titled(batch: Batch, quotations: Quotations, which: Offsets) -> Flags:
    """Tell whether the words of some quotations are written as a title's are: "Walking Home to You"."""
    words, first, last = batch.words, quotations.first[which], quotations.last[which]
    each = first[:, None] + np.arange(1, _LONGEST_TITLE)
    outside = each >= last[:, None]
    each = np.minimum(each, len(words) - 1)
    joined = ~batch.characters.is_(words.start[each] - 1, SPACE)
    large = words.initial_upper[each] | (words.length[each] <= _LINKING)
    begins = words.initial_upper[first] & (words.start[first] == quotations.start[which])
    return begins & (outside | joined | large).all(axis=1)
