"""Captions of pictures by their shape: which lines are one, and what tells it."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.credits import NO_CREDIT, picture_credits
from seedproof.checks.offtopic.inline.paragraphs import before_prose, between_prose
from seedproof.text import codepoints
from seedproof.text.codepoints import among
from seedproof.text.spans import Flags, Offsets

__all__ = ["Captions", "Sign", "captions"]

_LONGEST: Final = 45  # words of a line that is a caption with its credit; of a longer one only the credit is no sentence
_LONGEST_NUMBER: Final = 4  # characters: "Fig. 12b"
_TWIN: Final = 3  # words that a line shares with the caption next to it
_LONG_TWIN: Final = 5  # where nothing else tells a caption: menus repeat shorter ones
_LONGEST_ADDED: Final = 6  # words of a name that the second of two twins has added
_AFTER_NUMBER: Final = ":.-–—|)"
_FILE_NAME: Final = re.compile(r"\w[\w.,+~@%&!-]*\.\w+")


class Sign(IntEnum):
    """What tells a caption."""

    NONE = 0
    CREDIT = 1
    FIGURE = 2
    FILE = 3
    PLACE = 4
    TWIN = 5


class Captions(NamedTuple):
    """Columns over the lines: ``sign``, a ``Sign`` · ``start``, where in the line the caption begins · ``sure``: whether it is hardly
    the text's own. A figure with a number is one that the text may speak of.
    """

    sign: npt.NDArray[np.int8]
    start: Offsets
    sure: Flags


def captions(batch: Batch) -> Captions:
    """Return the lines that are captions, or end in a credit. Below the last paragraph a credit may be the article's own."""
    lines, (credit, sure) = batch.lines, batch.once(picture_credits)
    sign = np.zeros(len(lines), np.int8)
    sign[_places(batch)] = Sign.PLACE
    sign[_files(batch)] = Sign.FILE
    sign[_figures(batch)] = Sign.FIGURE
    sign[credit != NO_CREDIT] = Sign.CREDIT
    placed = before_prose(batch) & ~(batch.lines_of_title & (credit <= lines.start))
    sign[~placed | batch.phrases.lines_with("credit-author")] = Sign.NONE  # "Text & photos: Ana Petrov"
    sign[_twins(batch, sign == Sign.CREDIT) & (sign == Sign.NONE) & placed] = Sign.TWIN
    start = np.where((sign == Sign.CREDIT) & (lines.word_count > _LONGEST), credit, lines.start)
    # "Petrov (r.) and King (l.) swapped wings." is a sentence of a report, and a refrain is a twin.
    sure = sure | (sign == Sign.FILE) | ((sign == Sign.PLACE) & ~lines.ends_sentence)
    return Captions(sign, start, sure & (sign != Sign.FIGURE))


def _places(batch: Batch) -> Offsets:
    """Lines that say where somebody stands: "Petrov (l.) and Holm". A capital is a botanist: "Abies alba (L.) Mill."."""
    hits, lines = batch.phrases.of("picture-place"), batch.lines
    letter = hits.start + among(batch.characters.codes[hits.start], "(")
    small = (batch.characters.kinds[letter] & codepoints.LOWER) != 0
    return hits.line[small & (lines.word_count[hits.line] <= _LONGEST)]


def _figures(batch: Batch) -> Offsets:
    """Lines that begin with a figure's number and a mark after it, or count pictures: "Fig. 3: The quay", "Image 2 of 5"."""
    hits, lines, words, codes = batch.phrases.of("figure-label"), batch.lines, batch.words, batch.characters.codes
    number = np.searchsorted(words.start, hits.end)
    here = number < lines.last[hits.line]
    line, number = hits.line[here], number[here]
    numbered = words.has_digit[number] & (words.length[number] <= _LONGEST_NUMBER)
    end = np.minimum(words.end[number], len(codes) - 1)
    marked = among(codes[end], _AFTER_NUMBER) | (among(codes[end], " ") & among(codes[np.minimum(end + 1, len(codes) - 1)], "-–—|"))
    parted = marked & ~words.has_digit[np.minimum(number + 1, len(words) - 1)]
    left = lines.last[line] - 1 - number
    counted = (left == 2) & words.has_digit[np.minimum(number + 2, len(words) - 1)]
    return line[numbered & ((left == 0) | parted | counted) & (lines.word_count[line] <= _LONGEST)]


def _files(batch: Batch) -> list[int]:
    """Lines that begin with the name of an image file, alone or before a caption: "quay-north_1.jpg"."""
    hits, lines = batch.phrases.of("picture-file"), batch.lines
    asked = among(batch.characters.codes[np.maximum(hits.start - 1, 0)], ".") & (lines.word_count[hits.line] <= _LONGEST)
    found = []
    for line, end in zip(hits.line[asked].tolist(), hits.end[asked].tolist(), strict=True):
        name, after = batch.text[lines.start[line] : end], batch.text[end : lines.end[line]].strip()
        if _FILE_NAME.fullmatch(name) and (not after or after[0].isupper()):
            found.append(line)
    return found


def _twins(batch: Batch, credited: Flags) -> Flags:
    """Lines that the next one, or the one before, repeats: whole, or with a credit added.

    Alternative text and caption are such: "Petrov at the quay", "Petrov at the quay. Harbour Press". Of two that are alike the first
    is told, so that the second remains if it is a heading.
    """
    lines, inside = batch.lines, between_prose(batch) & ~batch.lines_of_title
    found = np.zeros(len(lines), bool)
    line = np.arange(len(lines) - 1)
    for short, long in ((line, line + 1), (line + 1, line)):
        short, long, end = _repeated(batch, short, long)
        alike = (end == lines.end[long]) & ~lines.ends_sentence[short] & inside[short] & (short < long)
        named = _is_name(batch, end, long) & ~batch.lines_of_title[long]
        sure = lines.word_count[short] >= _LONG_TWIN
        found[short[credited[long] | ((alike | named) & sure)]] = True
        found[long[named & sure]] = True
    return found


def _repeated(batch: Batch, short: Offsets, long: Offsets) -> tuple[Offsets, Offsets, Offsets]:
    """Those pairs of lines of which ``long`` begins with ``short``, and where in ``long`` that ends."""
    lines = batch.lines
    end = lines.start[long] + lines.end[short] - lines.start[short]
    asked = (lines.word_count[short] >= _TWIN) & (lines.document[short] == lines.document[long]) & (end <= lines.end[long])
    asked &= batch.characters.codes[lines.start[short]] == batch.characters.codes[lines.start[long]]
    short, long, end = short[asked], long[asked], end[asked]
    same = batch.characters.hashed.of(lines.start[short], lines.end[short]) == batch.characters.hashed.of(lines.start[long], end)
    return short[same], long[same], end[same]


def _is_name(batch: Batch, start: Offsets, line: Offsets) -> Flags:
    """Whether a few words with capitals, and nothing else, stand from each ``start`` to the end of ``line``."""
    first, last = np.searchsorted(batch.words.start, start).tolist(), batch.lines.last[line].tolist()
    capital, few = batch.words.initial_upper, range(1, _LONGEST_ADDED + 1)
    return np.array([b - a in few and capital[a:b].all() for a, b in zip(first, last, strict=True)], bool)
