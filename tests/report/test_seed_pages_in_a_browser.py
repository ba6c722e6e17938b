"""People read seeds, names and copies in a browser: keys, folds, filters, commands and lines that work when they are pasted."""

from __future__ import annotations

import dataclasses
import json
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import seedproof
from tests.report import browser as browser_module
from tests.report.browser import IN_A_BROWSER, SCHEMES, browsers
from tests.report.conftest import EVIL

from seedproof import CheckSelection, Corpus, Files, Project, Result, Texts, check_corpus
from seedproof.core.document import Document
from seedproof.core.escape import in_page
from seedproof.report.html import build_site

pytestmark = IN_A_BROWSER

LONG = """Harbour opens after a year

By Maren Holt

The harbour opened on Monday, said Defence Minister Antonia Blythe, who had come from the u. S. with her staff.

“We have waited for this day,” Blythe told reporters. The acording papers were signed at noon, and the u. S. envoy left.

Ships came from the north and the south. Nobody counted them, and nobody had to.

Leave a Reply

Your email adress will not be published.
"""
SHORT = """Ferry sails again

By Maren Holt

The ferry {} with Defence Minister {}. It carried mail from the {} and came back at night.

Leave a Reply

Your email address will not be published.
"""
SEEDS = (
    LONG,
    SHORT.format("sailed on Tuesday", "Antonia Blythe", "u. S."),
    SHORT.format("sailed on Wednesday", "Antonia Blythe", "north"),
    SHORT.format("left at two", "Anthonia Blyth", "u. S."),
)
COPY = " ".join(f"The harbour of Skarholm has {word} ships and as many boats." for word in ("four", "five", "six", "seven", "nine", "ten"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from browsers()


class Tab(browser_module.Tab):
    """A tab that asks pages of seeds what a reader sees."""

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def text(self, what: str) -> str:
        return str(self.page.locator(what).first.text_content())

    def current(self) -> str:
        """Return what is marked as current in the text."""
        return "".join(self.page.locator(".p.current").all_text_contents())

    def comes_to(self, words: str) -> None:
        """Wait until words are what is current: the browser tells the page of a new address some time after a click."""
        self.until(f"[...document.querySelectorAll('.p.current')].map(place => place.textContent).join('') === {json.dumps(words)}")

    def place(self) -> str:
        return str(self.page.url.rpartition("/")[2].partition("#")[2])


@pytest.fixture
def tab(browser: Any) -> Iterator[Tab]:
    tab = Tab(browser, height=800)
    yield tab
    tab.close()
    assert tab.said == []


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("harbour")
    for folder in ("seeds", "checks"):
        (root / folder).mkdir()
    (root / "seedproof.toml").touch()
    for number, text in enumerate((*SEEDS, f"Ships of Skarholm\n\n{COPY}\n", f"The ships of Skarholm\n\n{COPY} That is all.\n")):
        (root / "seeds" / f"{number}.txt").write_text(text, encoding="utf-8")
    (root / "seeds" / f"7-{'without-a-break-' * 6}.txt").write_text(f"{'W' * 300}\n\nIt rained the the night.", encoding="utf-8")
    built(root)
    return root


def built(root: Path, *, folded: bool = False) -> Path:
    """Build the site of a project as `seedproof docs` does, without suites; each finding by itself unless they are to be ``folded``."""
    project = Project.around(root)
    corpus = Files((project.seeds,), project.settings)
    result = check_corpus(corpus, CheckSelection.of(project))
    return build_site(result if folded else result.unfolded(), corpus, root / "reports").parent


def seed_page(root: Path, number: int) -> Path:
    (page,) = (root / "reports" / "seed").glob(f"{number}-*.html")
    return page


def test_the_text_on_the_page_is_the_text_of_the_seed(tab: Tab, root: Path) -> None:
    tab.open(seed_page(root, 0))
    chunks = tab.page.locator(".chunk").all_text_contents()
    assert "".join(chunks) == in_page(LONG)


def test_keys_lead_from_finding_to_finding_and_one_is_current(tab: Tab, root: Path) -> None:
    tab.open(seed_page(root, 0))
    assert tab.current() == ""
    tab.press("n")
    assert (tab.current(), tab.place()) == ("u. S.", "place-1")
    tab.press("n", "n", "n")
    assert (tab.current(), tab.place()) == ("u. S.", "place-4")
    assert tab.page.locator(".card.current[aria-current=true]").count() == 1
    assert tab.page.evaluate("document.activeElement.closest('.card').id") == "finding-4"
    tab.press("p")
    assert tab.current() == "acording"
    tab.press("Escape")
    assert (tab.current(), tab.place()) == ("", "")
    tab.press("p", "n")
    assert "last finding" in tab.text(".said")


def test_the_card_stands_beside_its_place_and_in_the_window(tab: Tab, root: Path) -> None:
    tab.open(seed_page(root, 0))
    for number in range(1, 8):
        tab.press("n")
        tab.page.wait_for_timeout(50)
        boxes = [tab.page.locator(what) for what in (f"#place-{number}", f"#finding-{number}", ".cards")]
        place, card, cards = (box.evaluate("box => box.getBoundingClientRect().toJSON()") for box in boxes)
        assert abs(place["top"] - card["top"]) < 3 or cards["bottom"] - card["bottom"] < 12
        assert 0 <= card["top"] < 800


def test_c_leads_to_the_next_of_the_check_and_on_to_the_next_seed_and_back_returns(tab: Tab, root: Path) -> None:
    tab.open(seed_page(root, 0), "#place-1")
    tab.press("c")
    assert (tab.current(), tab.place()) == ("u. S.", "place-4")
    tab.press("c")
    tab.page.wait_for_url("**/seed/1-*")
    assert tab.current() == "u. S."
    assert "split-abbreviation" in tab.text(".card.current")
    tab.page.go_back()
    tab.page.wait_for_url("**/seed/0-*")
    assert (tab.current(), tab.place()) == ("u. S.", "place-4")


def test_families_are_filtered_in_the_text_the_cards_and_the_address(tab: Tab, root: Path) -> None:
    tab.open(seed_page(root, 0))
    assert tab.page.locator("mark.garbled").count() > 0
    tab.press("f")
    assert tab.place() == "family=offtopic"
    assert tab.page.locator("mark:is(.garbled, .spelling)").count() == 0
    assert tab.page.locator(".card:visible").count() == 1
    tab.press("f", "f")
    assert tab.place() == "family=spelling"
    tab.press("n")
    assert tab.current() == "acording"
    tab.page.reload()
    assert (tab.current(), tab.place()) == ("acording", "place-3&family=spelling")
    assert tab.page.locator(".card:not([hidden])").count() == 2
    tab.page.get_by_role("button", name="garbled").click()
    assert tab.place().endswith("family=garbled,spelling")
    tab.press("f", "f", "f", "f")
    assert "family" not in tab.place()


def test_an_address_that_leads_nowhere_shows_the_page(tab: Tab, root: Path) -> None:
    for place in ("#place-99", "#%", "#family=", "#field-title", "#constructor"):
        tab.open(seed_page(root, 0), place)
        tab.press("n")
        assert tab.current() == "u. S.", place


def test_what_is_off_topic_folds_and_opens_for_whoever_is_led_there(tab: Tab, root: Path) -> None:
    tab.open(seed_page(root, 0))
    block = tab.page.locator(".block")
    assert "comment-form · 3 lines" in tab.text(".block summary")
    tab.press("t")
    assert block.get_attribute("open") is None
    tab.open(seed_page(root, 0), "#place-7")
    assert tab.current() == "adress"
    tab.press("t", "p", "p")
    assert block.get_attribute("open") is not None
    assert tab.current().startswith("Leave a Reply")


def test_a_small_finding_in_a_tail_can_be_seen(tab: Tab, root: Path) -> None:
    tab.open(seed_page(root, 0))
    mark = tab.page.locator(".block mark")
    assert mark.all_text_contents() == ["adress"]
    assert "underline" in mark.evaluate("mark => getComputedStyle(mark).textDecorationLine")


def test_what_is_absorbed_is_folded_into_its_finding_and_shown_in_the_text(tab: Tab, root: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(root, project)
    built(project, folded=True)
    tab.open(seed_page(project, 0))
    assert tab.page.locator(".block mark").count() == 0
    tab.press("p")
    assert tab.current().startswith("Leave a Reply")
    tab.page.get_by_text("narrower").click()
    tab.page.locator(".absorbed a").last.focus()
    tab.press("Enter")
    assert tab.current() == "adress"


def test_a_click_leads_to_the_smallest_finding_and_again_to_the_next(tab: Tab, root: Path) -> None:
    tab.open(seed_page(root, 0))
    seen = set()
    for _ in range(3):
        tab.page.locator(".block mark").click()
        seen.add(tab.place())
    assert seen == {"place-5", "place-6", "place-7"}


def test_parsed_fields_are_shown_on_demand_and_lead_to_their_places(tab: Tab, root: Path) -> None:
    tab.open(seed_page(root, 0))
    assert not tab.page.locator(".fields").is_visible()
    tab.press("v")
    assert tab.page.locator(".fields").is_visible()
    assert "".join(tab.page.locator(".seed .is-title").all_text_contents()) == "Harbour opens after a year"
    assert "".join(tab.page.locator(".seed .is-quote").all_text_contents()) == "“We have waited for this day,”"
    tab.page.get_by_role("link", name="Blythe", exact=True).click()
    tab.comes_to("Blythe")


def test_the_copied_command_mends_the_file_when_it_is_run(tab: Tab, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "a b's"
    shutil.copytree(root, project)
    monkeypatch.chdir(project)
    built(project)
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.open(seed_page(project, 0), "#place-1")
    tab.press("y")
    tab.page.get_by_text("Copied.").wait_for()
    words = shlex.split(str(tab.page.evaluate("navigator.clipboard.readText()")))

    assert words[:2] == ["seedproof", "fix"]
    done = seedproof(project, *words[1:])
    assert done.returncode == 0, done.stderr
    assert (project / "seeds" / "0.txt").read_text(encoding="utf-8") == LONG.replace("u. S.", "U.S.")


def test_keys_are_told_and_none_works_behind_the_dialog(tab: Tab, root: Path) -> None:
    tab.open(seed_page(root, 0))
    tab.press("?")
    assert tab.page.get_by_role("dialog").is_visible()
    tab.press("n")
    assert tab.current() == ""
    tab.press("Escape")
    assert not tab.page.get_by_role("dialog").is_visible()


def test_without_scripts_all_is_there(browser: Any, root: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(seed_page(root, 0).as_uri())
    assert page.locator(".card .more:visible").count() == 7
    assert page.locator(".chunk:visible").count() == page.locator(".chunk").count()
    page.goto((root / "reports" / "names.html").as_uri())
    assert page.get_by_text("Anthonia Blyth").first.is_visible()
    context.close()


def names_of(tab: Tab, project: Path, *, apart: bool) -> str:
    tab.open(project / "reports" / "names.html")
    row = tab.page.locator(".cluster", has_text="Anthonia Blyth")
    if apart:
        row.get_by_text("not the same").click()
    else:
        row.locator(".tick").check()
    return tab.text(".lines pre")


@pytest.mark.parametrize("apart", [False, True])
def test_lines_of_the_page_of_names_settle_them_when_they_are_pasted(tab: Tab, root: Path, tmp_path: Path, *, apart: bool) -> None:
    project = tmp_path / "project"
    shutil.copytree(root, project)
    lines = names_of(tab, project, apart=apart)
    assert lines.splitlines()[0] == ("[[never-confuse]]" if apart else "[[spelling]]")
    (project / "checks" / "spellings.toml").write_text(lines, encoding="utf-8")

    done = seedproof(project, "check", "--select", "spelling", "--format", "concise")
    assert done.returncode == 1, done.stderr
    assert "corpus-name-variant" not in done.stdout
    assert ("agreed-spelling" in done.stdout) == (not apart)


def test_names_are_filtered_and_ticks_and_filters_stay(tab: Tab, root: Path) -> None:
    tab.open(root / "reports" / "names.html")
    count = tab.page.locator(".cluster:visible").count()
    assert count >= 3
    tab.page.get_by_label("Find").fill("blyth")
    assert tab.page.locator(".cluster:visible").count() == 1
    assert tab.place() == "q=blyth"
    tab.page.locator(".cluster:visible .tick").check()
    tab.page.reload()
    assert tab.page.locator(".cluster:visible .tick:checked").count() == 1
    assert tab.text("#lines") == "1 decided"
    tab.page.get_by_label("Find").fill("")
    tab.page.get_by_label("Show").select_option("open")
    assert tab.page.locator(".cluster:visible").count() == count - 1
    tab.page.get_by_label("Show").select_option("")
    tab.page.get_by_label("Evidence").select_option("corpus-name-variant")
    assert tab.page.locator(".cluster:visible").count() == 1
    tab.page.get_by_role("button", name="Untick all").click()
    assert tab.text("#lines") == "Nothing ticked yet"


def test_many_names_are_shown_a_hundred_at_a_time(tab: Tab, tmp_path: Path) -> None:
    corpus = Texts(["A title\n\nA text."])
    run = check_corpus(corpus, CheckSelection.of(Project.around(tmp_path), ["name-variant", "stub-body"]))
    found = [
        run.findings[0].model_copy(
            update={"check": "name-variant", "family": "spelling", "variants": (f"Right{n}", f"Wrong{n}"), "fingerprint": str(n)}
        )
        for n in range(250)
    ]
    page = build_site(dataclasses.replace(run, findings=tuple(found)), corpus, tmp_path / "site").parent / "names.html"

    tab.open(page)
    assert tab.page.locator(".cluster:visible").count() == 100
    tab.page.get_by_role("button", name="Show more of 250").click()
    assert tab.page.locator(".cluster:visible").count() == 200
    tab.page.get_by_label("Find").fill("wrong249")
    assert tab.page.locator(".cluster:visible").count() == 1
    row = tab.page.locator(".cluster:visible").get_attribute("id")
    tab.open(page, f"#{row}")
    assert tab.page.locator(f"#{row}").is_visible()


def test_a_link_leads_to_a_cluster_and_from_there_to_the_place(tab: Tab, root: Path) -> None:
    tab.open(root / "reports" / "names.html")
    row = tab.page.locator(".cluster", has_text="Anthonia Blyth")
    tab.open(root / "reports" / "names.html", f"#{row.get_attribute('id')}")
    assert row.locator(".tick").evaluate("tick => tick === document.activeElement")
    row.locator(".form", has_text="Anthonia Blyth").get_by_role("link").first.click()
    tab.page.wait_for_url("**/seed/3-*")
    assert tab.current() == "Anthonia Blyth"


def test_copies_are_shown_side_by_side(tab: Tab, root: Path) -> None:
    tab.open(root / "reports" / "duplicates.html")
    tab.page.locator("tbody th a").first.click()
    left, right = (tab.text(f".pane.{side}") for side in ("left", "right"))
    assert left.startswith("The ships of Skarholm")
    assert right.startswith("Ships of Skarholm")
    assert tab.page.locator(".pane.left del").all_text_contents()[0].strip() == "The ships"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [390, 640, 1280])  # 640 is 1,280 at 200 %
def test_every_kind_of_page_fits_and_can_be_used_by_all(browser: Any, root: Path, width: int, scheme: str) -> None:
    tab = Tab(browser, width, **SCHEMES[scheme])
    reports = root / "reports"
    pages = [
        seed_page(root, 0),
        seed_page(root, 7),
        reports / "names.html",
        reports / "duplicates.html",
        reports / "check" / "misspelling.html",
    ]
    for file in (*pages, *(reports / "duplicates").iterdir()):
        tab.open(file)
        tab.press("n")
        assert tab.overhang() <= 0, file
        assert tab.faults() == [], file
    tab.close()
    assert tab.said == []


def test_hostile_seeds_run_nothing_whatever_is_pressed(browser: Any, result: Result, corpus: Corpus, tmp_path: Path) -> None:
    site = build_site(result, corpus, tmp_path / "site").parent
    tab = Tab(browser)
    pages = sorted(file for folder in ("seed", "check") for file in (site / folder).iterdir())
    assert any(EVIL.replace("<", "&lt;")[:10] in page.read_text(encoding="utf-8") for page in pages)
    for page in (*pages, site / "names.html", site / "duplicates.html"):
        tab.open(page)
        tab.press("n", "f", "v", "t", "?", "Escape", "n", "p")
        assert tab.page.title() != "owned", page
        assert tab.page.locator("img, iframe, object, embed").count() == 0, page
    tab.close()
    assert tab.said == []


def test_a_megabyte_with_two_thousand_findings_stays_fluid(tab: Tab, result: Result, tmp_path: Path) -> None:
    """Of a page that took a second for each step nobody would say so; measured are 0.05 s a step, 0.1 s a filter."""
    text = "".join(f"Line {n} of a long text that has something wrong in it here and there.\n" for n in range(14_000))
    (document,) = Texts([text])
    assert isinstance(document, Document)
    run = check_corpus(Texts([text]), CheckSelection.of(Project.around(tmp_path), ["stub-body"]))
    known = result.findings[0].model_copy(update={"check": "stub-body", "seed": document.id, "path": None, "fix": None})
    spans = [(n * 480, n * 480 + 10) for n in range(2_000)]
    found = [known.model_copy(update={"start": a, "end": b, "text": text[a:b]}).in_row(document.row) for a, b in spans]
    build_site(dataclasses.replace(run, findings=tuple(found)), Texts([text]), tmp_path / "site")
    (page,) = (tmp_path / "site" / "seed").iterdir()

    tab.open(page, "#place-1500")
    assert tab.page.evaluate("document.querySelectorAll('*').length") < 45_000
    assert 0 <= tab.page.locator("#place-1500").evaluate("place => place.getBoundingClientRect().top") <= 800
    step = """async key => {
      const begun = performance.now();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
      return performance.now() - begun;
    }"""
    taken = sorted(tab.page.evaluate(step, "n") for _ in range(21))
    assert taken[10] < 500
    assert tab.place() == "place-1521"
