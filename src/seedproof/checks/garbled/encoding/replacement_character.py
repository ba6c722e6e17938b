"""Characters that were lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.encoding.misread import outside
from seedproof.checks.garbled.shared.rare_characters import merged, signs
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.languages import LANGUAGES
from seedproof.lang.lexicon import available, lexicon
from seedproof.text import codepoints
from seedproof.text.hashes import hash_words

_MARK = 0xFFFD
_REACH = 40  # characters of context looked at on each side
_BEFORE = re.compile(r"[^\W\d_]+$")
_AFTER = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"[/=@&]|www\.|\.\w+\?")
_CONTRACTION = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")
_LETTERS = "áàâäãåæçćčďéèêëęěíìîïłńñňóòôöõøœřśšßťúùûüůýżźžąğışăâțș"
_SHORTEST, _LONG, _COMMON = 3, 5, 4.0  # letters beside the lost one: at least, and from which the word need not be common (Zipf)
_FAR = 3  # lost characters nearer than this are one finding


class ReplacementCharacter(BatchCheck):
    r"""Finds characters that were lost in decoding and stand as U+FFFD, or as a question mark inside a word.

    **Why it matters**

    The letter is gone. The word is wrong in every count and search, and nothing downstream can mend it.

    **Example**

    ``The caf\ufffd reopened``, ``they don?t agree``, ``Gon?alo``.

    **When it is wrong**

    A text about encodings may show the mark itself. Question marks are flagged only between small letters, outside web addresses,
    and where one accented letter makes a word of both halves, or neither half is a word of the line's language, or the second is the end
    of a contraction.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB102"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the marks, neighbouring ones as one finding."""
        unusual = batch.characters.beyond_ascii
        lost = unusual[batch.characters.codes[unusual] == _MARK]
        lost = lost[outside(batch, lost)]
        for start, end in merged(lost, gap=_FAR, groups=np.searchsorted(batch.lines.start, lost, side="right")):
            yield Hit(start, end, f"“{_word_at(batch.text, start, end)}” has lost characters in decoding (U+FFFD)")
        yield from _question_marks(batch)


def _word_at(text: str, start: int, end: int) -> str:
    before, after = text[max(start - _REACH, 0) : start], text[end : end + _REACH]
    left, right = re.search(r"\S*$", before), re.match(r"\S*", after)
    return (left[0] if left else "") + text[start:end] + (right[0] if right else "")


def _question_marks(batch: Batch) -> Iterator[Hit]:
    at = signs(batch, "?")
    at = at[(at > 0) & (at + 1 < len(batch.characters.codes))]
    at = at[(batch.characters.kinds[at - 1] & batch.characters.kinds[at + 1] & codepoints.LOWER) != 0]
    languages = batch.languages.of_lines[np.searchsorted(batch.lines.start, at, side="right") - 1] if len(at) else at
    for position, language in zip(at.tolist(), languages.tolist(), strict=True):
        left = _BEFORE.search(batch.text, max(position - _REACH, 0), position)
        right = _AFTER.match(batch.text, position + 1, position + 1 + _REACH)
        if left is None or right is None or language < 0 or _ADDRESS.search(_word_at(batch.text, position, position + 1)):
            continue
        word = f"{left[0]}?{right[0]}"
        if LANGUAGES[language] == "en" and _CONTRACTION.fullmatch(right[0]):
            fix = Fix(safe=False, edits=(Edit(start=position, end=position + 1, text="’"),))
            yield Hit(left.start(), right.end(), f"“{word}” has a question mark for its apostrophe", "warning", fix=fix)
        elif meant := _accented(LANGUAGES[language], left[0], right[0]):
            fix = Fix(safe=False, edits=(Edit(start=position, end=position + 1, text=meant),))
            yield Hit(left.start(), right.end(), f"“{word}” has a question mark for “{meant}”", "warning", fix=fix)
        elif not _knows(LANGUAGES[language], left[0], right[0]):
            yield Hit(left.start(), right.end(), f"“{word}” has a question mark where a letter was", "warning")


def _accented(language: str, left: str, right: str) -> str:
    """The one letter beyond ASCII that makes a word of both halves, where only one does: "Econom?a" is "Economía"."""
    if language not in available() or len(left) + len(right) < _SHORTEST:
        return ""
    zipf = lexicon(language).zipf(hash_words([f"{left}{letter}{right}".lower() for letter in _LETTERS]))
    known = np.flatnonzero(zipf > (0 if len(left) + len(right) >= _LONG else _COMMON))
    return _LETTERS[int(known[0])] if len(known) == 1 else ""


def _knows(language: str, *halves: str) -> bool:
    """Whether either half is a word; where there is no word list, assume so."""
    return language not in available() or bool(lexicon(language).knows(hash_words([h.lower() for h in halves])).any())
