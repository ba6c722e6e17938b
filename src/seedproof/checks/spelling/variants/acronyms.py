"""Find words that are an acronym elsewhere in their document."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.programming import about_code
from seedproof.checks.spelling.shared.lists import TITLES, are, english
from seedproof.checks.spelling.shared.vocabulary import vocabulary
from seedproof.checks.spelling.variants.word_forms import (
    COMMON,
    RUNNING,
    alphabetic,
    in_dictionary,
    kind_in_document,
    looked_up,
)
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.lexicon import available
from seedproof.lang.word_lists import first_names
from seedproof.text.codepoints import SPACE, UPPER
from seedproof.text.sets import marked_types, within
from seedproof.text.spans import Flags, Offsets

__all__ = ["Acronyms"]

# Guessed, and held by the specimens of tests/cases/case-variant.yaml.
_LONGEST = 6  # letters
_SHORT = 4  # letters of an acronym that a table may know as "Isis" or "Nato"
_SHOUTING = 0.5  # share of a line's longer words in capitals from which they are no acronyms
_DASHES: Final = "-–—"  # behind the place that a report comes from
_CHANGES: Final = "+-−"  # before what a share has risen or fallen by
_VOWELS: Final = frozenset("aeiouyäöüáéíóúàèìòùâêîôûåæøœ")  # of English text and the names in it
_ENGLISH: Final = LANGUAGES.index("en")
_TABLES = [LANGUAGES.index(code) for code in available()]  # languages whose common words are known: elsewhere any may be shouted


class Acronyms:
    """Hold the acronyms of each document: the words in capitals that are no shout, name or command.

    ``evidence``: the first place of each · ``keys``: the number of each in its document, sorted · ``counts``: how often each stands there
    """

    def __init__(self, batch: Batch) -> None:
        self._batch, words = batch, batch.words
        self._alphabetic = alphabetic(batch)
        upper = np.flatnonzero(words.all_upper & self._alphabetic & (words.length <= _LONGEST))
        command = batch.once(about_code)[words.document[upper]]  # "npm" is a command, "NPM" a badge
        upper = upper[~self._shouted(upper) & ~self._of_a_name(upper) & ~command]
        self.keys, first, self.counts = np.unique(kind_in_document(batch, upper), return_index=True, return_counts=True)
        self.evidence: Offsets = upper[first]
        self._types: Flags = marked_types(words.types.kind[upper], len(words.types.hash))

    def otherwise(self, small: Offsets, capital: Offsets) -> tuple[Offsets, Offsets]:
        """Return those of the words in small letters, and with one capital, that should be an acronym, and one that shows it for each."""
        odd = np.concatenate((self._in_small_letters(small), self._with_one_capital(capital)))
        return odd, looked_up(kind_in_document(self._batch, odd), self.keys, self.evidence, -1)

    def _known(self, index: Offsets) -> Offsets:
        """Return those of the words that are an acronym elsewhere in their document."""
        index = index[self._types[self._batch.words.types.kind[index]]]
        return index[within(kind_in_document(self._batch, index), self.keys)]

    def _beside(self, index: Offsets) -> tuple[Offsets, Offsets]:
        """Return for each word how often it stands in its document as here, and how often as an acronym."""
        mine = kind_in_document(self._batch, index)
        return looked_up(mine, *np.unique(mine, return_counts=True), 0), looked_up(mine, self.keys, self.counts, 0)

    def _in_small_letters(self, small: Offsets) -> Offsets:
        """Return the words in small letters that are few beside the acronym, so that they are no word that is shouted elsewhere."""
        vocab, lower = self._batch.once(vocabulary), self._known(small)
        mine, acronym = self._beside(lower)
        in_english: Flags = vocab.language[lower] == _ENGLISH
        # English has a dictionary beside its table. Of a word that a smaller table lacks, two places in capitals must speak.
        known: Flags = in_english & (~in_dictionary(self._batch, lower)) | (vocab.zipf[lower] > 0)
        few = known & (mine <= acronym) | (2 * mine <= acronym) & ~(in_english & ~known)  # there is one of each at least
        return lower[few & np.isin(vocab.language[lower], _TABLES)]

    def _with_one_capital(self, capital: Offsets) -> Offsets:
        """Return the words like "Nato" where "NATO" is more frequent; in English where it is as frequent, and "Bbc" always."""
        words, vocab = self._batch.words, self._batch.once(vocabulary)
        title = self._known(np.sort(np.concatenate((capital, self._headed()))))
        # "Carter" and "Jack" are names, whoever shouts them, and "Nem" begins a Hungarian sentence.
        title = title[(vocab.zipf[title] == 0) | ((words.length[title] <= _SHORT) & ~(vocab.lower[title] >= COMMON))]
        title = title[~are(self._batch, first_names("en"), title)]
        mine, acronym = self._beside(title)
        plain = ~are(self._batch, TITLES | english("company-form"), title) & self._one_capital(title)
        lost = (vocab.language[title] == _ENGLISH) & plain & ((acronym == mine) | self._unspeakable(title))
        return title[(acronym > mine) | lost]

    def _headed(self) -> Offsets:
        """Return the words of headlines in capitals that are no name: "Bbc Names New Chairman"."""
        words, vocab = self._batch.words, self._batch.once(vocabulary)
        begun = words.initial_upper & words.has_lower & self._alphabetic & (words.length <= _LONGEST)
        headed = self._known(np.flatnonzero(begun & vocab.headline[words.line] & (vocab.language >= 0)))
        return headed[self._unspeakable(headed)]

    def _one_capital(self, index: Offsets) -> Flags:
        """Tell which words have no capital after their first letter: "Gmt", unlike "PoS"."""
        words, capitals = self._batch.words, self._batch.characters.counted(UPPER)
        flags: Flags = capitals[words.end[index]] - capitals[words.start[index]] == 1
        return flags

    def _unspeakable(self, index: Offsets) -> Flags:
        """Tell which words have no vowel, and so are said letter by letter: "Gmt", "Bbc"."""
        return np.array([_VOWELS.isdisjoint(self._batch.words.bare(word).casefold()) for word in index.tolist()], bool)

    def _of_a_name(self, upper: Offsets) -> Flags:
        """Tell which words in capitals are a name: "DROLT, Norway", "Leslie H. GRELT", a share ("Zyft ZYFT, +2%")."""
        words, characters = self._batch.words, self._batch.characters
        start, end, before, kinds = words.start[upper], words.end[upper], np.maximum(upper - 1, 0), words.types.kind
        same_line = (words.line[before] == words.line[upper]) & (before < upper)
        comma, dash = characters.are(end, ","), characters.is_(end, SPACE) & characters.are(end + 1, _DASHES)
        share = comma & characters.are(end + 2, _CHANGES)
        initial = characters.are(start - 2, ".") & (words.length[before] == 1) & words.initial_upper[before]
        flags: Flags = share | ~same_line & (comma | dash) | same_line & (initial | (kinds[before] == kinds[upper]))
        return flags

    def _shouted(self, upper: Offsets) -> Flags:
        """Tell which words stand beside another in capitals, or in a line of them, or before a colon: a heading, a speaker, a shout."""
        words, lines, last = self._batch.words, self._batch.lines, len(self._batch.words) - 1
        long = self._alphabetic & (words.all_upper | words.has_lower)
        shouted, said = (np.bincount(words.line[flags], minlength=len(lines)) for flags in (long & words.all_upper, long))
        loud_lines = (shouted >= _SHOUTING * said) | (lines.word_count < RUNNING)
        characters, end = self._batch.characters, words.end[upper]
        loud: Flags = loud_lines[words.line[upper]] | characters.are(end, ":/") | characters.are(words.start[upper] - 1, "/")
        for other in (np.maximum(upper - 1, 0), np.minimum(upper + 1, last)):
            loud |= words.all_upper[other] & (other != upper) & (words.line[other] == words.line[upper])
        return loud
