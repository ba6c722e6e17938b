"""Words with wrong letters: bad scans, random substitutions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.noise.evidence import NoiseEvidence, noise_evidence
from seedproof.checks.garbled.shared.words import SAID_OF_WORDS
from seedproof.checks.options import Amount
from seedproof.core.finding import Family, Hit, Severity
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.text.codepoints import UPPER
from seedproof.text.spans import Flags, Offsets, holder

_NEARLY: Final = 0.8  # of the density that a line needs, where a word is surely broken (guessed)
_LIKELY: Final = 0.75  # evidence from which a line is information at least (guessed)
_EXPLAINED: Final = 0.25  # of a line's unknown words must be surely broken, or marks stand beside them (guessed)
_SLIPS: Final = 2  # words in a sound text, apart from each other, that are slips of whoever typed it and no noise (by reading 31 in `raw/`)
_SOUND: Final = 100  # words of a text round a line, and for each word that is broken elsewhere: otherwise two say more (guessed)
_TOGETHER: Final = 12  # characters between two broken words that one thing has broken: "Found er and e xecutive d irector" (guessed)
_SHOWN: Final = 4
_REACH: Final = 20  # characters of a token that are shown on each side


class CharacterNoise(BatchCheck):
    """Finds passages whose words have wrong letters, as a bad scan or random damage leaves them.

    **Why it matters**

    Text recognition that misread a page, or a damaged file, gives words that no reader and no search knows. A model learns the noise.

    **Example**

    ``There were a nunber of seslp wounds, and his riglit arm wag br~ken.``

    **When it is wrong**

    A passage of slang, chat or a language without a word table, set in an English line. One odd word is never enough: several
    signs in one line are, and most of its unknown words must be one slip away from a common word or have letters that do not go together.
    In a long text that is sound otherwise one such line is a warning, and two broken words that stand apart are left to ``misspelling``.

    **Options**

    `signs` (1.5): how much evidence a line needs; a broken word counts 1, an unknown word or stray mark 0.5. `density` (0.05): evidence for
    each word of the line.
    """

    code: ClassVar[str] = "GRB306"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"
    absorbs: ClassVar[tuple[str, ...]] = ("GRB101", "GRB103", "GRB104", "GRB105", *SAID_OF_WORDS)

    signs: Amount = 1.5  # guessed
    density: Amount = 0.05  # guessed

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Add up each line's evidence and report the stretch that holds it."""
        lines, seen = batch.lines, noise_evidence(batch)
        total, strong, marks = (np.bincount(seen.line, column, len(lines)) for column in (seen.weight, seen.weight >= 1, ~seen.word))
        density = total / np.maximum(lines.word_count, 1) / self.density
        dense, nearly_dense = density >= 1, density >= _NEARLY
        # A name is easily one edit from a word: it says more about a line that is broken anyway.
        names = seen.word & batch.characters.is_(seen.start, UPPER)
        without_names = total - np.bincount(seen.line, seen.weight * names, len(lines))
        # What only a quotation holds may be dialect, old spelling or another language.
        spoken = seen.word & (holder(seen.start, *batch.quotes) >= 0)
        outside, damaged = (
            np.bincount(seen.line, column, len(lines)) for column in ((seen.weight >= 1) & ~spoken, ~seen.word & (seen.weight >= 1))
        )
        sure = (strong > 1) & nearly_dense | (strong > 0) & (marks > 0) & (without_names >= self.signs) & dense
        # English in a document of another language is a quotation, perhaps from an old book.
        spoken_here = batch.languages.of_documents[lines.document]
        sure &= ((outside > 0) | (damaged > 0)) & ((spoken_here == LANGUAGES.index("en")) | (spoken_here == UNKNOWN))
        likely = (strong > 0) & nearly_dense | (total >= np.minimum(self.signs, _LIKELY)) & dense
        sound = _are_sound(batch, strong)
        slips = sound & (strong <= _SLIPS) & (marks == 0) & ~_are_together(batch, seen)
        noisy = (sure | likely) & (strong + marks >= _EXPLAINED * seen.strange) & ~slips
        found = np.flatnonzero(noisy)
        edges = (np.searchsorted(seen.line, found, side).tolist() for side in ("left", "right"))
        for line, low, high in zip(found.tolist(), *edges, strict=True):
            severity: Severity = "info" if not sure[line] else "error" if strong[line] > 1 and not sound[line] else "warning"
            score = min(1.0, float(total[line]) / max(1, int(lines.word_count[line])) * 2)
            yield _hit(batch, seen, (low, high), severity, round(score, 2))


def _are_sound(batch: Batch, strong: Offsets) -> Flags:
    """Return the lines round which the text is long and mostly sound; ``strong``: how many words of each line are broken."""
    lines = batch.lines
    words, broken = (np.bincount(lines.document, column, len(batch))[lines.document] for column in (lines.word_count, strong))
    flags: Flags = words - lines.word_count >= _SOUND * (1 + broken - strong)
    return flags


def _are_together(batch: Batch, seen: NoiseEvidence) -> Flags:
    """Return which lines have two broken words side by side."""
    worst, together = np.flatnonzero(seen.weight >= 1), np.zeros(len(batch.lines), bool)
    beside = seen.start[worst][1:] - seen.end[worst][:-1] <= _TOGETHER
    together[seen.line[worst][1:][beside & (seen.line[worst][1:] == seen.line[worst][:-1])]] = True
    return together


def _hit(batch: Batch, seen: NoiseEvidence, held: tuple[int, int], severity: Severity, score: float) -> Hit:
    low, high = held
    weight = seen.weight[low:high]
    worst = low + np.flatnonzero((weight >= 1) | (weight.max() < 1))
    shown = dict.fromkeys(_token(batch.text, int(seen.start[k]), int(seen.end[k])) for k in worst[:_SHOWN].tolist())
    what = "wrong letters" if seen.word[worst].all() else "wrong letters or marks"
    message = f"{what}, as in a bad scan: {', '.join(f'“{token}”' for token in shown)}"
    start, end = _whole_words(batch.text, int(seen.start[low]), int(seen.end[high - 1]))
    return Hit(start, end, message, severity, score)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the letters that touch it, so that "adjr~urned" is reported whole."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _token(text: str, start: int, end: int) -> str:
    """Return the run without spaces that holds a piece of evidence, without the marks round it."""
    low, high = start, end
    while low > 0 and start - low < _REACH and not text[low - 1].isspace():
        low -= 1
    while high < len(text) and high - end < _REACH and not text[high].isspace():
        high += 1
    return text[low:high].strip(".,;:!?\"'“”‘’()")
