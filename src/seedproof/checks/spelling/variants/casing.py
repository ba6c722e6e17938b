"""Find words that stand in other capitals than the rest of their document, or every text, gives them."""

from __future__ import annotations

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.programming import about_code
from seedproof.checks.spelling.shared.lists import COURTESIES, TITLES, are, english
from seedproof.checks.spelling.shared.vocabulary import vocabulary
from seedproof.checks.spelling.variants.acronyms import Acronyms
from seedproof.checks.spelling.variants.name_parts import lost_parts
from seedproof.checks.spelling.variants.standalone import standalone, tag_spans
from seedproof.checks.spelling.variants.word_forms import (
    RUNNING,
    SELDOM_LOWER,
    alphabetic,
    in_dictionary,
    kind_in_document,
    looked_up,
)
from seedproof.lang.derivations import derived, no_name
from seedproof.lang.english import english_list, frequencies
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.lexicon import known_anywhere
from seedproof.lang.word_lists import every, first_names, lookup
from seedproof.text.codepoints import DIGIT, LOWER, SPACE, UPPER
from seedproof.text.sets import marked_types, within
from seedproof.text.spans import Flags, Offsets, holder

__all__ = ["Casing"]

# Guessed, and held by the specimens of tests/cases/case-variant.yaml.
_SHORTEST = 3  # letters of a name beside one
_SHORTEST_SURE = 4  # "mit", "gen", "dec" are too many things
_ALWAYS_UPPER = 0.06  # share in lower case below which a word is a name and nothing else
_FREQUENT, _FAIRLY_FREQUENT = 3.7, 3.0  # Zipf frequencies from which that share can be trusted, and nearly so
_WELL_KNOWN = 2.0  # and of a name that speaks for the word after it
_LONGEST_COURTESY = 4  # letters of what a full stop may follow: "Mrs."
_LITTLE = 6.0  # Zipf frequency of what follows a noun rather than an adjective: "in", "and", "was" (guessed)
_AFTER_NAME = ",.'’;"  # what follows a name
_SLIPS = 3  # more places in lower case are meant so
_OFTEN = 3  # places with a capital from which a document means a word to have it
_SENTENCE = 8  # words of a line, from which its language should be clear (guessed)
_DAMAGED = 3  # different sure names in lower case: this document loses capitals, so doubtful words count too


