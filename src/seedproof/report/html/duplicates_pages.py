"""The pages of duplicates: a list of groups, and of each group what differs between its documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from seedproof.core.document import Origin
from seedproof.core.finding import Finding
from seedproof.report.html.copies import Copies, Group
from seedproof.report.html.differences import Difference, difference
from seedproof.report.html.names import page_name
from seedproof.report.html.pages import Pages
from seedproof.report.html.summary import Summary

__all__ = ["CopyRow", "GroupRow", "write_duplicates"]

_LISTED = 1_000  # groups on the first page
_SHOWN = 200  # groups with a page of their own (guessed: both)


class CopyRow(NamedTuple):
    """A copy on the page of its group.

    - ``finding``: what tells of it
    - ``place``: its page on the site
    - ``difference``: from the longest document of the group; None where it was not compared
    """

    finding: Finding
    place: str
    difference: Difference | None


class GroupRow(NamedTuple):
    """A group in the list.

    - ``group``: itself
    - ``place``: the page of its longest document on the site, if it has one
    - ``page``: its own page, if it has one
    """

    group: Group
    place: str | None
    page: str | None


def write_duplicates(pages: Pages, summary: Summary, copies: Copies) -> None:
    """Write the list of groups, and the pages of the largest ones; ``copies`` have seen all documents."""
    rows = []
    for number, group in enumerate(copies.groups[:_LISTED]):
        page = f"duplicates/{page_name(group.seed, number)}" if number < _SHOWN and copies.longest(group) else None
        rows.append(GroupRow(group, _page(summary, copies.longest(group)), page))
    pages.write("duplicates.html", "duplicates.html", here="duplicates.html", rows=rows, total=len(copies.groups))
    for row in rows:
        if row.page:
            pages.write(row.page, "duplicate.html", here="duplicates.html", row=row, copies=_compared(summary, copies, row.group))


def _compared(summary: Summary, copies: Copies, group: Group) -> Iterator[CopyRow]:
    for finding in group.copies:
        texts = copies.texts(group, finding)
        yield CopyRow(finding, summary.place(finding), difference(*texts) if texts else None)


def _page(summary: Summary, origin: Origin | None) -> str | None:
    page = summary.page_of.get(origin) if origin is not None else None
    return page and f"seed/{page}"
