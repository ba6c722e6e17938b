"""Two documents of one id are two documents to every command: nothing of the one is taken for something of the other."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.command import BROKEN, CLEAN, seedproof, small_project

LONGER = CLEAN.replace("The ferry", "In the end the ferry") + "\n" + BROKEN[BROKEN.index("Leave") :]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose seeds are rows of one id: a broken one, a clean one, and a broken one that says the same elsewhere."""
    project = small_project(tmp_path / "corpus")
    rows = [{"id": "ferry", "text": text} for text in (BROKEN, CLEAN, LONGER)]
    (project / "seeds" / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return project


def texts(project: Path) -> list[str]:
    lines = (project / "seeds" / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def test_check_shows_each_finding_in_its_own_text_and_names_the_row(project: Path) -> None:
    done = seedproof(project, "check", "--select", "comment-form", "--format", "full")

    assert "rows.jsonl:1[ferry]:11:1" in done.stdout
    assert "rows.jsonl:3[ferry]:12:1" in done.stdout
    assert done.stdout.count("| Leave a Reply") == 2
    assert "in 2 of 3 seeds" in done.stdout
    heads = [line for line in seedproof(project, "check", "--select", "comment-form").stdout.splitlines() if line.startswith("ferry (")]
    assert [head.rpartition("rows.jsonl:")[2] for head in heads] == ["1): 1 error", "3): 1 error"]


def test_fix_mends_each_row_by_its_own_findings_and_leaves_the_sound_one(project: Path) -> None:
    assert seedproof(project, "fix", "--diff").stdout.count("-Leave a Reply") == 2

    done = seedproof(project, "fix")
    assert done.returncode == 0, done.stderr
    first, second, third = texts(project)
    assert second == CLEAN
    assert (BROKEN.startswith(first.rstrip()), LONGER.startswith(third.rstrip())) == (True, True)
    assert "Leave a Reply" not in first + third
    assert seedproof(project, "fix", "--diff").returncode == 0


def test_a_baseline_of_one_row_does_not_hide_the_same_finding_of_another(project: Path) -> None:
    rows = project / "seeds" / "rows.jsonl"
    whole = rows.read_text(encoding="utf-8")
    rows.write_text("".join(whole.splitlines(keepends=True)[:2]), encoding="utf-8")
    assert seedproof(project, "baseline").returncode == 0
    assert seedproof(project, "check").returncode == 0

    rows.write_text(whole, encoding="utf-8")
    done = seedproof(project, "check", "--select", "comment-form", "--format", "jsonl")
    assert done.returncode == 1
    assert [json.loads(line)["baselined"] for line in done.stdout.splitlines()] == [True, False]

    assert seedproof(project, "baseline").returncode == 0
    assert seedproof(project, "check").returncode == 0


def test_the_gate_counts_and_names_the_rows_that_have_findings(project: Path) -> None:
    done = seedproof(project, "gate")

    assert done.returncode == 1
    assert "seeds/rows.jsonl:1)" in done.stdout
    assert "seeds/rows.jsonl:3)" in done.stdout
    assert "found: 2 of 3 seeds" in done.stdout
    assert "rows.jsonl:2" not in done.stdout


def test_the_site_has_a_page_for_each_row_that_has_findings(project: Path) -> None:
    assert seedproof(project, "docs").returncode == 0

    pages = [page.read_text(encoding="utf-8") for page in (project / "reports" / "seed").iterdir()]
    assert sorted((*(f"rows.jsonl, row {row} ·" in page for row in (1, 2, 3)), "In the end" in page) for page in pages) == [
        (False, False, True, True),
        (False, True, False, False),  # which shares its id with the others, and has no other finding
        (True, False, False, False),
    ]


def test_junit_has_a_case_for_each_row_and_readers_can_tell_them_apart(project: Path) -> None:
    document = ET.fromstring(seedproof(project, "check", "--ignore", "duplicate-id,duplicate-document", "--format", "junit").stdout)
    cases = list(document.iter("testcase"))

    assert len({(case.get("classname"), case.get("name")) for case in cases}) == 3
    assert [case.find("failure") is not None for case in cases] == [True, False, True]


def test_a_candidate_is_judged_by_its_own_findings_not_by_those_of_a_seed_of_its_name(project: Path) -> None:
    (project.parent / "ferry.txt").write_text(CLEAN.replace("Monday", "Sunday"), encoding="utf-8")
    settings = project / "seedproof.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("ignore = [", 'ignore = ["duplicate-id", '), encoding="utf-8")

    done = seedproof(project, "add", "../ferry.txt")
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_that_differ_in_the_case_of_their_suffix_have_their_own_ids_and_findings(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "x.TXT").write_text(CLEAN, encoding="utf-8")

    (row,) = seedproof(tmp_path, "check", ".", "--select", "comment-form", "--format", "jsonl").stdout.splitlines()
    assert json.loads(row)["path"] == "x.txt"
    assert [json.loads(line)["id"] for line in seedproof(tmp_path, "parse", ".", "--format", "jsonl").stdout.splitlines()] == [
        "x.TXT",
        "x.txt",
    ]
    assert seedproof(tmp_path, "fix", ".").returncode == 0
    assert (tmp_path / "x.TXT").read_text(encoding="utf-8") == CLEAN
    assert "Leave" not in (tmp_path / "x.txt").read_text(encoding="utf-8")


def test_one_file_named_twice_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(BROKEN, encoding="utf-8")

    done = seedproof(tmp_path, "fix", "x.txt", ".", str(tmp_path / "x.txt"))
    assert done.returncode == 0, done.stderr
    assert "1 fixed in 1 of 1 seeds" in done.stderr
