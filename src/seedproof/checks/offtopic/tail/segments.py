"""The tail: what follows the cut, in labelled segments that join up and cover it to the end of the text.

A line that holds fixed wording says what it is; the lines after it go with it until the next one that says so, as
teasers follow "Check also" and a biography follows "About the author".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate, groupby, pairwise
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.candidates import FOREIGN_WORDS, PARAGRAPH
from seedproof.checks.offtopic.cut.cut import Cuts, cuts
from seedproof.checks.offtopic.features.endings import closing_marks, introduces_person
from seedproof.checks.offtopic.features.form import opens_biography
from seedproof.checks.offtopic.tail.comments import comments
from seedproof.checks.offtopic.tail.foreign import foreign
from seedproof.checks.offtopic.tail.signatures import signatures
from seedproof.checks.offtopic.topics import FOREIGN, LABELS, NAMES, OTHER, TOPICS
from seedproof.lang.phrases import PLACES, by_language, by_place, by_topic
from seedproof.text.spans import Offsets

__all__ = ["Segment", "segments"]

_CARRYING: Final = {
    topic.label for topic in (*NAMES, *TOPICS) if topic.label and topic.carries_prose
}  # labels whose segments go on over prose
_PLACES_BY_WEIGHT: Final = ("line", "start", "end", "anywhere")  # where wording stands in its line, the more telling first
_BY_NAME, _BY_OWN_TOPIC, _BY_OTHER_TOPIC = range(3)
_RANKED: Final = (*LABELS, None)  # what wording tells: a label, or that there is none
_NO_RANK: Final = 3 * len(_PLACES_BY_WEIGHT) * len(_RANKED)
_LINKS: Final = "related-links"
_OF_FOOTERS: Final = {_LINKS, "share-and-follow", "copyright-line", "comment-form", "press-contact", OTHER}
_BUTTONS: Final = 6  # words (guessed)
_TEASER: Final = 3  # lines of a teaser between two links (guessed)
_OF_TEASERS: Final = {OTHER, "reporter-credit"}  # "Press Release" is told as who has sent a text
_CREDIT: Final = LABELS.index("reporter-credit")
_FORM: Final = LABELS.index("comment-form")
_LONGEST_CREDIT: Final = 12  # words: "Additional reporting by Ana Petrov and Jens Holm in Tallow Bay; editing by Ingrid Malone" (guessed)
_NAMES_BELOW: Final = 3  # lines below one that credits in which names and offices may stand (guessed)
_NAME: Final = 4  # words of such a line (guessed)
_UNSPACED_NAME: Final = 5  # characters of it in a script that sets no spaces (guessed)
_LEAST_LINES: Final = 3  # of a document whose last line may be a credit: title, text, credit
_UNTOLD: Final = -1  # the label of a line that holds no wording


class Segment(NamedTuple):
    """A stretch of a tail.

    ``label``: what it is, one of ``LABELS``
    ``start``, ``end``: its span in the batch's text
    ``likely``: how likely the article has ended before it, None where its wording alone tells it
    """

    label: str
    start: int
    end: int
    likely: float | None


def segments(batch: Batch) -> list[Segment]:
    """Return the segments of all tails of the batch, in order."""
    found, told = batch.once(cuts), _told(batch)
    first, last = _first(batch, found, told), batch.lines.of_document[1:]
    tails = np.flatnonzero(first < last)
    return [segment for i in tails.tolist() for segment in _joined(batch, found, told, int(first[i]), int(last[i]))]


def _first(batch: Batch, found: Cuts, told: Offsets) -> Offsets:
    """Return the first line of each tail: a credit that closes the article stands before the cut, or at the end, where there is none.

    A signature with which a tail begins is told to be one. A mark of the end begins a tail too, if it closes the text, and so do comments.
    """
    lines, closing = batch.lines, np.maximum(found.line - 1, 0)
    if not len(lines):
        return found.line
    commented = comments(batch)
    told[commented[commented < lines.of_document[1:]]] = _FORM
    begun = found.line[found.line < lines.of_document[1:]]
    told[begun[signatures(batch, begun) & (told[begun] == _UNTOLD)]] = _CREDIT
    worded = (told[closing] == _CREDIT) & (lines.word_count[closing] <= _LONGEST_CREDIT)
    credit = (worded | signatures(batch, closing)) & (found.line - lines.of_document[:-1] >= _LEAST_LINES)
    told[closing[credit]] = _CREDIT
    return np.minimum(np.minimum(found.line - credit, commented), closing_marks(batch))


def _joined(batch: Batch, found: Cuts, told: Offsets, first: int, last: int) -> Iterator[Segment]:
    """Yield the segments of the tail that consists of the lines from ``first`` up to ``last``."""
    lines, labels = batch.lines, _labels(batch, told, first, last)
    begin = first
    for line in range(first + 1, last + 1):
        if line == last or labels[line - first] != labels[begin - first]:
            likely = float(found.ended[begin]) if begin >= found.line[lines.document[begin]] else None
            yield Segment(labels[begin - first], int(lines.start[begin]), int(lines.end[line - 1]), likely)
            begin = line


def _labels(batch: Batch, told: Offsets, first: int, last: int) -> list[str]:
    """Return the label of each line of a tail."""
    words, other = batch.lines.word_count, batch.once(foreign)[first:last]
    known = other & (words[first:last][other].sum() >= FOREIGN_WORDS)  # of few words a language is often wrong
    labels: list[str] = []
    credit: int | None = None
    for line in range(first, last):
        if told[line] != _UNTOLD:
            labels.append(LABELS[told[line]])
            credit = line if told[line] == _CREDIT else None
        elif not labels or (labels[-1] not in _CARRYING and words[line] >= PARAGRAPH) or not _is_of_credit(batch, line, credit):
            labels.append(FOREIGN if known[line - first] else OTHER)
        else:
            labels.append(labels[-1])
    return _smoothed(labels, words[first:last].tolist())


def _is_of_credit(batch: Batch, line: int, credit: int | None) -> bool:
    """Tell whether a line may belong to the credit before it, if there is one, as a name or an office does."""
    if credit is None:
        return True
    lines, text = batch.lines, batch.lines.text(line).strip()
    unspaced = any(map(str.isalpha, text)) and not any(map(str.isascii, filter(str.isalpha, text))) and " " not in text
    short = len(text) <= _UNSPACED_NAME if unspaced else lines.word_count[line] <= _NAME
    return line - credit <= _NAMES_BELOW and bool(short)


def _smoothed(labels: list[str], words: list[int]) -> list[str]:
    """Return the labels, where a button or two within a list of links are of the list, as are the words of a teaser between two links.

    A footer is one thing, not ten.
    """
    result = list(labels)
    links = [line for line, label in enumerate(labels) if label == _LINKS]
    for link, following in pairwise(links):
        if following - link - 1 <= _TEASER and _OF_TEASERS.issuperset(labels[link + 1 : following]):
            result[link:following] = [_LINKS] * (following - link)
    runs = [(label, len(list(group))) for label, group in groupby(result)]
    ends = list(accumulate(size for _, size in runs))
    for i in range(1, len(runs) - 1):
        label, size = runs[i]
        low, high = ends[i] - size, ends[i]
        if label in _OF_FOOTERS and runs[i - 1][0] == runs[i + 1][0] in _OF_FOOTERS and sum(words[low:high]) <= _BUTTONS:
            result[low:high] = [runs[i - 1][0]] * size
    return result


def _told(batch: Batch) -> Offsets:
    """Return for each line the index in ``LABELS`` that its wording tells, or ``_UNTOLD``.

    "AD" is a word of Turkish forms: only wording in the language of the line or its document tells, and that of English and of none.
    """
    lines, hits = batch.lines, batch.phrases
    rank, language = _ranks()
    applies = (language[hits.phrase] == batch.languages.near(hits.line)) | (language[hits.phrase] < 0)
    best = np.full(len(lines), _NO_RANK, np.int64)
    np.minimum.at(best, hits.line[applies], rank[hits.phrase[applies]])
    told = best % len(_RANKED)
    result = np.where((best < _NO_RANK) & (told < len(LABELS)), told, _UNTOLD)
    result[(result == _UNTOLD) & (opens_biography(batch) | introduces_person(batch))] = LABELS.index("author-bio")
    return result


@cache
def _ranks() -> tuple[Offsets, Offsets]:
    """Return the rank of each phrase, by place, then names, topics of their own and others, then by label, and its language.

    ``_NO_RANK`` where it tells nothing; -1 for the language of those that may stand in any.
    """
    names = {topic.name: topic.label for topic in NAMES}
    labels = names | {topic.name: topic.label for topic in TOPICS if topic.label}
    levels = {
        topic: _BY_NAME if topic in names else _BY_OWN_TOPIC if topic == label else _BY_OTHER_TOPIC for topic, label in labels.items()
    }
    by_label = by_topic({topic: level * len(_RANKED) + _RANKED.index(labels[topic]) for topic, level in levels.items()}, -1)
    ranks = np.where(by_label < 0, _NO_RANK, by_place([3 * len(_RANKED) * _PLACES_BY_WEIGHT.index(place) for place in PLACES]) + by_label)
    return ranks, by_language(-1, -1)
