"""Name what built pages would fetch from elsewhere: ``python tools/pages/remote.py pages``. Ends with 1 where there is any.

Links that a reader follows are no fetches. What scripts fetch is forbidden by the policy that each page has (theme/main.html).
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

_FETCHING = {"src", "srcset", "poster", "data", "background"}
_FOLLOWED = {"canonical", "next", "prev", "alternate", "edit"}  # of <link>: named, and not fetched
_ELSEWHERE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//|^\s*(?:https?|ftp|wss?):", re.IGNORECASE)
_IN_STYLES = re.compile(r"(?:url\(\s*|@import\s+)[\"']?(?P<target>[^\"')\s;]+)", re.IGNORECASE)
_POLICY = "default-src 'none'"


class _Fetches(HTMLParser):
    """Collect what a page fetches from elsewhere, and whether it has the policy."""

    def __init__(self) -> None:
        super().__init__()
        self.remote: list[str] = []
        self.has_policy = False
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element's attributes."""
        values = {name: value or "" for name, value in attrs}
        self._in_style = tag == "style"
        if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            self.has_policy |= values.get("content", "").startswith(_POLICY)
        fetched = [values[name] for name in _FETCHING & set(values)]
        if tag == "link" and not _FOLLOWED & set(values.get("rel", "").lower().split()):
            fetched.append(values.get("href", ""))
        if tag in ("use", "image"):
            fetched += [values.get("href", ""), values.get("xlink:href", "")]
        self.remote += [f"<{tag}> {target}" for value in fetched for target in value.split(",") if _ELSEWHERE.match(target)]
        self.remote += [f"<{tag} style> {target}" for target in remote_in_styles(values.get("style", ""))]

    def handle_data(self, data: str) -> None:
        """Look at a style sheet that stands in the page."""
        if self._in_style:
            self.remote += [f"<style> {target}" for target in remote_in_styles(data)]


def remote_in_styles(css: str) -> list[str]:
    """Return the addresses elsewhere that a style sheet names."""
    return [match["target"] for match in _IN_STYLES.finditer(css) if _ELSEWHERE.match(match["target"])]


def complaints(folder: Path) -> list[str]:
    """Return what is wrong in the pages and style sheets below ``folder``, a line each."""
    found = []
    for file in sorted(folder.rglob("*.html")):
        page = _Fetches()
        page.feed(file.read_text("utf-8"))
        found += [f"{file}: fetches {what}" for what in page.remote]
        found += [] if page.has_policy else [f"{file}: has no policy that forbids fetching"]
    for file in sorted(folder.rglob("*.css")):
        found += [f"{file}: fetches {target}" for target in remote_in_styles(file.read_text("utf-8"))]
    return found


def main() -> int:
    """Look through the folder that is named and return the exit code."""
    folder = Path(sys.argv[1])
    if not any(folder.rglob("*.html")):
        print(f"{folder}: has no pages; build them first: make pages", file=sys.stderr)
        return 2
    found = complaints(folder)
    print(*found, sep="\n", end="\n" if found else "")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
