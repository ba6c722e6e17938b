"""Several formats of one run, each in a file of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.command import BROKEN, seedproof


def corpus(root: Path) -> Path:
    """Return a repository with a seed in a folder whose name has to be escaped."""
    (root / ".git").mkdir()
    (root / "sub dir" / "seeds").mkdir(parents=True)
    (root / "sub dir" / "seeds" / "ä b#1.txt").write_text(BROKEN, encoding="utf-8")
    return root / "sub dir"


def test_one_run_writes_several_formats(tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    done = seedproof(folder, "check", "--format", "concise", "--output", "sarif=a.sarif", "--output", "gitlab=b.json", "--select", "OFF102")
    sarif = json.loads((folder / "a.sarif").read_text("utf-8"))
    (issue,) = json.loads((folder / "b.json").read_text("utf-8"))

    assert done.returncode == 1
    assert "comment-form [error]" in done.stdout
    (found,) = sarif["runs"][0]["results"]
    # From the root of the repository: what a code host knows of the runner's folders is that one.
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "sub%20dir/seeds/%C3%A4%20b%231.txt"
    assert issue["location"]["path"] == "sub dir/seeds/ä b#1.txt"


def test_a_file_without_a_format_takes_the_place_of_standard_output(tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    done = seedproof(folder, "check", "--format", "jsonl", "--output", "all.jsonl", "--output", "markdown=all.md", "--select", "OFF102")

    assert done.stdout == ""
    assert json.loads((folder / "all.jsonl").read_text("utf-8"))["check"] == "comment-form"
    assert (folder / "all.md").read_text("utf-8").startswith("### seedproof: 1 error in 1 of 1 seed")


def test_what_stands_before_the_sign_and_is_no_format_is_a_part_of_the_name(tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    seedproof(folder, "check", "--format", "json", "--output", "run=1.json", "--select", "OFF102")

    assert len(json.loads((folder / "run=1.json").read_text("utf-8"))) == 1


def test_no_more_findings_are_printed_than_asked_for(tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    done = seedproof(folder, "check", "--max-findings", "0", "--select", "OFF102")

    assert done.stdout.splitlines()[0] == "and 1 finding more (--max-findings 0)"
    assert done.returncode == 1


def test_what_was_printed_before_a_command_was_called_stands_before_what_it_prints() -> None:
    code = "import sys; from seedproof.cli.app import main; sys.argv = ['seedproof', '--version']; print('first', end=' '); main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("first seedproof ")


def test_standard_output_is_still_open_for_who_called_a_command() -> None:
    code = (
        "import contextlib, gc, sys; from seedproof.cli.app import main; sys.argv = ['seedproof', '--version']\n"
        "with contextlib.suppress(SystemExit): main()\n"
        "sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__; gc.collect(); print('last'); print('said', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "last"
    assert done.stderr == "said\n"
