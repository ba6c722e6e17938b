"""Credits of pictures: where in a line one begins that goes on to the line's end.

Four things tell one, in any language: a sign or label before a name ("© Ana Petrov", "Photo: Ana Petrov"), an agency that
lends pictures ("Ana Petrov/Getty Images"), any agency that a slash parts from a name ("Ana Petrov/AFP"), and a licence.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.lang.phrases import PhraseHits, packs
from seedproof.text import codepoints
from seedproof.text.codepoints import among
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Flags, Offsets, ranges

__all__ = ["NO_CREDIT", "Credits", "picture_credits"]

NO_CREDIT: Final = -1

_LABELS: Final = "picture-by"  # the topic of signs and labels

_LONGEST_NAME: Final = 11  # words: "Ana Petrov and Jens Holm / Harbour Press, by kind permission"
_SHORT_NAME: Final = 5  # words of a name of which half may be small: "Archives du Gouvernement tchèque"
_MOST_AFTER: Final = 6  # words after an agency, "Getty Images / Jens Holm Photography", or a sign, "© ana_p - stock.adobe.com"
_FEW: Final = 3  # words that may all be small behind a label: "photo by ana petrov"
_SMALL_IN_NAME: Final = 3  # one word in so many may be small: "Imago/Ana-Petrov.de", "Getty Images / Jens van Holm"
_SHORT: Final = 3  # characters of an agency's name that may be a man's
_PARTING: Final = "/|"  # between a name and an agency
_OPENING: Final = "/|([,;:©-–—•"  # before an agency that ends the line
_APART: Final = "()[]{}.!?…:;,\"'“”„’»«|/•·–—-*_©"  # before a label


class Credits(NamedTuple):
    """Batch over the lines: ``start``, the offset where its credit begins, ``NO_CREDIT`` where it has none · ``sure``: whether a sign,
    an agency or a licence tells it. A label alone may belong to the text: "Image: NASA" in a magazine's interview.
    """

    start: Offsets
    sure: Flags


class _Tails(NamedTuple):
    """What follows each of some phrases up to the end of its line: ``words``, and how many of them are ``small``, without a capital."""

    words: Offsets
    small: Offsets


def picture_credits(batch: Batch) -> Credits:
    """Return the credit of each line."""
    never = len(batch.text)
    found, sure = np.full(len(batch.lines), never, np.int64), np.zeros(len(batch.lines), bool)
    hits = batch.phrases.of(*_READERS)
    if len(hits) and len(batch.words):
        small = _small_words(batch, np.unique(hits.line))
        for topic, read in _READERS.items():
            line, start = read(batch, hits.of(topic), small)
            np.minimum.at(found, line, start - among(batch.characters.codes[np.maximum(start - 1, 0)], "(["))
            sure[line[among(batch.characters.codes[start], "©") if topic == _LABELS else slice(None)]] = True
    return Credits(np.where(found < never, found, NO_CREDIT), sure)


def _labelled(batch: Batch, hits: PhraseHits, small: Offsets) -> tuple[Offsets, Offsets]:
    """Names behind a sign or a label. "(c)" at the start or end of a line, or before no name, is a clause: "§ 12 (c) (4)"."""
    tails, first = _tails(batch, hits, small), batch.characters.codes[hits.start]
    sign, bracketed = among(first, "©"), among(first, "(") & (hits.end - hits.start == len("(c)"))
    leads = hits.start == batch.lines.start[hits.line]
    told = leads | sign | ((batch.characters.kinds[hits.start] & codepoints.UPPER) != 0)
    few = np.where(sign, _MOST_AFTER, _FEW)
    enclosed = among(_before(batch, hits.start), "([")
    share = np.where(enclosed | (tails.words <= _SHORT_NAME), 1 / 2, 2 / 5)  # of a German sentence half of the words may have capitals
    named = (tails.small <= share * tails.words) | ((tails.words <= few) & told & ~bracketed)
    named &= (tails.words > 0) | ~leads  # "The quay at night. Photo:", and the name in the next line
    second = np.searchsorted(batch.words.start, hits.start) <= batch.lines.first[hits.line] + 1  # "Main image credit: Jens Holm"
    opens = told | second | among(first, "(") | among(_before(batch, hits.start), _APART)
    clause = bracketed & (leads | (tails.small > 0) | (tails.words == 0) | ~batch.words.initial_upper[_word_after(batch, hits)])
    notice = (sign | bracketed) & (tails.words > 0) & _is_notice(batch, hits)
    kept = opens & named & (tails.words <= _LONGEST_NAME) & ~clause & ~notice & ~_is_code(batch, hits, tails)
    return hits.line[kept], hits.start[kept]


def _lent(batch: Batch, hits: PhraseHits, small: Offsets) -> tuple[Offsets, Offsets]:
    """Agencies that lend pictures: alone, parted from a name, or at the end behind a mark or "via"."""
    tails, start = _tails(batch, hits, small), _name_before(batch, hits.start, small)
    last = tails.words == 0
    alone = last & (hits.start == batch.lines.start[hits.line])
    full_stop = among(batch.characters.codes[batch.lines.end[hits.line] - 1], ".")
    behind = last & ~full_stop & (among(_before(batch, hits.start), _OPENING) | _follows(batch, hits.start, "via"))
    named = _SMALL_IN_NAME * tails.small <= tails.words
    kept = (tails.words <= _MOST_AFTER) & named & (alone | behind | _parted(batch, hits, start, tails, _PARTING))
    return hits.line[kept], start[kept]


def _sent(batch: Batch, hits: PhraseHits, small: Offsets) -> tuple[Offsets, Offsets]:
    """Agencies that send texts too, parted by a slash from a name of two words or more: "(APA/dpa)" signs a text.

    Their names are short: "Team | AP | PTS" heads a table, and "Sid" is a man.
    """
    tails, start = _tails(batch, hits, small), _name_before(batch, hits.start, small)
    words = batch.words
    before = np.searchsorted(words.start, hits.start) - np.searchsorted(words.start, start)
    kept = (tails.words <= _MOST_AFTER) & (tails.small == 0) & (before + tails.words >= 2) & _parted(batch, hits, start, tails, "/")
    kinds = batch.characters.kinds
    kept &= (
        (hits.end - hits.start > _SHORT) | ((kinds[hits.start] & codepoints.UPPER) == 0) | ((kinds[hits.start + 1] & codepoints.LOWER) == 0)
    )
    return hits.line[kept], start[kept]


def _licensed(batch: Batch, hits: PhraseHits, small: Offsets) -> tuple[Offsets, Offsets]:
    """Licences behind a mark: "licensed under CC BY" is said of the text."""
    tails = _tails(batch, hits, small)
    kept = (tails.words <= _FEW) & among(_before(batch, hits.start), _OPENING + ".")
    return hits.line[kept], hits.start[kept]


def _small_words(batch: Batch, lines: Offsets) -> Offsets:
    """The words of ``lines`` that begin with a small letter."""
    words = ranges(batch.lines.first[lines], batch.lines.last[lines])
    return words[(batch.characters.kinds[batch.words.start[words]] & codepoints.LOWER) != 0]


def _tails(batch: Batch, hits: PhraseHits, small: Offsets) -> _Tails:
    first = np.searchsorted(batch.words.start, hits.end)
    last = np.maximum(batch.lines.last[hits.line], first)
    return _Tails(last - first, np.searchsorted(small, last) - np.searchsorted(small, first))


def _name_before(batch: Batch, at: Offsets, small: Offsets) -> Offsets:
    """Where the words with capitals begin that end at ``at``, within the line."""
    words = batch.words
    word = np.searchsorted(words.start, at)
    line = np.searchsorted(batch.lines.start, at, side="right") - 1
    after_small = np.append(-1, small)[np.searchsorted(small, word)] + 1
    begins = np.minimum(np.maximum(after_small, batch.lines.first[line]), len(words) - 1)
    return np.minimum(words.start[begins], at)


def _parted(batch: Batch, hits: PhraseHits, start: Offsets, tails: _Tails, marks: str) -> Flags:
    """Whether one of ``marks`` stands between an agency and a name before or after it."""
    before = among(_before(batch, hits.start), marks) & (start < hits.start)
    return before | (among(_after(batch, hits.end), marks) & (tails.words > 0))


def _is_notice(batch: Batch, hits: PhraseHits) -> Flags:
    """Whether a sign begins the notice of the page's own owner: "© 2019", "Copyright © Harbour Press", "© Copyright"."""
    words, after = batch.words, _word_after(batch, hits)
    dated = words.has_digit[after] & (words.length[after] == len("2019"))
    return dated | (words.hash[after] == _hash_of("copyright")) | _follows(batch, hits.start, "copyright")


