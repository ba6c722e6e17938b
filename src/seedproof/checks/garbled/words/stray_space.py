"""A space before a comma or a full stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.shared.programming import about_code
from seedproof.checks.garbled.words.holes import words_before_holes
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.text.codepoints import DIGIT, LETTER, NEWLINE, SPACE
from seedproof.text.spans import Offsets

_CLOSE: Final = ",."  # French writes a space before the others, and Indonesian and Polish web pages before a colon
_MARKS: Final = ",.;:!?"
_OTHER_SCRIPTS: Final = [LANGUAGES.index(code) for code in ("zh", "ja", "th", "ar", "he", "hi", "hy")]
_FEW: Final = 3  # places in a document that are told each; more are its style, and told once (guessed)
_LONGEST: Final = 30  # characters of the word before that are marked (guessed)
_SHORTEST: Final = 4  # words of a line of running text (guessed)


class StraySpace(BatchCheck):
    """Finds a space before a comma or a full stop.

    **Why it matters**

    A link or a tag stood there and left its space, or a text was put together from tokens. Programs that split sentences stumble on it.

    **Example**

    ``It will boost your health , and your mood .``

    **When it is wrong**

    Decimals (``.5``), names (``.NET``), rows of stops, signs between the items of a menu and texts about programming are left alone, and
    so are the marks that some languages set with a space (``; : ! ?``). A document that does it more than three times does it throughout:
    the first place is told, with their number.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB313"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Look at the marks with a space before them, and the end of their sentence or another space behind."""
        text, at = batch.text, _stray(batch)
        document = batch.document_of(at)
        count = np.bincount(document, minlength=len(batch))
        first = np.diff(document, prepend=-1) != 0
        for mark, many, begins in zip(at.tolist(), count[document].tolist(), first.tolist(), strict=True):
            if many > _FEW and not begins:
                continue
            start = mark - 1
            while text[start - 1].isspace() and text[start - 1] not in "\n\r":
                start -= 1
            word = start
            while word > max(start - _LONGEST, 0) and not text[word - 1].isspace():
                word -= 1
            more = f" (one of {many} in this document)" if many > _FEW else ""
            fix = Fix(safe=False, edits=(Edit(start=start, end=mark, text=""),))
            yield Hit(word, mark + 1, f"“{text[word : mark + 1]}” has a space before the mark{more}", fix=fix)


def _stray(batch: Batch) -> Offsets:
    """Return the marks that have a space before them and should not."""
    characters, lines = batch.characters, batch.lines
    at = characters.find_marks(_CLOSE)
    at = at[characters.is_(at - 1, SPACE) & ~characters.is_(at - 1, NEWLINE)]
    back = np.where(characters.is_(at - 2, SPACE), at - 3, at - 2)  # one space or two
    worded = characters.is_(back, LETTER | DIGIT) | characters.are(back, ")]\"”’»'")
    behind = characters.is_(at + 1, SPACE) | (at + 1 >= len(batch.text)) | characters.folded_are(at + 1, '"')
    at = at[worded & behind & ~characters.are(at + 2, _MARKS)]
    line = lines.containing(at)
    inside = (at > lines.start[line]) & (lines.word_count[line] >= _SHORTEST) & ~batch.once(about_code)[lines.document[line]]
    language = batch.languages.near(line)
    hole = np.isin(at - 2, batch.words.end[batch.once(words_before_holes)] - 1) if len(batch.words) else np.zeros(len(at), bool)
    return at[~hole & inside & (language != UNKNOWN) & ~np.isin(language, _OTHER_SCRIPTS)]
