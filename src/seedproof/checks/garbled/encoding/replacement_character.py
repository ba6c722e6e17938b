"""Characters that were lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck, hits_at
from seedproof.checks.garbled.encoding.mojibake_spans import outside_mojibake
from seedproof.checks.garbled.encoding.stretches import pairs, stretches
from seedproof.core.document import Document, LostByte
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.core.patterns import regex
from seedproof.lang.english import english_list
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import available, lexicon
from seedproof.text.codepoints import LOWER
from seedproof.text.hashes import hash_words
from seedproof.text.sets import within

_MARK: Final = "\ufffd"
_REACH: Final = 40  # characters of context looked at on each side (guessed)
_BEFORE: Final = regex(r"[^\W\d_]+$")
_AFTER: Final = regex(r"[^\W\d_]+")
_ADDRESS: Final = regex(r"[/=@&]|www\.|\.\w+\?")
#: The letters of Latin alphabets that may have been lost.
_LETTERS: Final = "áàâäãåæçćčďéèêëęěíìîïłńñňóòôöõøœřśšßťúùûüůýżźžąğışăâțș"
_SHORTEST: Final = 3  # letters beside the lost one, at least (guessed)
_LONG: Final = 5  # letters beside it from which the word need not be common (guessed)
_COMMON: Final = 4.0  # Zipf frequency above which a word is common (guessed)
_FAR: Final = 3  # characters between lost ones that are one finding, at most (guessed)


class ReplacementCharacter(BatchCheck):
    r"""Finds characters that were lost in decoding and stand as U+FFFD, or as a question mark inside a word.

    **Why it matters**

    The letter is gone. The word is wrong in every count and search, and nothing downstream can mend it. Where the file itself holds a byte
    that cannot be decoded, the message says which: there it can still be mended.

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
        lost = unusual[batch.characters.are(unusual, _MARK)]
        bytes_at = _bytes_at(batch)
        lost = lost[outside_mojibake(batch, lost) | within(lost, np.array(sorted(bytes_at), np.int64))]
        spans = pairs(stretches(lost, gap=_FAR, groups=batch.lines.containing(lost)))
        yield from hits_at(batch, spans, partial(_lost, batch, bytes_at))
        yield from _question_marks(batch)


def _lost(batch: Batch, bytes_at: dict[int, tuple[LostByte, Document]], start: int, end: int) -> Hit:
    broken = [at for at in range(start, end) if at in bytes_at]
    why = _told(batch, broken, *bytes_at[broken[0]]) if broken else "has lost characters in decoding (U+FFFD)"
    return Hit(start, end, f"“{_word_at(batch.text, start, end)}” {why}")


def _bytes_at(batch: Batch) -> dict[int, tuple[LostByte, Document]]:
    """Return the bytes that could not be decoded when the file was read, each with its document, by the offsets of their marks."""
    documents = zip(batch.starts.tolist(), batch.documents, strict=True) if any(d.lost for d in batch.documents) else ()
    return {start + byte.at: (byte, document) for start, document in documents for byte in document.lost if byte.at is not None}


def _told(batch: Batch, broken: list[int], byte: LostByte, document: Document) -> str:
    """Say which byte is broken, where an editor or a program finds it: ``byte`` is the first of those at the offsets ``broken``."""
    spot = np.array([broken[0] - (byte.at or 0), broken[0]])
    before, line = np.searchsorted(batch.characters.line_ends, spot).tolist()
    place = f"line {document.row}" if document.row else f"the file, in line {line - before + 1}"
    others = f"; {len(broken) - 1} more beside it" if len(broken) > 1 else ""
    return f"holds a byte that cannot be decoded: 0x{byte.value:02x}, byte {byte.byte} of {place}{others}"


def _word_at(text: str, start: int, end: int) -> str:
    before, after = text[max(start - _REACH, 0) : start], text[end : end + _REACH]
    left, right = re.search(r"\S*$", before), re.match(r"\S*", after)
    return (left[0] if left else "") + text[start:end] + (right[0] if right else "")


def _question_marks(batch: Batch) -> Iterator[Hit]:
    characters, text = batch.characters, batch.text
    marks = characters.find_marks("?")
    marks = marks[characters.is_(marks - 1, LOWER) & characters.is_(marks + 1, LOWER)]
    marks = marks[batch.are_told(marks)]  # to judge one takes long, and no text has so many in earnest
    languages = batch.languages.of_lines[batch.lines.containing(marks)]
    for at, language in zip(marks.tolist(), languages.tolist(), strict=True):
        left, right = _BEFORE.search(text, max(at - _REACH, 0), at), _AFTER.match(text, at + 1, at + 1 + _REACH)
        if left and right and language != UNKNOWN and not _ADDRESS.search(_word_at(text, at, at + 1)):
            yield from _judge(LANGUAGES[language], left, right)


def _judge(language: str, left: re.Match[str], right: re.Match[str]) -> Iterator[Hit]:
    """Yield what a question mark between two runs of letters stands for, if for anything but itself."""
    word, start, end, at = f"{left[0]}?{right[0]}", left.start(), right.end(), left.end()
    if language == "en" and right[0] in english_list("contractions", "ending"):
        fix = Fix(safe=False, edits=(Edit(start=at, end=at + 1, text="’"),))
        yield Hit(start, end, f"“{word}” has a question mark for its apostrophe", "warning", fix=fix)
    elif meant := _accented(language, left[0], right[0]):
        fix = Fix(safe=False, edits=(Edit(start=at, end=at + 1, text=meant),))
        yield Hit(start, end, f"“{word}” has a question mark for “{meant}”", "warning", fix=fix)
    elif not _knows(language, left[0], right[0]):
        yield Hit(start, end, f"“{word}” has a question mark where a letter was", "warning")


def _accented(language: str, left: str, right: str) -> str:
    """Return the one letter beyond ASCII that makes a word of both halves, where only one does: "Econom?a" is "Economía"."""
    if language not in available() or len(left) + len(right) < _SHORTEST:
        return ""
    zipf = lexicon(language).zipf(hash_words([f"{left}{letter}{right}".lower() for letter in _LETTERS]))
    known = np.flatnonzero(zipf > (0 if len(left) + len(right) >= _LONG else _COMMON))
    return _LETTERS[int(known[0])] if len(known) == 1 else ""


def _knows(language: str, *halves: str) -> bool:
    """Tell whether either half is a word; where there is no word list, assume so."""
    return language not in available() or bool(lexicon(language).knows(hash_words([h.lower() for h in halves])).any())
