"""A full stop, a comma or a quotation mark, twice, and a full stop behind a question mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.shared.paired import paired
from seedproof.checks.programming import about_code
from seedproof.checks.throughout import told
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.text.codepoints import DIGIT, LETTER, LOWER, NEWLINE, SPACE, UPPER
from seedproof.text.spans import Flags, Offsets

_CLOSES: Final = "\"”»’')"
_OPENS: Final = '"“«„‘(¿¡'
_ENDS, _BEHIND = ".,!?…", ".,;:)"  # before the marks that close a quotation, and behind them
_LONGEST: Final = 600  # characters of a quotation (guessed)
_FEW: Final = 2  # pairs of stops in a document past which they are its way to write a pause
#: Languages whose newspapers write a pause with two stops, or whose own marks are others.
_PAUSING: Final = [LANGUAGES.index(code) for code in ("ar", "fa", "he", "hi", "zh", "ja", "ko", "th")]
#: Languages that open a quotation with two commas where they lack the sign.
_LOW_MARKS: Final = [
    LANGUAGES.index(code) for code in ("de", "nl", "pl", "cs", "sk", "hu", "hr", "sl", "ro", "sv", "da", "fi", "et", "lt", "lv", "bg", "af")
]
_NAMES: Final = {".": "two full stops", ",": "two commas", "?": "a question mark and a full stop"}


class DoubledMark(BatchCheck):
    """Finds the end of a sentence with two full stops, or a question mark and a full stop, and two commas or quotation marks in a row.

    **Why it matters**

    It is the trace of an edit, or of a template that adds a stop to what has one. Programs that cut text into sentences take it for an
    ellipsis and read on.

    **Example**

    ``The ferry was late again.. The mayor kept silent.``; ``the harbour,, which was closed in March``;
    ``Who paid for it?. Nobody knows.``; ``""We are ready,"" she said``.

    **When it is wrong**

    Two stops in the middle of a sentence are an ellipsis, and a document with more than two such pairs, or one in the middle, writes
    its pauses so: they are left alone, and so are texts about programming, and languages that have this custom (Arabic, Persian) or other
    marks. Behind an abbreviation ("in the U.S..") the second stop is not needed either; a title that ends in a question mark may need one.
    Where quotations may open with two commas, as in German or Dutch, commas are not looked at. Quotation marks count in twos only, round
    some words: in a table, two of them are an empty cell. A document that does it more than three times is told once, with their number.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB315"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each pair with the word before it."""
        pairs = _pairs(batch, ".")
        ends = _end_sentences(batch, pairs)
        document, count = batch.document_of(pairs), len(batch)
        many = np.bincount(document, minlength=count) > _FEW
        pausing = many | (np.bincount(document[~ends], minlength=count) > 0)
        stops = pairs[ends & ~pausing[document] & ~_are_in(batch, pairs, _PAUSING)]
        commas = _pairs(batch, ",")
        commas = commas[batch.characters.is_or_past(commas + 2, SPACE) & ~_are_in(batch, commas, _PAUSING + _LOW_MARKS)]
        yield from _quotations(batch)
        found = sorted([*stops.tolist(), *commas.tolist(), *_behind_questions(batch).tolist()])
        for place, more in told(batch, found):
            at = found[place]
            fix = Fix(safe=False, edits=(Edit(start=at + 1, end=at + 2, text=""),))
            start = int(batch.words.start[batch.words.at(np.array([_last_letter(batch.text, at)]))[0]])
            yield Hit(start, at + 2, f"“{batch.text[start : at + 2]}” ends with {_NAMES[batch.text[at]]}{more}", fix=fix)


def _quotations(batch: Batch) -> Iterator[Hit]:
    """Yield the quotations that have two quotation marks at either end."""
    characters, text, at = batch.characters, batch.text, batch.characters.find_marks('"')
    at = at[characters.are(at + 1, '"') & ~characters.are(at - 1, '"') & ~characters.are(at + 2, '"')]
    at = at[~batch.once(about_code)[batch.document_of(at)]]
    first, last = np.isin(at, batch.lines.start), np.isin(at, batch.lines.end - 2)
    opens = (characters.is_(at - 1, SPACE) | characters.are(at - 1, "(") | first) & characters.is_(at + 2, LETTER | DIGIT)
    closes = characters.is_(at - 1, LETTER | DIGIT) | characters.are(at - 1, _ENDS)
    closes &= characters.is_or_past(at + 2, SPACE) | characters.are(at + 2, _BEHIND) | last
    pairs = paired(batch, at[opens & ~closes], at[closes & ~opens], _LONGEST)
    for place, more in told(batch, [low for low, _ in pairs]):
        low, high = pairs[place]
        end = int(batch.words.end[batch.words.at(np.array([low + 2]))[0]])
        fix = Fix(safe=False, edits=(Edit(start=low, end=low + 1, text=""), Edit(start=high, end=high + 1, text="")))
        yield Hit(low, end, f"“{text[low:end]}” begins a quotation with two quotation marks at either end{more}", fix=fix)


def _pairs(batch: Batch, mark: str) -> Offsets:
    """Return where a mark stands exactly twice, behind a word or what closes after one, outside texts about programming."""
    are, at = batch.characters.are, batch.characters.find_marks(mark)
    at = at[are(at + 1, mark) & ~are(at - 1, mark) & ~are(at + 2, mark)]
    worded = batch.characters.is_(at - 1, LETTER | DIGIT) | (are(at - 1, _CLOSES) & batch.characters.is_(at - 2, LETTER | DIGIT))
    return at[worded & ~batch.once(about_code)[batch.document_of(at)]]


def _behind_questions(batch: Batch) -> Offsets:
    """Return where a question mark stands behind a word in small letters, and a full stop behind it, outside texts about programming."""
    characters, at = batch.characters, batch.characters.find_marks("?")
    at = at[characters.is_(at - 1, LOWER) & characters.are(at + 1, ".")]
    return at[characters.is_or_past(at + 2, SPACE | UPPER) & ~batch.once(about_code)[batch.document_of(at)]]


def _end_sentences(batch: Batch, pairs: Offsets) -> Flags:
    """Return behind which pairs a line ends, or a word with a capital follows."""
    is_, are = batch.characters.is_, batch.characters.are
    behind = pairs + 2 + are(pairs + 2, _CLOSES)
    ended = batch.characters.is_or_past(behind, NEWLINE)
    following = behind + 1 + is_(behind + 1, SPACE)
    following += are(following, _OPENS)
    flags: Flags = ended | (is_(behind, SPACE) & is_(following, UPPER | NEWLINE))
    return flags


def _are_in(batch: Batch, at: Offsets, languages: list[int]) -> Flags:
    """Return which places stand in a line of one of these languages, or of none that is known."""
    language = batch.languages.near(batch.lines.containing(at))
    flags: Flags = (language == UNKNOWN) | np.isin(language, languages)
    return flags


def _last_letter(text: str, at: int) -> int:
    """Return where the last letter or digit before a pair stands."""
    return at - 1 if text[at - 1].isalnum() else at - 2
