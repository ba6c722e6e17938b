"""Every format meets a broken line, a finding, and both: it says the finding whole, and what was not read ends with 2."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import pyarrow.parquet as parquet
import pytest
from tests.cli.command import BROKEN, CLEAN, Done, seedproof

from seedproof.cli import writing

WITHIN = " (line 11, column 1 of its text)"
MESSAGE = "“Leave a Reply” is part of a comment form or of readers' comments, not the article"
ROWS = {
    "nothing": [json.dumps({"id": "sound", "text": CLEAN})],
    "broken line": [json.dumps({"id": "sound", "text": CLEAN}), '{"id": "cut'],
    "finding": [json.dumps({"id": "form", "text": BROKEN}), json.dumps({"id": "sound", "text": CLEAN})],
    "both": [json.dumps({"id": "form", "text": BROKEN}), '{"id": "cut', json.dumps({"id": "sound", "text": CLEAN})],
}
CODES = {"nothing": 0, "broken line": 2, "finding": 1, "both": 2}


IN_BYTES = {"parquet": "found.parquet"}  # and not in lines


def to_file(form: str) -> list[str]:
    """Return the arguments that write a format of bytes to a file."""
    return ["--output", IN_BYTES[form]] if form in IN_BYTES else []


def messages(form: str, done: Done) -> list[str]:
    """Return the messages of the findings in what was printed, read as the readers of the format do."""
    if form == "jsonl":
        return [json.loads(line)["message"] for line in done.stdout.splitlines()]
    if form == "json":
        return [finding["message"] for finding in json.loads(done.stdout)]
    if form == "sarif":
        (run,) = json.loads(done.stdout)["runs"]
        return [result["message"]["text"].removesuffix(WITHIN) for result in run["results"]]
    if form == "gitlab":
        return [issue["description"].removesuffix(WITHIN) for issue in json.loads(done.stdout)]
    if form == "rdjson":
        return [found["message"].removesuffix(WITHIN) for found in json.loads(done.stdout)["diagnostics"]]
    if form == "markdown":
        places = [line for line in done.stdout.splitlines() if line.startswith("- ") and "comment-form" in line]
        return [html.unescape(line.partition("[error] <code>")[2].removesuffix("</code>")).removesuffix(WITHIN) for line in places]
    if form == "junit":
        failures = [failure.text or "" for failure in ET.fromstring(done.stdout).iter("failure")]
        return [line.partition("] ")[2] for failure in failures for line in failure.splitlines()]
    if form == "html":
        cards = re.findall(r'<a href="#seed-\d+-place-\d+">([^<]*)</a>', done.stdout)
        return [html.unescape(card) for card in cards]
    if form == "github":
        commands = [line for line in done.stdout.splitlines() if line.startswith("::") and "comment-form" in line]
        return [line.rpartition("::")[2].removesuffix(WITHIN) for line in commands]
    if form in ("text", "full", "concise"):  # text has notes on the line
        return [
            line.rpartition(" [error] ")[2].removesuffix("; 2 lines more; fix: cut it")
            for line in done.stdout.splitlines()
            if " comment-form [" in line
        ]
    pytest.fail(f"no test reads the format {form}")


@pytest.mark.parametrize("content", ROWS)
@pytest.mark.parametrize("form", get_args(writing.Format))
def test_a_format_says_the_finding_and_that_a_line_was_not_read(tmp_path: Path, form: str, content: str) -> None:
    (tmp_path / "rows.jsonl").write_text("\n".join(ROWS[content]) + "\n", encoding="utf-8")

    done = seedproof(tmp_path, "check", "rows.jsonl", "--select", "comment-form", "--format", form, *to_file(form))
    assert done.returncode == CODES[content], done.stderr
    if form in IN_BYTES:
        table = parquet.read_table(tmp_path / IN_BYTES[form])
        assert table.column("message").to_pylist() == [MESSAGE] * (content in ("finding", "both"))
        return
    assert messages(form, done) == [MESSAGE] * (content in ("finding", "both"))
    assert ("rows.jsonl:2: this line is not JSON" in done.stderr) == (content in ("broken line", "both"))
    assert bool(done.stderr) == (content in ("broken line", "both"))


def test_junit_has_an_error_for_what_was_not_read(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text("\n".join(ROWS["both"]) + "\n", encoding="utf-8")

    document = ET.fromstring(seedproof(tmp_path, "check", "rows.jsonl", "--format", "junit", "--select", "comment-form").stdout)
    assert [("rows.jsonl:2" in (case.get("name") or "")) for case in document.iter("testcase") if case.find("error") is not None] == [True]


@pytest.mark.parametrize("form", ["text", "jsonl", "json"])
@pytest.mark.parametrize("content", ROWS)
def test_parse_gives_every_seed_that_was_read(tmp_path: Path, form: str, content: str) -> None:
    (tmp_path / "rows.jsonl").write_text("\n".join(ROWS[content]) + "\n", encoding="utf-8")

    done = seedproof(tmp_path, "parse", "rows.jsonl", "--format", form)
    assert done.returncode == (2 if content in ("broken line", "both") else 0)
    names = [name for name in ("form", "sound") if name in "".join(ROWS[content])]
    if form == "text":
        assert done.stdout.count("Ferry stays in port") == len(names)
    else:
        seeds = json.loads(done.stdout) if form == "json" else [json.loads(line) for line in done.stdout.splitlines()]
        assert [seed["id"] for seed in seeds] == names
