"""Tests of the tables of syllables."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from training.lexicon import syllables


def test_write(tmp_path: Path) -> None:
    """Only possible syllables of several documents are kept."""
    (tmp_path / "into/vi").mkdir(parents=True)
    texts = ["Cây cầu cũ đươc sửa.", "Cây cầu cũ đươc sửa.", "Cây cầu cũ đươc sửa.", "Cây cầu mới đươc sửa."]
    with gzip.open(tmp_path / "raw_vi.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text}) + "\n" for text in texts)
    syllables.write("vi", tmp_path, tmp_path / "into")
    head, *rows = (tmp_path / "into/vi/syllables.txt").read_text(encoding="utf-8").splitlines()
    assert "20 words" in head
    assert rows == ["cây\t830", "cầu\t830", "sửa\t830"]
