"""Each command that changes something says what it did, in so many words."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.command import BROKEN, CLEAN, Done, seedproof, small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = small_project(tmp_path / "corpus")
    (project / "seeds" / "ferry.txt").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "boat.txt").write_text(CLEAN.replace("Ferry", "Boat").replace("ferry", "boat"), encoding="utf-8")
    return project


def test_init_says_where_documents_go(tmp_path: Path) -> None:
    done = seedproof(tmp_path, "init", "corpus")
    assert f"Put documents into {Path('corpus') / 'seeds'}, and run `seedproof check` there.\n" in done.stdout


def test_add_says_what_was_added_and_what_was_not(project: Path) -> None:
    assert seedproof(project, "add", "../boat.txt") == Done(0, f"added {project / 'seeds' / 'boat.txt'}\n", "")

    (project.parent / "coach.txt").write_text(BROKEN.replace("Ferry", "Coach"), encoding="utf-8")
    done = seedproof(project, "add", "../coach.txt")
    assert done.returncode == 1
    assert done.stderr == "seedproof: ../coach.txt was not added: 1 finding\n"


def test_add_goes_on_to_the_next_candidate_and_ends_with_1_where_one_was_refused(project: Path) -> None:
    (project.parent / "coach.txt").write_text(BROKEN.replace("Ferry", "Coach"), encoding="utf-8")

    assert seedproof(project, "add", "../coach.txt", "../boat.txt").returncode == 1
    assert sorted(path.name for path in (project / "seeds").glob("*.txt")) == ["boat.txt", "ferry.txt"]


def test_fix_says_how_many_fixes_and_seeds_there_are(project: Path) -> None:
    (project / "seeds" / "boat.txt").write_bytes((project.parent / "boat.txt").read_bytes())

    assert "1 fixes to apply in 1 of 2 seeds\n" in seedproof(project, "fix", "--diff").stderr
    assert "1 fixed in 1 of 2 seeds\n" in seedproof(project, "fix").stderr
    assert "0 fixed in 0 of 2 seeds\n" in seedproof(project, "fix").stderr


def test_baseline_says_how_many_findings_and_seeds_there_are(project: Path) -> None:
    done = seedproof(project, "baseline")
    assert done == Done(0, f"recorded in {project / 'checks' / 'baseline.txt'}: findings 1, seeds 1\n", "")


def test_docs_say_which_page_to_open(project: Path) -> None:
    assert seedproof(project, "docs").stdout == f"wrote {project / 'reports' / 'index.html'}\n"


def test_what_has_no_fix_or_an_unsafe_one_is_not_changed_without_being_asked(project: Path) -> None:
    seed = project / "seeds" / "ferry.txt"
    seed.write_text(CLEAN.replace("\n\nMore", "\n\nADVERTISEMENT\n\nMore"), encoding="utf-8")

    assert seedproof(project, "fix").returncode == 0
    assert "ADVERTISEMENT" in seed.read_text(encoding="utf-8")
    assert seedproof(project, "fix", "--unsafe").returncode == 0
    assert seed.read_text(encoding="utf-8").split() == CLEAN.split()


def test_fix_of_some_checks_leaves_the_others(project: Path) -> None:
    assert seedproof(project, "fix", "--select", "glued-words").returncode == 0
    assert seedproof(project, "fix", "--ignore", "comment-form").returncode == 0
    assert (project / "seeds" / "ferry.txt").read_text(encoding="utf-8") == BROKEN
    assert seedproof(project, "fix", "--select", "comment-form").returncode == 0
    assert (project / "seeds" / "ferry.txt").read_text(encoding="utf-8") != BROKEN
