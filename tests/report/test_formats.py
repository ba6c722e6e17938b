"""Every format says the same findings, in the form its readers expect."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree as ET

import pytest
from rich.console import Console

from seedproof import Edit, Finding, Fix, ReadProblem, RelatedLocation, Result
from seedproof.checks.offtopic.tail.comment_form import CommentForm
from seedproof.core.finding import Severity
from seedproof.report import terminal
from seedproof.report.github import as_github
from seedproof.report.jsonl import as_json, as_jsonl
from seedproof.report.junit import as_junit
from seedproof.report.sarif import as_sarif
from seedproof.run.failure import CheckFailure
from seedproof.run.result import SeedRow

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


def test_sarif_has_rules_places_and_fingerprints() -> None:
    log = json.loads(as_sarif(result(finding("info"), finding(baselined=True), finding(path="rows.jsonl", row=4))))
    (run,) = log["runs"]
    first, known, row = run["results"]

    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == CommentForm.code
    assert first["level"] == "note"
    assert first["locations"][0]["physicalLocation"]["region"]["startLine"] == 5
    assert first["partialFingerprints"] == {"seedproof/v1": "0123456789abcdef"}
    assert known["suppressions"][0]["kind"] == "external"
    assert "region" not in row["locations"][0]["physicalLocation"]


def test_github_commands_are_one_line_and_escaped() -> None:
    (line,) = as_github(result(finding("info"), finding(baselined=True)))

    assert line.startswith(f"::notice file=seeds/a.txt,line=5,col=1,title={CommentForm.code} comment-form in a::")
    assert line.endswith("a form, 100 %25 off-topic: \\ud800\n")


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


def printed(*findings: Finding) -> str:
    stream = io.StringIO()
    console = Console(file=stream, highlight=False, markup=False, emoji=False, width=100)
    shown = result(*findings)
    terminal.print_findings(shown, {f.origin: TEXT for f in findings}, console)
    terminal.print_statistics(shown, console)
    terminal.print_summary(shown, 0.25, console)
    return stream.getvalue()


def test_terminal_shows_line_underline_other_place_and_fix() -> None:
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


def test_terminal_names_the_seed_of_a_file_that_holds_many() -> None:
    assert "--> rows.jsonl[a]:5:1" in printed(finding(path="rows.jsonl", row=4))


def test_terminal_says_when_nothing_is_wrong() -> None:
    assert printed() == "Found nothing wrong in 2 seeds (1 checks, 0.2 s)\n"
