"""Shows what a fix does: the words before and after, with some of the line round them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from seedproof.core.finding import Edit, Fix
from seedproof.report.html.marks import whole_words

__all__ = ["Change", "Part", "changes"]

# All guessed: what a card of some forty characters a line can show.
_ROUND = 28  # characters of the line before and after
_NEAR = 40  # characters between two edits that are shown as one change
_MOST = 3  # changes that are shown of a fix
_LONG, _HEAD, _END = 100, 50, 30  # characters of a removed text that is shown in part, and of its parts
_SEEN = str.maketrans({" ": "␣", "\n": "⏎", "\t": "⇥"})


class Part(NamedTuple):
    """Words of a change: those that stay, go or come."""

    kind: Literal["same", "old", "new"]
    text: str


class Change(NamedTuple):
    """Edits that lie near each other.

    - ``parts``: the words, in order
    - ``removed``: how many characters go, where they are too many to be shown
    """

    parts: tuple[Part, ...]
    removed: int


def changes(text: str, fix: Fix) -> tuple[list[Change], int]:
    """Return the first changes that ``fix`` makes to ``text``, and how many more edits it has."""
    edits = _whole(text, sorted(fix.edits, key=lambda edit: (edit.start, edit.end)))
    groups: list[list[Edit]] = []
    for edit in edits:
        near = groups and edit.start - groups[-1][-1].end <= _NEAR and "\n" not in text[groups[-1][-1].end : edit.start]
        if near and len(groups[-1]) < _MOST:
            groups[-1].append(edit)
        else:
            groups.append([edit])
    shown = groups[:_MOST]
    return [_change(text, group) for group in shown], len(edits) - sum(map(len, shown))


def _whole(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits with the words that they are in: "ukraine" that becomes "Ukraine", not one letter."""
    result: list[Edit] = []
    for edit in edits:
        start, end = whole_words(text, edit.start, edit.end) if edit.start < edit.end and edit.text else (edit.start, edit.end)
        if result and start < result[-1].end:
            start = max(edit.start, result[-1].end)
        result.append(Edit(start=start, end=end, text=text[start : edit.start] + edit.text + text[edit.end : end]))
    return result


def _change(text: str, edits: Sequence[Edit]) -> Change:
    removed = sum(edit.end - edit.start for edit in edits if edit.end - edit.start > _LONG)
    return Change(tuple(part for part in _parts(text, edits) if part.text), removed)


def _parts(text: str, edits: Sequence[Edit]) -> Iterator[Part]:
    yield Part("same", _before(text, edits[0].start))
    for edit, after in zip(edits, [*edits[1:], None], strict=True):
        yield Part("old", _shown(text[edit.start : edit.end]))
        yield Part("new", _shown(edit.text))
        yield Part("same", _after(text, edit.end) if after is None else text[edit.end : after.start])


def _shown(text: str) -> str:
    """Return what is written or removed; blanks alone would not be seen."""
    if not text.strip():
        return text[:_ROUND].translate(_SEEN)
    return text if len(text) <= _LONG else f"{text[:_HEAD].rstrip()} … {text[-_END:].lstrip()}"


def _before(text: str, at: int) -> str:
    low = max(text.rfind("\n", 0, at) + 1, at - _ROUND)
    if low == 0 or text[low - 1] == "\n":
        return text[low:at]
    _, _, words = text[low:at].partition(" ")
    return f"…{words}"


def _after(text: str, at: int) -> str:
    line = text.find("\n", at)
    high = min(line if line >= 0 else len(text), at + _ROUND)
    if high == len(text) or text[high] == "\n":
        return text[at:high]
    words, _, _ = text[at:high].rpartition(" ")
    return f"{words}…"
