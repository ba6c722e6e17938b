"""Find one abbreviation with and without full stops, in one seed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling.shared.agreed import HeedsSpellings
from seedproof.checks.spelling.shared.lists import types_in
from seedproof.checks.spelling.shared.running_text import running_text
from seedproof.checks.spelling.shared.wording import mixed
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text.hashes import hash_words
from seedproof.text.spans import runs

__all__ = ["AbbreviationStyle"]

_MOST_LETTERS = 3  # of an abbreviation: "U.S.", "U.S.A."; longer chains are initials of names


class AbbreviationStyle(HeedsSpellings, BatchCheck):
    """Finds abbreviations that a seed writes with full stops and without.

    **Why it matters**
    "U.S." and "US" are two words to a search and a count; a house style has one of them.

    **Example**
    "The U.N. envoy left on Friday. … The UN has sent another."

    **When it is wrong**
    Houses that write "US" in headlines and "U.S." in text: headlines and quotations are left out, but not every headline
    is found.
    What the project's `checks/spellings.toml` settles is not compared.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL106"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "info"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first place of the rarer form, with a fix for all its places."""
        words = batch.words
        if len(words) < 2:
            return
        dotted = _dotted(batch)
        wanted = types_in(batch, hash_words(sorted({letters.lower() for _, letters in dotted})))
        solid = defaultdict(list)
        for word in running_text(batch, np.flatnonzero(wanted[words.types.kind] & words.all_upper)).tolist():
            solid[int(words.document[word]), words.bare(word)].append((int(words.start[word]), int(words.bare_end[word])))
        for key, spans in dotted.items():
            if key in solid:
                preferred, odd = sorted((spans, solid[key]), key=lambda s: (-len(s), s[0]))
                yield from mixed(batch, self.agreed, preferred, odd, "abbreviation")


def _dotted(batch: Batch) -> dict[tuple[int, str], list[tuple[int, int]]]:
    """Return the spans of abbreviations of two or three letters with full stops, by document and letters."""
    words, text = batch.words, batch.text
    single = running_text(batch, np.flatnonzero((words.end - words.start == 1) & words.initial_upper))
    # A chain goes on where the next word is single too and only a full stop lies between.
    follows = (np.diff(single) == 1) & (words.start[single[1:]] == words.end[single[:-1]] + 1)
    follows &= batch.characters.are(words.end[single[:-1]], ".")
    found = defaultdict(list)
    for a, b in zip(*(edge.tolist() for edge in runs(follows)), strict=True):
        start, end = int(words.start[single[a]]), int(words.end[single[b]]) + 1
        letters = text[start:end].replace(".", "")
        if text[end - 1 : end] == "." and 2 <= len(letters) <= _MOST_LETTERS:
            found[int(words.document[single[a]]), letters].append((start, end))
    return dict(found)
