"""Brackets that were never closed or never opened, and brackets that lost what was in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.sentences.brackets import UnpairedBracket, unpaired_brackets
from seedproof.checks.garbled.sentences.fragments import LONGEST, WORDS, end_of_fragment
from seedproof.checks.programming import about_code
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.core.patterns import regex

#: "( )", "[]", "(, )": nothing is left inside; "(; born 1950)", "(, Russian": the beginning is gone.
_EMPTY: Final = regex(r"\([\s,;:]{0,6}\)|\[\s{0,3}\]")
_HEADLESS: Final = regex(r"\(\s?[,;]\s(?=[^\W_])")
_WORD: Final = regex(r"\S+")
_NO_CONTENT: Final = " )],;:"  # after a bracket that may be hollow
_PROSE: Final = 5  # words from which a line is prose (guessed)
_CODE_BEFORE: Final = regex(r"\bfunction\s*$|[=|&?:({,]\s*$")
_CODE_AFTER: Final = regex(r"\s*(?:[;{]|=>)")
_LOOK: Final = 12  # characters before brackets that tell code (guessed)


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
        """Return the brackets without a partner, with the words they cling to, and the hollow ones."""
        yield from _hollow(batch)
        for bracket in unpaired_brackets(batch):
            yield _unclosed(batch, bracket) if bracket.opens else _unopened(batch, bracket)


def _hollow(batch: Batch) -> Iterator[Hit]:
    """Yield brackets that lost what was in them, or its beginning."""
    characters, lines = batch.characters, batch.lines
    opening = characters.find_marks("([")
    # "find()" is code, "[ ]" before an item a box to tick.
    opening = opening[characters.are(opening + 1, _NO_CONTENT) & characters.are(opening - 1, " ")]
    line = lines.containing(opening)
    prose = (opening > lines.start[line]) & (lines.word_count[line] >= _PROSE) & ~batch.once(about_code)[lines.document[line]]
    for start, end in zip(opening[prose].tolist(), lines.end[line[prose]].tolist(), strict=True):
        if (empty := _EMPTY.match(batch.text, start, end)) and not _is_code(batch.text, start, empty.end()):
            fix = Fix(safe=True, edits=(Edit(start=start - 1, end=empty.end(), text=""),))
            yield Hit(start, empty.end(), f"“{empty[0]}” has lost what stood inside", fix=fix)
        elif headless := _HEADLESS.match(batch.text, start, end):
            yield Hit(start, headless.end() - 1, f"“{headless[0].strip()}” begins with a comma or semicolon: the words before it are lost")


def _is_code(text: str, start: int, end: int) -> bool:
    """Tell whether hollow brackets are those of a program: "function () {", "list || [];"."""
    return bool(_CODE_BEFORE.search(text[max(0, start - _LOOK) : start]) or _CODE_AFTER.match(text, end))


def _unclosed(batch: Batch, bracket: UnpairedBracket) -> Hit:
    text, start = batch.text, bracket.offset
    end = end_of_fragment(text, start, int(batch.lines.end[bracket.line]))
    return Hit(start, end, f"the bracket before “{text[start + 1 : end].strip()}” is never closed", "info")


def _unopened(batch: Batch, bracket: UnpairedBracket) -> Hit:
    text, end = batch.text, bracket.offset + 1
    low = max(int(batch.lines.start[bracket.line]), end - LONGEST)
    words = list(_WORD.finditer(text, low, end))
    start = words[-WORDS:][0].start()
    return Hit(start, end, f"“{text[start : end - 1]}” ends in a bracket that was never opened", "info")
