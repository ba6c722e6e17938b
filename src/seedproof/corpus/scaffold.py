"""A new corpus project: folders, settings, a Seed class, suites, an own check with its cases, a pre-commit hook and CI workflows."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from seedproof.core.errors import InputError
from seedproof.core.finding import Family
from seedproof.core.settings_place import kebab
from seedproof.corpus.project import Project
from seedproof.corpus.registry import built_in
from seedproof.corpus.whole import write_whole

__all__ = ["scaffold"]

_TEMPLATES = {
    "seedproof.toml": "seedproof.toml",
    "schemas/news.py": "news.py.txt",
    "checks/spellings.toml": "spellings.toml",
    "checks/house_style.py": "house_style.py.txt",
    "tests/test_house_style.py": "test_house_style.py.txt",
    "tests/cases/house-style.yaml": "house-style.yaml",
    "conftest.py": "conftest.py.txt",
    "README.rst": "readme.rst",  # Markdown would be a seed to whoever checks the whole folder
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".github/workflows/seedproof.yml": "workflow.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    "reports/.gitignore": "gitignore",
}


def scaffold(folder: Path, suites: Mapping[Family, Mapping[str, Any]]) -> list[Path]:
    """Write a corpus project with these suites into ``folder``, and return the files in order of their names.

    Raises InputError, with nothing written, where one of the files is there already.
    """
    templates = files("seedproof.corpus").joinpath("template")
    contents = {folder / name: templates.joinpath(template).read_text("utf-8") for name, template in _TEMPLATES.items()}
    filled = {"{version}": version("seedproof"), "{options}": _options()}
    for sign, words in filled.items():
        contents = {path: text.replace(sign, words) for path, text in contents.items()}
    for name, suite in suites.items():
        contents[folder / "checks" / f"{name}.json"] = json.dumps(suite, indent=2, ensure_ascii=False) + "\n"
    contents[folder / "seeds" / ".gitkeep"] = ""
    present = [path for path in contents if os.path.lexists(path)]
    if present:
        raise InputError("is there already", where=str(present[0]), hint="name a new folder; nothing was written")
    project = Project(folder.resolve())
    for path in contents:
        project.to_write(project.root / path.relative_to(folder))
    for path, text in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode("utf-8"))
    return sorted(contents)


def _options() -> str:
    """Return the options of all checks as the lines of a TOML file, behind ``#``."""
    tables = []
    for kind in built_in():
        options = {kebab(name): field.default for name, field in kind.model_fields.items()}
        if options:
            lines = (f"# {name} = {json.dumps(value)}" for name, value in options.items())
            tables.append("\n".join((f"# [checks.{kind.name()}]", *lines)))
    return "\n#\n".join(tables)
