"""Double quotation marks and their neighbours: whether each opens or closes, or stands the wrong way round."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.lang.languages import LANGUAGES
from seedproof.text.codepoints import among
from seedproof.text.spans import Flags, Offsets

__all__ = ["LEFT", "LOW", "RIGHT", "QuoteMark", "QuoteMarks", "quote_marks"]

LEFT, RIGHT, LOW, STRAIGHT, LEFT_ANGLE, RIGHT_ANGLE = (ord(c) for c in '“”„"«»')
_FORMS: Final = "“”„«»"
_SPACES: Final = " \n\r\t\xa0\u2009\u202f"
_ENDINGS: Final = ".,;:!?)]}"
_BEFORE_OPENING: Final = "([{—–-/'‘’>*…"
_AFTER_CLOSING: Final = _ENDINGS + "…—–-/'’‘*<"
_STOPS: Final = ".!?…:"
_TEASER: Final = 14  # words below which a line may only invite to read on (guessed)
_LEFT_ANGLE_OPENS: Final = [LANGUAGES.index(c) for c in ("es", "fr", "it", "pt", "ru", "tr")]  # in these « always opens


class QuoteMark(NamedTuple):
    """One row of ``QuoteMarks``."""

    at: int
    form: int
    role: int
    turned: bool
    inch: bool
    resumes: bool
    line: int


class QuoteMarks(NamedTuple):
    """Columns over the double quotation marks of a batch.

    ``at``: where each stands.
    ``form``: its code point.
    ``role``: 1 opens, -1 closes, 0 cannot be told.
    ``turned``: whether its neighbours say that the form is the wrong way round.
    ``inch``: whether it may stand for inches.
    ``resumes``: whether a sentence ended before it: paragraphs of one quotation that were run together open anew there.
    ``line``: index of its line.
    """

    at: Offsets
    form: npt.NDArray[np.uint32]
    role: npt.NDArray[np.int8]
    turned: Flags
    inch: Flags
    resumes: Flags
    line: Offsets


def quote_marks(batch: Batch) -> QuoteMarks:
    """Return the marks of a batch, each judged by its form and its neighbours."""
    characters = batch.characters
    at = characters.find_marks(_FORMS + '"')
    form, line = characters.codes[at], batch.lines.containing(at)
    # Where the text begins and ends is as good as a line end.
    before = np.where(at > 0, characters.codes_at(at - 1), ord("\n"))
    after = np.where(at + 1 < len(batch.text), characters.codes_at(at + 1), ord("\n"))
    spaced_before, spaced_after = among(before, _SPACES), among(after, _SPACES)
    opens = (spaced_before | among(before, _BEFORE_OPENING + _FORMS)) & ~spaced_after
    closes = ~spaced_before & (spaced_after | among(after, _AFTER_CLOSING + _FORMS))
    straight = form == STRAIGHT
    role = _role_by_form(batch, at, form, line, spaced_before & ~spaced_after)
    role = np.where(straight, opens.astype(np.int8) - closes.astype(np.int8), role)
    role[straight & opens & closes] = 0
    ending = (spaced_after | among(after, _ENDINGS)) & ~(spaced_before & spaced_after)
    turned = ((form == LEFT) & (role == 1) & ending) | ((form == RIGHT) & opens & spaced_before)
    turned |= (form == LOW) & ending & ~spaced_before  # "austauschen„."
    inch = (before - np.uint32(ord("0")) < 10) & (straight | (form == RIGHT))
    resumes = spaced_before & (characters.are(at - 2, _STOPS) | (characters.are(at - 2, _SPACES) & characters.are(at - 3, _STOPS)))
    # "Read more »" is an arrow, as nothing opens in such a short line.
    arrow = spaced_before & spaced_after & (form == RIGHT_ANGLE) & (batch.lines.word_count[line] < _TEASER)
    kept = ~arrow | (np.bincount(line, minlength=len(batch.lines))[line] > 1)
    return QuoteMarks(at[kept], form[kept], role[kept].astype(np.int8), turned[kept], inch[kept], resumes[kept], line[kept])


def _role_by_form(batch: Batch, at: Offsets, form: npt.NDArray[np.uint32], line: Offsets, ahead: Flags) -> npt.NDArray[np.int8]:
    """Return 1 or -1 by the mark's form, as its document uses it: “ closes where there is „, »so« or «so» is told by which comes first.

    ``ahead``: only behind the mark does text touch it, so that it opens in a line without „, even if „ stands in others.
    """
    document, count = batch.document_of(at), len(batch)
    low = np.bincount(document[form == LOW], minlength=count) > 0
    low_here = np.bincount(line[form == LOW], minlength=len(batch.lines)) > 0
    angles = np.flatnonzero((form == LEFT_ANGLE) | (form == RIGHT_ANGLE))
    inward = np.zeros(count, bool)
    documents, index = np.unique(document[angles], return_index=True)
    language = batch.languages.of_lines[line[angles[index]]]
    inward[documents] = (form[angles[index]] == RIGHT_ANGLE) & ~np.isin(language, _LEFT_ANGLE_OPENS)
    role = (form == LOW).astype(np.int8) - (form == RIGHT).astype(np.int8)
    left = form == LEFT
    role[left] = np.where(low[document[left]] & (low_here[line[left]] | ~ahead[left]), -1, 1)
    role[form == LEFT_ANGLE] = np.where(inward[document[form == LEFT_ANGLE]], -1, 1)
    role[form == RIGHT_ANGLE] = np.where(inward[document[form == RIGHT_ANGLE]], 1, -1)
    return role
