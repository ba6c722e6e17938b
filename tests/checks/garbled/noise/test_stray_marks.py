"""Marks in and between words, stray letters and digits: what is evidence of noise, and what is meant."""

from __future__ import annotations

import pytest

from seedproof.checks.garbled.noise.misplaced_stops import misplaced_apostrophes, misplaced_stops
from seedproof.checks.garbled.noise.stray_marks import stray_marks
from seedproof.core.document import Document
from seedproof.parse import batch_of


def evidence(text: str) -> list[str]:
    batch = batch_of([Document("seed", text)])
    found = [*stray_marks(batch), *misplaced_stops(batch), misplaced_apostrophes(batch)]
    return sorted(text[s:e] for part in found for s, e in zip(part.start.tolist(), part.end.tolist(), strict=True))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The court adjr~urned at noon on Monday.", ["~"]),
        ("She met the;man on the bridge again.", [";"]),
        ("They did not ,want it at all.", [","]),
        ("He did . so at once with them.", ["."]),
        ("The im- prisonment of the man was long.", ["-"]),
        ("The meeting was held,; and then it ended.", [",;"]),
        ("Then the r old h harbour was closed.", ["h", "r"]),
        ("The harb6ur was closed for the winter.", ["harb6ur"]),
        ("They brought the. prisoner in on Monday.", ["the."]),
        ("They said that he' would come to the town.", ["'"]),
    ],
)
def test_what_no_writer_writes_is_evidence(text: str, found: list[str]) -> None:
    assert evidence(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Home|News|Sport are the items of the menu.",
        "They had tea , cake , jam and bread.",
        "The pre- and post-war years were hard.",
        "They moved to the .NET framework in spring.",
        "Version v2ray and v2ray were both tested.",
        "The boys' books and the girls' books were lost.",
        "He said 'all is well' and left the town.",
        "The sale ended etc. and nobody came to it.",
        "",
        "~",
        "'",
    ],
)
def test_what_is_meant_is_none(text: str) -> None:
    assert evidence(text) == []
