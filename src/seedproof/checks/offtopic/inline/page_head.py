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
from seedproof.checks.offtopic.nearest import next_flagged
from seedproof.text.spans import Flags, prefix_sum, ranges

__all__ = ["MOST_LINES", "page_head"]

MOST_LINES: Final = 200  # from the top of a document: menus of whole pages have a hundred, of all their levels

_BULLETS: Final = "*•+-–o·»›>|"
_ITEM: Final = 6  # words of an item of a menu (guessed)
_TELLING: Final = 3  # items of a list that are known to be a menu's: an article's list may have one by chance, or two (guessed)
_UNMARKED: Final = 8  # items without bullets from the first known one to the last: headline, byline and date are three (guessed)
_TOPICS: Final = ("navigation", "share-and-follow", "comment-form", "cookie-notice", "ad-block-notice", "advertisement-marker")


def page_head(batch: Batch, most_lines: int = MOST_LINES) -> Stretches:
    """Return the stretches of such lines above the first paragraph, within the first ``most_lines`` lines."""
    lines, said = batch.lines, wording(batch, *_TOPICS)
    index, top = np.arange(len(lines)), lines.of_document[lines.document]
    first_paragraph = next_flagged(paragraphs(batch), top)
    above = (index < first_paragraph) & (first_paragraph < lines.of_document[lines.document + 1])
    above &= (index < top + most_lines) & before_cut(batch)
    begins = said.start & (lines.word_count < PARAGRAPH) & ~batch.lines_of_title  # "Response to flood was too slow, report finds"
    known = above & (said.whole | begins) & ~within_sentence(batch)
    return joined(known | _menus(batch, above, known), lines.document)


def _menus(batch: Batch, above: Flags, known: Flags) -> Flags:
    """Return which lines are items of lists of which several are ``known``: "• Home", "• News", "• Our orchard".

    Where items have no bullets, a list is from its first known item to its last: beyond them a headline or a byline may stand.
    """
    lines, found = batch.lines, np.zeros(len(batch.lines), bool)
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
