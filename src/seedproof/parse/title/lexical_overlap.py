"""Tell which words of a line are said again: the whole line, its ends, its telling words in the article that follows."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.parse.title.matrix import Values
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import distinct, marked_types, within
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["LineWords", "article_overlap", "repetitions", "shared_pairs"]

_ARTICLE: Final = 150  # words of the article that may take up the headline's (guessed)
_PAIRS: Final = 300  # characters of it, in scripts without spaces (guessed)
_TELLING: Final = 0x30A0  # katakana and what comes after
_END: Final = 3  # words at either end of a line that may stand elsewhere (guessed)
_MOST: Final = 4  # shared words: more say no more (guessed)
_ODD: Final = tuple(np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93))


class LineWords(NamedTuple):
    """Hold the words of some lines.

    ``word``: the index of each word.
    ``hashes``: the hash of each word.
    ``row``: the line of each word, counted among these lines.
    ``size``: how many words each line has.
    ``document``: the document of each line.
    """

    word: Offsets
    hashes: Hashes
    row: Offsets
    size: Offsets
    document: Offsets


def repetitions(lines: LineWords) -> Values:
    """Tell whether a line is navigation, stands twice, or begins or ends as another line of its document does (breadcrumbs)."""
    whole = _line_hashes(lines)
    key = whole ^ _salt(lines.document)
    order = np.argsort(key, kind="stable")
    same = np.append(False, key[order[1:]] == key[order[:-1]])[: len(order)]
    before, after = np.zeros(len(key), bool), np.zeros(len(key), bool)
    before[order[same]] = True
    after[order[:-1][same[1:]]] = True
    several = lines.size > 1
    opening, closing = _ends(lines)
    return {
        "navigation": within(whole, _navigation()) & (lines.size > 0),
        "repeated-before": before & several,
        "repeated-after": after & several,
        "opening-repeated": opening,
        "closing-repeated": closing,
        "doubled": several & _doubled(lines),
    }


def article_overlap(batch: Batch, lines: LineWords, article: Offsets, above: Flags, telling: Flags) -> Values:
    """Return the share and the number of the ``telling`` words of lines ``above`` the article that it takes up."""
    low, high = batch.lines.of_document[:-1], batch.lines.of_document[1:]
    held = article < high
    words = np.append(batch.lines.first, len(batch.words))
    first = np.where(held, words[np.minimum(article, high)], 0)
    last = np.where(held, np.minimum(first + _ARTICLE, words[np.maximum(high, low)]), 0)
    own = np.flatnonzero(telling & above[lines.row])
    # Of the article's words only those are looked up that some line has: types are cheaper to compare than hashes.
    kind_of, documents = batch.words.types.kind, len(low)
    kind = kind_of[ranges(first, last)]
    met = np.flatnonzero(marked_types(kind_of[lines.word[own]], len(batch.words.types.hash))[kind])
    body = kind[met] * documents + np.repeat(np.arange(documents), last - first)[met]
    found = within(kind_of[lines.word[own]] * documents + lines.document[lines.row[own]], np.sort(body))
    shared, all_own = (np.bincount(lines.row[words], minlength=len(lines.size)) for words in (own[found], own))
    return {"overlap-share": shared / np.maximum(all_own, 1), "overlap-words": np.minimum(shared, _MOST) / _MOST}


def shared_pairs(batch: Batch, line: Offsets, document: Offsets, article: Offsets, wanted: Flags) -> Values:
    """Return the share of a line's pairs of Han characters or katakana that the article takes up: in scripts without spaces words hide."""
    characters, lines = batch.characters, batch.lines
    beyond = characters.beyond_ascii
    first = beyond[characters.codes[beyond] >= _TELLING]  # hiragana are mostly grammar
    first = first[np.append(first[1:] - first[:-1] == 1, False)[: len(first)]]  # the next one is one of them too
    share = np.zeros(len(line))
    if not len(first):
        return {"overlap-pairs": share}
    pair = characters.codes[first].astype(np.uint64) << np.uint64(21) | characters.codes[first + 1].astype(np.uint64)
    low, high = (np.searchsorted(first, edge[line]) for edge in (lines.start, lines.end))
    high = np.where(wanted, high, low)
    held = article < lines.of_document[1:]
    begin = np.searchsorted(first, np.append(lines.start, 0)[np.where(held, article, -1)])
    end = np.searchsorted(first, np.where(held, np.minimum(first[np.minimum(begin, len(first) - 1)] + _PAIRS, batch.ends), 0))
    body = pair[ranges(begin, np.maximum(begin, end))] ^ np.repeat(_salt(np.arange(len(article))), np.maximum(end - begin, 0))
    row = np.repeat(np.arange(len(line)), high - low)
    found = within(pair[ranges(low, high)] ^ _salt(document[row]), np.sort(body))
    np.divide(np.bincount(row[found], minlength=len(line)), high - low, out=share, where=high > low)
    return {"overlap-pairs": share}


def _salt(document: Offsets) -> Hashes:
    """Return what makes a hash one of its document."""
    return document.astype(np.uint64) * _ODD[2]


def _ends(lines: LineWords) -> tuple[Flags, Flags]:
    """Tell whether the first three words of a line, and the last three, stand together elsewhere at the head of its document."""
    opening, closing = np.zeros(len(lines.size), bool), np.zeros(len(lines.size), bool)
    hashes, row = lines.hashes, lines.row
    if len(hashes) < _END:
        return opening, closing
    same = row[2:] == row[:-2]
    three, row = ((hashes[:-2] * _ODD[0] + hashes[1:-1]) * _ODD[1] + hashes[2:])[same], row[:-2][same]
    three ^= _salt(lines.document)[row]
    ordered, edge = np.sort(three), row[1:] != row[:-1]
    for result, at in ((opening, np.append(True, edge)[: len(row)]), (closing, np.append(edge, True)[: len(row)])):
        times = np.searchsorted(ordered, three[at], side="right") - np.searchsorted(ordered, three[at])
        result[row[at]] = times > 1
    return opening, closing


def _doubled(lines: LineWords) -> Flags:
    """Tell whether the second half of a line says what the first does."""
    word, count = np.arange(len(lines.row)), len(lines.row)
    other = word + (lines.size // 2)[lines.row]
    word, other = word[other < count], other[other < count]
    same = word[(lines.hashes[other] == lines.hashes[word]) & (lines.row[other] == lines.row[word])]
    return np.bincount(lines.row[same], minlength=len(lines.size)) * 2 >= lines.size - 1


def _line_hashes(lines: LineWords) -> Hashes:
    """Return a hash of the words of each line, in order."""
    starts = np.cumsum(lines.size) - lines.size
    rank = (np.arange(len(lines.row)) - starts[lines.row]).astype(np.uint64)
    mixed = lines.hashes * (np.uint64(2) * rank + np.uint64(1)) * _ODD[0]
    total = np.zeros(len(lines.size), np.uint64)
    held = np.flatnonzero(lines.size)
    if len(held):
        total[held] = np.add.reduceat(mixed ^ (mixed >> np.uint64(29)), starts[held])
    return total


@cache
def _navigation() -> Hashes:
    """Return the hashes of the lines that site furniture prints above a headline."""
    lines = [re.findall(r"[^\W_]+(?:'[^\W_]+)*", line) for line in sorted(word_lists.every("navigation", "line"))]
    count = np.array([len(words) for words in lines])
    row = np.repeat(np.arange(len(lines)), count)
    return distinct(_line_hashes(LineWords(row, hash_words([w.removesuffix("'s") for words in lines for w in words]), row, count, row)))
