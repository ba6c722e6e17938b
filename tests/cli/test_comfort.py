"""What makes the command line easy: completion, quiet and verbose, leaving out, the nearest name, help that fits a screen, progress."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from unittest import mock

import pytest
from tests.cli.command import BROKEN, CLEAN, seedproof, seedproof_process

from seedproof.cli import progress
from seedproof.cli.options import complete_checks
from seedproof.cli.talk import talking


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "seeds" / "old").mkdir(parents=True)
    (tmp_path / "seedproof.toml").write_text('ignore = ["duplicate-document"]\n', encoding="utf-8")
    (tmp_path / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "seeds" / "old" / "b.txt").write_text(BROKEN, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("pattern", ["seeds/old", "old", "b.*", "seeds/**/b.txt"])
def test_files_are_left_out_by_an_option_too(corpus: Path, pattern: str) -> None:
    assert seedproof(corpus, "check").returncode == 1
    assert seedproof(corpus, "check", "--exclude", pattern).returncode == 0
    done = seedproof(corpus, "check", "--exclude", pattern, "seeds/old/b.txt", "seeds/a.txt")
    assert done.returncode == 0
    assert "seeds/old/b.txt was skipped: left out by --exclude" in done.stderr
    assert seedproof(corpus, "fix", "--diff", "--exclude", pattern).stdout == ""


def test_files_outside_the_project_are_left_out_too(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "b.txt").write_text(BROKEN, encoding="utf-8")
    (other / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert seedproof(corpus, "check", str(other)).returncode == 1
    assert seedproof(corpus, "check", str(other), "--exclude", "b.txt").returncode == 0
    assert seedproof(other, "check", "../" + other.name, "--exclude", "b.txt").returncode == 0


def test_quiet_leaves_what_was_asked_for(corpus: Path) -> None:
    usual, quiet = seedproof(corpus, "check", "seeds", "x.png"), seedproof(corpus, "check", "-q", "seeds")
    assert usual.returncode == 2
    assert quiet.returncode == 1
    assert "comment-form" in quiet.stdout
    assert "Found" not in quiet.stdout
    (corpus / "x.png").write_bytes(b"")
    assert "skipped" in seedproof(corpus, "check", "x.png", "seeds/a.txt").stderr
    assert seedproof(corpus, "check", "x.png", "seeds/a.txt", "--quiet") == (0, "", "")
    assert seedproof(corpus, "baseline", "-q") == (0, "", "")
    (corpus / "checks" / "baseline.txt").unlink()
    assert seedproof(corpus, "fix", "-q") == (0, "", "")
    assert seedproof(corpus.parent, "init", "-q", str(corpus / "new")) == (0, "", "")


def test_verbose_says_what_is_excepted_and_why(corpus: Path) -> None:
    assert seedproof(corpus, "baseline").returncode == 0
    exception = '[[except]]\ncheck = "glued-words"\ntext = "thewind"\nreason = "as they sing it"\n'
    (corpus / "seedproof.toml").write_text('ignore = ["duplicate-document"]\n' + exception, encoding="utf-8")
    (corpus / "seeds" / "a.txt").write_text(CLEAN.replace("the wind", "thewind"), encoding="utf-8")
    done = seedproof(corpus, "check", "-v")

    assert done.returncode == 0
    lines = done.stderr.splitlines()
    assert f"seedproof: settings: {corpus}/seedproof.toml" in lines
    assert any(re.search(r"excepted: .*a.txt:9:\d+: GRB301 glued-words: as they sing it$", line) for line in lines)
    assert f"seedproof: known: 1 findings, by {corpus}/checks/baseline.txt" in lines
    assert seedproof(corpus, "check").stderr == ""
    assert seedproof(corpus, "check", "-q", "-v").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "--select", "comment-from"), "--select: no check is called 'comment-from'\n  hint: did you mean 'comment-form'?"),
        (("check", "--ignore", "GRB3O1"), "--ignore: no check is called 'GRB3O1'\n  hint: did you mean 'GRB301'?"),
        (("check", "--select", "spellings"), "hint: did you mean 'spelling'?"),
        (("check", "--select", "xyzzy"), "hint: `seedproof checks` lists them"),
        (("explain", "Glued_Words"), "hint: did you mean 'glued-words'?"),
        (("chekc",), "Did you mean 'check'"),
    ],
)
def test_what_is_mistyped_is_answered_with_the_nearest_name(corpus: Path, arguments: tuple[str, ...], said: str) -> None:
    done = seedproof(corpus, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr) < 400


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('ignroe = ["x"]', ": unknown key 'ignroe'\n  hint: did you mean 'ignore'?"),
        ('ignore = ["glued-wrods"]', ": ignore: no check is called 'glued-wrods'\n  hint: did you mean 'glued-words'?"),
        ("[checks.stub-bdy]\nmin-words = 1", ": checks: no check is called 'stub-bdy'\n  hint: did you mean 'stub-body'?"),
        ("[checks.stub-body]\nmin-word = 1", ": checks.stub-body: unknown option 'min-word'\n  hint: did you mean 'min-words'?"),
        ('fail-on = "errors"', ": fail-on: input should be"),
    ],
)
@pytest.mark.parametrize("file", ["seedproof.toml", "pyproject.toml"])
def test_settings_are_named_with_file_and_key_as_they_are_written_there(corpus: Path, file: str, settings: str, said: str) -> None:
    (corpus / "seedproof.toml").unlink()
    table = "tool.seedproof" if file == "pyproject.toml" else ""
    head = settings.replace("[checks", f"[{table}.checks") if table and settings.startswith("[") else settings
    (corpus / file).write_text((f"[{table}]\n" if table and head == settings else "") + head, encoding="utf-8")
    done = seedproof(corpus, "check")

    assert done.returncode == 2
    where, _, rest = said.partition(": ")[2].partition(": ") if said.startswith((": ignore", ": checks", ": fail")) else ("", "", said[2:])
    key = ".".join(part for part in (table, where) if part)
    assert f"{corpus}/{file}: {key + ': ' if key else ''}{rest}" in done.stderr


def test_help_fits_a_screen(corpus: Path) -> None:
    for command, lines in (((), 24), (("check",), 44), (("gate",), 32), (("fix",), 32), (("add",), 28)):
        done = seedproof_process(corpus, *command, "--help", COLUMNS="80")
        assert done.returncode == 0
        assert len(done.stdout.splitlines()) <= lines, done.stdout
        assert not re.search(r"\w\.\.\.$", done.stdout, re.MULTILINE), done.stdout  # a sentence that was cut


def test_the_version_tells_tables_and_engine(corpus: Path) -> None:
    first, second, third = seedproof(corpus, "--version").stdout.splitlines()
    assert re.fullmatch(r"seedproof \d+\.\d+\.\d+\S*", first)
    assert re.fullmatch(r"tables [0-9a-f]{12} \(\d+ files, \d+\.\d MB; \d+ languages\)", second)
    assert re.fullmatch(r"engine local \(\d+ cores; Python 3\.\d+\.\d+\S*, numpy \S+\)", third)


def test_a_shell_can_complete_commands_and_checks(corpus: Path) -> None:
    assert "--show-completion" in seedproof(corpus, "--help").stdout
    assert complete_checks("glued") == ["glued-words"]
    assert complete_checks("mojibake,Dup") == ["mojibake,duplicate-id", "mojibake,duplicate-document"]
    assert {"spelling", "split-word"} <= set(complete_checks("sp"))
    assert complete_checks("xyzzy") == []

    bash = {"_SEEDPROOF_COMPLETE": "complete_bash", "COMP_CWORD": "2"}
    script = "import sys; sys.argv = ['seedproof']; from seedproof.cli.entry import main; main()"
    for words, completed in (("seedproof explain lost-sp", "lost-space"), ("seedproof check --stat", "--statistics")):
        variables = {**os.environ, **bash, "COMP_WORDS": words}
        done = subprocess.run([sys.executable, "-c", script], cwd=corpus, env=variables, capture_output=True, text=True, check=False)
        assert done.stdout.split() == [completed], done.stderr


class Terminal(io.StringIO):
    """Pretend to be a terminal."""

    def isatty(self) -> bool:
        return True


def drawn(seconds: float, *, quiet: bool = False) -> str:
    """Return what a bar draws where its only step is done after some seconds."""
    terminal, clock = Terminal(), iter([0.0, seconds, seconds])
    with (
        mock.patch.object(sys, "stderr", terminal),
        mock.patch.object(sys, "__stderr__", terminal),
        mock.patch.object(time, "monotonic", side_effect=lambda: next(clock, seconds)),
        mock.patch.dict("os.environ", {"TERM": "xterm", "COLUMNS": "100"}),
        talking(quiet=quiet, verbose=False),
        progress.progress_bar(lambda: 4_000_000) as advance,
    ):
        if advance:
            advance(1_000_000)
    return terminal.getvalue()


def test_a_bar_with_rate_and_remaining_time_is_shown_from_two_seconds_on() -> None:
    assert drawn(1.9) == ""
    assert drawn(2.1, quiet=True) == ""
    shown = drawn(2.1)
    assert "checking" in shown
    assert "25 %" in shown
    assert "/s" in shown or "?" in shown  # the rate, once there are two steps to tell it by
    assert re.search(r"-:--:--|\d:\d\d:\d\d", shown)


def test_no_bar_is_drawn_where_nobody_watches(corpus: Path) -> None:
    with mock.patch.object(sys, "stderr", io.StringIO()), progress.progress_bar(lambda: 1) as advance:
        assert advance is None
