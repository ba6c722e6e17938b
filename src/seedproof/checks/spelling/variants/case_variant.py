"""Find names and acronyms that lost or changed their capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling.shared.agreed import HeedsSpellings
from seedproof.checks.spelling.variants.casing import Casing
from seedproof.core.finding import Edit, Family, Fix, Hit, RelatedLocation, Severity

__all__ = ["CaseVariant"]

_SHORT = 4  # letters of a word that may be an acronym as well as a name


class CaseVariant(HeedsSpellings, BatchCheck):
    """Finds names and acronyms whose capitals differ from those they have elsewhere.

    **Why it matters**
    "nato" is not found by who looks for "NATO", and lost capitals are a trace of text that was put through a machine.

    **Example**
    "The chairman of the fifa said …" in a text that writes "FIFA" elsewhere; "in madrid", as Madrid always has a capital.

    **When it is wrong**
    Handles, addresses and brand names that are meant to be in lower case, poems, and words that are names only at times:
    words that the word table knows in lower case are left out. Names are looked for in English only, acronyms in every language.
    In a document about programming a command (``openssl`` beside ``OpenSSL``) is only information.
    What the project's `checks/spellings.toml` settles is not compared.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL102"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first place of each such form, with a fix for all; every place where the document loses capitals throughout."""
        cases = Casing(batch)
        once: dict[tuple[int, tuple[str, ...]], Hit] = {}
        for first, last in zip(*cases.stretches(), strict=True):
            word = int(cases.odd[first])
            hit = _hit(batch, range(word, int(cases.odd[last]) + 1), cases.model[first : last + 1].tolist())
            if self.agreed.settles(*hit.variants):
                continue
            hit = hit._replace(severity="info") if cases.unsure[first : last + 1].all() else hit
            document = int(batch.words.document[word])
            if cases.damaged[document]:
                yield hit
            else:
                once[document, hit.variants] = _joined(once.get((document, hit.variants)), hit)
        yield from once.values()


def _joined(earlier: Hit | None, hit: Hit) -> Hit:
    """Return the earlier hit for the same slip, with a fix that mends this place too."""
    if earlier is None or earlier.fix is None or hit.fix is None:
        return earlier or hit
    return earlier._replace(fix=Fix(safe=False, edits=earlier.fix.edits + hit.fix.edits))


def _hit(batch: Batch, odd: Sequence[int], models: list[int]) -> Hit:
    """Return the hit for neighbouring words, each of which should be as its model is; -1: with a capital, as it always is."""
    words, text = batch.words, batch.text
    spans = [(int(words.start[i]), int(words.bare_end[i])) for i in odd]
    forms = [text[a:b][0].upper() + text[a:b][1:] if model < 0 else words.bare(model) for (a, b), model in zip(spans, models, strict=True)]
    wrong, right = text[spans[0][0] : spans[-1][1]], " ".join(forms)
    # "bbc" is short for "BBC", not "Bbc": which of the two a short word is, the table does not say.
    clear = [model >= 0 or b - a > _SHORT for (a, b), model in zip(spans, models, strict=True)]
    fix = Fix(safe=False, edits=tuple(Edit(start=a, end=b, text=form) for (a, b), form in zip(spans, forms, strict=True)))
    known = [model for model in models if model >= 0]
    if len(known) == len(models):
        message = f"“{wrong}” is written “{right}” elsewhere in this document"
    else:
        lost = ("its capital", "one") if len(forms) == 1 else ("its capitals", "them")
        message = f"“{wrong}” lost {lost[0]}: nearly every text writes it with {lost[1]}"
    related = tuple(_location(batch, model) for model in known)
    return Hit(spans[0][0], spans[-1][1], message, fix=fix if all(clear) else None, variants=(right, wrong), related=related)


def _location(batch: Batch, word: int) -> RelatedLocation:
    """Return where a word stands in its seed."""
    words, document = batch.words, int(batch.words.document[word])
    start = int(words.start[word]) - int(batch.starts[document])
    return RelatedLocation(seed=batch.documents[document].id, start=start, end=start + int(words.length[word]), text=words.bare(word))
