"""Find documents that stand in another corpus."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import ComparingCheck
from seedproof.checks.schema.copies import Copy
from seedproof.checks.schema.fields import first_line
from seedproof.checks.schema.overlaps import overlaps
from seedproof.checks.schema.sketches import Sketches, merged, sketches
from seedproof.core.document import Origin
from seedproof.core.escape import cut
from seedproof.core.finding import Family, Hit, RelatedLocation, Severity

__all__ = ["OverlappingDocument"]

_LONGEST_SHOWN = 60  # characters of an id in a message
_LONGEST_PLACE = 120  # characters of a file in a message


class OverlappingDocument(ComparingCheck[list[Sketches], dict[Origin, Copy]]):
    """Finds documents that stand in another corpus, whole or nearly, which `--against` names.

    **Why it matters**
    A test whose documents a model has been trained on measures memory. What is collected anew and was collected before is work done
    twice, and counts twice once the two are put together.

    **Example**
    "The ferry to Skarholm sails again" in the test set, and in the training set with a date line before it.

    **When it is wrong**
    As duplicate-document, with which it shares its index: letters of one form have all but names and numbers in common, and are
    information; so are reports that were revised. Nearly means that eight in ten of the sequences of five words stand in the other
    document; of documents of more than 130 words samples are compared. Of fewer than 36 words all must be the same. Marks and
    capitals count for nothing, nor do cookie notices and the like that more than 64 documents share. A file that both corpora hold
    is not compared with itself. The check runs only where another corpus is named: by `--against`, or by `against` in the settings.

    **Options**
    None.
    """

    code: ClassVar[str] = "SCH111"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "warning"

    def tally(self, batch: Batch) -> list[Sketches]:
        """Return the sketches of the batch."""
        return [batch.once(sketches)]

    def merge(self, left: list[Sketches], right: list[Sketches]) -> list[Sketches]:
        """Return the sketches of both."""
        return merged(left, right)

    def compare(self, counts: list[Sketches], others: Iterable[Batch]) -> dict[Origin, Copy]:
        """Return the documents that stand in the other corpus."""
        return overlaps(counts, others)

    def required_origins(self, decisions: dict[Origin, Copy]) -> Collection[Origin]:
        """Return where these documents are from."""
        return decisions.keys()

    def find(self, batch: Batch, decisions: dict[Origin, Copy]) -> Iterator[Hit]:
        """Report the first line of each."""
        for index, document in enumerate(batch.documents):
            copy = decisions.get(document.origin)
            if copy:
                start, end, text = copy.head
                related = RelatedLocation(seed=copy.seed, start=start, end=end, text=text)
                yield Hit(*first_line(batch, index), _told(copy), None if copy.alike else "info", copy.share, related=(related,))


def _told(copy: Copy) -> str:
    """Return what is said of a document."""
    where = cut(str(copy.origin), _LONGEST_PLACE)
    other = f"the other corpus, in “{cut(copy.seed, _LONGEST_SHOWN)}”" + (f" ({where})" if where else "")
    if copy.exact:
        return f"all of this text stands in {other}, word for word"
    share = min(int(copy.share * 100), 99)  # of a sample: to say 100 % would promise too much
    if copy.alike:
        return f"{share} % of this text stands in {other}: it is nearly the same"
    return f"{share} % of this text stands in {other}, with other names or numbers: letters of one form, or a report that was revised"
