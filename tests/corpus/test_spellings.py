"""The agreed spellings of a corpus: what the file may say, and that what is wrong with it is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedproof import Project, SettingsError
from seedproof.checks.spelling.shared.agreed import HeedsSpellings
from seedproof.core.spellings import Spellings
from seedproof.corpus.registry import CheckSelection
from seedproof.corpus.spellings import read_spellings

AGREED = """
[[spelling]]
preferred = "Antonia Blythe"
variants = ["Anthonia Blyth"]
allowed = ["Toni Blythe"]

[[never-confuse]]
names = ["Ruth Heller", "Tom Geller"]
"""


def read(folder: Path, text: str) -> Spellings:
    path = folder / "spellings.toml"
    path.write_text(text, encoding="utf-8")
    return read_spellings(path)


def test_without_a_file_nothing_is_agreed(tmp_path: Path) -> None:
    assert read_spellings(tmp_path / "spellings.toml") == Spellings()
    assert Spellings().wrong == {}


def test_variants_are_wrong_and_pairs_that_are_settled_need_no_comparing(tmp_path: Path) -> None:
    agreed = read(tmp_path, AGREED)

    assert agreed.wrong == {"Anthonia Blyth": "Antonia Blythe"}
    assert agreed.right == {"Antonia Blythe"}
    assert agreed.settles("Antonia Blythe", "Toni Blythe")
    assert agreed.settles("Geller", "Heller")
    assert agreed.settles("Anthonia Blyth", "Antonia Blith")
    assert not agreed.settles("Antonia Blythe", "Antonia Blith")


def test_spaces_round_a_form_are_no_part_of_it(tmp_path: Path) -> None:
    agreed = read(tmp_path, AGREED.replace('"Anthonia Blyth"', '" Anthonia Blyth "').replace('"Antonia Blythe"', '"Antonia Blythe\\t"'))
    assert agreed.wrong == {"Anthonia Blyth": "Antonia Blythe"}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('\n[[speling]]\npreferred = "x"', 2, "did you mean '[[spelling]]'"),
        ('[[spelling]]\npreferred = "x"\n\n[[spelling]]\nprefered = "y"', 4, "did you mean 'preferred'"),
        ('[[spelling]]\nvariants = ["y"]', 1, "'preferred' is missing"),
        ('[[spelling]]\npreferred = "x"\nvariants = "y"', 1, "variants: input should be a valid list"),
        ('[[spelling]]\npreferred = "x"\nvariants = ["x"]', 1, "'x' is named twice"),
        ('[[spelling]]\npreferred = "x"\nvariants = ["y"]\n[[spelling]]\npreferred = "z"\nvariants = ["y"]', 6, "a variant of both"),
        ('[[spelling]]\npreferred = "x"\n[[spelling]]\npreferred = "z"\nvariants = ["x"]', 5, "elsewhere in the file a form to write"),
        ('[[never-confuse]]\nnames = ["a"]', 1, "at least 2"),
        ("x = ", None, "cannot be read"),
    ],
)
def test_what_is_wrong_with_the_file_is_said_with_its_line(tmp_path: Path, text: str, line: int | None, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, text)
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path / 'spellings.toml'}:" + (f"{line}: " if line else " "))


def test_every_check_that_compares_spellings_knows_what_is_agreed(tmp_path: Path) -> None:
    (tmp_path / "seedproof.toml").write_text("", encoding="utf-8")
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "spellings.toml").write_text(AGREED, encoding="utf-8")

    checks = CheckSelection.of(Project.around(tmp_path), ["spelling"]).checks()
    agreed = [check.agreed for check in checks if isinstance(check, HeedsSpellings)]
    assert len(agreed) > 5
    assert all(spellings.wrong for spellings in agreed)
    assert not any("agreed" in type(check).model_fields for check in checks)
