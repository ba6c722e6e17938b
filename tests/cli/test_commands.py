"""The commands as a person runs them: what they print, where, and how they end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, CLEAN, seedproof, seedproof_process


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "broken.txt").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def test_check_shows_the_place_and_ends_with_1(folder: Path) -> None:
    done = seedproof(folder, "check", "broken.txt")

    assert done.returncode == 1, done.stderr
    assert "broken (broken.txt): 1 error" in done.stdout
    assert "  11:1  OFF102 comment-form [error] “Leave a Reply” is" in done.stdout
    assert "comment-form" in done.stdout
    assert "\x1b[" not in done.stdout
    assert "Found 1 " in done.stdout
    assert done.stderr == ""
    full = seedproof(folder, "check", "broken.txt", "--format", "full").stdout
    assert "broken.txt:11:1" in full
    assert "11 | Leave a Reply" in full


def test_check_of_a_clean_seed_ends_with_0(folder: Path) -> None:
    done = seedproof(folder, "check", "clean.txt")
    assert (done.returncode, done.stderr) == (0, "")


def test_check_prints_one_json_object_a_line(folder: Path) -> None:
    done = seedproof(folder, "check", ".", "--format", "jsonl", "--select", "comment-form")

    (row,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert list(row) == [
        "seed", "path", "check", "code", "family", "severity", "start", "end", "line", "column", "text", "message", "score",
        "fingerprint", "variants", "related", "fix", "baselined", "absorbed",
    ]  # fmt: skip
    assert row["seed"] == "broken"
    assert BROKEN[row["start"] : row["end"]].startswith("Leave a Reply")


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    first = seedproof_process(folder, "check", ".", "--format", "jsonl", PYTHONHASHSEED="1")
    second = seedproof_process(folder, "check", ".", "--format", "jsonl", PYTHONHASHSEED="2")

    assert first == second
    assert first.returncode == 1
    assert first.stderr == ""


def test_json_is_one_array(folder: Path) -> None:
    assert isinstance(json.loads(seedproof(folder, "check", ".", "--format", "json").stdout), list)
    assert json.loads(seedproof(folder, "check", "clean.txt", "--format", "json", "--select", "garbled").stdout) == []
    assert [s["id"] for s in json.loads(seedproof(folder, "parse", ".", "--format", "json").stdout)] == ["broken", "clean"]


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("info", 1)])
def test_fail_on_decides_the_exit_code(folder: Path, fail_on: str, code: int) -> None:
    assert seedproof(folder, "check", "broken.txt", "--fail-on", fail_on).returncode == code


def test_statistics_count_and_measure_by_check_and_stage_and_come_last(folder: Path) -> None:
    lines = seedproof(folder, "check", ".", "--statistics", "--output", "jsonl=found.jsonl").stdout.splitlines()

    assert [line.split()[-1] for line in lines if line.endswith((" reading", " output", " comment-form"))] == [
        "reading",
        "output",
        "comment-form",
    ]
    assert next(line for line in lines if line.endswith("comment-form")).split()[0] == "1"
    assert (folder / "found.jsonl").read_text(encoding="utf-8").count("\n") > 0


def test_output_goes_to_a_file_whole_or_not_at_all(folder: Path) -> None:
    done = seedproof(folder, "check", ".", "--format", "jsonl", "--output", "found.jsonl")
    assert done.stdout == ""
    assert (folder / "found.jsonl").read_text(encoding="utf-8").startswith("{")

    refused = seedproof(folder, "check", ".", "--output", "nowhere/found.jsonl")
    assert refused.returncode == 2
    assert "nowhere/found.jsonl" in refused.stderr
    assert [p.name for p in folder.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "missing.txt"), "missing.txt: no such file or folder"),
        (("check", ".", "--select", "comment-from"), "did you mean 'comment-form'"),
        (("check", ".", "--fail-on", "sometimes"), "sometimes"),
        (("explain", "glued-word"), "did you mean 'glued-words'"),
        (("chek",), "chek"),
        (("check",), "there is no such folder"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_to_do(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = seedproof(folder, *arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_broken_lines_are_named_and_the_rest_is_checked(folder: Path) -> None:
    rows = json.dumps({"id": "a", "text": BROKEN}) + '\n{"id": "b", "text"\n' + json.dumps({"id": "c", "text": BROKEN}) + "\n"
    (folder / "rows.jsonl").write_text(rows, encoding="utf-8")

    done = seedproof(folder, "check", "rows.jsonl", "--format", "jsonl", "--select", "comment-form")
    assert done.returncode == 2
    assert "rows.jsonl:2: this line is not JSON" in done.stderr
    assert [json.loads(line)["seed"] for line in done.stdout.splitlines()] == ["a", "c"]


@pytest.mark.parametrize("text", ["", "\x00" * 50, "\ud800\udfff", "\ufffd" * 10, "\r\r\r", "一二三" * 400, "\u202e\x1b[31m<script>"])
def test_awkward_texts_are_checked_and_parsed(folder: Path, text: str) -> None:
    (folder / "rows.jsonl").write_text(json.dumps({"id": "a\ud800", "text": text}), encoding="utf-8")

    for form in ("text", "jsonl"):
        assert seedproof(folder, "check", "rows.jsonl", "--format", form).returncode in (0, 1)
        assert seedproof(folder, "parse", "rows.jsonl", "--format", form).returncode == 0


def test_parse_shows_the_fields_with_their_spans(folder: Path) -> None:
    done = seedproof(folder, "parse", "clean.txt")
    assert done.returncode == 0
    assert "Ferry stays in port" in done.stdout
    assert "Maren Holt (byline)" in done.stdout


def test_checks_and_explain_speak_of_the_same_checks(folder: Path) -> None:
    assert "glued-words" in seedproof(folder, "checks").stdout
    page = seedproof(folder, "explain", "GRB301").stdout
    assert page.startswith("glued-words (GRB301")
    assert "When it is wrong" in page
    assert page == seedproof(folder, "explain", "glued-words").stdout


def test_a_reader_that_stops_early_is_no_error(folder: Path) -> None:
    (folder / "rows.jsonl").write_text("".join(json.dumps({"id": str(i), "text": BROKEN}) + "\n" for i in range(500)), encoding="utf-8")
    command = f"{sys.executable} -m seedproof check rows.jsonl --format jsonl --select comment-form | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_a_folder_cannot_be_the_output(folder: Path) -> None:
    (folder / "out").mkdir()
    done = seedproof(folder, "check", ".", "--output", "out")

    assert done.returncode == 2
    assert "it is a folder" in done.stderr


@pytest.mark.parametrize("command", ["check", "docs", "baseline"])
def test_a_folder_without_seeds_does_not_look_clean(folder: Path, command: str) -> None:
    (folder / "none").mkdir()
    done = seedproof(folder, command, "none")

    assert done.returncode == 2
    assert "there are no seeds" in done.stderr
    assert not list(folder.glob("**/index.html"))
    assert not list(folder.glob("*baseline*"))


def test_a_byte_order_mark_is_no_part_of_the_title(folder: Path) -> None:
    (folder / "bom.txt").write_text("\ufeff" + CLEAN, encoding="utf-8")
    (seed,) = [json.loads(line) for line in seedproof(folder, "parse", "bom.txt", "--format", "jsonl").stdout.splitlines()]

    assert seed["title"] == {"text": "Ferry stays in port", "start": 1, "end": 20}


def test_version_is_printed(folder: Path) -> None:
    assert seedproof(folder, "--version").stdout.startswith("seedproof 0.")
