"""Quotation marks that do not pair up, and those that stand the wrong way round.

Most paragraphs are sound, which array work tells: each mark opens or closes by its form (or, if straight, by its
neighbours), and the marks of a paragraph alternate. Only the others are walked through mark by mark.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.garbled._unusual import beyond_ascii, signs
from seedproof.text.batch import Batch
from seedproof.text.language import LANGUAGES
from seedproof.text.spans import Flags, Offsets

__all__ = ["Fault", "faults"]

LEFT, RIGHT, LOW, STRAIGHT, LEFT_ANGLE, RIGHT_ANGLE = (ord(c) for c in '“”„"«»')
_FORMS: Final = np.array([LEFT, RIGHT, LOW, LEFT_ANGLE, RIGHT_ANGLE], np.uint32)
_SPACES, _OPENERS, _CLOSERS = (
    np.array([ord(c) for c in s], np.uint32) for s in (" \n\r\t\xa0\u2009\u202f", "([{—–-/'‘’>*…", ".,;:!?)]}…—–-/'’‘*<")
)
_STOPS: Final = np.array([ord(c) for c in ".!?…:"], np.uint32)
_TEASER = 14  # words of a line that invites to read on
_FAR = 12  # paragraphs that one quotation may run over
_SAME_MARK_LANGUAGES: Final = [LANGUAGES.index(c) for c in ("en", "es", "pt", "it", "fr", "tr")]  # in these a lone ” is a fault
_OUTWARD_LANGUAGES: Final = [LANGUAGES.index(c) for c in ("es", "fr", "it", "pt", "ru", "tr")]  # in these « always opens


class Fault(NamedTuple):
    """A mark that is wrong: ``unopened`` or ``unclosed``, or ``turned`` the wrong way round; ``mate`` is the mark's right form."""

    kind: str
    position: int
    line: int
    mate: str = ""


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
    lefts = batch.columns.document_of(marks.at[(marks.form == LEFT) & ~marks.turned])
    usual = np.bincount(lefts, minlength=len(batch.columns))
    turned = batch.columns.document_of(marks.at[(marks.form == RIGHT) & marks.turned])
    one_form = usual < np.maximum(np.bincount(turned, minlength=len(batch.columns)), 1)
    first = np.flatnonzero(np.diff(marks.line, prepend=-1))
    suspect = _unsound(marks, first)
    bounds = [*first.tolist(), len(marks.at)]
    found: list[Fault] = []
    for i in np.flatnonzero(suspect).tolist():
        one = bool(one_form[batch.columns.lines.document[marks.line[bounds[i]]]])
        found += _walk(batch, marks, bounds, i, one)
    return found


def _marks(batch: Batch) -> _Marks:
    columns = batch.columns
    unusual = batch.keep(beyond_ascii)
    at = np.sort(np.concatenate((unusual[np.isin(columns.codes[unusual], _FORMS)], signs(batch, '"'))))
    codes, last = columns.codes, len(columns.codes) - 1
    form = codes[at]
    before, after = np.where(at > 0, codes[np.maximum(at - 1, 0)], 10), np.where(at < last, codes[np.minimum(at + 1, last)], 10)
    spaced_before, spaced_after = np.isin(before, _SPACES), np.isin(after, _SPACES)
    opens = (spaced_before | np.isin(before, _OPENERS) | np.isin(before, _FORMS)) & ~spaced_after
    closes = ~spaced_before & (spaced_after | np.isin(after, _CLOSERS) | np.isin(after, _FORMS))
    line = np.maximum(np.searchsorted(columns.lines.start, at, side="right") - 1, 0)
    role = _nominal(batch, at, form)
    straight = form == STRAIGHT
    role = np.where(straight, opens.astype(np.int8) - closes.astype(np.int8), role)
    role[straight & opens & closes] = 0
    ending = spaced_after | np.isin(after, _CLOSERS[:9])
    turned = ((form == LEFT) & (role == 1) & ending & ~(spaced_before & spaced_after)) | ((form == RIGHT) & opens & spaced_before)
    inch = (before - np.uint32(48) < 10) & ((form == STRAIGHT) | (form == RIGHT))
    resumes = spaced_before & np.isin(codes[np.maximum(at - 2, 0)], _STOPS)
    # "Read more »" is an arrow, as nothing opens in such a short line.
    lone = spaced_before & spaced_after & (form == RIGHT_ANGLE) & (columns.lines.word_count[line] < _TEASER)
    kept = ~lone | (np.bincount(line, minlength=len(columns.lines))[line] > 1)
    role = role.astype(np.int8)
    return _Marks(at[kept], form[kept], role[kept], turned[kept], inch[kept], resumes[kept], line[kept])


