"""Follow who speaks from one quotation to the next: each may go on with the speaker of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.core.patterns import regex
from seedproof.lang import word_lists
from seedproof.parse.quotes.attribution import Attribution, subject
from seedproof.parse.quotes.coreference import UNKNOWN_SPEAKER, Mention, antecedent, salient_people
from seedproof.parse.quotes.quotations import Quotations
from seedproof.parse.quotes.sentences import WORDS_BEFORE, Sentences
from seedproof.parse.quotes.tagged_text import TaggedText

__all__ = ["Dialogue"]

#: A last name of whom a sentence is about; before a colon stands who speaks in a transcript.
_SUBJECTS: Final = tuple(f"N{gap}" for gap in " ,-().|")
_TITLES: Final = ("K ", "p ")  # before a last name: "Mayor Holm", "van Holm"
_PLURAL: Final = regex(r"\w{3,}s")
_APART: Final = 2  # ends of paragraphs between quotations, after which somebody else may have been introduced (guessed)


class Dialogue:
    """Follow the quotations of a batch from speaker to speaker."""

    def __init__(self, batch: Batch, quotations: Quotations, sentences: Sentences, tagged: TaggedText) -> None:
        self._words, self._tagged = batch.words, tagged
        self._first, self._last = quotations.first.tolist(), quotations.last.tolist()
        self._previous = sentences.previous.tolist()
        self._document, self._document_word = quotations.document.tolist(), quotations.document_word.tolist()
        self._articled, self._plural = sentences.articled.tolist(), sentences.bare_plurals.tolist()
        self._named = sentences.named.tolist()
        self._since = 0  # the word after the last quotation that was said

    def speakers(self, attributions: Sequence[Attribution | None], scare: Sequence[bool]) -> list[Mention | None]:
        """Return who says each quotation; words held at arm's length are said by nobody."""
        result: list[Mention | None] = []
        before: Mention | None = None
        document = -1
        for i, found in enumerate(attributions):
            if self._document[i] != document:
                before, document = None, self._document[i]
            own = None
            if not scare[i]:
                own = self._attributed(i, found, before) if found else self._continued(i, before)
                before = own or before
                self._since = self._last[i]
            result.append(own)
        return result

    def _attributed(self, i: int, found: Attribution, before: Mention | None) -> Mention:
        """Return the speaker whom a quotation's own sentence names, or to whom its pronoun points."""
        origin = self._last[i] if found.first >= 0 else self._first[i]
        cue = None if found.cue is None else found.cue + (self._last[i] if found.cue >= 0 else self._first[i])
        if not found.pronoun:
            last = origin + found.last
            if self._is_unread(i, origin + found.first, last, found.of):
                return UNKNOWN_SPEAKER._replace(cue=cue)
            return Mention(*self._described(origin + found.first, last, found.of), cue)
        person = self._antecedent(i, origin + found.first, before) or UNKNOWN_SPEAKER
        return person._replace(cue=cue)

    def _described(self, first: int, last: int, of: int) -> tuple[int, int]:
        """Return first and last word of a speaker, where ``of`` words follow that belong to a description if the first is "of"."""
        if not of or self._words.text(last + 1).lower() not in word_lists.every("speech", "genitive"):
            return first, last
        end = name = last + of
        while self._tagged.tag(name) == "N" and name > last + 1:
            name -= 1
        if name < end and self._words.text(name).lower() in word_lists.every("speech", "title"):
            return name + 1, end  # "Bank of Tolmere governor Ida Holm"
        return first, last if self._is_named(first, last) else end

    def _is_unread(self, i: int, first: int, last: int, of: int) -> bool:
        """Tell whether some words describe no speaker: a programme, one word that is nobody, no name where only names are read."""
        if self._words.text(last).lower() in word_lists.every("speech", "programme"):
            return True
        named = self._is_named(first, last)
        if self._named[i] and not named:
            return True
        return first == last and (named or not of) and self._is_nobody(i, last)

    def _is_named(self, first: int, last: int) -> bool:
        """Tell whether some words have a name among them."""
        return any(self._tagged.tag(word) == "N" for word in range(first, last + 1))

    def _is_nobody(self, i: int, word: int) -> bool:
        """Tell whether a word alone describes nobody: an article whose noun is not to be read, or a word that wants an article.

        That is mostly an adverb: "Zugleich", "aunque". Plurals stand without an article in English: "officials said".
        """
        text = self._words.text(word).lower()
        if text in word_lists.every("speech", "article"):
            return True
        if not self._articled[i] or self._tagged.tag(word) != "x" or text in word_lists.every("speech", "bare-noun"):
            return False
        if not text.isalpha() or not self._words.text(word)[1:].islower():  # "l'adjoint" has its article, "diGenova" is a name
            return False
        return not (self._plural[i] and _PLURAL.fullmatch(text)) and not self._is_named_elsewhere(i, word)

    def _is_named_elsewhere(self, i: int, word: int) -> bool:
        """Tell whether a word that begins a sentence is a name in mid-sentence: "Band wrote", "as Band wrote"."""
        if not self._words.initial_upper[word]:
            return False
        first = self._document_word[i]
        same = np.flatnonzero(self._words.hash[first : self._last[i]] == self._words.hash[word]) + first
        return any(self._tagged.tag(other) == "N" for other in same.tolist())

    def _antecedent(self, i: int, pronoun: int, before: Mention | None) -> Mention | None:
        """Return whom "he" or "she" stands for, among the last speaker and those whom the sentences since then are about."""
        tagged, end = self._tagged, min(pronoun, self._first[i])
        opens = tagged.begins_clause(pronoun)
        is_person = partial(self._has_full_name, self._document_word[i], end) if opens else None
        low = self._since if before is not None else max(self._document_word[i], end - WORDS_BEFORE)
        if before is None:
            low = end - len(tagged.last_sentence(low, end, whole=True)) // 2
        elif not self._is_person(before) and tagged.paragraph_ends(low, end):
            before = None  # "the inquiry said": who "she" of the next paragraph is stands elsewhere
        if pronoun >= self._first[i]:
            sentence = tagged.last_sentence(low, end, whole=False)
            if sentence and subject(sentence):
                told = list(salient_people(tagged, end - len(sentence) // 2, end))
                if told:
                    return antecedent(self._words, tagged, pronoun, told, is_person)
        people = [*([before] if before else []), *salient_people(tagged, low, end)]
        if people and self._asks(people[-1]):
            is_person = None
        return antecedent(self._words, tagged, pronoun, people, is_person)

    def _asks(self, mention: Mention) -> bool:
        """Tell whether what is said next is mostly an answer to somebody: "Holm asked Lind about it. He said"."""
        word = self._words.text(mention.last + 1).lower() if 0 <= mention.last < len(self._words) - 1 else ""
        return word in word_lists.every("speech", "asking")

    def _has_full_name(self, low: int, high: int, mention: Mention) -> bool:
        """Tell whether someone has a first name or a title, here or elsewhere among the words ``[low, high)``."""
        if mention.first < 0 or self._tagged.of(mention.last, mention.last + 1) not in _SUBJECTS:
            return False
        if self._words.bare_end[mention.last] < self._words.end[mention.last]:  # "Holm's wife"
            return False
        same = np.flatnonzero(self._words.hash[low:high] == self._words.hash[mention.last]) + low
        before = same[same > low] - 1
        given = word_lists.lookup(self._words.hash[before], word_lists.first_names()) & self._words.initial_upper[before]
        return any(
            self._tagged.of(word, word + 1) in _TITLES or (is_given and self._tagged.of(word, word + 1)[1] == " ")
            for word, is_given in zip(before.tolist(), given.tolist(), strict=True)
        )

    def _is_person(self, mention: Mention) -> bool:
        """Tell whether a name or title stands for the speaker, or nothing is known."""
        return mention.first < 0 or any(self._tagged.tag(word) in "NK" for word in range(mention.first, mention.last + 1))

    def _continued(self, i: int, before: Mention | None) -> Mention | None:
        """Return the speaker of a quotation whose own sentence names none: of the sentence before it, or of the last quotation."""
        first = self._first[i]
        low = self._since if before is not None else self._document_word[i]
        begin = max(low, first - WORDS_BEFORE, self._previous[i])
        begins = before is None or begin == self._previous[i]
        found = subject(self._tagged.of(begin, first)) if begins else None
        if found is not None and not found.pronoun and not self._is_unread(i, first + found.first, first + found.last, found.of):
            return Mention(first + found.first, first + found.last, None)
        if before is None or before.first < 0 or self._tagged.paragraph_ends(low, first) < _APART:
            return before
        name = self._words.hash.item(before.last)
        alone = all(self._words.hash.item(other.last) == name for other in salient_people(self._tagged, low, first))
        return before if alone else UNKNOWN_SPEAKER
