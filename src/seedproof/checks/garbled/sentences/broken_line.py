"""Sentences that a line end breaks in two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.tokens import in_address
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.words.holes import words_before_holes
from seedproof.checks.options import Count
from seedproof.checks.programming import about_code
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.word_lists import lookup, words_by_language
from seedproof.text.codepoints import DIGIT, LETTER, LOWER, NEWLINE, SPACE, UNSPACED, UPPER
from seedproof.text.spans import Flags, Offsets

_PARAGRAPHS: Final = 3  # lines long enough for one that a document must have (guessed)
_MOSTLY: Final = 0.6  # of these end a sentence: otherwise lines are broken everywhere, or are no sentences (guessed)
_WIDEST: Final = 120  # characters: a document has a longer line, or it may be wrapped at some width (guessed)
_ROOM: Final = 0.8  # of the longest line that a line with the next word must not reach (guessed)
#: Words that the next line must have, so that it is no mark of a list; and the one before a mark, so that it is no token.
_SHORTEST: Final = 2
_PARAGRAPH: Final = 12  # words of a line that is a paragraph, if it ends a sentence (guessed)
_LINK: Final = 3  # words of a link within a sentence, at most (guessed)
_BESIDE: Final = 3  # words of the lines before and behind it, at least (guessed)
_CLAUSE: Final = 5  # words of a line that tells by itself that a sentence goes on (guessed)
_APART: Final = 2  # line ends: a blank line at most


class BrokenLine(BatchCheck):
    """Finds a sentence that is broken over two lines, in a document whose lines are paragraphs.

    **Why it matters**

    The line end of a link, an advertisement or a narrow column was kept. Programs that take a line for a paragraph see two halves.

    **Example**

    ``The council said on Monday that it will not`` and, on the next line, ``pay for the bridge``; ``He asked Sen.`` and ``Robert Oake``;
    ``The harbour board and``, ``Oake Ferries``, ``have agreed`` on three lines, as the words of a link often have one of their own;
    a line that begins with a comma or a full stop: ``The plan was drawn by the harbour office`` and ``, which has no money``.

    **When it is wrong**

    Verse, and lists that begin in small letters. Both lines must be in one language, the first must begin with a capital and have at least
    ``least-words`` words. Either it ends in a word that ends no sentence ("the"), or both are in small letters where they meet and most
    long lines of the document end a sentence. A short title ("asked Sen.") before a name is told too, and up to three words on a line
    of their own within a sentence, in a document that has a line of twelve words which ends one. Text that is wrapped throughout
    is read as the paragraphs that it was. A document is told once, with the number of its places. The fix joins all of them, and is
    safe where each first line ends in a word that no sentence ends in, or the next begins with a comma or full stop.

    **Options**

    `least-words` (12): words that a line must have to be taken for a part of a paragraph.
    """

    code: ClassVar[str] = "GRB407"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    least_words: Count = 12  # songs and lists, of which a tenth of the findings were with 8, have shorter lines

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first place of each document, with a fix of all."""
        broken = _broken(batch, self.least_words)
        for lines in np.split(broken, np.flatnonzero(np.diff(batch.lines.document[broken])) + 1):
            if len(lines):
                yield _hit(batch, lines.tolist())


def _hit(batch: Batch, broken: list[int]) -> Hit:
    """Return the finding of a document's lines that go on in the next: the words on both sides of the first break, and how to join all."""
    lines, words, text = batch.lines, batch.words, batch.text
    first, many = broken[0], len(broken)
    last, end, begin = int(lines.last[first]) - 1, int(lines.end[first]), int(lines.start[first + 1])
    marks = batch.once(_before_marks)
    start, stop = int(words.start[last]), begin + 1 if marks[first] else int(words.end[last + 1])
    more = f" (one of {many} places in this document)" if many > 1 else ""
    message = f"a line ends between “{text[start:end]}” and “{text[begin:stop]}”, in the middle of a sentence{more}"
    edits = tuple(Edit(start=int(lines.end[line]), end=int(lines.start[line + 1]), text="" if marks[line] else " ") for line in broken)
    return Hit(start, stop, message, fix=Fix(safe=all(marks[line] or _is_sure(batch, line) for line in broken), edits=edits))


