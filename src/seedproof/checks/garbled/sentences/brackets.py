"""Brackets that do not pair up in their paragraph.

Most paragraphs are sound, which array work tells. Only the others are walked through bracket by bracket.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.programming import about_code
from seedproof.core.patterns import regex
from seedproof.lang.languages import LANGUAGES
from seedproof.text.spans import Offsets, prefix_sum

__all__ = ["UnpairedBracket", "unpaired_brackets"]

#: What each bracket adds to the sum of its paragraph, which is 0 where they pair up: round ones count in the lower half, square ones above.
_WORTH: Final = {"(": 1, ")": -1, "[": 1 << 20, "]": -(1 << 20)}
_MATES: Final = {")": "(", "]": "["}
#: "a)", "12)", "iv)", "3.b)" and "1.)", at a line's beginning or after a space: items of a list.
_ITEM: Final = regex(r"(?:^|[\s(;,:/*#•–—-])(?:\d{1,3}(?:\.?\w|\.)?|\w{1,2}|[ivxIVX]{1,5})[.:]?$")
_EMOTICON: Final = regex(r"[:;=8xX%^][-~'’o^.,*]{0,2}[()\[\]]*$|\)+$|\b\w$")
_FACE: Final = regex(r"[-~'’o^*]{0,2}[:;=8]|\)")
_INTERVAL: Final = regex(r"[\d\s.,;:%∞+–—−-]+$|\w\s?[,;]\s?\w$")
_SMILING: Final = tuple(LANGUAGES.index(code) for code in ("ru",))  # in these a lone ")" is a smile
_FAR: Final = 12  # paragraphs that one pair of brackets may run over (guessed)
_LOOK: Final = 8  # characters before a bracket that tell what it is (guessed)
_MOST: Final = 0.3  # brackets a word past which a line is code, a table or a drawing (guessed)
_FEW: Final = 3  # brackets that any line may have (guessed)
_SHORT: Final = 3  # words up to which a line is no prose (guessed)


class UnpairedBracket(NamedTuple):
    """A bracket without a partner.

    ``offset``: where it stands.
    ``line``: index of its line.
    ``opens``: whether it opens or closes.
    """

    offset: int
    line: int
    opens: bool


def unpaired_brackets(batch: Batch) -> list[UnpairedBracket]:
    """Return the brackets without a partner in their paragraph, or in one of the next."""
    at = batch.characters.find_marks("".join(_WORTH))
    if not len(at):
        return []
    lines, line = batch.lines, batch.lines.containing(at)
    first = np.flatnonzero(np.diff(line, prepend=-1))
    total = prefix_sum(_worths()[batch.characters.codes[at]])
    edges = np.append(first, len(at))
    sums, lowest = np.diff(total[edges]), np.minimum.reduceat(total[1:], first) - total[first]
    held = line[first]
    prose = np.diff(edges) < np.maximum(_FEW, _MOST * lines.word_count[held])
    prose &= ~batch.once(about_code)[lines.document[held]] & (lines.word_count[held] > _SHORT)
    found: list[UnpairedBracket] = []
    for k in np.flatnonzero(prose & ((sums != 0) | (lowest < 0))).tolist():
        found += _pair(batch, at[edges[k] : edges[k + 1]], int(held[k]))
    return _pair_across_paragraphs(batch, found)


def _worths() -> Offsets:
    """Return the worth of each bracket by its code point."""
    table = np.zeros(0x80, np.int64)
    table[[ord(bracket) for bracket in _WORTH]] = list(_WORTH.values())
    return table


def _pair(batch: Batch, offsets: Offsets, line: int) -> list[UnpairedBracket]:
    """Return those of the brackets of a paragraph that have no partner in it."""
    text, low = batch.text, int(batch.lines.start[line])
    smiling = int(batch.languages.of_lines[line]) in _SMILING
    stack: list[int] = []
    unpaired: list[UnpairedBracket] = []
    for at in offsets.tolist():
        mark, before = text[at], text[max(at - _LOOK, low) : at]
        if mark in "([":
            if mark == "[" or not (_EMOTICON.search(before) or _FACE.match(text, at + 1)):
                stack.append(at)
        elif stack and (text[stack[-1]] == _MATES[mark] or _INTERVAL.match(text, stack[-1] + 1, at)):
            stack.pop()
        elif len(stack) > 1 and text[stack[-2]] == _MATES[mark]:
            unpaired.append(UnpairedBracket(stack.pop(), line, opens=True))
            stack.pop()
        elif not (_ITEM.search(before) or _EMOTICON.search(before) or _FACE.match(text, at + 1) or (smiling and mark == ")")):
            unpaired.append(UnpairedBracket(at, line, opens=False))
    return unpaired + [UnpairedBracket(at, line, opens=True) for at in stack]


def _pair_across_paragraphs(batch: Batch, unpaired: list[UnpairedBracket]) -> list[UnpairedBracket]:
    """Return those left when an opening one and the next closing one, a few paragraphs on in the same text, are taken for a pair."""
    document = batch.lines.document
    left: list[UnpairedBracket] = []
    for bracket in sorted(unpaired):
        last = left[-1] if left else None
        if last and last.opens and not bracket.opens and last.line < bracket.line <= last.line + _FAR:
            same = batch.text[last.offset] == _MATES[batch.text[bracket.offset]]
            if same and document[last.line] == document[bracket.line]:
                left.pop()
                continue
        left.append(bracket)
    return left
