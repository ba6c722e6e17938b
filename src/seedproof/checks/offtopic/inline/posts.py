"""Posts of social networks that a page embeds: which lines are one, by the signature that the network's own code writes below it."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.paragraphs import before_prose
from seedproof.checks.offtopic.inline.stretches import Stretches
from seedproof.core.patterns import regex
from seedproof.text.lines import Lines
from seedproof.text.sets import distinct
from seedproof.text.spans import Offsets

__all__ = ["posts"]

_LONGEST: Final = 75  # words of a post of 280 characters with its signature (guessed)
_REACH: Final = 130  # characters of a signature (guessed)
_DAY: Final = "|".join(
    (
        r"[^\W\d_]{3,10}\.? \d{1,2},? 20\d\d",  # May 4, 2019
        r"\d{1,2}\.?(?: de)? [^\W\d_]{3,10}\.?(?: de)? 20\d\d",  # 4. Mai 2019, 4 de mayo de 2019
        r"20\d\d年\d{1,2}月\d{1,2}日",
    )
)
#: "— Ana Petrov (@anapetrov) May 4, 2019"; "A post shared by Ana Petrov (@anapetrov) on May 4, 2019 at 10:47am PDT".
_SIGNED: Final = regex(
    rf"(?:[—–]|--|A post shared by)\s*[^\n()]{{1,60}}\(@[\w.]{{1,30}}\),?(?: on)? (?:{_DAY})(?: at [\d:]+ ?[ap]m(?: [A-Z]{{3}})?)?\s*\Z"
)


def posts(batch: Batch) -> Stretches:
    """Return the posts above the last paragraph, each with the line above its signature where that has one for itself.

    Below it a post may be what the article ends with. Doubtful is one that a colon leads to: the article may say nothing of what is in it.
    """
    lines, line = batch.lines, _signed(batch)
    alone = np.array([_signature(batch, number) == lines.start[number] for number in line.tolist()], bool)
    above = np.maximum(line - 1, 0)
    follows = (line > lines.of_document[lines.document[line]]) & (lines.word_count[above] <= _LONGEST)
    first = line - (alone & follows & ~batch.lines_of_title[above] & ~batch.characters.are(lines.end[above] - 1, ":"))
    first = _begun(batch, first, line)
    led = (first > lines.of_document[lines.document[first]]) & batch.characters.are(lines.end[first - 1] - 1, ":")
    return Stretches(first, line, led)


def _begun(batch: Batch, first: Offsets, line: Offsets) -> Offsets:
    """Return the first sentence of each post of a flattened text: the one behind a colon that leads to it.

    Where none does, nothing tells where the article's own sentences end, and the last one is told alone.
    """
    lines, begun = batch.lines, first.copy()
    leads, signed = batch.characters.are(lines.end - 1, ":"), np.zeros(len(lines), bool)
    signed[line] = True
    for post, (at, last) in enumerate(zip(first.tolist(), line.tolist(), strict=True)):
        while lines.gap[at] == 0 and not (leads[at - 1] or signed[at - 1]) and _words(lines, at - 1, last) <= _LONGEST:
            at -= 1
        if lines.gap[at] == 0 and leads[at - 1]:
            begun[post] = at
    return begun


def _words(lines: Lines, first: int, last: int) -> int:
    """Return how many words the lines from ``first`` to ``last`` have."""
    return int(lines.last[last] - lines.first[first])


def _signed(batch: Batch) -> Offsets:
    """Return the lines above the last paragraph, no longer than a post, that end in a signature."""
    lines, handles = batch.lines, batch.characters.find_marks("@")
    line = distinct(lines.containing(handles[batch.characters.are(handles - 1, "(")]))
    line = line[before_prose(batch)[line] & (lines.word_count[line] <= _LONGEST)]
    return line[np.array([_signature(batch, number) >= 0 for number in line.tolist()], bool)]


def _signature(batch: Batch, line: int) -> int:
    """Return where the signature begins that ends a line, -1 where none does."""
    start, end = int(batch.lines.start[line]), int(batch.lines.end[line])
    match = _SIGNED.search(batch.text, max(start, end - _REACH), end)
    return match.start() if match else -1
