"""Exceptions as a project has them: what they leave, what is said of those that are over or not needed, and when."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, CLEAN, seedproof

EXCEPTION = '[[except]]\ncheck = "comment-form"\ntext = "Leave a Reply"\nreason = "the report is of such forms"\n'
OTHER = '[[except]]\ncheck = "glued-words"\npaths = "seeds/old"\nreason = "r"\n'


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "seeds" / "b.txt").write_text(CLEAN.replace("Alven", "Skarholm"), encoding="utf-8")
    settings(tmp_path, EXCEPTION)
    return tmp_path


def settings(corpus: Path, more: str) -> None:
    (corpus / "seedproof.toml").write_text('ignore = ["duplicate-document", "stub-body"]\n\n' + more, encoding="utf-8")


def test_an_exception_in_use_is_quiet_and_the_gate_and_fix_know_it(corpus: Path) -> None:
    done = seedproof(corpus, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Leave" not in done.stdout
    assert seedproof(corpus, "fix", "--diff").stdout == ""
    settings(corpus, "")
    assert seedproof(corpus, "check").returncode == 1


def test_an_exception_that_nothing_needs_is_told_where_all_was_looked_at(corpus: Path) -> None:
    settings(corpus, EXCEPTION + OTHER)
    said = "seedproof.toml: except (entry 2): excepts nothing that glued-words finds any more: take it out"

    for arguments in (
        (),
        ("seeds",),
        (".",),
        ("--select", "comment-form,GRB3"),
        ("--select", "comment-form,glued-words"),
        ("--select", "glued-words"),
    ):
        done = seedproof(corpus, "check", *arguments)
        assert done.returncode == 0
        assert done.stderr.count("note:") == 1
        assert said in done.stderr
    for arguments in (("seeds/a.txt",), ("seeds/a.txt", "seeds/b.txt"), ("--select", "comment-form"), ("--ignore", "GRB3")):
        assert "note:" not in seedproof(corpus, "check", *arguments).stderr


def test_what_is_fixed_is_no_longer_needed(corpus: Path) -> None:
    (corpus / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert "except (entry 1): excepts nothing that comment-form finds" in seedproof(corpus, "check").stderr


def test_nothing_is_said_to_be_needless_where_something_could_not_be_read(corpus: Path) -> None:
    (corpus / "seeds" / "rows.jsonl").write_text("{\n", encoding="utf-8")
    settings(corpus, EXCEPTION + OTHER)
    assert "note:" not in seedproof(corpus, "check").stderr


def test_an_exception_that_is_over_is_told_and_excepts_nothing(corpus: Path) -> None:
    for day, code in ((date.today() - timedelta(2), 1), (date.today() + timedelta(2), 0)):
        settings(corpus, EXCEPTION + f"until = {day}\n")
        done = seedproof(corpus, "check", "seeds/a.txt")
        assert done.returncode == code
        assert (f"except (entry 1): is over since {day}" in done.stderr) is bool(code)


def test_settings_in_pyproject_are_named_as_they_are_written_there(corpus: Path) -> None:
    (corpus / "seedproof.toml").unlink()
    (corpus / "pyproject.toml").write_text('[[tool.seedproof.except]]\ncheck = "x"\nreason = "r"\n', encoding="utf-8")
    done = seedproof(corpus, "check")
    assert done.returncode == 2
    assert "pyproject.toml: tool.seedproof.except (entry 1).check: no check is called 'x'" in done.stderr
