"""Two words without the space that belongs between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled._glue import Split, splits
from seedproof.checks.garbled._vocabulary import capitals_before, known_abroad, vocabulary, zipf_of
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.batch import Batch
from seedproof.text.spans import Flags, Offsets
from seedproof.text.words import hash_words

_TOUCHING = np.array([ord("-"), ord("(")], np.uint32)


class GluedWords(BatchCheck):
    """Finds two English words that lost the space between them.

    **Why it matters**

    A scraper that drops a tag or a line break joins the words round it. Neither word is found by a search any more, and
    a tokeniser makes rare pieces of two common words.

    **Example**

    ``the island’sharbour``, ``plans tosend aid``, ``Themeeting ended``, ``comes soonBetter signs``.

    **When it is wrong**

    A coinage or brand that no word list has and that looks like a small word and a common one. Compounds
    (``skillset``), handles, hashtags, addresses, names and words of other languages are left alone, and so is a form that one
    document uses ``repeats`` times.

    **Options**

    ``repeats``: a form that stands this often in one document is taken for a name.
    """

    code: ClassVar[str] = "GRB301"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    repeats: int = 3

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Split each unknown word that looks like two, and report those whose parts are both common words."""
        words = batch.columns.words
        tried: list[tuple[int, Split]] = []
        for index in self._candidates(batch).tolist():
            start = bool(words.starts_sentence[index])
            tried += [(index, split) for split in splits(words.bare(index), start)]
        if not tried:
            return
        left, _ = zipf_of(hash_words([_fold(s.left) for _, s in tried]))
        right, _ = zipf_of(hash_words([_fold(s.right) for _, s in tried]))
        good = [k for k, (_, s) in enumerate(tried) if left[k] >= s.least_left and right[k] >= s.least_right]
        foreign = known_abroad(words.hash[[tried[k][0] for k in good]]) if good else np.zeros(0, bool)
        seen = set()
        for k in (k for k, strange in zip(good, foreign, strict=True) if not strange):
            index, split = tried[k]
            if index not in seen and not self._is_name(batch, index):
                seen.add(index)
                yield _hit(int(words.start[index]), split)

    def _candidates(self, batch: Batch) -> Offsets:
        words, kept = batch.columns.words, batch.keep(vocabulary)
        if not len(words):
            return np.zeros(0, np.int64)
        unknown = (kept.zipf == 0)[kept.type] & kept.prose & (words.length > 2) & (words.length < 32) & ~words.has_digit
        begins = batch.columns.folded_codes[words.start] == ord("t")
        places = np.flatnonzero(unknown)
        odd = ~words.initial_upper[places] | _inner_mark(batch, places) | begins[places]
        return places[odd & ~_joined(batch, places)]

    def _is_name(self, batch: Batch, index: int) -> bool:
        words = batch.columns.words
        same = words.exact == words.exact[index]
        return int((same & (words.document == words.document[index])).sum()) >= self.repeats


def _hit(start: int, split: Split) -> Hit:
    glued, at = split.left + split.right, start + len(split.left)
    fix = Fix(safe=split.right[:1].islower(), edits=(Edit(start=at, end=at, text=" "),))
    return Hit(start, start + len(glued), f"“{glued}” glues two words: “{split.left} {split.right}”", fix=fix)


def _fold(part: str) -> str:
    part = part.lower().replace("’", "'")
    return part.removesuffix("'s")


def _inner_mark(batch: Batch, places: Offsets) -> Flags:
    """Whether a capital or an apostrophe stands inside the word."""
    columns, words, upper = batch.columns, batch.columns.words, batch.keep(capitals_before)
    marks = np.flatnonzero(columns.folded_codes == ord("'"))
    start, end = words.start[places] + 1, words.bare_end[places]
    return (upper[end] > upper[start]) | (np.searchsorted(marks, end) > np.searchsorted(marks, start))


def _joined(batch: Batch, places: Offsets) -> Flags:
    """Whether a hyphen or a call's bracket touches the word: "rock-androll" and "findFood()" are for others to judge."""
    codes, words = batch.columns.folded_codes, batch.columns.words
    before = np.maximum(words.start[places] - 1, 0)
    after = np.minimum(words.end[places], len(codes) - 1)
    return (codes[before] == ord("-")) | np.isin(codes[after], _TOUCHING)
