"""Text read with the wrong character set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.encoding.cyrillic import known_in_russian, swapped_lines
from seedproof.checks.garbled.encoding.mojibake_spans import accented_passages, mojibake_spans
from seedproof.checks.garbled.encoding.repairs import repaired
from seedproof.checks.garbled.shared.words import SAID_OF_WORDS
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.languages import LANGUAGES, UNKNOWN

_SHOWN: Final = 60
_KNOWN: Final = 0.4  # share of words that Russian has, from which a passage was Russian (guessed)


class Mojibake(BatchCheck):
    """Finds text that was decoded with the wrong character set.

    **Why it matters**

    “fÃ¼r” is no word of any language: nobody finds it by searching, and a model learns it as a word of its own.

    **Example**

    ``Die BrÃ¼cke ist wieder offen`` was ``Die Brücke ist wieder offen``.

    **When it is wrong**

    Texts about mojibake quote it, and strings of symbols such as drawn faces can look like it. The judgement is that
    of ftfy, which is careful, and beside it that a word is UTF-8 from end to end with two or more such letters in it, or that a line
    of Cyrillic has no Russian word as it stands and mostly Russian words in another Cyrillic character set. Where no repair is known,
    the finding is a warning.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB101"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"
    # A replacement character stays one when the words beside it are decoded anew, and its byte has a place that must be told.
    absorbs: ClassVar[tuple[str, ...]] = ("control-character", "invisible-character", "mixed-script-word", "GRB4", *SAID_OF_WORDS)

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the stretches that were misread, each with a repair where one is known."""
        text = batch.text
        yield from (_other_alphabet(text, start, end) for start, end in accented_passages(batch))
        yield from (_swapped_alphabet(text, *span, meant) for span, meant in swapped_lines(batch))
        spans = batch.once(mojibake_spans)
        language = batch.languages.of_lines[batch.lines.containing(np.array([start for start, _ in spans], np.int64))]
        for (start, end), spoken in zip(spans, language.tolist(), strict=True):
            yield _hit(text, start, end, "" if spoken == UNKNOWN else LANGUAGES[spoken])


def _other_alphabet(text: str, start: int, end: int) -> Hit:
    """Try Windows-1251, by far the most common of the alphabets that are read as Latin-1; the words tell whether it was that."""
    broken = text[start:end]
    meant = broken.encode("cp1252", "ignore").decode("cp1251", "ignore")
    known = known_in_russian(meant)
    fix = Fix(safe=False, edits=(Edit(start=start, end=end, text=meant),)) if known >= _KNOWN and len(meant) == len(broken) else None
    advice = f": “{meant[:_SHOWN]}”" if fix else ""
    return Hit(start, end, f"“{broken[:_SHOWN]}” is another alphabet read as Western European{advice}", fix=fix)


def _swapped_alphabet(text: str, start: int, end: int, meant: str) -> Hit:
    fix = Fix(safe=False, edits=(Edit(start=start, end=end, text=meant),))
    message = f"“{text[start:end][:_SHOWN]}” is Cyrillic read with another Cyrillic character set: “{meant[:_SHOWN]}”"
    return Hit(start, end, message, fix=fix)


def _hit(text: str, start: int, end: int, language: str) -> Hit:
    from ftfy.badness import is_bad

    broken = text[start:end]
    meant = repaired(broken, language)
    shown = broken if len(broken) <= _SHOWN else f"{broken[:_SHOWN]}…"
    if meant == broken:
        return Hit(start, end, f"“{shown}” was decoded with the wrong character set", "warning")
    fix = Fix(safe=not is_bad(meant), edits=(Edit(start=start, end=end, text=meant),))
    told = meant if len(meant) <= _SHOWN else f"{meant[:_SHOWN]}…"
    return Hit(start, end, f"“{shown}” was decoded with the wrong character set: “{told}”", fix=fix)