def _is_code(batch: Batch, hits: PhraseHits, tails: _Tails) -> Flags:
    """Whether a label is a key of a program's settings: "image: mailserver/latest"."""
    written_small = (batch.characters.kinds[hits.start] & codepoints.LOWER) != 0
    return written_small & (tails.small == tails.words) & _ends_in_colon()[hits.phrase]


@cache
def _ends_in_colon() -> Flags:
    return np.array([p.text.endswith(":") for p in packs()], bool)


def _word_after(batch: Batch, hits: PhraseHits) -> Offsets:
    """The word after each hit; the text's last word where there is none."""
    return np.minimum(np.searchsorted(batch.words.start, hits.end), len(batch.words) - 1)


def _follows(batch: Batch, at: Offsets, word: str) -> Flags:
    """Whether ``word`` is the last word before ``at`` in its line."""
    words, after = batch.words, np.searchsorted(batch.words.start, at)
    first = batch.lines.first[np.searchsorted(batch.lines.start, at, side="right") - 1]
    return (after > first) & (words.hash[np.maximum(after - 1, 0)] == _hash_of(word))


@cache
def _hash_of(word: str) -> np.uint64:
    hashed: np.uint64 = hash_words([word])[0]
    return hashed


def _before(batch: Batch, at: Offsets) -> codepoints.CodePoints:
    """The character before, a space aside."""
    codes = batch.characters.codes
    back = np.maximum(at - 1, 0)
    return codes[np.maximum(back - among(codes[back], " "), 0)]


def _after(batch: Batch, at: Offsets) -> codepoints.CodePoints:
    """The character after, a space aside."""
    codes, last = batch.characters.codes, len(batch.characters.codes) - 1
    ahead = np.minimum(at, last)
    return codes[np.minimum(ahead + among(codes[ahead], " "), last)]


_READERS: Final[dict[str, Callable[[Batch, PhraseHits, Offsets], tuple[Offsets, Offsets]]]] = {
    _LABELS: _labelled, "picture-agency": _lent, "wire-agency": _sent, "picture-licence": _licensed,
}  # fmt: skip
