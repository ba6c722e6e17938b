"""The site has a page for each seed with findings and for each check, every link leads somewhere, and nothing in it runs."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.report.conftest import EVIL

from seedproof import BrokenRunError, Corpus, InputError, Project, ReadProblem, Result, Texts, check_documents
from seedproof.report.html import build_site
from seedproof.report.html.names import page_name
from seedproof.report.html.pages import STYLES
from seedproof.run import CheckFailure
from seedproof.run.gate import GateResult, Rule, SuiteResult, Unmet, WorstSeed

GATE = GateResult(
    (
        SuiteResult(
            "garbled",
            "garbled.json",
            3,
            3,
            3,
            (Unmet("evil_word must be 0", "critical", "2 of 3 seeds", "evil_word", 2, (WorstSeed("a", "9"),)),),
            rules=(Rule("evil_word must be 0", "have <evil> words", "critical", met=False, column="evil_word", breaking=2, judged=3),),
        ),
    ),
    seeds=3,
    unread=0,
)


class Page(HTMLParser):
    """What a browser would follow, load or run of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.scripts: list[str] = []
        self.data: list[str] = []
        self.policy = ""
        self._inside: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        if tag == "script":
            self._inside = self.data if given.get("type") == "application/json" else self.scripts
            self._inside.append("")
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        for name, value in attrs:
            if name.startswith("on"):
                self.handlers.append(name)
            if name in ("href", "src"):
                self.links.append(value or "")
            if name == "id":
                assert value not in self.ids
                self.ids.add(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._inside = None if tag == "script" else self._inside

    def handle_data(self, data: str) -> None:
        if self._inside is not None:
            self._inside[-1] += data


@pytest.fixture
def site(result: Result, corpus: Corpus, tmp_path: Path) -> Path:
    return build_site(result, corpus, tmp_path / "site", GATE).parent


def test_there_is_a_page_for_each_seed_with_findings_and_for_each_check(site: Path, result: Result) -> None:
    assert {p.stem for p in (site / "check").iterdir()} == {"evil-word", "stub-body"}
    wanted = {page_name(seed) for seed in {f.seed for f in result.findings}} | {page_name("twice", 1)}
    assert {p.name for p in (site / "seed").iterdir()} == wanted
    assert page_name("clean") not in wanted


def test_nothing_on_any_page_runs_but_our_own_scripts_and_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for file in site.rglob("*.html"):
        page = Page(file.read_text(encoding="utf-8"))
        assert not {"img", "iframe", "object", "embed", "base"} & set(page.tags)
        assert page.handlers == []
        assert [link for link in page.links if ":" in link.partition("#")[0] or link.startswith("/")] == []
        for script in page.scripts:
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in page.policy
        assert "unsafe" not in page.policy
        for block in page.data:
            assert not set("<>&") & set(block)
            json.loads(block)
    for name in STYLES:
        assert not any(loads in (site / name).read_text(encoding="utf-8") for loads in ("url(", "@import", "http"))


def test_every_link_leads_to_a_page_and_a_place_on_it(site: Path) -> None:
    pages = {file.resolve(): Page(file.read_text(encoding="utf-8")) for file in site.rglob("*.html")}
    for file, page in pages.items():
        for link in page.links:
            path, _, place = link.partition("#")
            target = (file.parent / path).resolve() if path else file
            assert target.is_file(), link
            if place and "=" not in place:  # which says how a list is narrowed
                assert place in pages[target].ids, link


def test_a_page_shows_the_whole_text_with_each_finding_marked(site: Path, result: Result) -> None:
    seed = f"{EVIL}\udc80/../.."
    html = (site / "seed" / page_name(seed)).read_text(encoding="utf-8")

    found = [f for f in result.findings if f.seed == seed]
    assert len(found) == html.count('class="at"') == html.count('id="finding-')
    assert len(re.findall('<mark class="p garbled[^>]*>&lt;script&gt;</mark>', html)) == 3
    assert "The port \\x1b[31m opened.\\u202e" in html
    assert "<del>&lt;script&gt;</del><ins>&lt;i&gt;</ins>" in html


def test_documents_of_the_same_id_each_show_their_own_findings(site: Path) -> None:
    first, second = ((site / "seed" / page_name("twice", n)).read_text(encoding="utf-8") for n in (0, 1))

    assert [page.count('<a href="../check/evil-word.html">') for page in (first, second)] == [1, 1]
    assert " one." in first
    assert "Two two " in second


def test_the_first_page_says_whether_the_corpus_may_be_used_and_what_to_mend(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")

    for words in (
        ">Not fit to use<",
        "2 of 3 seeds have &lt;evil&gt; words; the suite allows none.",
        "All 8 errors can be mended now: <code>seedproof fix</code>",
        'aria-label="67 % of the seeds; allowed: none"',
        ">evil-word</a>",
    ):
        assert words in html, words
    assert ">clean" not in html


def test_what_could_not_be_read_or_checked_is_said_first(result: Result, corpus: Corpus, tmp_path: Path) -> None:
    broken = dataclasses.replace(
        result, problems=(ReadProblem("<b>.txt", "is not UTF-8", "save it"),), failures=(CheckFailure("evil-word", "a", "<i>"),)
    )

    html = build_site(broken, corpus, tmp_path / "site").read_text(encoding="utf-8")
    assert "&lt;b&gt;.txt: is not UTF-8. save it." in html
    assert "evil-word: raised &lt;i&gt; on a" in html


def test_findings_that_the_baseline_knows_are_shown_but_not_counted(result: Result, corpus: Corpus, tmp_path: Path) -> None:
    known = tuple(f.model_copy(update={"baselined": True}) for f in result.findings)

    index = build_site(dataclasses.replace(result, findings=known), corpus, tmp_path / "site")
    assert "Nothing: no errors, no warnings." in index.read_text(encoding="utf-8")
    assert " known · " in (tmp_path / "site" / "seeds.html").read_text(encoding="utf-8")


def test_the_same_run_gives_the_same_bytes_and_old_pages_go(result: Result, corpus: Corpus, site: Path) -> None:
    before = {p: p.read_bytes() for p in site.rglob("*.*")}
    (site / "seed" / "old.html").write_text("old", encoding="utf-8")

    build_site(result, corpus, site, GATE)
    assert {p: p.read_bytes() for p in site.rglob("*.*")} == before


def test_data_docs_inside_the_site_stay_and_are_linked(result: Result, corpus: Corpus, tmp_path: Path) -> None:
    docs = tmp_path / "site" / "data-docs"
    docs.mkdir(parents=True)
    (docs / "index.html").write_text("<p>docs", encoding="utf-8")

    index = build_site(result, corpus, tmp_path / "site", dataclasses.replace(GATE, docs=docs))
    assert 'href="data-docs/index.html"' in index.read_text(encoding="utf-8")
    assert (docs / "index.html").exists()


def test_what_else_lies_in_the_folder_is_left_alone(result: Result, corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "findings.jsonl").touch()
    build_site(result, corpus, tmp_path)
    assert (tmp_path / "findings.jsonl").exists()

    (tmp_path / "index.html").write_text("<p>my own page", encoding="utf-8")
    with pytest.raises(InputError, match="did not write"):
        build_site(result, corpus, tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "<p>my own page"


def test_a_seed_that_changed_after_it_was_checked_breaks_the_build(
    result: Result, corpus: Corpus, project: Project, tmp_path: Path
) -> None:
    file = project.seeds / "evil.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text("\n".join(json.dumps({**row, "text": "Other " + row["text"]}) for row in rows), encoding="utf-8")

    with pytest.raises(BrokenRunError, match="not the one that was checked"):
        build_site(result, corpus, tmp_path / "site")


def test_what_a_finding_has_absorbed_is_on_its_page_as_text(tmp_path: Path) -> None:
    story = "The pier was built in two years by nine men of the island. " * 9
    text = f"A pier\n\n{story}\n\nLeave a Reply\n\nYour email <b>address</b> is kept.\n"
    corpus = Texts([text])
    found = check_documents([text])
    (form,) = [finding for finding in found.findings if finding.check == "comment-form"]
    folder = build_site(found, corpus, tmp_path / "site").parent

    page = next((folder / "seed").iterdir()).read_text("utf-8")
    assert {narrower.check for narrower in form.absorbed} == {"leaked-markup"}
    assert f"{len(form.absorbed)} narrower findings mended with it" in page
    assert re.search("leaked-markup</span>.{0,80}“&lt;b&gt;” is a tag", page)
    assert "<b>address" not in page
    assert "“&lt;b&gt;” is a tag" in (folder / "check" / "leaked-markup.html").read_text("utf-8")
