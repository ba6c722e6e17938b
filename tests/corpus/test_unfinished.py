"""What is half written belongs to the process that its name tells, and is removed once that one has ended."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from seedproof.corpus.unfinished import remove_left_behind, unfinished_name

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there all are removed that can be")


def of(process: int) -> str:
    """Return a name as a process of this machine gives it, but none that this one has given."""
    _, host, _, last = unfinished_name().split("-")
    return f".seedproof-{host}-{process}-{last[1:8]}{'0' if last[0] != '0' else '1'}.tmp"


def ended() -> int:
    """Return the number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_what_a_process_has_left_that_has_ended_is_removed_and_nothing_else(tmp_path: Path) -> None:
    _, host, rest = of(ended()).split("-", 2)
    gone = [of(ended()), of(os.getpid()), of(10**30)]  # an earlier process may have had our number; the last one is none
    kept = [unfinished_name(), of(os.getppid()), f".seedproof-{host[::-1]}x-{rest}", f".seedproof-{'0' * 8}-{rest}", f"x{of(ended())}"]
    for name in (*gone, *kept):
        (tmp_path / name).write_text("half")
    (tmp_path / (folder := of(ended()))).mkdir()
    (tmp_path / folder / "half.html").write_text("half")
    (tmp_path / "whole").mkdir()
    (tmp_path / (link := of(ended()))).symlink_to(tmp_path / "whole")

    remove_left_behind(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {*kept, "whole"}
    assert not (tmp_path / link).is_symlink()


def test_a_folder_is_looked_at_once_and_one_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    remove_left_behind(tmp_path / "nowhere")
    remove_left_behind(tmp_path)
    (tmp_path / (name := of(ended()))).write_text("half")

    remove_left_behind(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]
