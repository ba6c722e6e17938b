"""A quotation mark without its partner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import attrgetter
from typing import ClassVar, Final

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck, hits_at
from seedproof.checks.garbled.sentences.fragments import LONGEST, end_of_fragment
from seedproof.checks.garbled.sentences.quotes import Fault, faults
from seedproof.core.finding import Family, Hit, Severity
from seedproof.core.patterns import regex
from seedproof.lang.languages import LANGUAGES

_SENTENCE_END: Final = regex(r"(?<![. ][. ])(?<!\.\.)[.!?](?:[\"”’»]+\s*|\s+)")
_ABBREVIATED: Final = regex(r"(?<![^\W\d_])(?:[^\W\d_]\.)+$")  # "U.S.", "p."
_LOOK: Final = 10  # characters of an abbreviation that are looked at (guessed)
#: What follows the end of a quotation: `so”, dijo`, `,” Novak said`, `”, - the minister`.
_ATTRIBUTED: Final = regex(r"(?:.[\"”»],\s|.[\"”»]\s[–—-]\s(?=[^\W\d_])|,[\"”»]\s)(?=[^\W\d_]|[–—-]\s)")
_ANGLES: Final = "«»"
_LIST_MARKS: Final = "*•-–+0123456789"
_CUT_OFF: Final = ("...", "…")
_PRIME: Final = "″"  # closes quotations of some Arabic sites
_LONG: Final = 8  # words of a line that is no headline (guessed)
#: A mark at the word that it closes: no opening one, nor half of a character, "â€”".
_CLINGS: Final = regex(r"(?<=[^€\s])[\"“”„]|[«»]")
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
    and the marks of other languages (``„…“``, ``»…«``, ``”…”``) are known. A document with several such marks may use them in a way
    of its own, so that they are only information; one is a warning where it is the only one of its document, where the sentence that it
    closes has lost its beginning, where an attribution follows it and no other mark stands in its sentence, and where words of saying
    show that the other mark is lost (``"The pier is safe, said Novak.``). Single arrows (``»``) before a line are none.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB401"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the marks without a partner, with the words they cling to."""
        every, document = sorted(batch.once(faults), key=attrgetter("offset")), batch.lines.document
        many = Counter(document[f.line] for f in every)
        found = {f.offset: (f, many[document[f.line]] == 1) for f in every if f.kind != "turned"}
        return hits_at(batch, [(at, at + 1) for at in found], lambda at, _: _hit(batch, *found[at]))


def _hit(batch: Batch, fault: Fault, alone: bool) -> Hit:
    """Return what is wrong with a mark; ``alone``: whether it is the only one of its document that is."""
    return _unopened(batch, fault, alone) if fault.kind == "unopened" else _unclosed(batch, fault, alone)


def _unopened(batch: Batch, fault: Fault, alone: bool) -> Hit:
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
    slip = alone and not _is_arrow(batch, fault) and not _begins_before(batch, fault.line)
    clings = _CLINGS.match(text, fault.offset)
    told = fault.sure or (clings and (attributed or slip or (whole and text[start].islower())))
    severity: Severity = "warning" if told else "info"
    if end - start > LONGEST:
        start = text.find(" ", end - LONGEST, end) + 1 or end - LONGEST
    return Hit(start, end, f"“{text[start : end - 1]}” ends in a closing quotation mark that was never opened", severity)


def _continues(batch: Batch, line: int) -> bool:
    """Tell whether a line goes on with the sentence of the line before: what lines look like says nothing about the quotation then."""
    return _are_together(batch, line, line - 1) and not batch.lines.ends_sentence[line - 1]


def _are_together(batch: Batch, line: int, other: int) -> bool:
    """Tell whether another line is there and of the same document."""
    document = batch.lines.document
    return 0 <= other < len(document) and bool(document[other] == document[line])


def _begins_before(batch: Batch, line: int) -> bool:
    """Tell whether a line goes on with a sentence of the line before, or that ends in a mark: a quotation may have begun there."""
    lines, before = batch.lines, line - 1
    if _continues(batch, line):
        return batch.text[int(lines.start[line])].islower() or bool(lines.word_count[before] >= _LONG)
    return _are_together(batch, line, before) and batch.text[int(lines.end[before]) - 1] == '"'


def _is_arrow(batch: Batch, fault: Fault) -> bool:
    """Tell whether a mark stands as an arrow does: before a line, or apart from the words on both sides."""
    text, at, lines = batch.text, fault.offset, batch.lines
    french = batch.languages.of_lines[fault.line] == LANGUAGES.index("fr")
    apart = text[max(at - 1, 0)].isspace() and text[at + 1 : at + 2].isspace() and not french
    return text[at] in _ANGLES and (apart or at == int(lines.start[fault.line]))


def _may_close_later(batch: Batch, fault: Fault) -> bool:
    """Tell whether a quotation may go on in the next paragraphs, or behind where an extractor cut the text off.

    So do statements that a colon leads to, and speeches with lists in them. Of two straight marks either may be the wrong one.
    """
    text, lines, line, at = batch.text, batch.lines, fault.line, fault.offset
    low, high = int(lines.start[line]), int(lines.end[line])
    opens = text[at + 1 : at + 2].isalnum() and not text[at - 1 : at].isalnum()
    if not opens or not lines.ends_sentence[line] or text.endswith(_CUT_OFF, low, high):
        return True
    led = _are_together(batch, line, line - 1) and text[int(lines.end[line - 1]) - 1] == ":"
    listed = _are_together(batch, line, line + 1) and text[int(lines.start[line + 1])] in _LIST_MARKS
    return (at == low and (led or listed)) or _PRIME in text[at:high] or (text[at] == '"' and '"' in text[at + 1 : high])


def _unclosed(batch: Batch, fault: Fault, alone: bool) -> Hit:
    text, start = batch.text, fault.offset
    end = end_of_fragment(text, start, int(batch.lines.end[fault.line]))
    slip = alone and not _is_arrow(batch, fault) and not _may_close_later(batch, fault)
    message = f"the quotation mark before “{text[start + 1 : end].strip()}” is never closed"
    return Hit(start, end, message, None if fault.sure or slip else "info")
