"""Find words that stand in other capitals than the rest of their document, or every text, gives them."""

from __future__ import annotations

from functools import cache

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.programming import about_code
from seedproof.checks.spelling.shared.lists import COURTESIES, TITLES, are, english
from seedproof.checks.spelling.shared.vocabulary import vocabulary
from seedproof.checks.spelling.variants.standalone import standalone, tag_spans
from seedproof.lang.derivations import derived, no_name
from seedproof.lang.english import RARE, frequencies
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.lexicon import available, known_anywhere
from seedproof.lang.word_lists import lines_of
from seedproof.text.codepoints import DIGIT, LOWER, SPACE, UPPER
from seedproof.text.sets import distinct, find_sorted, marked_types, within
from seedproof.text.spans import Flags, Offsets, holder

__all__ = ["Casing"]

# Guessed, and held by the specimens of tests/cases/case-variant.yaml.
_SHORTEST, _LONGEST_ACRONYM = 3, 6  # letters
_SHORTEST_SURE = 4  # "mit", "gen", "dec" are too many things
_COMMON = 0.15  # share in lower case from which a word may stand in capitals or not: "the Labour party"
_ALWAYS_UPPER = 0.06  # share in lower case below which a word is a name and nothing else
_SELDOM_LOWER = 0.3  # and below which it may be an acronym where it has capitals: "gdp", "usa"
_FREQUENT, _FAIRLY_FREQUENT = 3.7, 3.0  # Zipf frequencies from which that share can be trusted, and nearly so
_WELL_KNOWN = 2.0  # and of a name that speaks for the word after it
_LONGEST_COURTESY = 4  # letters of what a full stop may follow: "Mrs."
_SHORT_ACRONYM = 4  # letters of an acronym that a table may know as "Isis" or "Nato" (guessed)
_LITTLE = 6.0  # Zipf frequency of what follows a noun rather than an adjective: "in", "and", "was" (guessed)
_AFTER_NAME = ",.'’;"  # what follows a name
_SLIPS = 3  # more places in lower case are meant so
_LONG = 4  # words that a line of running text has at least (guessed)
_SENTENCE = 8  # words of a line, from which its language should be clear (guessed)
_SHOUTING = 0.5  # share of a line's longer words in capitals from which they are no acronyms (guessed)
_TABLES = [LANGUAGES.index(code) for code in available()]  # languages whose common words are known: elsewhere any may be shouted
_DAMAGED = 3  # different sure names in lower case: this document loses capitals, so doubtful words count too


