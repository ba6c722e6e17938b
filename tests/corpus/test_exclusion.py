"""Settings leave files out, also those that are named; hidden files among the seeds are not read at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedproof import Document, Files, Settings
from seedproof.corpus.exclusion import matches

SEEDS = ("seeds/new/a.txt", "seeds/old/b.txt", "seeds/old/deep/c.md", "seeds/olden/d.txt", "seeds/new/.draft.txt", "seeds/.trash/e.txt")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (*SEEDS, ".notes.txt", "seeds/new/.a.txt.x1y2"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Text", encoding="utf-8")
    return tmp_path


def ids(*paths: Path, root: Path, exclude: tuple[str, ...] = ()) -> list[str]:
    return sorted(item.id for item in Files(paths, Settings(exclude=exclude), root) if isinstance(item, Document))


@pytest.mark.parametrize("pattern", ["seeds/old/**", "seeds/old", "seeds/old/", "./seeds/old/*", "old"])
def test_a_folder_is_left_out_with_all_that_is_in_it(root: Path, pattern: str) -> None:
    assert ids(root / "seeds", root=root, exclude=(pattern,)) == ["a", "d"]


def test_a_file_that_is_left_out_is_so_when_it_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "seeds")  # as pre-commit names them, and from elsewhere
    files = Files((Path("new/a.txt"), Path("../seeds/old/b.txt")), Settings(exclude=("seeds/old",)), root)

    assert [item.id for item in files if isinstance(item, Document)] == ["a"]
    assert [(str(skipped.path), skipped.meant) for skipped in files.skipped] == [("../seeds/old/b.txt", True)]


def test_a_hidden_file_among_the_seeds_is_not_read_even_when_it_is_named(root: Path) -> None:
    hidden = [root / name for name in ("seeds/new/.draft.txt", "seeds/.trash/e.txt", "seeds/new/.a.txt.x1y2")]

    assert ids(root / "seeds", root=root) == ["a", "b", "c", "d"]
    assert ids(root / "seeds/new/a.txt", *hidden, root=root) == ["a"]
    assert ids(root / "seeds/.trash", root=root) == []
    assert ids(root / ".notes.txt", root=root) == [".notes"]


@pytest.mark.parametrize(
    ("path", "pattern", "left_out"),
    [
        ("seeds/a.md", "*.md", True),
        ("seeds/deep/a.draft.md", "*.draft.md", True),
        ("seeds/a.txt", "*.md", False),
        ("seeds/a.txt", "seeds/*.txt", True),
        ("other/seeds/a.txt", "seeds/*.txt", False),
        ("seeds/olden/a.txt", "seeds/old", False),
        ("seeds/A.txt", "seeds/a.txt", False),
        ("seeds/2024-01/a.txt", "seeds/20[12]?-*/", True),
    ],
)
def test_patterns(path: str, pattern: str, left_out: bool) -> None:
    assert matches(path, (pattern,)) is left_out
