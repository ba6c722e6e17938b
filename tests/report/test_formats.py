"""Every format says the same findings, in the form its readers expect."""

from __future__ import annotations

import html
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from email.message import Message
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from seedproof import Edit, Finding, Fix, ReadProblem, RelatedLocation, Result
from seedproof.checks.offtopic.tail.comment_form import CommentForm
from seedproof.core.document import Origin
from seedproof.core.finding import Severity
from seedproof.corpus.policy import Excepted
from seedproof.report import terminal
from seedproof.report.full import print_full
from seedproof.report.github import MOST, as_github
from seedproof.report.gitlab import as_gitlab
from seedproof.report.jsonl import as_json, as_jsonl
from seedproof.report.junit import as_junit
from seedproof.report.markdown import as_markdown
from seedproof.report.places import Places
from seedproof.report.rdjson import as_rdjson
from seedproof.report.sarif import as_sarif
from seedproof.report.statistics import print_statistics
from seedproof.run.failure import CheckFailure
from seedproof.run.result import SeedRow
from seedproof.run.spending import Spent

TEXT = "Title\n\nBody \ud800 \x1b[31m text.\n\nLeave a Reply\nYour email, 100 %\n"


def finding(severity: Severity = "error", *, path: str | None = "seeds/a.txt", row: int | None = None, baselined: bool = False) -> Finding:
    return Finding(
        seed="a",
        path=path,
        check="comment-form",
        code=CommentForm.code,
        family="offtopic",
        severity=severity,
        start=TEXT.index("Leave"),
        end=len(TEXT) - 1,
        line=5,
        column=1,
        text=TEXT[TEXT.index("Leave") : -1],
        message="a form, 100 % off-topic: \ud800",
        fingerprint="0123456789abcdef",
        related=(RelatedLocation(seed="b", start=0, end=4, text="Form"),),
        fix=Fix(safe=True, edits=(Edit(start=TEXT.index("Leave"), end=len(TEXT) - 1, text=""),)),
        baselined=baselined,
    ).in_row(row)


def result(*findings: Finding) -> Result:
    row = SeedRow("a", "seeds/a.txt", "en", "Title", None, 5, 30, 0)
    return Result((row, row._replace(id="b\x00", path="seeds/b.txt")), findings, (CommentForm(),))


def test_jsonl_survives_lone_surrogates_and_reads_back() -> None:
    (line,) = as_jsonl([finding()])

    assert line.isascii()
    assert Finding.model_validate(json.loads(line)) == finding()


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_an_array_of_all(count: int) -> None:
    assert len(json.loads("".join(as_json([finding()] * count)))) == count


def places(root: Path, shown: Result, text: str = TEXT) -> Places:
    return Places(root, {f.origin: text for f in shown.findings})


def test_sarif_leads_to_the_page_of_a_check_where_the_package_says_where_pages_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = result(finding())

    def rule() -> dict[str, str]:
        found: dict[str, str] = json.loads("".join(as_sarif(shown, places(tmp_path, shown))))["runs"][0]["tool"]["driver"]["rules"][0]
        return found

    assert "helpUri" not in rule()
    said = Message()
    said["Project-URL"] = "Homepage, https://seedproof.example"
    said["Project-URL"] = "Documentation, https://docs.seedproof.example/"
    monkeypatch.setattr("seedproof.report.sarif.metadata", lambda _: said)
    assert rule()["helpUri"] == "https://docs.seedproof.example/checks/comment-form.html"


def test_sarif_has_rules_places_and_fingerprints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown = result(finding("info"), finding(baselined=True), finding(path="rows.jsonl", row=4), finding(path="rows.parquet", row=4))
    log = json.loads("".join(as_sarif(shown, places(tmp_path, shown))))
    (run,) = log["runs"]
    first, known, row, table = run["results"]
    place = first["locations"][0]["physicalLocation"]

    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["originalUriBaseIds"]["SRCROOT"]["uri"] == tmp_path.as_uri() + "/"
    rule = run["tool"]["driver"]["rules"][first["ruleIndex"]]
    assert rule["id"] == first["ruleId"] == CommentForm.code
    assert rule["help"]["markdown"].startswith("Finds ")
    assert first["level"] == "note"
    assert place["artifactLocation"] == {"uri": "seeds/a.txt", "uriBaseId": "SRCROOT"}
    ends = {"startLine": 5, "startColumn": 1, "endLine": 6, "endColumn": 18}
    assert place["region"].items() >= ends.items()
    (replacement,) = first["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"].items() >= ends.items()
    assert replacement["insertedContent"] == {"text": ""}
    assert first["partialFingerprints"] == {"seedproof/v1": "0123456789abcdef"}
    assert known["suppressions"][0]["kind"] == "external"
    assert row["locations"][0]["physicalLocation"]["region"] == {"startLine": 4}
    assert row["message"]["text"].endswith(" (line 5, column 1 of its text)")
    assert row["properties"].items() >= {"row": 4, "line": 5, "column": 1}.items()
    assert "fixes" not in row
    assert "region" not in table["locations"][0]["physicalLocation"]


