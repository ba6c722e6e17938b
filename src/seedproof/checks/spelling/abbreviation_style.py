"""One abbreviation with and without full stops, in one seed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling._report import mixed
from seedproof.checks.spelling._vocabulary import vocabulary
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.batch import Batch
from seedproof.text.spans import Flags, Offsets

__all__ = ["AbbreviationStyle"]


class AbbreviationStyle(BatchCheck):
    """Finds abbreviations that a seed writes with full stops and without.

    **Why it matters**
    "U.S." and "US" are two words to a search and a count; a house style has one of them.

    **Example**
    "The U.N. envoy left on Friday. … The UN has sent another."

    **When it is wrong**
    Houses that write "US" in headlines and "U.S." in text: headlines and quotations are left out, but not every headline
    is found.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL106"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "info"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first place of the rarer form, with a fix for all its places."""
        words = batch.columns.words
        if len(words) < 2:
            return
        running = ~batch.keep(vocabulary).headline[words.line] & ~batch.lines_of_title[words.line] & ~batch.in_quote[words.start]
        dotted, wanted = _dotted(batch, running)
        solid = defaultdict(list)
        for word in np.flatnonzero(running & words.all_upper & np.isin(words.length, [2, 3])).tolist():
            if words.bare(word) in wanted:
                solid[int(words.document[word]), words.bare(word)].append((int(words.start[word]), int(words.bare_end[word])))
        for key, spans in dotted.items():
            if key in solid:
                preferred, odd = sorted((spans, solid[key]), key=lambda s: (-len(s), s[0]))
                yield mixed(batch, preferred, odd, "abbreviation")


def _dotted(batch: Batch, running: Flags) -> tuple[dict[tuple[int, str], list[tuple[int, int]]], set[str]]:
    """Spans of abbreviations of two or three letters with full stops, by document and letters; and their letters."""
    words, text = batch.columns.words, batch.columns.text
    first, last = _chains(batch)
    places, letters = defaultdict(list), set()
    for a, b in zip(first[running[first]].tolist(), last[running[first]].tolist(), strict=True):
        start, end = int(words.start[a]), int(words.end[b]) + 1
        bare = text[start:end].replace(".", "")
        if text[end - 1 : end] == "." and 2 <= len(bare) <= 3:
            places[int(words.document[a]), bare].append((start, end))
            letters.add(bare)
    return dict(places), letters


def _chains(batch: Batch) -> tuple[Offsets, Offsets]:
    """First and last words of runs of single capitals that have only a full stop between them."""
    words, codes = batch.columns.words, np.append(batch.columns.codes, np.uint32(0))
    single = (words.end - words.start == 1) & words.initial_upper
    linked: Flags = single[1:] & single[:-1] & (words.start[1:] == words.end[:-1] + 1) & (codes[words.end[:-1]] == ord("."))
    edges = np.diff(linked.astype(np.int8), prepend=np.int8(0), append=np.int8(0))
    return np.flatnonzero(edges == 1).astype(np.int64), np.flatnonzero(edges == -1).astype(np.int64)
