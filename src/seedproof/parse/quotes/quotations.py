"""Find where quotations stand, and how each begins and ends, as columns over all quotations of a batch.

Only the outermost quotation counts; what it quotes in turn is part of its text.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.parse.lines.paragraphs import paragraph_starts
from seedproof.parse.quotes.dashes import dash_pairs
from seedproof.parse.quotes.marks import DOUBLES, SINGLES, double_marks, single_marks
from seedproof.parse.quotes.pairs import Pairs, pair_doubles, pair_singles
from seedproof.text.codepoints import SPACE
from seedproof.text.spans import Flags, Offsets

__all__ = ["Quotations", "find_quotations"]

_COMMAS: Final = ",，、?!;—–-"
_ENDS: Final = ".,!?…。！？，"
_INNER_MARKS: Final = "’'”»›"


class Quotations:
    """Hold pairs of marks with a word between them, as columns.

    ``open``: where the opening mark of each stands.
    ``close``: where its closing mark stands.
    ``first``: the first word between them.
    ``last``: one past the last word between them.
    """

    def __init__(self, batch: Batch, pairs: Pairs) -> None:
        self._characters, self._words = batch.characters, batch.words
        first, last = np.searchsorted(batch.words.start, pairs)
        held = last > first
        self.open, self.close, self.first, self.last = pairs.open[held], pairs.close[held], first[held], last[held]

    def __len__(self) -> int:
        return len(self.open)

    @cached_property
    def document(self) -> Offsets:
        """Return the document of each."""
        return self._characters.text_of(self.open)

    @cached_property
    def document_word(self) -> Offsets:
        """Return the first word of its document."""
        return self._words.of_document[self.document]

    @cached_property
    def start(self) -> Offsets:
        """Return where its first character stands, but for a space as French has it after its marks."""
        return self.open + 1 + self._characters.is_(self.open + 1, SPACE)

    @cached_property
    def end(self) -> Offsets:
        """Return where its last character stands, but for a space as French has it, and the mark of an inner quotation."""
        last = self.close - self._characters.are(self.close, DOUBLES + SINGLES)  # no mark closes what a dash opens
        last = last - self._characters.is_(last, SPACE)
        return last - self._characters.are(last, _INNER_MARKS)

    @cached_property
    def comma(self) -> Flags:
        """Tell whether a comma, question or exclamation mark, or dash ends it: its sentence may go on."""
        after = self.close + 1
        after = after + self._characters.are(after, " ")
        return self._characters.are(self.end, _COMMAS) | self._characters.are(after, _COMMAS)

    @cached_property
    def stop(self) -> Flags:
        """Tell whether a full stop ends it, and with it its sentence."""
        return self._characters.are(self.end, ".") & ~self._characters.are(self.end - 1, ".") & ~self.comma

    @cached_property
    def punctuated(self) -> Flags:
        """Tell whether its last character is a comma or ends a sentence."""
        return self._characters.are(self.end, _ENDS)

    @cached_property
    def with_particle(self) -> Flags:
        """Tell whether a quotative particle follows: 「…」と, but not 「…」という, which only names."""
        particle, naming = ("".join(word_lists.every("quotation", topic)) for topic in ("particle", "naming"))
        return self._characters.are(self.close + 1, particle) & ~self._characters.are(self.close + 2, naming)


def find_quotations(batch: Batch) -> Quotations:
    """Return where quotations stand; call it through ``Batch.once``."""
    paragraphs = batch.once(paragraph_starts)
    outer = pair_doubles(double_marks(batch, paragraphs), batch.document_of(paragraphs))
    outer = outer.where(~batch.characters.are(outer.open - 1, "="))  # an attribute of leaked markup
    outer = Pairs.of(dash_pairs(batch, paragraphs), outer)  # a dash comes first: what it opens may hold marks
    return Quotations(batch, Pairs.of(outer, pair_singles(single_marks(batch, paragraphs), outer)))
