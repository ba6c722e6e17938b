"""Quotation marks that do not pair up, and those that stand the wrong way round.

Most paragraphs are sound, which array work tells: each mark opens or closes by its form (or, if straight, by its
neighbours), and the marks of a paragraph alternate. Only the others are walked through mark by mark.
"""

from __future__ import annotations

from itertools import islice
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.text.codepoints import among
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = ["Fault", "faults"]

LEFT, RIGHT, LOW, STRAIGHT, LEFT_ANGLE, RIGHT_ANGLE = (ord(c) for c in '“”„"«»')
_FORMS: Final = "“”„«»"
_SPACES: Final = " \n\r\t\xa0\u2009\u202f"
_ENDINGS: Final = ".,;:!?)]}"
_BEFORE_OPENING: Final = "([{—–-/'‘’>*…"
_AFTER_CLOSING: Final = _ENDINGS + "…—–-/'’‘*<"
_STOPS: Final = ".!?…:"
_TEASER: Final = 14  # words below which a line may only invite to read on (guessed)
_FAR: Final = 12  # paragraphs that one quotation may run over (guessed)
_RIGHT_CLOSES: Final = [LANGUAGES.index(c) for c in ("en", "es", "pt", "it", "fr", "tr")]  # in these a lone ” is a fault
_LEFT_CLOSES: Final = [LANGUAGES.index(c) for c in ("de", "ru")]  # in these “ is the right mark to close with
_LEFT_ANGLE_OPENS: Final = [LANGUAGES.index(c) for c in ("es", "fr", "it", "pt", "ru", "tr")]  # in these « always opens


class Fault(NamedTuple):
    """A mark that is wrong.

    ``kind``: ``unopened``, ``unclosed``, or ``turned`` the wrong way round.
    ``offset``: where it stands.
    ``line``: index of its line.
    ``right_form``: the mark that should stand there, where it is turned.
    """

    kind: str
    offset: int
    line: int
    right_form: str = ""


class _Mark(NamedTuple):
    """One row of ``_Marks``."""

    at: int
    form: int
    role: int
    turned: bool
    inch: bool
    resumes: bool
    line: int


class _Marks(NamedTuple):
    """Columns over the double quotation marks of a batch.

    ``at``: where each stands.
    ``form``: its code point.
    ``role``: 1 opens, -1 closes, 0 cannot be told.
    ``turned``: whether its neighbours say that the form is the wrong way round.
    ``inch``: whether it may stand for inches.
    ``resumes``: whether a sentence ended before it: paragraphs of one quotation that were run together open anew there.
    ``line``: index of its line.
    """

    at: Offsets
    form: npt.NDArray[np.uint32]
    role: npt.NDArray[np.int8]
    turned: Flags
    inch: Flags
    resumes: Flags
    line: Offsets


class _Paragraphs(NamedTuple):
    """Columns over the lines that have marks.

    ``low``, ``high``: its marks are ``[low, high)``.
    ``language``: of the line.
    ``suspect``: whether its marks do not pair up.
    ``carried``: whether a quotation before it may go on in it.
    ``goes_on``: whether a quotation left open in it may go on after it.
    """

    low: Offsets
    high: Offsets
    language: npt.NDArray[np.int8]
    suspect: Flags
    carried: Flags
    goes_on: Flags


def faults(batch: Batch) -> list[Fault]:
    """Return the faulty double quotation marks of the batch, in order."""
    marks = _marks(batch)
    if not len(marks.at):
        return []
    paragraphs = _paragraphs(batch, marks)
    suspect = np.flatnonzero(paragraphs.suspect)
    low, high = paragraphs.low[suspect], paragraphs.high[suspect]
    theirs = ranges(low, high)
    rows = map(_Mark._make, zip(*(column[theirs].tolist() for column in marks), strict=True))
    told = (column[suspect].tolist() for column in (paragraphs.language, paragraphs.carried, paragraphs.goes_on))
    found: list[Fault] = []
    for count, language, carried, goes_on in zip((high - low).tolist(), *told, strict=True):
        found += _pair(list(islice(rows, count)), language, carried, goes_on)
    return found


def _paragraphs(batch: Batch, marks: _Marks) -> _Paragraphs:
    """Tell which lines are suspect by sums over their marks."""
    lines = batch.lines
    low = np.flatnonzero(np.diff(marks.line, prepend=-1))
    high = np.append(low[1:], len(marks.at))
    line, language = marks.line[low], batch.languages.of_lines[marks.line[low]]
    suspect = _unsound(marks, low) & (language != UNKNOWN) & (np.minimum.reduceat(np.abs(marks.role), low) > 0)
    right = np.add.reduceat((marks.form == RIGHT).astype(np.int64), low)
    # A paragraph with only ”, as Swedish and Finnish write on both sides, in even number or in a language that may.
    swedish = (right == high - low) & (right > 1) & ((right % 2 == 0) | ~np.isin(language, _RIGHT_CLOSES))
    suspect &= ~(swedish & _one_form(batch, marks)[lines.document[line]])
    step = np.diff(line)
    near = (step <= _FAR) & (np.diff(lines.document[line]) == 0)
    left_open = np.add.reduceat(marks.role.astype(np.int64), low) > 0
    # A quotation left open goes on if the next mark closes, or opens the very next paragraph.
    at_start = marks.at[low] - lines.start[line] <= 2
    on = near & ((marks.role[low[1:]] < 0) | (at_start[1:] & (step <= 2)))
    return _Paragraphs(low, high, language, suspect, np.append(False, near & left_open[:-1]), np.append(on, False))


