"""A heading, or the headline, that runs into the sentence below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.tokens import in_address
from seedproof.checks.base import BatchCheck
from seedproof.checks.options import Count
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.english import english_list
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.word_lists import every, lookup, words_by_language
from seedproof.text.codepoints import LOWER, SPACE
from seedproof.text.spans import Flags, Offsets, prefix_sum

_LONGEST: Final = 5  # words of a heading (guessed)
_OPENS: Final = ' \t\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}“”"«„(「『'  # what may stand before the first word of a text
_SENTENCE: Final = 12  # words of a line that is prose (guessed)
_FIRST: Final = 24  # characters of a word that a message shows (guessed)
_ARTICLE: Final = 50  # words of an article: a headline and a sentence after it are a snippet, which is no damage to a text (guessed)


class RunInHeading(BatchCheck):
    """Finds a heading that was joined to the first sentence of its section, and a headline that was joined to the text.

    **Why it matters**

    A scraper that drops a line break makes one broken sentence of a heading and a sound one. Summaries begin with it, and its words are
    read as the sentence's subject.

    **Example**

    ``Early life The skipper was born in Brunholm and went to sea at twelve.``

    **When it is wrong**

    A sentence that begins with a name of a band, book or film and goes on with a small word in capitals. One alone is information;
    several in one text are a warning. Headings in German are not judged, as its nouns have capitals anyway. A headline that runs into a
    text of 50 words or more is told in any language where the text shows for certain where it ends; as information where the whole text
    is one line.

    **Options**

    `several` (3): how many of them in one text make a warning.
    """

    code: ClassVar[str] = "GRB406"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    several: Count = 3  # guessed

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Return each heading with the word that the sentence begins with."""
        words, text = batch.words, batch.text
        if len(words) < _SENTENCE:
            return
        yield from _headlines(batch)
        first, past = _headings(batch)
        document = batch.lines.document[words.line[first]]
        several = np.bincount(document, minlength=len(batch))[document] >= self.several
        for begin, end, often in zip(first.tolist(), past.tolist(), several.tolist(), strict=True):
            heading = text[words.start[begin] : words.end[end - 1]]
            gap = int(words.end[end - 1])
            fix = Fix(safe=False, edits=(Edit(start=gap, end=gap + 1, text="\n\n"),))
            message = f"“{heading}” looks like a heading that runs into the sentence “{words.text(end)} {words.text(end + 1)} …”"
            yield Hit(int(words.start[begin]), int(words.end[end]), message, None if often else "info", fix=fix)


def _headlines(batch: Batch) -> Iterator[Hit]:
    """Yield each headline with the word that the text behind it, on the same line, begins with."""
    lines, words, (start, end) = batch.lines, batch.words, batch.titles
    some = np.flatnonzero(end > start)
    line = lines.containing(start[some])
    goes_on = end[some] < lines.end[line]
    for document, at in zip(some[goes_on].tolist(), line[goes_on].tolist(), strict=True):
        word = int(np.searchsorted(words.start, end[document]))
        size = lines.word_count[lines.of_document[document] : lines.of_document[document + 1]].sum()
        if size < _ARTICLE or lines.last[at] - word < _SENTENCE or batch.text[end[document] : words.start[word]].strip(_OPENS):
            continue
        gap = int(end[document])
        fix = Fix(safe=False, edits=(Edit(start=gap, end=int(words.start[word]), text="\n\n"),)) if batch.text[gap].isspace() else None
        flat = lines.of_document[document + 1] - lines.of_document[document] == 1
        first, _, rest = batch.text[words.start[word] : lines.end[at]].partition(" ")
        if len(first) > _FIRST:  # of a script without spaces
            first, rest = words.text(word), words.text(word + 1)
        message = f"the headline runs into the text “{first} {rest.partition(' ')[0][:_FIRST]} …”"
        yield Hit(int(start[document]), int(words.start[word]) + len(first), message, "info" if flat else None, fix=fix)


def _headings(batch: Batch) -> tuple[Offsets, Offsets]:
    """Return the first word of each heading, and the word of the sentence that it runs into."""
    words, lines, spaced = batch.words, batch.lines, batch.words.spaced[:-1]
    small = (batch.characters.kinds[words.start] & LOWER) != 0
    start = np.flatnonzero(words.initial_upper[1:-2] & spaced[1:-2] & spaced[2:-1] & spaced[3:] & small[2:-1] & small[3:]) + 1
    start = start[~words.starts_sentence[start] & words.has_lower[start] & (lines.word_count[words.line[start]] >= _SENTENCE)]
    start = start[_starts_sentences(batch, start)]
    openings = np.flatnonzero(words.starts_sentence)
    if not len(openings):
        return start[:0], start[:0]
    first = openings[np.searchsorted(openings, start, side="right") - 1]
    near = (start - first > 0) & (start - first <= _LONGEST) & (words.line[first] == words.line[start])
    first, start = first[near], start[near]
    parted = prefix_sum(~spaced)
    whole = (parted[start + 1] == parted[first + 1]) & words.initial_upper[first] & words.has_lower[first] & ~_after_mark(batch, first)
    whole &= (first > 0) & (words.document[np.maximum(first - 1, 0)] == words.document[first])  # what begins a text is its title
    flowing = every("sentences", "inside")
    whole &= ~lookup(words.hash[first], flowing) & ~lookup(words.hash[start - 1], flowing) & ~batch.once(in_address)[first]
    # "… be later. Getty The biggest issues": a credit or an advertisement's label, which other checks tell
    whole &= ~((start - first == 1) & lookup(words.hash[first], every("sentences", "furniture")))
    # "Zheng He did not live to see it"
    whole &= ~((start - first == 1) & lookup(words.hash[start], english_list("sentences", "starter-or-name")))
    return first[whole], start[whole]


def _starts_sentences(batch: Batch, index: Offsets) -> Flags:
    """Return which of the words are little ones that begin a sentence in the line's language."""
    language, hashes = batch.languages.of_lines[batch.words.line[index]], batch.words.hash[index]
    found = np.zeros(len(index), bool)
    for code, starters in words_by_language("sentences", "starter").items():
        found |= (language == LANGUAGES.index(code)) & lookup(hashes, starters)
    return found


def _after_mark(batch: Batch, index: Offsets) -> Flags:
    """Return which words follow a dash, a bracket or a quotation mark within the line: the sentence began earlier."""
    characters, words = batch.characters, batch.words
    opens_line = batch.lines.first[words.line[index]] == index
    stopped = characters.is_(words.start[index] - 1, SPACE) & characters.are(words.start[index] - 2, ".!?…")
    return ~opens_line & ~stopped
