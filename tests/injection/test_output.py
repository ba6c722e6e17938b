"""Whatever a corpus holds, nobody obeys what a command prints: no terminal, and no CI system that reads its lines."""

from __future__ import annotations

import difflib
import re
from contextlib import nullcontext
from pathlib import Path
from unittest import mock

import pytest
from tests.cli.command import CLEAN, seedproof
from tests.injection.hostile import EVERYWHERE, HOSTILE, LONGEST, file_names, lines_of, obeyed, places

from seedproof.core.escape import in_line

COMMANDS_FOR_PEOPLE = [  # the others say whole texts
    ["check", "seeds", "broken"],
    ["check", "--statistics"],
    ["parse", "seeds", "broken"],
    ["spellings"],
    ["gate"],
]
COMMANDS = [
    *COMMANDS_FOR_PEOPLE,
    *(
        ["check", "seeds", "broken", "--format", form]
        for form in ("concise", "jsonl", "json", "sarif", "junit", "gitlab", "rdjson", "markdown")
    ),
    *(["parse", "seeds", "broken", "--format", form] for form in ("jsonl", "json")),
    ["spellings", "--format", "toml"],
    pytest.param(["fix", "seeds", "broken", "--diff", "--unsafe"], marks=pytest.mark.slow),
    ["checks"],
    ["explain", "evil-word"],
    ["explain", "evil-form"],
    pytest.param(["docs", "seeds", "broken"], marks=pytest.mark.slow),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nobody_obeys_what_a_command_prints(project: Path, command: list[str]) -> None:
    done = seedproof(project, *command)

    assert done.returncode in (0, 1, 2), done.stderr
    longest = (
        LONGEST if command[0] in ("check", "gate", "parse") and command[-1] in ("broken", "text", "gate") else None
    )  # others quote texts
    wrong = [(line[:200], why) for line in lines_of(done.stdout) if (why := obeyed(line, longest))]
    wrong += [(line[:200], why) for line in lines_of(done.stderr) if (why := obeyed(line, LONGEST))]
    assert wrong == []


def test_a_key_that_is_a_command_prints_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"\\u001b[31m\\n::error::pwned": 1}\n', encoding="utf-8")

    done = seedproof(tmp_path, "check", "a.jsonl")
    assert done.stderr == (
        "seedproof: a.jsonl:1: no text in field 'text' (fields: \\x1b[31m ::error::pwned)\n"
        "  hint: set `text-field` in the settings, or mend the row\n"
    )


def test_every_line_of_a_diff_begins_with_a_mark(project: Path) -> None:
    lines = lines_of(seedproof(project, "fix", "--diff", "--unsafe").stdout)

    assert len(lines) > 100
    assert [
        line[:80] for line in lines if not re.match(r"--- .+ \(before\)$|\+\+\+ .+ \(after\)$|@@ -[\d,]+ \+[\d,]+ @@$|[ +-]", line)
    ] == []


def test_a_diff_shows_a_change_of_what_cannot_be_seen(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN.replace("the storm", "the\x07 st\u200borm"), encoding="utf-8")

    removed, added = (line for line in lines_of(seedproof(tmp_path, "fix", "--diff", "a.txt").stdout) if re.match(r"[+-][^+-]", line))
    assert r"the\x07 st\u200borm" in removed
    assert "the storm" in added
    assert difflib.SequenceMatcher(None, removed, added).ratio() > 0.8


def test_a_baseline_is_written_so_that_it_can_be_read(project: Path) -> None:
    done = seedproof(project, "baseline")
    file = project / "checks" / "baseline.txt"
    lines = lines_of(file.read_text(encoding="utf-8"))
    try:
        assert done.returncode == 0
        assert [line for line in lines if in_line(line) != line] == []  # words of any script, and nothing that is hidden or obeyed
        assert seedproof(project, "check", "--statistics").returncode == 0
    finally:
        file.unlink()


def test_candidates_of_hostile_names_are_added_under_them(tmp_path: Path) -> None:
    candidates = [tmp_path / f"{name}.txt" for name in file_names()]
    for number, candidate in enumerate(candidates):
        candidate.write_text(CLEAN.replace("ferry", f"ferry of line {number}"), encoding="utf-8")
    (tmp_path / "seedproof.toml").write_text("ignore = ['SPL', 'GRB5', 'SCH']", encoding="utf-8")

    done = seedproof(tmp_path, "add", *(candidate.name for candidate in candidates if not candidate.name.startswith("-")))
    lines = lines_of(done.stdout) + lines_of(done.stderr)
    assert [line[:80] for line in lines if obeyed(line)] == []
    assert len(lines) >= len(candidates) - 3


@EVERYWHERE
@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: ascii(said[:30]))
def test_nobody_obeys_an_error_that_quotes_them(said: str, everywhere: bool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")

    argument = said.replace("\x00", "")
    commands = [[], ["check", "--select", argument], ["explain", argument or "x"]]
    if len(argument) < 1_000 and not argument.startswith("\ud800"):
        commands += [["check", f"--{argument}"], ["check", "a.txt", argument + ".txt"]]
    for command in places(commands, said, everywhere=everywhere):
        broken = mock.patch("seedproof.cli.check.check_corpus", side_effect=ValueError(f"{said} {said}\n{said}"))
        with nullcontext() if command else broken:
            done = seedproof(tmp_path, *(command or ["check", "a.txt"]))
        assert done.returncode in (2, 3)
        assert [line[:80] for line in lines_of(done.stdout + done.stderr) if obeyed(line)] == []
