"""Find documents that are copies of another one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import CorpusCheck
from seedproof.checks.schema.copies import Copy, copies
from seedproof.checks.schema.fields import first_line
from seedproof.checks.schema.sketches import Sketches, merged, sketches
from seedproof.core.document import Document, Origin
from seedproof.core.escape import cut
from seedproof.core.finding import Family, Hit, RelatedLocation, Severity

__all__ = ["DuplicateDocument"]

_LONGEST_SHOWN = 60  # characters of an id in a message


class DuplicateDocument(CorpusCheck[list[Sketches], dict[Origin, Copy]]):
    """Finds documents whose text stands in another document of the corpus, word for word or nearly.

    **Why it matters**
    What a corpus holds twice counts twice: a model learns it by heart, a search shows it twice, and a document that is in the
    test set and in the training set makes a test worthless. Agencies sell one report to many papers, and scrapers take one page
    under several addresses.

    **Example**
    "The ferry to Skarholm sails again", with a date line in one paper and a link to other news in the next.

    **When it is wrong**
    Letters of one form, as the notices of one office about grants, have all but names and numbers in common; so have pages that
    are menus for the most part. Where names and numbers of a copy do not stand in the other document it is information; so are
    revised reports with other figures. Each copy is compared with the longest document of its group, the first by file and row
    where several are as long, and that one is not reported: nothing is lost where all that are told of are left out. Nearly
    means that of the sequences of five words eight in ten stand there too; of a document of more than 130 words a sample is
    compared. Of fewer than 36 words all must be the same. White space, marks and capitals count for nothing.

    **Options**
    None.
    """

    code: ClassVar[str] = "SCH109"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "warning"
    pairs: ClassVar[bool] = True

    def tally(self, batch: Batch) -> list[Sketches]:
        """Return the sketches of the batch."""
        return [batch.once(sketches)]

    def merge(self, left: list[Sketches], right: list[Sketches]) -> list[Sketches]:
        """Return the sketches of both."""
        return merged(left, right)

    def decide(self, counts: list[Sketches]) -> dict[Origin, Copy]:
        """Return the copies."""
        return copies(counts)

    def required_origins(self, decisions: dict[Origin, Copy]) -> Collection[Origin]:
        """Return where the copies are from."""
        return decisions.keys()

    def concerning(self, decisions: dict[Origin, Copy], documents: Sequence[Document]) -> dict[Origin, Copy]:
        """Return which of these documents are copies, and of what."""
        return {origin: decisions[origin] for document in documents if (origin := document.origin) in decisions}

    def find(self, batch: Batch, decisions: dict[Origin, Copy]) -> Iterator[Hit]:
        """Report the first line of each copy."""
        for index, document in enumerate(batch.documents):
            copy = decisions.get(document.origin)
            if copy:
                start, end, text = copy.head
                related = RelatedLocation(seed=copy.seed, start=start, end=end, text=text)
                yield Hit(*first_line(batch, index), _told(document, copy), None if copy.alike else "info", copy.share, related=(related,))


def _told(document: Document, copy: Copy) -> str:
    """Return what is said of a copy."""
    other = f"“{cut(copy.seed, _LONGEST_SHOWN)}”" + (f" ({copy.origin})" if copy.seed == document.id else "")
    if copy.exact:
        return f"all of this text stands in {other} too, word for word: one of them is to go"
    # Of a sample: to say 100 % would promise too much.
    share = min(int(copy.share * 100), 99)
    if copy.alike:
        return f"{share} % of this text stands in {other} too: it is nearly the same"
    return f"{share} % of this text stands in {other} too, with other names or numbers: letters of one form, or a report that was revised"
