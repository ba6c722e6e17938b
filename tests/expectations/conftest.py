"""A result made by hand: four checks, one of each family, and seeds with as many findings as a test wants."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import pytest

from seedproof.core.check import Check
from seedproof.core.finding import Family, Finding, Severity
from seedproof.run.result import Result, SeedRow

Found = Mapping[str, Sequence[tuple[type[Check], Severity]]]
MakeResult = Callable[..., Result]
WriteSuite = Callable[..., Path]


class MissingTitle(Check):
    """Finds seeds without a title."""

    code: ClassVar[str] = "SCH102"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "error"


class AuthorBio(Check):
    """Finds lives of authors."""

    code: ClassVar[str] = "OFF101"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"


class GluedWords(Check):
    """Finds words without a space between them."""

    code: ClassVar[str] = "GRB301"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"


class ShortLine(Check):
    """Finds lines that end early."""

    code: ClassVar[str] = "GRB499"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "info"


CHECKS: tuple[type[Check], ...] = (AuthorBio, GluedWords, ShortLine, MissingTitle)


def finding(seed: str, kind: type[Check], severity: Severity, start: int = 0, **more: Any) -> Finding:
    given = {"seed": seed, "check": kind.name(), "code": kind.code, "family": kind.family, "severity": severity}
    place = {
        "start": start,
        "end": start + 1,
        "line": 1,
        "column": start + 1,
        "text": "x",
        "message": "wrong",
        "fingerprint": f"{start:016x}",
    }
    return Finding(**{**given, **place, **more})


@pytest.fixture
def make_result() -> MakeResult:
    """Return ``make(found, **fields of SeedRow)``: a result with a seed for each key of ``found``."""

    def make(found: Found, **fields: Any) -> Result:
        row = {"path": "a.txt", "language": "en", "title": "T", "source": "PAP", "title_length": 40, "body_length": 900, "quotes": 2}
        seeds = tuple(SeedRow(id=name, row=n, **{**row, **fields}) for n, name in enumerate(found, 1))
        findings = tuple(
            finding(seed.id, k, severity, n, path=seed.path).in_row(seed.row)
            for seed in seeds
            for n, (k, severity) in enumerate(found[seed.id])
        )
        return Result(seeds, findings, tuple(kind() for kind in CHECKS))

    return make


@pytest.fixture
def write_suite(tmp_path: Path) -> WriteSuite:
    """Return ``write(*expectations, name=…)``, which gives the folder of suites that it writes to."""

    def write(*expectations: dict[str, Any], name: str = "first", **more: Any) -> Path:
        folder = tmp_path / "checks"
        folder.mkdir(exist_ok=True)
        content = {"name": name, "expectations": list(expectations), **more}
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
        return folder

    return write


def at_most(column: str, severity: str = "critical", **kwargs: Any) -> dict[str, Any]:
    return {"type": "expect_column_values_to_be_between", "severity": severity, "kwargs": {"column": column, "max_value": 0, **kwargs}}
