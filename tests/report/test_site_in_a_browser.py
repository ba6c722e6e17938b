"""People find their way through the site in a browser: from the verdict to the place, by filters, words, pages and the back button."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.report.browser import IN_A_BROWSER, SCHEMES, Tab, browsers

from seedproof import CheckSelection, Project, check_corpus
from seedproof.core.finding import Family
from seedproof.expectations.gate import gate
from seedproof.report.history import read_history
from seedproof.report.html.alone import as_html
from seedproof.report.html.lists import Group, ListPage, Row
from seedproof.report.html.pages import Pages
from seedproof.report.html.site import DATA_DOCS, new_site, write_site
from seedproof.run.result import Result

pytestmark = IN_A_BROWSER
ROOT = Path(__file__).parents[2]
KINDS = ("index.html", "seeds.html", "checks.html", "sources.html", "names.html", "duplicates.html", "data-docs/index.html", "alone.html")
ROWS = 2_345


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from browsers()


@pytest.fixture
def tab(browser: Any) -> Iterator[Tab]:
    tab = Tab(browser)
    yield tab
    tab.close()
    assert tab.said == []


@pytest.fixture(scope="module")
def result() -> Result:
    project = Project.around(ROOT)
    return check_corpus(project.documents([ROOT / "tests" / "broken", ROOT / "seeds"]), CheckSelection.of(project))


@pytest.fixture(scope="module")
def site(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents with known defects, and the sound ones, after a run that knew half of them."""
    folder = tmp_path_factory.mktemp("site") / "reports"
    project = Project.around(ROOT)
    corpus = project.documents([ROOT / "tests" / "broken", ROOT / "seeds"])
    folder.mkdir()
    half = result.only(result.findings[::2])
    read_history(folder, half, "all").write(folder, half)
    history = read_history(folder, result, "all")
    with new_site(folder) as new:
        write_site(result, corpus, new, gate(result, project.suites, new / DATA_DOCS), "warning", history)
    texts = corpus.texts({f.origin for f in result.findings})
    (folder / "alone.html").write_text("".join(as_html(result, texts, "warning")), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of thousands of rows, as `ListPage` writes it."""
    folder = tmp_path_factory.mktemp("long")
    pages = Pages(
        folder, {"severities": ("error", "warning", "info"), "site_pages": (), "docs": None, "summary": None, "fail_on": "warning"}
    )
    pages.write_styles()
    checks: tuple[tuple[str, Family], ...] = (("mojibake", "garbled"), ("byline", "offtopic"))
    rows = (
        Row(
            f"Title {n}", f"id-{n}", "", f"seed/{n}.html", [Group(n % 2, 0 if n < 20 else 1, 0, ROWS - n, 1), Group(1, 2, n % 2, 1, 2)],
            f"words of {n}", n % 3, n % 2, n * 10,
        )
        for n in range(ROWS)
    )  # fmt: skip
    ListPage(
        "list.html", "seed", "About.", ("family", "severity", "check", "new", "source", "language", "findings", "length"),
        (("worst", "worst first"), ("findings", "most findings"), ("length", "longest"), ("title", "by title")), checks,
        ("id", "note", "words", "source", "language", "length"), ("no source", "b.test", "c.test"), ("de", "en"),
        none="no source", places=True, chips=True, new=True,
    ).write(pages, rows)  # fmt: skip
    return folder / "list.html"


def count(page: Any) -> int:
    """Return how many rows the list says it shows."""
    return int(re.sub(r"\D", "", page.locator("#count").inner_text().partition(" of ")[0]))


def names(page: Any) -> list[str]:
    found: list[str] = page.locator("#rows .name").all_inner_texts()
    return found


def press(tab: Tab, key: str) -> Any:
    tab.page.locator(f'[data-key="{key}"]').click()
    return tab.ready()


def test_the_worst_place_is_one_click_from_the_verdict(tab: Tab, site: Path, result: Result) -> None:
    page = tab.open(site / "index.html")
    assert page.locator("h1").inner_text() == "Not fit to use"

    page.locator("section", has=page.locator("#worst")).locator("a.name").first.click()
    place = page.url.partition("#")[2]
    assert re.fullmatch(r"place-\d+", place)
    top = page.evaluate(f"document.getElementById('{place}').getBoundingClientRect().top")
    assert 0 <= top < page.viewport_size["height"]
    worst = max(
        result.by_document().values(), key=lambda found: [sum(f.severity == s for f in found) for s in ("error", "warning", "info")]
    )
    assert worst[0].seed in page.locator("main").inner_text()


def test_every_part_of_the_first_page_leads_to_its_places_in_three_clicks(tab: Tab, site: Path) -> None:
    for link in ("errors", "warnings"):
        page = tab.open(site / "index.html")
        page.locator(".facts div", has_text=link).locator("a").click()
        tab.ready()
        page.locator("#rows .name").first.click()
        assert "#place-" in page.url
    for part in ("sources", "spellings", "checks"):
        page = tab.open(site / "index.html")
        page.locator("section", has=page.locator(f"#{part}")).locator("a.name").first.click()
        tab.ready()
        place = page.locator("#rows .name, main a[href*='#place-']").first
        place.click()
        assert "#place-" in page.url, part


def test_a_click_on_a_bar_narrows_the_list_and_the_back_button_widens_it(tab: Tab, site: Path) -> None:
    page = tab.open(site / "seeds.html")
    everything = count(page)

    press(tab, "family=garbled")
    garbled = count(page)
    assert 0 < garbled < everything
    assert page.locator('[data-key="family=garbled"]').get_attribute("aria-pressed") == "true"
    assert page.locator('[data-key="family=garbled"] .number').inner_text() == str(garbled)
    assert set(page.locator("#rows .chip").evaluate_all("all => all.map(chip => chip.className)")) == {"chip garbled"}

    press(tab, "severity=error")
    assert page.url.partition("#")[2] == "family=garbled&severity=error"
    assert count(page) < garbled
    page.go_back()
    tab.ready()
    assert count(page) == garbled
    page.get_by_role("button", name="Remove the filter Family: garbled").click()
    tab.ready()
    assert count(page) == everything


def test_numbers_on_bars_are_those_of_the_rows_that_a_click_then_shows(tab: Tab, site: Path) -> None:
    page = tab.open(site / "seeds.html", "#family=offtopic")
    keys = page.locator("#facets .value").evaluate_all("all => all.map(bar => [bar.dataset.key, bar.querySelector('.number').textContent])")
    assert len(keys) > 10

    for key, number in keys[::3]:
        if key == "family=offtopic":
            continue
        tab.open(site / "seeds.html", "#family=offtopic")
        name, _, value = key.partition("=")
        said = "family=spelling" if name == "family" else f"family=offtopic&{name}={value}"
        page = tab.open(site / "seeds.html", f"#{said}" if name != "family" else f"#{key}")
        assert count(page) == int(number.replace(",", "")), key


def test_a_list_is_searched_by_id_title_and_words_that_were_found(tab: Tab, site: Path, result: Result) -> None:
    page = tab.open(site / "seeds.html")
    seed = result.findings[0].seed
    page.locator("#q").fill(seed.upper())
    tab.until("location.hash.startsWith('#q=')")
    tab.ready()
    assert any(seed in text for text in page.locator("#rows li").all_inner_texts())

    title = next(row.title for row in result.seeds if row.title and row.origin in result.by_document())
    page = tab.open(site / "seeds.html", f"#q={title[:30]}")
    assert title in names(page)
    found = next(f for f in result.findings if f.severity == "error" and len(f.text) > 12 and f.text.isascii() and "\n" not in f.text)
    page = tab.open(site / "seeds.html")
    page.locator("#q").fill(found.text[:40])
    page.keyboard.press("Enter")
    tab.ready()
    assert 0 < count(page) < 20
    page.locator("#q").fill("nothing holds zxqv")
    page.wait_for_selector("#nothing:not([hidden])")
    assert names(page) == []


def test_rows_that_stand_in_the_page_are_those_that_the_script_writes(browser: Any, tab: Tab, site: Path) -> None:
    quiet = Tab(browser, java_script_enabled=False)
    for kind in ("seeds.html", "checks.html", "sources.html"):
        quiet.page.goto((site / kind).as_uri())
        written = quiet.page.locator("#rows li").all_inner_texts()
        links = quiet.page.locator("#rows a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        page = tab.open(site / kind, "#sort=worst")
        assert page.locator("#rows li").all_inner_texts() == written
        assert page.locator("#rows a").evaluate_all("all => all.map(a => a.getAttribute('href'))") == links
    quiet.close()


def test_a_long_list_is_sorted_and_paged(tab: Tab, long_list: Path) -> None:
    page = tab.open(long_list)
    assert (count(page), names(page)[0], len(names(page))) == (ROWS, "Title 0", 50)

    page.locator("#paging a[rel=next]").click()
    tab.until("location.hash === '#page=2'")
    tab.ready()
    assert names(page)[0] == "Title 50"
    page.locator("#sort").select_option("length")
    tab.until("location.hash.includes('sort=length')")
    tab.ready()
    assert names(page)[0] == f"Title {ROWS - 1}"
    tab.open(long_list, "#sort=title&page=2")
    assert names(page)[0] == "Title 50"
    tab.open(long_list, "#page=999")
    assert names(page)[-1] == f"Title {ROWS - 1}"


def test_rows_lead_to_the_first_place_of_what_is_looked_for(tab: Tab, long_list: Path) -> None:
    page = tab.open(long_list, "#severity=info&check=byline")
    assert page.locator("#rows a").first.get_attribute("href") == "seed/0.html#place-2"
    page = tab.open(long_list, "#new=1")
    assert count(page) == ROWS // 2


@pytest.mark.parametrize("state", ["#check=no-such-check", "#length=abc", "#page=-1", "#main", "#family=<b>&q=%00", "#%E0%A4%A"])
def test_an_address_that_says_nonsense_breaks_nothing(tab: Tab, long_list: Path, state: str) -> None:
    page = tab.open(long_list, state)
    assert page.locator("#count").inner_text()


def test_skipping_to_the_content_keeps_the_filters(tab: Tab, long_list: Path) -> None:
    page = tab.open(long_list, "#severity=error")
    narrowed = count(page)
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert count(page) == narrowed == 20


def test_what_is_new_since_the_run_before_is_told_and_shown(tab: Tab, site: Path, result: Result) -> None:
    page = tab.open(site / "index.html")
    new = len(result.findings) - len({f.fingerprint for f in result.findings[::2]})
    assert page.locator(".since").inner_text() == f"Since run 1: {new} new, 0 gone"
    page.locator(".since a").click()
    tab.ready()
    shown = sum(int(number.replace(",", "")) for number in page.locator("#rows .count b").all_inner_texts())
    assert (shown == new) or count(page) > 50


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_serious_fault_and_no_page_is_wider_than_its_window(browser: Any, site: Path, width: int, scheme: str) -> None:
    tab = Tab(browser, width, **SCHEMES[scheme])
    kinds = [site / kind for kind in KINDS]
    kinds += [min((site / folder).iterdir()) for folder in ("seed", "check")]
    kinds += [next((site / DATA_DOCS / folder).rglob("*.html")) for folder in ("expectations", "validations")]
    for page in kinds:
        tab.open(page)
        assert tab.overhang() == 0, page
        assert tab.faults() == [], page
    tab.close()
    assert tab.said == []


@pytest.mark.parametrize("width", [640, 320])
def test_no_page_is_wider_than_its_window_where_letters_are_large(browser: Any, site: Path, width: int) -> None:
    tab = Tab(browser, width, device_scale_factor=2)
    for page in sorted(site.rglob("*.html"))[::7] + [site / kind for kind in KINDS]:
        tab.open(page)
        assert tab.overhang() <= 0, page
    tab.close()
    assert tab.said == []


def test_the_first_page_is_three_screens_of_a_phone_at_most(browser: Any, site: Path) -> None:
    tab = Tab(browser, 390, 844)
    tab.open(site / "index.html")
    assert tab.height() <= 3 * 844
    tab.close()


def test_what_charts_show_is_said_in_words_too(tab: Tab, site: Path) -> None:
    page = tab.open(site / "index.html")
    charts = page.locator("svg").evaluate_all("all => all.map(a => a.getAttribute('aria-hidden') || a.getAttribute('aria-label'))")
    assert len(charts) > 5
    assert all(charts)
