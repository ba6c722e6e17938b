"""Evidence of character noise that is no broken word: marks in and between words, stray letters, digits among letters."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.batch.vocabulary import vocabulary
from seedproof.checks.garbled.shared.repeats import keys_in_documents, recurring
from seedproof.core.patterns import regex
from seedproof.lang.word_lists import every
from seedproof.text.characters import Characters
from seedproof.text.codepoints import LETTER, LOWER, NEWLINE, SPACE, among, fold
from seedproof.text.hash_table import scrambled
from seedproof.text.spans import Flags, Offsets

__all__ = ["Weighed", "on_line_space", "stray_marks"]

_INSIDE: Final = "~|!^<>;:"  # between letters
_STRONG: Final = "~|^"  # of these, what no writer puts there
_ALONE: Final = ";,'^~_<:"  # between spaces; "|", ">" and "*" part the items of menus
_LEADING: Final = ";:,."  # before a word: "not ,whea last"
_OPENING: Final = ".;,~"  # at the beginning of a line: ". Parham was", "; ir Neil"
_DOUBLED: Final = (",.", ",;", ";,", ":;", ";:", ";.", ",:")  # "was held,; and"
_SOUND_LETTERS: Final = "aeinosuvwxyz"  # letters that stand alone in sound text, of English ("Ireland v Cyprus", "r u") or what it quotes
_DIGIT: Final = regex(r"[A-Za-z]{2,}\d(?!s$)[a-z]+|[A-Za-z]\d[a-z]{2,}|\d[a-z]{4,}")
_EXTENSION: Final = (2, 4)  # letters of the ending of a file's name or of a short name such as ".NET" (guessed)


class Weighed(NamedTuple):
    """Evidence of one kind, in no order.

    ``start``, ``end``: where each stands.
    ``weight``: how much it says; a broken word says 1. The weights here are guessed.
    """

    start: Offsets
    end: Offsets
    weight: float


class _Neighbours(NamedTuple):
    """The marks of a batch and what stands beside them.

    ``at``: where they stand.
    ``folded``: their code points, quotation marks and dashes unified.
    ``spaced_before``, ``spaced_after``: whether a space of the same line does.
    """

    at: Offsets
    folded: npt.NDArray[np.uint32]
    spaced_before: Flags
    spaced_after: Flags


def stray_marks(batch: Batch) -> list[Weighed]:
    """Find such evidence in all lines; what it says there is for the caller to judge."""
    characters, at = batch.characters, batch.characters.marks
    marks = _Neighbours(at, fold(characters.mark_codes), on_line_space(characters, at - 1), on_line_space(characters, at + 1))
    return [*_in_words(batch), *_between_words(batch, marks), _hyphens(batch, marks), _doubled(marks), *_letters_and_digits(batch)]


def on_line_space(characters: Characters, offsets: Offsets) -> Flags:
    """Return which offsets hold a space, but no line end."""
    return characters.is_(offsets, SPACE) & ~characters.is_(offsets, NEWLINE)


def _in_words(batch: Batch) -> list[Weighed]:
    """Find marks between two letters: "adjr~urned", "the;man"."""
    characters = batch.characters
    at = characters.find_marks(_INSIDE)
    at = at[characters.is_(at - 1, LETTER) & characters.is_(at + 1, LETTER)]
    at = at[_alone(batch, at) | characters.are(at, "~")]  # "Home|News|Sport" is a menu
    strong = characters.are(at, _STRONG)
    return [Weighed(at[strong], at[strong] + 1, 1.0), Weighed(at[~strong], at[~strong] + 1, 0.5)]


def _between_words(batch: Batch, marks: _Neighbours) -> list[Weighed]:
    """Find marks alone (" ; "), before a word (" ,whea") and at the beginning of a line."""
    characters, at = batch.characters, marks.at
    between = marks.spaced_before & marks.spaced_after  # no line end before, so that "* " before an item is none
    alone = at[among(marks.folded, _ALONE) & between]
    alone = alone[_alone(batch, alone)]
    dots = at[among(marks.folded, ".") & between]
    # "He did . so"; tokenised text has " . So", and some write " . . . so"
    dots = dots[characters.is_(dots + 2, LOWER) & characters.is_(dots - 2, LETTER)]
    leading = at[among(marks.folded, _LEADING) & marks.spaced_before]
    leading = leading[characters.is_(leading + 1, LETTER)]
    leading = leading[~_begin_extensions(batch, leading)]
    opening = batch.lines.start
    opening = opening[characters.are(opening, _OPENING) & on_line_space(characters, opening + 1)]
    return [Weighed(found, found + 1, 0.5) for found in (alone, dots, leading, opening)]


def _hyphens(batch: Batch, marks: _Neighbours) -> Weighed:
    """Find the hyphen of a line end inside a line: "im- prisonment"."""
    at = marks.at[among(marks.folded, "-") & marks.spaced_after]
    at = at[batch.characters.is_(at - 1, LOWER)]
    at = at[np.array([_broken_off().match(batch.text, offset) is not None for offset in at.tolist()], bool)]
    return Weighed(at, at + 1, 0.75)


def _doubled(marks: _Neighbours) -> Weighed:
    """Find two marks that never stand together."""
    first = np.flatnonzero(np.diff(marks.at) == 1)
    left, right = marks.folded[first], marks.folded[first + 1]
    wrong = np.zeros(len(first), bool)
    for one, other in _DOUBLED:
        wrong |= (left == ord(one)) & (right == ord(other))
    at = marks.at[first[wrong]]
    return Weighed(at, at + 2, 0.75)


def _letters_and_digits(batch: Batch) -> list[Weighed]:
    """Find stray small letters ("r h wag") and digits among letters ("c6ns")."""
    characters, words, address = batch.characters, batch.words, batch.once(vocabulary).address
    letters = np.flatnonzero((words.length == 1) & (words.end - words.start == 1) & ~address)
    start = words.start[letters]
    letters = letters[characters.is_(start, LOWER) & ~characters.folded_are(start, _SOUND_LETTERS)]
    letters = letters[_alone(batch, words.start[letters])]
    digits = np.flatnonzero(words.has_digit & words.has_lower & (words.length > 2) & ~address)
    digits = digits[np.array([_DIGIT.fullmatch(words.bare(k)) is not None for k in digits.tolist()], bool)]
    digits = digits[~recurring(keys_in_documents(batch, digits))]  # "v2ray" is a name
    return [Weighed(words.start[letters], words.end[letters], 0.5), Weighed(words.start[digits], words.end[digits], 1.0)]


def _begin_extensions(batch: Batch, at: Offsets) -> Flags:
    """Return which marks are stops that begin the ending of a file's name, or a short name such as ".NET"."""
    length, (shortest, longest) = batch.words.length[batch.words.at(at + 1)], _EXTENSION
    return batch.characters.are(at, ".") & (length >= shortest) & (length <= longest)


def _alone(batch: Batch, at: Offsets) -> Flags:
    """Return which characters come only once in their line among those at ``at``: what comes again is meant ("tea , cake , jam")."""
    code = np.minimum(batch.characters.folded_codes[at], 0x80)  # all beyond ASCII are taken for one
    return ~recurring(scrambled((((batch.lines.containing(at) + 1) << 8) + code).astype(np.uint64)))


@cache
def _broken_off() -> re.Pattern[str]:
    """Match a hyphen and a word that does not hang on it: not "pre- and post-war"."""
    return re.compile(rf"- (?!(?:{'|'.join(sorted(every('noise', 'after-hyphen')))})\b)[a-z]{{2}}")
