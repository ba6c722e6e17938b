"""Brackets that do not pair up in their paragraph.

Most paragraphs are sound, which array work tells. Only the others are walked through bracket by bracket.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.programming import about_code
from seedproof.checks.garbled.shared.rare_characters import punctuation
from seedproof.lang.languages import LANGUAGES
from seedproof.text.spans import Offsets, prefix_sum

__all__ = ["Lone", "lone_brackets"]

_ROLES = np.zeros(0x80, np.int64)
_ROLES[[ord("("), ord(")"), ord("["), ord("]")]] = 1, -1, 1 << 20, -(1 << 20)
_MATES: Final = {")": "(", "]": "["}
#: "a)", "12)", "iv)", "3.b)" and "1.)", at a line's beginning or after a space: items of a list.
_ITEM: Final = re.compile(r"(?:^|[\s(;,:/*#•–—-])(?:\d{1,3}(?:\.?\w|\.)?|\w{1,2}|[ivxIVX]{1,5})[.:]?$")
_EMOTICON: Final = re.compile(r"[:;=8xX%^][-~'’o^.,*]{0,2}[()\[\]]*$|\)+$|\b\w$")
_FACE: Final = re.compile(r"[-~'’o^*]{0,2}[:;=8]|\)")
_INTERVAL: Final = re.compile(r"[\d\s.,;:%∞+–—−-]+$|\w\s?[,;]\s?\w$")
_SMILING: Final = tuple(LANGUAGES.index(code) for code in ("ru",))  # where a lone ")" is a smile
_FAR: Final = 12  # paragraphs that one pair of brackets may run over
_LOOK: Final = 8  # characters before a bracket that tell what it is
_MOST: Final = 0.3  # brackets a word past which a line is code, a table or a drawing


class Lone(NamedTuple):
    """A bracket without a partner: its ``position``, ``line``, and whether it ``opens``."""

    position: int
    line: int
    opens: bool


def lone_brackets(batch: Batch) -> list[Lone]:
    """Return the brackets without a partner in their paragraph, or in one of the next."""
    found = batch.once(punctuation)
    role = np.where(found.codes < 0x80, _ROLES[np.minimum(found.codes, 0x7F)], 0)
    at, role = found.at[role != 0], role[role != 0]
    if not len(at):
        return []
    line = np.maximum(np.searchsorted(batch.lines.start, at, side="right") - 1, 0)
    first = np.flatnonzero(np.diff(line, prepend=-1))
    sums = np.add.reduceat(role, first)
    total = prefix_sum(role, np.int64)
    lowest = np.minimum.reduceat(total[1:], first) - total[first]
    count = np.diff(np.append(first, len(at)))
    few = count < np.maximum(3, _MOST * batch.lines.word_count[line[first]])
    prose = few & ~batch.once(about_code)[batch.lines.document[line[first]]] & (batch.lines.word_count[line[first]] > 3)
    bounds = np.append(first, len(at))
    lone: list[Lone] = []
    for k in np.flatnonzero(prose & ((sums != 0) | (lowest < 0))).tolist():
        lone += _walk(batch, at[bounds[k] : bounds[k + 1]], int(line[first[k]]))
    return _unpaired(batch, lone)


def _walk(batch: Batch, places: Offsets, line: int) -> list[Lone]:
    text, low = batch.text, int(batch.lines.start[line])
    smiling = int(batch.languages.of_lines[line]) in _SMILING
    stack: list[int] = []
    lone: list[Lone] = []
    for position in places.tolist():
        mark, before = text[position], text[max(position - _LOOK, low) : position]
        if mark in "([":
            if mark == "[" or not (_EMOTICON.search(before) or _FACE.match(text, position + 1)):
                stack.append(position)
        elif stack and (text[stack[-1]] == _MATES[mark] or _INTERVAL.match(text, stack[-1] + 1, position)):
            stack.pop()
        elif len(stack) > 1 and text[stack[-2]] == _MATES[mark]:
            lone.append(Lone(stack.pop(), line, opens=True))
            stack.pop()
        elif not (_ITEM.search(before) or _EMOTICON.search(before) or _FACE.match(text, position + 1) or (smiling and mark == ")")):
            lone.append(Lone(position, line, opens=False))
    return lone + [Lone(position, line, opens=True) for position in stack]


def _unpaired(batch: Batch, lone: list[Lone]) -> list[Lone]:
    """Those left when an opening one and the next closing one, a few paragraphs on in the same text, are taken for a pair."""
    document = batch.lines.document
    left: list[Lone] = []
    for bracket in sorted(lone):
        last = left[-1] if left else None
        if last and last.opens and not bracket.opens and bracket.line - last.line <= _FAR and document[last.line] == document[bracket.line]:
            same = batch.text[last.position] == _MATES[batch.text[bracket.position]]
            if same and bracket.line > last.line:
                left.pop()
                continue
        left.append(bracket)
    return left
