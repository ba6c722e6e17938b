"""The lists of the site: seeds with findings, checks, and sources, each with the worst first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from typing import Final

from seedproof.core.escape import cut, in_page
from seedproof.core.finding import SEVERITIES, Family
from seedproof.report.html.counted import Alike
from seedproof.report.html.lists import Group, ListPage, Row
from seedproof.report.html.narrowed import narrowed
from seedproof.report.html.pages import Pages
from seedproof.report.html.summary import SeedLine, Summary
from seedproof.report.tally import plural

__all__ = ["write_lists"]

_NO_SOURCE: Final = "no source"
_UNCLEAR: Final = "unclear"
_EXCERPT: Final = 80  # characters of a finding's text that a seed is found by
_EXCERPTS: Final = 8  # findings of a seed whose text it is found by: 100,000 seeds stay below 60 MB (both measured)
_WORST: Final = ("worst", "worst first")


def write_lists(pages: Pages, summary: Summary) -> None:
    """Write the lists of seeds, checks and sources."""
    lists = _Lists(summary)
    lists.write_seeds(pages)
    lists.write_checks(pages)
    lists.write_sources(pages)


class _Lists:
    def __init__(self, summary: Summary) -> None:
        self._summary = summary
        self._names: list[tuple[str, Family]] = [(row.name, row.check.family) for row in summary.checks]
        self._number = {name: number for number, (name, _) in enumerate(self._names)}
        self._new = summary.history is not None and summary.history.before is not None

    def write_seeds(self, pages: Pages) -> None:
        """Write the list of the seeds that have findings."""
        summary = self._summary
        rows = [line.row for line in summary.worst]
        sources = sorted({row.publisher or "" for row in rows})
        languages = sorted({row.language or "" for row in rows})
        numbers = {name: n for n, name in enumerate(sources)}, {name: n for n, name in enumerate(languages)}
        read = plural(len(summary.result.seeds), "seed")
        ListPage(
            "seeds.html",
            "seed",
            f"Seeds with findings, of {read} that {'was' if len(summary.result.seeds) == 1 else 'were'} read.",
            ("family", "severity", "check", "new", "source", "language", "findings", "length"),
            (_WORST, ("findings", "most findings"), ("length", "longest"), ("shortest", "shortest"), ("title", "by title")),
            self._names,
            ("id", "note", "words", "source", "language", "length"),
            [in_page(name) or _NO_SOURCE for name in sources],
            [name or _UNCLEAR for name in languages],
            none=_NO_SOURCE,
            places=True,
            chips=True,
            new=self._new,
        ).write(pages, (self._seed(line, numbers) for line in summary.worst))

    def write_checks(self, pages: Pages) -> None:
        """Write the list of the checks that were run."""
        found = defaultdict(self._alike, self._summary.counted.of_checks)
        checks = sorted(self._summary.checks, key=lambda row: (*(-row.counts[s] for s in SEVERITIES), -row.seeds, row.check.code))
        rows = [
            Row(row.name, row.check.code, row.summary, f"check/{row.name}.html", self._groups(found[row.name]), seeds=row.seeds)
            for row in checks
        ]
        ListPage(
            "checks.html",
            "check",
            "What was looked for, and how often it was found.",
            ("family", "severity", "new"),
            (_WORST, ("findings", "most findings"), ("seeds", "most seeds"), ("title", "by name")),
            self._names,
            ("id", "note", "seeds"),
            families=[row.check.family for row in checks],
            new=self._new,
        ).write(pages, rows)

    def write_sources(self, pages: Pages) -> None:
        """Write the list of the sources of all seeds that were read."""
        found: dict[str | None, Alike] = defaultdict(self._alike)
        numbers = defaultdict[str | None, Iterator[int]](lambda: count(1))
        for line in self._summary.seeds:
            source = line.row.publisher
            for finding in self._summary.found[line.origin]:
                if not finding.baselined:
                    found[source].add(finding, next(numbers[source]))
        ListPage(
            "sources.html",
            "source",
            "Where the seeds come from: what their rows, their addresses or their credits say.",
            ("family", "severity", "check", "new"),
            (_WORST, ("findings", "most findings"), ("seeds", "most seeds with findings"), ("title", "by name")),
            self._names,
            ("note", "seeds"),
            chips=True,
            new=self._new,
        ).write(
            pages,
            (
                Row(
                    line.name or _NO_SOURCE,
                    "",
                    f"{line.bad:,} of {plural(line.seeds, 'seed')} with findings",
                    f"seeds.html#{narrowed(source=line.name or _NO_SOURCE)}",
                    self._groups(found[line.name]),
                    seeds=line.bad,
                )
                for line in self._summary.sources
            ),
        )

    def _seed(self, line: SeedLine, numbers: tuple[dict[str, int], dict[str, int]]) -> Row:
        row, alike = line.row, self._alike()
        found = [(number, f) for number, f in enumerate(self._summary.found[line.origin], 1) if not f.baselined]
        for number, finding in found:
            alike.add(finding, number)
        worst = sorted((f for _, f in found), key=lambda f: SEVERITIES.index(f.severity))[:_EXCERPTS]
        return Row(
            row.title or row.id or "(no id)",
            row.id or "(no id)" if row.title else "no title",
            f"{line.known:,} known" if line.known else "",
            f"seed/{line.page}",
            self._groups(alike),
            "\n".join(cut(f.text, _EXCERPT) for f in worst),
            numbers[0][row.publisher or ""],
            numbers[1][row.language or ""],
            row.title_length + row.body_length,
        )

    def _alike(self) -> Alike:
        return Alike(self._summary.history)

    def _groups(self, alike: Alike) -> list[Group]:
        """Return findings that no baseline knows in groups."""
        kinds = alike.kinds()
        return [Group(self._number[kind.check], SEVERITIES.index(kind.severity), int(kind.new), *counts) for kind, *counts in kinds]
