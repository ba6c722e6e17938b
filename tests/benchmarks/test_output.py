"""What is measured of output is written whole, in every format."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from benchmarks.output import result_of, written_in

from seedproof import Files, Project
from seedproof.cli.writing import Format, Written


def test_every_format_is_written_of_the_first_findings(tmp_path: Path) -> None:
    text = "Ferry\n\nTheferry sails.\n\nLeave a Reply\n\nYour email address will not be published.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    corpus = Files((tmp_path,))
    result = result_of(corpus, 2)
    written = Written(result, corpus, Project(tmp_path), "warning", 1.0, None, statistics=False)

    assert len(result.findings) == 2
    assert {format: written_in(written, format) > 20 for format in get_args(Format)} == dict.fromkeys(get_args(Format), True)
