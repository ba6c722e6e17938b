"""Captions of pictures by their shape: which lines are one, and what tells it."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.beside_credits import preceded
from seedproof.checks.offtopic.inline.paragraphs import before_prose, between_prose
from seedproof.checks.offtopic.inline.picture_credits import NO_CREDIT, picture_credits, signed_pictures
from seedproof.checks.offtopic.inline.wording import before_cut
from seedproof.checks.offtopic.nearest import next_word
from seedproof.core.patterns import regex
from seedproof.text import codepoints
from seedproof.text.spans import Flags, Offsets, Spans

__all__ = ["Captions", "Evidence", "caption_spans", "captions"]

# All of these are guessed, at the captions of scraped pages.
_LONGEST: Final = 45  # words of a line that is a caption with its credit; of a longer one only the credit is no sentence
_LONGEST_NUMBER: Final = 4  # characters: "Fig. 12b"
_TWIN: Final = 3  # words that a line shares with the caption next to it
_LONG_TWIN: Final = 5  # where nothing else tells a caption: menus repeat shorter ones
_LONGEST_ADDED: Final = 6  # words of a name that the second of two twins has added
_AFTER_NUMBER: Final = ":.-–—|)"
_FILE_NAME: Final = regex(r"\w[\w.,+~@%&!-]*\.\w+")


class Evidence(IntEnum):
    """Name what tells a caption: nothing, a credit, a figure's number, a file's name, who stands where, or a twin beside it."""

    NONE = 0
    CREDIT = 1
    FIGURE = 2
    FILE = 3
    POSITION = 4
    TWIN = 5


class Captions(NamedTuple):
    """Columns over the lines that are captions, or end in one.

    ``line``: the index of the line
    ``start``: the offset in it where the caption begins
    ``evidence``: what tells it, an ``Evidence``
    ``doubtful``: whether it may be the text's own
    """

    line: Offsets
    start: Offsets
    evidence: npt.NDArray[np.int8]
    doubtful: Flags


def captions(batch: Batch) -> Captions:
    """Return the lines that are captions, or end in a credit. Below the last paragraph only a picture's credit is one."""
    lines, (credit, of_picture) = batch.lines, batch.once(picture_credits)
    evidence = np.zeros(len(lines), np.int8)
    evidence[_positions(batch)] = Evidence.POSITION
    evidence[_files(batch)] = Evidence.FILE
    evidence[np.append(_figures(batch), _counted(batch))] = Evidence.FIGURE
    evidence[credit != NO_CREDIT] = Evidence.CREDIT
    titled = batch.lines_of_title & (credit <= lines.start)
    titled[batch.once(signed_pictures)] = False  # the first line of a text without a headline is often taken for one
    possible = (before_prose(batch) | (of_picture & before_cut(batch))) & ~titled
    evidence[~possible | batch.phrases.lines_with("credit-author")] = Evidence.NONE  # "Text & photos: Ana Petrov"
    evidence[_twins(batch, evidence == Evidence.CREDIT) & (evidence == Evidence.NONE) & possible] = Evidence.TWIN
    start = np.where((evidence == Evidence.CREDIT) & (lines.word_count > _LONGEST), credit, lines.start)
    # "Petrov (r.) and King (l.) swapped wings." is a sentence of a report, and a refrain is a twin.
    doubtful = ((evidence == Evidence.POSITION) & lines.ends_sentence) | (evidence == Evidence.TWIN)
    line = np.flatnonzero(evidence != Evidence.NONE)
    return Captions(line, start[line], evidence[line], doubtful[line])


def caption_spans(batch: Batch) -> Spans:
    """Return where the captions stand."""
    found = batch.once(captions)
    return Spans(found.start, batch.lines.end[found.line])


def _positions(batch: Batch) -> Offsets:
    """Return the lines that say where somebody stands: "Petrov (l.) and Holm". A capital is a botanist: "Abies alba (L.) Mill."."""
    hits, lines = batch.phrases.of("picture-position"), batch.lines
    small = batch.characters.is_(hits.start + batch.characters.are(hits.start, "("), codepoints.LOWER)
    return hits.line[small & (lines.word_count[hits.line] <= _LONGEST)]


