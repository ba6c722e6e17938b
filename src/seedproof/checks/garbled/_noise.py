"""Signs of character noise, line by line: broken words, symbols inside words, stray letters and marks."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.checks.garbled._spelling import derived, improbable, slips
from seedproof.checks.garbled._vocabulary import ascii_codes, ascii_flags, known_abroad, vocabulary, zipf_of
from seedproof.text import characters
from seedproof.text.batch import Batch
from seedproof.text.language import UNKNOWN
from seedproof.text.spans import Flags, Offsets, sums
from seedproof.text.words import hash_words

__all__ = ["Signs", "signs"]

_INSIDE = ascii_flags("~|!*^<>;:,")
_STRONG = ascii_flags("~|*^<>")
_STRAY = ascii_flags(";,'^~|_<>*:")
_TOUCHING = ascii_flags("-'\"")
_DRAWN = re.compile(r"(.)\1\1")  # "pleeease", "ahhhh"
#: Zipf frequency of the word that is meant, by length: nearly every three letters are one slip from some word.
_COMMON = np.array([9, 9, 9, 4.5, 4.5, 3.0, 3.0, 1.0], np.float32)
_BUMP = re.compile("[a-z][A-Z]")
_BROKEN = re.compile(r"- (?!and\b|or\b|to\b|und\b)[a-z]{2}")
_DIGIT = re.compile(r"[A-Za-z]+\d[a-z]+|\d[a-z]{4,}")
_LEAD = ascii_flags(";:,.")  # "not ,whea last"
_SPARED = ascii_flags("aios")  # single letters that stand alone in sound text ("o", "s" in names and plurals)
#: Evidence for each word below which a line is not looked at.
LEAST_DENSITY: Final = 0.04
_BROKEN_MEAN: Final = -1.6
_BROKEN_LOW: Final = -3.3  # 1 in 10 of the rarest sound words, 1 in 3 of misread ones


class Signs(NamedTuple):
    """Places in order: ``start``, ``end``, ``line``, ``weight``, and whether the sign is ``strong``; ``strange`` counts
    unknown words a line, broken or not."""

    start: Offsets
    end: Offsets
    line: Offsets
    weight: npt.NDArray[np.float64]
    strong: Flags
    strange: Offsets


def signs(batch: Batch) -> Signs:
    """Return the signs of those English lines that have any; of a capitalised word only where other signs stand beside it."""
    columns, words, lines = batch.columns, batch.columns.words, batch.columns.lines
    unknown, letters, (spots, mark_weight) = _unknown(batch), _letters(batch), _marks(batch)
    spot_line = lines.start.searchsorted(spots, side="right") - 1
    letter_weight = np.full(len(letters), 0.4)
    where = np.concatenate((words.line[unknown], spot_line, words.line[letters])).astype(np.int64)
    small = ~words.initial_upper[unknown]
    most = np.bincount(where, np.concatenate((small, mark_weight, letter_weight)), minlength=len(lines))
    worth = _readable(batch) & (most >= 1) & (most >= LEAST_DENSITY * lines.word_count)
    weight = np.zeros(len(unknown))
    tried = np.flatnonzero(small & worth[words.line[unknown]])
    weight[tried] = _small_words(batch, unknown[tried])
    total = np.bincount(where, np.concatenate((weight, mark_weight, letter_weight)), minlength=len(lines))
    rough = (total >= 1) & worth
    named = np.flatnonzero(~small & rough[words.line[unknown]])
    weight[named] = _capitalised(batch, unknown[named])
    start = np.concatenate((words.start[unknown], spots, words.start[letters]))
    end = np.concatenate((words.end[unknown], spots + 1, words.end[letters]))
    weights = np.concatenate((weight, mark_weight, letter_weight))
    order = np.lexsort((end, start))
    order = order[(weights[order] > 0) & rough[where[order]]]
    strange = np.bincount(words.line[unknown][~words.initial_upper[unknown]], minlength=len(lines))
    return Signs(start[order], end[order], where[order], weights[order], weights[order] >= 1, strange)


def _readable(batch: Batch) -> Flags:
    """Lines in English, and lines too broken to tell the language that have English words nevertheless."""
    lines, words, kept = batch.columns.lines, batch.columns.words, batch.keep(vocabulary)
    open_lines = np.flatnonzero((lines.language == UNKNOWN) & (lines.word_count > 3))
    found = lines.in_language("en")
    if len(open_lines):
        common = (kept.zipf > 5.8)[kept.type]
        found[open_lines] = sums(common, lines.first[open_lines], lines.last[open_lines]) >= np.maximum(2, 0.2 * lines.word_count[open_lines])
    return found


def _unknown(batch: Batch) -> Offsets:
    """Words of plain letters that no English list has."""
    words, kept = batch.columns.words, batch.keep(vocabulary)
    if not len(words):
        return np.zeros(0, np.int64)
    plain = (kept.zipf == 0)[kept.type] & ~kept.address & ~words.has_digit & ~words.all_upper
    return np.flatnonzero(plain & (words.length > 1) & (words.length < 32))


def _small_words(batch: Batch, places: Offsets) -> npt.NDArray[np.float64]:
    """1 for a broken word in small letters, 0.5 for one only unknown, 0 for capitals, terms, compounds and foreign words."""
    words = batch.columns.words
    weight = np.zeros(len(places))
    small = np.flatnonzero(~words.initial_upper[places] & (_bumps(batch, places) == 0) & ~_touched(batch, places))
    folded = {k: words.bare(places[k]).lower().replace("’", "'") for k in small.tolist()}
    small = np.array([k for k, word in folded.items() if word.isascii() and not _DRAWN.search(word)], np.int64)
    small = small[~_repeated(batch, places[small])]
    chosen = [folded[k] for k in small.tolist()]
    excused = derived(chosen) | known_abroad(words.hash[places[small]])
    small, chosen = small[~excused], [word for word, sound in zip(chosen, excused, strict=True) if not sound]
    length = words.length[places[small]]
    near = slips(chosen)
    slip = (near >= _COMMON[np.minimum(length, len(_COMMON) - 1)]) & (near > 0)
    weight[small] = np.where((_broken(chosen) & (length > 2)) | slip, 1.0, np.where(length > 2, 0.5, 0.4))
    return weight


def _capitalised(batch: Batch, places: Offsets) -> npt.NDArray[np.float64]:
    """1 for "WVaterloo" and "KOcIoSmox", 0.5 for "Piisoner" and "Lcds", 0 for what may be a name."""
    words = batch.columns.words
    folded = [words.bare(i).lower().replace("’", "'") for i in places.tolist()]
    plain = np.array([word.isascii() for word in folded], bool) & ~_repeated(batch, places) & ~_touched(batch, places)
    bumps = _bumps(batch, places)
    near = (slips(folded) >= 3.5) & (words.length[places] > 4)
    weight = np.where((near | _broken(folded)) & (bumps == 0), 0.5, 0.0)
    weight[(bumps > 1) | ((bumps == 0) & _doubled(batch, places))] = 1.0
    return np.where(plain, weight, 0)


def _broken(folded: list[str]) -> Flags:
    mean, low = improbable(folded)
    return (mean <= _BROKEN_MEAN) | (low <= _BROKEN_LOW)


def _repeated(batch: Batch, places: Offsets) -> Flags:
    """What stands more than once in a document is a term that no list has."""
    words = batch.columns.words
    keys = np.stack([words.document[places].astype(np.uint64), words.hash[places]])
    _, inverse, counts = np.unique(keys, axis=1, return_inverse=True, return_counts=True)
    return counts[inverse.reshape(-1)] > 1


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


def _marks(batch: Batch) -> tuple[Offsets, npt.NDArray[np.float64]]:
    """Places and weights of marks in a word ("adjr~urned"), marks alone between spaces, and marks before a word (" ,whea")."""
    columns = batch.columns
    small, kinds = batch.keep(ascii_codes), columns.kinds
    if len(small) < 3:
        return np.zeros(0, np.int64), np.zeros(0)
    middle = small[1:-1]
    inside = np.flatnonzero(_INSIDE[middle]) + 1
    inside = inside[((kinds[inside - 1] & kinds[inside + 1]) & characters.LETTER) != 0]
    stray = np.flatnonzero(_STRAY[middle]) + 1
    stray = stray[((kinds[stray - 1] & kinds[stray + 1]) & characters.SPACE) != 0]
    lead = np.flatnonzero(_LEAD[middle]) + 1
    lead = lead[((kinds[lead - 1] & characters.SPACE) != 0) & ((kinds[lead + 1] & characters.LETTER) != 0)]
    stray = np.concatenate((stray, lead))
    # "im- prisonment": what the end of a line left, unless "pre- and post-war".
    broken = np.flatnonzero(middle == ord("-")) + 1
    broken = broken[((kinds[broken - 1] & characters.LOWER) != 0) & ((kinds[broken + 1] & characters.SPACE) != 0)]
    broken = broken[[_BROKEN.match(columns.text, spot) is not None for spot in broken.tolist()]]
    spots = np.concatenate((inside, stray, broken)).astype(np.int64)
    weight = np.concatenate((np.where(_STRONG[small[inside]], 1.0, 0.5), np.full(len(stray), 0.5), np.full(len(broken), 0.75)))
    return spots, weight


def _letters(batch: Batch) -> Offsets:
    """Single small letters that stand alone ("r h wag"), and words with a digit among letters ("c6ns")."""
    words, columns = batch.columns.words, batch.columns
    if not len(words):
        return np.zeros(0, np.int64)
    first = words.start
    lone = (words.end - first == 1) & ((columns.kinds[first] & characters.LOWER) != 0) & ~_SPARED[batch.keep(ascii_codes)[first]]
    digits = np.flatnonzero(words.has_digit & words.has_lower & (words.length > 2))
    odd = [_DIGIT.fullmatch(words.bare(k)) is not None for k in digits.tolist()]
    lone[digits[odd]] = True
    return np.flatnonzero(lone & ~batch.keep(vocabulary).address)
