"""Sentences without the space between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.sentences.boundaries import unspaced_boundaries
from seedproof.checks.options import Count
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity

_LONGEST: Final = 5000  # characters of a line in which quotation marks are counted (guessed)


class JoinedSentences(BatchCheck):
    """Finds the end of a sentence stuck to the beginning of the next.

    **Why it matters**

    Programs that cut text into sentences miss the boundary, and the two words at it become one token. Scrapers join paragraphs this way.

    **Example**

    ``It took ten minutes.Remove the lid``; ``“We saw it in every country.”for the first time``; ``(for a good boat).The mill``;
    French ``ouvert.« Nous``.

    **When it is wrong**

    Addresses, file names, abbreviations, initials and names with a point (``Node.js``, ``J.K.Rowling``, ``St.Gallen``) are known. A rare
    brand that writes a point between two capitalised words can be mistaken. What stands between backticks is code, and in a document about
    programming only a little word begins a sentence (``typing.Union`` is a name). A single one in a long text is more likely a
    slip of its writer than damage, and a warning.

    **Options**

    `long-text` (150): words from which a text counts as long.
    """

    code: ClassVar[str] = "GRB404"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    long_text: Count = 150  # guessed

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the boundaries that lack their space, each with the words on both sides."""
        found = unspaced_boundaries(batch)
        document = batch.document_of(np.array([match.start() for match in found], np.int64))
        edges = batch.words.of_document
        slip = (np.bincount(document, minlength=len(batch)) == 1) & (np.diff(edges) >= self.long_text)
        return [_hit(match, "warning" if lone else None) for match, lone in zip(found, slip[document].tolist(), strict=True)]


def _hit(match: re.Match[str], severity: Severity | None) -> Hit:
    left, stop, right = match["left"], match["stop"], match["right"]
    opens = match["open"] or ('"' if stop[-1] == '"' and _count_before(match) % 2 == 0 else "")
    at = match.end("stop") - len(opens)
    parted = f"{left}{stop.removesuffix(opens)} {opens}{right}"
    fix = Fix(safe=True, edits=(Edit(start=at, end=at, text=" "),))
    return Hit(match.start(), match.end(), f"“{match[0]}” joins two sentences: “{parted}”", severity, fix=fix)


def _count_before(match: re.Match[str]) -> int:
    """Count the straight quotation marks on the line before this one, which tell whether it opens or closes."""
    text, end = match.string, match.end("stop") - 1
    return text.count('"', max(text.rfind("\n", 0, end) + 1, end - _LONGEST), end)
