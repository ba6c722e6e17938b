"""Groups of documents that are copies of one: the longest, and what `duplicate-document` says is a copy of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from seedproof.core.document import Document, Origin
from seedproof.core.finding import Finding

__all__ = ["Copies", "Group"]

CHECK: Final = "duplicate-document"
_BUDGET = 20_000_000  # characters of texts that are kept to be compared
_MEMBERS = 12  # copies of a group that are compared with its longest document


class Group(NamedTuple):
    """A document and its copies.

    - ``seed``: the id of the longest, which nobody reports
    - ``copies``: the findings that tell of its copies, in reading order
    """

    seed: str
    copies: list[Finding]


class Copies:
    """Group what is told of copies, and keep the texts to compare them, while these are read; the largest groups first."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        found: dict[tuple[str, int, str], list[Finding]] = defaultdict(list)
        for finding in findings:
            if finding.check == CHECK and finding.related:
                place = finding.related[0]
                found[place.seed, place.start, place.text].append(finding)
        order = sorted(found.items(), key=lambda item: -len(item[1]))
        self.groups = [Group(seed, copies) for (seed, _, _), copies in order]
        self._heads = {seed: [(start, text) for (other, start, text) in found if other == seed] for seed, _, _ in found}
        self._wanted = {f.origin for group in self.groups for f in group.copies[:_MEMBERS]}
        self._copies = {f.origin for group in self.groups for f in group.copies}
        self._kept: dict[Origin, str] = {}
        self._longest: dict[tuple[str, int, str], Origin] = {}
        self._left = _BUDGET

    def look(self, document: Document) -> None:
        """Keep the text of a document that is to be compared."""
        origin = document.origin
        heads = [head for head in self._heads.get(document.id, ()) if document.text.startswith(head[1], head[0])]
        if origin not in self._copies:
            for head in heads:
                self._longest.setdefault((document.id, *head), origin)
        if (origin in self._wanted or heads) and len(document.text) <= self._left:
            self._left -= len(document.text)
            self._kept[origin] = document.text

    def longest(self, group: Group) -> Origin | None:
        """Return the origin of the document that a group's copies are of, if it was seen."""
        place = group.copies[0].related[0]
        return self._longest.get((place.seed, place.start, place.text))

    def texts(self, group: Group, copy: Finding) -> tuple[str, str] | None:
        """Return the texts of the longest document of a group and of one copy, if both were kept."""
        longest = self.longest(group)
        if longest is None or longest not in self._kept or copy.origin not in self._kept or copy not in group.copies[:_MEMBERS]:
            return None
        return self._kept[longest], self._kept[copy.origin]
