"""What each data.toml says of its learner is all there, and true of what ships."""

from __future__ import annotations

import hashlib
import importlib.util
import re
from pathlib import Path

import pytest
from training.sources import read, warn_of_other_files

import seedproof

ROOT = Path(__file__).parents[2]
PACKAGE = Path(seedproof.__file__).parent
FOLDERS = sorted(file.parent for file in (ROOT / "training").glob("*/data.toml"))
SCRIPT = re.compile(r"\b(?:tools|training)/[\w/]+\.py")


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_every_learner_says_where_its_data_come_from() -> None:
    assert {"lexicon", "spun", "title"} <= {folder.name for folder in FOLDERS}
    assert [file for file in (ROOT / "training").glob("*/learn.py") if file.parent not in FOLDERS] == []


def test_every_source_says_what_it_is_its_licence_and_how_to_get_it(folder: Path) -> None:
    for source in read(folder).sources:
        assert all((source.what, source.licence, source.get)), source.name
        assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in source.sha256.values()), source.name


def test_what_it_makes_ships(folder: Path) -> None:
    for pattern in read(folder).makes:
        assert list(PACKAGE.glob(pattern)), pattern


def test_its_command_is_one_that_exists(folder: Path) -> None:
    python, option, module, *_ = read(folder).command.split()

    assert (python, option) == ("python", "-m")
    assert importlib.util.find_spec(module)


@pytest.mark.parametrize("file", sorted(PACKAGE.glob("**/data/**/*.t[xs][tv]")), ids=lambda file: "/".join(file.parts[-2:]))
def test_the_script_that_a_header_names_exists(file: Path) -> None:
    with file.open(encoding="utf-8") as lines:
        named = SCRIPT.findall(next(lines) + next(lines))

    assert [script for script in named if not (ROOT / script).is_file()] == []


def test_sources_of_a_header_are_those_of_the_data_toml() -> None:
    known = {source.name for source in read(ROOT / "training/lexicon").sources}

    for table in [*PACKAGE.glob("lang/data/*/lexicon.txt"), PACKAGE / "lang/data/en/unseen_pairs.txt"]:
        with table.open(encoding="utf-8") as lines:
            named = (next(lines) + next(lines)).rpartition(" words of: ")[2].strip().removesuffix(".").split(", ")
        assert set(named) <= known, table


def test_a_missing_entry_is_named(tmp_path: Path) -> None:
    (tmp_path / "data.toml").write_text('makes = []\ncommand = "x"\n[source.a]\nwhat = "b"\nget = "c"\n', encoding="utf-8")

    with pytest.raises(ValueError, match="'licence' is missing"):
        read(tmp_path)


def test_other_files_than_those_that_were_used_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "same.txt").write_bytes(b"one")
    (tmp_path / "other.txt").write_bytes(b"two")
    digests = "".join(f'"{name}.txt" = "{hashlib.sha256(b"one").hexdigest()}"\n' for name in ("same", "other"))
    source = f'makes = []\ncommand = "x"\n[source.a]\nwhat = "b"\nlicence = "c"\nget = "d"\n[source.a.sha256]\n{digests}'
    (tmp_path / "data.toml").write_text(source, encoding="utf-8")

    assert warn_of_other_files(tmp_path, [tmp_path / "same.txt", tmp_path / "other.txt"]) == ["other.txt"]
    assert "other.txt is not the file" in capsys.readouterr().out
