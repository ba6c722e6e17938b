"""Cases tell where they come from: one by one, or a file for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedproof.testing import cases


def written(folder: Path, text: str) -> Path:
    file = folder / "some-check.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_case_names_its_provenance(tmp_path: Path) -> None:
    [case] = cases(written(tmp_path, "passes:\n  - {label: a, text: b, provenance: in-the-wild}\n"))

    assert case.provenance == "in-the-wild"


def test_a_file_names_it_for_cases_that_do_not(tmp_path: Path) -> None:
    text = "provenance: synthetic\npasses:\n  - {label: a, text: b}\n  - {label: c, text: d, provenance: in-the-wild}\n"

    assert [case.provenance for case in cases(written(tmp_path, text))] == ["synthetic", "in-the-wild"]


def test_a_file_without_it_is_as_good_as_before(tmp_path: Path) -> None:
    [case] = cases(written(tmp_path, "passes:\n  - {label: a, text: b}\n"))

    assert case.provenance is None


@pytest.mark.parametrize(
    "text", ["provenance: heaven\npasses:\n  - {label: a, text: b}\n", "passes:\n  - {label: a, text: b, provenance: heaven}\n"]
)
def test_an_unknown_provenance_is_an_error_that_names_the_known_ones(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match="use in-the-wild or synthetic"):
        cases(written(tmp_path, text))
