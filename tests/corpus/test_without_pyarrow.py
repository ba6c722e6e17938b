"""Parquet needs a library that is not always there: whoever names such a file is told which."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from seedproof import Files, InputError


def test_reading_parquet_without_its_library_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rows.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)

    with pytest.raises(InputError) as caught:
        list(Files((tmp_path / "rows.parquet",)))
    assert str(caught.value) == f"{tmp_path / 'rows.parquet'}: reading Parquet needs pyarrow\n  hint: pip install 'seedproof[parquet]'"
