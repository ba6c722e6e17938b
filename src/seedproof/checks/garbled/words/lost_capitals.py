"""A passage whose names and sentences lost their capitals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.shared.capitals import Capitals, capitals
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.spans import Offsets


class LostCapitals(BatchCheck):
    """Finds passages in which names and sentence starts are written in lower case.

    **Why it matters**

    Rewriting software, old archives and careless cleaning scripts lower-case a text. Names then no longer match across documents,
    and sentence splitters and name finders fail.

    **Example**

    ``the minister flew from lisbon to warsaw on tuesday. nobody in poland had expected her.``

    **When it is wrong**

    Poems, chats and posts that are meant to have no capitals. A single word in lower case (``iPhone``, ``van``, ``bell hooks``) is never
    enough, and lines whose language has no word table are not judged.

    **Options**

    ``names``: names in lower case that a line must have, and more than twice as many as it has names with their capital.
    """

    code: ClassVar[str] = "GRB304"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    names: int = 2

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the stretch from the first lost capital of a line to the last."""
        if len(batch.words):
            seen = batch.once(capitals)
            for line in np.flatnonzero(seen.named & (seen.names >= self.names) | seen.plain).tolist():
                yield _hit(batch, line, seen)


def _hit(batch: Batch, line: int, seen: Capitals) -> Hit:
    whole = bool(seen.plain[line])
    words = batch.words
    places = np.arange(batch.lines.first[line], batch.lines.last[line])
    broken: Offsets = places[seen.lost[places] | seen.begins[places]]
    start = int(words.start[broken[0]]) if len(broken) and not whole else int(batch.lines.start[line])
    end = int(words.end[broken[-1]]) if len(broken) and not whole else int(batch.lines.end[line])
    if whole:
        broken = np.union1d(broken, places[:1])
    names = list(dict.fromkeys(words.bare(i) for i in broken.tolist() if seen.lost[i]))
    example = ", ".join(f"“{n}”" for n in names[:4])
    message = "this passage has no capital letters" if whole else "names here lost their capitals"
    at = words.start[broken].tolist()
    edits = tuple(Edit(start=s, end=s + 1, text=batch.text[s].upper()) for s in at)
    return Hit(start, end, f"{message}: {example}" if names else message, fix=Fix(safe=False, edits=edits))
