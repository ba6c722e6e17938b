"""A fix says where it is in words that can be true: no place is before the text."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from seedproof import Edit


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (0, -1)])
def test_no_place_lies_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValidationError):
        Edit(start=start, end=end, text="")
    assert Edit(start=0, end=0, text="").start == 0
