"""Agencies in the credits of pictures: which lines name one so that it tells a credit, and where that begins.

An agency that lends pictures tells one alone, parted from a name, or at the end of a line behind a mark; one that sends texts too only
where a slash parts it from a name, or "via" does. A name, a slash and an agency at the start of a line stand before the caption.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.beside_credits import (
    Rest,
    followed,
    follows_word,
    name_before,
    open_bracket,
    preceded,
    rest_of_line,
    word_after,
)
from seedproof.checks.offtopic.nearest import next_word
from seedproof.core.patterns import regex
from seedproof.lang.phrases import PhraseHits
from seedproof.lang.word_lists import every, lookup
from seedproof.text import codepoints
from seedproof.text.spans import Flags, Offsets

__all__ = ["OPENING", "lent", "sent"]

OPENING: Final = "/|([,;:©-–—•"  # before an agency that ends the line

# All of these are guessed, at the credits of scraped pages.
_MOST_AFTER: Final = 6  # words after an agency: "Getty Images / Jens Holm Photography"
_SMALL_IN_NAME: Final = 3  # one word in so many may be small: "Imago/Ana-Petrov.de", "Getty Images / Jens van Holm"
_REACH: Final = 90  # characters of brackets before an agency
_SHORT: Final = 3  # characters of an agency's name that may be a man's
_PARTING: Final = "/|"  # between a name and an agency
_LONGEST: Final = 45  # words of a caption behind its credit
_NAMED: Final = regex(r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'&-]*|de|van|von)){1,4} ?/(?: ?[\w .’'&-]+/| ?[\w .’'&-]+ via)* ?\Z")
_SENTENCE: Final = regex(r"[^\W\d_]{4,}\. ")  # what a name does not hold
_CAPTION: Final = regex(r"(?: ?/ ?(?:File|Pool))? [A-ZÀ-Þ]")


def lent(batch: Batch, hits: PhraseHits, small: Offsets) -> tuple[Offsets, Offsets]:
    """Return lines and starts of agencies that lend pictures: alone, parted from a name, or at the end behind a mark or "via"."""
    rest, start = _rest(batch, hits, small), _starts(batch, hits, small)
    last = rest.words == 0
    alone = last & (hits.start == batch.lines.start[hits.line])
    full_stop = batch.characters.are(batch.lines.end[hits.line] - 1, ".:")
    behind = last & ~full_stop & (preceded(batch, hits.start, OPENING) | follows_word(batch, hits, "before-lender"))
    named = _SMALL_IN_NAME * rest.small <= rest.words
    kept = (rest.words <= _MOST_AFTER) & named & (alone | behind | _parted(batch, hits, start, rest, _PARTING))
    kept |= _before_caption(batch, hits, start)
    return hits.line[kept], start[kept]


def sent(batch: Batch, hits: PhraseHits, small: Offsets) -> tuple[Offsets, Offsets]:
    """Return lines and starts of agencies that send texts too, parted from a name of two words or more by a slash, or by "via" at the end.

    "(APA/dpa)" signs a text. Their names are short: "Team | AP | PTS" heads a table, and "Sid" is a man.
    """
    rest, start = _rest(batch, hits, small), _starts(batch, hits, small)
    before = next_word(batch.words, hits.start) - next_word(batch.words, _names(batch, hits, small))
    kept = (rest.words <= _MOST_AFTER) & (rest.small == 0) & (before + rest.words >= 2) & _parted(batch, hits, start, rest, "/")
    via = follows_word(batch, hits, "before-lender") & batch.words.initial_upper[np.maximum(next_word(batch.words, hits.start) - 2, 0)]
    full_stop = batch.characters.are(batch.lines.end[hits.line] - 1, ".:")
    kept |= via & (before >= 2) & (rest.words == 0) & ~full_stop
    kept |= _before_caption(batch, hits, start)
    is_ = batch.characters.is_
    man = (hits.end - hits.start <= _SHORT) & is_(hits.start, codepoints.UPPER) & is_(hits.start + 1, codepoints.LOWER)
    return hits.line[kept & ~man], start[kept & ~man]


def _rest(batch: Batch, hits: PhraseHits, small: Offsets) -> Rest:
    """Return what follows each agency in its line, where that is more than a note that the picture is an old one: "Getty Images, FILE"."""
    rest = rest_of_line(batch, hits, small)
    note = (rest.words == 1) & lookup(batch.words.hash[word_after(batch, hits)], every("offtopic", "after-agency"))
    return Rest(np.where(note, 0, rest.words), np.where(note, 0, rest.small))


def _names(batch: Batch, hits: PhraseHits, small: Offsets) -> Offsets:
    """Return where the name before each agency begins, or before "via" and the agency."""
    word = np.maximum(next_word(batch.words, hits.start) - 1, 0)
    via = follows_word(batch, hits, "before-lender")
    return name_before(batch, np.where(via, batch.words.start[word], hits.start), small)


def _starts(batch: Batch, hits: PhraseHits, small: Offsets) -> Offsets:
    """Return where the credit with each agency begins: at brackets that hold it, else with the name."""
    bracket = open_bracket(batch, hits.start)
    inside = (bracket >= batch.lines.start[hits.line]) & (hits.start - bracket <= _REACH)
    return np.where(inside, bracket + 1, _names(batch, hits, small))


def _parted(batch: Batch, hits: PhraseHits, start: Offsets, rest: Rest, marks: str) -> Flags:
    """Return whether one of ``marks`` stands between an agency and a name before or after it."""
    before = preceded(batch, hits.start, marks) & (start < hits.start)
    return before | (followed(batch, hits.end, marks) & (rest.words > 0))


def _before_caption(batch: Batch, hits: PhraseHits, start: Offsets) -> Flags:
    """Return which agencies follow a name and a slash at the start of a line that goes on as a caption does: "Ana Petrov/AFP A boat"."""
    lines, text = batch.lines, batch.text
    begins = (start == lines.start[hits.line]) & (start < hits.start) & (lines.word_count[hits.line] <= _LONGEST)
    found = np.zeros(len(hits), bool)
    for row in np.flatnonzero(begins).tolist():
        name, end = text[start[row] : hits.start[row]], int(hits.end[row])
        if _NAMED.match(name) and not _SENTENCE.search(name) and _CAPTION.match(text, end, int(lines.end[hits.line[row]])):
            found[row] = True
    return found
