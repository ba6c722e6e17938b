"""What is written of a run is the same whether its findings are in memory or, as many are, in a file that is read anew each time."""

from __future__ import annotations

import io
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from seedproof import CheckSelection, Files, Finding, Project, Result, check_corpus
from seedproof.cli.writing import Format, Written, write_all
from seedproof.corpus.baseline import Baseline, entry_of
from seedproof.report.history import FILES, read_history
from seedproof.report.html import build_site
from seedproof.report.table import as_csv
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
    return check_corpus(seeds, CheckSelection.of(), recorded=True, jobs=1)


@pytest.fixture(scope="module")
def many(seeds: Files) -> Result:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engine, "HeldFindings", lambda: HeldFindings(few=7))
        result = check_corpus(seeds, CheckSelection.of(), recorded=True, jobs=1)
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


def test_the_table_that_suites_judge_is_the_same(few: Result, many: Result) -> None:
    assert "".join(as_csv(many)) == "".join(as_csv(few))


def test_a_baseline_knows_the_same(few: Result, many: Result) -> None:
    known = Baseline(tuple(entry_of(finding) for finding in few.findings[::3]))
    one, other = many.baselined(known), few.baselined(known)

    assert isinstance(one.findings, FindingsOnDisk)
    assert one.findings == other.findings
    assert one.stale == other.stale
    assert any(finding.baselined for finding in one.findings)


def test_the_next_run_tells_the_same_as_new(few: Result, many: Result, tmp_path: Path) -> None:
    for name, result in (("few", few), ("many", many)):
        (tmp_path / name).mkdir()
        read_history(tmp_path / name, result.only(result.findings[5:]), "seeds").write(tmp_path / name, result.only(result.findings[5:]))
    one, other = (read_history(tmp_path / name, result, "seeds") for name, result in (("few", few), ("many", many)))

    assert [one.is_new(f) for f in few.findings] == [other.is_new(f) for f in many.findings]
    assert {one.is_new(f) for f in few.findings} == {True, False}
    assert [(tmp_path / "few" / file).read_bytes() for file in FILES] == [(tmp_path / "many" / file).read_bytes() for file in FILES]


@pytest.fixture
def alive(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Return what says how many findings that were read from the file were there at once, at most."""
    here, most = 0, 0
    restore = Finding.__setstate__

    def gone() -> None:
        nonlocal here
        here -= 1

    def restored(finding: Finding, state: dict[Any, Any]) -> None:
        nonlocal here, most
        restore(finding, state)
        here += 1
        most = max(most, here)
        weakref.finalize(finding, gone)

    monkeypatch.setattr(Finding, "__setstate__", restored)
    return lambda: most


def test_neither_the_site_nor_the_table_holds_the_findings(many: Result, seeds: Files, tmp_path: Path, alive: Callable[[], int]) -> None:
    of_one = max(len([one for f in found for one in f.unfolded()]) for found in many.by_document().values())
    assert of_one < len(many.findings) / 9, "where one document has most findings this would say nothing"

    "".join(as_csv(many))
    build_site(many, seeds, tmp_path / "site")

    assert alive() <= 3 * of_one
