"""Words with wrong letters: bad scans, random substitutions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.noise.evidence import signs
from seedproof.core.finding import Family, Hit, Severity
from seedproof.text import codepoints


class CharacterNoise(BatchCheck):
    """Finds passages whose words have wrong letters, as a bad scan or random damage leaves them.

    **Why it matters**

    Text recognition that misread a page, or a damaged file, gives words that no reader and no search knows. A model learns the noise.

    **Example**

    ``There were a nunber of seslp wounds, and his riglit arm wag br~ken.``

    **When it is wrong**

    A passage of slang, chat or a language without a word table, set in an English line. One odd word is never enough: several
    signs in one line are, and most of its unknown words must be one slip away from a common word or have letters that do not go together.

    **Options**

    ``signs``: how much evidence a line needs; a broken word counts 1, an unknown word or stray mark 0.5. ``density``: evidence for each
    word of the line.
    """

    code: ClassVar[str] = "GRB306"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    signs: float = 1.5
    density: float = 0.05

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Add up each line's signs and report the stretch that holds them."""
        lines, seen = batch.lines, signs(batch)
        total = np.bincount(seen.line, seen.weight, minlength=len(lines))
        strong = np.bincount(seen.line, seen.weight >= 1, minlength=len(lines))
        marks = np.bincount(seen.line, ~seen.word, minlength=len(lines))
        dense = total / np.maximum(lines.word_count, 1) / self.density
        # A name is easily one slip from a word: it says more about a line that is broken anyway.
        names = seen.word & ((batch.characters.kinds[seen.start] & codepoints.UPPER) != 0)
        firm = total - np.bincount(seen.line, seen.weight * names, minlength=len(lines))
        sure = (strong > 1) & (dense >= 0.8) | (strong > 0) & (firm >= self.signs) & (dense >= 1)
        likely = (strong > 0) & (dense >= 0.8) | (total >= self.signs) & (dense >= 1) | (total >= 0.75) & (dense >= 1)
        noisy = (sure | likely) & (strong + marks >= 0.25 * seen.strange)
        for line in np.flatnonzero(noisy).tolist():
            low, high = np.searchsorted(seen.line, [line, line + 1])
            worst = [k for k in range(low, high) if seen.weight[k] >= 1 or not strong[line]]
            shown = dict.fromkeys(_word_round(batch.text, int(seen.start[k]), int(seen.end[k])) for k in worst[:4])
            examples = ", ".join(f"“{word}”" for word in shown)
            score = float(min(1.0, total[line] / max(1, lines.word_count[line]) * 2))
            what = "wrong letters" if seen.word[worst].all() else "wrong letters or marks"
            message = f"{what}, as in a bad scan: {examples}"
            start, end = _whole_words(batch.text, int(seen.start[low]), int(seen.end[high - 1]))
            level: Severity = "info" if not sure[line] else "error" if strong[line] > 1 else "warning"
            yield Hit(start, end, message, level, round(score, 2))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the letters that touch it, so that "adjr~urned" is reported whole."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _word_round(text: str, start: int, end: int) -> str:
    """The run without spaces that holds a sign, at most 20 characters to each side."""
    low, high = start, end
    while low > 0 and start - low < 20 and not text[low - 1].isspace():
        low -= 1
    while high < len(text) and high - end < 20 and not text[high].isspace():
        high += 1
    return text[low:high].strip(".,;:!?\"'“”‘’()")
