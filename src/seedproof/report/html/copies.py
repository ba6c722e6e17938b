"""Groups of documents that are copies of one: the longest, and what `duplicate-document` says is a copy of it."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import isnan, nan
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.core.document import Document, Origin
from seedproof.core.finding import Finding
from seedproof.core.spill import Records

__all__ = ["Copied", "Copies", "Copy", "Group"]

CHECK: Final = "duplicate-document"
_BUDGET = 20_000_000  # characters of texts that are kept to be compared
_LISTED = 1_000  # groups that are told of
_COMPARED = 200  # groups whose documents are compared (guessed: both)
_MEMBERS = 12  # copies of a group that are compared with its longest document


class Head(NamedTuple):
    """How the longest document of a group begins: its id, and what stands at a place of it."""

    seed: str
    start: int
    text: str


class Copy(NamedTuple):
    """What tells of a copy: the document, and the number of the finding there, from 1."""

    origin: Origin
    number: int


class Group(NamedTuple):
    """A document and its copies.

    - ``head``: of the longest, which nobody reports
    - ``copies``: those that are told, in the order of their ids
    - ``alike``: how much of the least and of the most like copy is in the longest, from 0 to 1, where that is known
    """

    head: Head
    copies: Sequence[Copy]
    alike: tuple[float, float] | None


class Copied:
    """Look at the findings of one document after the other, and note what is told of copies, in some thirty bytes each."""

    def __init__(self) -> None:
        self._heads: dict[Head, int] = {}
        self._origins: list[Origin] = []
        self._numbers, self._groups, self._scores = array("I"), array("I"), array("d")

    def look(self, origin: Origin, findings: Sequence[Finding]) -> None:
        """Take the findings of a document into account."""
        for number, finding in enumerate(findings, 1):
            if finding.check == CHECK and finding.related:
                place = finding.related[0]
                self._origins.append(origin)
                self._numbers.append(number)
                self._groups.append(self._heads.setdefault(Head(place.seed, place.start, place.text), len(self._heads)))
                self._scores.append(nan if finding.score is None else finding.score)

    def __len__(self) -> int:
        """Return how many groups there are."""
        return len(self._heads)

    def documents(self) -> set[Origin]:
        """Return the documents that are copies."""
        return set(self._origins)

    def largest(self, most: int) -> list[Group]:
        """Return the largest groups."""
        heads, groups = list(self._heads), np.array(self._groups)
        return [self._group(heads[number], np.flatnonzero(groups == number)) for number, _ in Counter(self._groups).most_common(most)]

    def _group(self, head: Head, here: npt.NDArray[np.intp]) -> Group:
        copies = tuple(Copy(self._origins[at], self._numbers[at]) for at in here.tolist())
        scores = [score for at in here.tolist() if not isnan(score := self._scores[at])]
        return Group(head, copies, (min(scores), max(scores)) if scores else None)


class Copies:
    """Find the longest documents of the largest groups, and keep the texts to compare them, while these are read.

    - ``groups``: the largest ones first, of ``total``
    - ``compared``: those of them whose documents are
    """

    def __init__(self, copied: Copied) -> None:
        self.groups, self.total = copied.largest(_LISTED), len(copied)
        self.compared = self.groups[:_COMPARED]
        self._copies = copied.documents()
        self._heads: dict[str, list[Head]] = defaultdict(list)
        for group in self.groups:
            self._heads[group.head.seed].append(group.head)
        self._first = {group.head for group in self.compared}
        self._wanted = {copy.origin for group in self.compared for copy in group.copies[:_MEMBERS]}
        self._longest: dict[Head, Origin] = {}
        self._kept: dict[Origin, int] = {}
        self._texts: Records[str] = Records()
        self._left = _BUDGET

    def look(self, document: Document) -> None:
        """Keep the text of a document that is to be compared."""
        origin = document.origin
        heads = [head for head in self._heads.get(document.id, ()) if document.text.startswith(head.text, head.start)]
        if origin not in self._copies:
            for head in heads:
                self._longest.setdefault(head, origin)
        if (origin in self._wanted or not self._first.isdisjoint(heads)) and len(document.text) <= self._left:
            self._left -= len(document.text)
            self._kept[origin] = self._texts.append(document.text)

    def longest(self, group: Group) -> Origin | None:
        """Return the origin of the document that a group's copies are of, if it was seen."""
        return self._longest.get(group.head)

    def texts(self, group: Group, copy: Copy) -> tuple[str, str] | None:
        """Return the texts of the longest document of a group and of one copy, if both were kept."""
        longest = self.longest(group)
        if longest is None or longest not in self._kept or copy.origin not in self._kept or copy not in group.copies[:_MEMBERS]:
            return None
        return self._texts[self._kept[longest]], self._texts[self._kept[copy.origin]]
