"""Builds the site: which pages it has, and how it takes the place of the one before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from seedproof.core.errors import InputError
from seedproof.core.finding import SEVERITIES
from seedproof.core.settings import FailOn
from seedproof.corpus.corpus import Corpus
from seedproof.corpus.rebuilt import rebuilt
from seedproof.report.history import History
from seedproof.report.html.check_pages import write_checks
from seedproof.report.html.copies import Copied, Copies
from seedproof.report.html.duplicates_pages import write_duplicates
from seedproof.report.html.list_pages import write_lists
from seedproof.report.html.names import named_pages
from seedproof.report.html.names_pages import sightings_of, write_names
from seedproof.report.html.overview import Overview
from seedproof.report.html.pages import STYLES, Pages
from seedproof.report.html.seed_pages import write_seeds
from seedproof.report.html.spelt import Spelt
from seedproof.report.html.summary import Summary
from seedproof.run.gate import GateResult
from seedproof.run.result import Result

__all__ = ["DATA_DOCS", "build_site", "new_site", "page_of", "refuse_foreign_site", "write_site"]

#: The folder in the site that Data Docs may be written to, so that the whole can be moved or published as one.
DATA_DOCS = "data-docs"
_WRITTEN = frozenset(
    {"index.html", "seeds.html", "checks.html", "sources.html", "names.html", "duplicates.html", *STYLES, "seed", "check", "duplicates"}
)
_NAVIGATION = (
    ("index.html", "Overview"),
    ("seeds.html", "Seeds"),
    ("checks.html", "Checks"),
    ("sources.html", "Sources"),
    ("names.html", "Names"),
    ("duplicates.html", "Duplicates"),
)
_OURS = '<meta name="generator" content="seedproof">'


def build_site(result: Result, corpus: Corpus, folder: Path, gate: GateResult | None = None, fail_on: FailOn = "warning") -> Path:
    """Write the site of ``result`` into ``folder`` and return its first page; ``fail_on`` says what fails the gate.

    ``corpus`` is what was checked: it is read again for the texts of the seeds that have findings. The site is built beside the one that
    is there, which stays until the new one is complete. Raises InputError where ``folder`` holds a site that is not ours, BrokenRunError
    where a seed is no longer what was checked.
    """
    with new_site(folder) as new:
        # Data Docs that lie in the site go with it to where it is built.
        moved = replace(gate, docs=new / DATA_DOCS) if gate and gate.docs == folder / DATA_DOCS else gate
        write_site(result, corpus, new, moved, fail_on)
    return folder / "index.html"


@contextmanager
def new_site(folder: Path) -> Iterator[Path]:
    """Yield an empty folder for a site that takes the place of the one in ``folder`` when it is complete.

    What lies there and is no page of ours stays. Raises InputError where the site there is not ours.
    """
    refuse_foreign_site(folder)
    with rebuilt(folder, ours=_WRITTEN, along=(DATA_DOCS,)) as new:
        yield new


def page_of(result: Result) -> dict[str, str]:
    """Return where the page of each seed that has one lies in the site, by its origin."""
    return {str(row.origin): f"seed/{page}" for row, page in named_pages(result)}


def write_site(
    result: Result, corpus: Corpus, folder: Path, gate: GateResult | None, fail_on: FailOn, history: History | None = None
) -> None:
    """Write the pages into an empty folder."""
    spelt, copied = Spelt(), Copied()
    summary = Summary(result, gate, history, [spelt.look, copied.look])
    docs = _relative(gate.docs / "index.html", folder) if gate and gate.docs else None
    common = {"summary": summary, "severities": SEVERITIES, "docs": docs, "fail_on": fail_on, "site_pages": _site_pages(docs)}
    pages = Pages(folder, common)
    pages.write_styles()
    pages.write("index.html", "index.html", here="index.html", overview=Overview(summary, fail_on, spelt))
    write_lists(pages, summary)
    counts, copies = sightings_of(spelt), Copies(copied)
    write_seeds(pages, corpus, summary, [counts.look, copies.look])
    write_names(pages, summary, spelt, counts)
    write_duplicates(pages, summary, copies)
    write_checks(pages, summary)


def _site_pages(docs: str | None) -> list[tuple[str, str]]:
    """Return the pages that every page leads to, with their names."""
    return [*_NAVIGATION, *([(docs, "Data Docs")] if docs else [])]


def refuse_foreign_site(folder: Path) -> None:
    """Raise InputError where ``folder`` is a file, or has a first page that is not ours: it would be lost."""
    if folder.exists() and not folder.is_dir():
        raise InputError("this is no folder", where=str(folder), hint="set `reports` in the settings to a folder for the site")
    index = folder / "index.html"
    page = index.read_text(encoding="utf-8", errors="replace") if index.is_file() else ""
    if (index.exists() or index.is_symlink()) and _OURS not in page:
        what = "there is a page here that seedproof did not write" + ("; it is empty" if index.is_file() and not page.strip() else "")
        hint = "move it away (or remove it, if it is of no use), or set `reports` in the settings to a folder for the site alone"
        raise InputError(what, where=str(index), hint=hint)


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
