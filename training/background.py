"""Read edited text to count in: a folder of ``background_<language>.jsonl.gz``, a row ``{"source", "lang", "unit", "text"}`` a line.

``unit`` is document, section, or sentences (unrelated ones, one a line). ``lexicon/data.toml`` tells what the sources are.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["file_of", "languages", "rows"]

_START, _END = "background_", ".jsonl.gz"


def file_of(folder: Path, language: str) -> Path:
    """Return the file of a language."""
    return folder / f"{_START}{language}{_END}"


def languages(folder: Path) -> list[str]:
    """Return the languages that the folder has text of, in order."""
    return sorted(path.name.removeprefix(_START).removesuffix(_END) for path in folder.glob(f"{_START}*{_END}"))


def rows(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
