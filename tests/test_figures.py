"""Figures of accuracy that README and docs/accuracy.md tell are the newest of benchmarks/RESULTS.md, on locked rows."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCK = "lock now"  # the column


def locked() -> dict[str, float]:
    """Return the figures of the newest table that has a column of locked ones."""
    lines = (ROOT / "benchmarks/RESULTS.md").read_text("utf-8").splitlines()
    head = next(n for n, line in enumerate(lines) if f"| {LOCK} |" in line)
    column = [cell.strip() for cell in lines[head].split("|")].index(LOCK)
    rows = ([cell.strip() for cell in line.split("|")] for line in lines[head + 2 : lines.index("", head)])
    return {row[1]: float(row[column]) for row in rows if row[column] != "–"}


def table(file: str) -> dict[str, list[float]]:
    """Return the figures of a page's tables, by what is named in code beside them."""
    rows = re.findall(r"^\|[^|]*`([\w.]+)`[^|]*\|((?: \d*\.\d+ \|)+)$", (ROOT / file).read_text("utf-8"), re.MULTILINE)
    return {name: [float(cell) for cell in cells.split("|")[:-1]] for name, cells in rows}


def shapes(name: str) -> list[str]:
    """Return the names of the figures that stand in the columns beside a name."""
    if "LANG" in name:
        return [name.replace("LANG", language) for language in ("en", "ru")]
    return [name, *(name.replace("gold.", f"gold.{shape}.") for shape in ("flat", "wrapped"))]


def test_what_is_told_is_what_was_measured() -> None:
    newest, rest = locked(), (ROOT / "benchmarks/RESULTS.md").read_text("utf-8")
    for file in ("docs/accuracy.md", "README.md"):
        told = table(file)
        assert len(told) >= 4, file
        for name, figures in told.items():
            for key, figure in zip(shapes(name), figures, strict=True):
                if key in newest:
                    assert figure == newest[key], (file, key)
                else:  # left out of the newest table where it did not change
                    row = re.search(rf"^\| {re.escape(key)} \|.*\| (?P<now>\d*\.\d+) \|$", rest, re.MULTILINE)
                    assert row, (file, key)
                    assert figure == float(row["now"]), (file, key)
