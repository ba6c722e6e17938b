"""Quotations as columns: the marks and words of each, the sentence it stands in, and what kind of quotation it is."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.core.seed import QuoteKind
from seedproof.lang.languages import LANGUAGES
from seedproof.parse.quotes.pairs import Pairs
from seedproof.parse.quotes.tags import GAPS, Signs, read_signs
from seedproof.text.codepoints import LOWER, SPACE, among
from seedproof.text.spans import Flags, Offsets, mask

__all__ = ["KINDS", "Quotations"]

KINDS: Final = (QuoteKind.DIRECT, QuoteKind.PARTIAL, QuoteKind.SCARE)
_SPEECH, _FRAGMENT, _IRONY = range(len(KINDS))
_INVERTING: Final = ("de", "es", "fr", "it", "nl", "pl", "pt", "ru")  # "said Ida Holm", never "Ida Holm said", after a quotation
_WORDS_BEFORE: Final = 45
_WORDS_AFTER: Final = 30
_COMMAS: Final = ",，、?!;—–-"
_ENDS: Final = ".,!?…。！？，"
_INNER_MARKS: Final = "’'”»›"
_GAP: Final = 3  # white space between a quotation and the dash before its speaker
_SCARE: Final = 4  # words: a longer quotation is not meant ironically
_UNSPACED: Final = 0x3040  # scripts from here on put no spaces between words
_LONGEST_TITLE: Final = 8
_LINKING: Final = 3  # letters of a word that a title writes small


class Quotations:
    """Columns over the quotations of a batch: pairs of marks that hold a word.

    ``open``, ``close``: offsets of the marks · ``first``, ``last``: the words between them are ``words[first:last]`` · ``low``, ``high``:
    the words of the same sentence before the quotation are ``words[low:first]``, those after it ``words[last:high]`` · ``previous``:
    first word of the sentence before it, which is its own if that has words before it · ``inverts``: in a language that has the
    verb before the speaker there · ``suffixed``: in one that joins cases to names by an apostrophe. ``read`` sets what needs the signs.
    """

    def __init__(self, batch: Batch, pairs: Pairs) -> None:
        self._characters, self._lines, self._words = batch.characters, batch.lines, batch.words
        self._end = len(batch.characters) - 1
        first, last = np.searchsorted(batch.words.start, pairs)
        held = last > first  # a word
        self.open, self.close, self.first, self.last = pairs.open[held], pairs.close[held], first[held], last[held]

    def __len__(self) -> int:
        return len(self.open)

    @cached_property
    def document(self) -> Offsets:
        """The document of each."""
        return self._characters.text_of(self.open)

    @cached_property
    def document_word(self) -> Offsets:
        """The first word of its document."""
        return self._words.of_document[self.document]

    def read(self, batch: Batch, language: Offsets, blocks: Offsets) -> Signs:
        """Read the signs of all words, and the sentence round each quotation by them."""
        signs = read_signs(batch, language, blocks, mask(self.first, self.last, len(batch.words)))
        begins = np.append(0, signs.ends + 1)
        self.low = np.maximum(begins[signs.ends.searchsorted(self.first)], np.maximum(self.document_word, self.first - _WORDS_BEFORE))
        self.previous = begins[signs.ends.searchsorted(self.first - 1)]
        after = np.append(signs.ends + 1, len(batch.words))[signs.ends.searchsorted(self.last)]
        ended = signs.gaps[self.last - 1] == GAPS.index("|")
        line = np.searchsorted(batch.lines.start, self.close, side="right") - 1
        self.inverts = np.isin(language[line], [LANGUAGES.index(code) for code in _INVERTING])
        self.suffixed = language[line] == LANGUAGES.index("tr")
        self.high = np.where(ended, self.last, np.minimum(after, self.last + _WORDS_AFTER))
        return signs

    def sentences(self) -> tuple[npt.NDArray[Any], ...]:
        """Return what ``attribute`` needs: ``low``, ``first``, ``last``, ``high``, ``comma``, ``stop``, ``inverts``."""
        return self.low, self.first, self.last, self.high, self.comma, self.stop, self.inverts

    def credits(self, signs: Signs) -> list[tuple[int, str]]:
        """Return which are followed by a dash, in the same paragraph or the next, and the signs of what follows it."""
        after = self.close + 1
        for _ in range(_GAP):
            after = np.where(self._characters.kinds[np.minimum(after, self._end)] & SPACE, after + 1, after)
        dash = among(self._characters.codes[np.minimum(after, self._end)], "-–—―")
        words, ends = self._words, self._characters.ends[self.document]
        named = (self.last < len(words)) & (words.start[np.minimum(self.last, len(words) - 1)] < ends)
        which = np.flatnonzero(dash & (after < ends) & named)
        begin = self.last[which]
        until = np.append(signs.ends + 1, len(words))[signs.ends.searchsorted(begin)]
        until = np.minimum(until, begin + _WORDS_AFTER)
        return [(i, signs.text[2 * a : 2 * b]) for i, a, b in zip(which.tolist(), begin.tolist(), until.tolist(), strict=True)]

    @cached_property
    def comma(self) -> Flags:
        """Whether a comma, question or exclamation mark, or dash ends it: its sentence may go on."""
        codes = self._characters.codes
        after = codes[np.minimum(self.close + 1, self._end)]
        after = np.where(among(after, " "), codes[np.minimum(self.close + 2, self._end)], after)
        return among(codes[self._inner_end], _COMMAS) | among(after, _COMMAS)

    @cached_property
    def stop(self) -> Flags:
        """Whether a full stop ends it, and with it its sentence."""
        codes, last = self._characters.codes, self._inner_end
        return among(codes[last], ".") & ~among(codes[last - 1], ".") & ~self.comma

    @cached_property
    def _inner_end(self) -> Offsets:
        """Where the last character stands, but for a space as French has it before its marks, and the mark of an inner quotation."""
        codes, kinds, last = self._characters.codes, self._characters.kinds, self.close - 1
        last = np.where(kinds[last] & SPACE, last - 1, last)
        return np.where(among(codes[last], _INNER_MARKS), last - 1, last)

    def kinds(self, attributed: Flags, signs: Signs) -> npt.NDArray[np.intp]:
        """Which of ``KINDS`` each is: speech, a fragment of it, or words held at arm's length (irony, a title, a nickname)."""
        characters = self._characters
        start = self.open + 1
        start = np.where(characters.kinds[start] & SPACE, start + 1, start)
        unspaced = characters.codes[start] >= _UNSPACED
        count = np.where(unspaced, (self.close - start) // 2, self.last - self.first)
        stopped = among(characters.codes[self._inner_end], _ENDS)
        ended = stopped | (attributed & self.comma) | self._with_particle
        inside = self.low < self.first  # of a sentence that does not begin with the quotation
        announced = signs.gaps[self.first - 1] == GAPS.index(":")
        scare = (count <= _SCARE) & ~((attributed | self._with_particle) & (ended | (count > 1))) & ((inside & ~announced) | ~ended)
        title = np.flatnonzero((count > 1) & (count <= _LONGEST_TITLE) & ~stopped & (inside | ~ended))
        scare[title] |= self._titled(title, start[title])
        starts_sentence = (characters.kinds[start] & LOWER == 0) | ~inside | announced
        direct = starts_sentence & (ended | (count > _SCARE))
        return np.where(scare, _IRONY, np.where(direct, _SPEECH, _FRAGMENT))

    @cached_property
    def _with_particle(self) -> Flags:
        """Whether a quotative particle follows: 「…」と, but not 「…」という, which only names."""
        codes = self._characters.codes
        return among(codes[np.minimum(self.close + 1, self._end)], "と") & ~among(codes[np.minimum(self.close + 2, self._end)], "いは")

    def _titled(self, which: Offsets, start: Offsets) -> Flags:
        """Whether the words of some are written as a title's are: "Walking Home to You"."""
        words, kinds, first = self._words, self._characters.kinds, self.first[which]
        each = first[:, None] + np.arange(1, _LONGEST_TITLE)
        outside = each >= self.last[which][:, None]
        each = np.minimum(each, len(words) - 1)
        joined = kinds[words.start[each] - 1] & SPACE == 0
        large = words.initial_upper[each] | (words.length[each] <= _LINKING)
        return words.initial_upper[first] & (words.start[first] == start) & (outside | joined | large).all(axis=1)