def _is_sure(batch: Batch, line: int) -> bool:
    """Tell whether a line ends in a word that ends no sentence, and the next follows at once."""
    unfinished = words_by_language("sentences", "unfinished").get(LANGUAGES[int(batch.languages.of_lines[line])], frozenset())
    return int(batch.lines.gap[line + 1]) == 1 and batch.words.text(int(batch.lines.last[line]) - 1) in unfinished


def _broken(batch: Batch, least: int) -> Offsets:
    """Return the lines that go on in the next one."""
    in_clause = _in_clauses(batch, least)
    flags = batch.once(_before_marks).copy()
    flags[in_clause] = True
    flags[_round_links(batch)] = True
    return np.flatnonzero(flags)


def _before_marks(batch: Batch) -> Flags:
    """Return the lines before one that begins with a comma or a full stop, as it does where a link has a line of its own."""
    lines, characters = batch.lines, batch.characters
    found = np.zeros(len(lines), bool)
    line = np.flatnonzero((lines.word_count[:-1] >= _SHORTEST) & (np.diff(lines.document) == 0) & (lines.gap[1:] <= _APART))
    begin, end = lines.start[line + 1], lines.end[line]
    begins = characters.are(begin, ",.") & (characters.is_(begin + 1, SPACE) | (begin + 1 == lines.end[line + 1]))
    worded = characters.is_(end - 1, LETTER | DIGIT) | characters.are(end - 1, '"”’)')
    hole = np.isin(end, batch.words.end[batch.once(words_before_holes)])
    found[line] = begins & worded & ~hole & ~batch.once(about_code)[lines.document[line]]
    return found


def _round_links(batch: Batch) -> Offsets:
    """Return the lines before and at a few words within a sentence that have a line of their own, as those of a link often have."""
    lines, words, characters = batch.lines, batch.words, batch.characters
    if len(lines) < _BESIDE:
        return np.zeros(0, np.int64)
    count, document = lines.word_count, lines.document
    held = np.arange(1, len(lines) - 1)
    held = held[(document[held - 1] == document[held + 1]) & (lines.gap[held] <= _APART) & (lines.gap[held + 1] <= _APART)]
    short = (count[held] > 0) & (count[held] <= _LINK) & (count[held - 1] >= _BESIDE) & (count[held + 1] >= _BESIDE)
    short &= ~lines.ends_sentence[held - 1] & ~batch.lines_of_title[held - 1] & ~batch.once(about_code)[document[held]]
    held = held[short & _has_paragraph(batch)[document[held]]]
    ends, begins, first = lines.end[held - 1], lines.start[held + 1], lines.first[held + 1]
    plain = characters.is_(ends - 1, LOWER) & characters.is_(lines.start[held], LETTER) & characters.is_(lines.end[held] - 1, LETTER)
    plain &= (words.start[first] == begins) & (words.length[first] > 1) & ~characters.are(words.end[first], ":/.")
    plain &= (words.length[lines.first[held]] > 1) & ~UNSPACED[characters.scripts[lines.start[held]]]  # "o" is a bullet
    address, capitals = batch.once(in_address), words.all_upper
    plain &= ~address[lines.last[held - 1] - 1] & ~address[first] & ~capitals[lines.first[held]] & ~capitals[lines.last[held] - 1]
    held, begins = held[plain], begins[plain]
    last = lines.last[held - 1] - 1
    language = batch.languages.near(held - 1)
    low = characters.is_(begins, LOWER) & (count[held - 1] >= _CLAUSE) & (language != UNKNOWN)
    unfinished = np.zeros(len(held), bool)
    for code, listed in words_by_language("sentences", "unfinished").items():
        unfinished |= (language == LANGUAGES.index(code)) & lookup(words.hash[last], listed)
    unfinished &= (lines.gap[held] == 1) & (lines.gap[held + 1] == 1)
    # Above a name that begins a sentence may be the credit of a picture.
    joined = (low & ~words.initial_upper[last]) | unfinished
    return np.concatenate((held[joined] - 1, held[low | unfinished]))


def _has_paragraph(batch: Batch) -> Flags:
    """Return which documents have a line as long as a paragraph that ends a sentence: verse has none."""
    lines = batch.lines
    long = (lines.word_count >= _PARAGRAPH) & lines.ends_sentence
    found: Flags = np.bincount(lines.document[long], minlength=len(batch)) > 0
    return found


