"""How broken a word looks that no list has: slips, letters that do not go together, capitals in odd places."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.repeats import keys_in_documents, recurring
from seedproof.checks.garbled.shared.slips import derived, improbable, slips
from seedproof.checks.garbled.shared.vocabulary import (
    ascii_codes,
    ascii_flags,
    capitals_before,
    in_address,
    known_abroad,
    vocabulary,
    word_set,
    zipf_of,
)  # fmt: skip
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Flags, Offsets

__all__ = ["capitalised", "small_words", "wild"]

_TOUCHING = ascii_flags("-'\"")
_DRAWN = re.compile(r"(.)\1\1")  # "pleeease", "ahhhh"
#: Zipf frequency of the word that is meant, by length: nearly every three letters are one slip from some word.
_LITTLE = word_set("mr mrs dr the he she her his they we it was this that there in on at of and for to from with when who by as but")
_COMMON = np.array([9, 9, 9, 4.5, 4.5, 3.0, 3.0, 1.0], np.float32)
_BUMPED = re.compile("[a-z]{2,}[A-Z][a-z]{1,3}|[a-z]{2}[A-Z][a-z]+|[bcdfghj-np-z][A-Z][a-z]{4,}")
_BUMP = re.compile("[a-z][A-Z]")
_CAMEL = re.compile("(?:[A-Z][a-z]{2,}){2,}[A-Z]*")
_LATIN = re.compile("(?:us|um|ae|orum|arum|ii|ensis|oides|idae|ibus|atis|que|unt|isse|avit|abit|alis|aris|osa|ifera|itur|amus|ere)$")
_WILD = re.compile("[A-Za-z]*(?:[a-z]{2}[A-WYZ]|(?:[A-Z]{2}[a-z][A-Z]|[a-z][A-Z][a-z][A-Z])[A-Za-z]*)")  # "DeteotivE", "CoMMtoV", "SOLhIcB"
_BROKEN_MEAN: Final = -1.6
_BROKEN_LOW: Final = -3.3  # 1 in 10 of the rarest sound words, 1 in 3 of misread ones


def small_words(batch: Batch, places: Offsets) -> npt.NDArray[np.float64]:
    """1 for a broken word in small letters, 0.5 for one only unknown, 0 for capitals, terms, compounds and foreign words."""
    words = batch.words
    weight = np.zeros(len(places))
    untouched = ~words.initial_upper[places] & ~_touched(batch, places)
    bumps = np.flatnonzero(untouched & (_bumps(batch, places) > 0) & (words.length[places] > 4))
    # "priSoner" and "lHoulaham", unlike "iPhone" and "userName"
    weight[bumps] = [0.75 * (_BUMPED.fullmatch(words.bare(places[k])) is not None) for k in bumps.tolist()]
    small = np.flatnonzero(untouched & (_bumps(batch, places) == 0))
    folded = {k: words.bare(places[k]).lower().replace("’", "'") for k in small.tolist()}
    small = np.array([k for k, word in folded.items() if word.isascii() and "'" not in word and not _DRAWN.search(word)], np.int64)
    small = small[~_repeated(batch, places[small]) & ~_units(batch, places[small])]
    chosen = [folded[k] for k in small.tolist()]
    excused = derived(chosen) | known_abroad(words.hash[places[small]]) | _latin(batch, places[small], chosen)
    small, chosen = small[~excused], [word for word, sound in zip(chosen, excused, strict=True) if not sound]
    length = words.length[places[small]]
    broken = _broken(chosen) & (length > 2)
    near = np.zeros(len(chosen), np.float32)
    doubtful = np.flatnonzero(~broken & (length > 2))
    near[doubtful] = slips([chosen[k] for k in doubtful.tolist()])
    slip = (near >= _COMMON[np.minimum(length, len(_COMMON) - 1)]) & (near > 0)
    weight[small] = np.where(broken | slip, 1.0, np.where(length > 2, 0.5, 0.4))
    return weight


def _units(batch: Batch, places: Offsets) -> Flags:
    """Whether a word of up to four letters follows a number: "2 tsp", "40 pcs"."""
    words = batch.words
    before = np.maximum(places - 1, 0)
    return words.has_digit[before] & ~words.has_lower[before] & (words.length[places] < 5) & (words.start[places] - words.end[before] == 1)


def _latin(batch: Batch, places: Offsets, folded: list[str]) -> Flags:
    """Which of the words stand in a Latin phrase: "haec olim meminisse iuvabit", "Hypholoma subaeruginosa"."""
    if not len(places):
        return np.zeros(0, bool)
    words, kept = batch.words, batch.once(vocabulary)
    first = (np.diff(places, prepend=-2) > 1) | (np.diff(words.line[places], prepend=-1) != 0)
    group = np.cumsum(first) - 1
    shaped = np.bincount(group, [_LATIN.search(word) is not None for word in folded])
    before = np.maximum(places[first] - 1, 0)
    genus = words.initial_upper[before] & (kept.zipf[kept.type[before]] == 0) & (words.line[before] == words.line[places[first]])
    return ((shaped > 0) & ((shaped + genus > 1) | (np.bincount(group) > 2)))[group]


def wild(batch: Batch, places: Offsets) -> npt.NDArray[np.float64]:
    """1 for a letter before a little word ("nTh", "eHer"), 0.5 for capitals as no brand has them ("DeteotivE", "SOLhIcB"), else 0."""
    words, upper = batch.words, batch.once(capitals_before)
    weight = np.zeros(len(places))
    inner = np.flatnonzero((upper[words.bare_end[places]] > upper[words.start[places] + 1]) & words.has_lower[places])
    inner = inner[~_repeated(batch, places[inner]) & ~_touched(batch, places[inner]) & ~batch.once(in_address)[places[inner]]]
    foreign = known_abroad(words.hash[places[inner]])
    for k, abroad in zip(inner.tolist(), foreign.tolist(), strict=True):
        word = words.bare(int(places[k]))
        if word[0].islower() and word[2:].islower() and word[1:].lower() in _LITTLE:
            weight[k] = 1
        elif len(word) > 4 and not abroad and _WILD.fullmatch(word):
            weight[k] = 0.5
    return weight


def capitalised(batch: Batch, places: Offsets) -> npt.NDArray[np.float64]:
    """1 for "WVaterloo" and "KOcIoSmox", 0.5 for "Piisoner" and "Lcds", 0 for what may be a name."""
    words = batch.words
    folded = [words.bare(i).lower().replace("’", "'") for i in places.tolist()]
    plain = np.array([word.isascii() for word in folded], bool) & ~_repeated(batch, places) & ~_touched(batch, places)
    bumps = _bumps(batch, places)
    likely = _broken(folded)
    doubtful = np.flatnonzero(plain & ~likely & (bumps == 0) & (words.length[places] > 4))
    likely[doubtful] = slips([folded[k] for k in doubtful.tolist()]) >= 3.5
    weight = np.where(likely & (bumps == 0), 0.5, 0.0)
    weight[(bumps == 0) & _doubled(batch, places)] = 0.75
    weight[[k for k in np.flatnonzero(bumps > 1).tolist() if not _CAMEL.fullmatch(words.bare(int(places[k])))]] = 1.0
    return np.where(plain, weight, 0)


def _broken(folded: list[str]) -> Flags:
    mean, low = improbable(folded)
    return (mean <= _BROKEN_MEAN) | (low <= _BROKEN_LOW)


def _repeated(batch: Batch, places: Offsets) -> Flags:
    """What stands more than once in a document is a term that no list has."""
    return recurring(keys_in_documents(batch, places))


def _doubled(batch: Batch, places: Offsets) -> Flags:
    """Whether two capitals begin the word, and a known word is left without the first."""
    words = batch.words
    rest = [words.bare(i)[1:] for i in places.tolist()]
    zipf, _ = zipf_of(hash_words([r.lower() for r in rest]))
    return (zipf >= 2) & np.array([len(r) > 3 and r[0].isupper() and r[1:].islower() for r in rest], bool)


def _bumps(batch: Batch, places: Offsets) -> Offsets:
    """How often a capital follows a small letter inside the word: "iBook" once, "KOcIoSmox" three times."""
    words = batch.words
    return np.array([len(_BUMP.findall(words.bare(i))) for i in places.tolist()], np.int64)


def _touched(batch: Batch, places: Offsets) -> Flags:
    """Whether a hyphen or a quotation mark touches the word ("Yong-dae", "doin'", a foreign word in quotes)."""
    words = batch.words
    before, after = np.maximum(words.start[places] - 1, 0), np.minimum(words.end[places], len(batch.text) - 1)
    ending = batch.lines.end[words.line[places]] - words.end[places] < 3
    short = (batch.characters.folded_codes[after] == ord(".")) & (words.length[places] < 6) & ~ending  # "incl."
    small = batch.once(ascii_codes)
    return short | _TOUCHING[small[before]] | _TOUCHING[small[after]]
