"""A fix says where it is in words that can be true: no place is before the text."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from seedproof import Edit, Finding


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (0, -1)])
def test_no_place_lies_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValidationError):
        Edit(start=start, end=end, text="")
    assert Edit(start=0, end=0, text="").start == 0


FIRST: dict[str, Any] = {
    "seed": "a", "check": "x", "code": "GRB399", "family": "garbled", "severity": "info", "start": 0, "end": 0, "line": 1, "column": 1,
    "text": "", "message": "m", "score": 0.0, "fingerprint": "0" * 16,
}  # fmt: skip


@pytest.mark.parametrize(("field", "value"), [("start", -1), ("end", -1), ("line", 0), ("column", 0), ("score", -0.1), ("score", 1.1)])
def test_the_first_place_of_all_is_the_least(field: str, value: float) -> None:
    assert Finding(**FIRST).start == 0
    with pytest.raises(ValidationError, match=field):
        Finding(**{**FIRST, field: value})
