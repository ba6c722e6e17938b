"""What differs between two texts, word by word, in rows for two panes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

__all__ = ["Difference", "Run", "difference"]

_WORDS = 12_000  # of each text that are compared: 20 MB for the table of both
_ROUND = 12  # words that stay, shown before and after what does not (guessed: a line of a pane)
_SHORT = 3  # words that stay between others that do not, and are told with them: "the" alone shows nothing
_MOST = 100  # rows of a pair
_WORD = re.compile(r"\S+")

_Spans = list[tuple[int, int]]
_Block = tuple[int, int, int, int, bool]  # words of the left from, to; of the right from, to; whether they are the same


class Run(NamedTuple):
    """Words of a pane that stand in the other one too, or do not."""

    same: bool
    text: str


class Row(NamedTuple):
    """A place where two texts differ, with words round it.

    - ``skipped``: how many words before it are the same and not shown
    - ``left``, ``right``: the words of both
    """

    skipped: int
    left: tuple[Run, ...]
    right: tuple[Run, ...]


class Difference(NamedTuple):
    """What differs between two texts.

    - ``rows``: the first places
    - ``more``: how many more there are
    - ``rest``: how many words after the last place shown are the same
    - ``cut``: whether the texts are longer than what was compared
    """

    rows: tuple[Row, ...]
    more: int
    rest: int
    cut: bool


def difference(left: str, right: str) -> Difference:
    """Compare two texts by their words; white space counts for nothing."""
    spans = _spans(left), _spans(right)
    blocks = _joined(_blocks([left[a:b] for a, b in spans[0]], [right[a:b] for a, b in spans[1]]))
    groups, rest = _groups(blocks)
    rows = tuple(Row(skipped, *_panes(left, right, spans, group)) for skipped, group in groups[:_MOST])
    return Difference(rows, max(len(groups) - _MOST, 0), rest, max(map(len, spans)) == _WORDS)


def _spans(text: str) -> _Spans:
    found = []
    for word in _WORD.finditer(text):
        found.append(word.span())
        if len(found) == _WORDS:
            break
    return found


def _blocks(left: Sequence[str], right: Sequence[str]) -> Iterator[_Block]:
    for code in LCSseq.opcodes(left, right):
        yield code.src_start, code.src_end, code.dest_start, code.dest_end, code.tag == "equal"


def _joined(blocks: Iterator[_Block]) -> list[_Block]:
    """Return the blocks with a few same words between differences as a part of these."""
    result: list[_Block] = []
    for block in blocks:
        if len(result) > 1 and not block[4] and result[-1][4] and result[-1][1] - result[-1][0] < _SHORT:
            result.pop()
        if result and not block[4] and not result[-1][4]:
            block = (result[-1][0], block[1], result[-1][2], block[3], False)
            result.pop()
        result.append(block)
    return result


def _groups(blocks: Sequence[_Block]) -> tuple[list[tuple[int, list[_Block]]], int]:
    """Return groups of blocks that lie near each other, each with how many words are left out before it, and how many after the last."""
    groups: list[tuple[int, list[_Block]]] = []
    waiting, skipped = [], 0
    for block in blocks:
        a, b, c, d, same = block
        if not same:
            waiting.append(block)
            continue
        size = b - a
        head, tail = (_ROUND if waiting else 0), _ROUND
        if waiting and size <= head + tail:
            waiting.append(block)
            continue
        if waiting:
            groups.append((skipped, [*waiting, (a, a + head, c, c + head, True)]))
        skipped = max(size - head - tail, 0)
        shown = min(tail, size - head)
        waiting = [(b - shown, b, d - shown, d, True)]
    if any(not block[4] for block in waiting):
        return [*groups, (skipped, waiting)], 0
    return groups, skipped + sum(block[1] - block[0] for block in waiting)


def _panes(left: str, right: str, spans: tuple[_Spans, _Spans], group: Sequence[_Block]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    one = tuple(Run(block[4], _text(left, spans[0], block[0], block[1])) for block in group)
    other = tuple(Run(block[4], _text(right, spans[1], block[2], block[3])) for block in group)
    return one, other


def _text(text: str, spans: _Spans, first: int, stop: int) -> str:
    """Return the words with the white space up to the next one."""
    if first == stop:
        return ""
    return text[spans[first][0] : spans[stop][0] if stop < len(spans) else spans[stop - 1][1]]
