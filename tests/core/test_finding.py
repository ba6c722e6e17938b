"""Places of findings and fixes can be true, and a fix mends a stretch that holds all of it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from seedproof import Edit, Finding, Fix


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


@pytest.mark.parametrize(
    ("start", "end", "mended"),
    [(10, 16, "the boat"), (9, 17, " the boat."), (11, 16, None), (10, 15, None), (0, 5, None)],
)
def test_a_fix_mends_what_holds_all_of_its_edits(start: int, end: int, mended: str | None) -> None:
    text = "They saw  hteboa. They left."
    edits = (Edit(start=10, end=13, text="the "), Edit(start=13, end=16, text="boa"), Edit(start=16, end=16, text="t"))

    assert Fix(safe=True, edits=edits).within(text[start:end], start) == mended


def test_a_finding_says_in_a_notebook_how_many_it_has_absorbed() -> None:
    finding = Finding(**FIRST)

    assert "in it" not in finding._repr_html_()
    assert " m and 2 in it<br>" in finding.absorbing((finding, finding))._repr_html_()
