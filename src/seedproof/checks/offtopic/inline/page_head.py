"""The head of a page: menus, breadcrumbs, buttons and other words of the site above the article."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.candidates import PARAGRAPH
from seedproof.checks.offtopic.features.form import within_sentence
from seedproof.checks.offtopic.inline.stretches import Stretches, joined
from seedproof.checks.offtopic.inline.wording import before_cut, wording
from seedproof.checks.offtopic.nearest import next_flagged
from seedproof.text.spans import Flags, prefix_sum, ranges

__all__ = ["MOST_LINES", "page_head"]

MOST_LINES: Final = 80  # from the top of a document: menus of whole pages have fifty (guessed)

_BULLETS: Final = "*•+-–o·»›>|"
_ITEM: Final = 6  # words of an item of a menu (guessed)
_TELLING: Final = 3  # items of a list that are known to be a menu's: an article's list may have one by chance, or two (guessed)
_TOPICS: Final = ("navigation", "share-and-follow", "comment-form", "cookie-notice", "ad-block-notice", "advertisement-marker")


def page_head(batch: Batch, most_lines: int = MOST_LINES) -> Stretches:
    """Return the stretches of such lines above the first paragraph, within the first ``most_lines`` lines."""
    lines, said = batch.lines, wording(batch, *_TOPICS)
    index, top = np.arange(len(lines)), lines.of_document[lines.document]
    first_paragraph = next_flagged((lines.word_count >= PARAGRAPH) & lines.ends_sentence, top)
    above = (index < first_paragraph) & (first_paragraph < lines.of_document[lines.document + 1])
    above &= (index < top + most_lines) & before_cut(batch)
    begins = said.start & (lines.word_count < PARAGRAPH) & ~batch.lines_of_title  # "Response to flood was too slow, report finds"
    known = above & (said.whole | begins) & ~within_sentence(batch)
    return joined(known | _menus(batch, above, known), lines.document)


def _menus(batch: Batch, above: Flags, known: Flags) -> Flags:
    """Return which lines are items of lists of which several are ``known``: "• Home", "• News", "• Our orchard"."""
    lines, found = batch.lines, np.zeros(len(batch.lines), bool)
    item = above & batch.characters.are(lines.start, _BULLETS) & (lines.word_count <= _ITEM) & ~lines.ends_sentence
    lists = joined(item & ~batch.lines_of_title, lines.document)
    count = prefix_sum(known)
    menu = count[lists.last + 1] - count[lists.first] >= _TELLING
    found[ranges(lists.first[menu], lists.last[menu] + 1)] = True
    return found
