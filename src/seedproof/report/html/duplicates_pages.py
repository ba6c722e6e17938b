"""The pages of duplicates: a list of groups, and of each group what differs between its documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from seedproof.report.html.copies import Copies, Copy, Group
from seedproof.report.html.differences import Difference, difference
from seedproof.report.html.names import page_name
from seedproof.report.html.pages import Pages
from seedproof.report.html.summary import Summary

__all__ = ["CopyRow", "GroupRow", "write_duplicates"]

_NAMED = 6  # copies of a group on the first page


class CopyRow(NamedTuple):
    """A copy of the longest document of a group.

    - ``seed``, ``message``: its id, and what tells of it
    - ``place``: where that is on the site
    - ``difference``: from the longest document; None where it was not compared
    """

    seed: str
    message: str
    place: str
    difference: Difference | None


class GroupRow(NamedTuple):
    """A group in the list.

    - ``group``: itself
    - ``place``: the page of its longest document on the site, if it has one
    - ``page``: its own page, if it has one
    - ``named``: its first copies
    """

    group: Group
    place: str | None
    page: str | None
    named: list[CopyRow]


def write_duplicates(pages: Pages, summary: Summary, copies: Copies) -> None:
    """Write the list of groups, and the pages of the largest ones; ``copies`` have seen all documents."""
    rows = []
    for number, group in enumerate(copies.groups):
        longest = copies.longest(group)
        page = f"duplicates/{page_name(group.head.seed, number)}" if number < len(copies.compared) and longest else None
        named = [_copy(summary, copy) for copy in group.copies[:_NAMED]]
        rows.append(GroupRow(group, summary.page_of(longest) if longest else None, page, named))
    pages.write("duplicates.html", "duplicates.html", here="duplicates.html", rows=rows, total=copies.total)
    for row in rows:
        if row.page:
            pages.write(row.page, "duplicate.html", here="duplicates.html", row=row, copies=_compared(summary, copies, row.group))


def _compared(summary: Summary, copies: Copies, group: Group) -> Iterator[CopyRow]:
    for copy in group.copies:
        texts = copies.texts(group, copy)
        yield _copy(summary, copy, difference(*texts) if texts else None)


def _copy(summary: Summary, copy: Copy, difference: Difference | None = None) -> CopyRow:
    finding = summary.found[copy.origin][copy.number - 1]
    return CopyRow(finding.seed, finding.message, summary.place(*copy), difference)
