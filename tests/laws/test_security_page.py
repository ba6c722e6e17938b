"""What docs/security.md says is held, is held: every test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def named() -> list[tuple[str, str]]:
    """Return the file and the name of each test on the page: an ellipsis stands for the file that was named last."""
    tests, file = [], ""
    for path, name in re.findall(r"`(\S+)::(test_\w+)`", PAGE):
        file = file if path == "…" else path
        tests.append((file, name))
    return tests


def test_every_test_that_the_page_names_is_there() -> None:
    assert [(file, name) for file, name in named() if f"\ndef {name}(" not in (ROOT / file).read_text(encoding="utf-8")] == []
    assert len(named()) > 30


def test_every_threat_has_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and line.count(" | ") == 2 and "| threat |" not in line]
    assert [row[:80] for row in rows if "::test_" not in row] == []
    assert len(rows) > 20
