"""Sentences that a line end breaks in two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.tokens import in_address
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.shared.programming import about_code
from seedproof.checks.options import Count
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.word_lists import words_by_language
from seedproof.text.codepoints import LOWER, NEWLINE, UPPER
from seedproof.text.sets import distinct
from seedproof.text.spans import Flags, Offsets

_PARAGRAPHS: Final = 3  # lines long enough for one that a document must have (guessed)
_MOSTLY: Final = 0.6  # of these end a sentence: otherwise lines are broken everywhere, or are no sentences (guessed)
_WIDEST: Final = 120  # characters: a document has a longer line, or it may be wrapped at some width (guessed)
_SHORTEST: Final = 2  # words that the next line must have, so that it is no mark of a list


class BrokenLine(BatchCheck):
    """Finds a sentence that is broken over two lines, in a document whose lines are paragraphs.

    **Why it matters**

    The line end of a link, an advertisement or a narrow column was kept. Programs that take a line for a paragraph see two halves.

    **Example**

    ``The council said on Monday that it will not`` and, on the next line, ``pay for the new bridge across the river.``

    **When it is wrong**

    Verse, and lists that begin in small letters. Both lines must be in one language and in small letters where they meet, the first must
    begin with a capital and have at least ``least-words`` words, and most long lines of the document must end a sentence. Text that is
    wrapped throughout is read as the paragraphs that it was. A document is told once, with the number of its places. The fix is safe
    where the first line ends in a word that no sentence ends in.

    **Options**

    `least-words` (12): words that a line must have to be taken for a part of a paragraph.
    """

    code: ClassVar[str] = "GRB407"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    least_words: Count = 12  # songs and lists, of which a tenth of the findings were with 8, have shorter lines

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first place of each document."""
        broken = _broken(batch, self.least_words)
        document = batch.lines.document[broken]
        count = np.bincount(document, minlength=len(batch))
        for line, many in zip(broken[np.diff(document, prepend=-1) != 0].tolist(), count[distinct(document)].tolist(), strict=True):
            yield _hit(batch, line, many)


def _hit(batch: Batch, line: int, many: int) -> Hit:
    """Return the finding of a line that goes on in the next: the words on both sides of the break, and whether joining them is safe."""
    lines, words, text = batch.lines, batch.words, batch.text
    last, end, begin = int(lines.last[line]) - 1, int(lines.end[line]), int(lines.start[line + 1])
    start, stop = int(words.start[last]), int(words.end[last + 1])
    unfinished = words_by_language("sentences", "unfinished").get(LANGUAGES[int(batch.languages.of_lines[line])], frozenset())
    safe = int(lines.gap[line + 1]) == 1 and text[start:end] in unfinished
    more = f" (one of {many} places in this document)" if many > 1 else ""
    message = f"a line ends between “{text[start:end]}” and “{text[begin:stop]}”, in the middle of a sentence{more}"
    return Hit(start, stop, message, fix=Fix(safe=safe, edits=(Edit(start=end, end=begin, text=" "),)))


def _broken(batch: Batch, least: int) -> Offsets:
    """Return the lines that go on in the next one."""
    lines, words, characters, language = batch.lines, batch.words, batch.characters, batch.languages.of_lines
    line = np.flatnonzero((lines.word_count[:-1] >= least) & (np.diff(lines.document) == 0) & ~lines.ends_sentence[:-1])
    line = line[(lines.word_count[line + 1] >= _SHORTEST) & (language[line] == language[line + 1]) & (language[line] != UNKNOWN)]
    small = characters.is_(lines.end[line] - 1, LOWER) & characters.is_(lines.start[line + 1], LOWER)
    line = line[small & characters.is_(lines.start[line], UPPER) & ~batch.lines_of_title[line] & _of_paragraphs(batch, least)[line]]
    last, first = lines.last[line] - 1, lines.first[line + 1]
    bare = (words.end[last] == lines.end[line]) & (words.start[first] == lines.start[line + 1])
    address = batch.once(in_address)
    return line[bare & ~address[last] & ~address[first] & ~batch.once(about_code)[lines.document[line]]]


def _of_paragraphs(batch: Batch, least: int) -> Flags:
    """Return which lines are of a document whose long lines mostly end a sentence, and that no width has wrapped."""
    lines = batch.lines
    long = lines.word_count >= least
    many, ended = (np.bincount(lines.document[flags], minlength=len(batch)) for flags in (long, long & lines.ends_sentence))
    wide = np.bincount(lines.document[lines.end - lines.start > _WIDEST], minlength=len(batch)) > 0
    ends = batch.characters.counted(NEWLINE)  # a line that holds one was joined from several
    wide &= np.bincount(lines.document[ends[lines.end] > ends[lines.start]], minlength=len(batch)) == 0
    kept: Flags = (wide & (many >= _PARAGRAPHS) & (ended >= _MOSTLY * many))[lines.document]
    return kept
