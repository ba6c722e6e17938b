"""Forms that the corpus has agreed not to use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

import ahocorasick_rs
import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling.shared.agreed import HeedsSpellings
from seedproof.core.finding import Edit, Family, Fix, Hit, RelatedLocation, Severity
from seedproof.text.codepoints import DIGIT, LETTER, MARK, code_points, fold

__all__ = ["AgreedSpelling"]


class _Use(NamedTuple):
    start: int
    end: int
    form: str


class AgreedSpelling(HeedsSpellings, BatchCheck):
    """Finds forms that the corpus's `checks/spellings.toml` lists as variants of another.

    **Why it matters**
    Once people have agreed on how a name is written, any other form is an error and no longer a matter of judgement.

    **Example**
    "Anthonia Blyth spoke next", where the file has `preferred = "Antonia Blythe"` and `variants = ["Anthonia Blyth"]`.

    **When it is wrong**
    A variant that is a word or name of its own as well. Variants are found as they are written in the file, capitals
    included; one in lower case also with a capital at the start of a sentence, but not within a name ("World Health
    Organisation"). Inside a longer form that the file allows, a variant is left alone. Without the file nothing is found.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL107"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "error"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report every place of a variant, with a safe fix."""
        if not self.agreed.wrong:
            return
        uses = self._uses(batch)
        starts = batch.starts
        right: dict[tuple[int, str], _Use] = {}
        for use in uses:
            if use.form in self.agreed.right:
                right.setdefault((int(starts.searchsorted(use.start, side="right")) - 1, use.form), use)
        reach = 0
        for use in uses:
            if use.start >= reach and use.form in self.agreed.wrong:
                document = int(starts.searchsorted(use.start, side="right")) - 1
                model = right.get((document, self.agreed.wrong[use.form]))
                yield _hit(batch, use, self.agreed.wrong[use.form], document, model)
            reach = max(reach, use.end)

    def _uses(self, batch: Batch) -> list[_Use]:
        """Where any form of the file stands as a word or words of its own, longer ones first where several begin."""
        forms = [form for entry in self.agreed.spelling for form in (entry.preferred, *entry.allowed, *entry.variants)]
        automaton = ahocorasick_rs.AhoCorasick([_folded(form) for form in forms])
        inside = np.append(batch.characters.where(LETTER | DIGIT | MARK), False)  # so that index -1 and the end are outside
        found = set()
        # Forms that fold alike ("nato", "NATO") are one to the automaton.
        alike = {_folded(form): [other for other in forms if _folded(other) == _folded(form)] for form in forms}
        for index, start, end in automaton.find_matches_as_indexes(batch.characters.folded, overlapping=True):
            if not (inside[start - 1] and inside[start]) and not (inside[end - 1] and inside[end]):
                here = batch.text[start:end]
                found |= {_Use(start, end, form) for form in alike[_folded(forms[index])] if _written(batch, here, form, start)}
        return sorted(found, key=lambda use: (use.start, -use.end, use.form))


def _folded(form: str) -> str:
    return fold(code_points(form)).tobytes().decode("utf-32-le")


def _written(batch: Batch, here: str, form: str, start: int) -> bool:
    """Whether the capitals are those of the form, or those it has at the start of a sentence."""
    if all(a.isupper() == b.isupper() for a, b in zip(here, form, strict=True)):
        return True
    words = batch.words
    word = int(words.start.searchsorted(start))
    opens = form[0].islower() and here[0].isupper() and word < len(words) and bool(words.starts_sentence[word])
    return opens and all(a.isupper() == b.isupper() for a, b in zip(here[1:], form[1:], strict=True))


def _hit(batch: Batch, use: _Use, preferred: str, document: int, model: _Use | None) -> Hit:
    wrong, offset = batch.text[use.start : use.end], int(batch.starts[document])
    right = preferred[0].upper() + preferred[1:] if wrong[0].isupper() and use.form[0].islower() else preferred
    place = (
        [RelatedLocation(seed=batch.documents[document].id, start=model.start - offset, end=model.end - offset, text=model.form)]
        if model
        else []
    )
    return Hit(
        use.start,
        use.end,
        f"“{wrong}” is to be written “{right}”: this corpus has agreed on it in spellings.toml",
        fix=Fix(safe=True, edits=(Edit(start=use.start, end=use.end, text=right),)),
        variants=(right, wrong),
        related=tuple(place),
    )
