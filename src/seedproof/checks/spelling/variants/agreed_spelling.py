"""Find forms that the corpus has agreed not to use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling.shared.agreed import HeedsSpellings
from seedproof.core.finding import Edit, Family, Fix, Hit, RelatedLocation, Severity
from seedproof.text.codepoints import DIGIT, LETTER, MARK, code_points, fold

__all__ = ["AgreedSpelling"]


class _Occurrence(NamedTuple):
    """Hold where a form of the file stands.

    ``start``, ``end``: the form in the batch, ``[start, end)``
    ``form``: as the file has it
    """

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
        found = self._occurrences(batch)
        documents = batch.document_of(np.array([occurrence.start for occurrence in found], np.int64)).tolist()
        right: dict[tuple[int, str], _Occurrence] = {}
        for occurrence, document in zip(found, documents, strict=True):
            if occurrence.form in self.agreed.right:
                right.setdefault((document, occurrence.form), occurrence)
        reach = 0
        for occurrence, document in zip(found, documents, strict=True):
            if occurrence.start >= reach and occurrence.form in self.agreed.wrong:
                preferred = self.agreed.wrong[occurrence.form]
                yield _hit(batch, occurrence, preferred, document, right.get((document, preferred)))
            reach = max(reach, occurrence.end)

    def _occurrences(self, batch: Batch) -> list[_Occurrence]:
        """Return where any form of the file stands as a word or words of its own, longer ones first where several begin."""
        forms = [form for entry in self.agreed.spelling for form in (entry.preferred, *entry.allowed, *entry.variants)]
        import ahocorasick_rs  # here, as few corpora have agreed on spellings

        automaton = ahocorasick_rs.AhoCorasick([_folded(form) for form in forms])
        inside = np.append(batch.characters.where(LETTER | DIGIT | MARK), False)  # so that index -1 and the end are outside
        found = set()
        # Forms that fold alike ("nato", "NATO") are one to the automaton.
        alike = {_folded(form): [other for other in forms if _folded(other) == _folded(form)] for form in forms}
        for index, start, end in automaton.find_matches_as_indexes(batch.characters.folded, overlapping=True):
            if not (inside[start - 1] and inside[start]) and not (inside[end - 1] and inside[end]):
                here = batch.text[start:end]
                found |= {_Occurrence(start, end, form) for form in alike[_folded(forms[index])] if _written(batch, here, form, start)}
        return sorted(found, key=lambda occurrence: (occurrence.start, -occurrence.end, occurrence.form))


def _folded(form: str) -> str:
    """Return a form as folded text has it."""
    return fold(code_points(form)).tobytes().decode("utf-32-le")


def _written(batch: Batch, here: str, form: str, start: int) -> bool:
    """Tell whether the capitals are those of the form, or those it has at the start of a sentence."""
    if all(a.isupper() == b.isupper() for a, b in zip(here, form, strict=True)):
        return True
    words = batch.words
    word = int(words.start.searchsorted(start))
    opens = form[0].islower() and here[0].isupper() and word < len(words) and bool(words.starts_sentence[word])
    return opens and all(a.isupper() == b.isupper() for a, b in zip(here[1:], form[1:], strict=True))


def _hit(batch: Batch, variant: _Occurrence, preferred: str, document: int, model: _Occurrence | None) -> Hit:
    """Return the hit for a variant; ``model`` is the preferred form elsewhere in its document."""
    wrong, offset = batch.text[variant.start : variant.end], int(batch.starts[document])
    right = preferred[0].upper() + preferred[1:] if wrong[0].isupper() and variant.form[0].islower() else preferred
    related = []
    if model:
        written = batch.text[model.start : model.end]  # with a capital, perhaps, as it begins a sentence
        seed = batch.documents[document].id
        related.append(RelatedLocation(seed=seed, start=model.start - offset, end=model.end - offset, text=written))
    return Hit(
        variant.start,
        variant.end,
        f"“{wrong}” is to be written “{right}”: this corpus has agreed on it in spellings.toml",
        fix=Fix(safe=True, edits=(Edit(start=variant.start, end=variant.end, text=right),)),
        variants=(right, wrong),
        related=tuple(related),
    )
