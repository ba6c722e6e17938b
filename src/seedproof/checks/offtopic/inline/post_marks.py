"""What the code of social networks writes below a post that a page embeds: its signature, and the address of its picture."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.sentences import sentence_ends
from seedproof.checks.offtopic.tail.foreign import foreign
from seedproof.core.patterns import regex
from seedproof.text.layout import divided
from seedproof.text.sets import distinct
from seedproof.text.spans import Flags, Offsets

__all__ = ["PostMarks", "other_beginnings", "post_marks"]

# White space of any kind: a page's width may have parted them.
_DAY: Final = "|".join(
    (
        r"[^\W\d_]{3,10}\.?\s\d{1,2},?\s20\d\d",  # May 4, 2019
        r"\d{1,2}\.?(?:\sde)?\s[^\W\d_]{3,10}\.?(?:\sde)?\s20\d\d",  # 4. Mai 2019, 4 de mayo de 2019
        r"20\d\d年\d{1,2}月\d{1,2}日",
    )
)
#: "— Ana Petrov (@anapetrov) May 4, 2019", with a hyphen where a script has written plain marks;
#: "A post shared by Ana Petrov (@anapetrov) on May 4, 2019 at 10:47am PDT".
_SIGNATURE: Final = (
    r"(?:[—–]|--|(?<=\s)-(?=\s[^—–\n]{1,140}\s20\d\d\s*(?:\n|\Z))|A\spost\sshared\sby)\s*[^—–@]{1,80}(?:\(@[\w.]{1,30}\)|(?<=\s)@[\w.]{1,30}),?(?:\son)?\s{1,2}"
    rf"(?:{_DAY})(?:\sat\s[\d:]+\s?[ap]m(?:\s[A-Z]{{3}})?)?"
)
_PICTURE: Final = "pic.twitter.com/"
_MARK: Final = regex(rf"(?:pic\.twitter\.com/\w+(?:\s+#\w+)*)(?P<signed>\s*{_SIGNATURE})?|(?P<alone>{_SIGNATURE})")


class PostMarks(NamedTuple):
    """Columns over the signatures and addresses.

    ``line``: the index of the line that each begins in
    ``start``, ``end``: where it stands
    ``signed``: whether it has a signature: not an address alone
    ``lowest``: where its post may begin: in its line, as it was before a flattened text was cut, and behind the mark before it
    """

    line: Offsets
    start: Offsets
    end: Offsets
    signed: Flags
    lowest: Offsets


def post_marks(batch: Batch) -> PostMarks:
    """Return the signatures and addresses of pictures, in order. A signature right behind an address is one with it."""
    lines, handles = batch.lines, batch.characters.find_marks("@")
    whole = np.maximum.accumulate(np.where(lines.gap > 0, np.arange(len(lines)), 0))  # the first line of each as it was before it was cut
    first = distinct(whole[lines.containing(np.append(handles, batch.characters.find(_PICTURE)))])
    last = np.searchsorted(whole, first, side="right") - 1
    found = [
        (*match.span(), match["signed"] is not None or match["alone"] is not None)
        for bounds in zip(lines.start[first].tolist(), lines.end[last].tolist(), strict=True)
        for match in _MARK.finditer(batch.text, *bounds)
    ]
    start, end, signed = np.array(found, np.int64).reshape(-1, 3).T
    line = lines.containing(start)
    lowest = np.maximum(lines.start[whole[line]], np.append(0, end)[:-1])
    return PostMarks(line, start, end, signed != 0, lowest)


def other_beginnings(batch: Batch) -> Offsets:
    """Return where the post of each mark begins that is in another language than the document, -1 where it is not.

    That is the first of the sentences in that language from the mark upwards, up to one of the document's own.
    """
    lines, marks = batch.lines, batch.once(post_marks)
    begun, held = np.full(len(marks.line), -1, np.int64), np.zeros(len(lines), bool)
    held[marks.line] = True
    if not held.any():
        return begun
    parts = batch.divided(divided(lines, batch.characters, held, batch.once(sentence_ends)))
    other, start, last = foreign(parts), parts.lines.start, parts.lines.containing(marks.start)
    own = ~other & (parts.languages.of_lines == parts.languages.of_documents[parts.lines.document])
    own[last] = False  # of the post, whatever its few words are like
    for mark, (part, lowest) in enumerate(zip(last.tolist(), marks.lowest.tolist(), strict=True)):
        while not own[part]:
            if other[part]:
                begun[mark] = max(start[part], lowest)
            if start[part] <= lowest:
                break
            part -= 1
    return begun
