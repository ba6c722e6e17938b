"""Layout: which lines only the width of a page has parted, and long lines in pieces.

A physical line is no unit of sense. Text of PDFs and mails is broken at a fixed width, and some corpora hold a document a line.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from seedproof.text import codepoints
from seedproof.text.characters import Characters
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets, Spans

__all__ = ["divided", "joined", "wrapped_on"]

_NARROWEST: Final = 45  # characters of a line that a page's width may have broken: the items of menus are shorter (guessed)
_WIDEST: Final = 140  # (guessed: the widest wrapped text seen had 132)
_FULL: Final = 0.6  # of the width, from which on a line counts as a full one (guessed)
_FEWEST: Final = 3  # full lines, below which nothing is known of the width (guessed)
_FORCED: Final = 0.6  # share of the breaks after full lines that the width explains: in lists of headlines it is under a third
_OPEN: Final = 0.6  # share of the full lines that end no sentence: of paragraphs on lines of their own nearly all end one (guessed)
_MOST: Final = 0.9  # of the lines that the width holds: longer ones may have an address that could not be broken (guessed)
_LOOSE: Final = 3  # characters by which most lines may be longer than the width (guessed)
_LONGEST_WORD: Final = 0.5  # of the width: addresses, and lines of scripts without spaces, are no words that had no room (guessed)
_CAPITALS: Final = 0.6  # share of the joined lines that may begin with a capital: in German prose .45, in lists nearly all
_BULLETS: Final = "*•·[|#"  # before an item, which is no continuation


class _Breaks(NamedTuple):
    """Columns over lines: what is told of the break after each.

    ``full``: the line is nearly as long as the page is wide, and the next line follows at once
    ``forced``: beyond that, the first word of the next line had no room
    ``capital``: the next line begins with a capital
    """

    full: Flags
    forced: Flags
    capital: Flags


def joined(lines: Lines, characters: Characters) -> Lines:
    """Return the lines, of which those that only the width of the page has parted are one."""
    continued = wrapped_on(lines, characters)
    if not continued.any():
        return lines
    return Lines(characters, lines.start[~continued], lines.end[np.append(~continued[1:], True)])


def divided(lines: Lines, characters: Characters, which: Flags, breaks: Spans) -> Lines:
    """Return the lines, of which the flagged ones are cut at ``breaks``: where a piece ends, and where the next begins, in order."""
    line = lines.containing(breaks.end)
    known = np.flatnonzero(line >= 0)
    line, before, after = line[known], breaks.start[known], breaks.end[known]
    inside = which[line] & (before > lines.start[line]) & (after < lines.end[line])
    return Lines(characters, np.sort(np.append(lines.start, after[inside])), np.sort(np.append(lines.end, before[inside])))


def wrapped_on(lines: Lines, characters: Characters) -> Flags:
    """Return which lines go on with the paragraph of the line before, from which only the width of the page has parted them.

    A break is explained by the width where the first word of the next line had no room. In wrapped text that holds for nearly every
    break after a full line, elsewhere for few.
    """
    if not len(lines):
        return np.zeros(0, bool)
    width = _widths(lines)
    breaks = _breaks(lines, characters, width[lines.document])
    joins = breaks.forced & _is_wrapped(lines, width, breaks)[lines.document]
    joins[_shouted_headings(lines, characters, joins)] = False
    return np.append(False, joins[:-1])


def _widths(lines: Lines) -> Offsets:
    """Return the width of each document: a length that most of its lines do not exceed, 0 where it has none."""
    low, high = lines.of_document[:-1], lines.of_document[1:]
    length = lines.end - lines.start
    ordered = length[np.lexsort((length, lines.document))]
    at = low + (np.maximum(high - low - 1, 0) * _MOST).astype(np.int64)
    return np.where(high > low, ordered[np.minimum(at, len(lines) - 1)], 0)


def _breaks(lines: Lines, characters: Characters, width: Offsets) -> _Breaks:
    """Return what is told of the breaks after lines of pages as wide as ``width``."""
    length, following = lines.end - lines.start, lines.start[1:]
    follows = np.append((np.diff(lines.document) == 0) & (lines.gap[1:] == 1), False)
    word = np.append(_first_words(lines, characters)[1:], 0)
    mark = characters.are(following, "/") & characters.are(following + 1, "/")  # "// The end //"
    # "Contact: Ana Petrov" below a sentence; within one a line may begin with "thing: the bridge".
    label = characters.are(following + word[:-1] - 1, ":") & characters.is_(following, codepoints.UPPER) & lines.ends_sentence[:-1]
    item = np.append(characters.are(following, _BULLETS) | mark | label, False)
    full = follows & (length >= _FULL * width)
    forced = full & (length + 1 + word > width) & (word <= _LONGEST_WORD * width) & ~item
    return _Breaks(full, forced, np.append(characters.is_(following, codepoints.UPPER), False))


def _is_wrapped(lines: Lines, width: Offsets, breaks: _Breaks) -> Flags:
    """Return which documents were broken at a width."""

    def count(flags: Flags) -> Offsets:
        return np.bincount(lines.document[flags], minlength=len(width))

    full, forced = count(breaks.full), count(breaks.forced)
    held = count(lines.end - lines.start <= width[lines.document] + _LOOSE)
    return (
        (width >= _NARROWEST)
        & (width <= _WIDEST)
        & (full >= _FEWEST)
        & (forced >= _FORCED * full)
        & (held >= _MOST * np.diff(lines.of_document))
        & (count(breaks.full & ~lines.ends_sentence) >= _OPEN * full)
        & (count(breaks.forced & breaks.capital) <= _CAPITALS * forced)
    )


def _shouted_headings(lines: Lines, characters: Characters, joins: Flags) -> list[int]:
    """Return those of the flagged lines that are headings in capitals, as full as they may be: the next line begins otherwise."""
    small = characters.is_(lines.start + 1, codepoints.LOWER) | characters.is_(lines.end - 2, codepoints.LOWER)
    return [
        line
        for line in np.flatnonzero(joins & ~small).tolist()
        if _is_shouted(characters.text[lines.start[line] : lines.end[line]])
        and not _is_shouted(" ".join(characters.text[lines.start[line + 1] : lines.end[line + 1]].split(maxsplit=2)[:2]))
    ]


def _is_shouted(text: str) -> bool:
    """Tell whether letters are capitals, all of them: a script without capitals is none."""
    return text.isupper() and all(character.isupper() for character in text if character.isalpha())


def _first_words(lines: Lines, characters: Characters) -> Offsets:
    """Return how many characters each line has before its first white space."""
    spaces = np.append(np.flatnonzero(characters.where(codepoints.SPACE)), len(characters))
    return np.minimum(spaces[np.searchsorted(spaces, lines.start)], lines.end) - lines.start
