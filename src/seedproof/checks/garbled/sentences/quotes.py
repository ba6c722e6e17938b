"""Quotation marks that do not pair up, and those that stand the wrong way round.

Most paragraphs are sound, which array work tells: their marks open and close by turns. Only the others are walked through mark by mark.
"""

from __future__ import annotations

from itertools import islice
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.batch.sentences import sentence_ends
from seedproof.checks.garbled.sentences.attributions import announces, says_after_comma, says_before_colon
from seedproof.checks.garbled.sentences.quote_marks import LEFT, LOW, RIGHT, QuoteMark, QuoteMarks, quote_marks
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = ["Fault", "faults"]

_FAR: Final = 12  # paragraphs that one quotation may run over (guessed)
_NEXT: Final = 2  # lines from a quotation left open to a paragraph that opens it anew
_SENTENCES: Final = 0.15  # breaks between sentences for each line, below which a line is a sentence, and a paragraph has several (guessed)
_FEW: Final = 8  # lines, below which that is not told (guessed)
_MANY: Final = 20  # marks left open in one paragraph, before which nobody says anything: signs in rows (guessed)
_RIGHT_CLOSES: Final = [LANGUAGES.index(c) for c in ("en", "es", "pt", "it", "fr", "tr")]  # in these a lone ” is a fault
_LEFT_CLOSES: Final = [LANGUAGES.index(c) for c in ("de", "ru")]  # in these “ is the right mark to close with


class Fault(NamedTuple):
    """A mark that is wrong.

    ``kind``: ``unopened``, ``unclosed``, or ``turned`` the wrong way round.
    ``offset``: where it stands.
    ``line``: index of its line.
    ``right_form``: the mark that should stand there, where it is turned.
    ``sure``: whether words of saying beside it ("…, said Vass", "Vass said: It …") show that its partner is lost.
    """

    kind: str
    offset: int
    line: int
    right_form: str = ""
    sure: bool = False


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
    marks = quote_marks(batch)
    if not len(marks.at):
        return []
    paragraphs = _paragraphs(batch, marks)
    suspect = np.flatnonzero(paragraphs.suspect)
    low, high = paragraphs.low[suspect], paragraphs.high[suspect]
    theirs = ranges(low, high)
    rows = map(QuoteMark._make, zip(*(column[theirs].tolist() for column in marks), strict=True))
    told = (column[suspect].tolist() for column in (paragraphs.language, paragraphs.carried, paragraphs.goes_on))
    found: list[Fault] = []
    closed = -1  # the last paragraph that was seen to end outside a quotation, however its marks add up
    for paragraph, count, language, carried, goes_on in zip(suspect.tolist(), (high - low).tolist(), *told, strict=True):
        here, still_open = _pair(list(islice(rows, count)), language, carried and closed != paragraph - 1, goes_on, batch)
        closed = closed if still_open else paragraph
        found += here
    return found


def _paragraphs(batch: Batch, marks: QuoteMarks) -> _Paragraphs:
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
    reach = np.where(_are_sentences(batch)[lines.document[line[1:]]], _FAR, _NEXT)
    on = near & ((marks.role[low[1:]] < 0) | (at_start[1:] & (step <= reach)))
    return _Paragraphs(low, high, language, suspect, np.append(False, near & left_open[:-1]), np.append(on, False))


def _are_sentences(batch: Batch) -> Flags:
    """Return the documents of which each line is a sentence."""
    lines, count = batch.lines, np.diff(batch.lines.of_document)
    breaks = batch.once(sentence_ends).end
    inside = breaks[breaks > lines.start[lines.containing(breaks)]]
    within = np.bincount(batch.document_of(inside), minlength=len(batch))
    flags: Flags = (count >= _FEW) & (within <= _SENTENCES * count)
    return flags


def _one_form(batch: Batch, marks: QuoteMarks) -> Flags:
    """Return the documents in which “ is not usual."""
    usual, turned = (
        np.bincount(batch.document_of(marks.at[(marks.form == form) & (marks.turned == way)]), minlength=len(batch))
        for form, way in ((LEFT, False), (RIGHT, True))
    )
    return usual < np.maximum(turned, 1)


def _unsound(marks: QuoteMarks, first: Offsets) -> Flags:
    """Return the paragraphs that have marks that do not come in pairs."""
    total = prefix_sum(marks.role, np.int64)
    before, after = total[first], total[np.append(first[1:], len(marks.role))]
    lowest = np.minimum.reduceat(total[1:], first) - before
    unclear = np.maximum.reduceat((marks.turned | (marks.role == 0)).astype(np.int8), first) > 0
    return (after != before) | (lowest < 0) | unclear


def _pair(marks: list[QuoteMark], language: int, carried: bool, goes_on: bool, batch: Batch) -> tuple[list[Fault], bool]:
    """Pair the marks of one paragraph, and return those that are faulty, and whether it ends within a quotation."""
    found: list[Fault] = []
    open_marks: list[QuoteMark] = []
    last_right = next((k for k in range(len(marks) - 1, -1, -1) if marks[k].form == RIGHT), -1)
    before = int(batch.lines.start[marks[0].line])
    for k, mark in enumerate(marks):
        if mark.role > 0 and not mark.turned:
            if open_marks and mark.resumes and not announces(batch.text, open_marks[-1].at + 1, mark.at, language):
                last = open_marks.pop()
                sure = says_after_comma(batch.text, last.at + 1, mark.at, language, loose=True)
                if sure or _within_sentence(batch.text, last.at):
                    found.append(Fault("unclosed", last.at, last.line, sure=sure))
            open_marks.append(mark)
        elif open_marks:
            open_marks.pop()
            if mark.role > 0 and (language not in _LEFT_CLOSES or mark.form == LOW):
                found.append(Fault("turned", mark.at, mark.line, "“" if language in _LEFT_CLOSES else "”"))
        elif mark.turned and mark.form == RIGHT and k < last_right:
            open_marks.append(mark)
            found.append(Fault("turned", mark.at, mark.line, "“"))
        elif sure := says_before_colon(batch.text, before, mark.at, language):
            found.append(Fault("unopened", mark.at, mark.line, sure=sure))
        elif carried:
            carried = False
        elif not mark.inch:
            found.append(Fault("unopened", mark.at, mark.line))
        before = mark.at + 1
    end = int(batch.lines.end[marks[0].line])
    asked = len(open_marks) - _MANY
    left = [
        (mark, k >= asked and says_after_comma(batch.text, mark.at + 1, end, language))
        for k, mark in enumerate(open_marks)
        if not mark.turned
    ]
    if left and goes_on and not left[-1][1] and _goes_on(left[-1][0], marks, batch):
        left.pop()
    return found + [Fault("unclosed", mark.at, mark.line, sure=sure) for mark, sure in left], bool(open_marks)


def _goes_on(mark: QuoteMark, marks: list[QuoteMark], batch: Batch) -> bool:
    """Tell whether a quotation that is open at the end of a paragraph may go on in the next: a speech, or the last quotation.

    Marks of one form do not nest: what was open before another quotation is not what goes on.
    """
    return mark is marks[-1] or mark.at == int(batch.lines.start[mark.line])


def _within_sentence(text: str, at: int) -> bool:
    """Tell whether a quotation begins as a part of its writer's sentence, which goes on behind it: "a "great day" for all"."""
    return text[at + 1 : at + 2].islower() and text[max(at - 2, 0) : max(at - 1, 0)].isalpha()
