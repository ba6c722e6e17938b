"""What the README shows is printed; what it shows of Python runs, and finds what it says."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from tests.cli.command import seedproof

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_candidate_is_told_of_as_shown() -> None:
    (shown,) = re.findall(r"```\n\$ seedproof check docs/demo/candidate.txt\n\n(.*?)```", README, re.DOTALL)
    told = seedproof(ROOT, "check", "docs/demo/candidate.txt", "--no-cache")

    assert told.returncode == 1
    assert re.sub(r"[\d.]+ s\)", "0.5 s)", told.stdout) == shown


def test_the_own_check_and_the_calls_from_python_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own, calls = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    corpus = tmp_path / "my-corpus"
    for folder in ("checks", "seeds"):
        (corpus / folder).mkdir(parents=True)
    (corpus / "seedproof.toml").write_text("own-checks = ['checks/*.py']\n", encoding="utf-8")
    (corpus / "checks" / "own.py").write_text(own, encoding="utf-8")
    (corpus / "seeds" / "a.txt").write_text("A title\n\nWe utilise words.\n", encoding="utf-8")

    with contextlib.chdir(tmp_path):
        exec(calls, {})
    said = capsys.readouterr().out
    assert "3 glued-words" in said
    assert "name='Ada Quill'" in said
    assert "a 3 house-style write “use” for “utilise”" in said