def _in_clauses(batch: Batch, least: int) -> Offsets:
    """Return the lines that break off between two words."""
    lines, words, language = batch.lines, batch.words, batch.languages.of_lines
    line = np.flatnonzero((lines.word_count[:-1] > 0) & (lines.word_count[1:] >= _SHORTEST) & (np.diff(lines.document) == 0))
    line = line[(language[line] != UNKNOWN) & ~batch.lines_of_title[line] & ~batch.once(about_code)[lines.document[line]]]
    last, first = lines.last[line] - 1, lines.first[line + 1]
    address = batch.once(in_address)
    plain = (words.start[first] == lines.start[line + 1]) & ~address[last] & ~address[first]
    line, last = line[plain], last[plain]
    return line[_in_mid_clause(batch, line, least) | (_before_name(batch, line, last) & _had_room(batch, line))]


def _in_mid_clause(batch: Batch, line: Offsets, least: int) -> Flags:
    """Return which lines of some length break off, and the next is in small letters, or they end in a word that ends no sentence."""
    lines, words, characters, language = batch.lines, batch.words, batch.characters, batch.languages.of_lines
    last = lines.last[line] - 1
    long = (lines.word_count[line] >= least) & ~lines.ends_sentence[line] & (language[line] == language[line + 1])
    long &= characters.is_(lines.start[line], UPPER) & (words.end[last] == lines.end[line]) & _unwrapped(batch)[line]
    small = characters.is_(lines.end[line] - 1, LOWER) & characters.is_(lines.start[line + 1], LOWER) & _of_paragraphs(batch, least)[line]
    # Before a capital only what stands before a noun tells: "that is what it was before", "The lights of the town".
    low, capital = (characters.is_(lines.start[line + 1], kind) for kind in (LOWER, UPPER))
    capital &= lines.gap[line + 1] == 1
    unfinished = np.zeros(len(line), bool)
    for topic, beside in (("unfinished", low), ("before-noun", capital)):
        for code, listed in words_by_language("sentences", topic).items():
            unfinished |= beside & (language[line] == LANGUAGES.index(code)) & lookup(words.hash[last], listed)
    return long & (small | (unfinished & _had_room(batch, line)))


def _before_name(batch: Batch, line: Offsets, last: Offsets) -> Flags:
    """Return which lines of English end in the short form of a title, and the next begins with a name: "asked Sen.", "Robert Oake"."""
    words, lines, characters = batch.words, batch.lines, batch.characters
    title = lookup(words.hash[last], words_by_language("sentences", "title-before-name")["en"]) & words.initial_upper[last]
    stopped = characters.are(words.end[last], ".") & (words.end[last] + 1 == lines.end[line])
    flags: Flags = title & stopped & characters.is_(lines.start[line + 1], UPPER) & batch.languages.lines_in("en")[line]
    return flags & (lines.word_count[line] > 1)


def _had_room(batch: Batch, line: Offsets) -> Flags:
    """Return which lines no width has broken: they are so much shorter than their document's longest that the next word had room."""
    lines, words = batch.lines, batch.words
    longest = np.zeros(len(batch), np.int64)
    np.maximum.at(longest, lines.document, lines.end - lines.start)
    needed = words.end[lines.first[line + 1]] - lines.start[line + 1] + lines.end[line] - lines.start[line]
    kept: Flags = needed < _ROOM * longest[lines.document[line]]
    return kept


def _unwrapped(batch: Batch) -> Flags:
    """Return which lines are of a document that has longer lines than any width at which text is wrapped, and none joined from several."""
    lines = batch.lines
    wide = np.bincount(lines.document[lines.end - lines.start > _WIDEST], minlength=len(batch)) > 0
    ends = batch.characters.counted(NEWLINE)  # a line that holds one was joined from several
    wide &= np.bincount(lines.document[ends[lines.end] > ends[lines.start]], minlength=len(batch)) == 0
    kept: Flags = wide[lines.document]
    return kept


def _of_paragraphs(batch: Batch, least: int) -> Flags:
    """Return which lines are of a document whose long lines mostly end a sentence."""
    lines = batch.lines
    long = lines.word_count >= least
    many, ended = (np.bincount(lines.document[flags], minlength=len(batch)) for flags in (long, long & lines.ends_sentence))
    kept: Flags = ((many >= _PARAGRAPHS) & (ended >= _MOSTLY * many))[lines.document]
    return kept
