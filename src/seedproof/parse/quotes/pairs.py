"""Pair quotation marks: tell which closes which.

Most paragraphs are regular: their marks open and close in turn, and are paired as arrays. The others, and those into which a
quotation is carried, go through an automaton over a stack, one step a mark. Double marks come first and may run over several
paragraphs: the opening mark is repeated at each (the press's rule), or left out until the closing mark (as translations have
it). Single marks are paired afterwards, where they stand outside double ones, since most of them are apostrophes. An opening
mark that is never closed is dropped: where the quotation would end is a guess, and a wrong span would exempt the author's own
words from checks.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.parse.quotes.marks import CLOSES, CLOSES_WEAKLY, DOUBLES, OPENS, SINGLES, Marks
from seedproof.text.spans import Flags, Offsets, holder

__all__ = ["Pairs", "pair_doubles", "pair_singles"]

_LONGEST_RUN: Final = 12  # paragraphs that a quotation may run on without a mark (guessed)
_DEEPEST: Final = 6  # nested quotations; more are unclosed marks (guessed)
_LONGEST_PLURAL: Final = 160  # characters between single marks of which the second may be a plural's apostrophe (guessed)

_CLOSERS: Final = {
    ord(o): frozenset(map(ord, closers))
    for o, closers in {
        "“": "”\"“＂", "„": "“”\"‟", "‟": "”\"", "”": "”", '"': "\"”＂", "＂": "＂\"", "«": "»", "»": "«»", "「": "」", "『": "』",
        "‘": "’'", "‚": "‘’'", "‛": "’'", "'": "'’", "’": "’", "‹": "›", "›": "‹›",
    }.items()
}  # fmt: skip
_LOW: Final = ord("„")  # whatever follows it may close it


class Pairs(NamedTuple):
    """Hold opening and closing marks, in order.

    ``open``: where each opening mark stands.
    ``close``: where the mark that closes it stands.
    """

    open: Offsets
    close: Offsets

    @classmethod
    def of(cls, *parts: tuple[Offsets, Offsets]) -> Pairs:
        """Join pairs of marks and leave out those that lie in others."""
        first, last = (np.concatenate(column).astype(np.int64) for column in zip(*parts, strict=True))
        order = np.argsort(first, kind="stable")
        first, last = first[order], last[order]
        reach = np.maximum.accumulate(np.append(-1, last))[:-1]
        return cls(first[first > reach], last[first > reach])

    def where(self, which: Flags) -> Pairs:
        """Return some of them."""
        return Pairs(self.open[which], self.close[which])


class _Mark(NamedTuple):
    """Hold one mark, with the fields of ``Marks`` and its document."""

    position: int
    character: int
    role: int
    paragraph: int
    leads: bool
    document: int


_ROLE, _PARAGRAPH = _Mark._fields.index("role"), _Mark._fields.index("paragraph")


def pair_doubles(marks: Marks, document_of_paragraph: Offsets) -> Pairs:
    """Return the outermost pairs of double marks."""
    if not len(marks):
        return Pairs(marks.position, marks.position)
    begins = np.flatnonzero(np.diff(marks.paragraph, prepend=-1))
    counts = np.diff(begins, append=len(marks))
    odd = (np.arange(len(marks)) - np.repeat(begins, counts)) % 2 == 1
    regular = np.logical_and.reduceat(np.where(odd, _closes_the_one_before(marks), marks.role & OPENS != 0), begins) & (counts % 2 == 0)
    by_array = np.repeat(regular, counts)
    walked: list[tuple[int, int]] = []
    done = 0
    rows = _rows(marks, document_of_paragraph[marks.paragraph]) if not regular.all() else []
    for begin in begins[~regular].tolist():
        if begin >= done:
            done = _walk(rows, begin, walked)
            by_array[begin:done] = False
    position = marks.position[by_array]
    return Pairs.of((position[0::2], position[1::2]), _columns(walked))


def _closes_the_one_before(marks: Marks) -> Flags:
    """Tell which marks can close the mark before them."""
    code = marks.character.astype(np.int64)
    before = np.roll(code, 1)
    return _closes()[_number()[before], _number()[code]] & ((marks.role & CLOSES != 0) | (before == _LOW))


def _walk(rows: list[tuple[int, ...]], begin: int, pairs: list[tuple[int, int]]) -> int:
    """Add the pairs of the marks from ``begin`` to the first paragraph into which no quotation is carried; return its first mark."""
    stack: list[_Mark] = []
    low = False  # whether a mark is or was open that whatever follows may close
    now = rows[begin][_PARAGRAPH]
    for at in range(begin, len(rows)):
        if not stack and rows[at][_PARAGRAPH] == now and not rows[at][_ROLE] & OPENS:
            continue  # closes nothing
        mark = _Mark._make(rows[at])
        if mark.paragraph != now:
            if not stack or mark.document != stack[0].document:
                return at
            now = mark.paragraph
            if _carry_over(stack, mark):
                continue
            if not stack:
                return at
        closed = _closable(stack, mark) if stack and (low or mark.role & CLOSES) else -1
        if closed >= 0:
            pairs.append((stack[closed].position, mark.position))
            del stack[closed:]
        elif mark.role & OPENS:
            if stack and stack[-1].character == mark.character == ord('"'):
                stack.pop()  # straight marks do not nest: the first one was never closed
            del stack[: max(0, len(stack) - _DEEPEST + 1)]
            stack.append(mark)
            low = low or mark.character == _LOW
    return len(rows)


def _rows(marks: Marks, documents: Offsets) -> list[tuple[int, ...]]:
    """Return the fields of a ``_Mark`` for each mark; most are never made into one."""
    columns = (marks.position, marks.character, marks.role, marks.paragraph, marks.leads, documents)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _carry_over(stack: list[_Mark], mark: _Mark) -> bool:
    """Take an open quotation into a new paragraph, or drop it, and tell whether the mark was its repeated opening."""
    first, last = stack[0], stack[-1].paragraph
    if mark.leads and mark.role & OPENS and mark.character == first.character and mark.paragraph == last + 1:
        stack[:] = [first._replace(paragraph=mark.paragraph)]
        return True
    if mark.role == CLOSES and mark.character in _CLOSERS[first.character] and mark.paragraph - last <= _LONGEST_RUN:
        stack[:] = [first._replace(paragraph=mark.paragraph)]
    else:
        stack.clear()
    return False


def _closable(stack: list[_Mark], mark: _Mark) -> int:
    """Return the index in the stack of the mark that this one closes, or -1."""
    for at in range(len(stack) - 1, -1, -1):
        opener = stack[at].character
        if mark.character in _CLOSERS[opener] and (mark.role & CLOSES or opener == _LOW):
            return at
    return -1


def pair_singles(marks: Marks, outer: Pairs) -> Pairs:
    """Return the pairs of single marks that stand outside the pairs ``outer``."""
    pairs: list[tuple[int, int]] = []
    opened, opener, opened_in = -1, 0, -1  # where a mark is open, which one, and its paragraph
    weak = -1
    free = marks.where(holder(marks.position, outer.open, outer.close + 1) < 0)
    rows = zip(free.position.tolist(), free.character.tolist(), free.role.tolist(), free.paragraph.tolist(), strict=True)
    for position, character, role, paragraph in rows:
        if opened >= 0 and (paragraph != opened_in or (role & OPENS and not role & CLOSES)):
            if weak >= 0:
                pairs.append((opened, weak))
            opened, weak = -1, -1
        if opened < 0:
            if role & OPENS:
                opened, opener, opened_in = position, character, paragraph
        elif character in _CLOSERS[opener] and role & (CLOSES | CLOSES_WEAKLY):
            if role & CLOSES:
                pairs.append((opened, position))
                opened, weak = -1, -1
            elif weak < 0 and position - opened <= _LONGEST_PLURAL:
                weak = position
    if opened >= 0 and weak >= 0:
        pairs.append((opened, weak))
    return Pairs.of(_columns(pairs))


def _columns(pairs: list[tuple[int, int]]) -> tuple[Offsets, Offsets]:
    """Return pairs as two columns."""
    both = np.array(pairs, np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


@cache
def _number() -> npt.NDArray[np.int8]:
    """Return the number of each mark in ``_closes``, by code point."""
    table = np.zeros(0x10000, np.int8)
    table[[ord(c) for c in DOUBLES + SINGLES]] = np.arange(len(DOUBLES + SINGLES))
    return table


@cache
def _closes() -> npt.NDArray[np.bool_]:
    """Return whether a mark (row) can be closed by another (column)."""
    return np.array([[ord(c) in _CLOSERS.get(ord(o), ()) for c in DOUBLES + SINGLES] for o in DOUBLES + SINGLES])
