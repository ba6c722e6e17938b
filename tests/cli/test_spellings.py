"""The command ``spellings``, and what the file does that it helps to write."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.cli.command import seedproof

TEXT = """Minister answers questions

By Maren Holt

Defence Minister {} answered questions for {} hours on Monday. The minister said that the ships would stay where they are.

“We have been over this,” the minister told the reporters who had waited for her. Judge Nils Tarkovan was there as well.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A corpus in which one seed of four misspells a minister."""
    assert seedproof(tmp_path, "init", "corpus").returncode == 0
    for i, name in enumerate(["Antonia Blythe", "Antonia Blythe", "Antonia Blythe", "Anthonia Blyth"]):
        (tmp_path / "corpus" / "seeds" / f"{i}.txt").write_text(TEXT.format(name, i + 2), encoding="utf-8")
    return tmp_path / "corpus"


def test_a_new_project_explains_the_file_and_agrees_on_nothing(project: Path) -> None:
    content = (project / "checks" / "spellings.toml").read_text(encoding="utf-8")

    assert "[[spelling]]" in content
    assert tomllib.loads(content) == {}


def test_the_table_has_each_form_with_its_counts(project: Path) -> None:
    done = seedproof(project, "spellings")

    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["Antonia", "Blythe", "3", "3", "corpus-name-variant"] in rows
    assert ["Anthonia", "Blyth", "1", "1"] in rows


def test_what_is_printed_as_toml_makes_the_variant_an_error_that_fix_mends(project: Path) -> None:
    printed = seedproof(project, "spellings", "--format", "toml", "--output", "checks/spellings.toml")
    assert printed.returncode == 0, printed.stderr
    assert "[[spelling]]" in (project / "checks" / "spellings.toml").read_text(encoding="utf-8")

    checked = seedproof(project, "check", "--select", "spelling", "--fail-on", "error")
    assert checked.returncode == 1
    assert "agreed-spelling" in checked.stdout
    assert "corpus-name-variant" not in checked.stdout

    assert seedproof(project, "fix", "--select", "agreed-spelling").returncode == 0
    assert (project / "seeds" / "3.txt").read_text(encoding="utf-8") == TEXT.format("Antonia Blythe", 5)
    again = seedproof(project, "spellings")
    assert "No name or word" in again.stdout


def test_nothing_to_list_is_said_and_a_broken_file_is_wrong_usage(project: Path) -> None:
    (project / "seeds" / "3.txt").unlink()
    assert "No name or word" in seedproof(project, "spellings").stdout

    (project / "checks" / "spellings.toml").write_text("[[spelling]]\nprefered = 'x'\n", encoding="utf-8")
    done = seedproof(project, "check")
    assert done.returncode == 2
    assert "spellings.toml:1: unknown key 'prefered'" in done.stderr
    assert "did you mean 'preferred'?" in done.stderr
