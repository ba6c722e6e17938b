"""Lines in another language than their document, which neither names nor addresses tell.

The cut asks less (``other-language`` of the features): it was learnt so, and finds more tails by it than it cuts articles.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang.languages import LANGUAGES, UNKNOWN, languages
from seedproof.lang.lexicon import available, lexicon
from seedproof.text import codepoints
from seedproof.text.hashes import Hashes
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["foreign"]

_TELLING: Final = 2  # words in small letters that a line has of its language at least: names and addresses have fewer (guessed)
_ADDRESS: Final = "/:@_=&#"  # beside the parts of an address, or of code


def foreign(batch: Batch) -> Flags:
    """Return which lines are in another language than most of their document.

    A line of a language that has a table of words must have several in small letters, and more than of its document's language; of other
    languages, most must be no words of its document's. "Sens. Ana Petrov (D-DE), Jens Holm (D-NE)" is not German, nor is a web
    address English. Without such words only another script tells.
    """
    lines = batch.lines
    own = batch.languages.of_documents[lines.document]
    found = (batch.languages.of_lines != UNKNOWN) & (own != UNKNOWN) & (batch.languages.of_lines != own)
    for code, other in _pairs(batch, found):
        line = np.flatnonzero(found & (batch.languages.of_lines == LANGUAGES.index(other)) & (own == LANGUAGES.index(code)))
        word, row = _plain_words(batch, line)
        hashes = batch.words.hash[word]
        of_document, of_line = (np.bincount(row[_knows(language, hashes)], minlength=len(line)) for language in (code, other))
        if other in available():
            found[line] = (of_line >= _TELLING) & (of_line > of_document)
        else:
            plain = np.bincount(row, minlength=len(line))
            found[line] = np.where(plain == 0, _scripts(code).isdisjoint(_scripts(other)), 2 * of_document < plain)
    return found


def _pairs(batch: Batch, found: Flags) -> list[tuple[str, str]]:
    """Return the languages of the documents and of the lines that are ``found``."""
    own = batch.languages.of_documents[batch.lines.document[found]]
    pairs = set(zip(own.tolist(), batch.languages.of_lines[found].tolist(), strict=True))
    return [(LANGUAGES[a], LANGUAGES[b]) for a, b in sorted(pairs)]


def _plain_words(batch: Batch, line: Offsets) -> tuple[Offsets, Offsets]:
    """Return the words of some lines that are in small letters and no part of an address, and which of these lines each stands in."""
    lines, words = batch.lines, batch.words
    word = ranges(lines.first[line], lines.last[line])
    row = np.repeat(np.arange(len(line)), lines.word_count[line])
    plain = batch.characters.is_(words.start[word], codepoints.LOWER)
    plain &= ~batch.characters.are(words.start[word] - 1, _ADDRESS) & ~batch.characters.are(words.end[word], _ADDRESS)
    return word[plain], row[plain]


def _knows(code: str, words: Hashes) -> Flags:
    """Return which words a language knows: none, where it has no table of words."""
    return lexicon(code).knows(words) if code in available() else np.zeros(len(words), bool)


def _scripts(code: str) -> set[str]:
    return set(languages()[LANGUAGES.index(code)].scripts)