def test_sarif_marks_what_the_project_excepts_as_suppressed_and_says_why(tmp_path: Path) -> None:
    shown = replace(result(), excepted=(Excepted(finding(), 0, "the report is of such forms"),))
    (run,) = json.loads("".join(as_sarif(shown, Places(tmp_path, {finding().origin: TEXT}))))["runs"]

    (known,) = run["results"]
    assert known["suppressions"] == [{"kind": "external", "justification": "the report is of such forms"}]


def test_paths_are_told_from_the_root_and_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "corpus").mkdir()
    monkeypatch.chdir(tmp_path / "corpus")
    shown = result(finding(path="sub dir/ä b#1.txt"), finding(path="../../elsewhere/a.txt"))
    run = json.loads("".join(as_sarif(shown, places(tmp_path, shown))))["runs"][0]
    inside, outside = (r["locations"][0]["physicalLocation"]["artifactLocation"] for r in run["results"])

    assert inside == {"uri": "corpus/sub%20dir/%C3%A4%20b%231.txt", "uriBaseId": "SRCROOT"}
    assert outside == {"uri": (tmp_path.parent / "elsewhere/a.txt").as_uri()}
    (first, _) = json.loads("".join(as_gitlab(shown, places(tmp_path, shown))))
    assert first["location"] == {"path": "corpus/sub dir/ä b#1.txt", "lines": {"begin": 5, "end": 6}}


