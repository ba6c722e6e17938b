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
from seedproof.checks.garbled.shared.rare_characters import signs
from seedproof.lang.languages import LANGUAGES
from seedproof.text.codepoints import among
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = ["Fault", "faults"]

LEFT, RIGHT, LOW, STRAIGHT, LEFT_ANGLE, RIGHT_ANGLE = (ord(c) for c in '“”„"«»')
_FORMS: Final = "“”„«»"
_SPACES, _OPENERS, _CLOSERS = " \n\r\t\xa0\u2009\u202f", "([{—–-/'‘’>*…", ".,;:!?)]}…—–-/'’‘*<"
_STOPS: Final = ".!?…:"
_TEASER = 14  # words of a line that invites to read on
_FAR = 12  # paragraphs that one quotation may run over
_SAME_MARK_LANGUAGES: Final = [LANGUAGES.index(c) for c in ("en", "es", "pt", "it", "fr", "tr")]  # in these a lone ” is a fault
_LEFT_CLOSES: Final = [LANGUAGES.index(c) for c in ("de", "ru")]  # in these “ is the right mark to close with
_OUTWARD_LANGUAGES: Final = [LANGUAGES.index(c) for c in ("es", "fr", "it", "pt", "ru", "tr")]  # in these « always opens


class Fault(NamedTuple):
    """A mark that is wrong: ``unopened`` or ``unclosed``, or ``turned`` the wrong way round; ``mate`` is the mark's right form."""

    kind: str
    position: int
    line: int
    mate: str = ""


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
    at: Offsets
    form: npt.NDArray[np.uint32]
    role: npt.NDArray[np.int8]  # 1 opens, -1 closes, 0 cannot be told
    turned: Flags  # the neighbours say that the form is the wrong way round
    inch: Flags
    resumes: Flags  # stands where a sentence ended: paragraphs of one quotation that were run together open anew there
    line: Offsets


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
        found += _walk(list(islice(rows, count)), language, carried, goes_on)
    return found


class _Paragraphs(NamedTuple):
    """Lines with marks: the marks ``low`` to ``high``; whether they are ``suspect``, ``carried`` on from a quotation before, or go on."""

    low: Offsets
    high: Offsets
    language: npt.NDArray[np.int8]
    suspect: Flags
    carried: Flags
    goes_on: Flags


def _paragraphs(batch: Batch, marks: _Marks) -> _Paragraphs:
    lines = batch.lines
    low = np.flatnonzero(np.diff(marks.line, prepend=-1))
    high = np.append(low[1:], len(marks.at))
    line, language = marks.line[low], batch.languages.of_lines[marks.line[low]]
    suspect = _unsound(marks, low) & (language >= 0) & (np.minimum.reduceat(np.abs(marks.role), low) > 0)
    right = np.add.reduceat((marks.form == RIGHT).astype(np.int64), low)
    # A paragraph with only ”, as Swedish and Finnish write on both sides, in even number or in a language that may.
    swedish = (right == high - low) & (right > 1) & ((right % 2 == 0) | ~np.isin(language, _SAME_MARK_LANGUAGES))
    suspect &= ~(swedish & _one_form(batch, marks)[lines.document[line]])
    step = np.diff(line)
    near = (step <= _FAR) & (np.diff(lines.document[line]) == 0)
    left_open = np.add.reduceat(marks.role.astype(np.int64), low) > 0
    # A quotation left open goes on if the next mark closes, or opens the very next paragraph.
    at_start = marks.at[low] - lines.start[line] <= 2
    on = near & ((marks.role[low[1:]] < 0) | (at_start[1:] & (step <= 2)))
    return _Paragraphs(low, high, language, suspect, np.append(False, near & left_open[:-1]), np.append(on, False))


def _one_form(batch: Batch, marks: _Marks) -> Flags:
    """Documents in which “ is not usual."""
    usual, turned = (
        np.bincount(batch.document_of(marks.at[(marks.form == form) & (marks.turned == way)]), minlength=len(batch))
        for form, way in ((LEFT, False), (RIGHT, True))
    )
    return usual < np.maximum(turned, 1)


