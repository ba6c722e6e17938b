"""Lists that a reader narrows, searches and sorts in the browser: of seeds, of checks and of sources.

A list is one page. Its worst rows stand in it as they are read; all rows follow as data, in blocks of columns, for the script of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, tee
from typing import Any, Final, NamedTuple

from seedproof.core.finding import SEVERITIES, Family, Severity
from seedproof.report.html.pages import Pages

__all__ = ["Group", "ListPage", "Row"]

_FIRST: Final = 50  # rows that stand in the page: as many as the script shows at once
_CHUNK: Final = 2_000  # rows in a block of data, which is what building a list keeps in memory
_CHIPS: Final = 4  # checks that a row names


class Group(NamedTuple):
    """Findings of a row that are alike.

    - ``check``: its number among the checks of the list
    - ``severity``: its number among severities
    - ``new``: 1 where the last run had none of them
    - ``findings``: how many there are
    - ``place``: the number of the first of them on the page of its seed
    """

    check: int
    severity: int
    new: int
    findings: int
    place: int


class Row(NamedTuple):
    """A row of a list.

    - ``title``, ``id``, ``note``: what it is called, and what is said beside it
    - ``href``: where it leads
    - ``groups``: its findings
    - ``words``: what else it is found by
    - ``source``, ``language``: numbers among those of the list
    - ``length``: of its text, in code points
    - ``seeds``: in how many seeds it has findings
    """

    title: str
    id: str
    note: str
    href: str
    groups: Sequence[Group]
    words: str = ""
    source: int = 0
    language: int = 0
    length: int = 0
    seeds: int = 0

    def counts(self) -> dict[Severity, int]:
        """Return how many findings of each severity it has."""
        counted: Counter[int] = Counter()
        for group in self.groups:
            counted[group.severity] += group.findings
        return {severity: counted[number] for number, severity in enumerate(SEVERITIES)}

    def checks(self) -> list[tuple[int, int]]:
        """Return its checks by their numbers, each with how many findings it has, most first."""
        counted: Counter[int] = Counter()
        for group in self.groups:
            counted[group.check] += group.findings
        return counted.most_common()


@dataclass(frozen=True)
class ListPage:
    """What the page of a list holds.

    - ``here``: its file
    - ``noun``: what a row is
    - ``about``: a sentence on it
    - ``facets``: what it is narrowed by
    - ``sorts``: in which orders it can be read, with their names; the first is that of the rows
    - ``checks``: of the findings, each with its family
    - ``columns``: of ``Row``, those that its rows have
    - ``sources``, ``languages``: those of the rows
    - ``places``: whether rows lead to the place of a finding
    - ``chips``: whether rows name their checks
    - ``families``: of the rows, where each is of one
    - ``new``: whether there was a run before
    """

    here: str
    noun: str
    about: str
    facets: tuple[str, ...]
    sorts: tuple[tuple[str, str], ...]
    checks: Sequence[tuple[str, Family]]
    columns: tuple[str, ...]
    sources: Sequence[str] = ()
    languages: Sequence[str] = ()
    none: str = ""
    places: bool = False
    chips: bool = False
    families: Sequence[str] = ()
    new: bool = False

    def write(self, pages: Pages, rows: Iterable[Row]) -> None:
        """Write the page of these ``rows``, the worst first; they are gone through as they are written."""
        first, rest = tee(rows)
        pages.write(self.here, "list.html", here=self.here, list=self, first=list(islice(first, _FIRST)), chunks=self._chunks(rest))

    def meta(self) -> dict[str, Any]:
        """Return what the script needs to know of the rows as a whole."""
        names = ("noun", "facets", "checks", "sources", "languages", "none", "places", "chips", "families", "new")
        return {name: getattr(self, name) for name in names} | {"families": self.families or None}

    def about_row(self, row: Row) -> str:
        """Return what stands below the title of a row, as the script writes it too."""
        said = [row.id] if "id" in self.columns else []
        said += [row.note] if row.note else []
        if "source" in self.columns and self.sources[row.source] != self.none:
            said.append(self.sources[row.source])
        said += [self.languages[row.language]] if "language" in self.columns else []
        said += [f"{row.length:,} characters"] if "length" in self.columns else []
        return " · ".join(said)

    def chips_of(self, row: Row) -> list[tuple[str, Family, int]]:
        """Return name, family and number of findings of the checks that a row names."""
        return [(*self.checks[number], count) for number, count in row.checks()[:_CHIPS]] if self.chips else []

    def more_of(self, row: Row) -> int:
        """Return how many checks a row has beside those that it names."""
        return max(0, len(row.checks()) - _CHIPS) if self.chips else 0

    def link_of(self, row: Row) -> str:
        """Return where a row leads: to the place of its worst finding, if it has places."""
        worst = min(row.groups, key=lambda group: (group.severity, group.place), default=None)
        return f"{row.href}#place-{worst.place}" if self.places and worst else row.href

    def _chunks(self, rows: Iterable[Row]) -> Iterator[dict[str, list[Any]]]:
        rows = iter(rows)
        while some := list(islice(rows, _CHUNK)):
            columns: dict[str, list[Any]] = {name: [getattr(row, name) for row in some] for name in ("title", "href", *self.columns)}
            yield columns | {"found": [row.groups for row in some]}
