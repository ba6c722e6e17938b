"""What one remedy mends is one finding, in what the commands print, count, record and fix."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, CLEAN, seedproof

TAIL = BROKEN.replace("address", "adress")  # "adress" is misspelt in a form that goes with a safe fix
BIO = CLEAN + "About Maren Holt\n\nMaren Holt was bo\u200brn in Alven.\n"  # no error, with the sign or without it


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "seedproof.toml").write_text("", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "ferry.txt").write_text(TAIL, encoding="utf-8")
    return tmp_path


def found(folder: Path, *arguments: str) -> list[tuple[str, list[str]]]:
    lines = seedproof(folder, "check", "--format", "jsonl", *arguments).stdout.splitlines()
    return [(f["check"], [narrower["check"] for narrower in f["absorbed"]]) for f in map(json.loads, lines)]


def test_what_lies_in_a_form_that_goes_is_told_with_it_and_counts_no_more(folder: Path) -> None:
    (absorbed,) = [narrower for check, narrower in found(folder) if check == "comment-form"]

    assert "misspelling" in absorbed
    assert not any(check == "misspelling" for check, _ in found(folder))
    assert "; and with it 1 character-noise, 1 misspelling" in seedproof(folder, "check").stdout
    counted = [line.split() for line in seedproof(folder, "check", "--statistics").stdout.splitlines() if line.endswith("  misspelling")]
    assert all(count == "0" for count, *_ in counted)
    assert found(folder, "--select", "misspelling") == [("misspelling", [])]


def test_text_is_by_seed_with_its_counts_and_equal_findings_together(folder: Path) -> None:
    body = "Theferry sails at six. We saw theferry again.\n\n" + CLEAN.partition("\n\n")[2]
    (folder / "seeds" / "boat.txt").write_text("A boat\n\n" + body, encoding="utf-8")
    lines = seedproof(folder, "check", "seeds", "--select", "glued-words,comment-form").stdout.splitlines()

    heads = [line for line in lines if line and not line.startswith((" ", "Found"))]
    assert heads == ["boat (seeds/boat.txt): 2 errors", "ferry (seeds/ferry.txt): 1 error"]
    full = seedproof(folder, "check", "seeds", "--select", "glued-words,comment-form", "--format", "full").stdout
    assert "--> seeds/ferry.txt:11:1" in full
    concise = seedproof(folder, "check", "seeds", "--select", "glued-words,comment-form", "--format", "concise").stdout.splitlines()
    assert [line.partition(": ")[0] for line in concise[:-1]] == ["seeds/boat.txt:3:1", "seeds/boat.txt:3:31", "seeds/ferry.txt:11:1"]


def test_a_baseline_of_the_time_before_absorption_brings_no_failure(folder: Path) -> None:
    prints = [
        json.loads(line)["fingerprint"]
        for check in ("comment-form", "misspelling,character-noise")
        for line in seedproof(folder, "check", "--format", "jsonl", "--select", check).stdout.splitlines()
    ]
    baseline = folder / "checks" / "baseline.txt"
    baseline.parent.mkdir()
    baseline.write_text("".join(f"{one}  x  'ferry'\n" for one in prints), encoding="utf-8")

    assert len(prints) == 3
    assert seedproof(folder, "check").returncode == 0


def test_a_new_baseline_counts_once_and_a_new_defect_in_a_known_form_is_told(folder: Path) -> None:
    top = [check for check, _ in found(folder)]
    assert f"findings {len(top)}, seeds 1" in seedproof(folder, "baseline").stdout
    assert seedproof(folder, "check").returncode == 0

    baseline = folder / "checks" / "baseline.txt"
    lines = [line for line in baseline.read_text("utf-8").splitlines() if "misspelling" not in line]
    baseline.write_text("\n".join(lines) + "\n", encoding="utf-8")
    again = seedproof(folder, "check", "--format", "concise")
    assert again.returncode == 1
    assert "misspelling" in again.stdout
    assert "comment-form" not in again.stdout


def test_a_safe_fix_in_a_note_that_may_stay_is_applied_and_with_unsafe_the_note_goes(folder: Path) -> None:
    seed = folder / "seeds" / "ferry.txt"
    seed.write_text(BIO, encoding="utf-8")
    assert ("author-bio", ["invisible-character"]) in found(folder)

    assert seedproof(folder, "fix").returncode == 0
    assert seed.read_text("utf-8") == BIO.replace("\u200b", "")
    seed.write_text(BIO, encoding="utf-8")
    assert seedproof(folder, "fix", "--select", "invisible-character").returncode == 0
    assert seed.read_text("utf-8") == BIO.replace("\u200b", "")
    seed.write_text(BIO, encoding="utf-8")
    assert "1 fixed" in seedproof(folder, "fix", "--unsafe").stderr
    assert seed.read_text("utf-8").rstrip() == CLEAN.rstrip()


def test_add_with_fix_mends_what_is_absorbed(folder: Path) -> None:
    (folder / "candidate.txt").write_text(TAIL.replace("Ferry", "Coach", 1), encoding="utf-8")
    (folder / "seeds" / "ferry.txt").unlink()

    assert seedproof(folder, "add", "--fix", "candidate.txt").returncode == 0
    assert "adress" not in (folder / "seeds" / "candidate.txt").read_text("utf-8")


OWN = """from typing import ClassVar
from seedproof import Hit, SeedCheck

class Form(SeedCheck):
    '''Finds the form.'''
    code: ClassVar[str] = "OFF190"
    family: ClassVar = "offtopic"
    severity: ClassVar = "error"
    absorbs: ClassVar = ("comment-form", "SPL1")

    def find(self, seed):
        at = seed.text.find("Leave a")
        if at >= 0:
            yield Hit(at, len(seed.text), "a form")
"""


def with_own_check(folder: Path, code: str) -> Path:
    (folder / "seedproof.toml").write_text('own-checks = ["checks/*.py"]\n', encoding="utf-8")
    (folder / "checks").mkdir()
    (folder / "checks" / "own.py").write_text(code, encoding="utf-8")
    return folder


def test_an_own_check_absorbs_what_it_names(folder: Path) -> None:
    found_by_it = found(with_own_check(folder, OWN), "--select", "form,comment-form,misspelling")
    assert found_by_it == [("form", ["comment-form", "misspelling"])]


def test_an_own_check_that_names_what_there_is_not_is_refused_with_its_file_and_the_nearest_name(folder: Path) -> None:
    wrong = seedproof(with_own_check(folder, OWN.replace("SPL1", "mispelling")), "check")

    assert wrong.returncode == 2
    assert "`absorbs` of form: no check is called 'mispelling'" in wrong.stderr
    assert "own.py" in wrong.stderr
    assert "did you mean 'misspelling'?" in wrong.stderr
