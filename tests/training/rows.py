"""Small inputs for learners: rows of invented text, written as the large ones are."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def write_rows(file: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Write rows as a compressed file of JSON Lines."""
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return file
