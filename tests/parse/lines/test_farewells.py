"""Names with which somebody takes leave, introduces themselves, or that more is offered by."""

from __future__ import annotations

import pytest

from seedproof.parse.lines.farewells import introduced_name, name_after_farewell, offered_name, signed_name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("More by Ida Holm", "Ida Holm"),
        ("More by the same author", None),
        ("More by Ida Holm and on what she sells", None),
    ],
)
def test_more_is_offered_by_somebody(line: str, name: str | None) -> None:
    span = offered_name(line)

    assert (line[slice(*span)] if span else None) == name


@pytest.mark.parametrize(("line", "name"), [("Eure Ida", "Ida"), ("Liebe Grüße, Ida", "Ida"), ("Eure Stadt", None)])
def test_somebody_takes_leave(line: str, name: str | None) -> None:
    span = name_after_farewell(line)

    assert (line[slice(*span)] if span else None) == name


@pytest.mark.parametrize(
    ("line", "name"), [("Hi, I'm Ida and I live by the sea.", "Ida"), ("I'm glad that you came.", None), ("Ich bin Ida Holm.", "Ida Holm")]
)
def test_somebody_gives_the_name(line: str, name: str | None) -> None:
    span = introduced_name(line)

    assert (line[slice(*span)] if span else None) == name


@pytest.mark.parametrize(("line", "name"), [("~ Ida", "Ida"), ("Ida Holm", "Ida Holm"), ("Ida went home", None), ("Harbour", None)])
def test_a_first_name_fills_a_line(line: str, name: str | None) -> None:
    span = signed_name(line)

    assert (line[slice(*span)] if span else None) == name
