"""The candidates for the cut: every place where a seed may be cut, and what is before, after and at each of them, as numbers."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.offtopic.cut.line_features import line_features
from seedproof.checks.offtopic.cut.word_weights import ANY_WORD
from seedproof.checks.offtopic.features.features import Column, Features
from seedproof.checks.offtopic.features.form import SAYS
from seedproof.checks.offtopic.nearest import next_flagged
from seedproof.checks.offtopic.topics import TOPICS
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["FOREIGN_WORDS", "PARAGRAPH", "Candidates", "announced", "candidates"]

_ANNOUNCING: Final = (*(f"says-{t.name}" for t in TOPICS if t.announces and not t.in_news), "opens-biography")
_ANNOUNCING_OUTSIDE_PROSE: Final = tuple(f"says-{t.name}" for t in TOPICS if t.announces and t.in_news)

#: Features of lines of which each side of a candidate has the mean, by words.
_MEANS: Final = (
    "words", "short", "long", "ends-sentence", "capitalised", "digits", "own-language", "other-language", ANY_WORD, "seen-before",
    "mark-bullet", "mark-quote", "same-line-end",
)  # fmt: skip
_MOST_LINES: Final = 20_000  # at the end of a document, among which its tail is looked for: far more than any article has (guessed)
FOREIGN_WORDS: Final = 8  # of a tail that is known by its language alone: "Referee: R. Styles (Hampshire)" is in no language (guessed)
PARAGRAPH: Final = 12  # words of a line that is a paragraph of an article, and no headline (guessed)


Totals = npt.NDArray[np.float64]


class Candidates(NamedTuple):
    """Columns over the places where documents may be cut: before each of their lines, and at their end.

    ``document``: the index of its document
    ``line``: the first line of the tail; at the end of a document the line after its last
    ``row``: where that line is among those that are looked at, which are all but in a document of very many
    ``of_document``: document ``i`` has the rows ``of_document[i]:of_document[i + 1]`` of them
    ``words``: the number of words of the lines that are looked at
    ``of_lines``: the features of these
    ``of_candidates``: the features of the candidates
    """

    document: Offsets
    line: Offsets
    row: Offsets
    of_document: Offsets
    words: Offsets
    of_lines: Features
    of_candidates: Features


def candidates(batch: Batch) -> Candidates:
    """Return every candidate of each document of the batch."""
    lines, of_lines, high = batch.lines, batch.once(line_features), batch.lines.of_document[1:]
    of_document = prefix_sum(np.minimum(high - lines.of_document[:-1], _MOST_LINES))
    document = np.repeat(np.arange(len(batch)), np.diff(of_document) + 1)
    row = np.arange(len(document)) - document
    line = row + (high - of_document[1:])[document]
    looked_at = line[line < high[document]]
    if len(looked_at) < len(lines):
        of_lines = of_lines._replace(values=of_lines.values[looked_at])
    words = lines.word_count[looked_at]
    paragraph = (words >= PARAGRAPH) & lines.ends_sentence[looked_at] & ~of_lines.any_of(*SAYS, "other-language")
    low, end = of_document[document], of_document[document + 1]
    of_candidates = Features.of(_features(_totals(words, of_lines, paragraph), next_flagged(paragraph, row), low, row, end))
    return Candidates(document, line, row, of_document, words, of_lines, of_candidates)


def announced(found: Candidates) -> Flags:
    """Return at which candidates the tail would begin with fixed wording, or be in another language than the document from there on."""
    of_lines = found.of_lines
    prose = of_lines.any_of("ends-sentence") & ~of_lines.any_of("very-short", "short", "phrase-line", "phrase-start")
    says = of_lines.any_of(*_ANNOUNCING) | (of_lines.any_of(*_ANNOUNCING_OUTSIDE_PROSE) & ~prose)
    last = np.diff(found.document, append=-1) != 0
    return np.append(says | _foreign_on(found), False)[np.where(last, -1, found.row)]


def _foreign_on(found: Candidates) -> Flags:
    """Return which lines are in another language than their document, as are all after them whose language is known."""
    own, total = prefix_sum(found.of_lines.any_of("own-language")), prefix_sum(found.words)
    end = np.repeat(found.of_document[1:], np.diff(found.of_document))
    enough = total[end] - total[:-1] >= FOREIGN_WORDS
    return (own[:-1] == own[end]) & enough & found.of_lines.any_of("other-language") & ~found.of_lines.any_of("very-short")


def _features(total: Totals, next_paragraph: Offsets, low: Offsets, row: Offsets, end: Offsets) -> dict[str, Column]:
    """Return what is before, after and at each candidate, whose document has the rows from ``low`` to ``end``."""
    before, after, words = total[row] - total[low], total[end] - total[row], total[:, 1]
    to_next = words[np.minimum(next_paragraph, end)] - words[row]
    return {
        "is-end": row == end,
        **{f"before-{name}": column for name, column in _side(before).items()},
        **{f"after-{name}": column for name, column in _side(after).items()},
        "share-of-words-after": after[:, 1] / np.maximum(words[end] - words[low], 1),
        "words-to-next-paragraph": np.log1p(to_next) / 4,
        "line-number": np.log1p(row - low) / 4,
    }


def _totals(word_count: Offsets, of_lines: Features, paragraph: Flags) -> Totals:
    """Return the running totals over lines of what ``_side`` wants, in its order."""
    words = word_count.astype(np.float64)[:, None]
    said = of_lines.columns(*SAYS).sum(axis=1, keepdims=True)
    weight = of_lines.columns(ANY_WORD) * (words + 3)  # as the sum of the weights was before it was divided
    parts = (
        np.ones_like(words), words, of_lines.columns(*_MEANS) * words, paragraph[:, None], paragraph[:, None] * words, said > 0, said,
        weight,
    )  # fmt: skip
    return prefix_sum(np.concatenate(parts, axis=1, dtype=np.float64))


def _side(total: Totals) -> dict[str, Column]:
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
