"""Each example runs, and ends as it says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"


def test_every_example_is_told_of() -> None:
    told = (EXAMPLES / "README.md").read_text("utf-8")

    assert [file.name for file in EXAMPLES.rglob("*.py") if f"({file.relative_to(EXAMPLES).as_posix()})" not in told] == []


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--spark",)])
def test_great_expectations_judges_articles(tmp_path: Path, options: tuple[str, ...]) -> None:
    if options:
        pytest.importorskip("pyspark", reason="pyspark is not installed")
        if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
            pytest.skip("Spark needs java")
    command = [sys.executable, "examples/great_expectations/validate.py", str(tmp_path), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 1, done.stderr
    assert "not met garbled\n        candidate: line 7 GRB201 leaked-markup; " in done.stdout
    assert "not met offtopic\n        candidate: line 17 OFF101 author-bio; " in done.stdout
    assert "met     corpus-name-variant" in done.stdout
    pages = (page.read_text("utf-8") for page in (tmp_path / "gx" / "uncommitted" / "data_docs").rglob("*.html"))
    assert any("line 17 OFF101 author-bio" in page for page in pages)
