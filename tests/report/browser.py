"""A real browser that opens pages: what it complains of, what axe says of them, and whether they fit their window."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

__all__ = ["IN_A_BROWSER", "SCHEMES", "Tab", "browsers"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_LACKING = CHROMIUM is None or importlib.util.find_spec("playwright") is None

#: The mark of tests that need it.
IN_A_BROWSER = [pytest.mark.slow, pytest.mark.skipif(_LACKING, reason="there is no Chromium or Playwright here: apt-get install chromium")]

#: How a reader may have set the browser up: as arguments of a context.
SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
_READY = "document.querySelector('#rows') === null || document.documentElement.dataset.shown === location.hash"


def browsers() -> Iterator[Any]:
    """Yield a browser for the tests of a module."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Tab:
    """A tab of the browser, and all that it complains of: errors, dialogs, requests for anything but files."""

    def __init__(self, browser: Any, width: int = 1280, height: int = 844, **setup: Any) -> None:
        self._context = browser.new_context(viewport={"width": width, "height": height}, **setup)
        self.page = self._context.new_page()
        self.said: list[str] = []
        self.page.on("console", lambda message: self._heard(message.text))
        self.page.on("pageerror", lambda error: self._heard(str(error)))
        self.page.on("dialog", lambda dialog: (self._heard(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: request.url.startswith(("file:", "http://127.0.0.1:")) or self._heard(request.url))

    def _heard(self, words: str) -> bool:
        self.said.append(words)
        return True

    def open(self, file: Path | str, place: str = "") -> Any:
        """Open a page at a place of it, and return it once its script has done its work."""
        self.page.goto("about:blank")
        self.page.goto((file.as_uri() if isinstance(file, Path) else file) + place)
        return self.ready()

    def ready(self) -> Any:
        """Return the page once its script has done its work."""
        self.until(_READY)
        return self.page

    def until(self, holds: str) -> None:
        """Wait until an expression holds on the page, whose policy lets nothing that waits evaluate it there."""
        for _ in range(400):
            if self.page.evaluate(holds):
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(f"{holds} does not come to hold")

    def height(self) -> int:
        """Return how high the page is, in pixels."""
        return int(self.page.evaluate("document.documentElement.scrollHeight"))

    def overhang(self) -> int:
        """Return by how many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def faults(self) -> list[str]:
        """Return the serious faults that axe finds, each with the first place of it."""
        axe = importlib.util.find_spec("axe_playwright_python")
        assert axe is not None
        assert axe.origin is not None
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate((Path(axe.origin).parent / "axe.min.js").read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")["violations"]
        return [
            f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0].get('failureSummary', '')[:300]}"
            for v in found
            if v["impact"] in ("serious", "critical")
        ]

    def close(self) -> None:
        """Close the tab."""
        self._context.close()