def _marks(batch: Batch) -> _Marks:
    unusual = batch.characters.beyond_ascii
    at = np.sort(np.concatenate((unusual[among(batch.characters.codes[unusual], _FORMS)], signs(batch, '"'))))
    codes, last = batch.characters.codes, len(batch.characters.codes) - 1
    form = codes[at]
    before, after = np.where(at > 0, codes[np.maximum(at - 1, 0)], 10), np.where(at < last, codes[np.minimum(at + 1, last)], 10)
    spaced_before, spaced_after = among(before, _SPACES), among(after, _SPACES)
    opens = (spaced_before | among(before, _OPENERS) | among(before, _FORMS)) & ~spaced_after
    closes = ~spaced_before & (spaced_after | among(after, _CLOSERS) | among(after, _FORMS))
    line = np.maximum(np.searchsorted(batch.lines.start, at, side="right") - 1, 0)
    role = _nominal(batch, at, form, line, spaced_before & ~spaced_after)
    straight = form == STRAIGHT
    role = np.where(straight, opens.astype(np.int8) - closes.astype(np.int8), role)
    role[straight & opens & closes] = 0
    ending = spaced_after | among(after, _CLOSERS[:9])
    turned = ((form == LEFT) & (role == 1) & ending & ~(spaced_before & spaced_after)) | ((form == RIGHT) & opens & spaced_before)
    inch = (before - np.uint32(48) < 10) & ((form == STRAIGHT) | (form == RIGHT))
    resumes = spaced_before & among(codes[np.maximum(at - 2, 0)], _STOPS)
    # "Read more »" is an arrow, as nothing opens in such a short line.
    lone = spaced_before & spaced_after & (form == RIGHT_ANGLE) & (batch.lines.word_count[line] < _TEASER)
    kept = ~lone | (np.bincount(line, minlength=len(batch.lines))[line] > 1)
    return _Marks(at[kept], form[kept], role[kept].astype(np.int8), turned[kept], inch[kept], resumes[kept], line[kept])


def _nominal(batch: Batch, at: Offsets, form: npt.NDArray[np.uint32], line: Offsets, ahead: Flags) -> npt.NDArray[np.int8]:
    """1 or -1 by the mark's form, as its document uses it: “ closes where there is „, and »so« or «so» is told by which comes first.

    ``ahead``: only behind the mark does text touch it, so that it opens in a line without „, even if „ stands in others.
    """
    document, count = batch.document_of(at), len(batch)
    low = np.bincount(document[form == LOW], minlength=count) > 0
    low_here = np.bincount(line[form == LOW], minlength=len(batch.lines)) > 0
    angles = np.flatnonzero((form == LEFT_ANGLE) | (form == RIGHT_ANGLE))
    inward = np.zeros(count, bool)
    documents, index = np.unique(document[angles], return_index=True)
    language = batch.languages.of_lines[line[angles[index]]]
    inward[documents] = (form[angles[index]] == RIGHT_ANGLE) & ~np.isin(language, _OUTWARD_LANGUAGES)
    role = (form == LOW).astype(np.int8) - (form == RIGHT).astype(np.int8)
    left = form == LEFT
    role[left] = np.where(low[document[left]] & (low_here[line[left]] | ~ahead[left]), -1, 1)
    role[form == LEFT_ANGLE] = np.where(inward[document[form == LEFT_ANGLE]], -1, 1)
    role[form == RIGHT_ANGLE] = np.where(inward[document[form == RIGHT_ANGLE]], 1, -1)
    return role


def _unsound(marks: _Marks, first: Offsets) -> Flags:
    """Which paragraphs have marks that do not come in pairs."""
    total = prefix_sum(marks.role, np.int64)
    before, after = total[first], total[np.append(first[1:], len(marks.role))]
    lowest = np.minimum.reduceat(total[1:], first) - before
    unclear = np.maximum.reduceat((marks.turned | (marks.role == 0)).astype(np.int8), first) > 0
    return (after != before) | (lowest < 0) | unclear


def _walk(marks: list[_Mark], language: int, carried: bool, goes_on: bool) -> list[Fault]:
    """The faults of one paragraph."""
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
