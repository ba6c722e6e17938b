"""Data Docs are written whole, show status and severity in words, and can be opened without fear and without a network."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from great_expectations.render.renderer.page_renderer import ValidationResultsPageRenderer
from tests.expectations.conftest import AuthorBio, GluedWords, MakeResult, WriteSuite, at_most

from seedproof.core.errors import BrokenRunError, InputError
from seedproof.expectations.data_docs import refuse_unsafe
from seedproof.expectations.gate import gate
from seedproof.expectations.pages import ResultsPage
from seedproof.expectations.surroundings import Place
from seedproof.expectations.view import SafePageView, phrase

EVIL = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
AT = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
FOUND = {f"a{EVIL}\udc80": [(GluedWords, "error")], "b": [(AuthorBio, "warning")]}


@pytest.fixture
def evil_suites(write_suite: WriteSuite) -> Path:
    write_suite(at_most("glued_words"), {**at_most("author_bio", "warning"), "notes": EVIL}, notes=EVIL)
    return write_suite({**at_most("garbled", "info"), "description": EVIL, "meta": {"x": EVIL}}, name="second")


def test_every_page_is_written_and_linked(make_result: MakeResult, evil_suites: Path, tmp_path: Path) -> None:
    result = gate(make_result(FOUND), evil_suites, tmp_path / "docs", at=AT)

    pages = sorted(p.relative_to(tmp_path / "docs").as_posix() for p in (tmp_path / "docs").rglob("*") if p.is_file())
    runs = [suite.page for suite in result.suites]
    assert pages == sorted(["index.html", "expectations/first.html", "expectations/second.html", "runs.json", *map(str, runs)])
    index = (tmp_path / "docs" / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{page}"' in index for page in pages[:2] + [str(r) for r in runs])


def test_a_page_says_status_severity_and_seeds_in_words(make_result: MakeResult, evil_suites: Path, tmp_path: Path) -> None:
    result = gate(make_result(FOUND), evil_suites, tmp_path / "docs", at=AT)

    first = (tmp_path / "docs" / str(result.suites[0].page)).read_text(encoding="utf-8")
    assert '<span class="status failed">failed</span>' in first
    assert '<span class="severity warning">warning</span>' in first
    assert "1 of 2 seeds (50.0 %)" in first
    index = (tmp_path / "docs" / "index.html").read_text(encoding="utf-8")
    assert "1 critical, 1 warning" in index
    assert '<span class="status passed">passed</span>' in index  # the second suite: what is of severity info fails nothing


def test_no_string_of_the_data_becomes_markup(make_result: MakeResult, evil_suites: Path, tmp_path: Path) -> None:
    gate(make_result(FOUND), evil_suites, tmp_path / "docs")

    for page in (tmp_path / "docs").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "<script" not in html
        assert "<img" not in html
    assert "&lt;script&gt;" in (tmp_path / "docs" / "expectations" / "second.html").read_text(encoding="utf-8")


def test_expectations_of_all_kinds_are_rendered(make_result: MakeResult, write_suite: WriteSuite, tmp_path: Path) -> None:
    kinds = {
        "expect_column_distinct_values_to_be_in_set": {"column": "source", "value_set": [EVIL]},
        "expect_column_most_common_value_to_be_in_set": {"column": "source", "value_set": ["PAP"]},
        "expect_column_values_to_match_regex": {"column": "source", "regex": "(?<!<script>)^x"},
        "expect_column_values_to_be_in_set": {"column": "language", "value_set": ["<script>", "de"]},
        "expect_column_pair_values_to_be_equal": {"column_A": "id", "column_B": "source"},
        "expect_table_columns_to_match_set": {"column_set": ["<script>"]},
        "expect_column_kl_divergence_to_be_less_than": {
            "column": "language", "partition_object": {"values": ["de", "en"], "weights": [0.5, 0.5]}, "threshold": 0.1,
        },
        "expect_column_to_exist": {"column": "id"},
        "expect_column_mean_to_be_between": {"column": "quotes", "min_value": 3},
        "expect_select_column_values_to_be_unique_within_record": {"column_list": ["id", "source"]},
    }  # fmt: skip
    folder = write_suite(*({"type": kind, "kwargs": kwargs} for kind, kwargs in kinds.items()))

    [suite] = gate(make_result(FOUND), folder, tmp_path / "docs").suites
    assert suite.evaluated == len(kinds)
    assert suite.failed == 7


def test_a_second_run_keeps_the_results_of_the_first_for_suites_that_are_still_there(
    make_result: MakeResult, evil_suites: Path, tmp_path: Path
) -> None:
    first = gate(make_result(FOUND), evil_suites, tmp_path / "docs", at=AT)
    (evil_suites / "second.json").unlink()
    gate(make_result({"b": []}), evil_suites, tmp_path / "docs")

    assert [p.name for p in (tmp_path / "docs" / "expectations").iterdir()] == ["first.html"]
    assert len(list((tmp_path / "docs" / "validations").rglob("*.html"))) == 2
    index = (tmp_path / "docs" / "index.html").read_text(encoding="utf-8")
    assert "Earlier runs" in index
    assert "2026-03-04 05:06:00 UTC" in index
    assert f'href="{first.suites[0].page}"' in index


def test_the_results_of_ten_runs_are_kept(make_result: MakeResult, write_suite: WriteSuite, tmp_path: Path) -> None:
    suites = write_suite(at_most("glued_words"))
    for minute in range(12):
        gate(make_result({"b": []}), suites, tmp_path / "docs", at=AT.replace(minute=minute))

    kept = json.loads((tmp_path / "docs" / "runs.json").read_text(encoding="utf-8"))
    assert [run[0][14:16] for run in kept] == [f"{minute:02}" for minute in range(11, 1, -1)]
    assert all((tmp_path / "docs" / run[4]).is_file() for run in kept)


@pytest.mark.parametrize(
    "runs",
    ["", "{}", "[1]", '[["a"]]', '[["1", "first", true, "", "../../secret.html"]]', '[["1", "first", true, "", "validations/evil.html"]]'],
)
def test_a_list_of_runs_that_somebody_has_changed_brings_nothing_in(
    make_result: MakeResult, write_suite: WriteSuite, tmp_path: Path, runs: str
) -> None:
    docs, suites = tmp_path / "docs", write_suite(at_most("glued_words"))
    (docs / "validations").mkdir(parents=True)
    (docs / "validations" / "evil.html").write_text("<script>1</script>", encoding="utf-8")
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    (docs / "runs.json").write_text(runs, encoding="utf-8")

    gate(make_result({"b": []}), suites, docs)
    assert len(json.loads((docs / "runs.json").read_text(encoding="utf-8"))) == 1
    assert not (docs / "validations" / "evil.html").exists()


def test_within_a_site_pages_lead_to_it_and_to_its_seeds_as_long_as_these_have_pages(
    make_result: MakeResult, write_suite: WriteSuite, tmp_path: Path
) -> None:
    docs, suites = tmp_path / "docs", write_suite(at_most("glued_words"))
    found = make_result({"a": [(GluedWords, "error")], "c": [(GluedWords, "error")]})

    first = gate(found, suites, docs, place=Place("../", {"a.txt:1": "seed/a.html"}), at=AT).suites[0].page
    page = (docs / str(first)).read_text(encoding="utf-8")
    assert '<a href="../../../../../seed/a.html">a</a>' in page
    assert '<a href="../../../../../index.html">seedproof</a>' in page
    assert '<a href="../index.html">seedproof</a>' in (docs / "index.html").read_text(encoding="utf-8")
    assert "no seed may have findings of glued-words" in page

    gate(make_result({"b": []}), suites, docs, place=Place("../"))
    assert "../seed/" not in (docs / str(first)).read_text(encoding="utf-8")


def test_a_folder_that_holds_something_else_is_left_alone(make_result: MakeResult, evil_suites: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'checks'"):
        gate(make_result(FOUND), evil_suites, tmp_path)
    assert (evil_suites / "first.json").exists()


@pytest.mark.parametrize("where", ["render", "_collect_rendered_document_content_sections"])
def test_a_page_that_gx_leaves_out_breaks_the_run(
    make_result: MakeResult,
    evil_suites: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ValueError("no")

    monkeypatch.setattr(SafePageView if where == "render" else ResultsPage, where, broken)
    with pytest.raises(BrokenRunError, match=r"Data Docs lack the page .*\n.*ValueError: .no"):
        gate(make_result(FOUND), evil_suites, tmp_path / "docs")
    assert caplog.records == [], "it is told once, and not as a traceback"


@pytest.mark.parametrize(
    "unsafe",
    [
        "<script>1</script>", "<SCRIPT src=x>", "<img src='https://x.org/a.png'>", "<p onclick='x()'>", "<a href='//x.org'>x</a>",
        "<a href='https://x.org'>x</a>", "<a href=' javascript:x()'>x</a>", "<link rel=stylesheet href=a.css>", "<iframe srcdoc='x'>",
        "<style>@import 'a.css'</style>", "<style>p { background: url(a.png) }</style>", "<p style='background: URL(a)'>", "<svg onload=x>",
    ],
)  # fmt: skip
def test_a_page_that_would_load_or_run_something_is_refused(unsafe: str) -> None:
    with pytest.raises(BrokenRunError, match="not safe to open"):
        refuse_unsafe(f"<html><p>text</p>{unsafe}</html>", "page.html")


def test_text_that_speaks_of_addresses_and_scripts_is_fine() -> None:
    refuse_unsafe("<p>&lt;script&gt; https://x.org url( @import onclick=</p><a href='a/b.html#c'>x</a>", "page.html")


def test_a_phrase_keeps_what_is_harmless_of_its_styling() -> None:
    styling = {"params": {"a": {"tag": "script", "classes": ["x", '"><b>']}, "b": {"tag": "a", "attributes": {"href": "javascript:1"}}}}
    html = phrase({"template": "$a, ${b} & $$c $d\nend", "params": {"a": "<1>", "b": 2.0}, "styling": styling, "tag": "iframe"})

    assert html == '<span class="x">&lt;1&gt;</span>, <a>2</a> &amp; $c $d<br>end'


def test_the_page_of_results_is_still_the_one_that_gx_renders() -> None:
    assert "_collect_rendered_document_content_sections" in vars(ValidationResultsPageRenderer)
    assert "_render_validation_header" in vars(ValidationResultsPageRenderer)