class Casing:
    """Find the words in other capitals.

    ``odd``: these words
    ``model``: for each a word that shows the right capitals, -1 where only the table knows
    ``unsure``: which of them may be common words that a title has in capitals, or commands of programs
    ``damaged``: which documents lose capitals
    """

    def __init__(self, batch: Batch) -> None:
        self._batch, self._words = batch, batch.words
        vocab, words = batch.once(vocabulary), self._words
        self._alphabetic = alphabetic(batch)
        self._called: Flags = self._after_mister()
        self._quiet: Flags = ~vocab.headline[words.line] & (vocab.language >= 0)
        self._never_lower: Flags = ~(vocab.lower >= _ALWAYS_UPPER)  # or unknown
        self._capital: Offsets = np.flatnonzero(words.initial_upper & words.has_lower & self._never_lower & self._alphabetic & self._quiet)
        self._small = self._small_letters()
        self._lower: Offsets = self._small[(self._never_lower | self._called)[self._small]]
        # Other languages have small letters for what English has capitals for (days, nationalities), or smaller tables.
        in_english: Flags = vocab.language == LANGUAGES.index("en")
        # A long line of no clear language in an English document may be of one that has no table: "yang" is no name there.
        own: Flags = (batch.languages.lines_in("en") | (batch.lines.word_count < _SENTENCE))[words.line]
        zipf, english_here = vocab.zipf[self._lower], (in_english & own)[self._lower]
        called = english_here & self._called[self._lower]
        english_here &= ~in_dictionary(batch, self._lower) & ~self._one_of_a_kind(self._lower)
        ordinary = english_here & are(batch, english("ordinary"), self._lower)
        english_here &= ~ordinary
        called |= ordinary & (self._family_name(self._lower) | self._settled(self._lower))
        long = english_here & (words.length[self._lower] >= _SHORTEST_SURE)
        named = long & (zipf > 0) & self._after_a_name(self._lower) | english_here & self._after_a_title(self._lower)
        named |= long & (self._part_of_a_name(self._lower) | self._first_name(self._lower)) | called
        sure = (long & (zipf >= _FREQUENT)) | named
        fair = long & ~sure & (zipf >= _FAIRLY_FREQUENT)
        self.damaged: Flags = self._damaged(self._lower[sure])
        self._fair: Offsets = self._lower[fair]
        doubtful = self._lower[~sure & english_here]
        pairs = [
            Acronyms(batch).otherwise(self._small, self._capital),
            lost_parts(batch),
            self._speakers(doubtful),
            self._names(self._lower[sure], doubtful),
        ]
        odd, model = (np.concatenate(column) for column in zip(*pairs, strict=True))
        self.odd, first = np.unique(odd, return_index=True)
        self.model: Offsets = model[first]
        self.unsure: Flags = np.isin(self.odd, self._unsure) & ~np.isin(self.odd, np.concatenate([pair[0] for pair in pairs[:3]]))
        # "openssl" is a command, "OpenSSL" a program.
        everyday = (vocab.zipf[self.odd] >= _FREQUENT) & ~lookup(words.hash[self.odd], every("code", "term"))
        self.unsure |= batch.once(about_code)[words.document[self.odd]] & ~everyday

    def stretches(self) -> tuple[list[int], list[int]]:
        """Return the first and last index in ``odd`` of each stretch of words that follow one another with a space between."""
        words = self._words
        gap = words.start[self.odd[1:]] - words.end[self.odd[:-1]]
        broken = np.flatnonzero((np.diff(self.odd) != 1) | (gap != 1) | (words.line[self.odd[1:]] != words.line[self.odd[:-1]]))
        count = min(len(self.odd), 1)  # no stretch where nothing is odd
        return [0, *(broken + 1).tolist()][: len(broken) + count], [*broken.tolist(), len(self.odd) - 1][: len(broken) + count]

    def _small_letters(self) -> Offsets:
        """Return the words in small letters that seldom have them. In headlines too: it is capitals that say nothing there."""
        words, vocab, text = self._words, self._batch.once(vocabulary), self._batch.text
        small = self._alphabetic & ~words.initial_upper & words.has_lower & (vocab.language >= 0)
        small &= (self._batch.lines.word_count >= RUNNING)[words.line]  # not the items of a menu
        lower = np.flatnonzero(small & (~(vocab.lower >= SELDOM_LOWER) | self._called))
        lower = lower[standalone(self._batch, lower)]
        characters, end = self._batch.characters, words.bare_end[lower]
        capitals = characters.counted(UPPER)
        plain = capitals[words.start[lower]] == capitals[end]  # no "iPhone"
        # Neither values of a program's data ({"name":"gif"}) nor abbreviations ("M.P. 2016 r. poz. 1006").
        value = characters.are(words.start[lower] - 1, '"') & characters.are(end, '"') & characters.are(end + 1, ",:}]")
        shortened = characters.are(end, ".") & characters.is_(end + 1, SPACE) & characters.is_(end + 2, LOWER | DIGIT)
        shortened &= end + 1 < self._batch.lines.end[words.line[lower]]
        lower = lower[plain & ~value & ~shortened]
        kept: Offsets = lower[holder(words.start[lower], *tag_spans(text)) < 0]
        return kept

    def _one_of_a_kind(self, index: Offsets) -> Flags:
        """Tell which words are a noun after "a": "a yahoo", unlike "a russian minister"."""
        words, after = self._words, np.minimum(index + 1, len(self._words) - 1)
        little = self._batch.once(vocabulary).zipf[after] >= _LITTLE
        alone = little | ~words.spaced[index + 1] | (words.line[after] != words.line[index])
        return alone & are(self._batch, english("article"), np.maximum(index - 1, 0)) & (index > 0)

    def _settled(self, index: Offsets) -> Flags:
        """Tell which names of bodies stand once without a capital, and often with it, in their document: "in congress"."""
        mine = kind_in_document(self._batch, index)
        middle = self._capital[~self._words.starts_sentence[self._capital]]
        upper = looked_up(mine, *np.unique(kind_in_document(self._batch, middle), return_counts=True), 0)
        flags: Flags = (upper >= _OFTEN) & (looked_up(mine, *np.unique(mine, return_counts=True), 0) == 1)
        flags &= are(self._batch, english("body"), index) & ~are(self._batch, english("before-other-body"), np.maximum(index - 1, 0))
        return flags & ~self._after_article(index) & ~self._counted(index)

    def _counted(self, index: Offsets) -> Flags:
        """Tell which words stand behind what counts nouns: "any senate", "other ferriers"."""
        before = np.maximum(index - 1, 0)
        flags = are(self._batch, english("before-noun"), before) & (before < index)
        return flags & (self._words.line[before] == self._words.line[index])

    def _family_name(self, index: Offsets) -> Flags:
        """Tell which words stand between a first name and what follows names: "Ida penny has"."""
        before = np.maximum(index - 1, 0)
        first = are(self._batch, first_names("en"), before) & self._words.initial_upper[before]
        first &= ~are(self._batch, english("adjective-and-name"), before)
        return first & self._follows(index) & self._ended(index) & ~are(self._batch, english("company-form"), index)

    def _speakers(self, doubtful: Offsets) -> tuple[Offsets, Offsets]:
        """Return the words of no table that somebody is called who speaks, and has a capital elsewhere: "vassov said"."""
        words, after = self._words, np.minimum(doubtful + 1, len(self._words) - 1)
        said = are(self._batch, english_list("speech", "only-saying"), after) & (words.start[after] == words.end[doubtful] + 1)
        keys, first = np.unique(kind_in_document(self._batch, self._capital), return_index=True)
        odd = doubtful[said & (self._batch.once(vocabulary).zipf[doubtful] == 0)]
        odd = odd[within(kind_in_document(self._batch, odd), keys) & ~known_anywhere(words.hash[odd])]
        return odd, looked_up(kind_in_document(self._batch, odd), keys, self._capital[first], -1)

    def _names(self, sure: Offsets, doubtful: Offsets) -> tuple[Offsets, Offsets]:
        """Return the words that nearly always have a capital, and doubtful ones that have one elsewhere in their document."""
        words = self._words
        concerned = marked_types(words.types.kind[np.concatenate((sure, doubtful))], len(words.types.hash))
        capital = self._capital[concerned[words.types.kind[self._capital]]]
        middle = capital[~words.starts_sentence[capital]]
        keys, first, counts = np.unique(kind_in_document(self._batch, middle), return_index=True, return_counts=True)
        doubtful = doubtful[~self._common_noun(doubtful, keys) | self._family_name(doubtful)]
        doubted = kind_in_document(self._batch, doubtful)
        upper, lower = looked_up(doubted, keys, counts, 0), looked_up(doubted, *np.unique(doubted, return_counts=True), 0)
        few = (upper >= lower) & (upper > 0) & (lower <= _SLIPS) & ~self._after_article(doubtful)
        plain = (upper > 1) & (upper > lower) | self._beside_a_name(doubtful)
        damaged = (upper > 0) & self.damaged[words.document[doubtful]]
        clear = damaged | (few & plain)
        kept = clear | few | within(doubtful, self._fair)
        self._unsure: Offsets = doubtful[kept & ~clear]
        odd = np.concatenate((sure, doubtful[kept]))
        return odd, looked_up(kind_in_document(self._batch, odd), keys, middle[first], -1)

    def _damaged(self, sure: Offsets) -> Flags:
        """Tell which documents lose capitals."""
        _, first = np.unique(kind_in_document(self._batch, sure), return_index=True)
        flags: Flags = np.bincount(self._words.document[sure[first]], minlength=len(self._batch)) >= _DAMAGED
        return flags

    def _beside_a_name(self, index: Offsets) -> Flags:
        """Tell which words stand beside a name or title."""
        words, last = self._words, len(self._words) - 1
        flags: Flags = np.zeros(len(index), bool)
        for other in (np.maximum(index - 1, 0), np.minimum(index + 1, last)):
            inside = ~words.starts_sentence[other] & (words.length[other] >= _SHORTEST)
            named = words.initial_upper[other] & (inside | are(self._batch, TITLES, other))
            flags |= named & (words.end[other] == words.bare_end[other]) & (words.line[other] == words.line[index])
        return flags

    def _after_a_name(self, index: Offsets) -> Flags:
        """Tell which words follow a well-known name in mid-sentence: "Nicolas sarkozy"."""
        words, vocab, before = self._words, self._batch.once(vocabulary), np.maximum(index - 1, 0)
        named = words.initial_upper[before] & words.has_lower[before] & ~words.starts_sentence[before] & self._never_lower[before]
        return self._follows(index) & named & (vocab.zipf[before] >= _WELL_KNOWN)

    def _part_of_a_name(self, index: Offsets) -> Flags:
        """Tell which words follow a first name or a title, and are a name or no word at all: "Richard branson", "Chris panayis said"."""
        words, before = self._words, np.maximum(index - 1, 0)
        named, titled = are(self._batch, first_names("en"), before), are(self._batch, TITLES, before)
        flags = self._follows(index) & words.initial_upper[before] & (named | titled)
        at, called = index[flags], named[flags]
        zipf, lower = frequencies(words.hash[at])
        unknown = (zipf == 0) & ~known_anywhere(words.hash[at]) & self._ended(at) & called  # "Energy Secretary designee Bodman"
        unknown[unknown] = ~derived([words.bare(word) for word in at[unknown].tolist()])
        flags[flags] = unknown | ((zipf > 0) & (lower < _ALWAYS_UPPER))
        return flags

    def _ended(self, index: Offsets) -> Flags:
        """Tell which words stand before what follows names."""
        words, after = self._words, np.minimum(index + 1, len(self._words) - 1)
        said: Flags = are(self._batch, english("after-name"), after) & (words.line[after] == words.line[index])
        score = words.has_digit[after] & words.spaced[after] & (words.line[after] == words.line[index])
        return said | score | self._batch.characters.are(words.bare_end[index], _AFTER_NAME) | self._before_a_capital(index)

    def _after_mister(self) -> Flags:
        """Tell which words follow a "Mr" that has its capital and can be nothing but a name there: "Mr bush"."""
        words = self._words
        index = np.flatnonzero(are(self._batch, english("mister"))[:-1] & (words.initial_upper & words.has_lower)[:-1]) + 1
        index = index[~words.initial_upper[index] & (words.length[index] >= _SHORTEST_SURE) & self._follows(index)]
        index = index[(self._batch.once(vocabulary).zipf[index] < _LITTLE) & ~are(self._batch, TITLES, index)]
        flags: Flags = np.zeros(len(words), bool)
        flags[index] = True
        return flags

    def _first_name(self, index: Offsets) -> Flags:
        """Tell which words are a first name before a word with a capital: "actress imelda Staunton"."""
        return self._before_a_capital(index) & are(self._batch, first_names("en"), index)

    def _before_a_capital(self, index: Offsets) -> Flags:
        """Tell which words stand before one with a capital that begins no sentence."""
        words, after = self._words, np.minimum(index + 1, len(self._words) - 1)
        near = (words.start[after] - words.end[index] == 1) & words.spaced[after] & (words.line[after] == words.line[index])
        flags: Flags = words.initial_upper[after] & words.has_lower[after] & ~words.starts_sentence[after] & near
        return flags

    def _after_a_title(self, index: Offsets) -> Flags:
        """Tell which words follow a "Mr" that has its capital."""
        before = np.maximum(index - 1, 0)
        return self._follows(index) & are(self._batch, COURTESIES, before) & self._words.initial_upper[before]

    def _follows(self, index: Offsets) -> Flags:
        """Tell which words have just a space, or the full stop of a title, between them and the word before."""
        words, before = self._words, np.maximum(index - 1, 0)
        gap = words.start[index] - words.end[before]
        dotted = (gap == 2) & self._batch.characters.are(words.end[before], ".") & (words.length[before] <= _LONGEST_COURTESY)
        flags: Flags = (before < index) & (words.end[before] == words.bare_end[before]) & ((gap == 1) | dotted)
        return flags & (words.line[before] == words.line[index])

    def _after_article(self, index: Offsets) -> Flags:
        """Tell which words follow "a" or "the word": a wasp is no name, whatever a film is called."""
        before = np.maximum(index - 1, 0)
        return are(self._batch, english("article"), before) & (before < index)

    def _common_noun(self, index: Offsets, capitals: Offsets) -> Flags:
        """Tell which words, of those with a capital too, are made of common ones ("counterdrug") or stand as nouns do: "other ferriers"."""
        words, flags = self._words, self._counted(index)
        asked = np.flatnonzero(~flags & within(kind_in_document(self._batch, index), capitals))
        flags[asked] = no_name([words.bare(word).lower() for word in index[asked].tolist()])
        return flags
