"""Machines read back from every format what the corpus holds, and nothing that it would have them do."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from tests.cli.command import seedproof
from tests.injection.hostile import HOSTILE, file_names, lines_of, obeyed

from seedproof import Finding
from seedproof.core.escape import in_line, in_page
from seedproof.core.finding import MESSAGE_LENGTH
from seedproof.report.github import MOST

_COMMAND = re.compile(r"::(error|warning|notice) (?:file=([^,:]*),line=\d+,endLine=\d+,(?:col=\d+,endColumn=\d+,)?)?title=([^,:]*)::(.*)")


@cache
def findings(project: Path) -> list[Finding]:
    """Return what JSON Lines say, which is the measure of the others."""
    lines = lines_of(seedproof(project, "check", "seeds", "broken", "--format", "jsonl").stdout)
    assert all(map(str.isascii, lines))
    return [Finding.model_validate_json(line) if "\\ud8" not in line else Finding(**json.loads(line)) for line in lines]


def test_json_says_every_id_and_path_and_message_as_they_are(project: Path) -> None:
    said = [f for f in findings(project) if f.check == "evil-word"]

    assert {f.seed for f in said} >= {*HOSTILE, *(f"seeds/{name}.txt" for name in file_names())}  # the stems are shared
    assert {f.path for f in said} == {"seeds/rows.jsonl", *(f"seeds/{name}.txt" for name in file_names())}
    cut = {text if len(text) <= MESSAGE_LENGTH else text[: MESSAGE_LENGTH - 1] + "…" for text in HOSTILE}
    assert {f.message for f in said} == cut
    array = json.loads(seedproof(project, "check", "seeds", "broken", "--format", "json").stdout)
    assert array == [json.loads(json.dumps(f.model_dump())) for f in findings(project)]


def unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%")


def test_github_gets_one_command_for_each_finding_and_problem(project: Path) -> None:
    done = seedproof(project, "check", "seeds", "broken", "--format", "github")
    lines = lines_of(done.stdout)
    matches = [_COMMAND.fullmatch(line) for line in lines]

    assert [
        line[:100] for line, match in zip(lines, matches, strict=True) if not match or obeyed("in a command " + line.replace("##", ""))
    ] == []
    files = [unescaped(match[2]) for match in matches if match and match[2] is not None]
    shown = [f for f in findings(project) if [g.severity for g in findings(project) if g.severity == f.severity].index(f.severity) < MOST]
    first = [f.path for severity in ("error", "warning", "info") for f in [g for g in shown if g.severity == severity][:MOST]]
    assert sorted(files) == sorted(path for path in first if path and in_line(path) == path)
    problems = [match for match in matches if match and match[2] is None and match[3] != "more findings"]
    assert len(problems) == sum(line.startswith("seedproof: ") for line in lines_of(done.stderr)) > len(HOSTILE) + len(file_names())


def test_sarif_has_no_link_and_no_place_that_is_not_a_file(project: Path) -> None:
    (run,) = json.loads(seedproof(project, "check", "seeds", "broken", "--format", "sarif").stdout)["runs"]
    texts = [result["message"]["text"] for result in run["results"]]
    texts += [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    texts += [rule["help"]["text"] for rule in run["tool"]["driver"]["rules"]]

    assert [text for text in texts if re.search(r"(?<!\\)\[[^\]]*(?<!\\)\]\(", text)] == []
    assert any(r"\[click\](javascript:alert(1))" in text for text in texts)
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]]
    for place in set(places):
        parts = urlsplit(place)
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert [unquote(place) for place in places] == [f.path for f in findings(project)]


def test_gitlab_and_reviewdog_read_every_message_and_path(project: Path) -> None:
    issues = json.loads(seedproof(project, "check", "seeds", "broken", "--format", "gitlab").stdout)
    diagnostics = json.loads(seedproof(project, "check", "seeds", "broken", "--format", "rdjson").stdout)["diagnostics"]

    assert [issue["location"]["path"] for issue in issues] == [f.path for f in findings(project)]
    assert [found["location"]["path"] for found in diagnostics] == [f.path for f in findings(project)]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert all(in_page(f.message) in issue["description"] for f, issue in zip(findings(project), issues, strict=True))


def test_markdown_shows_what_a_corpus_holds_as_code_alone(project: Path) -> None:
    done = seedproof(project, "check", "seeds", "broken", "--format", "markdown")
    bare = re.sub(r"<code>[^<>]*</code>", "", done.stdout)

    assert "more" in bare
    assert re.search(r"[<>@`~\\]|\]\(|https?:", bare) is None


def test_junit_parses_and_has_a_case_for_each_document_and_problem(project: Path) -> None:
    done = seedproof(project, "check", "seeds", "broken", "--format", "junit")
    document = ET.fromstring(done.stdout)
    cases = list(document.iter("testcase"))
    problems = sum(line.startswith("seedproof: ") for line in lines_of(done.stderr))

    assert {element.tag for element in document.iter()} == {"testsuites", "testsuite", "testcase", "failure", "system-out", "error"}
    assert len(cases) == len(HOSTILE) + len(file_names()) + problems
    assert {case.get("name") for case in cases} >= {in_line(text) for text in HOSTILE if text.strip() == text}
    failures = "\n".join(failure.text or "" for failure in document.iter("failure"))
    assert all(in_line(text) in failures for text in HOSTILE if len(text) <= MESSAGE_LENGTH)


def test_spellings_are_toml_whatever_the_forms(project: Path) -> None:
    entries = tomllib.loads(seedproof(project, "spellings", "--format", "toml").stdout)["spelling"]
    forms = {form for entry in entries for form in (entry["preferred"], *entry["variants"])}

    assert forms >= {re.sub("[\ud800-\udfff]", "\ufffd", text) for text in HOSTILE if len(text) <= 200}
