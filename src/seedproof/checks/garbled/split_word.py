"""A word that came apart: ``th e``, ``govern- ment``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled._vocabulary import (
    among,
    ascii_codes,
    ascii_flags,
    capitals_before,
    known_abroad,
    spelled,
    vocabulary,
    zipf_of,
)
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.batch import Batch
from seedproof.text.spans import Flags, Offsets
from seedproof.text.words import hash_words

_FRAGMENT: Final = 2.8  # below this Zipf frequency a short form is no word of its own
_SCRAP: Final = 3.7  # the same where a hyphen says that the word goes on
_WORDS = ascii_flags("aeiostdmxy")  # letters that stand for a word, or that an apostrophe left ("it s")
_TORN: Final = (("th", "e"), ("t", "he"), ("a", "nd"), ("an", "d"), ("o", "f"), ("wi", "th"), ("tha", "t"), ("fo", "r"))
_COMMON: Final = 4.0
_WHOLE: Final = 2.9


class SplitWord(BatchCheck):
    """Finds English words with a space, or the hyphen of an old line end, inside.

    **Why it matters**

    Text taken from a printed page or a PDF keeps the hyphens of its line ends, and loose letter spacing is read as spaces. The halves
    are found by no search.

    **Example**

    ``th e minister``, ``the govern- ment said``, ``an annou ncement``.

    **When it is wrong**

    Two rare words side by side that happen to make a common one. One half must be no word, and the whole must be common. Hyphens that stand
    for what follows (``pre- and post-war``) are left alone.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB302"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Join neighbours of which one is no word, and report those that make a known one."""
        words, text = batch.columns.words, batch.columns.text
        places, hyphened = _candidates(batch)
        if not len(places):
            return
        zipf, share = zipf_of(hash_words(_joined(batch, places)))
        upper = batch.keep(capitals_before)
        small = upper[words.end[places + 1]] == upper[words.start[places]]
        whole = (zipf >= np.where(hyphened, _WHOLE, _COMMON)) & (hyphened | (small & (share > 0.5)) | (share > 0.8))
        found = np.flatnonzero(whole)
        foreign = known_abroad(words.hash[places[found]]) & known_abroad(words.hash[places[found] + 1]) & ~hyphened[found]
        foreign &= np.array([(words.text(i), words.text(i + 1)) not in _TORN for i in places[found].tolist()], bool)
        for k in found[~foreign].tolist():
            start, middle, end = int(words.start[places[k]]), int(words.end[places[k]]), int(words.end[places[k] + 1])
            fix = Fix(safe=bool(hyphened[k]), edits=(Edit(start=middle, end=int(words.start[places[k] + 1]), text=""),))
            yield Hit(start, end, f"“{text[start:end]}” is “{text[start:middle]}{words.text(int(places[k]) + 1)}” that came apart", fix=fix)


def _candidates(batch: Batch) -> tuple[Offsets, Flags]:
    """Indexes of the first of two words with a space, or a hyphen and a space, between; and whether there is a hyphen."""
    words, kept, small = batch.columns.words, batch.keep(vocabulary), batch.keep(ascii_codes)
    if len(words) < 2:
        return np.zeros(0, np.int64), np.zeros(0, bool)
    scrap = (kept.zipf < _SCRAP)[kept.type] | (words.end - words.start == 1)  # every fragment is one
    torn = np.flatnonzero((words.end[1:] - words.start[:-1] < 6) & (words.start[1:] - words.end[:-1] == 1))
    torn = torn[among(batch, [a for a, _ in _TORN], torn) & among(batch, [b for _, b in _TORN], torn + 1)]
    odd = scrap[:-1] | scrap[1:]
    odd[torn] = True
    first = np.flatnonzero(odd & (words.end[1:] - words.start[:-1] < 24) & (words.start[1:] - words.end[:-1] < 3))
    plain = _plain(batch, first) & _plain(batch, first + 1) & ~words.initial_upper[first + 1]
    first, gap = first[plain], (words.start[first + 1] - words.end[first])[plain]
    after, following = small[words.end[first]], small[words.end[first] + 1]
    hyphened = (gap == 2) & (after == ord("-")) & (following == ord(" ")) & (words.length[first] > 1)
    hyphened &= (kept.zipf[kept.type[first]] < _SCRAP) | (kept.zipf[kept.type[first + 1]] < _SCRAP)
    spaced = (gap == 1) & (after == ord(" ")) & (_fragment(batch, first) | _fragment(batch, first + 1) | np.isin(first, torn))
    chosen = hyphened | spaced
    return first[chosen], hyphened[chosen]


def _plain(batch: Batch, places: Offsets) -> Flags:
    words = batch.columns.words
    return batch.keep(vocabulary).prose[places] & ~words.has_digit[places] & words.has_lower[places]


def _fragment(batch: Batch, places: Offsets) -> Flags:
    """Whether a word in small letters is none: rare, or a letter."""
    words, kept, small = batch.columns.words, batch.keep(vocabulary), batch.keep(ascii_codes)
    letter = (words.end[places] - words.start[places] == 1) & ~_WORDS[small[words.start[places]]]
    return ((kept.zipf[kept.type[places]] < _FRAGMENT) | letter) & ~words.initial_upper[places]


def _joined(batch: Batch, places: Offsets) -> list[str]:
    words = batch.columns.words
    both = np.stack((places, places + 1), axis=1).reshape(-1)
    halves = spelled(batch, words.start[both], words.end[both])
    return [left + right for left, right in zip(halves[::2], halves[1::2], strict=True)]
