"""Words that stand out: so rare, or so oddly written, that a line of news has hardly one of them."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.capitals import capitals
from seedproof.checks.garbled.shared.repeats import keys_in_documents, recurring
from seedproof.checks.garbled.shared.slips import derived
from seedproof.checks.garbled.shared.vocabulary import RARE, among, ascii_codes, ascii_flags, known_abroad, vocabulary
from seedproof.text.spans import Flags, Offsets

__all__ = ["outliers"]

#: How much a word says, measured on background text: a lone "kentaro" in lower case stands in 1 of 50 lines, a word
#: below ``_SELDOM`` in 1 of 4.
NAME: Final = 1.0
UNKNOWN: Final = 1.0
LISTED: Final = 0.6
SELDOM: Final = 0.2
HALF_NAME: Final = 0.3
SHOUTED: Final = 1.0
_SELDOM: Final = 3.2
_HALF: Final = 0.45  # share in lower case
_IN_LIST: Final = 0.3
_TOUCHING = ascii_flags("-'\";&#\\_/@<>*=")


def outliers(batch: Batch) -> npt.NDArray[np.float64]:
    """Return each word's weight as an outlier of an English line, 0 for most."""
    words = batch.words
    weight = np.zeros(len(words))
    if not len(words):
        return weight
    places = _candidates(batch)
    weight[places] = _weights(batch, places)
    # A line in lower case has names in lower case; "lost-capitals" says so.
    seen = batch.once(capitals)
    lowered = seen.lowered & (seen.names > 1) & (_common_names(batch, seen.lost) > 0) | seen.low
    found = places[(weight[places] > 0) & ~lowered[words.line[places]]]
    found = found[~(_touched(batch, found) | _again(batch, found))]
    said = np.where(_listed(batch, found), _IN_LIST, 1.0) * weight[found]
    weight[places] = 0
    weight[found] = said
    return weight


def _candidates(batch: Batch) -> Offsets:
    """Words that may have a weight: few, so that the rest is cheap."""
    words, kept = batch.words, batch.once(vocabulary)
    odd = (kept.zipf < _SELDOM) | (kept.lower <= _HALF)
    places = np.flatnonzero((odd[kept.type] | words.all_upper) & kept.prose)
    return places[~words.has_digit[places] & (words.length[places] > 2)]


def _weights(batch: Batch, places: Offsets) -> npt.NDArray[np.float64]:
    words, kept = batch.words, batch.once(vocabulary)
    zipf, share, length = kept.zipf[kept.type[places]], kept.lower[kept.type[places]], words.length[places]
    capital = words.initial_upper[places]
    small = ~capital
    weight = np.zeros(len(places))
    weight[small & (zipf > RARE) & (zipf < _SELDOM)] = SELDOM
    weight[small & (zipf == RARE)] = LISTED
    weight[small & (zipf > 0) & (share <= _HALF)] = HALF_NAME
    weight[small & (zipf > 0) & (share <= 0.12)] = NAME
    # "an Yappin of Ransomed": words that a dictionary has only in lower case, with a capital in mid-sentence.
    inside = capital & words.has_lower[places] & ~words.starts_sentence[places]
    weight[inside & (zipf == RARE) & (share > 0.9)] = LISTED
    weight[words.all_upper[places] & (length > 4) & (zipf < 4) & (share > 0.5)] = SHOUTED
    weight[small & (zipf == 0) & (length > 3)] = UNKNOWN
    return weight


def excuse(batch: Batch, weight: npt.NDArray[np.float64], at: Offsets, lines: Offsets) -> None:
    """Set the weight of compounds and foreign words ``at`` places on ``lines`` to zero: costly, so only for lines that matter."""
    words, kept = batch.words, batch.once(vocabulary)
    chosen = np.zeros(len(batch.lines), bool)
    chosen[lines] = True
    unknown = at[(kept.zipf[kept.type[at]] == 0) & chosen[words.line[at]]]
    weight[unknown[known_abroad(words.hash[unknown])]] = 0
    unknown = unknown[weight[unknown] > 0]
    folded = [words.bare(i).lower().replace("’", "'") for i in unknown.tolist()]
    weight[unknown[derived(folded) | ~np.array([word.isascii() for word in folded], bool)]] = 0


def _common_names(batch: Batch, lost: Flags) -> Offsets:
    """How many names that news has often ("madrid", unlike "kentaro") each line writes in lower case."""
    words, kept = batch.words, batch.once(vocabulary)
    common = lost & (kept.zipf >= 4)[kept.type]
    return np.bincount(words.line[common], minlength=len(batch.lines))


def _again(batch: Batch, places: Offsets) -> Flags:
    """Whether the word stands more than once among them in its document: then it is the topic."""
    return recurring(keys_in_documents(batch, places))


def _listed(batch: Batch, places: Offsets) -> Flags:
    """Whether the words are items of a list: "hazel, vetch and sorrel"."""
    words, small = batch.words, batch.once(ascii_codes)
    step = np.where(np.diff(words.line[places]) == 0, np.diff(places), 0)
    comma = (step == 1) & (small[words.end[places[:-1]]] == ord(","))
    linked = comma | ((step == 2) & among(batch, ("and", "or"))[places[:-1] + 1]) if len(places) > 1 else np.zeros(0, bool)
    return np.concatenate((linked, [False])) | np.concatenate(([False], linked)) if len(places) else np.zeros(0, bool)


def _touched(batch: Batch, places: Offsets) -> Flags:
    """Whether a hyphen, a quotation mark or the rest of an entity ("quot;") touches the word."""
    small, words = batch.once(ascii_codes), batch.words
    before = small[np.maximum(words.start[places] - 1, 0)]
    return _TOUCHING[before] | _TOUCHING[small[np.minimum(words.end[places], len(small) - 1)]]
