"""Names and acronyms that lost or changed their capitals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling._casing import Casing
from seedproof.core.finding import Edit, Family, Fix, Hit, Place, Severity
from seedproof.text.batch import Batch

__all__ = ["CaseVariant"]

_SHORT = 4


class CaseVariant(BatchCheck):
    """Finds names and acronyms whose capitals differ from those they have elsewhere.

    **Why it matters**
    "nato" is not found by who looks for "NATO", and lost capitals are a trace of text that was put through a machine.

    **Example**
    "The chairman of the fifa said …" in a text that writes "FIFA" elsewhere; "in madrid", as Madrid always has a capital.

    **When it is wrong**
    Handles, addresses and brand names that are meant to be in lower case, poems, and words that are names only at times:
    words that the word table knows in lower case are left out.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL102"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each place of a form that competes with one the seed, or the word table, prefers."""
        cases = Casing(batch)
        for word, model in zip(cases.odd.tolist(), cases.model.tolist(), strict=True):
            yield _hit(batch, word, model)


def _hit(batch: Batch, word: int, model: int) -> Hit:
    """The hit for ``word``, which should be written as the word ``model`` is; -1: with a capital, as it always is."""
    words = batch.columns.words
    start, end, wrong = int(words.start[word]), int(words.bare_end[word]), words.bare(word)
    if model < 0:
        right = wrong[0].upper() + wrong[1:]
        # "bbc" is short for "BBC", not "Bbc": which of the two a short word is, the table does not say.
        fix = None if len(wrong) <= _SHORT else _replace(start, end, right)
        return Hit(start, end, f"“{wrong}” lost its capital: nearly every text writes it with one", fix=fix, variants=(right, wrong))
    document = int(words.document[model])
    right, offset = words.bare(model), int(words.start[model]) - int(batch.columns.starts[document])
    related = Place(seed=batch.seeds[document].id, start=offset, end=offset + len(right), text=right)
    message = f"“{wrong}” is written “{right}” elsewhere in this document"
    return Hit(start, end, message, fix=_replace(start, end, right), variants=(right, wrong), related=(related,))


def _replace(start: int, end: int, text: str) -> Fix:
    return Fix(safe=False, edits=(Edit(start=start, end=end, text=text),))