def _one_form(batch: Batch, marks: _Marks) -> Flags:
    """Return the documents in which “ is not usual."""
    usual, turned = (
        np.bincount(batch.document_of(marks.at[(marks.form == form) & (marks.turned == way)]), minlength=len(batch))
        for form, way in ((LEFT, False), (RIGHT, True))
    )
    return usual < np.maximum(turned, 1)


def _marks(batch: Batch) -> _Marks:
    """Look at each mark and its neighbours."""
    characters = batch.characters
    at = characters.find_marks(_FORMS + '"')
    form, line = characters.codes[at], batch.lines.containing(at)
    # Where the text begins and ends is as good as a line end.
    before = np.where(at > 0, characters.codes_at(at - 1), ord("\n"))
    after = np.where(at + 1 < len(batch.text), characters.codes_at(at + 1), ord("\n"))
    spaced_before, spaced_after = among(before, _SPACES), among(after, _SPACES)
    opens = (spaced_before | among(before, _BEFORE_OPENING + _FORMS)) & ~spaced_after
    closes = ~spaced_before & (spaced_after | among(after, _AFTER_CLOSING + _FORMS))
    straight = form == STRAIGHT
    role = _role_by_form(batch, at, form, line, spaced_before & ~spaced_after)
    role = np.where(straight, opens.astype(np.int8) - closes.astype(np.int8), role)
    role[straight & opens & closes] = 0
    ending = (spaced_after | among(after, _ENDINGS)) & ~(spaced_before & spaced_after)
    turned = ((form == LEFT) & (role == 1) & ending) | ((form == RIGHT) & opens & spaced_before)
    inch = (before - np.uint32(ord("0")) < 10) & (straight | (form == RIGHT))
    resumes = spaced_before & characters.are(at - 2, _STOPS)
    # "Read more »" is an arrow, as nothing opens in such a short line.
    arrow = spaced_before & spaced_after & (form == RIGHT_ANGLE) & (batch.lines.word_count[line] < _TEASER)
    kept = ~arrow | (np.bincount(line, minlength=len(batch.lines))[line] > 1)
    return _Marks(at[kept], form[kept], role[kept].astype(np.int8), turned[kept], inch[kept], resumes[kept], line[kept])


def _role_by_form(batch: Batch, at: Offsets, form: npt.NDArray[np.uint32], line: Offsets, ahead: Flags) -> npt.NDArray[np.int8]:
    """Return 1 or -1 by the mark's form, as its document uses it: “ closes where there is „, »so« or «so» is told by which comes first.

    ``ahead``: only behind the mark does text touch it, so that it opens in a line without „, even if „ stands in others.
    """
    document, count = batch.document_of(at), len(batch)
    low = np.bincount(document[form == LOW], minlength=count) > 0
    low_here = np.bincount(line[form == LOW], minlength=len(batch.lines)) > 0
    angles = np.flatnonzero((form == LEFT_ANGLE) | (form == RIGHT_ANGLE))
    inward = np.zeros(count, bool)
    documents, index = np.unique(document[angles], return_index=True)
    language = batch.languages.of_lines[line[angles[index]]]
    inward[documents] = (form[angles[index]] == RIGHT_ANGLE) & ~np.isin(language, _LEFT_ANGLE_OPENS)
    role = (form == LOW).astype(np.int8) - (form == RIGHT).astype(np.int8)
    left = form == LEFT
    role[left] = np.where(low[document[left]] & (low_here[line[left]] | ~ahead[left]), -1, 1)
    role[form == LEFT_ANGLE] = np.where(inward[document[form == LEFT_ANGLE]], -1, 1)
    role[form == RIGHT_ANGLE] = np.where(inward[document[form == RIGHT_ANGLE]], 1, -1)
    return role


def _unsound(marks: _Marks, first: Offsets) -> Flags:
    """Return the paragraphs that have marks that do not come in pairs."""
    total = prefix_sum(marks.role, np.int64)
    before, after = total[first], total[np.append(first[1:], len(marks.role))]
    lowest = np.minimum.reduceat(total[1:], first) - before
    unclear = np.maximum.reduceat((marks.turned | (marks.role == 0)).astype(np.int8), first) > 0
    return (after != before) | (lowest < 0) | unclear


def _pair(marks: list[_Mark], language: int, carried: bool, goes_on: bool) -> list[Fault]:
    """Pair the marks of one paragraph, and return those that are faulty."""
    found: list[Fault] = []
    open_marks: list[_Mark] = []
    last_right = next((k for k in range(len(marks) - 1, -1, -1) if marks[k].form == RIGHT), -1)
    for k, mark in enumerate(marks):
        if mark.role > 0 and not mark.turned:
            if open_marks and mark.resumes:
                open_marks.pop()
            open_marks.append(mark)
        elif open_marks:
            open_marks.pop()
            if mark.role > 0 and language not in _LEFT_CLOSES:
                found.append(Fault("turned", mark.at, mark.line, "”"))
        elif mark.turned and mark.form == RIGHT and k < last_right:
            open_marks.append(mark)
            found.append(Fault("turned", mark.at, mark.line, "“"))
        elif carried:
            carried = False
        elif not mark.inch:
            found.append(Fault("unopened", mark.at, mark.line))
    if open_marks and goes_on:
        open_marks.pop()
    return found + [Fault("unclosed", mark.at, mark.line) for mark in open_marks if not mark.turned]
