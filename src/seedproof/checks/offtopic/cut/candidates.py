"""The candidates for the cut: every place where a seed may be cut, and what is before, after and at each of them, as numbers."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.features import Column, Features
from seedproof.checks.offtopic.cut.line_features import SAYS, line_features
from seedproof.checks.offtopic.cut.word_weights import ANY_WORD
from seedproof.checks.offtopic.nearest import next_flagged
from seedproof.checks.offtopic.topics import TOPICS
from seedproof.text.lines import Lines
from seedproof.text.spans import Flags, Offsets, prefix_sum, ranges

__all__ = ["PARAGRAPH", "Candidates", "announced", "candidates"]

_ANNOUNCING: Final = (*(f"says-{t.name}" for t in TOPICS if t.announces and not t.in_news), "opens-biography")
_ANNOUNCING_OUTSIDE_PROSE: Final = tuple(f"says-{t.name}" for t in TOPICS if t.announces and t.in_news)

#: Features of lines of which each side of a candidate has the mean, by words.
_MEANS: Final = (
    "words", "short", "long", "ends-sentence", "capitalised", "digits", "own-language", "other-language", ANY_WORD, "seen-before",
    "mark-bullet", "mark-quote", "same-line-end",
)  # fmt: skip
_MOST_LINES: Final = 20_000  # at the end of a document, among which its tail is looked for: far more than any article has (guessed)
_FOREIGN: Final = 8  # words of a tail that is known by its language alone: "Referee: R. Styles (Hampshire)" is in no language (guessed)
PARAGRAPH: Final = 12  # words of a line that is a paragraph of an article, and no headline (guessed)


class Candidates(NamedTuple):
    """Columns over the places where documents may be cut: before each of their lines, and at their end.

    ``document``: the index of its document
    ``line``: the first line of the tail; at the end of a document the line after its last
    ``first``: the first line of its document that is looked at, which is its first but in a document of very many
    ``of_lines``: the features of all lines of the batch
    ``of_candidates``: the features of the candidates
    """

    document: Offsets
    line: Offsets
    first: Offsets
    of_lines: Features
    of_candidates: Features


def candidates(batch: Batch) -> Candidates:
    """Return every candidate of each document of the batch."""
    lines, documents = batch.lines, np.arange(len(batch))
    high = lines.of_document[1:]
    first = np.maximum(lines.of_document[:-1], high - _MOST_LINES)
    document, line = np.repeat(documents, high - first + 1), ranges(first, high + 1)
    of_lines = batch.once(line_features)
    return Candidates(document, line, first[document], of_lines, Features.of(_features(lines, of_lines, document, line)))


def announced(found: Candidates, words: Offsets) -> Flags:
    """Return at which candidates the tail would begin with fixed wording, or be in another language than the document from there on.

    ``words`` is how many each line has.
    """
    of_lines = found.of_lines
    prose = of_lines.any_of("ends-sentence") & ~of_lines.any_of("very-short", "short", "phrase-line", "phrase-start")
    says = of_lines.any_of(*_ANNOUNCING) | (of_lines.any_of(*_ANNOUNCING_OUTSIDE_PROSE) & ~prose)
    last = np.diff(found.document, append=-1) != 0
    return np.append(says | _foreign_on(found, words), False)[np.where(last, -1, found.line)]


def _foreign_on(found: Candidates, words: Offsets) -> Flags:
    """Return which lines are in another language than their document, as are all after them whose language is known."""
    own, last = prefix_sum(found.of_lines.any_of("own-language")), np.flatnonzero(np.diff(found.document, append=-1))
    end = np.repeat(found.line[last], np.diff(found.line[last], prepend=0))
    total = prefix_sum(words)
    enough = total[end] - total[:-1] >= _FOREIGN
    return (own[:-1] == own[end]) & enough & found.of_lines.any_of("other-language") & ~found.of_lines.any_of("very-short")


def _features(lines: Lines, of_lines: Features, document: Offsets, line: Offsets) -> dict[str, Column]:
    """Return what is before, after and at each candidate."""
    low, high = lines.of_document[document], lines.of_document[document + 1]
    paragraph = _paragraphs(lines, of_lines)
    total = _totals(lines, of_lines, paragraph)
    words = prefix_sum(lines.word_count)
    after = words[high] - words[line]
    to_next = words[np.minimum(next_flagged(paragraph, line), high)] - words[line]
    return {
        "is-end": line == high,
        **{f"before-{name}": column for name, column in _side(total[line] - total[low]).items()},
        **{f"after-{name}": column for name, column in _side(total[high] - total[line]).items()},
        "share-of-words-after": after / np.maximum(words[high] - words[low], 1),
        "words-to-next-paragraph": np.log1p(to_next) / 4,
        "line-number": np.log1p(line - low) / 4,
    }


def _paragraphs(lines: Lines, of_lines: Features) -> Flags:
    """Return which lines look like a paragraph of an article."""
    return (lines.word_count >= PARAGRAPH) & lines.ends_sentence & ~of_lines.any_of(*SAYS, "other-language")


def _totals(lines: Lines, of_lines: Features, paragraph: Flags) -> npt.NDArray[np.float64]:
    """Return the running totals over lines of what ``_side`` wants, in its order."""
    words = lines.word_count.astype(np.float64)[:, None]
    said = of_lines.columns(*SAYS).sum(axis=1, keepdims=True)
    weight = of_lines.columns(ANY_WORD) * (words + 3)  # as the sum of the weights was before it was divided
    parts = (
        np.ones_like(words), words, of_lines.columns(*_MEANS) * words, paragraph[:, None], paragraph[:, None] * words, said > 0, said,
        weight,
    )  # fmt: skip
    return prefix_sum(np.concatenate(parts, axis=1, dtype=np.float64))


def _side(total: npt.NDArray[np.float64]) -> dict[str, Column]:
    """Return the features of all that is on one side of a candidate. Divisors bring logarithms to the size of shares."""
    lines, words = total[:, 0], total[:, 1]
    means = total[:, 2 : 2 + len(_MEANS)] / np.maximum(words, 1)[:, None]
    paragraphs, paragraph_words, said_lines, said, weight = total[:, 2 + len(_MEANS) :].T
    return {
        "lines": np.log1p(lines) / 4,
        "words": np.log1p(words) / 6,
        **{f"mean-{name}": mean for name, mean in zip(_MEANS, means.T, strict=True)},
        "paragraphs": np.log1p(paragraphs) / 2,
        "paragraph-words-share": paragraph_words / np.maximum(words, 1),
        "phrase-lines": np.log1p(said_lines) / 2,
        "phrase-lines-share": said_lines / np.maximum(lines, 1),
        "topics": np.log1p(said) / 2,
        "word-weight-per-word": weight / (words + 3),
    }
