"""The commands that work on a corpus project: init, add, fix, baseline, gate, docs."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.command import BROKEN, seedproof

REPORT = """Mill at Ostrava Ford to grind again

By Petra Holm

The mill at Ostrava Ford will grind flour again from the autumn, its new owner said on Monday.

For eleven years the wheel had stood still, and the roof had let in rain and owls. Two millers will teach her how to set the stones.

The first sacks are meant for the bakery beside the church, which has bought its flour in the city so far.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A fresh corpus project with one clean seed, and a broken candidate beside it."""
    done = seedproof(tmp_path, "init", "corpus")
    assert done.returncode == 0, done.stderr
    (tmp_path / "corpus" / "seeds" / "mill.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "candidate.txt").write_bytes(BROKEN.replace("Ferry", "Boat", 1).replace("\n", "\r\n").encode())
    return tmp_path / "corpus"


def test_init_makes_a_project_that_checks_and_never_overwrites(project: Path) -> None:
    assert seedproof(project, "check").returncode == 0
    again = seedproof(project, "init", ".")
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_add_refuses_what_fails_and_says_why(project: Path) -> None:
    done = seedproof(project, "add", "../candidate.txt")

    assert done.returncode == 1
    assert "comment-form" in done.stdout
    assert "was not added" in done.stderr
    assert not (project / "seeds" / "candidate.txt").exists()


def test_add_with_fix_mends_the_copy_and_leaves_the_candidate(project: Path) -> None:
    before = (project.parent / "candidate.txt").read_bytes()
    done = seedproof(project, "add", "--fix", "../candidate.txt")

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("--- ../candidate.txt (before)\n+++ ../candidate.txt (after)\n@@ ")
    assert "\n-Leave a Reply\n" in done.stdout
    added = (project / "seeds" / "candidate.txt").read_bytes()
    assert before.startswith(added.rstrip())
    assert b"Leave a Reply" not in added
    assert (project.parent / "candidate.txt").read_bytes() == before
    assert seedproof(project, "add", "../candidate.txt").returncode == 2


@pytest.mark.parametrize(
    ("seed", "candidate"),
    [(REPORT, REPORT), (REPORT, REPORT + "\nThe county pays for half of the roof.\n"), (REPORT + "\nNobody there minds.\n", REPORT)],
    ids=["the same", "longer", "shorter"],
)
def test_add_refuses_a_copy_of_a_seed_and_says_which(project: Path, seed: str, candidate: str) -> None:
    (project / "seeds" / "mill.txt").write_text(seed, encoding="utf-8")
    (project.parent / "wheel.txt").write_text(candidate, encoding="utf-8")

    done = seedproof(project, "add", "../wheel.txt")

    assert done.returncode == 1
    assert "wheel.txt was not added" in done.stderr
    assert "the corpus has most of it already, in mill" in done.stderr
    assert not (project / "seeds" / "wheel.txt").exists()


def test_fix_shows_first_and_then_cuts_only_what_it_was_told_to(project: Path) -> None:
    seed = project / "seeds" / "boat.txt"
    seed.write_bytes((project.parent / "candidate.txt").read_bytes())
    before = seed.read_bytes()

    shown = seedproof(project, "fix", "--diff")
    assert shown.returncode == 1
    assert "-Leave a Reply" in shown.stdout
    assert seed.read_bytes() == before

    assert seedproof(project, "fix").returncode == 0
    assert before.startswith(seed.read_bytes().rstrip())
    assert seedproof(project, "fix", "--diff").returncode == 0


def test_fix_changes_only_the_broken_lines_of_jsonl(project: Path) -> None:
    rows = project / "rows.jsonl"
    good = '{"id":"a",  "text": "A title\\n\\nA sound text.", "x": 1}\n'
    rows.write_text(good + '{"id": "b", "text": "' + BROKEN.replace("\n", "\\n") + '", "x": 2}\n', encoding="utf-8")

    done = seedproof(project, "fix", "rows.jsonl")
    assert done.returncode == 0, done.stderr
    first, second = rows.read_text(encoding="utf-8").splitlines(keepends=True)
    assert first == good
    assert "Leave a Reply" not in second
    assert '"x": 2' in second


def test_a_baseline_lets_known_findings_pass_and_new_ones_fail(project: Path) -> None:
    (project / "seeds" / "boat.txt").write_bytes((project.parent / "candidate.txt").read_bytes())
    assert seedproof(project, "check").returncode == 1

    assert "recorded" in seedproof(project, "baseline").stdout
    known = seedproof(project, "check")
    assert known.returncode == 0
    assert "in the baseline" in known.stdout

    (project / "seeds" / "other.txt").write_text(BROKEN.replace("Ferry", "Coach", 1), encoding="utf-8")
    assert seedproof(project, "check").returncode == 1


def test_gate_and_docs_judge_and_write_the_site(project: Path) -> None:
    passed = seedproof(project, "gate")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Gate passed" in passed.stdout
    assert (project / "reports" / "data-docs" / "index.html").is_file()

    (project / "seeds" / "boat.txt").write_bytes((project.parent / "candidate.txt").read_bytes())
    failed = seedproof(project, "gate")
    assert failed.returncode == 1
    assert "boat" in failed.stdout

    docs = seedproof(project, "docs")
    assert docs.returncode == 0, docs.stderr
    assert (project / "reports" / "index.html").is_file()
    assert (project / "reports" / ".gitignore").is_file()


def test_gate_on_no_seeds_or_a_broken_suite_never_passes(project: Path) -> None:
    (project / "seeds" / "mill.txt").unlink()
    assert seedproof(project, "gate").returncode == 3

    (project / "checks" / "garbled.json").write_text("{", encoding="utf-8")
    done = seedproof(project, "gate")
    assert done.returncode == 2
    assert "garbled.json" in done.stderr


def test_the_project_is_found_from_inside_it(project: Path) -> None:
    done = seedproof(project / "seeds", "check")
    assert done.returncode == 0, done.stderr


def test_new_files_have_the_usual_rights(project: Path) -> None:
    usual = (project.parent / "candidate.txt").stat().st_mode

    assert (project / "checks" / "garbled.json").stat().st_mode == usual
    assert seedproof(project, "check", "--format", "json", "--output", "found.json").returncode == 0
    assert (project / "found.json").stat().st_mode == usual
