"""What is generated from the code is up to date, and the public face is what it says."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import seedproof
from seedproof import public

ROOT = Path(__file__).parent.parent.parent


def test_pages_and_json_schemas_are_not_stale() -> None:
    generate = _tool("generate")

    assert generate.stale(generate.contents()) == [], "run: python tools/generate.py"


def test_all_names_just_what_is_exposed() -> None:
    exposed = {
        name
        for name, value in vars(public).items()
        if not name.startswith("_") and not isinstance(value, ModuleType) and name != "annotations"
    }

    assert exposed == set(public.__all__)
    assert sorted(public.__all__) == list(public.__all__)
    assert {name: getattr(seedproof, name) for name in public.__all__} == {name: getattr(public, name) for name in public.__all__}


def test_a_name_that_there_is_not_is_missing_as_from_any_module() -> None:
    with pytest.raises(AttributeError, match="module 'seedproof' has no attribute 'Colums'"):
        _ = seedproof.Colums  # type: ignore[attr-defined]


def test_the_package_itself_and_the_entry_point_import_nothing_that_takes_time() -> None:
    code = "import sys, seedproof.cli.entry; print([m for m in ('numpy', 'pydantic', 'typer', 'rich') if m in sys.modules])"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_checking_imports_neither_great_expectations_nor_pandas_nor_spark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A headline\n\nA body.", encoding="utf-8")
    code = (
        "import sys; sys.argv = ['seedproof', 'check', 'a.txt', '--format', 'jsonl']\n"
        "from seedproof.cli.app import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print([m for m in ('great_expectations', 'pandas', 'pyspark', 'scipy') if m in sys.modules], file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stderr.strip() == "[]"


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / f"tools/{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
