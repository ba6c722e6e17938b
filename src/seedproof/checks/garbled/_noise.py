"""Signs of character noise, line by line: broken words, symbols inside words, stray letters and marks."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.garbled._capitals import different
from seedproof.checks.garbled._marks import marks
from seedproof.checks.garbled._repeats import keys_in_documents, recurring
from seedproof.checks.garbled._spelling import derived, improbable, slips
from seedproof.checks.garbled._vocabulary import ascii_codes, ascii_flags, known_abroad, vocabulary, zipf_of
from seedproof.text.batch import Batch
from seedproof.text.language import UNKNOWN
from seedproof.text.spans import Flags, Offsets
from seedproof.text.words import hash_words

__all__ = ["Signs", "signs"]

_TOUCHING = ascii_flags("-'\"")
_DRAWN = re.compile(r"(.)\1\1")  # "pleeease", "ahhhh"
#: Zipf frequency of the word that is meant, by length: nearly every three letters are one slip from some word.
_COMMON = np.array([9, 9, 9, 4.5, 4.5, 3.0, 3.0, 1.0], np.float32)
_BUMPED = re.compile("[a-z]{2,}[A-Z][a-z]{1,3}|[a-z]{2}[A-Z][a-z]+|[bcdfghj-np-z][A-Z][a-z]{4,}")
_BUMP = re.compile("[a-z][A-Z]")
#: Evidence for each word below which a line is not looked at.
LEAST_DENSITY: Final = 0.04
_SHORT: Final = 10  # words of a line that may do without "the" and "of"
_BROKEN_MEAN: Final = -1.6
_BROKEN_LOW: Final = -3.3  # 1 in 10 of the rarest sound words, 1 in 3 of misread ones


class Signs(NamedTuple):
    """Places in order: ``start``, ``end``, ``line``, ``weight``, and whether the sign is a ``word``. Lines: how many
    ``strange`` words in small letters no list has, broken or not.
    """

    start: Offsets
    end: Offsets
    line: Offsets
    weight: npt.NDArray[np.float64]
    word: Flags
    strange: Offsets


def signs(batch: Batch) -> Signs:
    """Return the signs of those English lines that have any; of a capitalised word only where other signs stand beside it."""
    words, lines = batch.columns.words, batch.columns.lines
    unknown, other = _unknown(batch), marks(batch)
    small = ~words.initial_upper[unknown]
    where = np.concatenate((words.line[unknown], lines.start.searchsorted(other.start, side="right") - 1)).astype(np.int64)
    most = np.bincount(where, np.concatenate((small, other.weight)), minlength=len(lines))
    worth = _readable(batch) & (most >= 1) & (most >= LEAST_DENSITY * lines.word_count)
    weight = np.zeros(len(unknown))
    tried = np.flatnonzero(small & worth[words.line[unknown]])
    weight[tried] = _small_words(batch, unknown[tried])
    total = np.bincount(where, np.concatenate((weight, other.weight)), minlength=len(lines))
    rough = (total >= 1) & worth
    named = np.flatnonzero(~small & rough[words.line[unknown]])
    weight[named] = _capitalised(batch, unknown[named])
    start, end = np.concatenate((words.start[unknown], other.start)), np.concatenate((words.end[unknown], other.end))
    weights = np.concatenate((weight, other.weight))
    order = np.lexsort((end, start))
    order = order[(weights[order] > 0) & rough[where[order]]]
    strange = np.bincount(words.line[unknown][small], minlength=len(lines))
    return Signs(start[order], end[order], where[order], weights[order], order < len(unknown), strange)


def _readable(batch: Batch) -> Flags:
    """Lines in English, and lines too broken to tell the language; both only with little English words, as names are the same in all."""
    words, lines, kept = batch.columns.words, batch.columns.lines, batch.keep(vocabulary)
    english = lines.in_language("en")
    little = kept.zipf > 5.8
    little[kept.type[words.length < 2]] = False
    count = different(batch, little[kept.type] & (english | (lines.language == UNKNOWN))[words.line])
    return np.where(english, (count > 0) | (lines.word_count < _SHORT), count >= np.maximum(2, 0.2 * lines.word_count))


def _unknown(batch: Batch) -> Offsets:
    """Words of plain letters that no English list has."""
    words, unknown = batch.columns.words, batch.keep(vocabulary).unknown
    plain = ~words.has_digit[unknown] & ~words.all_upper[unknown]
    return unknown[plain & (words.length[unknown] > 1) & (words.length[unknown] < 32)]


def _small_words(batch: Batch, places: Offsets) -> npt.NDArray[np.float64]:
    """1 for a broken word in small letters, 0.5 for one only unknown, 0 for capitals, terms, compounds and foreign words."""
    words = batch.columns.words
    weight = np.zeros(len(places))
    untouched = ~words.initial_upper[places] & ~_touched(batch, places)
    bumps = np.flatnonzero(untouched & (_bumps(batch, places) > 0) & (words.length[places] > 4))
    # "priSoner" and "lHoulaham", unlike "iPhone" and "userName"
    weight[bumps] = [0.75 * (_BUMPED.fullmatch(words.bare(places[k])) is not None) for k in bumps.tolist()]
    small = np.flatnonzero(untouched & (_bumps(batch, places) == 0))
    folded = {k: words.bare(places[k]).lower().replace("’", "'") for k in small.tolist()}
    small = np.array([k for k, word in folded.items() if word.isascii() and not _DRAWN.search(word)], np.int64)
    small = small[~_repeated(batch, places[small])]
    chosen = [folded[k] for k in small.tolist()]
    excused = derived(chosen) | known_abroad(words.hash[places[small]])
    small, chosen = small[~excused], [word for word, sound in zip(chosen, excused, strict=True) if not sound]
    length = words.length[places[small]]
    broken = _broken(chosen) & (length > 2)
    near = np.zeros(len(chosen), np.float32)
    doubtful = np.flatnonzero(~broken & (length > 2))
    near[doubtful] = slips([chosen[k] for k in doubtful.tolist()])
    slip = (near >= _COMMON[np.minimum(length, len(_COMMON) - 1)]) & (near > 0)
    weight[small] = np.where(broken | slip, 1.0, np.where(length > 2, 0.5, 0.4))
    return weight


def _capitalised(batch: Batch, places: Offsets) -> npt.NDArray[np.float64]:
    """1 for "WVaterloo" and "KOcIoSmox", 0.5 for "Piisoner" and "Lcds", 0 for what may be a name."""
    words = batch.columns.words
    folded = [words.bare(i).lower().replace("’", "'") for i in places.tolist()]
    plain = np.array([word.isascii() for word in folded], bool) & ~_repeated(batch, places) & ~_touched(batch, places)
    bumps = _bumps(batch, places)
    likely = _broken(folded)
    doubtful = np.flatnonzero(plain & ~likely & (bumps == 0) & (words.length[places] > 4))
    likely[doubtful] = slips([folded[k] for k in doubtful.tolist()]) >= 3.5
    weight = np.where(likely & (bumps == 0), 0.5, 0.0)
    weight[(bumps > 1) | ((bumps == 0) & _doubled(batch, places))] = 1.0
    return np.where(plain, weight, 0)


def _broken(folded: list[str]) -> Flags:
    mean, low = improbable(folded)
    return (mean <= _BROKEN_MEAN) | (low <= _BROKEN_LOW)


def _repeated(batch: Batch, places: Offsets) -> Flags:
    """What stands more than once in a document is a term that no list has."""
    return recurring(keys_in_documents(batch, places))


def _doubled(batch: Batch, places: Offsets) -> Flags:
    """Whether two capitals begin the word, and a known word is left without the first."""
    words = batch.columns.words
    rest = [words.bare(i)[1:] for i in places.tolist()]
    zipf, _ = zipf_of(hash_words([r.lower() for r in rest]))
    return (zipf >= 2) & np.array([len(r) > 3 and r[0].isupper() and r[1:].islower() for r in rest], bool)


def _bumps(batch: Batch, places: Offsets) -> Offsets:
    """How often a capital follows a small letter inside the word: "iBook" once, "KOcIoSmox" three times."""
    words = batch.columns.words
    return np.array([len(_BUMP.findall(words.bare(i))) for i in places.tolist()], np.int64)


def _touched(batch: Batch, places: Offsets) -> Flags:
    """Whether a hyphen or a quotation mark touches the word ("Yong-dae", "doin'", a foreign word in quotes)."""
    columns, words = batch.columns, batch.columns.words
    before, after = np.maximum(words.start[places] - 1, 0), np.minimum(words.end[places], len(columns.text) - 1)
    short = (columns.folded_codes[after] == ord(".")) & (words.length[places] < 6)  # "incl."
    small = batch.keep(ascii_codes)
    return short | _TOUCHING[small[before]] | _TOUCHING[small[after]]
