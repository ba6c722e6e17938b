"""Which quotation mark closes which: an automaton over the marks of a batch, one step a mark.

Double marks come first and may run over several paragraphs: the opening mark is repeated at each (the press's rule), or
left out until the closing mark (as translations have it). Single marks are paired afterwards, where they stand outside
double ones, since most of them are apostrophes. An opening mark that is never closed is dropped: where the quotation
would end is a guess, and a wrong span would exempt the author's own words from checks.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from seedproof.parse.marks import CLOSES, CLOSES_WEAKLY, OPENS, Marks
from seedproof.text.spans import Offsets, holder

__all__ = ["Pair", "outermost", "pair_doubles", "pair_singles"]

_LONGEST_RUN: Final = 12  # paragraphs that a quotation may run on without a mark
_DEEPEST: Final = 6  # nested quotations; more are unclosed marks
_LONGEST_PLURAL: Final = 160  # characters between single marks of which the second may be a plural's apostrophe

_CLOSERS: Final = {
    ord(o): frozenset(map(ord, closers))
    for o, closers in {
        "“": "”\"“＂", "„": "“”\"‟", "‟": "”\"", "”": "”", '"': "\"”＂", "＂": "＂\"", "«": "»", "»": "«»", "「": "」", "『": "』",
        "‘": "’'", "‚": "‘’'", "‛": "’'", "'": "'’", "’": "’", "‹": "›", "›": "‹›",
    }.items()
}  # fmt: skip


class Pair(NamedTuple):
    """An opening and a closing mark: offsets of both."""

    open: int
    close: int


class _Opened(NamedTuple):
    position: int
    character: int
    block: int


def pair_doubles(marks: Marks, document_of_block: Offsets) -> list[Pair]:
    """Return the pairs of double marks, nested ones included, in order of closing."""
    pairs: list[Pair] = []
    stack: list[_Opened] = []
    documents = document_of_block[marks.block] if len(marks.block) else marks.block
    document = -1
    columns = (marks.position, marks.character, marks.role, marks.block, marks.leads, documents)
    for position, character, role, block, leads, in_document in zip(*(c.tolist() for c in columns), strict=True):
        if in_document != document:
            stack, document = [], in_document
        if stack and block != stack[-1].block:
            continued = _carry_over(stack, character, role, block, leads)
            if continued:
                continue
        at = _closable(stack, character, role)
        if at >= 0:
            pairs.append(Pair(stack[at].position, position))
            del stack[at:]
        elif role & OPENS:
            if stack and stack[-1].character == character == ord('"'):
                stack.pop()  # straight marks do not nest: the first one was never closed
            del stack[: max(0, len(stack) - _DEEPEST + 1)]
            stack.append(_Opened(position, character, block))
    return pairs


def _carry_over(stack: list[_Opened], character: int, role: int, block: int, leads: bool) -> bool:
    """Take an open quotation into a new paragraph, or drop it. Returns whether the mark was its repeated opening."""
    first, last = stack[0], stack[-1].block
    if leads and role & OPENS and character == first.character and block == last + 1:
        stack[:] = [first._replace(block=block)]
        return True
    if role == CLOSES and character in _CLOSERS[first.character] and block - last <= _LONGEST_RUN:
        stack[:] = [first._replace(block=block)]
    else:
        stack.clear()
    return False


def _closable(stack: list[_Opened], character: int, role: int) -> int:
    """Index in the stack of the mark that this one closes, or -1."""
    for at in range(len(stack) - 1, -1, -1):
        opener = stack[at].character
        if character in _CLOSERS[opener] and (role & CLOSES or opener == ord("„")):
            return at
    return -1


def pair_singles(marks: Marks, outer: list[Pair]) -> list[Pair]:
    """Return the pairs of single marks that stand outside the pairs ``outer`` (disjoint, in order)."""
    starts, ends = np.array([p.open for p in outer], np.int64), np.array([p.close + 1 for p in outer], np.int64)
    free = holder(marks.position, starts, ends) < 0
    pairs: list[Pair] = []
    opened: _Opened | None = None
    weak = -1
    columns = (marks.position, marks.character, marks.role, marks.block)
    for position, character, role, block in zip(*(c[free].tolist() for c in columns), strict=True):
        if opened is not None and (block != opened.block or (role & OPENS and not role & CLOSES)):
            if weak >= 0:
                pairs.append(Pair(opened.position, weak))
            opened, weak = None, -1
        if opened is not None and character in _CLOSERS[opened.character] and role & (CLOSES | CLOSES_WEAKLY):
            if role & CLOSES:
                pairs.append(Pair(opened.position, position))
                opened, weak = None, -1
            elif weak < 0 and position - opened.position <= _LONGEST_PLURAL:
                weak = position
        elif opened is None and role & OPENS:
            opened = _Opened(position, character, block)
    if opened is not None and weak >= 0:
        pairs.append(Pair(opened.position, weak))
    return pairs


def outermost(pairs: list[Pair]) -> list[Pair]:
    """Return the pairs that lie in no other, in order."""
    result: list[Pair] = []
    end = -1
    for pair in sorted(pairs):
        if pair.open > end:
            result.append(pair)
            end = pair.close
    return result
