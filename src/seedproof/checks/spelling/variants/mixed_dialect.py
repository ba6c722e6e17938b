"""Find one word in its American and its British spelling, in one seed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling.shared.agreed import HeedsSpellings
from seedproof.checks.spelling.shared.cooccurrence import cooccurring
from seedproof.checks.spelling.shared.lists import types_in
from seedproof.checks.spelling.shared.running_text import quoted
from seedproof.checks.spelling.shared.vocabulary import vocabulary
from seedproof.checks.spelling.shared.wording import either, mixed, spans_of
from seedproof.checks.spelling.variants.dialects import is_loose, listed_words, may_vary, other_spellings
from seedproof.core.finding import Family, Hit, Severity
from seedproof.lang.languages import LANGUAGES
from seedproof.text.hashes import hash_words
from seedproof.text.sets import find_sorted, marked_types
from seedproof.text.spans import Flags

__all__ = ["MixedDialect"]


class MixedDialect(HeedsSpellings, BatchCheck):
    """Finds English words that a seed spells in two accepted ways, such as the American and the British.

    Forms that many writers use side by side, "toward" and "towards", are information.

    **Why it matters**
    A text that writes one word in two ways was put together from two sources, or was not edited. Search finds half of it.

    **Example**
    "The organisation was founded in 1950. … The organization has no offices."

    **When it is wrong**
    Names and titles keep their own spelling, and quotations that of their speaker: words with a capital are left out, and a
    quotation that spells otherwise than the text round it is information. Names in lower case and quotations without marks are not
    known as such.
    What the project's `checks/spellings.toml` settles is not compared.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL103"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first place of the rarer spelling, with a fix for all its places; both where neither is rarer."""
        words = batch.words
        if not len(words):
            return
        ordinary = _ordinary(batch)
        for one, other in cooccurring(batch, _pairs(batch, ordinary), ordinary):
            preferred, odd = sorted((one, other), key=lambda index: (-len(index), index[0]))
            # A speaker may spell otherwise than the writer, and than another speaker: only where the writer does both it is a fault.
            hands = [set(quoted(batch, np.array(index)).tolist()) for index in (one, other)]
            spans = spans_of(batch, preferred), spans_of(batch, odd)
            written = [batch.characters.folded[slice(*found[0])] for found in spans]
            if len(preferred) == len(odd):
                yield from either(batch, self.agreed, *spans, "word")
            else:
                slight = False not in hands[0] & hands[1] or is_loose(*written)
                yield from mixed(batch, self.agreed, *spans, "word", "info" if slight else None)


def _ordinary(batch: Batch) -> Flags:
    """Tell which words are English and no part of a name."""
    words, vocab = batch.words, batch.once(vocabulary)
    named = words.initial_upper & (~words.starts_sentence | vocab.headline[words.line])
    flags: Flags = (vocab.language == LANGUAGES.index("en")) & ~named
    return flags


def _pairs(batch: Batch, eligible: Flags) -> list[tuple[int, int]]:
    """Return pairs of types of eligible words that are two spellings of one word."""
    hashes, first, _, kind = batch.words.types
    shown = np.sort(first[marked_types(kind[eligible], len(hashes))])  # in the order of the text, which is read faster so
    start, end, used = batch.words.start[shown], batch.words.bare_end[shown], kind[shown]
    varying = np.flatnonzero(types_in(batch, listed_words())[used] | may_vary(batch.characters.folded_codes, start, end))
    rows, folded = (used[varying].tolist(), start[varying].tolist(), end[varying].tolist()), batch.characters.folded
    made = [(number, other) for number, a, b in zip(*rows, strict=True) for other in other_spellings(folded[a:b])]
    if not made:
        return []
    wanted = hash_words([other for _, other in made])
    return [(number, i) for (number, _), i in zip(made, find_sorted(wanted, hashes).tolist(), strict=True) if i >= 0]
