"""An installation without extras does all that needs none, and says in one line what the rest needs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.cli.command import BROKEN, CLEAN, Done, seedproof
from tools.sbom import needed

ROOT = Path(__file__).parent.parent.parent
ASKED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# What the tests' own interpreter needs to begin, and is of no package that ours asks for.
TOOLS = ("pip", "_virtualenv", "__editable___", "_editable_impl_", "seedproof")


def light() -> set[str]:
    """Return the names of all packages that are installed where no extra is asked for."""
    requires = {part.name: part.requires or [] for part in distributions()} | {"seedproof": ASKED["dependencies"]}
    return needed("seedproof", (), requires)


def absent() -> list[str]:
    """Return the modules of all other packages that there are here."""
    kept = light()
    modules = {module: {canonicalize_name(name) for name in names} for module, names in packages_distributions().items()}
    return sorted(module for module, names in modules.items() if not names & kept and not module.startswith(TOOLS))


RUN = """
import json, pathlib, sys
from tests.cli.command import seedproof
print(json.dumps([seedproof(pathlib.Path(folder), *arguments) for folder, *arguments in json.load(sys.stdin)]))
"""


@pytest.fixture
def variables(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which Python finds nothing but what the package without extras brings."""
    blocked = absent()
    assert {"great_expectations", "pandas", "pyarrow", "marshmallow", "pytest"} <= set(blocked)
    (tmp_path / "site").mkdir()
    code = f"import sys\nsys.modules.update(dict.fromkeys({blocked!r}))\n"
    (tmp_path / "site" / "sitecustomize.py").write_text(code, encoding="utf-8")
    return {**os.environ, "PYTHONPATH": f"{tmp_path / 'site'}:{ROOT / 'src'}:{ROOT}"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    assert seedproof(tmp_path, "init", "corpus").returncode == 0
    (tmp_path / "corpus" / "seeds" / "ferry.txt").write_text(BROKEN, encoding="utf-8")
    return tmp_path / "corpus"


def run(variables: dict[str, str], *commands: tuple[object, ...]) -> list[Done]:
    """Run commands, each after the folder that it is run in, one after the other in one process, which is quicker."""
    given = json.dumps([list(map(str, command)) for command in commands])
    done = subprocess.run([sys.executable, "-c", RUN], input=given, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [Done(*ended) for ended in json.loads(done.stdout)]


def test_the_extra_for_the_gate_alone_brings_great_expectations() -> None:
    extra = {canonicalize_name(Requirement(text).name) for text in ASKED["optional-dependencies"]["gate"]}

    assert extra == {"great-expectations", "pandas"}
    assert not extra & light()


def test_what_needs_no_extra_runs_without_any(tmp_path: Path, project: Path, variables: dict[str, str]) -> None:
    formats = ("json", "sarif", "junit", "github", "gitlab", "rdjson", "markdown")
    (project / "candidate.txt").write_text(CLEAN.replace("ferry", "coach").replace("Monday", "Friday"), encoding="utf-8")
    commands: list[tuple[tuple[str, ...], int, str]] = [
        (("check", "--format", "concise", "--jobs", "2"), 1, "comment-form"),
        *((("check", "--format", format), 1, "comment-form") for format in formats),
        (("parse", "--format", "jsonl"), 0, '"Ferry stays in port"'),
        (("fix", "--diff"), 1, "-Leave a Reply"),
        (("fix",), 0, ""),
        (("add", "candidate.txt"), 0, "added"),
        (("table",), 0, "id,origin,"),
        (("suites",), 0, "house-style"),
        (("spellings",), 0, ""),
        (("baseline",), 0, "recorded"),
        (("explain", "glued-words"), 0, "glued"),
    ]
    ended = run(variables, (tmp_path, "init", "another"), *((project, *arguments) for arguments, *_ in commands))

    assert ended[0].returncode == 0
    for (arguments, code, said), done in zip(commands, ended[1:], strict=True):
        assert done.returncode == code, (arguments, done)
        assert said in done.stdout, arguments


def test_the_site_is_built_without_the_gate_and_one_line_says_so(project: Path, variables: dict[str, str]) -> None:
    [done] = run(variables, (project, "docs"))

    assert done.returncode == 0
    what = "the site is without the gate's verdict and Data Docs, which need Great Expectations"
    assert done.stderr == f"seedproof: note: {what}: pip install 'seedproof[gate]'\n"
    assert "Ferry stays in port" in (project / "reports" / "seeds.html").read_text("utf-8")
    assert not (project / "reports" / "data-docs").exists()


def test_what_needs_an_extra_says_which(project: Path, variables: dict[str, str]) -> None:
    (project / "rows.parquet").write_bytes(b"PAR1")
    wanted: dict[tuple[str, ...], str] = {
        ("gate",): "`seedproof gate` needs Great Expectations\n  hint: pip install 'seedproof[gate]'",
        ("table", "--output", "t.parquet"): "writing Parquet needs pyarrow\n  hint: pip install 'seedproof[parquet]'",
        (
            "check",
            "--format",
            "parquet",
            "--output",
            "f.parquet",
        ): "writing Parquet needs pyarrow\n  hint: pip install 'seedproof[parquet]'",
        ("check", "seeds", "--engine", "spark", "--output", "f"): "the engine spark needs pyspark\n  hint: pip install 'seedproof[spark]'",
        ("check", "rows.parquet"): "rows.parquet: reading Parquet needs pyarrow\n  hint: pip install 'seedproof[parquet]'",
    }
    ended = run(variables, *((project, *arguments) for arguments in wanted))

    assert ended == [Done(2, "", f"seedproof: {said}\n") for said in wanted.values()]


def test_the_expectation_says_which_extra_it_needs(variables: dict[str, str]) -> None:
    code = "from seedproof.expectations import ExpectColumnValuesToHaveNoFindings"
    done = subprocess.run([sys.executable, "-c", code], env=variables, capture_output=True, text=True, check=False)

    assert re.search(r"ImportError: \w+ needs Great Expectations and pandas: pip install 'seedproof\[gate\]'", done.stderr)
