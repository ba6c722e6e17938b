"""Text read with the wrong character set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

import numpy as np

from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled._misread import accented_passages, suspects
from seedproof.checks.garbled._unusual import merged
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.text.batch import Batch
from seedproof.text.lexicon import lexicon
from seedproof.text.words import hash_words

_REACH = 8  # characters on each side that ftfy's heuristic may look at
_JOIN = 40  # garbled words nearer than this are one finding
_LONGEST = 60  # characters of a word shown beyond the bad sequence
_SHOWN = 60
_KNOWN = 0.4  # share of words that Russian has, from which a passage was Russian
_SPACED = ("Ã\xa0", "Â\xa0")
_SPACES = " \t\r\n"  # not the no-break space: it is the second byte of “à”


class Mojibake(BatchCheck):
    """Finds text that was decoded with the wrong character set.

    **Why it matters**

    “fÃ¼r” is no word of any language: nobody finds it by searching, and a model learns it as a word of its own.

    **Example**

    ``Die BrÃ¼cke ist wieder offen`` was ``Die Brücke ist wieder offen``.

    **When it is wrong**

    Texts about mojibake quote it, and strings of symbols such as drawn faces can look like it. The judgement is that
    of ftfy, which is careful: one odd name may be missed. Where no repair is known, the finding is a warning.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB101"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the stretches that ftfy's heuristic calls misread, each with ftfy's repair."""
        text, lines = batch.columns.text, batch.columns.lines
        passages = accented_passages(batch)
        yield from (_other_alphabet(text, start, end) for start, end in passages)
        at = suspects(batch)
        line = np.searchsorted(lines.start, at, side="right") - 1
        for low, high in merged(at, gap=_JOIN, groups=line):
            index = int(np.searchsorted(lines.start, low, side="right")) - 1
            window = max(low - _REACH, int(lines.start[index])), min(high + _REACH, int(lines.end[index]))
            for start, end in _bad_words(text, *window):
                if not any(start < past and end > first for first, past in passages):
                    yield _hit(text, start, end)


def _bad_words(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Stretches of whole words that hold a bad sequence in ``[low, high)``."""
    from ftfy.badness import BADNESS_RE  # here, as it takes 0.1 s and few texts need it

    start = end = -1
    for match in BADNESS_RE.finditer(text[low:high]):
        first = low + match.start()
        if match[0] in _SPACED and text[first - 1 : first].isupper():
            continue  # "MANHÃ" and a no-break space: a word in capitals that ends in such a letter
        first, last = _whole_words(text, low + match.start(), low + match.end())
        if start >= 0 and first - end <= _JOIN:
            end = max(end, last)
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without spaces at its ends, grown to whole words; but never far, as a line may be one word."""
    while start < end - 1 and text[start] in _SPACES:
        start += 1
    while end > start + 1 and text[end - 1] in _SPACES:
        end -= 1
    floor, ceiling = max(start - _LONGEST, 0), min(end + _LONGEST, len(text))
    while start > floor and text[start - 1] not in _SPACES:
        start -= 1
    while end < ceiling and text[end] not in _SPACES:
        end += 1
    return start, end


def _other_alphabet(text: str, start: int, end: int) -> Hit:
    """Windows-1251 is by far the most common of the alphabets that are read as Latin-1; the words tell whether it was."""
    broken = text[start:end]
    meant = broken.encode("cp1252", "ignore").decode("cp1251", "ignore")
    words = meant.lower().split()
    known = lexicon("ru").knows(hash_words(words)).mean() if words else 0.0
    fix = Fix(safe=False, edits=(Edit(start=start, end=end, text=meant),)) if known >= _KNOWN and len(meant) == len(broken) else None
    advice = f": “{meant[:_SHOWN]}”" if fix else ""
    return Hit(start, end, f"“{broken[:_SHOWN]}” is another alphabet read as Western European{advice}", fix=fix)


def _hit(text: str, start: int, end: int) -> Hit:
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    broken = text[start:end]
    repaired = fix_encoding(broken)
    shown = broken if len(broken) <= _SHOWN else f"{broken[:_SHOWN]}…"
    if repaired == broken:
        return Hit(start, end, f"“{shown}” was decoded with the wrong character set", "warning")
    meant = repaired if len(repaired) <= _SHOWN else f"{repaired[:_SHOWN]}…"
    fix = Fix(safe=not is_bad(repaired), edits=(Edit(start=start, end=end, text=repaired),))
    return Hit(start, end, f"“{shown}” was decoded with the wrong character set: “{meant}”", fix=fix)