class Casing:
    """Find the words in other capitals.

    ``odd``: these words
    ``model``: for each a word that shows the right capitals, -1 where only the table knows
    ``unsure``: which of them may be common words that a title has in capitals
    ``damaged``: which documents lose capitals
    """

    def __init__(self, batch: Batch) -> None:
        self._batch, self._words = batch, batch.words
        vocab, words = batch.once(vocabulary), self._words
        self._alphabetic: Flags = ~words.has_digit & (words.length >= _SHORTEST)
        self._quiet: Flags = ~vocab.headline[words.line] & (vocab.language >= 0)
        self._never_lower: Flags = ~(vocab.lower >= _ALWAYS_UPPER)  # or unknown
        self._capital: Offsets = np.flatnonzero(words.initial_upper & words.has_lower & self._never_lower & self._alphabetic & self._quiet)
        self._small = self._small_letters()
        self._lower: Offsets = self._small[self._never_lower[self._small]]
        # Other languages have small letters for what English has capitals for (days, nationalities), or smaller tables.
        in_english: Flags = vocab.language == LANGUAGES.index("en")
        # A long line of no clear language in an English document may be of one that has no table: "yang" is no name there.
        own: Flags = (batch.languages.lines_in("en") | (batch.lines.word_count < _SENTENCE))[words.line]
        zipf, english_here = vocab.zipf[self._lower], (in_english & own)[self._lower] & ~are(batch, english("ordinary"), self._lower)
        english_here &= ~self._in_dictionary(self._lower) & ~self._one_of_a_kind(self._lower)
        long = english_here & (words.length[self._lower] >= _SHORTEST_SURE)
        named = long & (zipf > 0) & self._after_a_name(self._lower) | english_here & self._after_a_title(self._lower)
        named |= long & (self._part_of_a_name(self._lower) | self._first_name(self._lower))
        sure = (long & (zipf >= _FREQUENT)) | named
        fair = long & ~sure & (zipf >= _FAIRLY_FREQUENT)
        self.damaged: Flags = self._damaged(self._lower[sure])
        self._fair: Offsets = self._lower[fair]
        doubtful = self._lower[~sure & english_here]
        pairs = [self._acronyms(), self._parts(in_english & ~(vocab.lower >= _COMMON)), self._names(self._lower[sure], doubtful)]
        odd, model = (np.concatenate(column) for column in zip(*pairs, strict=True))
        self.odd, first = np.unique(odd, return_index=True)
        self.model: Offsets = model[first]
        self.unsure: Flags = np.isin(self.odd, self._unsure) & ~np.isin(self.odd, np.concatenate([pair[0] for pair in pairs[:2]]))

    def stretches(self) -> tuple[list[int], list[int]]:
        """Return the first and last index in ``odd`` of each stretch of words that follow one another with a space between."""
        words = self._words
        gap = words.start[self.odd[1:]] - words.end[self.odd[:-1]]
        broken = np.flatnonzero((np.diff(self.odd) != 1) | (gap != 1) | (words.line[self.odd[1:]] != words.line[self.odd[:-1]]))
        count = min(len(self.odd), 1)  # no stretch where nothing is odd
        return [0, *(broken + 1).tolist()][: len(broken) + count], [*broken.tolist(), len(self.odd) - 1][: len(broken) + count]

    def _key(self, index: Offsets) -> Offsets:
        """Return a number for the type of each word in its document."""
        types = self._words.types
        return self._words.document[index] * (len(types.hash) + 1) + types.kind[index]

    def _small_letters(self) -> Offsets:
        """Return the words in small letters that seldom have them. In headlines too: it is capitals that say nothing there."""
        words, vocab, text = self._words, self._batch.once(vocabulary), self._batch.text
        small = self._alphabetic & ~words.initial_upper & words.has_lower & (vocab.language >= 0)
        small &= (self._batch.lines.word_count >= _LONG)[words.line]  # not the items of a menu
        lower = np.flatnonzero(small & ~(vocab.lower >= _SELDOM_LOWER))
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

    def _acronyms(self) -> tuple[Offsets, Offsets]:
        """Return the words that are an acronym elsewhere in their document: "nato", and "Nato" where "NATO" is more frequent."""
        words, vocab = self._words, self._batch.once(vocabulary)
        upper = np.flatnonzero(words.all_upper & self._alphabetic & (words.length <= _LONGEST_ACRONYM))
        upper = upper[~self._shouted(upper) & ~self._batch.once(about_code)[words.document[upper]]]  # "npm" is a command, "NPM" a badge
        keys, first, counts = np.unique(self._key(upper), return_index=True, return_counts=True)
        acronyms = marked_types(words.types.kind[upper], len(words.types.hash))
        title = self._capital[acronyms[words.types.kind[self._capital]]]
        title = title[within(self._key(title), keys)]
        # "Carter" and "Jack" are names, whoever shouts them, and "Nem" begins a Hungarian sentence.
        title = title[(vocab.zipf[title] == 0) | ((words.length[title] <= _SHORT_ACRONYM) & ~(vocab.lower[title] >= _COMMON))]
        title = title[~are(self._batch, _first_names(), title)]
        rivals, times = np.unique(self._key(title), return_counts=True)
        majority = counts > _looked_up(keys, rivals, times, 0)
        lower = self._small[acronyms[words.types.kind[self._small]]]
        lower = lower[within(self._key(lower), keys)]
        lower = lower[self._few_beside(lower, keys, counts) & np.isin(vocab.language[lower], _TABLES)]
        odd = np.concatenate((lower, title[within(self._key(title), keys[majority])]))
        odd = odd[within(self._key(odd), keys)]
        return odd, _looked_up(self._key(odd), keys, upper[first], -1)

    def _few_beside(self, lower: Offsets, keys: Offsets, counts: Offsets) -> Flags:
        """Tell which words in small letters are few beside the acronym, so that they are no word that is shouted elsewhere."""
        vocab = self._batch.once(vocabulary)
        rivals, times = np.unique(self._key(lower), return_counts=True)
        mine, acronym = _looked_up(self._key(lower), rivals, times, 0), _looked_up(self._key(lower), keys, counts, 0)
        in_english: Flags = vocab.language[lower] == LANGUAGES.index("en")
        # English has a dictionary beside its table. Of a word that a smaller table lacks, two places in capitals must speak.
        known: Flags = in_english & (~self._in_dictionary(lower)) | (vocab.zipf[lower] > 0)
        return known & (mine <= acronym) | (2 * mine <= acronym) & ~(in_english & ~known)  # there is one of each at least

    def _one_of_a_kind(self, index: Offsets) -> Flags:
        """Tell which words are a noun after "a": "a yahoo", unlike "a russian minister"."""
        words, after = self._words, np.minimum(index + 1, len(self._words) - 1)
        little = self._batch.once(vocabulary).zipf[after] >= _LITTLE
        alone = little | ~words.spaced[index + 1] | (words.line[after] != words.line[index])
        return alone & are(self._batch, english("article"), np.maximum(index - 1, 0)) & (index > 0)

    def _in_dictionary(self, index: Offsets) -> Flags:
        """Tell which words English writes in small letters though its table lacks them: "forgets", "popes"."""
        zipf, lower = frequencies(self._words.hash[index])
        flags: Flags = (zipf == RARE) & (lower > _SELDOM_LOWER)
        return flags

    def _parts(self, nameable: Flags) -> tuple[Offsets, Offsets]:
        """Return the words that elsewhere have a capital after the same name or title: "Merrow landsgaard", "Mr landsgaard"."""
        words, titles = self._words, are(self._batch, TITLES)
        named = words.initial_upper & self._quiet & ((self._never_lower & nameable) | titles)
        first = np.flatnonzero(named[:-1] & (nameable & ~titles)[1:])
        first = first[(words.start[first + 1] == words.end[first] + 1) & self._alphabetic[first + 1]]
        # Only words that are seen with a capital and without, each after some name, are looked at as pairs.
        kinds, count, upper = words.types.kind, len(words.types.hash), words.initial_upper[first + 1]
        seen = [marked_types(kinds[first[flags] + 1], count) for flags in (upper, ~upper)]
        first = first[(seen[0] & seen[1])[kinds[first + 1]]]
        upper = words.initial_upper[first + 1]
        key = self._key(first) * (count + 1) + kinds[first + 1]
        keys, shows = np.unique(key[upper], return_index=True)
        lost = ~upper & within(key, keys)
        lost[lost] = standalone(self._batch, first[lost] + 1)
        return first[lost] + 1, _looked_up(key[lost], keys, first[upper][shows] + 1, -1)

    def _names(self, sure: Offsets, doubtful: Offsets) -> tuple[Offsets, Offsets]:
        """Return the words that nearly always have a capital, and doubtful ones that have one elsewhere in their document."""
        words = self._words
        concerned = marked_types(words.types.kind[np.concatenate((sure, doubtful))], len(words.types.hash))
        capital = self._capital[concerned[words.types.kind[self._capital]]]
        middle = capital[~words.starts_sentence[capital]]
        keys, first, counts = np.unique(self._key(middle), return_index=True, return_counts=True)
        doubtful = doubtful[~self._common_noun(doubtful, keys)]
        rivals, times = np.unique(self._key(doubtful), return_counts=True)
        upper, lower = _looked_up(self._key(doubtful), keys, counts, 0), _looked_up(self._key(doubtful), rivals, times, 0)
        few = (upper >= lower) & (upper > 0) & (lower <= _SLIPS) & ~self._after_article(doubtful)
        plain = (upper > 1) & (upper > lower) | self._beside_a_name(doubtful)
        damaged = (upper > 0) & self.damaged[words.document[doubtful]]
        clear = damaged | (few & plain)
        kept = clear | few | within(doubtful, self._fair)
        self._unsure: Offsets = doubtful[kept & ~clear]
        odd = np.concatenate((sure, doubtful[kept]))
        return odd, _looked_up(self._key(odd), keys, middle[first], -1)

    def _damaged(self, sure: Offsets) -> Flags:
        """Tell which documents lose capitals."""
        lost = distinct(self._key(sure)) // (len(self._words.types.hash) + 1)
        flags: Flags = np.bincount(lost, minlength=len(self._batch)) >= _DAMAGED
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
        words, before, after = self._words, np.maximum(index - 1, 0), np.minimum(index + 1, len(self._words) - 1)
        named, titled = are(self._batch, _first_names(), before), are(self._batch, TITLES, before)
        flags = self._follows(index) & words.initial_upper[before] & (named | titled)
        at, then, called = index[flags], after[flags], named[flags]
        zipf, lower = frequencies(words.hash[at])
        ended = self._batch.characters.are(words.bare_end[at], _AFTER_NAME) | self._before_a_capital(at)
        ended |= are(self._batch, english("after-name"), then) & (words.line[then] == words.line[at])
        unknown = (zipf == 0) & ~known_anywhere(words.hash[at]) & ended & called  # "Energy Secretary designee Bodman"
        unknown[unknown] = ~derived([words.bare(word) for word in at[unknown].tolist()])
        flags[flags] = unknown | ((zipf > 0) & (lower < _ALWAYS_UPPER))
        return flags

    def _first_name(self, index: Offsets) -> Flags:
        """Tell which words are a first name before a word with a capital: "actress imelda Staunton"."""
        return self._before_a_capital(index) & are(self._batch, _first_names(), index)

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
        words, before = self._words, np.maximum(index - 1, 0)
        flags = are(self._batch, english("before-noun"), before) & (before < index) & (words.line[before] == words.line[index])
        asked = np.flatnonzero(~flags & within(self._key(index), capitals))
        flags[asked] = no_name([words.bare(word).lower() for word in index[asked].tolist()])
        return flags

    def _shouted(self, upper: Offsets) -> Flags:
        """Tell which words stand beside another in capitals, or in a line of them, or before a colon: a heading, a speaker, a shout."""
        words, lines, last = self._words, self._batch.lines, len(self._words) - 1
        long = self._alphabetic & (words.all_upper | words.has_lower)
        shouted, said = (np.bincount(words.line[flags], minlength=len(lines)) for flags in (long & words.all_upper, long))
        loud_lines = (shouted >= _SHOUTING * said) | (lines.word_count < _LONG)
        characters, end = self._batch.characters, words.end[upper]
        loud: Flags = loud_lines[words.line[upper]] | characters.are(end, ":/") | characters.are(words.start[upper] - 1, "/")
        for other in (np.maximum(upper - 1, 0), np.minimum(upper + 1, last)):
            loud |= words.all_upper[other] & (other != upper) & (words.line[other] == words.line[upper])
        return loud


@cache
def _first_names() -> frozenset[str]:
    """Return first names that are hardly ever anything else."""
    return frozenset(lines_of("en", "first_names"))


def _looked_up(wanted: Offsets, keys: Offsets, values: Offsets, default: int) -> Offsets:
    """Return the value of each wanted key; keys are sorted."""
    index = find_sorted(wanted, keys)
    return np.where(index >= 0, values[index], default) if len(keys) else np.full(len(wanted), default, np.int64)
