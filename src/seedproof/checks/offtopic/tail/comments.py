"""Readers' comments below a heading that counts them: "3 replies on “Harbour opens”". They read like articles, so no model tells them."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang.phrases import PLACES, by_place, by_topic
from seedproof.text.spans import Offsets, prefix_sum

__all__ = ["comments"]

_COUNTED, _ONE = "comment-count", "one-comment"  # the topics of what stands beside a number, and of what says "one" in words
_QUOTES: Final = frozenset('"“”„«»‘’‹›「」『』')
# Of 870 such headings on labelled pages, with so much prose before them, 9 in 1,000 stand within the article: as a button, mostly.
_SENTENCE: Final = 8  # words of a line that is prose, if it ends as a sentence
_ARTICLE: Final = 40  # words of prose before comments
_SHARE: Final = 0.1  # of a document's prose, that stands before its comments


def comments(batch: Batch) -> Offsets:
    """Return for each document the first line from which comments go on, its end where there is none."""
    lines, last, headings = batch.lines, batch.lines.of_document[1:], _headings(batch)
    prose = prefix_sum(lines.word_count * (lines.ends_sentence & (lines.word_count >= _SENTENCE) & ~batch.lines_of_title))
    low, document = prose[lines.of_document[:-1]], lines.document[headings]
    before = prose[headings] - low[document]
    below = headings[(before >= _ARTICLE) & (before >= _SHARE * (prose[last] - low)[document])]
    result = last.copy()
    np.minimum.at(result, lines.document[below], below)
    return result


def _headings(batch: Batch) -> Offsets:
    """Return the lines that say how many comments there are, and nothing else or the title that they are on, in quotation marks."""
    hits = batch.phrases.of(_COUNTED, _ONE)
    alone = by_place([place == "line" for place in PLACES])[hits.phrase] > 0
    in_words = by_topic({_ONE: 1}, 0)[hits.phrase] > 0
    texts = map(batch.lines.text, hits.line.tolist())
    kept = [
        (one or any(sign.isdigit() and sign != "0" for sign in text)) and (whole or not _QUOTES.isdisjoint(text))
        for text, whole, one in zip(texts, alone.tolist(), in_words.tolist(), strict=True)
    ]
    return np.unique(hits.line[np.array(kept, bool)])
