"""The documentation site as people read it: from the disk, without a network, on a phone and in the dark. `make pages` runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.report.browser import IN_A_BROWSER, Tab, browsers
from tools.pages import remote

ROOT = Path(__file__).parent.parent.parent
PAGES = (
    "index", "tutorial", "how-to/ci", "how-to/notebooks", "reference/commands", "reference/settings", "reference/python",
    "reference/records", "checks/index", "checks/misspelling", "accuracy", "languages", "security", "suites", "site", "project/results",
)  # fmt: skip
OF_THE_THEME = {"aria-dialog-name", "scrollable-region-focusable"}  # the search has no name; what scrolls in a narrow window, no key
RESULTS = "[...document.querySelectorAll('.md-search-result__item h1, .md-search-result__item h2')].map((found) => found.textContent)"

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from browsers()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("mkdocs", reason="the documentation site needs requirements-docs.lock: make pages")
    folder = tmp_path_factory.mktemp("pages")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_nothing_is_fetched_from_elsewhere(built: Path) -> None:
    assert remote.complaints(built) == []
    assert len(list(built.rglob("*.html"))) > 100


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_every_kind_of_page_fits_its_window_and_complains_of_nothing(browser: Any, built: Path, width: int, scheme: str) -> None:
    tab = Tab(browser, width=width, color_scheme=scheme)
    for page in PAGES:
        tab.open(built / f"{page}.html")
        tab.page.wait_for_timeout(200)
        assert (page, tab.overhang()) == (page, 0)
        assert [fault for fault in tab.faults() if fault.partition(":")[0] not in OF_THE_THEME] == [], page
    assert tab.said == []
    tab.close()


def test_the_search_works_in_a_file(browser: Any, built: Path) -> None:
    tab = Tab(browser)
    page = tab.open(built / "index.html")
    page.keyboard.press("/")
    page.keyboard.type("mojibake")
    tab.until(f"{RESULTS}.length > 0")
    assert page.evaluate(RESULTS)[0].startswith("mojibake")
    page.locator(".md-search-result__item a").first.click()
    tab.until("document.title.startsWith('mojibake')")
    assert tab.said == []
    tab.close()


def test_the_navigation_leads_to_a_check_on_a_phone(browser: Any, built: Path) -> None:
    tab = Tab(browser, width=390)
    page = tab.open(built / "index.html")
    page.locator("header label[for=__drawer]").click()
    page.locator(".md-nav--primary").get_by_role("link", name="Checks").first.click()
    tab.until("document.title.startsWith('Checks')")
    page.locator("header label[for=__drawer]").click()
    page.wait_for_timeout(500)  # until it has come in
    for words in ("offtopic", "author-bio"):
        page.locator(".md-nav--primary .md-nav__item--active .md-nav__link", has_text=words).locator("visible=true").first.click()
    tab.until("document.title.startsWith('author-bio')")
    assert tab.said == []
    tab.close()
