"""Brackets that were never closed or never opened, and brackets that lost what was in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.sentences.brackets import Lone, lone_brackets
from seedproof.checks.garbled.shared.programming import about_code
from seedproof.checks.garbled.shared.rare_characters import signs
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity

#: "( )", "[]", "(, )": nothing is left inside; "(; born 1950)", "(, Russian": the beginning is gone.
_EMPTY: Final = re.compile(r"\([\s,;:]{0,6}\)|\[\s{0,3}\]")
_HEADLESS: Final = re.compile(r"\(\s?[,;]\s(?=[^\W_])")
_WORD: Final = re.compile(r"\S+")
_SHOWN = 5  # words shown beside a bracket
_LONGEST = 80  # characters of a finding


class StrayBrackets(BatchCheck):
    """Finds a bracket without its partner, and brackets whose contents were lost.

    **Why it matters**

    A bracket that nothing closes shows where words were cut off or lines were lost. Empty brackets are what stays when a scraper
    drops a link, a footnote or a word in another script.

    **Example**

    ``The bridge (built in 1907 was closed.``; ``Brunholm ( ) is a town``; ``Oskar Lindqvist (; born 1950)``.

    **When it is wrong**

    Writers forget brackets too, so a lone one is only information; empty ones and those that begin with a comma are a warning. Items of
    lists (``a)``), emoticons, intervals (``[0, 1)``), pairs that close some paragraphs later, and texts about programming are left alone.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB405"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the lone brackets, with the words they cling to, and the hollow ones."""
        yield from _hollow(batch)
        for bracket in lone_brackets(batch):
            yield _unclosed(batch, bracket) if bracket.opens else _unopened(batch, bracket)


def _hollow(batch: Batch) -> Iterator[Hit]:
    opening = signs(batch, "(", "[")
    after = batch.characters.codes.take(opening + 1, mode="clip")
    opening = opening[np.isin(after, _NO_CONTENT)]
    if not len(opening):
        return
    code = batch.once(about_code)
    line = np.maximum(np.searchsorted(batch.lines.start, opening, side="right") - 1, 0)
    for start, index in zip(opening.tolist(), line.tolist(), strict=True):
        apart = start > batch.lines.start[index] and batch.text[start - 1] == " "
        if code[batch.lines.document[index]] or not apart or batch.lines.word_count[index] < _SHOWN:
            continue  # "find()" is code, "[ ]" before an item a box to tick
        end = int(batch.lines.end[index])
        if empty := _EMPTY.match(batch.text, start, end):
            fix = Fix(safe=True, edits=(Edit(start=start - 1, end=empty.end(), text=""),))
            yield Hit(start, empty.end(), f"“{empty[0]}” has lost what stood inside", fix=fix)
        elif headless := _HEADLESS.match(batch.text, start, end):
            yield Hit(start, headless.end() - 1, f"“{headless[0].strip()}” begins with a comma or semicolon: the words before it are lost")


def _unclosed(batch: Batch, bracket: Lone) -> Hit:
    text, start = batch.text, bracket.position
    end = start + 1
    for count, match in enumerate(_WORD.finditer(text, start + 1, int(batch.lines.end[bracket.line]))):
        if count == _SHOWN or match.end() - start > _LONGEST:
            break
        end = match.end()
    return Hit(start, end, f"the bracket before “{text[start + 1 : end].strip()}” is never closed", "info")


def _unopened(batch: Batch, bracket: Lone) -> Hit:
    text, end = batch.text, bracket.position + 1
    low = max(int(batch.lines.start[bracket.line]), end - _LONGEST)
    words = list(_WORD.finditer(text, low, end))
    start = words[-_SHOWN:][0].start()
    return Hit(start, end, f"“{text[start : end - 1]}” ends in a bracket that was never opened", "info")


_NO_CONTENT: Final = np.array([ord(c) for c in " )],;:"], np.uint32)
