"""Rules of a project for findings, and whether one holds for a finding: by check, path, id, source, and place in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from seedproof.batch import Batch
from seedproof.core.document import Document
from seedproof.core.exemptions import Exemption
from seedproof.core.finding import Finding, Severity
from seedproof.corpus.exclusion import matches, relative_to

__all__ = ["ExceptionRule", "SeenDocument", "SourceRule"]

Span = tuple[int, int]


class ExceptionRule(NamedTuple):
    """An exception of the settings.

    - ``number``: its number there, from 0
    - ``exemption``: what it says
    - ``checks``: the names of the checks that it speaks of
    """

    number: int
    exemption: Exemption
    checks: frozenset[str]


class SourceRule(NamedTuple):
    """What holds for documents of one source.

    - ``source``: glob of its name
    - ``ignored``: names of the checks whose findings are none there
    - ``severities``: by check
    """

    source: str
    ignored: frozenset[str]
    severities: Mapping[str, Severity]


class SeenDocument:
    """One document as the settings see it."""

    def __init__(self, document: Document, batch: Batch, index: int, root: Path, by_source: Sequence[SourceRule]) -> None:
        self._document, self._batch, self._index = document, batch, index
        self._root, self._by_source = root, by_source
        self._places: dict[int, list[Span] | None] = {}

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Return what the source is called: by the best of the credits, and by the publisher. Capitals are folded."""
        credit, published = self._batch.sources[self._index], self._document.published
        names = (credit.name if credit else None, published.source if published else None)
        return tuple(name.casefold() for name in names if name)

    @cached_property
    def rule(self) -> SourceRule | None:
        """Return what holds for its source, if anything does."""
        rules = self._by_source
        return next((rule for rule in rules if any(fnmatchcase(name, rule.source) for name in self.sources)), None) if rules else None

    @cached_property
    def path(self) -> str:
        """Return the path that globs are held against: from the project on, or all of it where it lies elsewhere."""
        path = self._document.path or ""
        return (relative_to(Path(path), self._root) if path else None) or path

    def excepts(self, rule: ExceptionRule, finding: Finding) -> bool:
        """Tell whether a finding of the document is excepted, given that its check is."""
        if rule.number not in self._places:
            self._places[rule.number] = self._spans(rule.exemption)
        spans = self._places[rule.number]
        return spans is None or any(self._lies_in(span, finding) for span in spans)

    def _lies_in(self, span: Span, finding: Finding) -> bool:
        """Tell whether a finding lies in a passage or begins with it: of "the" as a passage, "thecouncil" does neither."""
        (low, high), text = span, self._document.text
        whole_words = not (text[high - 1 : high].isalnum() and text[high : high + 1].isalnum())
        return low <= finding.start and (finding.end <= high or (finding.start == low and whole_words))

    def _spans(self, one: Exemption) -> list[Span] | None:
        """Return where in the document an exception holds: None for everywhere."""
        concerned = (
            (not one.paths or matches(self.path, one.paths))
            and (not one.ids or any(fnmatchcase(self._document.id, glob) for glob in one.ids))
            and (not one.source or any(fnmatchcase(name, glob.casefold()) for name in self.sources for glob in one.source))
        )
        if not concerned:
            return []
        if one.text is not None:
            passage = re.compile(r"\s++".join(map(re.escape, one.text.split())))
            return [match.span() for match in passage.finditer(self._document.text)]
        return [self._lines(*one.range)] if one.range else None

    def _lines(self, first: int, last: int) -> Span:
        """Return the span of some lines, from the first character of them that is no blank."""
        lines = self._document.text.splitlines(keepends=True)
        edges = list(accumulate(map(len, lines), initial=0))
        if first > len(lines):
            return len(self._document.text) + 1, len(self._document.text) + 1
        start = edges[first - 1]
        return start + len(lines[first - 1]) - len(lines[first - 1].lstrip()), edges[min(last, len(lines))]
