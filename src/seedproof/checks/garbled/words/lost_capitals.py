"""A passage whose names and sentences lost their capitals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.shared.capitals import Capitals, capitals
from seedproof.checks.options import Count
from seedproof.checks.programming import about_code
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.spans import Offsets

_ABROAD: Final = 2  # names more that a line of another language than English must have (guessed)
_SHOWN: Final = 4  # names in a message


class LostCapitals(BatchCheck):
    """Finds passages in which names and sentence starts are written in lower case.

    **Why it matters**

    Rewriting software, old archives and careless cleaning scripts lower-case a text. Names then no longer match across documents,
    and sentence splitters and name finders fail.

    **Example**

    ``the minister flew from lisbon to warsaw on tuesday. nobody in poland had expected her.``

    **When it is wrong**

    Poems, chats and posts that are meant to have no capitals. A single word in lower case (``iPhone``, ``van``, ``bell hooks``) is never
    enough, and lines whose language has no word table are not judged; nor are documents about programming.

    **Options**

    `names` (2): names in lower case that an English line must have, a line of another language two more, and both more than twice as
    many as they have names with their capital.
    """

    code: ClassVar[str] = "GRB304"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"
    absorbs: ClassVar[tuple[str, ...]] = ("case-variant",)

    names: Count = 2  # guessed

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the stretch from the first lost capital of a line to the last."""
        if len(batch.words):
            seen = batch.once(capitals)
            # The tables of other languages are small: a word that they have seen in names only may well be a common one.
            least = np.where(batch.languages.lines_in("en"), self.names, self.names + _ABROAD)
            prose = ~batch.once(about_code)[batch.lines.document]  # "the github spec": names of commands, fields and files
            for line in np.flatnonzero((seen.lowered & (seen.names >= least) | seen.low) & prose).tolist():
                yield _hit(batch, line, seen)


def _hit(batch: Batch, line: int, seen: Capitals) -> Hit:
    words, lines, whole = batch.words, batch.lines, bool(seen.low[line])
    index = np.arange(lines.first[line], lines.last[line])
    lost: Offsets = index[seen.lost[index] | seen.low_start[index]]
    start = int(words.start[lost[0]]) if len(lost) and not whole else int(lines.start[line])
    end = int(words.end[lost[-1]]) if len(lost) and not whole else int(lines.end[line])
    if whole:
        lost = np.union1d(lost, index[:1])
    names = list(dict.fromkeys(words.bare(i) for i in lost.tolist() if seen.lost[i]))
    examples = ", ".join(f"“{name}”" for name in names[:_SHOWN])
    message = "this passage has no capital letters" if whole else "names here lost their capitals"
    edits = tuple(Edit(start=at, end=at + 1, text=batch.text[at].upper()) for at in words.start[lost].tolist())
    return Hit(start, end, f"{message}: {examples}" if names else message, fix=Fix(safe=False, edits=edits))