def test_sarif_says_where_a_file_could_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    problems = (ReadProblem("rows.jsonl:2", "not JSON", "mend it"), ReadProblem("b.txt", "no text", "mend it"))
    shown = Result((), (), (), (CheckFailure("own", "a", "ValueError: no"),), problems)
    (invocation,) = json.loads("".join(as_sarif(shown, places(tmp_path, shown))))["runs"][0]["invocations"]
    row, file, check = invocation["toolExecutionNotifications"]

    assert invocation["executionSuccessful"] is False
    (location,) = row["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "rows.jsonl"
    assert location["physicalLocation"]["region"] == {"startLine": 2}
    assert file["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.txt"
    assert "locations" not in check


def test_github_commands_are_one_line_and_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown = result(finding("info"), finding(baselined=True), finding(path="rows.jsonl", row=4))
    line, row = as_github(shown, places(tmp_path, shown))

    assert line.startswith(f"::notice file=seeds/a.txt,line=5,endLine=6,title={CommentForm.code} comment-form in a::")
    assert line.endswith("a form, 100 %25 off-topic: \\ud800\n")
    assert row.startswith("::error file=rows.jsonl,line=4,endLine=4,title=")
    assert row.endswith(" (line 5, column 1 of its text)\n")


def test_github_is_told_how_many_findings_it_would_not_show(tmp_path: Path) -> None:
    shown = result(*[finding("warning")] * (MOST + 3), finding("error"))
    *lines, last = as_github(shown, places(tmp_path, shown))

    assert len(lines) == MOST + 1
    assert last.startswith("::notice title=more findings::3 of severity warning are not shown here")


def test_gitlab_issues_have_fingerprints_of_their_own(tmp_path: Path) -> None:
    shown = result(finding(), finding("info", path="rows.jsonl", row=4), finding("warning", path="rows.jsonl", row=5))
    issues = json.loads("".join(as_gitlab(shown, places(tmp_path, shown))))

    assert [issue["severity"] for issue in issues] == ["major", "info", "minor"]
    assert [issue["location"]["lines"]["begin"] for issue in issues] == [5, 4, 5]
    assert len({issue["fingerprint"] for issue in issues}) == 3


def test_rdjson_counts_columns_in_bytes_and_suggests_fixes(tmp_path: Path) -> None:
    text = "Tïtle\n\nBødy ætt: Leave a Reply\n"
    at = text.index("Leave")
    edit = Edit(start=at, end=len(text) - 1, text="Go")
    found = finding().model_copy(update={"start": at, "end": len(text) - 1, "line": 3, "column": 11, "fix": Fix(safe=True, edits=(edit,))})
    shown = result(found, finding(path="rows.jsonl", row=4))
    texts = {found.origin: text, shown.findings[1].origin: TEXT}
    first, row = json.loads("".join(as_rdjson(shown, Places(tmp_path, texts))))["diagnostics"]

    wanted = {"start": {"line": 3, "column": 13}, "end": {"line": 3, "column": 26}}
    assert first["location"]["range"] == wanted
    assert first["suggestions"] == [{"range": wanted, "text": "Go"}]
    assert row["location"]["range"] == {"start": {"line": 4}}


def test_markdown_counts_by_check_and_names_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown = result(finding("warning"), finding(), finding(path="rows.jsonl", row=4), finding(baselined=True))
    lines = "".join(as_markdown(shown, places(tmp_path, shown))).split("\n")

    assert lines[0] == "### seedproof: 2 errors, 1 warning in 2 of 2 seeds"
    assert f"| {CommentForm.code} comment-form | 2 | 1 | 0 | 2 |" in lines
    places_of = [line for line in lines if line.startswith("- ")]
    assert ["[error]" in line for line in places_of] == [True, True, False]
    assert places_of[0].startswith("- <code>seeds&#47;a&#46;txt&#58;5</code> **")


def test_markdown_says_when_nothing_is_wrong(tmp_path: Path) -> None:
    assert "".join(as_markdown(result(), places(tmp_path, result()))) == "### seedproof: found nothing wrong in 2 seeds\n"


@given(st.text(alphabet="ab \n\r\u2028\x0b"), st.data())
def test_a_position_is_that_of_the_line_it_is_in(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    spot = Places(Path("/"), {Origin("a.txt"): text}).of(finding(path="a.txt").model_copy(update={"start": low, "end": high}))
    lines = text.splitlines(keepends=True) or [""]

    for position, offset in ((spot.start, low), (spot.end, high)):
        before = "".join(lines[: position.line - 1])
        assert len(before) + position.column - 1 == offset
    assert spot.end.line >= spot.start.line


def test_junit_has_a_case_for_every_seed_and_fails_those_that_fail() -> None:
    document = ET.fromstring(as_junit(result(finding(), finding("info")), "warning"))
    cases = list(document.iter("testcase"))

    assert [case.get("name") for case in cases] == ["a", r"b\x00"]
    assert [len(list(case.iter("failure"))) for case in cases] == [1, 0]
    assert "[info]" in (cases[0].findtext("system-out") or "")


def test_junit_shows_what_was_not_evaluated_as_an_error() -> None:
    broken = Result((), (), (), (CheckFailure("own", "a", "ValueError: no"),), (ReadProblem("a.txt:1", "not JSON", "mend it"),))
    document = ET.fromstring(as_junit(broken, "error"))

    assert len(list(document.iter("error"))) == 2


def printed(*findings: Finding, show: Callable[[Result, Mapping[Origin, str], Console], None] = print_full) -> str:
    stream = io.StringIO()
    console = Console(file=stream, highlight=False, markup=False, emoji=False, width=100)
    shown = result(*findings)
    show(shown, {f.origin: TEXT for f in findings}, console)
    print_statistics(shown, console)
    terminal.print_summary(shown, 0.25, console)
    return stream.getvalue()


def test_full_shows_line_underline_other_place_and_fix() -> None:
    assert printed(finding()) == (
        f"{CommentForm.code} comment-form [error] a form, 100 % off-topic: \\ud800\n"
        "   --> seeds/a.txt:5:1\n"
        "  5 | Leave a Reply\n"
        "    | ^^^^^^^^^^^^^ … and 1 line more\n"
        "    = “Form” in b\n"
        "    = fix: cut it\n"
        "\n"
        f"     1  {CommentForm.code}  comment-form\n"
        "Found 1 error in 1 of 2 seeds (1 checks, 0.2 s)\n"
    )


def test_text_names_the_seed_once_and_shows_each_finding_in_two_lines() -> None:
    other = finding("warning").model_copy(update={"start": 7, "end": 11, "line": 3, "text": "Body", "message": "a body", "related": ()})
    again = other.model_copy(update={"start": 14, "end": 22, "column": 8})

    assert printed(other, again, finding(), show=terminal.print_findings) == (
        "a (seeds/a.txt): 1 error, 2 warnings\n"
        f"  3:1  {CommentForm.code} comment-form [warning] a body; also at 3:8\n"
        "       ⟦Body⟧ \\ud800 \\x1b[31m text.\n"
        f"  5:1  {CommentForm.code} comment-form [error] a form, 100 % off-topic: \\ud800; “Form” in b; fix: cut it\n"
        "       ⟦Leave a Reply⟧ … and 1 line more\n"
        f"     3  {CommentForm.code}  comment-form\n"
        "Found 1 error, 2 warnings in 1 of 2 seeds (1 checks, 0.2 s)\n"
    )


def test_text_shows_no_line_that_its_message_quotes_whole() -> None:
    quoted = finding().model_copy(update={"message": "“Leave a Reply” is a form", "related": ()})

    assert printed(quoted, show=terminal.print_findings).splitlines()[1:2] == [
        f"  5:1  {CommentForm.code} comment-form [error] “Leave a Reply” is a form; 1 line more; fix: cut it"
    ]
    assert "⟦" not in printed(quoted, show=terminal.print_findings)


def test_every_format_says_what_a_finding_has_absorbed() -> None:
    narrower = [
        finding("warning").model_copy(update={"check": check, "message": "no word"}) for check in ("misspelling",) * 2 + ("gibberish",)
    ]
    wider = finding().absorbing(narrower)
    shown, places = result(wider), Places(Path(), {wider.origin: TEXT})
    words = "; and with it 2 misspelling, 1 gibberish"

    log = json.loads("".join(as_sarif(shown, places)))["runs"][0]["results"]
    assert [(f["message"]["text"].endswith(words), len(f["properties"]["absorbed"])) for f in log] == [(True, 3)]
    assert json.loads("".join(as_jsonl([wider])))["absorbed"][0] == {
        "check": "misspelling", "start": wider.start, "end": wider.end, "message": "no word",
    }  # fmt: skip
    others = ("".join(write(shown, places)) for write in (as_gitlab, as_rdjson, as_github))
    summary = html.unescape("".join(as_markdown(shown, places)))
    assert [written.count(words) for written in (*others, as_junit(shown, "warning"), summary, printed(wider))] == [1] * 6


def test_full_names_the_seed_of_a_file_that_holds_many() -> None:
    assert "--> rows.jsonl[a]:5:1" in printed(finding(path="rows.jsonl", row=4))


def test_terminal_says_when_nothing_is_wrong() -> None:
    assert printed() == "Found nothing wrong in 2 seeds (1 checks, 0.2 s)\n"


def test_concise_is_one_line_a_finding_and_says_what_it_leaves_out() -> None:
    stream = io.StringIO()
    console = Console(file=stream, highlight=False, markup=False, emoji=False, width=100)
    terminal.print_concise(result(finding(), finding("info"), finding(baselined=True)), console, 1)

    assert stream.getvalue().splitlines() == [
        f"seeds/a.txt:5:1: {CommentForm.code} comment-form [error] a form, 100 % off-topic: \\ud800",
        "and 1 finding more (--max-findings 1)",
    ]


def test_a_notebook_shows_findings_as_text() -> None:
    evil = finding().model_copy(update={"text": "<script>x</script>", "message": "a <b> & c"})
    shown = result(*[evil] * 25)._repr_html_()

    assert "<script" not in shown
    assert "<mark>&lt;script&gt;x&lt;/script&gt;</mark>" in shown
    assert shown.startswith("<div><b>25 findings in 1 of 2 seeds</b>")
    assert "and 5 more" in shown


def test_statistics_tell_what_was_taken_where_that_was_measured() -> None:
    stream = io.StringIO()
    spent = {"reading": Spent(0.25, 2_000_000, 90_000_000), "comment-form": Spent(0.75, 4_500_000, 120_000_000), "output": Spent(1.0)}
    console = Console(file=stream, highlight=False, markup=False, emoji=False, width=100)
    print_statistics(replace(result(finding()), spent=spent), console)

    assert stream.getvalue().splitlines() == [
        "findings    CPU s   share      MB  stage or check",
        "            0.250   12.5%     2.0  reading",
        "            1.000   50.0%          output",
        f"     1      0.750   37.5%     4.5  {CommentForm.code}  comment-form",
        "2.00 s of CPU time in these stages, 120 MB at most in a process; MB: beside what was there before, at most",
    ]
