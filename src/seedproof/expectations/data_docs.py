"""GX Data Docs in a folder, through the safe view, and verified once they are written.

GX only logs a page that it cannot render, and leaves it out. So every page that should be there is looked for, and each
is read again: no page may hold a script, an event handler or anything that is loaded from somewhere else.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext
from great_expectations.render.renderer.renderer import Renderer

from seedproof.core.errors import BrokenRunError, InputError
from seedproof.core.escape import cut
from seedproof.core.patterns import regex
from seedproof.corpus.rebuilt import rebuilt
from seedproof.expectations.log import kept_log
from seedproof.expectations.pages import IndexPage, ResultsPage, SuitePage
from seedproof.expectations.surroundings import RUNS, Place, Run, placed, write_runs
from seedproof.expectations.view import SafePageView

__all__ = ["publish", "refuse_unsafe"]

_SITE = "site"
_WRITTEN = ("index.html", "expectations", "validations", "static", RUNS)
_LOADING = ("href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href", "background")
_ELEMENTS = ("script", "iframe", "object", "embed", "link", "base", "form", "img", "svg", "video", "audio")
_REMOTE = regex(r"\s*([a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)
_SEED_LINK = regex(r'<a href="(?:\.\./)+(?P<page>seed/[\w.-]+)">(?P<words>[^<]*)</a>')
_STYLE_LOADS = regex(r"@import|url\s*\(", re.IGNORECASE)


def publish(context: EphemeralDataContext, folder: Path, suites: Sequence[str], place: Place) -> dict[str, str]:
    """Write the Data Docs of what ``context`` has run into ``folder``; return each suite's page of results, relative to it.

    ``place`` says what they lead to, and whose pages of earlier runs are kept.
    Raises InputError where the folder holds something else, BrokenRunError where a page is missing or not safe to open.
    """
    _refuse_foreign(folder)
    place = place if place.earlier else replace(place, earlier=folder)
    with rebuilt(folder, ours=_WRITTEN) as new:  # the old pages stay until the new ones are complete
        with kept_log() as log, placed(place) as around:
            context.add_data_docs_site(_SITE, _configuration(new))
            context.build_data_docs(site_names=[_SITE])
        shutil.rmtree(new / "static", ignore_errors=True)  # 4 MB of fonts and pictures that no page uses
        pages = _verified(new, suites, log)
        write_runs(new, [*around.now, *_brought(around.earlier, place.earlier or folder, new, place.pages.values())])
        return pages


def _configuration(folder: Path) -> Any:
    view = {"module_name": SafePageView.__module__, "class_name": SafePageView.__name__}

    def pages(builder: str, renderer: type[Renderer]) -> dict[str, Any]:
        return {"class_name": builder, "view": view, "renderer": {"module_name": renderer.__module__, "class_name": renderer.__name__}}

    return {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.resolve())},
        "site_index_builder": pages("DefaultSiteIndexBuilder", IndexPage),
        "site_section_builders": {
            "expectations": pages("DefaultSiteSectionBuilder", SuitePage),
            "validations": pages("DefaultSiteSectionBuilder", ResultsPage),
            "profiling": "None",
        },
    }


def refuse_unsafe(page: str, where: str) -> None:
    """Raise BrokenRunError where ``page`` holds a script, an event handler, or something that is loaded from elsewhere."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    if reader.unsafe:
        hint = "do not publish these pages; please report this with the suite that led to it"
        raise BrokenRunError(f"the page is not safe to open: {reader.unsafe}", where=where, hint=hint)


def _refuse_foreign(folder: Path) -> None:
    foreign = sorted(p.name for p in folder.iterdir() if p.name not in _WRITTEN) if folder.is_dir() else []
    if foreign:
        hint = "name a folder of its own for the Data Docs: all that is in it is written anew"
        raise InputError(f"holds {foreign[0]!r}, which is not part of Data Docs", where=str(folder), hint=hint)


def _verified(folder: Path, suites: Sequence[str], log: Sequence[str]) -> dict[str, str]:
    results = {name: sorted((folder / "validations" / name).rglob("*.html")) for name in suites}
    wanted = [folder / "index.html", *(folder / "expectations" / f"{name}.html" for name in suites)]
    missing = [str(page.relative_to(folder)) for page in wanted if not page.is_file()]
    missing += [f"validations/{name}/" for name in suites if len(results[name]) != 1]
    if missing:
        hint = f"Great Expectations could not render it{f': {cut(log[0])}' if log else ''}"
        raise BrokenRunError(f"Data Docs lack the page {missing[0]}", where=str(folder), hint=hint)
    for page in folder.rglob("*.html"):
        refuse_unsafe(page.read_text(encoding="utf-8"), str(page))
    return {name: pages[0].relative_to(folder).as_posix() for name, pages in results.items()}


def _brought(runs: Sequence[Run], folder: Path, new: Path, pages: Iterable[str]) -> Iterator[Run]:
    """Put the pages of earlier ``runs`` in ``folder`` beside those of this one in ``new``; yield those that could be.

    They lead no longer to seeds that have none of the ``pages`` any more.
    """
    for run in runs:
        target = new / run.page
        if not (new / "expectations" / f"{run.suite}.html").is_file():  # a suite that is no more
            continue
        try:
            page = (folder / run.page).read_text(encoding="utf-8")
            refuse_unsafe(page, run.page)
        except (BrokenRunError, OSError, UnicodeDecodeError):  # it is gone, or somebody has changed it
            continue
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_SEED_LINK.sub(partial(_still, pages=frozenset(pages)), page), encoding="utf-8", newline="\n")
            yield run


def _still(link: re.Match[str], pages: frozenset[str]) -> str:
    return link[0] if link["page"] in pages else link["words"]


class _Reader(HTMLParser):
    """Reads a page as a browser would, and keeps the first thing in it that is not safe."""

    def __init__(self) -> None:
        super().__init__()
        self.unsafe: str | None = None
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = self._in_style or tag == "style"
        if tag in _ELEMENTS:
            self._found(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on"):
                self._found(f"the handler {name}")
            if (name in _LOADING and _REMOTE.match(value or "")) or (name == "style" and _STYLE_LOADS.search(value or "")):
                self._found(f'{name}="{value}"')

    def handle_endtag(self, tag: str) -> None:
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if self._in_style and _STYLE_LOADS.search(data):
            self._found("a style that loads something")

    def _found(self, what: str) -> None:
        self.unsafe = self.unsafe or what
