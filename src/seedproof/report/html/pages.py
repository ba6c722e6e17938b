"""How pages are made: templates, our own scripts and styles, and a policy under which nothing else runs.

Scripts stand in the pages: a browser that opens a file takes the hash of a script there, and not that of a script in a file beside it.
Data stand in blocks that are JSON and never run.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from seedproof.core.escape import in_page, in_template
from seedproof.report.html.narrowed import narrowed
from seedproof.report.html.prose import prose

__all__ = ["SCRIPTS", "STYLES", "Pages", "as_data", "live"]

#: What pages may run and look like; a page has the hashes of all of them.
SCRIPTS = ("list.js", "names.js", "reload.js", "seed.js")
STYLES = ("style.css", "seed.css")


class Pages:
    """Write pages into a folder.

    ``common`` is what all templates know; ``alone``: whether the page stands alone in its file, styles and all.
    """

    def __init__(self, folder: Path, common: dict[str, Any], *, alone: bool = False) -> None:
        self.folder = folder
        self._common = common
        self._environment = _environment(alone=alone)

    def write(self, name: str, template: str, **about: Any) -> None:
        """Write the page ``name``, a path below the folder, piece by piece: a list may be longer than memory has room for."""
        self.write_pieces(name, self.pieces(template, root="../" * name.count("/"), **about))

    def pieces(self, template: str, **about: Any) -> Iterable[str]:
        """Return the page that a template makes in pieces."""
        return self._environment.get_template(template).stream(self._common, **about)

    def write_pieces(self, name: str, pieces: Iterable[str]) -> None:
        """Write a file of the site."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # Ids and paths may hold lone surrogates, which no encoding can write.
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.writelines(pieces)

    def write_styles(self) -> None:
        """Write the style sheets."""
        for name in STYLES:
            self.write_pieces(name, [_asset(name)])


def as_data(value: object) -> Markup:
    r"""Return ``value`` as JSON for a block of data in a page: what a browser would take for markup is ``\u003c`` there."""
    written = json.dumps(_shown(value), ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 (no markup is left in it)


def live(page: str) -> str:
    """Return a page of the site that loads itself again when its server has a newer one."""
    allowed = page.replace("default-src 'none';", "default-src 'none'; connect-src 'self';", 1)
    before, end, after = allowed.rpartition("</body>")
    return f"{before}{_script('reload.js')}{end}{after}"


def _shown(value: Any) -> Any:
    """Return ``value`` with each string as a page shows it."""
    if isinstance(value, str):
        return in_page(value)
    if isinstance(value, dict):
        return {in_page(str(key)): _shown(item) for key, item in value.items()}
    return [_shown(item) for item in value] if isinstance(value, list | tuple) else value


def _environment(*, alone: bool) -> Environment:
    loader = PackageLoader("seedproof.report.html")
    pages = Environment(
        loader=loader, autoescape=True, finalize=in_template, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    pages.filters |= {"prose": prose, "data": as_data, "has": _has, "check_of": _check_of}
    pages.globals |= {"narrowed": narrowed, "policy": _policy(), "script": _script, "style": _inlined if alone else _linked}
    return pages


def _has(words: str, count: int) -> str:
    """Return what several seeds have as what ``count`` of them have."""
    return words.replace("have ", "has ", 1) if count == 1 else words


def _check_of(column: str | None, summary: Any) -> str | None:
    """Return the check whose findings a column of the table of seeds counts, if it was run."""
    return next((row.name for row in summary.checks if row.name.replace("-", "_") == column), None)


@cache
def _asset(name: str) -> str:
    return (files("seedproof.report.html") / "templates" / name).read_text(encoding="utf-8")


def _hashes(names: Iterable[str]) -> str:
    digests = (hashlib.sha256(_asset(name).encode()).digest() for name in names)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


@cache
def _policy() -> str:
    styles = f"style-src 'self' file: {_hashes(STYLES)}"
    return f"default-src 'none'; script-src {_hashes(SCRIPTS)}; {styles}; base-uri 'none'; form-action 'none'"


def _script(name: str) -> Markup:
    if name not in SCRIPTS:
        raise KeyError(name)  # the policy would not let it run
    return Markup(f"<script>{_asset(name)}</script>")  # noqa: S704 (our own)


def _inlined(name: str, _root: str) -> Markup:
    return Markup(f"<style>{_asset(name)}</style>")  # noqa: S704 (our own)


def _linked(name: str, root: str) -> Markup:
    return Markup('<link rel="stylesheet" href="{}{}">').format(root, name)
