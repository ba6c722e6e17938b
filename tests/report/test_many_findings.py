"""What is written of a run is the same whether its findings are in memory or, as many are, in a file that is read anew each time."""

from __future__ import annotations

import io
from pathlib import Path
from typing import get_args

import pytest

from seedproof import CheckSelection, Files, Project, Result, check_corpus
from seedproof.cli.writing import Format, Written, write_all
from seedproof.report.html import build_site
from seedproof.run import engine
from seedproof.run.held import FindingsOnDisk, HeldFindings

BROKEN = sorted((Path(__file__).parents[1] / "broken").glob("*.txt"))
#: Those that are bytes, which a text stream does not take.
TOLD = [format for format in get_args(Format) if format != "parquet"]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The broken documents, each twice, so that there are names to compare and copies."""
    root = tmp_path_factory.mktemp("many")
    for number in (1, 2):
        for file in BROKEN:
            (root / f"{file.stem}-{number}.txt").write_bytes(file.read_bytes())
    return Files((root,), Project.around(root).settings)


@pytest.fixture(scope="module")
def few(seeds: Files) -> Result:
    return check_corpus(seeds, CheckSelection.of(), jobs=1)


@pytest.fixture(scope="module")
def many(seeds: Files) -> Result:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engine, "HeldFindings", lambda: HeldFindings(few=7))
        result = check_corpus(seeds, CheckSelection.of(), jobs=1)
    assert isinstance(result.findings, FindingsOnDisk)
    return result


def site(result: Result, seeds: Files, folder: Path) -> dict[str, bytes]:
    root = build_site(result, seeds, folder).parent
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_the_site_is_the_same(few: Result, many: Result, seeds: Files, tmp_path: Path) -> None:
    pages = site(many, seeds, tmp_path / "many")

    assert {"index.html", "names.html", "duplicates.html"} <= set(pages)
    assert pages == site(few, seeds, tmp_path / "few")


@pytest.mark.parametrize("format", TOLD)
def test_every_format_is_the_same(few: Result, many: Result, seeds: Files, tmp_path: Path, format: Format) -> None:
    def told(result: Result) -> str:
        stream = io.StringIO()
        write_all(Written(result, seeds, Project.around(tmp_path), "error", 1.0, None, statistics=False), [(format, stream)])
        return stream.getvalue()

    assert told(many) == told(few)
