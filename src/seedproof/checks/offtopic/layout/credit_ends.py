"""Where credits of pictures end that a flattened text goes on behind: "… at the quay. Photo: Ana Petrov/AFP The mayor …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.core.patterns import regex
from seedproof.lang.phrases import by_topic
from seedproof.text import codepoints
from seedproof.text.spans import Spans

__all__ = ["credit_ends"]

_REACH: Final = 90  # characters of brackets that hold a credit (guessed)
_AGENCIES: Final = ("picture-agency", "wire-agency")
_LABELS: Final = ("picture-by", "credit-sign")
_PARTED: Final = regex(r"(?:/ ?|\b[Vv]ia )\Z")  # between a name and an agency
_BEFORE: Final = 5  # characters
#: Behind an agency: more of them, that the picture is an old one, and what the text goes on with.
_NOTE: Final = r"(?: (?:Images?|Photos?)\b)?(?:/ ?(?:File|FILE|Pool|POOL)|, ?(?:File|FILE|Pool|POOL))?"
_ON: Final = r"(\s+)(?=[\"“‘'«]?[A-ZÀ-ÞА-Я])"
_AGENCY: Final = regex(_NOTE + _ON)
#: Brackets that begin a sentence, up to what follows them.
_BRACKETS: Final = regex(r"\([^()\n]{3,90}\)\.?" + _ON)
_OPENS: Final = regex(r"[.!?…][\"”’»)]?\s+\Z")
#: Ends of sentences and what leads to a credit, behind which nothing but names stands up to the agency.
_SENTENCE: Final = regex(
    r".*(?:[.!?…][\"”’»)]?\s+|[Cc]aption\s|(?:Photo|Picture|Image|Credit|Foto|Bild|Photograph)[\w ]{0,12}:?\s)", re.DOTALL
)
_SMALL: Final = frozenset("of the for via by de van von der la del and & copyright courtesy".split())
_BEFORE_AGENCY: Final = 100  # characters (guessed)


def credit_ends(batch: Batch) -> Spans:
    """Return where such credits end, and where the text goes on: behind an agency, or behind brackets that hold a label or an agency."""
    found = sorted({*_agencies(batch), *_brackets(batch)})
    return Spans(*np.array(found, np.int64).reshape(-1, 2).T)


def _agencies(batch: Batch) -> Iterator[tuple[int, int]]:
    """Yield the white space behind agencies that a slash or "via" parts from a name."""
    text, (starts, ends) = batch.text, _stands(batch, _AGENCIES)
    document_starts = batch.starts[batch.document_of(np.array(starts, np.int64))].tolist()
    for start, end, low in zip(starts, ends, document_starts, strict=True):
        match = _AGENCY.match(text, end) if _PARTED.search(text, max(0, start - _BEFORE), start) else None
        if match and _begins(text, low, start):
            yield match.span(1)


def _begins(text: str, low: int, start: int) -> bool:
    """Tell whether nothing but names stands between the sentence before and an agency, which may be the first of its document."""
    before = text[max(low, start - _BEFORE_AGENCY) : start]
    found = _SENTENCE.search(before)
    said = before[found.end() :] if found else before
    return bool(found or start - low < _BEFORE_AGENCY) and all(
        word[0].isupper() or word in _SMALL for word in said.replace("/", " ").split()
    )


def _brackets(batch: Batch) -> Iterator[tuple[int, int]]:
    """Yield the white space behind brackets that stand where a sentence begins."""
    text, lines = batch.text, batch.lines
    starts, _ = _stands(batch, (*_AGENCIES, *_LABELS))
    line_starts = lines.start[lines.containing(np.array(starts, np.int64))].tolist()
    for start, line_start in zip(starts, line_starts, strict=True):
        low = max(line_start, start - _REACH)
        opening = text.rfind("(", low, start)
        if opening < 0 or not (match := _BRACKETS.match(text, opening)) or match.end() <= start:
            continue
        inside = text[opening + 1 : match.end()]
        if (" " in inside.strip() or "/" in inside) and (opening == line_start or _OPENS.search(text, max(0, opening - _BEFORE), opening)):
            yield match.span(1)


def _stands(batch: Batch, topics: tuple[str, ...]) -> tuple[list[int], list[int]]:
    """Return where wording of these topics starts that begins with no small letter, and where the longest that starts there ends."""
    found = batch.wording
    chosen = np.flatnonzero(by_topic(dict.fromkeys(topics, 1), 0)[found.phrase] == 1)
    chosen = chosen[~batch.characters.is_(found.start[chosen], codepoints.LOWER)]
    longest = dict(sorted(zip(found.start[chosen].tolist(), found.end[chosen].tolist(), strict=True)))
    return list(longest), list(longest.values())
