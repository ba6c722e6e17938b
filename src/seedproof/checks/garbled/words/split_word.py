"""A word that came apart: ``th e``, ``govern- ment``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.tokens import halves_at_line_ends
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.words.split_pairs import are_words, joined_hashes, split_little_words, split_pairs
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.english import frequencies
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import available, known_anywhere, lexicon
from seedproof.text.codepoints import UPPER
from seedproof.text.spans import Flags, Offsets

_COMMON: Final = 4.0  # Zipf frequency of a whole word whose halves a space parts (guessed)
_WHOLE: Final = 2.9  # the same where a hyphen parts them (guessed)
_AT_LINE_END: Final = 2.5  # the same where a hyphen and a line end part them, in any language: rarer ones may be compounds (guessed)
_HALF: Final = 3.0  # the same of one of its halves, at most: "play-offs" may be the compound that it looks like (guessed)
_NO_NAME: Final = 0.5  # share in lower case of the whole word where its halves are in small letters (guessed)
_NEVER_NAME: Final = 0.8  # the same where one has a capital (guessed)


class SplitWord(BatchCheck):
    """Finds English words with a space, or the hyphen of an old line end, inside, and words of any language that a line end parts.

    **Why it matters**

    Text taken from a printed page or a PDF keeps the hyphens of its line ends, and loose letter spacing is read as spaces. The halves
    are found by no search.

    **Example**

    ``th e minister``, ``the govern- ment said``, ``an annou ncement``; ``govern-`` at the end of a line and ``ment`` on the next.

    **When it is wrong**

    Two rare words side by side that happen to make a common one; a rare word beside a little one (``sect or``), or one that its
    document has again, is left alone. One half must be no word, and the whole must be common. Hyphens that stand
    for what follows (``pre- and post-war``) are left alone. Where line ends part words, a document is told once, as a warning where it has
    several, with the number of its places; the fix joins those that make a known word, so that compounds keep their hyphen.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB302"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Join neighbours of which one is no word, and report those that make a known one."""
        yield from _at_line_ends(batch)
        words, text = batch.words, batch.text
        first, hyphenated = split_pairs(batch)
        if not len(first):
            return
        zipf, lower = frequencies(joined_hashes(batch, first))
        upper = batch.characters.counted(UPPER)
        small = upper[words.end[first + 1]] == upper[words.start[first]]
        known = zipf >= np.where(hyphenated, _WHOLE, _COMMON)
        known &= hyphenated | (small & (lower > _NO_NAME)) | (lower > _NEVER_NAME)
        first, hyphenated = first[known], hyphenated[known]
        apart = hyphenated | ~are_words(batch, first)
        first, hyphenated = first[apart], hyphenated[apart]
        foreign = known_anywhere(words.hash[first]) & known_anywhere(words.hash[first + 1]) & ~hyphenated
        foreign &= np.array([(words.text(i), words.text(i + 1)) not in split_little_words() for i in first.tolist()], bool)
        for left, hyphen in zip(first[~foreign].tolist(), hyphenated[~foreign].tolist(), strict=True):
            start, middle, right, end = int(words.start[left]), int(words.end[left]), int(words.start[left + 1]), int(words.end[left + 1])
            fix = Fix(safe=hyphen, edits=(Edit(start=middle, end=right, text=""),))
            yield Hit(start, end, f"“{text[start:end]}” is “{text[start:middle]}{text[right:end]}” that came apart", fix=fix)


def _at_line_ends(batch: Batch) -> Iterator[Hit]:
    """Yield the first word of each document that a hyphen and a line end part, with a fix of all of them."""
    words, text = batch.words, batch.text
    first = batch.once(halves_at_line_ends)
    first = first[_are_known(batch, first)]
    for halves in np.split(first, np.flatnonzero(np.diff(words.document[first])) + 1):
        if not len(halves):
            continue
        ends, starts = words.end[halves].tolist(), words.start[halves + 1].tolist()
        start, end = int(words.start[halves[0]]), int(words.end[halves[0] + 1])
        more = f" (one of {len(halves)} places in this document)" if len(halves) > 1 else ""
        fix = Fix(safe=False, edits=tuple(Edit(start=a, end=b, text="") for a, b in zip(ends, starts, strict=True)))
        parted, whole = " ".join(text[start:end].split()), text[start : ends[0]] + text[starts[0] : end]
        message = f"“{parted}” is “{whole}”, which a line end parts{more}"
        yield Hit(start, end, message, "warning" if len(halves) > 1 else "info", fix=fix)


def _are_known(batch: Batch, first: Offsets) -> Flags:
    """Return which of the words make, with the next, a word that is frequent in the language of their line, and are not both frequent too.

    "well-being" at a line end may be the compound that it looks like.
    """
    found, language, joined = np.zeros(len(first), bool), batch.languages.of_lines[batch.words.line[first]], joined_hashes(batch, first)
    for number in np.unique(language).tolist():
        code = LANGUAGES[number] if number != UNKNOWN else ""
        if code in available():
            here = language == number
            table, halves = lexicon(code), np.stack((batch.words.hash[first[here]], batch.words.hash[first[here] + 1]))
            rarer = table.zipf(halves.ravel()).reshape(halves.shape).min(axis=0)
            found[here] = (table.zipf(joined[here]) >= _AT_LINE_END) & (rarer < _HALF)
    return found
