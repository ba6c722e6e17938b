"""What commands remember between runs, and how they are told not to; and checking again when something has changed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, CLEAN, seedproof, seedproof_process

OWN_CHECK = '''
from seedproof import Hit, SeedCheck

class Mentions(SeedCheck):
    """Finds a word."""
    code, family, severity = "SPL950", "spelling", "warning"

    def find(self, seed):
        at = seed.text.find("WORD")
        return [Hit(at, at + len("WORD"), "is there")] if at >= 0 else []
'''


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seedproof.toml").write_text('ignore = ["duplicate-document"]\n', encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")
    return tmp_path


def test_a_check_remembers_in_the_project_unless_it_is_told_not_to(project: Path) -> None:
    first = seedproof(project, "check", "--format", "jsonl", "--no-cache")
    assert not (project / ".seedproof-cache").exists()

    assert seedproof(project, "check", "--format", "jsonl") == first
    assert (project / ".seedproof-cache").is_dir()
    assert seedproof(project, "check", "--format", "jsonl") == first


def test_a_folder_that_is_no_project_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BROKEN, encoding="utf-8")
    assert seedproof(tmp_path, "check", "a.txt").returncode == 1

    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_an_own_check_that_is_edited_is_run_anew(project: Path) -> None:
    (project / "checks").mkdir()
    (project / "seedproof.toml").write_text('own-checks = ["checks/mentions.py"]\nselect = ["mentions"]\n', encoding="utf-8")
    for word in ("Alven", "Nobody", "zzz"):
        (project / "checks" / "mentions.py").write_text(OWN_CHECK.replace("WORD", word), encoding="utf-8")
        for _ in range(2):
            assert seedproof_process(project, "check").returncode == int(word in BROKEN)


def test_other_formats_and_standard_input_are_not_watched(project: Path) -> None:
    for arguments in (["--format", "sarif"], ["--output", "found.txt"], ["-"]):
        done = seedproof(project, "check", "--watch", *arguments)
        assert done.returncode == 2
        assert "--watch" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a process is interrupted in another way there")
def test_a_watched_seed_is_checked_when_it_changes_and_ends_with_the_last_exit_code(project: Path) -> None:
    printed = project / "printed.txt"
    with printed.open("w", encoding="utf-8") as out:
        command = [sys.executable, "-m", "seedproof", "check", "--watch", "--format", "concise"]
        process = subprocess.Popen(
            command, cwd=project, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, "PYTHONUNBUFFERED": "1"},
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # which a shell has its background jobs ignore
        )  # fmt: skip
        try:
            wait_for(printed, "Found 1 error", 1)
            (project / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")
            wait_for(printed, "Found nothing wrong", 1)
            (project / "seedproof.toml").write_text('ignroe = ["duplicate-document"]\n', encoding="utf-8")
            wait_for(printed, "unknown key", 1)
            (project / "seedproof.toml").write_text("", encoding="utf-8")
            wait_for(printed, "Found nothing wrong", 2)
            wait_for(printed, "waiting for changes", 4)
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == 0
        finally:
            process.kill()
            process.wait()


def wait_for(printed: Path, words: str, times: int) -> None:
    """Wait until something stands so many times in a file."""
    until = time.monotonic() + 60
    while printed.read_text(encoding="utf-8").count(words) < times:
        assert time.monotonic() < until, printed.read_text(encoding="utf-8")
        time.sleep(0.05)
