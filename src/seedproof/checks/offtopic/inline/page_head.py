"""The head of a page: menus, breadcrumbs, buttons and other words of the site above the article."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.candidates import PARAGRAPH
from seedproof.checks.offtopic.features.form import within_sentence
from seedproof.checks.offtopic.inline.paragraphs import paragraphs
from seedproof.checks.offtopic.inline.stretches import Stretches, joined
from seedproof.checks.offtopic.inline.wording import before_cut, wording
from seedproof.checks.offtopic.layout.markers import MARKER
from seedproof.checks.offtopic.nearest import next_flagged
from seedproof.core.patterns import regex
from seedproof.text.sets import distinct
from seedproof.text.spans import Flags, prefix_sum, ranges

__all__ = ["MOST_LINES", "page_head"]

_FIELD: Final = "form-field"
MOST_LINES: Final = 200  # from the top of a document: menus of whole pages have a hundred, of all their levels

_BULLETS: Final = "*•+-–o·»›>|"
_ITEM: Final = 6  # words of an item of a menu (guessed)
_TELLING: Final = 3  # items of a list that are known to be a menu's: an article's list may have one by chance, or two (guessed)
_UNMARKED: Final = 8  # items without bullets from the first known one to the last: headline, byline and date are three (guessed)
_LEVELS: Final = "*+o"  # before the items of a list, by level
_LONGEST_ITEM: Final = 14  # words of an item of such a list (guessed)
_POST_DATA: Final = 16  # words of a line of data about a post (guessed)
_YEAR: Final = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_READING_TIME: Final = 7  # words of a line that says how long reading takes (guessed)
_READING: Final = regex(
    r"(?i)(?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo de leitura|tempo di lettura|leestijd)"
    r"\W{1,3}\d{1,3} ?[^\W\d]{3,9}\.?(?: read)?"
    r"|\d{1,3}[ -]min(?:ute)?n?s? (?:read|lesezeit|de lecture|de lectura|de leitura|di lettura)"
)
_STAMP: Final = 12  # words of a line that a page's program has written of a post (guessed)
#: A date to which what follows is glued, "8 May 2021News" and "8 May 20219 May 2021"; and "Harbour / By Ana Petrov".
_STAMPED: Final = regex(
    r"(?<!\d)\d{1,2}[./ ][^\n]{0,15}(?<!\d)(?:19|20)\d\d(?:[A-ZÀ-ÞА-Я][^\W\d]|\d{1,2}[. ] ?[^\W\d]{3})"
    r"|^[^/\n]{2,60}(?: / [^/\n]{2,40})* / (?:By|Von|Par|Por|Di|Door) [^\s/]+(?: [^\s/]+){0,3}\Z"
)
_TOPICS: Final = ("navigation", "share-and-follow", "comment-form", "cookie-notice", "ad-block-notice", MARKER)


def page_head(batch: Batch, most_lines: int = MOST_LINES) -> Stretches:
    """Return the stretches of such lines above the first paragraph, within the first ``most_lines`` lines."""
    lines, said = batch.lines, wording(batch, *_TOPICS)
    index, top = np.arange(len(lines)), lines.of_document[lines.document]
    first_paragraph = next_flagged(paragraphs(batch), top)
    above = (index < first_paragraph) & (first_paragraph < lines.of_document[lines.document + 1])
    above &= (index < top + most_lines) & before_cut(batch)
    begins = said.start & (lines.word_count < PARAGRAPH) & ~batch.lines_of_title  # "Response to flood was too slow, report finds"
    known = above & (said.whole & ~_fragments(batch) | begins | _post_data(batch) | _stamps(batch, above) | _reading_times(batch, above))
    known &= ~within_sentence(batch)
    several = np.bincount(lines.document[known], minlength=len(batch)) > 1
    lone = wording(batch, _FIELD).whole & (lines.word_count == 1)  # "NAME" alone is the first heading of a manual
    known &= several[lines.document] | ~lone
    found = joined(known | _menus(batch, above, known), lines.document)
    others = prefix_sum(~wording(batch, MARKER).whole)
    kept = others[found.last + 1] > others[found.first]  # marks of advertisements alone have a check of their own
    return Stretches(found.first[kept], found.last[kept], found.doubtful[kept])


def _fragments(batch: Batch) -> Flags:
    """Return which lines are a sentence of one word that a flattened text goes on from: "Crime." begins an article there."""
    lines = batch.lines
    return (lines.word_count == 1) & batch.characters.are(lines.end - 1, ".") & _goes_on(batch)


def _goes_on(batch: Batch) -> Flags:
    """Return after which lines the line of the text goes on: those of a flattened one but for the last."""
    return np.append(batch.lines.gap[1:] == 0, False)[: len(batch.lines)]


def _post_data(batch: Batch) -> Flags:
    """Return which lines hold a date and a label of what a system keeps of a post: "4.05.2019, 7:23; categories: Harbour"."""
    lines, words = batch.lines, batch.words
    flags = batch.phrases.lines_with("post-data") & (lines.word_count <= _POST_DATA) & ~batch.lines_of_title
    for line in np.flatnonzero(flags).tolist():
        numbers = words.has_digit[lines.first[line] : lines.last[line]]
        flags[line] = numbers.sum() > 1 and _YEAR.search(batch.text, int(lines.start[line]), int(lines.end[line])) is not None
    return flags


def _stamps(batch: Batch, above: Flags) -> Flags:
    """Return which short lines a page's program has written of a post, as nobody would: "12/05/2019Newsadmin", "News / By ana".

    What follows on the line of a flattened text may be the article's first words.
    """
    lines, numbers = batch.lines, prefix_sum(batch.words.has_digit)
    marked = numbers[lines.last] > numbers[lines.first]
    marked[distinct(lines.containing(batch.characters.find_marks("/")))] = True
    short = above & (lines.word_count > 1) & (lines.word_count <= _STAMP) & ~batch.lines_of_title & ~_goes_on(batch)
    issue = batch.phrases.lines_with("print-issue")
    found = np.zeros(len(lines), bool)
    for line in np.flatnonzero(short & marked).tolist():
        text = lines.text(line)
        # A colon has the title beside it: "Ana Petrov: The bridge - Gazette, volume 49, no. 1; 2005".
        found[line] = _STAMPED.search(text) is not None or bool(issue[line] and ":" not in text and _YEAR.search(text))
    return found


def _reading_times(batch: Batch, above: Flags) -> Flags:
    """Return which short lines say how long it takes to read the article: "7 min read"."""
    lines, words = batch.lines, batch.words
    flags = above & (lines.word_count > 1) & (lines.word_count <= _READING_TIME)
    line = np.flatnonzero(flags)
    numbers = prefix_sum(words.has_digit)
    flags[line] = numbers[lines.last[line]] > numbers[lines.first[line]]
    for number in np.flatnonzero(flags).tolist():
        flags[number] = _READING.fullmatch(batch.text, int(lines.start[number]), int(lines.end[number])) is not None
    return flags


def _menus(batch: Batch, above: Flags, known: Flags) -> Flags:
    """Return which lines are items of lists of which several are ``known``, or of lists in levels: "• Home", "• News", "• Our orchard".

    Where items have no bullets, a list is from its first known item to its last: beyond them a headline or a byline may stand.
    """
    lines, found = batch.lines, _levels(batch, above)
    item = above & (lines.word_count <= _ITEM) & ~lines.ends_sentence & ~batch.lines_of_title
    marked = joined(item & batch.characters.are(lines.start, _BULLETS), lines.document)
    count = prefix_sum(known)
    menu = count[marked.last + 1] - count[marked.first] >= _TELLING
    found[ranges(marked.first[menu], marked.last[menu] + 1)] = True

    lists = joined(item, lines.document)
    among = np.flatnonzero(known & item)
    first, end = np.searchsorted(among, lists.first), np.searchsorted(among, lists.last + 1)
    telling = end - first >= _TELLING
    first, last = among[first[telling]], among[end[telling] - 1]
    long = last - first >= _UNMARKED - 1
    found[ranges(first[long], last[long] + 1)] = True
    return found


def _levels(batch: Batch, above: Flags) -> Flags:
    """Return which lines are items of a list in levels: "* About us", "+ Our team", "+ Our boats". A text browser writes menus so."""
    lines, characters = batch.lines, batch.characters
    marked = characters.are(lines.start, _LEVELS) & characters.are(lines.start + 1, " ")
    item = above & marked & (lines.word_count <= _LONGEST_ITEM) & ~characters.are(lines.end - 1, ".,;:") & ~batch.lines_of_title
    lists = joined(item, lines.document)
    upper, lower = (prefix_sum(characters.are(lines.start, mark)) for mark in _LEVELS[:2])
    menu = (lists.last - lists.first >= _UNMARKED - 1) & (upper[lists.last + 1] > upper[lists.first])
    menu &= lower[lists.last + 1] > lower[lists.first]
    found = np.zeros(len(lines), bool)
    found[ranges(lists.first[menu], lists.last[menu] + 1)] = True
    return found
