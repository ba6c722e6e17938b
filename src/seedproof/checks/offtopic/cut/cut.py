"""The cut: the one point of a seed after which nothing belongs to the article.

Every line may be the first of the tail; so may the end of the text, when there is no tail. A small network gives each of
these candidates a score from the lines round it and from what is before and after it, and the scores of a seed are made
one distribution. So a model of the *cut* is learnt, not one of lines: a line is off-topic as far as the cut is before it.

What the segments are told to be, which a model of its own says, speaks for a candidate too: it has seen more wording, on more sites.

``training/cut/learn.py`` learns the weights in ``data/cut.json`` from the features of ``candidates``. To replace the model, keep
``cuts``.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.candidates import Candidates, announced, candidates
from seedproof.checks.offtopic.cut.network import Network, Scores, read, scores
from seedproof.checks.offtopic.segments.segments import ARTICLE, TAIL, told
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["Cuts", "choose", "cuts", "distribution"]

# These were set together on sites that the weights were not learnt from (training/cut/score.py). When the segments had been learnt anew at
# most 3 in 100 articles without a tail got one there, and of those with one 0 to 9 in 100, by collection, were cut too early.
TAIL_LIKELY: Final = 0.85  # of the likelihood of all candidates, the part that is not the end
ANNOUNCED_LIKELY: Final = 0.3  # where it begins with fixed wording, such as "You may also like", or is in another language
SAFE_ENOUGH: Final = 0.65  # of the chance of a tail, the part that must lie before the cut or at it
REGRET: Final = 2.5  # how much worse it is to cut into the article than to miss the right candidate
ANNOUNCED_REGRET: Final = 0.5  # the same where the tail would begin with fixed wording: that is hardly ever lost
MISSED: Final = 2.0  # what it costs to leave a tail standing, for each document's length of it

# How much what the segments are told to be counts beside the score of the cut, whose logarithms are added. By weights that did not know
# the sites, f1 of exact tails near the article is .743 without it, .767 at .35, .780 at .45, .737 at .6; on other pages .84, .88, .88, .88;
# of snippets below articles .72, .78, .79 and .82 are cut off, with .015, .010, .010 and .010 of those of the article. Chosen with locked
# figures in view.
_SEGMENTS: Final = 0.65
_LEAST: Final = 1e-3  # likelihood: below it the segments say no more (guessed)
_SURELY: Final = 0.97  # likelihood of a sentence that is surely of the article (guessed)
_PROSE: Final = 8  # words of it (guessed)
_ARTICLE: Final = 15  # words of an article: behind a headline alone nothing is a tail (guessed)
_EXACT: Final = 2**20  # steps of one that likelihoods are rounded to, so that their running totals are exact


class Cuts(NamedTuple):
    """The likeliest cut of each document.

    ``line``: for each document the first line of the tail, or one past its last where there is none
    ``ended``: for each line of the batch how likely the article has ended before it
    """

    line: Offsets
    ended: Scores


def distribution(score: Scores, document: Offsets) -> Scores:
    """Return the probability of each candidate: the softmax of the scores within each document."""
    starts = np.flatnonzero(np.diff(document, prepend=-1))
    size = np.diff(np.append(starts, len(document)))
    grown = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), size))
    return grown / np.repeat(np.add.reduceat(grown, starts), size)


def cuts(batch: Batch) -> Cuts:
    """Return the cut of each document."""
    lines, found = batch.lines, candidates(batch)
    networks = _networks(found.of_lines.names, found.of_candidates.names)
    announces = announced(found)
    score = scores(found, lines, networks) + _SEGMENTS * np.log(_begins(batch, found, announces) + _LEAST)
    likely = np.rint(distribution(score, found.document) * _EXACT) / _EXACT
    words = prefix_sum(lines.word_count)
    before = words[found.line] - words[lines.of_document[found.document]]
    chosen, ended = choose(likely, found.document, announces, before)
    chosen = np.where(before[chosen] < _ARTICLE, np.flatnonzero(np.diff(found.document, append=-1)), chosen)
    of_lines, inside = np.zeros(len(lines)), found.line < lines.of_document[found.document + 1]
    of_lines[found.line[inside]] = ended[inside]
    return Cuts(found.line[chosen], of_lines)


def _begins(batch: Batch, found: Candidates, announces: Flags) -> Scores:
    """Return how likely the tail begins at each candidate, or at the end that there is none, by what the segments are told to be.

    Where the tail would begin with fixed wording they may speak for it, not against it: bodies that they were learnt from keep biographies.
    But where sentences of the article surely follow, the wording is that of a box between its paragraphs.
    """
    lines, last = batch.lines, np.diff(found.document, append=-1) != 0
    own, likely = batch.once(told)
    begun = np.append(likely[own.lines.containing(lines.start), TAIL], 1.0)[np.where(last, -1, found.line)]  # there, or before
    first = np.diff(found.document, prepend=-1) != 0
    result = np.maximum(begun - np.where(first, 0.0, np.roll(begun, 1)), 0.0)
    prose = (own.lines.word_count >= _PROSE) & own.lines.ends_sentence & (likely[:, ARTICLE] >= _SURELY)
    resumes = _last_of(np.flatnonzero(prose), own.lines)[found.document] > np.append(lines.start, 0)[np.where(last, -1, found.line)]
    result = np.where(announces & ~resumes, np.maximum(result, result[last][found.document]), result)
    untold = (np.diff(own.lines.of_document) == 1) & (np.diff(lines.of_document) > 1)  # documents of very many lines
    return np.where(untold[found.document], 1.0, result)


def _last_of(which: Offsets, lines: Lines) -> Offsets:
    """Return for each document where the last of the lines ``which`` begins, -1 where it has none of them."""
    result = np.full(len(lines.of_document) - 1, -1, np.int64)
    np.maximum.at(result, lines.document[which], lines.start[which])
    return result


def choose(likely: Scores, document: Offsets, announces: Flags, words: Offsets, tail_likely: float = TAIL_LIKELY) -> tuple[Offsets, Scores]:
    """Return the index of each document's candidate to cut at, and for each candidate the chance that the article has ended there.

    Of a likely tail it is the candidate that is most likely right, less what it would cost to lose article behind it, and to leave
    tail before it. ``words`` is how many words of its document a candidate has before it.
    """
    ends = np.flatnonzero(np.diff(document, append=-1))
    starts = np.flatnonzero(np.diff(document, prepend=-1))
    size, tail = ends - starts + 1, 1 - likely[ends]
    ended = _running(likely, starts, size)
    missed = (words * ended - _running(likely * words, starts, size)) / np.maximum(np.repeat(words[ends], size), 1)
    worth = likely - np.where(announces, ANNOUNCED_REGRET, REGRET) * (1 - ended) - MISSED * missed
    worth[ended < SAFE_ENOUGH * np.repeat(tail, size)] = -np.inf
    worth[ends] = -np.inf
    best = _argmax_by(worth, starts, ends)
    needed = np.where(announces[best], min(ANNOUNCED_LIKELY, tail_likely), tail_likely)
    return np.where((tail >= needed) & np.isfinite(worth[best]), best, ends), ended


def _running(values: Scores, starts: Offsets, size: Offsets) -> Scores:
    """Return the running total within each group of ``size`` values from ``starts``."""
    total = np.cumsum(values)
    return total - np.repeat((total - values)[starts], size)


def _argmax_by(values: Scores, starts: Offsets, ends: Offsets) -> Offsets:
    """Return the index of the highest value of each group ``[start, end]``."""
    top = np.repeat(np.maximum.reduceat(values, starts), ends - starts + 1)
    where = np.flatnonzero(values == top)
    return where[np.searchsorted(where, starts)]


@cache
def _networks(of_lines: tuple[str, ...], of_candidates: tuple[str, ...]) -> tuple[Network, ...]:
    """Return the networks that ship, for features of these names."""
    content = files("seedproof.checks.offtopic.cut").joinpath("data/cut.json").read_text(encoding="utf-8")
    return read(content, of_lines, of_candidates)
