"""Two words without the space that belongs between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled._glue import FUNCTION, Split, candidates, splits
from seedproof.checks.garbled._unusual import signs
from seedproof.checks.garbled._vocabulary import known_abroad, zipf_of
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.batch import Batch
from seedproof.text.words import hash_words

_SCHEME = re.compile(r"https?://")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_LONGEST: Final = 40  # letters of a word before an address that are looked at


class GluedWords(BatchCheck):
    """Finds two English words, or a word and a web address, that lost the space between them.

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
        yield from _glued_addresses(batch)
        words = batch.columns.words
        tried: list[tuple[int, Split]] = []
        for index in candidates(batch).tolist():
            start = bool(words.starts_sentence[index])
            tried += [(index, split) for split in splits(words.bare(index), start)]
        if not tried:
            return
        left, _ = zipf_of(hash_words([_fold(s.left) for _, s in tried]))
        right, _ = zipf_of(hash_words([_fold(s.right) for _, s in tried]))
        good = [k for k, (_, s) in enumerate(tried) if left[k] >= s.least_left and right[k] >= s.least_right]
        foreign = known_abroad(words.hash[[tried[k][0] for k in good]]) if good else np.zeros(0, bool)
        found: dict[int, Split] = {}
        for k in (k for k, strange in zip(good, foreign, strict=True) if not strange):
            found.setdefault(*tried[k])
        # What one document writes again and again is a name, unless it is "ofthe".
        forms = Counter((int(words.document[i]), int(words.exact[i])) for i in found)
        for index, split in found.items():
            little = split.left.lower() in FUNCTION and split.right.lower() in FUNCTION
            if little or forms[int(words.document[index]), int(words.exact[index])] < self.repeats:
                yield _hit(int(words.start[index]), split)


def _hit(start: int, split: Split) -> Hit:
    glued, at = split.left + split.right, start + len(split.left)
    fix = Fix(safe=split.right[:1].islower(), edits=(Edit(start=at, end=at, text=" "),))
    return Hit(start, start + len(glued), f"“{glued}” glues two words: “{split.left} {split.right}”", fix=fix)


def _glued_addresses(batch: Batch) -> Iterator[Hit]:
    """Report "Read morehttp://example.org", but no address within an address."""
    text, colons = batch.columns.text, signs(batch, ":")
    colons = colons[batch.columns.codes.take(colons + 1, mode="clip") == ord("/")]
    for scheme in filter(None, (_SCHEME.search(text, max(at - 5, 0), at + 3) for at in colons.tolist())):
        at = scheme.start()
        word = _LAST_WORD.search(text, max(0, at - _LONGEST), at)
        if word and len(word[0]) > 1 and not (word.start() and text[word.start() - 1] in "/=&.:-_%+@#"):
            fix = Fix(safe=True, edits=(Edit(start=at, end=at, text=" "),))
            yield Hit(word.start(), scheme.end(), f"“{word[0]}” runs into a web address", fix=fix)


def _fold(part: str) -> str:
    part = part.lower().replace("’", "'")
    return part.removesuffix("'s")
