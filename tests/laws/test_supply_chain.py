"""What is installed is what was locked."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LOCKS = ("requirements.lock", "requirements-docs.lock")


def locked(lock: str = LOCKS[0]) -> dict[str, str]:
    """Return what a lock says of each package, by its name."""
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text("utf-8"))
    return {entry.partition("==")[0]: entry for entry in entries if not entry.startswith("#")}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_the_lock_has_one_version_and_hashes(lock: str) -> None:
    for name, entry in locked(lock).items():
        assert re.match(rf"{re.escape(name)}==\S+( ;.*)? \\\n", entry), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), name
    assert len(locked(lock)) > 25


def test_the_documentation_site_changes_nothing_that_is_installed() -> None:
    installed = locked()
    shared = {name: entry for name, entry in locked("requirements-docs.lock").items() if name in installed}

    assert [name for name, entry in shared.items() if entry.split()[0] != installed[name].split()[0]] == []
    assert "jinja2" in shared


def test_hashes_are_required_where_the_lock_is_installed() -> None:
    for file in ("Makefile", "tools/test_wheel.py"):
        lines = [line for line in (ROOT / file).read_text("utf-8").splitlines() if re.search(r'-r[", ]+requirements', line)]
        assert lines, file
        assert all("--require-hashes" in line for line in lines), file


def test_all_that_is_asked_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    asked += [name for extra in project["project"]["optional-dependencies"].values() for name in extra]

    assert {re.split(r"[\[<>=~!; ]", name)[0] for name in asked} - set(locked()) - {"pyspark"} == set()
