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
from seedproof.checks.garbled.shared.paired import paired
from seedproof.checks.throughout import told
from seedproof.core.document import Document, LostByte
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.core.patterns import regex
from seedproof.lang.english import english_list
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import available, lexicon
from seedproof.text.codepoints import DIGIT, LETTER, LOWER, SPACE
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
_BEFORE_SIGNS: Final = "/=&"  # of a web address
_BEFORE_CLOSING: Final = ".,!…"
_AFTER_CLOSING: Final = ".,;:)]"
_SENTENCE_END: Final = regex(r"[.!?…] +[^\W\d_]")
_LONGEST: Final = 400  # characters of a quotation (guessed)
_FAR: Final = 3  # characters between lost ones that are one finding, at most (guessed)


class ReplacementCharacter(BatchCheck):
    r"""Finds characters that were lost in decoding and stand as U+FFFD, or as question marks in a word or round a quotation.

    **Why it matters**

    The letter is gone. The word is wrong in every count and search, and nothing downstream can mend it. Where the file itself holds a byte
    that cannot be decoded, the message says which: there it can still be mended.

    **Example**

    ``The caf\ufffd reopened``, ``they don?t agree``, ``Gon?alo``, ``said ?we are ready,? and left``.

    **When it is wrong**

    A text about encodings may show the mark itself. Question marks are flagged only between letters, outside web addresses,
    and where one accented letter makes a word of both halves, or neither half is a word of the line's language, or the second is the end
    of a contraction; at the beginning of a word, where an accented letter makes it one; and in twos round some words, as quotation marks
    stand. More than three quotations of a document are told once.

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
        yield from _quotations(batch)


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
    marks = marks[characters.is_(marks + 1, LOWER) & ~characters.are(marks - 1, _BEFORE_SIGNS)]
    marks = marks[batch.are_told(marks)]  # to judge one takes long, and no text has so many in earnest
    languages = batch.languages.of_lines[batch.lines.containing(marks)]
    for at, language in zip(marks.tolist(), languages.tolist(), strict=True):
        left, right = _BEFORE.search(text, max(at - _REACH, 0), at), _AFTER.match(text, at + 1, at + 1 + _REACH)
        if right is None or language == UNKNOWN or _ADDRESS.search(_word_at(text, at, at + 1)):
            continue
        if left:
            yield from _judge(LANGUAGES[language], left, right)
        else:
            yield from _judge_beginning(LANGUAGES[language], text, at, right)


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


def _judge_beginning(language: str, text: str, at: int, right: re.Match[str]) -> Iterator[Hit]:
    """Yield what a question mark before a run of letters, or two for the bytes of one letter, stands for."""
    start = at - (text[at - 1 : at] == "?")
    meant = "" if text[start - 1 : start].isalnum() or _knows(language, right[0]) else _accented(language, "", right[0])
    if meant:
        fix = Fix(safe=False, edits=(Edit(start=start, end=at + 1, text=meant),))
        yield Hit(start, right.end(), f"“{text[start : right.end()]}” has a question mark for “{meant}”", "warning", fix=fix)


def _quotations(batch: Batch) -> Iterator[Hit]:
    """Yield the quotations that have question marks for their quotation marks."""
    characters, text, at = batch.characters, batch.text, batch.characters.find_marks("?")
    first, last = (np.isin(at, edge) for edge in (batch.lines.start, batch.lines.end - 1))
    opens = (characters.is_(at - 1, SPACE) | characters.are(at - 1, "([") | first) & characters.is_(at + 1, LETTER)
    closes = characters.is_(at - 1, LETTER | DIGIT) | characters.are(at - 1, _BEFORE_CLOSING)
    closes &= characters.is_or_past(at + 1, SPACE) | characters.are(at + 1, _AFTER_CLOSING) | last
    pairs = [(low, high) for low, high in paired(batch, at[opens], at[closes], _LONGEST) if _is_quotation(text[low + 1 : high])]
    for place, more in told(batch, [low for low, _ in pairs]):
        low, high = pairs[place]
        word = _AFTER.match(text, low + 1)
        end = word.end() if word else low + 1
        fix = Fix(safe=False, edits=(Edit(start=low, end=low + 1, text="“"), Edit(start=high, end=high + 1, text="”")))
        yield Hit(low, end, f"“{text[low:end]}” begins a quotation with question marks for its quotation marks{more}", "warning", fix=fix)


def _is_quotation(quoted: str) -> bool:
    """Tell whether what stands between two question marks is one: several words, and not a sentence with a question behind it."""
    return " " in quoted and not (quoted[-1].isalnum() and _SENTENCE_END.search(quoted))


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
