"""What the pages of docs/how-to show runs, prints what they say, and is taken as settings."""

from __future__ import annotations

import contextlib
import re
import tomllib
from itertools import zip_longest
from pathlib import Path

import pytest
import yaml
from tests.cli.command import CLEAN

from seedproof.core.spellings import Spellings
from seedproof.corpus.project import Project

HOW_TO = Path(__file__).parent.parent / "docs" / "how-to"


def blocks(page: str, kind: str) -> list[str]:
    """Return the code of a kind that stands on a page, flush left."""
    found = re.findall(rf"^( *)```{kind}\n(.*?)^\1```", (HOW_TO / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [re.sub(rf"^{indent}", "", code, flags=re.MULTILINE) for indent, code in found]


def test_notebooks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "my-corpus" / "seeds").mkdir(parents=True)
    (tmp_path / "my-corpus" / "seedproof.toml").touch()
    (tmp_path / "my-corpus" / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")
    names: dict[str, object] = {}
    for code, shown in zip_longest(blocks("notebooks.md", "python"), blocks("notebooks.md", "text")):
        with contextlib.chdir(tmp_path):
            exec(code, names)
        assert capsys.readouterr().out == shown


def test_settings(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    written = blocks("curating.md", 'toml title="seedproof.toml"') + blocks("own-checks.md", 'toml title="seedproof.toml"')
    for settings in written:
        (tmp_path / "seedproof.toml").write_text(settings, encoding="utf-8")
        Project.around(tmp_path)
    assert len(written) == 4


def test_spellings() -> None:
    (written,) = blocks("curating.md", 'toml title="checks/spellings.toml"')
    assert Spellings.model_validate(tomllib.loads(written)).wrong == {
        "Castrel Gas and Light Society": "Castrel Gas & Light Society",
    }


def test_the_action_is_given_inputs_that_it_has() -> None:
    workflow = yaml.safe_load(blocks("ci.md", "yaml")[0])
    inputs = yaml.safe_load((HOW_TO.parent.parent / "action.yml").read_text("utf-8"))["inputs"]
    page = (HOW_TO / "ci.md").read_text("utf-8")

    assert set(workflow["jobs"]["corpus"]["steps"][1]["with"]) <= set(inputs)
    assert [name for name in inputs if f"| `{name}` |" not in page] == []
