"""Marks with which newsrooms and press offices close their text: "-30-", "###", "// انتهى // 12:40"."""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.core.patterns import regex
from seedproof.text.spans import Spans

__all__ = ["LONGEST_MARK", "is_end_mark", "running_end_marks"]

LONGEST_MARK: Final = 34  # characters, the hour behind it with them (guessed)

_WORD: Final = r"(?:30|ends?|fin|ende|konec|koniec|fine|slut|конец|кінець|[اإ]نته[ىـ]+|يتبع|پایان)"
_HOUR: Final = r"(?:\d{1,2}[:.]\d\d(?: ?[^\W\d]{1,3}\.?){0,3})?"
_MARK: Final = regex(rf"[-–—*~_=/(\[ ]+{_WORD}[-–—*~_=/)\]. ]+{_HOUR}|#(?: ?#)+", re.IGNORECASE)
#: Behind a sentence only what nothing else looks like: "(30)" is a note, "*Fin*" a word in italics.
_RUNNING: Final = rf"(?:[-–—]{{1,3}} ?{_WORD} ?[-–—]{{1,3}}|\*{{3,9}} ?{_WORD} ?\*{{3,9}}|// ?{_WORD} ?//)"
_CLOSING: Final = regex(rf"(?:[.!?…؟]\s?[\"'”’»)]?)(\s+)(?:{_RUNNING} ?{_HOUR}|#(?: ?#)+)\s*\Z", re.IGNORECASE)


def is_end_mark(text: str) -> bool:
    """Tell whether a line is nothing but a mark of the end."""
    return _MARK.fullmatch(text) is not None


def running_end_marks(batch: Batch) -> Spans:
    """Return the white space before each mark of the end that closes a document and stands on the line of its last sentence."""
    found = []
    for start, end in zip(batch.starts.tolist(), batch.ends.tolist(), strict=True):
        match = _CLOSING.search(batch.text, max(start, end - 2 * LONGEST_MARK), end)
        if match and "\n" not in match[1]:
            found.append(match.span(1))
    return Spans(*np.array(found, np.int64).reshape(-1, 2).T)
