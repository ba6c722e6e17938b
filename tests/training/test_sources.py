"""What each data.toml says of its sources is all there, and what ships names its learner and its sources rightly."""

from __future__ import annotations

import ast
import hashlib
import re
from pathlib import Path

import pytest
from training.sources import sources, warn_of_other_files

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


def test_every_source_says_what_it_is_its_licence_and_how_to_fetch_it(folder: Path) -> None:
    for source in sources(folder):
        assert all((source.what, source.licence, source.fetch)), source.name
        assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in source.files.values()), source.name


def test_every_learner_tells_its_one_command(folder: Path) -> None:
    told = ast.get_docstring(ast.parse((folder / "learn.py").read_text("utf-8"))) or ""

    assert f"python -m training.{folder.name}.learn " in told or f"python training/{folder.name}/learn.py " in told


@pytest.mark.parametrize("file", sorted(PACKAGE.glob("**/data/**/*.t[xs][tv]")), ids=lambda file: "/".join(file.parts[-2:]))
def test_the_script_that_a_header_names_exists(file: Path) -> None:
    with file.open(encoding="utf-8") as lines:
        named = SCRIPT.findall(next(lines) + next(lines))

    assert [script for script in named if not (ROOT / script).is_file()] == []


def test_sources_of_a_header_are_those_of_the_data_toml() -> None:
    known = {source.name for source in sources(ROOT / "training/lexicon")}

    for table in [*PACKAGE.glob("lang/data/*/lexicon.txt"), PACKAGE / "lang/data/en/unseen_pairs.txt"]:
        with table.open(encoding="utf-8") as lines:
            named = (next(lines) + next(lines)).rpartition(" words of: ")[2].strip().removesuffix(".").split(", ")
        assert set(named) <= known, table


@pytest.mark.parametrize(
    ("entry", "missing"), [('what = "b"\nfetch = "c"', "licence"), ('what = "b"\nfetch = "c"\nlicence = "d"\nfile = "e"', "sha256")]
)
def test_what_a_source_does_not_say_is_named(tmp_path: Path, entry: str, missing: str) -> None:
    (tmp_path / "data.toml").write_text(f"[a]\n{entry}\n", encoding="utf-8")

    with pytest.raises(ValueError, match=rf"\[a\] does not say {missing};"):
        sources(tmp_path)


@pytest.mark.parametrize("several", [False, True])
def test_other_files_than_those_that_were_used_are_told(tmp_path: Path, several: bool, capsys: pytest.CaptureFixture[str]) -> None:
    digest = hashlib.sha256(b"one").hexdigest()
    files = f'[a.files]\n"../x/a.txt" = "{digest}"\n"b.txt" = "{digest}"\n' if several else f'file = "a.txt"\nsha256 = "{digest}"\n'
    (tmp_path / "data.toml").write_text(f'[a]\nwhat = "b"\nlicence = "c"\nfetch = "d"\n{files}', encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(b"one")
    (tmp_path / "b.txt").write_bytes(b"two")

    assert warn_of_other_files(tmp_path, [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]) == ["b.txt", "c.txt"]
    assert "b.txt is not the file" in capsys.readouterr().out
