"""A quotation mark without its partner."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import ClassVar, Final

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck, hits_at
from seedproof.checks.garbled.sentences.fragments import LONGEST, end_of_fragment
from seedproof.checks.garbled.sentences.quotes import Fault, faults
from seedproof.core.finding import Family, Hit, Severity
from seedproof.core.patterns import regex

_SENTENCE_END: Final = regex(r"(?<![. ][. ])(?<!\.\.)[.!?](?:[\"”’»]+\s*|\s+)")
_ABBREVIATED: Final = regex(r"(?<![^\W\d_])(?:[^\W\d_]\.)+$")  # "U.S.", "p."
_LOOK: Final = 10  # characters of an abbreviation that are looked at (guessed)
#: What follows the end of a quotation: `so”, dijo`, `,” Novak said`, `”, - the minister`.
_ATTRIBUTED: Final = regex(r"(?:.[\"”»],\s|.[\"”»]\s[–—-]\s(?=[^\W\d_])|,[\"”»]\s)(?=[^\W\d_]|[–—-]\s)")
_MARK: Final = regex(r"[\"“”„«»]|''|,,|(?<!\w)[‘‚,](?=\w)")  # the last ones: a mark of another form that opens it
_SENTENCE: Final = 600  # characters in which the beginning of a sentence is looked for (guessed)


class DanglingQuote(BatchCheck):
    """Finds a closing quotation mark that was never opened, and an opening one that is never closed.

    **Why it matters**

    Something is lost or doubled here: the beginning of a quotation, its end, or a whole line between them. Who said what can no
    longer be told.

    **Example**

    ``“The pier is safe,” Novak said. acting,” he said.`` ends in the rest of a sentence whose beginning is gone.

    **When it is wrong**

    Quotations over several paragraphs are sound: each paragraph opens anew and only the last closes. Inches (``5'10"``), apostrophes
    and the marks of other languages (``„…“``, ``»…«``, ``”…”``) are known. Writers forget marks too. So a lone mark is only
    information; it is a warning where the sentence that it closes has lost its beginning, where an attribution follows it and no other mark
    stands in its sentence, and where words of saying show that the other mark is lost (``"The pier is safe, said Novak.``).

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB401"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the marks without a partner, with the words they cling to."""
        found = {f.offset: f for f in sorted(batch.once(faults), key=attrgetter("offset")) if f.kind != "turned"}
        return hits_at(batch, [(at, at + 1) for at in found], lambda at, _: _hit(batch, found[at]))


def _hit(batch: Batch, fault: Fault) -> Hit:
    return _unopened(batch, fault) if fault.kind == "unopened" else _unclosed(batch, fault)


def _unopened(batch: Batch, fault: Fault) -> Hit:
    text, end = batch.text, fault.offset + 1
    start = max(int(batch.lines.start[fault.line]), end - _SENTENCE)
    whole = start > end - _SENTENCE and not _continues(batch, fault.line)
    for match in _SENTENCE_END.finditer(text, start, fault.offset):
        # "fear of U.S. or Russian officials": the stop of an abbreviation ends nothing.
        if not (text[match.end()].islower() and _ABBREVIATED.search(text[max(start, match.start() - _LOOK) : match.start() + 1])):
            start, whole = match.end(), True
    # A sentence that begins in mid-word order, “acting,” he said, has lost more than a mark.
    # Where the sentence begins its line, the mark may have stood before an earlier line.
    within = start > int(batch.lines.start[fault.line])
    attributed = within and _ATTRIBUTED.match(text, fault.offset - 1) and not _MARK.search(text, start, end - 1)
    severity: Severity = "warning" if fault.sure or attributed or (whole and text[start].islower()) else "info"
    if end - start > LONGEST:
        start = text.find(" ", end - LONGEST, end) + 1 or end - LONGEST
    return Hit(start, end, f"“{text[start : end - 1]}” ends in a closing quotation mark that was never opened", severity)


def _continues(batch: Batch, line: int) -> bool:
    """Tell whether a line goes on with the sentence of the line before: what lines look like says nothing about the quotation then."""
    lines = batch.lines
    return line > 0 and bool(lines.document[line - 1] == lines.document[line]) and not lines.ends_sentence[line - 1]


def _unclosed(batch: Batch, fault: Fault) -> Hit:
    text, start = batch.text, fault.offset
    end = end_of_fragment(text, start, int(batch.lines.end[fault.line]))
    return Hit(start, end, f"the quotation mark before “{text[start + 1 : end].strip()}” is never closed", None if fault.sure else "info")