def _figures(batch: Batch) -> Offsets:
    """Return the lines that begin with a figure's number and a mark after it, or count pictures: "Fig. 3: The quay", "Image 2 of 5".

    "(fig. 3), as the table shows" and "(Figure 1)." are the rest of a sentence.
    """
    hits, lines, words, are = batch.phrases.of("figure-label"), batch.lines, batch.words, batch.characters.are
    number = next_word(words, hits.end)
    here = (number < lines.last[hits.line]) & ~batch.characters.is_(hits.start, codepoints.LOWER)
    here &= ~(are(hits.start - 1, "(") & are(lines.end[hits.line] - 1, ".") & are(lines.end[hits.line] - 2, ")"))
    line, number = hits.line[here], number[here]
    has_digit = np.append(words.has_digit, [False, False])  # two more words, so that the next but one of the last can be asked for
    numbered = has_digit[number] & (words.length[number] <= _LONGEST_NUMBER)
    end = words.end[number]
    marked = are(end, _AFTER_NUMBER) | (are(end, " ") & are(end + 1, "-–—|"))
    left = lines.last[line] - 1 - number
    counted = (left == 2) & has_digit[number + 2]
    return line[numbered & ((left == 0) | (marked & ~has_digit[number + 1]) | counted) & (lines.word_count[line] <= _LONGEST)]


def _counted(batch: Batch) -> Offsets:
    """Return the lines that a dash and the number of a picture end: "The quay at night - Photo 3."."""
    hits, lines, words = batch.phrases.of("figure-end"), batch.lines, batch.words
    dashed = preceded(batch, hits.start, "-–—") & ~batch.characters.is_(hits.start, codepoints.LOWER)
    numbered = (next_word(words, hits.end) < lines.last[hits.line]) & (lines.word_count[hits.line] <= _LONGEST)
    return hits.line[dashed & numbered]


def _files(batch: Batch) -> list[int]:
    """Return the lines that begin with the name of an image file, alone or before a caption: "quay-north_1.jpg"."""
    hits, lines = batch.phrases.of("picture-file"), batch.lines
    asked = batch.characters.are(hits.start - 1, ".") & (lines.word_count[hits.line] <= _LONGEST)
    found = []
    for line, end in zip(hits.line[asked].tolist(), hits.end[asked].tolist(), strict=True):
        name, after = batch.text[lines.start[line] : end], batch.text[end : lines.end[line]].strip()
        if _FILE_NAME.fullmatch(name) and (not after or after[0].isupper()):
            found.append(line)
    return found


def _twins(batch: Batch, credited: Flags) -> Flags:
    """Return which lines the next one, or the one before, repeats: whole, or with a credit added.

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
    """Return those pairs of lines of which ``long`` begins with ``short``, and where in ``long`` that ends."""
    lines, hashed = batch.lines, batch.characters.hashed
    end = lines.start[long] + lines.end[short] - lines.start[short]
    asked = (lines.word_count[short] >= _TWIN) & (lines.document[short] == lines.document[long]) & (end <= lines.end[long])
    asked &= batch.characters.codes[lines.start[short]] == batch.characters.codes[lines.start[long]]
    short, long, end = short[asked], long[asked], end[asked]
    same = hashed.of(lines.start[short], lines.end[short]) == hashed.of(lines.start[long], end)
    return short[same], long[same], end[same]


def _is_name(batch: Batch, start: Offsets, line: Offsets) -> Flags:
    """Return whether a few words with capitals, and nothing else, stand from each ``start`` to the end of ``line``."""
    first, last = next_word(batch.words, start).tolist(), batch.lines.last[line].tolist()
    capital, few = batch.words.initial_upper, range(1, _LONGEST_ADDED + 1)
    return np.array([b - a in few and capital[a:b].all() for a, b in zip(first, last, strict=True)], bool)