def _nominal(batch: Batch, at: Offsets, form: npt.NDArray[np.uint32]) -> npt.NDArray[np.int8]:
    """1 or -1 by the mark's form, as its document uses it: “ closes where there is „, and »so« or «so» is told by which comes first."""
    document, count = batch.columns.document_of(at), len(batch.columns)
    low = np.bincount(document[form == LOW], minlength=count) > 0
    angles = np.flatnonzero((form == LEFT_ANGLE) | (form == RIGHT_ANGLE))
    inward = np.zeros(count, bool)
    documents, index = np.unique(document[angles], return_index=True)
    lines = batch.columns.lines
    language = lines.language[np.searchsorted(lines.start, at[angles[index]], side="right") - 1]
    inward[documents] = (form[angles[index]] == RIGHT_ANGLE) & ~np.isin(language, _OUTWARD_LANGUAGES)
    role = np.zeros(len(at), np.int8)
    role[form == LOW] = 1
    role[form == RIGHT] = -1
    role[form == LEFT] = np.where(low[document[form == LEFT]], -1, 1)
    role[form == LEFT_ANGLE] = np.where(inward[document[form == LEFT_ANGLE]], -1, 1)
    role[form == RIGHT_ANGLE] = np.where(inward[document[form == RIGHT_ANGLE]], 1, -1)
    return role


def _unsound(marks: _Marks, first: Offsets) -> Flags:
    """Which paragraphs have marks that do not come in pairs."""
    running = np.cumsum(marks.role, dtype=np.int64)
    before = np.concatenate(([0], running[:-1]))[first]
    last = np.append(first[1:], len(running)) - 1
    lowest = np.minimum.reduceat(running, first) - before
    unclear = np.maximum.reduceat((marks.turned | (marks.role == 0)).astype(np.int8), first) > 0
    return (running[last] != before) | (lowest < 0) | unclear


def _walk(batch: Batch, marks: _Marks, bounds: list[int], group: int, one_form: bool) -> list[Fault]:
    """The faults of one paragraph: the marks ``bounds[group]`` to ``bounds[group + 1]``. ``one_form``: “ is not usual here."""
    low, high = bounds[group], bounds[group + 1]
    line = int(marks.line[low])
    language = int(batch.columns.lines.language[line])
    if language < 0 or (marks.role[low:high] == 0).any() or (one_form and _all_right(marks, low, high, language)):
        return []
    found: list[Fault] = []
    open_marks: list[int] = []
    carried = _left_open(batch, marks, bounds, group - 1, line)
    for k in range(low, high):
        position, turned = int(marks.at[k]), bool(marks.turned[k])
        if marks.role[k] > 0 and not turned:
            if open_marks and marks.resumes[k]:
                open_marks.pop()
            open_marks.append(k)
        elif open_marks:
            open_marks.pop()
            if marks.role[k] > 0:
                found.append(Fault("turned", position, line, "”"))
        elif turned and marks.form[k] == RIGHT and (marks.form[k + 1 : high] == RIGHT).any():
            open_marks.append(k)
            found.append(Fault("turned", position, line, "“"))
        elif carried:
            carried = False
        elif not marks.inch[k]:
            found.append(Fault("unopened", position, line))
    if open_marks and _goes_on(batch, marks, bounds, group + 1, line):
        open_marks.pop()
    return found + [Fault("unclosed", int(marks.at[k]), line) for k in open_marks if not marks.turned[k]]


def _all_right(marks: _Marks, low: int, high: int, language: int) -> bool:
    """Whether a paragraph has only ”, as Swedish and Finnish write on both sides, in even number or in a language that may."""
    alone = bool((marks.form[low:high] == RIGHT).all())
    return alone and high - low > 1 and ((high - low) % 2 == 0 or language not in _SAME_MARK_LANGUAGES)


def _left_open(batch: Batch, marks: _Marks, bounds: list[int], group: int, line: int) -> bool:
    """Whether the paragraph with marks before this one ends inside a quotation."""
    if group < 0:
        return False
    low, high = bounds[group], bounds[group + 1]
    lines = batch.columns.lines
    near = line - int(marks.line[low]) <= _FAR and lines.document[line] == lines.document[marks.line[low]]
    return bool(near and marks.role[low:high].sum() > 0)


def _goes_on(batch: Batch, marks: _Marks, bounds: list[int], group: int, line: int) -> bool:
    """Whether a quotation left open goes on: the next mark closes, or opens the very next paragraph."""
    if group + 1 >= len(bounds):
        return False
    k, lines = bounds[group], batch.columns.lines
    following = int(marks.line[k])
    if lines.document[following] != lines.document[line] or following - line > _FAR:
        return False
    at_start = int(marks.at[k]) - int(lines.start[following]) <= 2
    return bool(marks.role[k] < 0 or (at_start and following - line <= 2))
