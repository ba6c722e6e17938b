"""A browser opens all pages of the hostile corpus: nothing in it runs, and what it says is shown as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import seedproof
from tests.injection.hostile import HOSTILE
from tests.report.browser import IN_A_BROWSER, Tab, browsers

from seedproof.core.escape import in_page

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from browsers()


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    done = seedproof(project, "docs", "seeds", "broken")
    assert done.returncode == 2, done.stderr
    seedproof(project, "check", "seeds", "--format", "html", "--output", "reports/alone.html")
    return project / "reports"


def test_no_page_runs_anything_asks_for_anything_or_is_wider_than_its_window(browser: Any, site: Path) -> None:
    for width in (1280, 390):
        tab = Tab(browser, width)
        for page in sorted(site.rglob("*.html")):
            tab.open(page)
            assert tab.said == [], page
            assert tab.overhang() <= 0, page
        tab.close()


def test_every_string_is_searched_for_and_shown_as_text(browser: Any, site: Path) -> None:
    tab = Tab(browser)
    for said in HOSTILE:
        page = tab.open(site / "seeds.html")
        words = in_page(said)
        page.locator("#q").fill(words[:100].replace("\n", " "))
        page.keyboard.press("Enter")
        tab.until("document.querySelector('#chosen button') !== null || document.querySelector('#q').value.trim() === ''")
        shown = page.locator("#rows").inner_text()
        assert page.locator("#count").inner_text()
        if words.isascii() and words.strip() == words and "\n" not in words and len(words) < 60:
            assert " ".join(words.split()) in " ".join(shown.split()), said
    tab.close()
    assert tab.said == []
