"""Find one name in two spellings, in one seed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling.names.evidence import alike, judged, may_be_one, undecided
from seedproof.checks.spelling.names.mentions import mentions
from seedproof.checks.spelling.names.names import Names, names
from seedproof.checks.spelling.shared.agreed import HeedsSpellings
from seedproof.checks.spelling.shared.blocking import near_spans
from seedproof.checks.spelling.shared.cooccurrence import cooccurring, first_of_documents
from seedproof.checks.spelling.shared.wording import either, mixed, spans_of
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.sets import distinct, marked_types, within
from seedproof.text.spans import Flags, Offsets

__all__ = ["NameVariant"]

# Of 1,060 scraped documents none has more than 556 different names and words that may be meant by one, in 2,820 words.
_FEW_TYPES: Final = 400
_WORDS_PER_TYPE: Final = 8


class NameVariant(HeedsSpellings, BatchCheck):
    """Finds names that a seed spells in two ways.

    **Why it matters**
    Whoever searches, counts or links names misses the odd one, and a model learns two people where there is one.

    **Example**
    "Attorney General Eric Schneidermann … Scheidermann, whose office …": the second lacks a letter.

    **When it is wrong**
    Two people with nearly the same name, of whom the seed never says the first names. Likeness alone is never enough:
    the spellings must share a first name, a title or the word after them, or the odd one must stand alone, be unknown
    to the word table and have nothing beside it that speaks for a second person. It is a warning where the seed or the table says which
    is the slip: also where a long form that no table has stands once, and the other more often.
    What the project's `checks/spellings.toml` settles is not compared.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL101"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first place of the rarer spelling, with a fix for all its places."""
        found = batch.once(names)
        if not found.is_name.any():
            return
        eligible = _comparable(batch, found.is_name | found.is_word)
        first = batch.words.types.first
        pairs = _candidates(batch, found, eligible)
        met = cooccurring(batch, pairs, eligible, lambda a, b: may_be_one(found, int(first[a]), int(first[b])))
        pairs_met = [(one, other) for one, other in met if alike(found, one[0], other[0])]
        spellings = {words[0]: words for both in pairs_met for words in both}  # each once, however many others it is like
        mentioned = dict(zip(spellings, mentions(found, list(spellings.values())), strict=True))
        for one, other in pairs_met:
            pair = mentioned[one[0]], mentioned[other[0]]
            preferred, odd = sorted(pair, key=lambda u: (-len(u.words), -u.zipf, u.words[0]))
            severity = judged(found, preferred, odd)
            if severity:
                spans = spans_of(batch, preferred.words), spans_of(batch, odd.words)
                if undecided(preferred, odd):
                    yield from either(batch, self.agreed, *spans, "name")
                else:
                    yield from mixed(batch, self.agreed, *spans, "name", severity)


def _comparable(batch: Batch, eligible: Flags) -> Flags:
    """Leave out the words of a document that has so many different ones that they are a list of names, or of codes."""
    words, count = batch.words, len(batch)
    index = np.flatnonzero(eligible)
    entries = words.document[index] + count * words.types.kind[index]
    different = distinct(entries)
    kept = first_of_documents(different % count, _FEW_TYPES + np.diff(words.of_document) // _WORDS_PER_TYPE)
    if len(kept) == len(different):
        return eligible
    result = np.zeros(len(words), bool)
    result[index[within(entries, different[kept])]] = True
    return result


def _candidates(batch: Batch, found: Names, eligible: Flags) -> Offsets:
    """Return pairs of word types that may be one name, as rows."""
    words, count = batch.words, len(batch)
    shown, kind = words.types.first, words.types.kind
    index = np.flatnonzero(eligible)
    entries = distinct(words.document[index] + count * kind[index])
    new = np.diff(entries // count, prepend=-1) != 0
    kinds, order = entries[new] // count, np.cumsum(new) - 1
    starts, ends = words.start[shown[kinds]], words.bare_end[shown[kinds]]
    pairs = kinds[near_spans(batch.characters.folded_codes, starts, ends, (order, entries % count))]
    # A common word may be what a slip was meant to be, but two common words are no pair.
    named = marked_types(kind[found.is_name], len(shown))
    return pairs[named[pairs].any(axis=1)]
