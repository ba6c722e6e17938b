"""The places where a seed may be cut, and what is before, after and at each of them, as numbers."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.line_features import LINE_FEATURES, TOPICS, Matrix, exact, line_features
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["PLACE_FEATURES", "Places", "named", "places"]

# Fixed wording of these topics names no tail: it stands between paragraphs too, or is a heading of the article ("Programme").
_NAMES_NONE: Final = ("reporter-credit", "picture-label", "advertisement-marker", "inline-teaser", "navigation")
_NETWORKS: Final = "says-share-and-follow"
NAMING: Final = (*(f"says-{topic}" for topic in TOPICS if topic not in _NAMES_NONE), "opens-biography")

_MEANS: Final = (
    "words", "short", "long", "ends-sentence", "capitalised", "digits", "own-language", "other-language", "word-weight", "seen-before",
    "mark-bullet", "mark-quote", "same-line-end",
)  # fmt: skip
_SIDE: Final = (
    "lines", "words", *(f"mean-{n}" for n in _MEANS), "sound-lines", "sound-words-share", "phrase-lines", "phrase-lines-share", "topics",
    "word-weight-per-word",
)  # fmt: skip
PLACE_FEATURES: Final = (
    "is-end", *(f"before-{n}" for n in _SIDE), *(f"after-{n}" for n in _SIDE), "share-of-words-after", "to-next-sound-line", "line-number",
)  # fmt: skip


class Places(NamedTuple):
    """Where each document may be cut: before each line but its first, and at its end.

    ``document`` · ``line``: the first of the tail (the end of a document is the line after its last) · ``rows``: the
    features of all lines · ``features``: those of each place.
    """

    document: Offsets
    line: Offsets
    rows: Matrix
    features: Matrix


def places(batch: Batch) -> Places:
    """Return every place where a document of the batch may be cut."""
    lines, documents = batch.lines, np.arange(len(batch))
    low, high = lines.of_document[:-1], lines.of_document[1:]
    document = np.repeat(documents, high - low + 1)
    line = np.arange(len(document)) - document
    rows = batch.once(line_features)
    return Places(document, line, rows, _place_features(lines, rows, document, line))


def named(found: Places) -> Flags:
    """Return at which places the tail would begin with fixed wording, or be in another language than the document from there on."""
    # News tells of networks, too: "The recording was passed round on Facebook and Twitter within an hour."
    prose = _any_of(found, "ends-sentence") & ~_any_of(found, "very-short", "short") & ~_any_of(found, "phrase-line", "phrase-start")
    says = _any_of(found, *(name for name in NAMING if name != _NETWORKS)) | (_any_of(found, _NETWORKS) & ~prose)
    last = np.diff(found.document, append=-1) != 0
    return np.append(says | _foreign_on(found), False)[np.where(last, len(found.rows), found.line)]


def _foreign_on(found: Places) -> Flags:
    """Which lines are in another language than their document, as are all after them whose language is known."""
    own, last = prefix_sum(_any_of(found, "own-language")), np.flatnonzero(np.diff(found.document, append=-1))
    end = np.repeat(found.line[last], np.diff(found.line[last], prepend=0))
    return (own[:-1] == own[end]) & _any_of(found, "other-language") & ~_any_of(found, "very-short")


def _any_of(found: Places, *names: str) -> Flags:
    """Which lines have one of the features."""
    return np.any(found.rows[:, [LINE_FEATURES.index(name) for name in names]] > 0, axis=1)


def _place_features(lines: Lines, rows: Matrix, document: Offsets, line: Offsets) -> Matrix:
    low, high = lines.of_document[document], lines.of_document[document + 1]
    sound = _sound(lines, rows)
    summed = _summed(lines, rows, sound)
    before, after = summed[line] - summed[low], summed[high] - summed[line]
    whole = np.maximum(summed[high, 1] - summed[low, 1], 1)
    next_sound = np.append(np.flatnonzero(sound), len(lines))[np.searchsorted(np.flatnonzero(sound), line)]
    to_next = summed[np.minimum(next_sound, high), 1] - summed[line, 1]
    sides = (*_side(before), *_side(after))
    return exact(np.stack((line == high, *sides, after[:, 1] / whole, np.log1p(to_next) / 4, np.log1p(line - low) / 4), axis=1))


def _sound(lines: Lines, rows: Matrix) -> Flags:
    """Lines that look like a paragraph of an article."""
    said = rows[:, [LINE_FEATURES.index(f"says-{t}") for t in TOPICS]].any(axis=1)
    return (lines.word_count >= 12) & lines.ends_sentence & ~said & (rows[:, LINE_FEATURES.index("other-language")] == 0)


def _summed(lines: Lines, rows: Matrix, sound: Flags) -> npt.NDArray[np.float64]:
    """Running sums over lines of what ``_side`` wants: lines, words, words x features, sound lines and so on."""
    words = lines.word_count.astype(np.float64)[:, None]
    said = rows[:, [LINE_FEATURES.index(f"says-{t}") for t in TOPICS]].sum(axis=1, keepdims=True)
    means = rows[:, [LINE_FEATURES.index(n) for n in _MEANS]]
    weight = rows[:, [LINE_FEATURES.index("word-weight")]] * (words + 3)
    parts = (np.ones_like(words), words, means * words, sound[:, None], sound[:, None] * words, said > 0, said, weight)
    return prefix_sum(np.concatenate(parts, axis=1, dtype=np.float64))


def _side(total: npt.NDArray[np.float64]) -> list[npt.NDArray[np.float64]]:
    """The features of all that is on one side of a place."""
    lines, words = total[:, 0], total[:, 1]
    means = total[:, 2 : 2 + len(_MEANS)] / np.maximum(words, 1)[:, None]
    sound, sound_words, said_lines, said, weight = total[:, 2 + len(_MEANS) :].T
    return [
        np.log1p(lines) / 4, np.log1p(words) / 6, *means.T, np.log1p(sound) / 2, sound_words / np.maximum(words, 1),
        np.log1p(said_lines) / 2, said_lines / np.maximum(lines, 1), np.log1p(said) / 2, weight / (words + 3),
    ]  # fmt: skip
