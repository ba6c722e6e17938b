"""Running the command line: in this process, which is fast, or in one of its own where that matters."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from seedproof.cli.app import main

__all__ = ["BROKEN", "CLEAN", "Done", "seedproof", "seedproof_process", "small_project"]

BROKEN = """Ferry stays in port

By Maren Holt

The ferry to Alven stayed in port on Monday because of the storm, the harbour master said. Nobody was hurt.

More than two hundred passengers spent the night in the school at Alven, where the town had put up beds for them.

The company said that it would sail again on Tuesday if the wind allowed it.

Leave a Reply

Your email address will not be published. Required fields are marked *
"""
CLEAN = BROKEN.partition("Leave")[0]


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def seedproof(folder: Path, *arguments: str) -> Done:
    """Run the command in ``folder``, in this process."""
    written, said = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(buffer, encoding="utf-8", newline="\n", write_through=True) for buffer in (written, said))
    with (
        contextlib.chdir(folder),
        mock.patch.object(sys, "argv", ["seedproof", *arguments]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
    return explained(Done(code, written.getvalue().decode("utf-8"), said.getvalue().decode("utf-8")))


def explained(done: Done) -> Done:
    """Return how a command ended, once it is sure that one which ends with 2 has said what to do."""
    assert done.returncode != 2 or re.search(r"hint: \S|Usage: ", done.stderr), done.stderr
    return done


def small_project(folder: Path) -> Path:
    """Make a corpus project as ``init`` does, with one suite that holds no more than what is said of a family and of comment forms.

    Great Expectations takes most of two seconds for the suites that ``init`` writes. Copies are let be: most seeds of tests are some.
    """
    assert seedproof(folder.parent, "init", folder.name).returncode == 0
    for path in (folder / "checks").glob("*.json"):
        if path.name == "offtopic.json":
            suite = json.loads(path.read_text(encoding="utf-8"))
            kept = [expected for expected in suite["expectations"] if expected["kwargs"]["column"] in ("offtopic", "comment_form")]
            assert len(kept) == 2
            path.write_text(json.dumps({**suite, "expectations": kept}), encoding="utf-8")
        else:
            path.unlink()
    (folder / "checks" / "house_style.py").unlink()  # projects whose settings tests replace would be told of it
    settings = folder / "seedproof.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("ignore = []", 'ignore = ["duplicate-document"]'), encoding="utf-8")
    return folder


def seedproof_process(folder: Path, *arguments: str, **variables: str) -> Done:
    """Run the command in ``folder``, in a process of its own, with warnings as errors."""
    environment = {**os.environ, "PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8", **variables}
    command = [sys.executable, "-m", "seedproof", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=environment, check=False)
    return explained(Done(done.returncode, done.stdout, done.stderr))
