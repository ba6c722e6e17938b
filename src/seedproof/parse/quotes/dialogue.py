"""Who speaks, one quotation after the other: each may go on with the speaker of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from seedproof.batch import Batch
from seedproof.parse.quotes.attribution import Attribution, subject
from seedproof.parse.quotes.coreference import Said, meant, sentence_before, topics
from seedproof.parse.quotes.quotations import Quotations
from seedproof.parse.quotes.tags import Signs

__all__ = ["Turns"]

_WORDS_BEFORE: Final = 45
_APART: Final = 2  # ends of paragraphs between quotations, after which somebody else may have been introduced
_OF: Final = frozenset("of for von vom der des de du d van del di della dello dei degli delle do da dos das".split())


class Turns:
    """Follows the quotations of a batch."""

    def __init__(self, batch: Batch, quotations: Quotations, signs: Signs) -> None:
        self.words, self.signs = batch.words, signs.text
        self.first, self.last = quotations.first.tolist(), quotations.last.tolist()
        self.previous = quotations.previous.tolist()
        self.document, self.document_word = quotations.document.tolist(), quotations.document_word.tolist()
        self.since = 0  # the word after the last quotation that was said

    def speakers(self, attributions: Sequence[Attribution | None], scare: Sequence[bool]) -> list[Said | None]:
        """Return who says each quotation; words held at arm's length are said by nobody."""
        result: list[Said | None] = []
        said: Said | None = None
        document = -1
        for i, found in enumerate(attributions):
            if self.document[i] != document:
                said, document = None, self.document[i]
            own = None
            if not scare[i]:
                own = self._named(i, found, said) if found else self._continued(i, said)
                said = own or said
                self.since = self.last[i]
            result.append(own)
        return result

    def _named(self, i: int, found: Attribution, said: Said | None) -> Said:
        origin = self.last[i] if found.first >= 0 else self.first[i]
        cue = None if found.cue is None else found.cue + (self.last[i] if found.cue >= 0 else self.first[i])
        if not found.pronoun:
            last = origin + found.last
            described = found.of and self.words.text(last + 1).lower() in _OF
            return Said(origin + found.first, last + found.of if described else last, cue)
        person = self._meant(i, origin + found.first, said)
        return Said(person.first, person.last, cue) if person else Said(-1, -1, cue)

    def _meant(self, i: int, pronoun: int, said: Said | None) -> Said | None:
        """Whom "he" or "she" stands for, among the last speaker and those whom the sentences since then are about."""
        end = min(pronoun, self.first[i])
        low = self.since if said is not None else max(self.document_word[i], end - _WORDS_BEFORE)
        if said is None:
            before = sentence_before(self.signs, low, end, whole=True)
            low = end - len(before) // 2
        elif not self._person(said) and "|" in self.signs[2 * low - 1 : 2 * end]:
            said = None  # "the inquiry said": who "she" of the next paragraph is stands elsewhere
        if pronoun >= self.first[i]:
            before = sentence_before(self.signs, low, end, whole=False)
            if before and subject(before):
                told = list(topics(self.signs, end - len(before) // 2, end))
                if told:
                    return meant(self.words, self.signs, pronoun, told)
        return meant(self.words, self.signs, pronoun, chain([said] if said else [], topics(self.signs, low, end)))

    def _person(self, said: Said) -> bool:
        return said.first < 0 or not {"N", "K"}.isdisjoint(self.signs[2 * said.first : 2 * said.last + 1 : 2])

    def _continued(self, i: int, said: Said | None) -> Said | None:
        """The speaker of a quotation whose own sentence names none: of the sentence before it, or of the last quotation."""
        first = self.first[i]
        low = self.since if said is not None else self.document_word[i]
        begin = max(low, first - _WORDS_BEFORE, self.previous[i])
        begins = said is None or begin == self.previous[i]
        found = subject(self.signs[2 * begin : 2 * first]) if begins else None
        if found is not None and not found.pronoun:
            return Said(first + found.first, first + found.last, None)
        if said is None or said.first < 0:
            return said
        if self.signs.count("|", 2 * low - 1, 2 * first) < _APART:
            return said
        name = self.words.hash.item(said.last)
        alone = all(self.words.hash.item(other.last) == name for other in topics(self.signs, low, first))
        return said if alone else Said(-1, -1, None)
