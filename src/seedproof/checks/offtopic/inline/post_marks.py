"""What the code of social networks writes below a post that a page embeds: its signature, and the address of its picture."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.sentences import sentence_ends
from seedproof.checks.offtopic.tail.foreign import foreign
from seedproof.core.patterns import regex
from seedproof.text.layout import divided
from seedproof.text.lines import Lines
from seedproof.text.sets import distinct
from seedproof.text.spans import Offsets

__all__ = ["PostMarks", "other_beginnings", "post_marks", "uncut_starts"]

# White space of any kind: a page's width may have parted them.
_DAY: Final = "|".join(
    (
        r"[^\W\d_]{3,10}\.?\s\d{1,2},?\s20\d\d",  # May 4, 2019
        r"\d{1,2}\.?(?:\sde)?\s[^\W\d_]{3,10}\.?(?:\sde)?\s20\d\d",  # 4. Mai 2019, 4 de mayo de 2019
        r"20\d\d年\d{1,2}月\d{1,2}日",
    )
)
#: "— Ana Petrov (@anapetrov) May 4, 2019"; "A post shared by Ana Petrov (@anapetrov) on May 4, 2019 at 10:47am PDT".
_SIGNATURE: Final = (
    r"(?:[—–]|--|A\spost\sshared\sby)\s*[^—–@]{1,80}(?:\(@[\w.]{1,30}\)|(?<=\s)@[\w.]{1,30}),?(?:\son)?\s{1,2}"
    rf"(?:{_DAY})(?:\sat\s[\d:]+\s?[ap]m(?:\s[A-Z]{{3}})?)?"
)
_PICTURE: Final = "pic.twitter.com/"
_MARK: Final = regex(rf"(?:pic\.twitter\.com/\w+(?:\s+#\w+)*)(?P<signed>\s*{_SIGNATURE})?|(?P<alone>{_SIGNATURE})")


class PostMarks(NamedTuple):
    """Columns over the signatures and addresses.

    ``line``: the index of the line that each begins in
    ``start``, ``end``: where it stands
    ``signed``: 1 with a signature, 0 for an address without one
    """

    line: Offsets
    start: Offsets
    end: Offsets
    signed: Offsets

    @property
    def past_others(self) -> Offsets:
        """Return where the mark before each one ends, 0 where none is before it."""
        return np.append(0, self.end)[:-1]


def post_marks(batch: Batch) -> PostMarks:
    """Return the signatures and addresses of pictures, in order. A signature right behind an address is one with it."""
    lines, handles = batch.lines, batch.characters.find_marks("@")
    first = distinct(_whole(lines)[lines.containing(np.append(handles, batch.characters.find(_PICTURE)))])
    begins = np.flatnonzero(lines.gap > 0)
    last = np.append(begins, len(lines))[np.searchsorted(begins, first, side="right")] - 1
    found = [
        (*match.span(), match["signed"] is not None or match["alone"] is not None)
        for bounds in zip(lines.start[first].tolist(), lines.end[last].tolist(), strict=True)
        for match in _MARK.finditer(batch.text, *bounds)
    ]
    start, end, signed = np.array(found, np.int64).reshape(-1, 3).T
    return PostMarks(lines.containing(start), start, end, signed)


def other_beginnings(batch: Batch) -> Offsets:
    """Return where the post of each mark begins that is in another language than the document, -1 where it is not.

    That is the first of the sentences in that language from the mark upwards, up to one of the document's own. They are looked for in the
    mark's line, and in what a flattened text has been cut into.
    """
    lines, marks = batch.lines, batch.once(post_marks)
    begun, held = np.full(len(marks.line), -1, np.int64), np.zeros(len(lines), bool)
    held[marks.line] = True
    if not held.any():
        return begun
    parts = batch.divided(divided(lines, batch.characters, held, batch.once(sentence_ends)))
    other = foreign(parts)
    own = ~other & (parts.languages.of_lines == parts.languages.of_documents[parts.lines.document])
    own[parts.lines.containing(marks.start)] = False  # of the post, whatever its few words are like
    lowest = np.maximum(uncut_starts(batch), marks.past_others).tolist()
    for mark, (part, low) in enumerate(zip(parts.lines.containing(marks.start).tolist(), lowest, strict=True)):
        while not own[part]:
            if other[part]:
                begun[mark] = parts.lines.start[part]
            if parts.lines.start[part] <= low:
                break
            part -= 1
    return begun


def uncut_starts(batch: Batch) -> Offsets:
    """Return for each mark where the line begins that it stands in, as it was before a flattened text was cut."""
    lines = batch.lines
    return lines.start[_whole(lines)[batch.once(post_marks).line]]


def _whole(lines: Lines) -> Offsets:
    """Return for each line the first one of those that a line of a flattened text has been cut into; of other lines, itself."""
    return np.maximum.accumulate(np.where(lines.gap > 0, np.arange(len(lines)), 0))
