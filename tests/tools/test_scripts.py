"""Every script can be imported: what it takes from the package is there under that name."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = [
    ".".join(file.relative_to(ROOT).with_suffix("").parts)
    for room in ("tools", "benchmarks")
    for file in sorted((ROOT / room).glob("*.py"))
]


@pytest.mark.parametrize("module", MODULES)
def test_it_can_be_imported(module: str) -> None:
    importlib.import_module(module)
