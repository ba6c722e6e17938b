"""A command that is killed while it writes leaves each file as it was or as it should be, and the next run does the rest."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, CLEAN, seedproof, small_project

from seedproof.corpus.exchange import exchanged

KILLS = int(os.environ.get("SEEDPROOF_KILLS", "8"))  # of each command; 50 take twenty minutes
State = dict[str, bytes]
# The time of a run, by which Data Docs call its pages and list it.
RUN = re.compile(rb"(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d):?(\d\d)(?:\.\d+)?(?:Z| UTC)")
COMMANDS = {
    "fix": ("fix",),
    "add": ("add", "../candidate.txt"),
    "baseline": ("baseline",),
    "output": ("check", "--format", "jsonl", "--output", "reports/found.jsonl", "--fail-on", "never"),
}

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with thirty broken files, broken rows, and a candidate beside it."""
    assert seedproof(tmp_path, "init", "corpus").returncode == 0
    # Without own code the command is one process: where there is some, a child would go on with the work of a parent that was killed.
    (tmp_path / "corpus" / "seedproof.toml").write_text("", encoding="utf-8")
    for number in range(30):
        (tmp_path / "corpus" / "seeds" / f"{number}.txt").write_text(BROKEN.replace("Monday", f"day {number}"), encoding="utf-8")
    rows = (json.dumps({"id": f"row-{number}", "text": BROKEN.replace("storm", f"storm {number}")}) + "\n" for number in range(30))
    (tmp_path / "corpus" / "seeds" / "rows.jsonl").write_text("".join(rows), encoding="utf-8")
    (tmp_path / "candidate.txt").write_text(CLEAN.replace("Ferry", "Boat").replace("ferry", "boat"), encoding="utf-8")
    return tmp_path / "corpus"


def started(project: Path, command: tuple[str, ...]) -> subprocess.Popen[bytes]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([sys.executable, "-m", "seedproof", *command], cwd=project, **quiet)  # type: ignore[call-overload]


def state(project: Path) -> State:
    """Return all files but hidden ones, which a killed command was still writing, and those in hidden folders, as the lock is."""
    files = {path.relative_to(project): path for path in sorted(project.rglob("*")) if path.is_file()}
    hidden = {name for name in files if any(part.startswith(".") for part in name.parts)}
    return {name.as_posix(): path.read_bytes() for name, path in files.items() if name not in hidden}


def moments(seconds: float) -> Iterator[float]:
    """Yield when to kill a command that takes so long: it writes late, so most of them are late."""
    draw = random.Random(4)
    yield from (seconds * draw.uniform(0.5 if number % 5 else 0.0, 1.05) for number in range(KILLS))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_kill_leaves_every_file_old_or_new(project: Path, tmp_path: Path, name: str) -> None:
    command, kept = COMMANDS[name], tmp_path / "kept"
    before = state(project)
    shutil.copytree(project, kept)
    began = time.monotonic()
    assert started(project, command).wait() == 0
    seconds, after = time.monotonic() - began, state(project)
    assert after != before

    for moment in moments(seconds):
        shutil.rmtree(project)
        shutil.copytree(kept, project)
        running = started(project, command)
        time.sleep(moment)
        running.kill()
        running.wait()
        now = state(project)
        assert [path for path in now if now[path] not in (before.get(path), after.get(path))] == []
        assert set(before) <= set(now) <= set(before) | set(after)

    if name != "add" or "seeds/candidate.txt" not in now:  # what was added already is refused
        assert started(project, command).wait() == 0
    assert state(project) == after


def site(project: Path) -> State:
    """Return the files of the site and what else is with it; runs have numbers in place of their times, the first run 0."""
    files = [path for path in sorted((project / "reports").rglob("*")) if path.is_file()]
    named = {path.relative_to(project).as_posix().encode(): path.read_bytes() for path in files}
    times = sorted({match.groups() for text in (*named, *named.values()) for match in RUN.finditer(text)})

    def number(run: re.Match[bytes]) -> bytes:
        return b"run %d" % times.index(run.groups())

    return {RUN.sub(number, name).decode(): RUN.sub(number, content) for name, content in named.items()}


def test_a_kill_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    project, kept = small_project(tmp_path / "corpus"), tmp_path / "kept"
    (project / "seedproof.toml").write_text("", encoding="utf-8")
    (project / "reports" / "mine.json").write_text("{}", encoding="utf-8")
    for number in range(10):
        (project / "seeds" / f"{number}.txt").write_text(BROKEN.replace("Monday", f"day {number}"), encoding="utf-8")
    assert started(project, ("docs",)).wait() == 0
    before = site(project)
    (project / "seeds" / "0.txt").unlink()
    (project / "seeds" / "9.txt").write_text(BROKEN.replace("Ferry", "Coach"), encoding="utf-8")
    shutil.copytree(project, kept)
    began = time.monotonic()
    assert started(project, ("docs",)).wait() == 0
    seconds, after = time.monotonic() - began, site(project)
    assert set(before) - set(after), "a page of the seed that is gone"
    assert all(run in after["reports/data-docs/runs.json"] for run in (b'["run 0"', b'["run 1"'))
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    at_one_stroke = exchanged(tmp_path / "one", tmp_path / "other")  # or the site is away for a moment, until the next command

    seen = set()
    for moment in moments(seconds):
        shutil.rmtree(project)
        shutil.copytree(kept, project)
        running = started(project, ("docs",))
        time.sleep(moment)
        running.kill()
        running.wait()
        assert at_one_stroke or seedproof(project, "fix", "--select", "glued-words").returncode == 0
        now = site(project)
        assert now in (before, after), moment
        seen.add(now == after)
    assert False in seen

    complete = site(project) == after
    assert started(project, ("docs",)).wait() == 0
    assert complete or site(project) == after
    assert [path.name for path in project.rglob(".seedproof-*")] == []
