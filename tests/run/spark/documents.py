"""What Spark's tests check, and how they compare what is found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from seedproof import Finding
from seedproof.run.arrow import fields_of

__all__ = ["on_spark", "on_this_machine", "rows", "said"]

_ROOT = Path(__file__).parents[3]
TEXTS = [path.read_text(encoding="utf-8") for folder in ("tests/broken", "seeds") for path in sorted((_ROOT / folder).glob("*.txt"))]


def rows(count: int) -> list[dict[str, str]]:
    """Return documents of which some recur, some share an id, and half have a line that recurs."""
    footer = "\n\nSign up for the Harbour Gazette newsletter and never miss a story from the quay."
    return [{"id": f"seed {n % (count - 3)}", "text": f"{TEXTS[n % len(TEXTS)]}{footer if n % 2 else ''}"} for n in range(count)]


def said(found: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return what findings say; a frame has no paths, and of its rows only the order is known."""
    return sorted(json.dumps({**finding, "path": None, "row": None}, sort_keys=True) for finding in found)


def on_this_machine(found: Iterable[Finding]) -> list[str]:
    """Return what the findings of a local run say."""
    return said(map(fields_of, found))


def on_spark(found: Any) -> list[str]:
    """Return what the findings of a frame say."""
    return said(row.asDict(recursive=True) for row in found.collect())
